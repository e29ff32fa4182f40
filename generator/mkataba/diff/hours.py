"""How opening hours changed."""

from collections.abc import Iterable, Iterator

from mkataba.diff.change import Change
from mkataba.values.hours import Opening

Openings = tuple[Opening, ...]


def hour_changes(before: Openings, after: Openings) -> Iterator[Change]:
    """Yield whether opening hours are shorter, longer, or other ones; minute by minute."""
    old, new = _minutes(before), _minutes(after)
    if old == new:
        return
    if not old or not new:
        kind = "gained" if new else "lost"
    elif new < old:
        kind = "hours-shorter"
    else:
        kind = "hours-longer" if old < new else "changed"
    yield Change(kind, before or None, after or None)


def _minutes(openings: Iterable[Opening]) -> set[tuple[int, int]]:
    """Return each open minute as day and minute of the day."""
    return {
        (day, minute)
        for opening in openings
        for day in opening.days
        for minute in range(opening.opens, opening.closes)
    }
