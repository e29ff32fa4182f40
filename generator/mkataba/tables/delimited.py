"""CSV -> a table: parted by commas, semicolons or tabs, cells in quotation marks as they are."""

import csv
import io
from collections import Counter

from mkataba.tables.grid import Table, UnreadableError, cell, table
from mkataba.tables.limits import MOST_CELLS, MOST_ROWS
from mkataba.tables.text import text

_NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab"}

Rows = list[tuple[int, list[str]]]
"""Each record with the line on which it starts."""


def read(name: str, raw: bytes, encoding: str = "", delimiter: str = "") -> list[Table]:
    """Return the table of a CSV or TSV file.

    Args:
        name: The file.
        raw: What it holds.
        encoding: That which the user named; "" for none.
        delimiter: What parts its cells; "" for what most of its rows agree on.

    Raises:
        UnreadableError: If a quotation mark is astray, or the file is too large or no text.
    """
    decoded, notes = text(raw, encoding)
    rows, ambiguity = (_parted(decoded, delimiter), []) if delimiter else _rows(decoded)
    cells = [(place, [cell(words) for words in row]) for place, row in rows]
    found = table(name, "", 1, cells, (*notes, *ambiguity))
    return [found] if found else []


def _rows(decoded: str) -> tuple[Rows, list[str]]:
    """Return the records, parted as most of them are alike; and a note where another would do."""
    wording = decoded[:6].rstrip("\r\n")
    if (
        wording.startswith("sep=") and len(wording) == 5 and wording[4] in _NAMES
    ):  # a line for Excel
        return _parted(decoded, wording[4])[1:], []
    ways: dict[str, Rows] = {}
    refused = None
    for delimiter in _NAMES:
        try:
            ways[delimiter] = _parted(decoded, delimiter)
        except UnreadableError as error:
            refused = refused or error
    if not ways:
        raise refused or UnreadableError("is empty")
    ranked = sorted(ways, key=lambda way: _alike(ways[way]), reverse=True)
    best, *others = ranked
    ambiguity = [
        f"cells are taken to be parted by {_NAMES[best]}; {_NAMES[other]} would do as well"
        for other in others
        if _alike(ways[best])[0] == _alike(ways[other])[0] == 1
    ]
    return ways[best], ambiguity


def _alike(rows: Rows) -> tuple[float, int]:
    """Return the share of records that have the usual number of cells, if several; and that."""
    widths = Counter(len(row) for _, row in rows if row)
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0, 1
    usual = max(several, key=lambda width: (several[width], width))
    return several[usual] / widths.total(), usual


def _parted(decoded: str, delimiter: str) -> Rows:
    lines = io.StringIO(decoded, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: Rows = []
    start = 1
    cells = 0
    try:
        for row in reader:
            rows.append((start, row))
            start = reader.line_num + 1
            cells += len(row)
            if cells > MOST_CELLS:
                raise UnreadableError(f"can't be read: it has more than {MOST_CELLS:,} cells")
            if len(rows) > MOST_ROWS:
                raise UnreadableError(f"can't be read: it has more than {MOST_ROWS:,} rows")
    except csv.Error as error:
        raise UnreadableError(
            f"can't be read: in the row on line {start}, {_reason(error)}"
        ) from None
    return rows


def _reason(error: csv.Error) -> str:
    wording = str(error)
    if "unexpected end" in wording:
        return "a quotation mark is never closed"
    if "field larger" in wording:
        return "a cell is too long; a quotation mark may be missing"
    return "words stand behind a closing quotation mark; one inside a cell is written twice"
