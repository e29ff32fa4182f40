"""XLSX -> tables: each sheet that holds anything, with what a person sees in its cells."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from mkataba.tables import archive
from mkataba.tables.grid import EMPTY, HIDDEN_SHEET, Cell, Table, UnreadableError, check_size, table
from mkataba.tables.sheets.book import Book, book
from mkataba.tables.sheets.cells import Cells, count, places
from mkataba.tables.sheets.comments import comments
from mkataba.tables.sheets.merge import merge
from mkataba.tables.sheets.worksheet import Worksheet, worksheet

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


def read(name: str, raw: bytes) -> list[Table]:
    """Return the tables of a workbook, one a sheet; sheets that hold nothing are passed over.

    Raises:
        UnreadableError: If the file is locked, broken, too large, or holds macros.
    """
    parts = archive.parts(raw, ".xlsx")
    tables: list[Table] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on what openpyxl could not write again
        made = book(parts)
        # openpyxl passes over sheets without a part
        if len(made.workbook.sheetnames) < len(_SHEET.findall(parts.get("xl/workbook.xml", b""))):
            raise UnreadableError("is broken: a sheet is missing")
        for sheet in made.sheets:
            found = _table(name, len(tables) + 1, sheet, parts, made)
            if found:
                tables.append(found)
    return tables


def _table(
    name: str, number: int, sheet: ReadOnlyWorksheet, parts: Mapping[str, bytes], made: Book
) -> Table | None:
    cells = Cells(made, sheet.title)
    found = worksheet(parts[sheet._worksheet_path], cells)
    check_size(found.rows, found.columns, f'up to its last cell, sheet "{sheet.title}"')
    if not found.rows:
        return None
    rows = [_filled_up(found.cells.get(n, ()), found.columns) for n in range(1, found.rows + 1)]
    merge(rows, found.merged)
    notes = (*_notes(sheet.sheet_state, found), *cells.notes())
    whole = table(name, sheet.title, number, list(enumerate(rows, 1)), notes)
    return whole and replace(whole, asked=tuple(comments(parts, sheet._worksheet_path)))


def _filled_up(row: Sequence[Cell], columns: int) -> list[Cell]:
    return [*row, *[EMPTY] * (columns - len(row))]


def _notes(state: str, sheet: Worksheet) -> Iterator[str]:
    if state != "visible":
        yield HIDDEN_SHEET
    rows, columns = sheet.hidden
    if rows or columns:
        yield f"hidden rows and columns are read too: {rows} and {columns} of them"
    if sheet.formulas == 1:
        yield "1 cell holds a formula; what it showed when last saved is read"
    elif sheet.formulas:
        yield f"{sheet.formulas} cells hold formulas; what they showed when last saved is read"
    if sheet.open:
        was = count(sheet.open, "formula was", "formulas were")
        yield f"{was} never computed, and nothing stands in its place: {places(sheet.open)}"
