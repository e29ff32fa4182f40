"""A length of time as charters promise it: a number or a range, a unit, a basis of days."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from msgspec import Struct

from mkataba.values.form import Written, any_case


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
    r"(?P<low>[0-9]{1,4})(\s*(-|–|[Tt][Oo])\s*(?P<high>[0-9]{1,4}))?"
    r"\s+(?P<unit>[A-Za-z]+( [A-Za-z]+)?)"
)
PARTS = {
    Unit.MINUTE: (60, Unit.SECOND),
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.YEAR: (12, Unit.MONTH),
}
"""Unit -> the one that so many of make it up: ``1 hour 30 minutes`` is a number of these.

A day has no number of hours, and a week none of working days.
"""
_TOGETHER = tuple(
    re.compile(
        rf"(?P<high>[0-9]{{1,2}})\s+{any_case(unit)}[Ss]?\s+"
        rf"(?P<low>[0-9]{{1,2}})\s+{any_case(part)}[Ss]?"
    )
    for unit, (_, part) in PARTS.items()
)
_NAMES = frozenset(unit.value for unit in Unit)


class Duration(Struct, frozen=True):
    """A time of at most ``most`` units; ``least`` is the lower end of a range, else None.

    A range whose lower end is 0 begins at once.
    """

    most: int
    unit: Unit
    least: int | None = None

    def is_wide(self, times: int) -> bool:
        """Tell whether it ends at more than so many times its lower end, unless that is 0."""
        return bool(self.least) and self.most > times * (self.least or 0)


@lru_cache(1 << 12)
def read_duration(written: str) -> Duration | None:
    """Return what ``7 working days`` or ``1-4 weeks`` stands for; None for anything else.

    ``1 hour 30 minutes`` is 90 minutes: what stands behind the hours is less than one. A range that
    runs backwards or a time of nothing is not a promise: None.

    Source: clause 3.2.2.a.iv.
    """
    match = _WRITTEN.fullmatch(written.strip())
    if not match:
        return _read_parts(written.strip())
    name = match["unit"].lower()
    name = name.removesuffix("s")
    if name not in _NAMES:
        return None
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if high < low or high == 0:
        return None
    return Duration(high, Unit(name), low if match["high"] else None)


def _read_parts(written: str) -> Duration | None:
    for (of, part), pattern in zip(PARTS.values(), _TOGETHER, strict=True):
        if (match := pattern.fullmatch(written)) and 0 < int(match["low"]) < of:
            most = int(match["high"]) * of + int(match["low"])
            return Duration(most, part)
    return None


def duration_data(duration: Duration) -> str:
    """Return a length of time such as ``7 working days`` or ``1-4 weeks``."""
    number = str(duration.most) if duration.least is None else f"{duration.least}-{duration.most}"
    return f"{number} {duration.unit}" + ("" if number == "1" else "s")


def duration_parts(duration: Duration) -> dict[str, Any]:
    """Return what a length of time is made of, as JSON says it."""
    least = {} if duration.least is None else {"least": duration.least}
    return {**least, "most": duration.most, "unit": str(duration.unit)}


_UNITS = "|".join(map(any_case, Unit))
_SOME = "([1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9])"  # up to 9999, and not 0
_BELOW = {60: "(0?[1-9]|[1-5][0-9])", 12: "(0?[1-9]|1[01])"}
_PARTED = "|".join(
    rf"[0-9]{{1,2}}\s+{any_case(unit)}[Ss]?\s+{_BELOW[of]}\s+{any_case(part)}[Ss]?"
    for unit, (of, part) in PARTS.items()
)
PATTERN = r"(([0-9]{1,4}\s*(-|\u2013|[Tt][Oo])\s*)?" + rf"{_SOME}\s+({_UNITS})[Ss]?|{_PARTED})"
"""A length of time without blanks around it."""

TYPE = Written(
    accepts=lambda written: read_duration(written) is not None,
    read=read_duration,
    pattern=f"\\s*{PATTERN}\\s*",
)
