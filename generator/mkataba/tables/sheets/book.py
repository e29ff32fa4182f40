"""A workbook around its sheets, as openpyxl reads it: names, texts, styles.

What is large, the sheets and the texts, is kept from openpyxl and read by us in one pass each.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from xml.etree.ElementTree import fromstring

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.manifest import Manifest
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS, WORKSHEET_TYPE

from mkataba.tables import archive
from mkataba.tables.grid import UnreadableError
from mkataba.tables.sheets.strings import Words, strings

_EMPTY = {
    SHARED_STRINGS: f'<sst xmlns="{SHEET_MAIN_NS}"/>'.encode(),
    WORKSHEET_TYPE: f'<worksheet xmlns="{SHEET_MAIN_NS}"><sheetData/></worksheet>'.encode(),
}


class Style(Struct, frozen=True):
    """How the cells of a style show what they hold.

    ``layout`` is their format of numbers; ``struck`` tells whether words are struck out; ``date``
    and ``duration`` whether numbers are days since the first one.
    """

    layout: str
    struck: bool
    date: bool
    duration: bool


class Book(Struct, frozen=True):
    """A workbook: its sheets without their cells, its shared texts, its first day."""

    sheets: tuple[ReadOnlyWorksheet, ...]
    texts: tuple[Words, ...]
    epoch: datetime
    workbook: Workbook

    def style(self, number: int) -> Style:
        """Return a style.

        Raises:
            IndexError: If there is none of this number.
        """
        book = self.workbook
        array = book._cell_styles[number]
        own = array.numFmtId - BUILTIN_FORMATS_MAX_SIZE
        return Style(
            BUILTIN_FORMATS.get(array.numFmtId, "General")
            if own < 0
            else book._number_formats[own],
            bool(book._fonts[array.fontId].strike),
            number in book._date_formats,
            number in book._timedelta_formats,
        )


def book(parts: Mapping[str, bytes]) -> Book:
    """Return the workbook that the parts of an office file make.

    Raises:
        UnreadableError: If they are not in their places.
    """
    try:
        types = fromstring(parts["[Content_Types].xml"])  # noqa: S314 - without a document type
        manifest = Manifest.from_tree(types)
        small = {
            part.PartName[1:]: _EMPTY[part.ContentType]
            for part in manifest.Override
            if part.ContentType in _EMPTY and part.PartName[1:] in parts
        }
        shared = manifest.find(SHARED_STRINGS)
        made = load_workbook(
            io.BytesIO(archive.packed({**parts, **small})),
            read_only=True,
            data_only=True,
            keep_links=False,
        )
        texts = strings(parts[shared.PartName[1:]]) if shared else []
    except Exception as error:  # openpyxl raises whatever its parts raise on a broken file
        raise UnreadableError("is broken: Excel's parts are not in their places") from error
    return Book(tuple(made.worksheets), tuple(texts), made.epoch, made)
