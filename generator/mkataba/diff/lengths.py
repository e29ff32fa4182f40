"""How a promised length of time changed, wherever it stands."""

from collections.abc import Iterator, Mapping

from mkataba.diff.change import Change
from mkataba.values.duration import Duration
from mkataba.values.duration.order import compared
from mkataba.values.turnaround import Immediate

MOVES: Mapping[int | None, str] = {1: "slower", -1: "faster", 0: "changed", None: "changed"}

Length = Duration | Immediate


def length_changes(before: Length | None, after: Length | None) -> Iterator[Change]:
    """Yield that a length of time is longer, shorter, another one, no more, or new."""
    if before == after:
        return
    if before is None or after is None:
        yield Change("gained" if before is None else "lost", before, after)
    else:
        yield Change(MOVES[compared(before, after)], before, after)
