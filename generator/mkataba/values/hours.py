"""Opening hours: days of the week with an opening and a closing time."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from mkataba.values.form import Mapped, Written, any_case

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays")
HOLIDAYS = DAYS.index("holidays")

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")


class Opening(Struct, frozen=True):
    """Open on ``days``, indices into ``DAYS``; ``opens`` and ``closes`` in minutes of the day."""

    days: tuple[int, ...]
    opens: int
    closes: int

    @property
    def ends(self) -> bool:
        """Whether it closes after it opens."""
        return self.opens < self.closes

    def shares_with(self, other: "Opening") -> frozenset[int]:
        """Return the days on which both are open at the same time."""
        if self.opens < other.closes and other.opens < self.closes:
            return frozenset(self.days) & frozenset(other.days)
        return frozenset()


class Clock(Struct, frozen=True):
    """A time of day in minutes since midnight."""

    minutes: int


class Days(Struct, frozen=True):
    """Days of the week, indices into ``DAYS``."""

    days: tuple[int, ...]


@lru_cache(1 << 8)
def read_days(written: str) -> tuple[int, ...] | None:
    """Return the days that ``mon-fri``, ``mon, wed`` or ``daily, holidays`` names, in order.

    None where it names none, or something else besides.
    """
    days: set[int] = set()
    for part in written.lower().split(","):
        if part.strip() == "daily":
            days.update(range(HOLIDAYS))
            continue
        ends = [end.strip() for end in part.split("-")]
        if len(ends) > 2 or any(end not in DAYS for end in ends):
            return None
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        if last < first:
            return None
        days.update(range(first, last + 1))
    return tuple(sorted(days))


@lru_cache(1 << 8)
def read_clock(written: str) -> int | None:
    """Return the minutes since midnight of ``08:00``; None for anything that is no time of day."""
    if not _CLOCK.fullmatch(written):
        return None
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)


def opening_of(data: Mapping[str, Any]) -> Opening | None:
    """Return the opening hours that checked data holds; None where a part of them is missing.

    Args:
        data: A map with the keys that ``schemas/types.yml`` lists under ``opening``.
    """
    days = read_days(data.get("days", ""))
    opens, closes = (read_clock(data.get(key, "")) for key in ("opens", "closes"))
    if days is None or opens is None or closes is None:
        return None
    return Opening(days, opens, closes)


def opening_data(opening: Opening) -> dict[str, str]:
    """Return the data that YAML holds for opening hours."""
    opens, closes = (clock_data(Clock(minutes)) for minutes in (opening.opens, opening.closes))
    return {"days": days_data(Days(opening.days)), "opens": opens, "closes": closes}


def clock_data(clock: Clock) -> str:
    """Return a time of day such as ``08:00``."""
    return f"{clock.minutes // 60:02}:{clock.minutes % 60:02}"


def days_data(days: Days) -> str:
    """Return days of the week such as ``mon, tue``."""
    return ", ".join(DAYS[day] for day in days.days)


def clocks(before: Clock, after: Clock) -> int:
    """Return 1 where the second time of day is later, -1 where it is earlier, 0 where it is not."""
    return (after.minutes > before.minutes) - (after.minutes < before.minutes)


def compared(before: Iterable[Opening], after: Iterable[Opening]) -> int | None:
    """Return 1 where the second hours are longer, -1 where they are shorter, 0 for the same.

    They are longer where it is open whenever it was, and at other minutes too. None where neither
    are.
    """
    old, new = _minutes(before), _minutes(after)
    if old == new:
        return 0
    return -1 if new < old else 1 if old < new else None


def _minutes(openings: Iterable[Opening]) -> set[tuple[int, int]]:
    """Return each open minute as day and minute of the day."""
    return {
        (day, minute)
        for opening in openings
        for day in opening.days
        for minute in range(opening.opens, opening.closes)
    }


def _clock_of(written: str) -> Clock | None:
    minutes = read_clock(written)
    return None if minutes is None else Clock(minutes)


def _days_of(written: str) -> Days | None:
    days = read_days(written)
    return None if days is None else Days(days)


_DAY = f"({'|'.join(map(any_case, DAYS))})"
_DAYS = f"({any_case('daily')}|{_DAY}(\\s*-\\s*{_DAY})?)"

CLOCK = Written(
    accepts=lambda written: read_clock(written) is not None,
    read=_clock_of,
    pattern=r"([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
)
DAYS_OF_A_WEEK = Written(
    accepts=lambda written: read_days(written) is not None,
    read=_days_of,
    pattern=f"\\s*{_DAYS}(\\s*,\\s*{_DAYS})*\\s*",
)
OPENING = Mapped(read=lambda data, _: opening_of(data))
