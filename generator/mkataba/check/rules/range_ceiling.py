"""A range of times is so narrow that its end says something."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "range-ceiling"
SEVERITY = Severity.WARNING
LEVEL = "exemplary"
WHY = (
    "The office promises the end of a range only, and a range from one week to twelve hides "
    "that most customers could be promised less."
)

_FILE = "services/plot-survey.yml"
VALID = (
    {_FILE: "turnaround: 1-4 weeks\n"},
    {_FILE: "turnaround: 0-5 working days\n"},
    {_FILE: "turnaround: 12 weeks\n"},
)
INVALID = ({_FILE: "turnaround: 1-12 weeks\n"},)

_WIDEST = 4  # times the lower end
_HINT = "promise the longest time alone, or a time for each class of cases under tiers"


def check(content: Content) -> Iterator[Problem]:
    """Yield each range that ends at more than four times its beginning, unless that is 0."""
    for (entry, _, path, value), time in content.parsed("duration"):
        if time.is_wide(_WIDEST):
            unit = f"{time.unit}s" if time.most > 1 else time.unit
            message = f"{quoted(value)} is so wide that it promises {time.most} {unit}, no less"
            yield Problem(entry, path, message, _HINT)
