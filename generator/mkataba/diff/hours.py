"""How opening hours changed."""

from collections.abc import Iterator, Mapping

from mkataba.diff.change import Change
from mkataba.diff.texts import came, went
from mkataba.schema import Field
from mkataba.values.hours import Opening, compared

Openings = tuple[Opening, ...]

_MOVES: Mapping[int | None, str] = {1: "hours-longer", -1: "hours-shorter", None: "changed"}


def hour_changes(field: Field, before: Openings, after: Openings) -> Iterator[Change]:
    """Yield whether opening hours are shorter, longer, or other ones; minute by minute."""
    move = compared(before, after)
    if move == 0:
        return
    opened, opens = (any(opening.ends for opening in openings) for openings in (before, after))
    kind = _MOVES[move] if opened and opens else (came if opens else went)(field.promise)
    yield Change(kind, before or None, after or None)
