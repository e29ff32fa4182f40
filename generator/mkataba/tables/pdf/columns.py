"""Words that stand in columns without lines around them -> tables.

Where nothing shows which lines belong to one row, the file is refused: a time beside another
service's name would be worse than none.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mkataba.tables.grid import Cell, UnreadableError, cell
from mkataba.tables.pdf.lines import Row, paragraphs, parted
from mkataba.tables.pdf.page import Glyph, Line
from mkataba.tables.pdf.ruled import Block

_GUTTER = 0.9  # of a line's height: the least room between two columns
_LEAST = 3  # lines of several pieces that make a table
_WIDER = 1.2  # a gap between rows is so much wider than one between the lines of a row
_CLOSE = 1.35  # of a line's height: what is no further above belongs to the same words
_BETWEEN = 2.0  # points between two columns
_FAR = 4.0  # of a line's height: what is further below belongs to something else

Columns = list[tuple[float, float]]
Lines = list[list[Row]]


def blocks(number: int, glyphs: Iterable[Glyph], level: Sequence[Line]) -> Iterator[Block]:
    """Yield the tables of a page that no grid draws, from the top.

    Args:
        number: The page's, from 1.
        glyphs: The characters outside of grids.
        level: The level lines of the page, which may part rows.

    Raises:
        UnreadableError: If nothing shows which lines of one belong together.
    """
    for run in _runs(parted(glyphs, _GUTTER)):
        columns = _columns(run)
        lines = _without_headings(run, columns)
        several = sum(len(_in_columns(line, columns)) > 1 for line in lines) if columns else 0
        if len(columns) > 1 and several >= _LEAST and not _is_prose(lines, columns):
            yield _block(number, lines, columns, level)


def _without_headings(lines: Lines, columns: Columns) -> Lines:
    """Return lines without those at their beginning and end that reach over the columns."""
    own = [n for n, line in enumerate(lines) if not _is_heading(line, columns)]
    return lines[own[0] : own[-1] + 1] if own else []


def _is_prose(lines: Lines, columns: Columns) -> bool:
    """Tell whether most lines of each column fill it: a text in columns, not a table."""
    if len(columns) > 3:
        return False
    pieces = [
        (n, row) for line in lines for n, rows in _in_columns(line, columns).items() for row in rows
    ]
    for n, (left, right) in enumerate(columns):
        own = [row for column, row in pieces if column == n]
        full = sum(row.right - row.left > 0.8 * (right - left) for row in own)
        wordy = sum(len(row.text.split()) > 3 for row in own)
        if min(full, wordy) < 0.6 * len(own):
            return False
    return True


def _runs(lines: Lines) -> Iterator[Lines]:
    """Yield lines that may be a table: those of several pieces, and single ones between them."""
    run: Lines = []
    above: Lines = []  # single lines close above the first of several pieces: its cells may be low
    for n, line in enumerate(lines):
        far = run and line[0].base - run[-1][0].base > _FAR * line[0].height
        prose = len(line) == 1 and n + 1 < len(lines) and len(lines[n + 1]) == 1
        crosses = prose and run and _crosses(line[0], run)
        if far or crosses:
            if len(run) >= _LEAST:
                yield run
            run, above = [], []
        if run or len(line) > 1:
            run += [*above, line]
            above = []
        elif above and line[0].base - above[-1][0].base > _CLOSE * line[0].height:
            above = [line]
        else:
            above.append(line)
        if above and n + 1 < len(lines):
            gap = lines[n + 1][0].base - line[0].base
            above = above if gap <= _CLOSE * line[0].height else []
    if len(run) >= _LEAST:
        yield run


def _crosses(row: Row, run: Lines) -> bool:
    """Tell whether a line runs over the gap between the columns above it."""
    columns = _columns(run)
    return len(columns) > 1 and sum(r > row.left and x < row.right for x, r in columns) > 1


def _columns(lines: Lines) -> Columns:
    """Return from where to where each column reaches: what no line of several pieces crosses.

    A piece that stands alone in its line makes a column if it stands beside all others.
    """
    columns = _merged((row.left, row.right) for line in lines if len(line) > 1 for row in line)
    alone = [
        (row.left, row.right)
        for line in lines
        if len(line) == 1
        for row in line
        if not any(right > row.left and left < row.right for left, right in columns)
    ]
    return _merged([*columns, *alone])


def _merged(pieces: Iterable[tuple[float, float]]) -> Columns:
    columns: list[list[float]] = []
    for left, right in sorted(pieces):
        if columns and left - columns[-1][1] < _BETWEEN:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    return [(left, right) for left, right in columns]


def _in_columns(line: list[Row], columns: Columns) -> dict[int, list[Row]]:
    """Return the pieces of a line by column; empty if one reaches over two."""
    found: dict[int, list[Row]] = {}
    for row in line:
        over = [
            n for n, (left, right) in enumerate(columns) if right > row.left and left < row.right
        ]
        if len(over) != 1:
            return {}
        found.setdefault(over[0], []).append(row)
    return found


def _is_heading(line: list[Row], columns: Columns) -> bool:
    return len(line) == 1 and not _in_columns(line, columns)


def _block(number: int, lines: Lines, columns: Columns, level: Sequence[Line]) -> Block:
    across = (*(left for left, _ in columns), columns[-1][1])
    rooms = [
        max(columns[n][1], columns[n + 1][0] - lines[0][0].height) - columns[n][0]
        if n + 1 < len(columns)
        else columns[n][1] - columns[n][0]
        for n in range(len(columns))
    ]
    if any(len(rows) > 1 for line in lines for rows in _in_columns(line, columns).values()):
        raise UnreadableError(
            f"can't be read: on page {number}, nothing shows which words of the table belong to "
            "one column; save the document that it was made from as .docx or .xlsx"
        )
    made: list[tuple[Cell, ...]] = []
    for group in _rows(number, lines, columns, level):
        if len(group) == 1 and _is_heading(group[0], columns):
            made.append((cell(group[0][0].text),) * len(columns))
            continue
        by_column: dict[int, list[Row]] = {}
        for line in group:
            for column, rows in _in_columns(line, columns).items():
                by_column.setdefault(column, []).extend(rows)
        made.append(
            tuple(cell(*paragraphs(by_column.get(n, []), rooms[n])) for n in range(len(columns)))
        )
    top = lines[0][0].base - lines[0][0].height
    return Block(number, top, lines[-1][0].base, across, tuple(made))


def _rows(number: int, lines: Lines, columns: Columns, level: Sequence[Line]) -> Iterator[Lines]:
    """Yield the lines of each row.

    Lines across the table part rows; else wider gaps do; else each line is a row, if each says
    something in its first column and in another.
    """
    left, right = columns[0][0], columns[-1][1]
    rules = [
        line.at
        for line in level
        if line.start <= left + 10
        and line.end >= right - 10
        and lines[0][0].base < line.at < lines[-1][0].base
    ]
    starts = {
        n
        for n, (one, other) in enumerate(pairwise(lines), 1)
        if _is_heading(one, columns) or _is_heading(other, columns)
    }
    gaps = [other[0].base - one[0].base for one, other in pairwise(lines)]
    plain = [_in_columns(line, columns) for line in lines]
    if len(rules) > 1:
        for n, (one, other) in enumerate(pairwise(lines), 1):
            if any(one[0].base < at < other[0].base for at in rules):
                starts.add(n)
    elif all(0 in filled and len(filled) > 1 for filled in plain if filled):
        starts = set(range(1, len(lines)))
    elif max(gaps) > _WIDER * min(gaps):
        edge = (max(gaps) * min(gaps)) ** 0.5
        edge = max(edge, _WIDER * min(gaps))
        starts |= {n for n, gap in enumerate(gaps, 1) if gap >= edge}
    elif all(0 in filled or n == 0 for n, filled in enumerate(plain) if len(filled) > 1) and all(
        0 not in filled for filled in plain if len(filled) == 1
    ):
        starts |= {n for n, filled in enumerate(plain) if 0 in filled}
    else:
        raise UnreadableError(
            f"can't be read: on page {number}, nothing shows which lines of the table belong to "
            "one row; save the document that it was made from as .docx or .xlsx"
        )
    group: Lines = []
    for n, line in enumerate(lines):
        if n in starts and group:
            yield group
            group = []
        group.append(line)
    yield group
