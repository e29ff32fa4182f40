"""Opening hours: days of the week with an opening and a closing time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays")
HOLIDAYS = DAYS.index("holidays")

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on ``days``, indices into ``DAYS``; ``opens`` and ``closes`` in minutes of the day."""

    days: tuple[int, ...]
    opens: int
    closes: int


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
    clocks = [
        f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (opening.opens, opening.closes)
    ]
    days = ", ".join(DAYS[day] for day in opening.days)
    return {"days": days, "opens": clocks[0], "closes": clocks[1]}
