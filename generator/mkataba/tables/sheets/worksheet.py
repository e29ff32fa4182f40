"""A worksheet's XML in one pass: its cells, and what stands beside them.

openpyxl makes an element for each part of a cell and then an object for the cell, which takes many
times as long. It keeps merged cells only in its slow mode, which also makes an object for each cell
that a merged range covers: a range over whole columns takes gigabytes. And it says either what a
formula is or what it showed, never both.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct
from openpyxl.utils import column_index_from_string, get_column_letter

from mkataba.tables.grid import EMPTY, Cell, UnreadableError
from mkataba.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from mkataba.tables.sheets.cells import Cells
from mkataba.tables.sheets.strings import LocalNames

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class Worksheet(Struct, frozen=True):
    """A worksheet.

    ``cells`` are its rows by their numbers, each up to its last cell that holds something, without
    rows that hold nothing; of a sheet that is larger than a charter can be, they are not all.
    ``merged`` are the merged ranges; ``formulas`` the number of cells that hold one; ``open`` those
    of them that were never computed; ``hidden`` how many rows with something in them, and how many
    columns, are hidden; ``rows`` and ``columns`` the last ones that hold something, 0 in an empty
    sheet.
    """

    cells: dict[int, list[Cell]]
    merged: tuple[Box, ...]
    formulas: int
    open: tuple[str, ...]
    hidden: tuple[int, int]
    rows: int
    columns: int


def worksheet(part: bytes, cells: Cells) -> Worksheet:
    """Return a worksheet.

    Args:
        part: Its XML.
        cells: Reads its cells.

    Raises:
        UnreadableError: If the XML is broken, its rows are in disorder, or a value can't be read.
    """
    sheet = _Sheet(cells)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.said
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise UnreadableError("is broken: a sheet can't be read") from error
    return Worksheet(
        sheet.found,
        tuple(sheet.merged),
        sheet.formulas,
        tuple(sheet.open),
        (len(sheet.hidden_rows & sheet.filled_rows), sum(n <= sheet.columns for n in sheet.hidden)),
        sheet.rows,
        sheet.columns,
    )


class _Sheet:
    """Takes in a worksheet's elements one by one."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.found: dict[int, list[Cell]] = {}
        self.merged: list[Box] = []
        self.formulas = 0
        self.open: list[str] = []
        self.hidden: set[int] = set()
        self.hidden_rows: set[int] = set()
        self.filled_rows: set[int] = set()
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._type = self._style = ""
        self._formula = self._value = self._listening = self._taking = self._spoken = False
        self._words = ""
        self._names = LocalNames()

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take in an element's beginning."""
        name = self._names[tag]
        if name == "c":
            self._begin_cell(given)
        elif name in ("v", "t"):
            self._listening = True
            # a value that stands in the cell is a text with parts of its own, any other is one part
            self._taking = (name == "t") == (self._type == "inlineStr") and not self._spoken
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._begin_row(given)
        elif name == "rPh":  # how a word is spoken, which no cell shows
            self._spoken = True
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))
        elif name == "col" and given.get("hidden") in ("1", "true"):
            self.hidden.update(range(int(given["min"]), min(int(given["max"]), 16_384) + 1))

    def said(self, text: str) -> None:
        """Take in text."""
        if self._listening and text:
            self._value = True
            if self._taking:
                self._words += text

    def end(self, tag: str) -> None:
        """Take in an element's end."""
        name = self._names[tag]
        if name in ("v", "t"):
            self._listening = False
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._spoken = False

    def _begin_row(self, given: Mapping[str, str]) -> None:
        row = int(given.get("r", self._row + 1))
        if row <= self._row:
            raise UnreadableError("is broken: the rows of a sheet are in disorder")
        self._row, self._column = row, 0
        if given.get("hidden") in ("1", "true"):
            self.hidden_rows.add(row)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        place = _PLACE.fullmatch(given.get("r", ""))
        if place is None:
            self._column += 1
        else:
            letters, row = place.groups()
            if int(row) != self._row:
                raise UnreadableError("is broken: the rows of a sheet are in disorder")
            self._column = column_index_from_string(letters)
        self._type, self._style = given.get("t", "n"), given.get("s", "0")
        self._formula = self._value = False
        self._words = ""

    def _end_cell(self) -> None:
        if self._formula:
            self.formulas += 1
            # a text of no characters is a result too
            if not self._value and self._type != "str":
                self.open.append(f"{get_column_letter(self._column)}{self._row}")
        if self._formula or self._value:
            self.filled_rows.add(self._row)
            self.rows = self._row
            self.columns = max(self.columns, self._column)
            if self._words and self._fits():
                place = self._row, self._column
                self._put(self.cells.read(place, self._type, self._style, self._words))

    def _fits(self) -> bool:
        return (
            self.rows <= MOST_ROWS
            and self.columns <= MOST_COLUMNS
            and self.rows * self.columns <= MOST_CELLS
        )

    def _put(self, cell: Cell) -> None:
        row = self.found.setdefault(self._row, [])
        row += [EMPTY] * (self._column - len(row))
        row[self._column - 1] = cell

    def _merge(self, ref: str) -> None:
        found = _RANGE.fullmatch(ref)
        if found:
            left, top, right, bottom = found.groups()
            columns = column_index_from_string(left), column_index_from_string(right)
            self.merged.append((int(top), columns[0], int(bottom), columns[1]))
