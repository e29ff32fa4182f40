"""Grids of a page -> tables on it, each with its rows of cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mkataba.tables.grid import Cell, cell
from mkataba.tables.pdf.lines import Row, paragraphs, rows
from mkataba.tables.pdf.page import Glyph, Line
from mkataba.tables.pdf.rules import Grid

_LEAST = 1.5  # points between a line and the words beside it


class Block(Struct, frozen=True):
    """A table on one page: where it stands, where its columns begin, and its rows."""

    page: int
    top: float
    bottom: float
    across: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    struck: tuple[tuple[str, str], ...] = ()


def block(
    number: int, grid: Grid, words: Iterable[Sequence[Glyph]], level: Sequence[Line]
) -> Block:
    """Return the table that a grid draws.

    Args:
        number: The page's, from 1.
        grid: The grid.
        words: Those in it, each as its characters.
        level: Level lines of the page: one through the middle of words strikes them out.
    """
    held: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    struck: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    strokes = [line for line in level if grid.down[0] < line.at < grid.down[-1]]
    for word in words:
        if place := grid.place_of(word):
            for glyph in word:
                taken = struck if _is_struck(glyph, strokes) else held
                taken[grid.cells[place[0]][place[1]]].append(glyph)
    lines = {root: rows(some) for root, some in held.items()}
    said = dict(_said(grid, lines))
    empty = cell()
    made = tuple(tuple(said.get(root, empty) for root in row) for row in grid.cells)
    out = tuple(
        (f"page {number}", " ".join(row.text.strip() for row in rows(some)))
        for some in struck.values()
    )
    return Block(number, grid.down[0], grid.down[-1], grid.across, made, out)


def _is_struck(glyph: Glyph, strokes: Sequence[Line]) -> bool:
    middle = (glyph.left + glyph.right) / 2
    return any(
        line.start <= middle <= line.end
        and glyph.base - 0.42 * glyph.height < line.at < glyph.base - 0.12 * glyph.height
        for line in strokes
    )


def _said(
    grid: Grid, lines: dict[tuple[int, int], list[Row]]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield each cell's root and what it says."""
    end: dict[tuple[int, int], int] = {}
    for row in grid.cells:
        for column, root in enumerate(row):
            end[root] = max(end.get(root, 0), column)
    room: dict[tuple[int, int], float] = {}
    for root, some in lines.items():
        left = grid.across[root[1]]
        key = root[1], end[root]
        room[key] = min(room.get(key, 99), *(row.left - left for row in some))
    for root, some in lines.items():
        width = grid.across[end[root] + 1] - grid.across[root[1]]
        width -= 2 * max(room[root[1], end[root]], _LEAST)
        yield root, cell(*paragraphs(some, width))
