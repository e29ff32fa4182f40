"""Opening hours: days of the week with an opening and a closing time."""

import re
from dataclasses import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays")

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on ``days``, indices into ``DAYS``; ``opens`` and ``closes`` in minutes of the day."""

    days: tuple[int, ...]
    opens: int
    closes: int


def read_days(written: str) -> tuple[int, ...] | None:
    """Return the days that ``mon-fri``, ``mon, wed`` or ``daily`` names, in order; else None."""
    if written.strip().lower() == "daily":
        return tuple(range(7))
    days: set[int] = set()
    for part in written.lower().split(","):
        ends = [end.strip() for end in part.split("-")]
        if len(ends) > 2 or any(end not in DAYS for end in ends):
            return None
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        if last < first:
            return None
        days.update(range(first, last + 1))
    return tuple(sorted(days))


def read_clock(written: str) -> int | None:
    """Return the minutes since midnight of ``08:00``; None for anything that is no time of day."""
    if not _CLOCK.fullmatch(written):
        return None
    hours, minutes = written.split(":")
    return int(hours) * 60 + int(minutes)
