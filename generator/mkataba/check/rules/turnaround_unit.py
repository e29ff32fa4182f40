"""The number of a time has a unit."""

from collections.abc import Iterator

from mkataba.check.ambiguities import unread_times
from mkataba.check.content import Content, Problem
from mkataba.check.messages import dotted, quoted
from mkataba.finding import Severity
from mkataba.reading.advice import NO_UNIT
from mkataba.reading.vocabulary import SECTION

ID = "turnaround-unit"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A time of 15 may be minutes or months, and a customer can't guess which."
REPLACES = ("value", "as-published")

_FILE = "services/soil-testing.yml"
VALID = ({_FILE: "turnaround: 15 minutes\n"},)
INVALID = (
    {_FILE: "turnaround: 15\n"},
    {_FILE: "turnaround: ndani ya 15\n"},
    {_FILE: "turnaround: {within: 5 working days, acknowledge: 2}\n"},
)

WORDS = (SECTION,)
_HINT = "write the unit too: minutes, hours, working days, calendar days, weeks, months"


def check(content: Content) -> Iterator[Problem]:
    """Yield each time that is a number without a unit."""
    for time, words, reason, _ in unread_times(content):
        if reason == NO_UNIT:
            name = dotted(time.path).removesuffix(".as_published")
            message = f"{name}: {quoted(words)} has no unit of time"
            yield Problem(time.entry, time.path, message, _HINT)
