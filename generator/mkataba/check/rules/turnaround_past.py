"""A promised time lies ahead, and a customer can live to see it."""

from collections.abc import Iterator
from datetime import date

from mkataba.check.content import Content, Problem
from mkataba.check.messages import quoted
from mkataba.finding import Severity
from mkataba.values.duration import Duration, Unit, read_duration
from mkataba.values.time_order import compared

ID = "turnaround-past"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A day that is past, or a wait of half a life, is a slip of the pen and not a promise."

_FILE = "services/plot-survey.yml"
VALID = (
    {_FILE: "turnaround: {on: 2999-12-31}\n"},
    {_FILE: "turnaround: 10 years\n"},
)
INVALID = (
    {_FILE: "turnaround: {on: 2001-01-01}\n"},
    {_FILE: "turnaround: 900 years\n"},
    {_FILE: "turnaround: {every: 4000 calendar days}\n"},
    {_FILE: "turnaround: 5 years\nsteps:\n- {action: Register, time: 9000 working days}\n"},
    {
        _FILE: "turnaround:\n  tiers:\n  - {label: Near, turnaround: 2 working days}\n"
        "  - {label: Far, turnaround: {on: 2001-01-01}}\n"
    },
)

_LONGEST = Duration(10, Unit.YEAR)


def check(content: Content) -> Iterator[Problem]:
    """Yield each promised day before the day of the check, and each time of over ten years."""
    for entry, _, path, value in content.each("turnaround"):
        day = value.get("on") if isinstance(value, dict) else None
        if day and date.fromisoformat(day) < content.today:
            message = f"the promised day, {day}, is past"
            yield Problem(entry, (*path, "on"), message, "give the next day on which it is due")
    for entry, _, path, value in content.each("duration", "receipt_time"):
        time = read_duration(str(value))
        if time and compared(_LONGEST, time) == 1:
            message = f"{quoted(value)} is longer than ten years"
            yield Problem(entry, path, message, "check the number and the unit")
