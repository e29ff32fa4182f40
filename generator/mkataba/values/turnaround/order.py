"""Which of two promises of time is slower, whatever their forms."""

from mkataba.values import turnaround as times
from mkataba.values.duration import Duration
from mkataba.values.duration.order import compared
from mkataba.values.turnaround import Turnaround


def slower(before: times.Promise | None, after: times.Promise | None) -> int | None:
    """Return 1 for a slower promise, -1 for a faster one, 0 for neither; None where unclear."""
    match before, after:
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
        return compared(before.period, after.period) if bare else None
    if before.by_day and after.by_day:
        return (after.by_day > before.by_day) - (after.by_day < before.by_day)
    if before.by_date and after.by_date:
        return (after.by_date > before.by_date) - (after.by_date < before.by_date)
    had, has = bool(before.by_day or before.by_date), bool(after.by_day or after.by_date)
    return None if had and has else had - has  # without a day, any day of the period will do


def _parts(promise: times.Promise | None) -> list[times.Promise | None]:
    """Return the promises of the single cases; one that holds under a condition is unclear."""
    each = Turnaround(promise).parts
    return [None if part.when else part.promise for part in each] if each else [promise]


def _simple(before: times.Promise | None, after: times.Promise | None) -> int | None:
    old = before.duration if isinstance(before, times.Within) else before
    new = after.duration if isinstance(after, times.Within) else after
    match old, new:
        case (
            Duration() | times.Immediate() | times.SameDay(),
            Duration() | times.Immediate() | times.SameDay(),
        ):
            return compared(old, new)
    return None
