"""A length of time as charters promise it: a number or a range, a unit, a basis of days."""

import re
from collections.abc import Iterable, Mapping
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


_DAYS = (Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY)
_WRITTEN = re.compile(
    r"(?P<low>[0-9]{1,4}(\.5)?)(\s*(-|–|[Tt][Oo])\s*(?P<high>[0-9]{1,4}(\.5)?))?"
    r"\s+(?P<unit>[A-Za-z]+( [A-Za-z]+)?)"
)
_TOGETHER = re.compile(r"([0-9]{1,4})\s+([A-Za-z]+(?: [A-Za-z]+)?)(?:\s+(?=[0-9])|$)")
PARTS = {
    Unit.MINUTE: (60, Unit.SECOND),
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.YEAR: (12, Unit.MONTH),
}
"""Unit -> the one that so many of make it up: ``1 hour 30 minutes`` is a number of these.

A day has no number of hours, and a week none of working days.
"""
_REST: Mapping[Unit, Mapping[Unit, int]] = {
    **{day: {Unit.HOUR: 24, Unit.MINUTE: 24 * 60} for day in _DAYS},
    Unit.WEEK: dict.fromkeys(_DAYS, 7),
    Unit.MONTH: {Unit.WEEK: 5, **dict.fromkeys(_DAYS, 31)},
}
"""Unit -> the units that may stand behind it, each with the number that is too many of them."""
HALVED = (*_DAYS, Unit.WEEK, Unit.MONTH)
"""The units of which a half may be promised: that of an hour is a number of minutes."""
_LONGEST_HEAD = 100  # hours or years before their minutes or months
_NAMES = frozenset(unit.value for unit in Unit)


class Duration(Struct, frozen=True):
    """A time of at most ``most`` units; ``least`` is the lower end of a range, else None.

    A range whose lower end is 0 begins at once. Both ends may be a half and more, as 1.5; ``then``
    is what stands behind the number of units, such as the 4 hours of ``1 day 4 hours``.
    """

    most: float
    unit: Unit
    least: float | None = None
    then: "Duration | None" = None

    @property
    def pieces(self) -> tuple["Duration", ...]:
        """The times that it says one behind the other: days, hours, minutes."""
        if self.then is None:
            return (self,)
        hours, minutes = divmod(self.then.most, 60)
        first = Duration(self.most, self.unit)
        if self.then.unit is Unit.MINUTE and hours:
            return (first, Duration(hours, Unit.HOUR), Duration(minutes, Unit.MINUTE))
        return (first, self.then)

    def is_wide(self, times: int) -> bool:
        """Tell whether it ends at more than so many times its lower end, unless that is 0."""
        return bool(self.least) and self.most > times * (self.least or 0)


@lru_cache(1 << 12)
def read_duration(written: str) -> Duration | None:
    """Return what ``7 working days`` or ``1-4 weeks`` stands for; None for anything else.

    ``1 hour 30 minutes`` is 90 minutes, and ``1 day 4 hours`` a day with something behind it: what
    stands behind a unit is less than one of it. A range that runs backwards or a time of nothing is
    not a promise: None.

    Source: clause 3.2.2.a.iv.
    """
    match = _WRITTEN.fullmatch(written.strip())
    if not match:
        return _read_together(written.strip())
    low, high = count(match["low"]), count(match["high"] or match["low"])
    return ranged(low if match["high"] else None, high, _unit(match["unit"]))


def count(written: str) -> float:
    """Return a written number, ``7`` or ``1.5``; a whole one is an integer."""
    return float(written) if "." in written else int(written)


def ranged(least: float | None, most: float, unit: Unit | None) -> Duration | None:
    """Return a time of ``most`` units, or from ``least`` on; None where that promises nothing."""
    halves = any(end and end % 1 for end in (least, most))
    if unit is None or most == 0 or (least is not None and least > most):
        return None
    return None if halves and unit not in HALVED else Duration(most, unit, least)


def _unit(name: str) -> Unit | None:
    name = name.lower().removesuffix("s")
    return Unit(name) if name in _NAMES else None


def _read_together(written: str) -> Duration | None:
    found = _TOGETHER.findall(written)
    if len(found) < 2 or _TOGETHER.sub("", written):
        return None
    whole: Duration | None = None
    for number, name in reversed(found):
        time = ranged(None, int(number), _unit(name))
        whole = together(time, whole) if time and whole else time
        if whole is None:
            return None
    return whole


def together(time: Duration, rest: Duration) -> Duration | None:
    """Return a time and what stands behind it as one; None where they do not go together."""
    whole = not time.most % 1 and not rest.most % 1
    alone = time.least is None and rest.least is None and not time.then and not rest.then
    of, part = PARTS.get(time.unit, (0, None))
    if rest.unit is part and alone and rest.most < of and time.most < _LONGEST_HEAD:
        return Duration(time.most * of + rest.most, part)
    fits = rest.most < _REST.get(time.unit, {}).get(rest.unit, 0)
    return Duration(time.most, time.unit, then=rest) if fits and alone and whole else None


def duration_data(duration: Duration) -> str:
    """Return a length of time such as ``7 working days``, ``1-4 weeks`` or ``1 day 4 hours``."""
    return " ".join(map(_data, duration.pieces))


def _data(time: Duration) -> str:
    number = str(time.most) if time.least is None else f"{time.least}-{time.most}"
    return f"{number} {time.unit}" + ("" if number == "1" else "s")


def duration_parts(duration: Duration) -> dict[str, Any]:
    """Return what a length of time is made of, as JSON says it."""
    least = {} if duration.least is None else {"least": duration.least}
    then = {"then": duration_parts(duration.then)} if duration.then else {}
    return {**least, "most": duration.most, "unit": str(duration.unit), **then}


_SOME = "([1-9][0-9]{0,3}|0[1-9][0-9]{0,2}|00[1-9][0-9]?|000[1-9])"  # up to 9999, and not 0
_TO = r"\s*(-|\u2013|[Tt][Oo])\s*"


def _of(units: Iterable[Unit]) -> str:
    return f"\\s+({'|'.join(map(any_case, units))})[Ss]?"


def _counted(*units: Unit) -> str:
    return _SOME + _of(units)


_MINUTES = rf"\s+{_counted(Unit.MINUTE)}"
_PAIRS: Mapping[Unit, Iterable[Unit]] = {
    **{unit: (part,) for unit, (_, part) in PARTS.items()},
    Unit.WEEK: _REST[Unit.WEEK],
    Unit.MONTH: _REST[Unit.MONTH],
}
_FORMS = (
    rf"([0-9]{{1,4}}{_TO})?{_counted(*Unit)}",
    rf"([0-9]{{1,4}}(\.5)?{_TO})?({_SOME}|[0-9]{{1,4}}\.5){_of(HALVED)}",
    rf"{_counted(*_DAYS)}(\s+{_counted(Unit.HOUR)}({_MINUTES})?|{_MINUTES})",
    *(rf"{_counted(unit)}\s+{_counted(*rest)}" for unit, rest in _PAIRS.items()),
)
PATTERN = f"({'|'.join(_FORMS)})"
"""A length of time without blanks around it."""

TYPE = Written(
    accepts=lambda written: read_duration(written) is not None,
    read=read_duration,
    pattern=f"\\s*{PATTERN}\\s*",
)
