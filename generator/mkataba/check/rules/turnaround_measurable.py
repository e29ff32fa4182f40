"""A time is a number and a unit, or another form that can be measured."""

import re
from collections.abc import Iterator

from mkataba.check.ambiguities import unread_times
from mkataba.check.content import Content
from mkataba.check.messages import dotted, quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.reading.advice import NO_LONGEST, NO_NUMBER
from mkataba.reading.vocabulary import SECTION

ID = "turnaround-measurable"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "Nobody can tell when a time such as promptly has passed, so no customer can hold the "
    "office to it."
)
REPLACES = ("value", "as-published")

_FILE = "services/soil-testing.yml"
VALID = (
    {_FILE: "turnaround: 5 working days\n"},
    {_FILE: "turnaround: immediate\n"},
    {_FILE: "turnaround: {within: 5 working days, acknowledge: immediate}\n"},
)
INVALID = (
    {_FILE: "turnaround: promptly\n"},
    {_FILE: "turnaround: haraka iwezekanavyo\n"},
    {_FILE: "turnaround: {as_published: {en: When required, sw: Inapohitajika}}\n"},
    {_FILE: "turnaround: at least 5 working days\n"},
    {_FILE: "turnaround: {within: 5 working days, acknowledge: bila kuchelewa}\n"},
)

_DIGIT = re.compile(r"\d")
WORDS = (SECTION,)
_HINT = "give a number and a unit such as 7 working days, or write immediate or same day"


def check(content: Content) -> Iterator[Problem]:
    """Yield each time in words that name no number, or no longest time."""
    for time, words, reason, hint, shown in unread_times(content):
        name = dotted(time.path).removesuffix(".as_published")
        if reason == NO_NUMBER and not _DIGIT.search(words):
            message = f"{name}: {quoted(words)} can't be measured"
            yield Problem(time.entry, time.path, message, _HINT, yaml=shown)
        elif reason == NO_LONGEST:
            message = f"{name}: {quoted(words)} promises no longest time"
            yield Problem(time.entry, time.path, message, hint, yaml=shown)
