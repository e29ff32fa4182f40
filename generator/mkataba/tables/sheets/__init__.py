"""XLSX -> tables: each sheet that holds anything, with what a person sees in its cells."""

import io
import re
import warnings
from collections.abc import Iterator

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from mkataba.tables import archive
from mkataba.tables.grid import Table, UnreadableError, check_size, table
from mkataba.tables.sheets.cells import Cells, count, places
from mkataba.tables.sheets.marks import Marks, marks
from mkataba.tables.sheets.merge import merge

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
        book = _book(archive.packed(parts))
        # openpyxl passes over sheets without a part
        if len(book.sheetnames) < len(_SHEET.findall(parts.get("xl/workbook.xml", b""))):
            raise UnreadableError("is broken: a sheet is missing")
        for sheet in book.worksheets:
            marked = marks(parts[sheet._worksheet_path])
            found = _table(name, len(tables) + 1, sheet, marked)
            if found:
                tables.append(found)
    return tables


def _book(raw: bytes) -> Workbook:
    try:
        return load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, keep_links=False, rich_text=True
        )
    except Exception as error:  # openpyxl raises whatever its parts raise on a broken file
        raise UnreadableError("is broken: Excel's parts are not in their places") from error


def _table(name: str, number: int, sheet: ReadOnlyWorksheet, marked: Marks) -> Table | None:
    check_size(marked.rows, marked.columns, f'up to its last cell, sheet "{sheet.title}"')
    if not marked.rows:
        return None
    cells = Cells()
    try:
        rows = [
            [cells.read(found) for found in row]
            for row in sheet.iter_rows(max_row=marked.rows, max_col=marked.columns)
        ]
    except Exception as error:  # as above
        raise UnreadableError(f'is broken: the sheet "{sheet.title}" can\'t be read') from error
    merge(rows, marked.merged)
    notes = (*_notes(sheet.sheet_state, marked), *cells.notes())
    return table(name, sheet.title, number, list(enumerate(rows, 1)), notes)


def _notes(state: str, marked: Marks) -> Iterator[str]:
    if state != "visible":
        yield "the sheet is hidden"
    rows, columns = marked.hidden
    if rows or columns:
        yield f"hidden rows and columns are read too: {rows} and {columns} of them"
    if marked.formulas == 1:
        yield "1 cell holds a formula; what it showed when last saved is read"
    elif marked.formulas:
        yield f"{marked.formulas} cells hold formulas; what they showed when last saved is read"
    if marked.open:
        was = count(marked.open, "formula was", "formulas were")
        yield f"{was} never computed, and nothing stands in its place: {places(marked.open)}"
