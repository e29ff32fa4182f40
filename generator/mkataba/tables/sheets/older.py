"""XLS and XLSB -> tables: each sheet that holds anything, with the values in its cells.

The library that reads them gives values alone: what a format of numbers adds, such as a currency or
a percent sign, what is struck out, and what is hidden in a sheet are not told. A note says so.
"""

from collections.abc import Iterator

from mkataba.tables.grid import HIDDEN_SHEET, Table, cell, table
from mkataba.tables.sheets.cells import count, places
from mkataba.tables.sheets.merge import merge
from mkataba.tables.sheets.values import Values, values


def read(name: str, raw: bytes) -> list[Table]:
    """Return the tables of a workbook of an older Excel, or of a binary one.

    Raises:
        UnreadableError: If the file is locked, broken or too large.
    """
    tables: list[Table] = []
    for sheet in values(raw):
        rows = [[cell(words) for words in row] for row in sheet.rows]
        merge(rows, sheet.merged)
        numbered = list(enumerate(rows, 1))
        found = table(name, sheet.name, len(tables) + 1, numbered, _notes(sheet))
        if found:
            tables.append(found)
    return tables


def _notes(sheet: Values) -> Iterator[str]:
    if not sheet.visible:
        yield HIDDEN_SHEET
    yield (
        "this format tells neither what is struck out nor what is hidden, and both are read; save "
        "the file as .xlsx to have them told apart"
    )
    if sheet.fractions:
        rows = [f"row {number}" for number in sheet.fractions]
        yield (
            f"{count(rows, 'row has a number', 'rows have numbers')} without the format, such as a "
            f"currency or a percent sign, that it is shown in: {places(rows)}"
        )
