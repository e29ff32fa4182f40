"""A promised day is to come and fits its period; a wait is at most ten years, an answer one."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration import Duration, Unit
from mkataba.values.duration.order import compared
from mkataba.values.turnaround import Every, On

ID = "turnaround-past"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "A day that is past, a day that does not fit the period, or a wait of many years is most "
    "often a slip of the pen, and no customer can rely on it."
)

_FILE = "services/plot-survey.yml"
VALID = (
    {_FILE: "turnaround: {on: 2999-12-31}\n"},
    {_FILE: "turnaround: 10 years\n"},
    {_FILE: "turnaround: {every: 3 months, by_day: 5}\n"},
    {_FILE: "turnaround: {every: 1 year, by_date: 12-23}\n"},
)
INVALID = (
    {_FILE: "turnaround: {on: 2001-01-01}\n"},
    {_FILE: "turnaround: 900 years\n"},
    {_FILE: "turnaround: {every: 4000 calendar days}\n"},
    {_FILE: "turnaround: {every: 1 week, by_day: 31}\n"},
    {_FILE: "turnaround: {every: 1 month, by_date: 12-23}\n"},
    {"channels.yml": "escalation:\n- {role: Secretary, response_time: 9 years}\n"},
    {_FILE: "turnaround: 5 years\nsteps:\n- {action: Register, time: 9000 working days}\n"},
    {
        _FILE: "turnaround:\n  tiers:\n  - {label: Near, turnaround: 2 working days}\n"
        "  - {label: Far, turnaround: {on: 2001-01-01}}\n"
    },
)

_LONGEST = Duration(10, Unit.YEAR)
_LONGEST_ANSWER = Duration(1, Unit.YEAR)  # to a message or a complaint
_OF_MONTHS = (Unit.MONTH, Unit.YEAR)


def check(content: Content) -> Iterator[Problem]:
    """Yield each day that is past or never comes round so, and each time that is too long."""
    for (entry, _, path, value), time in content.parsed("turnaround"):
        match time.promise:
            case On(day) if day < content.today:
                message = f"the promised day, {day}, is past"
                yield Problem(entry, (*path, "on"), message, "give the next day on which it is due")
            case Every():
                for key, units in _never_due(time.promise):
                    message = f"{key} goes with {' and '.join(f'{unit}s' for unit in units)}, "
                    message += f"and it is given every {quoted(value['every'])}"
                    yield Problem(entry, (*path, key), message, "leave one of the two out")
    for (entry, _, path, value), time in content.parsed("duration", "receipt_time"):
        answers = entry.file.kind.name == "channels"
        longest = _LONGEST_ANSWER if answers else _LONGEST
        if compared(longest, time) == 1:
            message = f"{quoted(value)} is longer than {'a year' if answers else 'ten years'}"
            yield Problem(entry, path, message, "check the number and the unit")


def _never_due(every: Every) -> Iterator[tuple[str, tuple[Unit, ...]]]:
    """Yield each key that says when it is due, and the units that it goes with, not this one."""
    if every.by_day and every.period.unit not in _OF_MONTHS:
        yield "by_day", _OF_MONTHS
    if every.by_date and every.period.unit is not Unit.YEAR:
        yield "by_date", (Unit.YEAR,)
