"""Lines of a page -> the grids that they draw; a place that no line parts is one cell."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from mkataba.tables.limits import PAGE_RULES
from mkataba.tables.pdf.page import Glyph, Line, Page

_APART = 2.0  # points between two lines that are drawn as one
_GAP = 3.0  # points between pieces of a line, and between a line and one that it meets
_SHORTEST = 6.0


class Grid(Struct, frozen=True):
    """A grid on a page.

    ``across`` and ``down`` are where its columns and rows begin, and where the last one ends.
    ``cells`` tells by row and column which cell a place belongs to: its first row and column.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]

    def place_of(self, word: Sequence[Glyph]) -> tuple[int, int] | None:
        """Return the row and column where most of a word stands; None if it is outside.

        A word that is too long for its cell reaches into the next one, and still is one word.
        """
        places = Counter(
            self.place((glyph.left + glyph.right) / 2, glyph.base - 0.3 * glyph.height)
            for glyph in word
        )
        return places.most_common(1)[0][0]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and the column of a place on the page; None outside."""
        row, column = bisect_right(self.down, y) - 1, bisect_right(self.across, x) - 1
        if 0 <= row < len(self.down) - 1 and 0 <= column < len(self.across) - 1:
            return row, column
        return None


def grids(page: Page) -> list[Grid]:
    """Return the grids of two columns and more that lines draw on a page, from its top."""
    level, upright = _joined(page.level), _joined(page.upright)
    if max(len(level), len(upright)) > PAGE_RULES:  # a drawing, not a table
        return []
    found = []
    for rows, columns in _meeting(level, upright):
        grid = _grid(rows, columns)
        if grid and len(grid.across) > 2:
            found.append(grid)
    outer = [one for one in found if not any(_within(one, other) for other in found)]
    return sorted(outer, key=lambda grid: (grid.down[0], grid.across[0]))


def joined_levels(page: Page) -> list[Line]:
    """Return the level lines of a page, the pieces of each joined."""
    return _joined(page.level)


def _within(one: Grid, other: Grid) -> bool:
    return (
        one is not other
        and other.across[0] <= one.across[0]
        and one.across[-1] <= other.across[-1]
        and other.down[0] <= one.down[0]
        and one.down[-1] <= other.down[-1]
        and (one.across, one.down) != (other.across, other.down)
    )


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Return lines of which those on one another, and pieces of one, are one."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.at):
        if rows and line.at - rows[-1][0].at <= _APART:
            rows[-1].append(line)
        else:
            rows.append([line])
    made = []
    for row in rows:
        at = sum(line.at for line in row) / len(row)
        spans: list[list[float]] = []
        for line in sorted(row, key=lambda line: line.start):
            if spans and line.start - spans[-1][1] <= _GAP:
                spans[-1][1] = max(spans[-1][1], line.end)
            else:
                spans.append([line.start, line.end])
        made += [Line(at, start, end) for start, end in spans if end - start >= _SHORTEST]
    return made


def _meet(one: Line, other: Line) -> bool:
    return (
        one.start - _GAP <= other.at <= one.end + _GAP
        and other.start - _GAP <= one.at <= other.end + _GAP
    )


def _meeting(level: Sequence[Line], upright: Sequence[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Return the lines that meet, directly or by way of others, together."""
    left_rows, left_columns = set(range(len(level))), set(range(len(upright)))
    found = []
    while left_rows:
        rows, columns = [left_rows.pop()], []
        seen = 0
        while seen < len(rows):
            meeting = [n for n in left_columns if _meet(level[rows[seen]], upright[n])]
            left_columns.difference_update(meeting)
            columns += meeting
            for column in meeting:
                more = [n for n in left_rows if _meet(level[n], upright[column])]
                left_rows.difference_update(more)
                rows += more
            seen += 1
        found.append(([level[n] for n in rows], [upright[n] for n in columns]))
    return found


def _grid(level: list[Line], upright: list[Line]) -> Grid | None:
    if not upright:
        return None
    # a table may be open at its sides, at its top and at its foot
    across = _distinct(
        (line.at for line in upright), [f(getattr(x, e) for x in level) for f, e in _SIDES]
    )
    down = _distinct(
        (line.at for line in level), [f(getattr(x, e) for x in upright) for f, e in _SIDES]
    )
    height, width = len(down) - 1, len(across) - 1
    if height < 1 or width < 1:
        return None
    root = {(row, column): (row, column) for row in range(height) for column in range(width)}
    for row in range(height):
        middle = (down[row] + down[row + 1]) / 2
        for column in range(1, width):
            if not _drawn(upright, across[column], middle):
                _unite(root, (row, column - 1), (row, column))
    for column in range(width):
        middle = (across[column] + across[column + 1]) / 2
        for row in range(1, height):
            if not _drawn(level, down[row], middle):
                _unite(root, (row - 1, column), (row, column))
    cells = tuple(
        tuple(_root(root, (row, column)) for column in range(width)) for row in range(height)
    )
    return Grid(tuple(across), tuple(down), cells)


_SIDES = ((min, "start"), (max, "end"))


def _distinct(places: Iterable[float], ends: Iterable[float]) -> list[float]:
    """Return places in order, those on one another once; ends that lie beyond them too."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * _APART:
            found.append(place)
    first, last = ends
    if found and found[0] - first > 2 * _GAP:
        found.insert(0, first)
    if found and last - found[-1] > 2 * _GAP:
        found.append(last)
    return found


def _drawn(lines: Iterable[Line], at: float, place: float) -> bool:
    """Tell whether one of some lines is drawn at a place."""
    return any(
        abs(line.at - at) <= 2 * _APART and line.start <= place <= line.end for line in lines
    )


_Place = tuple[int, int]


def _root(root: dict[_Place, _Place], place: _Place) -> _Place:
    while root[place] != place:
        place = root[place]
    return place


def _unite(root: dict[_Place, _Place], one: _Place, other: _Place) -> None:
    first, second = sorted((_root(root, one), _root(root, other)))
    root[second] = first
