"""The number of a time has a unit, and one alone."""

from collections.abc import Iterator

from mkataba.check.ambiguities import unread_times
from mkataba.check.content import Content
from mkataba.check.messages import dotted, quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.reading.advice import MORE_UNITS, NO_UNIT
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
    {_FILE: "turnaround: 48 hours on working days\n"},
)

WORDS = (SECTION,)
_HINT = "write the unit too: minutes, hours, working days, calendar days, weeks, months"


def check(content: Content) -> Iterator[Problem]:
    """Yield each time that is a number without a unit, or with two."""
    for time, words, reason, hint, shown in unread_times(content):
        name = dotted(time.path).removesuffix(".as_published")
        if reason == NO_UNIT:
            message = f"{name}: {quoted(words)} has no unit of time"
            yield Problem(time.entry, time.path, message, _HINT, yaml=shown)
        elif reason == MORE_UNITS:
            message = (
                f"{name}: {quoted(words)} names two units of time, and leaves open which counts"
            )
            yield Problem(time.entry, time.path, message, hint, yaml=shown)
