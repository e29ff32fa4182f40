"""A head of two rows: one cell over several columns, and what each of them is below it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import Column, column_of, tells_case, without_doubtful
from mkataba.import_.readers import Readers
from mkataba.import_.witness import column, speaks
from mkataba.tables import Cell


def under(
    row: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    columns: Mapping[int, Column],
    readers: Readers,
) -> dict[int, Column] | None:
    """Return the columns with what the row below the head says; None if that is no part of it.

    It is one if each of its cells says what the head says above it, or parts a column of the head
    that goes on over several: by one cell over them, or by empty cells beside it.

    Args:
        row: The head.
        rows: Those below it.
        columns: What the head says.
        readers: How texts are read.
    """
    if not rows or speaks(rows[0], readers):
        return None
    below = rows[0]
    spans = _spans(row)
    parted = {n: below[n].plain for n in spans if below[n].lines and below[n].lines != row[n].lines}
    others = [n for n in range(len(row)) if n not in spans and below[n].lines]
    if len(parted) < 2 or any(below[n].lines != row[n].lines for n in others):
        return None
    out = {n: column for n, column in columns.items() if n not in parted}
    for begin in dict.fromkeys(spans[n] for n in parted):
        words = {n: said for n, said in parted.items() if spans[n] == begin}
        own = {n: column_of(said, readers, column(rows[1:], n)) for n, said in words.items()}
        out |= _parts(words, own, columns.get(begin), readers)
    return out


def _parts(
    words: Mapping[int, str],
    own: Mapping[int, Column | None],
    over: Column | None,
    readers: Readers,
) -> dict[int, Column]:
    """Return what the columns below one cell hold.

    They are cases of what it says (fees: citizens, others), unless one of them says something
    else (standard: time, payment): then each holds what it says itself.
    """
    if over and all(one is None or one.field == over.field for one in own.values()):
        sure = over.field != "fee" or all(
            tells_case(said, "fee", readers) for said in words.values()
        )
        return {n: replace(over, label=said, doubtful=not sure) for n, said in words.items()}
    return without_doubtful({n: one for n, one in own.items() if one is not None})


def _spans(row: Sequence[Cell]) -> dict[int, int]:
    """Return the columns over which a cell of the head goes on, each with the first of them."""
    first: dict[int, int] = {}
    begin = 0
    for n, cell in enumerate(row):
        if n and (not cell.lines or cell.lines == row[begin].lines) and row[begin].lines:
            first |= {begin: begin, n: begin}
        else:
            begin = n
    return first
