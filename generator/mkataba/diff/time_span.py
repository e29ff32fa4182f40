"""How long a promised time is at least and at most, and which of two is longer.

Working days are counted against calendar days by their bounds: they are never shorter, and with
weekends and public holidays at most a little more than twice as long. Where the bounds of two
promises overlap, nobody can say which is longer.
"""

from typing import NamedTuple

from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.turnaround import Turnaround

_DAY = 86400
_HOUR = 3600

# exact lengths of units that measure the same thing
_FAMILIES: tuple[dict[Unit, int], ...] = (
    {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: _HOUR},
    {Unit.WORKING_HOUR: 1},
    {Unit.WORKING_DAY: 1},
    {Unit.DAY: 1},
    {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7},
    {Unit.MONTH: 1, Unit.YEAR: 12},
)

_SHORTEST = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: _HOUR,
    Unit.WORKING_HOUR: _HOUR,
    Unit.WORKING_DAY: _DAY,
    Unit.DAY: _DAY,
    Unit.CALENDAR_DAY: _DAY,
    Unit.WEEK: 7 * _DAY,
    Unit.MONTH: 28 * _DAY,
    Unit.YEAR: 365 * _DAY,
}
_LONGEST = {**_SHORTEST, Unit.MONTH: 31 * _DAY, Unit.YEAR: 366 * _DAY}
_OPEN_ENDED = {Unit.WORKING_HOUR, Unit.WORKING_DAY, Unit.DAY}


class Bounds(NamedTuple):
    """Seconds by the clock on the wall."""

    least: int
    most: int


def bounds(duration: Duration) -> Bounds:
    """Return between which bounds the longest time that is promised lies."""
    least = duration.most * _SHORTEST[duration.unit]
    if duration.unit in _OPEN_ENDED:
        # weekends double a short time; a week more is room for public holidays in a row
        return Bounds(least, (2 * duration.most + 7) * _DAY)
    return Bounds(least, duration.most * _LONGEST[duration.unit])


def longer(before: Duration, after: Duration) -> int | None:
    """Return 1 for a longer time, -1 for a shorter one, 0 for the same; None where unclear."""
    for family in _FAMILIES:
        if before.unit in family and after.unit in family:
            old, new = before.most * family[before.unit], after.most * family[after.unit]
            return (new > old) - (new < old)
    return _apart(bounds(before), bounds(after))


def _apart(old: Bounds, new: Bounds) -> int | None:
    if old == new:
        return 0 if old.least == old.most else None
    if new.least >= old.most:
        return 1
    return -1 if new.most <= old.least else None


def slower(before: times.Promise | None, after: times.Promise | None) -> int | None:
    """Return 1 for a slower promise, -1 for a faster one, 0 for neither; None where unclear."""
    match before, after:
        case times.Within(old), times.Within(new):
            return longer(old, new)
        case times.Rings(old_count), times.Rings(new_count):
            return (new_count > old_count) - (new_count < old_count)
        case times.On(old_day), times.On(new_day):
            return (new_day > old_day) - (new_day < old_day)
        case times.Every(), times.Every():
            return _recurring(before, after)
    parts = _parts(before), _parts(after)
    if len(parts[0]) > 1 and len(parts[1]) > 1:
        return None
    moves = {_simple(old, new) for old in parts[0] for new in parts[1]}
    if None in moves or {1, -1} <= moves:
        return None
    return next((move for move in moves if move), 0)


def _recurring(before: times.Every, after: times.Every) -> int | None:
    if before.period != after.period:
        bare = before.by_day == after.by_day and before.by_date == after.by_date
        return longer(before.period, after.period) if bare else None
    if before.by_day and after.by_day:
        return (after.by_day > before.by_day) - (after.by_day < before.by_day)
    if before.by_date and after.by_date:
        return (after.by_date > before.by_date) - (after.by_date < before.by_date)
    return None


def _parts(promise: times.Promise | None) -> list[times.Promise | None]:
    """Return the promises of the single cases; one that holds under a condition is unclear."""
    each: list[Turnaround] = []
    match promise:
        case times.Tiers(tiers):
            each = [tier.turnaround for tier in tiers]
        case times.ByChannel(by_channel):
            each = [item.turnaround for item in by_channel]
        case _:
            return [promise]
    return [None if part.when else part.promise for part in each]


def _simple(before: times.Promise | None, after: times.Promise | None) -> int | None:
    if isinstance(before, times.Within) and isinstance(after, times.Within):
        return longer(before.duration, after.duration)
    old, new = _bounds_of(before), _bounds_of(after)
    return _apart(old, new) if old and new else None


def _bounds_of(promise: times.Promise | None) -> Bounds | None:
    match promise:
        case times.Within(duration):
            return bounds(duration)
        case times.Immediate():
            return Bounds(0, 0)
        case times.SameDay():
            return Bounds(0, _DAY)
    return None
