"""A length of time as charters promise it: a number or a range, a unit, a basis of days."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """Units of time. ``DAY`` is a day whose basis nobody stated."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    WORKING_HOUR = "working hour"
    WORKING_DAY = "working day"
    CALENDAR_DAY = "calendar day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_WRITTEN = re.compile(
    r"(?P<low>\d{1,4})(\s*(-|–|to)\s*(?P<high>\d{1,4}))?\s+(?P<unit>[a-z]+( [a-z]+)?)",
    re.IGNORECASE,
)
_NAMES = frozenset(unit.value for unit in Unit)


@dataclass(frozen=True, slots=True)
class Duration:
    """A time of at most ``most`` units; ``least`` is the lower end of a range, else None.

    A range whose lower end is 0 begins at once.
    """

    most: int
    unit: Unit
    least: int | None = None


def read_duration(written: str) -> Duration | None:
    """Return what ``7 working days`` or ``1-4 weeks`` stands for; None for anything else.

    A range that runs backwards or a time of nothing is not a promise: None.

    Source: clause 3.2.2.a.iv.
    """
    match = _WRITTEN.fullmatch(written.strip())
    if not match:
        return None
    name = match["unit"].lower()
    name = name.removesuffix("s")
    if name not in _NAMES:
        return None
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if high < low or high == 0:
        return None
    return Duration(high, Unit(name), low if match["high"] else None)
