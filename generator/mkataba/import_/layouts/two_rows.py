"""A head of two rows: one cell over several columns, and what each of them is below it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import Column, column_of
from mkataba.import_.readers import Readers
from mkataba.import_.witness import speaks
from mkataba.tables import Cell


def under(
    row: Sequence[Cell],
    below: Sequence[Cell],
    columns: Mapping[int, Column],
    readers: Readers,
) -> dict[int, Column] | None:
    """Return the columns with what a second row of the head says; None if there is none.

    It is one if each of its cells says what the head says above it, or parts a column of the head
    that goes on over several: by one cell over them, or by empty cells beside it.

    Args:
        row: The head.
        below: The row below it.
        columns: What the head says.
        readers: How texts are read.
    """
    if speaks(below, readers):
        return None
    spans = _spans(row)
    parted = {n: below[n].plain for n in spans if below[n].lines and below[n].lines != row[n].lines}
    others = [n for n in range(len(row)) if n not in spans and below[n].lines]
    if len(parted) < 2 or any(below[n].lines != row[n].lines for n in others):
        return None
    out = dict(columns)
    for n, words in parted.items():
        over = columns.get(spans[n])
        own = column_of(words, readers)
        if over is not None:
            out[n] = replace(over, label=words)
        elif own is not None:
            out[n] = own
    return out


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
