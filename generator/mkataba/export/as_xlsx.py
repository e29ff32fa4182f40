"""A table of services as a workbook for Excel and LibreOffice."""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from mkataba.errors import MkatabaError
from mkataba.export.columns import PLACE
from mkataba.export.rows import Row, Table
from mkataba.values.cells import guarded

SHEET = "Services"
MOST = 32_767
"""As many characters as a cell holds."""

_WIDEST, _ARROW = 48, 3  # of a column, and of the arrow of its filter, in digits of the font
_LINE_HEIGHT, _HEAD_HEIGHT, _HIGHEST = 15, 24, 409  # in points; the last is Excel's limit
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE = Side("thin", "C9D6D0")
_BORDER = Border(bottom=_LINE, right=_LINE)
_GREEN, _PALE = PatternFill("solid", "0B5D42"), PatternFill("solid", "EFF4F1")
_HEAD, _BODY, _PLACE, _NUMBER = "mkataba head", "mkataba text", "mkataba place", "mkataba number"


def write(table: Table, when: datetime) -> bytes:
    """Return the table as XLSX: one sheet, its head frozen and with filters, no formulas.

    A cell that begins with the character of a formula is text, and stays text when it is edited.

    Args:
        table: The services.
        when: The time that the file bears.

    Raises:
        MkatabaError: If a cell holds what no workbook can: a control character, too long a text.
    """
    for fault in _faults(table):
        raise MkatabaError(fault)
    book = Workbook()
    book.properties.creator = "mkataba"
    book.properties.created = book.properties.modified = when.replace(tzinfo=None)
    for style in _styles():
        book.add_named_style(style)
    _fill(book.active, table)
    out = io.BytesIO()
    # not `book.save`: that takes the time of the clock
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return _dated(out.getvalue(), when)


def _faults(table: Table) -> Iterator[str]:
    """Yield a sentence for each cell that can't be written as it is."""
    for row in table.rows:
        for column, words in zip(table.columns, row.cells, strict=True):
            if bad := _FORBIDDEN.search(words):
                yield (
                    f"{row.path}: {column.name} holds a character that no spreadsheet can hold "
                    f"(U+{ord(bad[0]):04X}); take it out, or export as csv or json"
                )
            if len(words) > MOST:
                yield (
                    f"{row.path}: {column.name} holds {len(words):,} characters, and a cell of a "
                    f"spreadsheet at most {MOST:,}; shorten it, or export as csv or json"
                )


def _styles() -> Iterator[NamedStyle]:
    """Yield the styles of cells: one of a name is set much faster than its parts are."""
    font, white = Font("Calibri", 11), Font("Calibri", 11, bold=True, color="FFFFFF")
    text = Alignment(vertical="top", wrap_text=True)
    middle = Alignment(vertical="center", wrap_text=True)
    centred = Alignment(vertical="top", horizontal="center")
    yield NamedStyle(_HEAD, font=white, fill=_GREEN, alignment=middle)
    yield NamedStyle(_BODY, font=font, border=_BORDER, alignment=text)
    yield NamedStyle(_PLACE, font=font, border=_BORDER, fill=_PALE, alignment=text)
    yield NamedStyle(_NUMBER, font=font, border=_BORDER, fill=_PALE, alignment=centred)


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.title = SHEET
    widths = [_width(table, number) for number in range(len(table.columns))]
    for number, (column, width) in enumerate(zip(table.columns, widths, strict=True), 1):
        _put(sheet.cell(1, number), column.name, _HEAD)
        sheet.column_dimensions[get_column_letter(number)].width = width
        for line, row in enumerate(table.rows, 2):
            cell, words = sheet.cell(line, number), row.cells[number - 1]
            _put(cell, words, _PLACE if column.field in PLACE else _BODY)
            if column.field == "position":
                cell.value = int(words) if words else None  # a number, so that it sorts as one
                cell.style = _NUMBER
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    for line, row in enumerate(table.rows, 2):
        sheet.row_dimensions[line].height = _height(row, widths)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4


def _width(table: Table, number: int) -> int:
    """Return how wide a column has to be for its longest line, within limits."""
    lines = (line for row in table.rows for line in row.cells[number].split("\n"))
    longest = max(map(len, lines), default=0)
    return min(max(longest, len(table.columns[number].name) + _ARROW) + 2, _WIDEST)


def _height(row: Row, widths: Sequence[int]) -> float:
    """Return how high a row is: LibreOffice makes no room for lines that it breaks itself."""
    most = max(
        sum(max(1, len(textwrap.wrap(line, width - 1))) for line in words.split("\n"))
        for words, width in zip(row.cells, widths, strict=True)
    )
    return min(most * _LINE_HEIGHT + 3, _HIGHEST)


def _put(cell: Cell, words: str, style: str) -> None:
    """Put words into a cell: as text, whatever they begin with."""
    cell.style = style
    if words:
        cell.value = guarded(words, every_formula=False)
        cell.data_type = "s"  # openpyxl takes `=1+1` for a formula and `#N/A` for an error
        if guarded(words) != words:
            cell.quotePrefix = True  # or a program makes a formula of it once it is edited


def _dated(archive: bytes, when: datetime) -> bytes:
    """Return an archive in which every member bears the time ``when``."""
    source = zipfile.ZipFile(io.BytesIO(archive))
    out = io.BytesIO()
    # the years that an archive can tell
    stamp = min(max(when.timetuple()[:6], (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 0, 0, 0))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            info = zipfile.ZipInfo(item.filename, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            target.writestr(info, source.read(item))
    return out.getvalue()
