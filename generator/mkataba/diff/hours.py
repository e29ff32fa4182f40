"""How opening hours changed."""

from collections.abc import Iterable, Iterator

from mkataba.diff.change import Change
from mkataba.diff.say import Say
from mkataba.values.hours import Opening
from mkataba.wording import Words
from mkataba.wording.basics import NBSP

Openings = tuple[Opening, ...]


def hour_changes(say: Say, before: Openings, after: Openings) -> Iterator[Change]:
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
    yield Change(kind, "hours", *say.pair(before, after, _in_words))


def _minutes(openings: Iterable[Opening]) -> set[tuple[int, int]]:
    """Return each open minute as day and minute of the day."""
    return {
        (day, minute)
        for opening in openings
        for day in opening.days
        for minute in range(opening.opens, opening.closes)
    }


def _in_words(words: Words, openings: Openings) -> str:
    lines = (f"{line.label} {line.value}" for line in words.hours(openings))
    return "; ".join(lines).replace(NBSP, " ")
