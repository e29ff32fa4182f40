"""What a worksheet says beside its values: merged cells, formulas, what is hidden, how far it goes.

openpyxl keeps merged cells only in its slow mode, which also makes an object for each cell that a
merged range covers: a range over whole columns takes gigabytes. It says either what a formula is or
what it showed, never both.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct
from openpyxl.utils import column_index_from_string, get_column_letter

from mkataba.tables.grid import UnreadableError

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})")

Box = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class Marks(Struct, frozen=True):
    """What a worksheet says beside its values.

    ``merged`` are the merged ranges; ``formulas`` the number of cells that hold one; ``open`` those
    of them that were never computed; ``hidden`` how many rows with something in them, and how many
    columns, are hidden; ``rows`` and ``columns`` the last ones that hold something, 0 in an empty
    sheet.
    """

    merged: tuple[Box, ...]
    formulas: int
    open: tuple[str, ...]
    hidden: tuple[int, int]
    rows: int
    columns: int


def marks(part: bytes) -> Marks:
    """Return the marks of a worksheet's XML.

    Raises:
        UnreadableError: If the XML is broken or its rows are in disorder.
    """
    sheet = _Sheet()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.said
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise UnreadableError("is broken: a sheet can't be read") from error
    return Marks(
        tuple(sheet.merged),
        sheet.formulas,
        tuple(sheet.open),
        (len(sheet.hidden_rows & sheet.filled_rows), sum(n <= sheet.columns for n in sheet.hidden)),
        sheet.rows,
        sheet.columns,
    )


class _Sheet:
    """Takes in a worksheet's elements one by one."""

    def __init__(self) -> None:
        self.merged: list[Box] = []
        self.formulas = 0
        self.open: list[str] = []
        self.hidden: set[int] = set()
        self.hidden_rows: set[int] = set()
        self.filled_rows: set[int] = set()
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._type = ""
        self._formula = self._value = self._listening = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Take in an element's beginning."""
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._begin_cell(given)
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._listening = True
        elif name == "row":
            self._begin_row(given)
        elif name == "mergeCell":
            self._merge(given.get("ref", ""))
        elif name == "col" and given.get("hidden") in ("1", "true"):
            self.hidden.update(range(int(given["min"]), min(int(given["max"]), 16_384) + 1))

    def said(self, text: str) -> None:
        """Take in text."""
        self._value = self._value or (self._listening and bool(text))

    def end(self, tag: str) -> None:
        """Take in an element's end."""
        name = tag.rpartition(" ")[2]
        if name in ("v", "t"):
            self._listening = False
        elif name == "c":
            self._end_cell()

    def _begin_row(self, given: Mapping[str, str]) -> None:
        row = int(given.get("r", self._row + 1))
        if row <= self._row:
            raise UnreadableError("is broken: the rows of a sheet are in disorder")
        self._row, self._column = row, 0
        if given.get("hidden") in ("1", "true"):
            self.hidden_rows.add(row)

    def _begin_cell(self, given: Mapping[str, str]) -> None:
        place = _PLACE.fullmatch(given.get("r", ""))
        self._column = column_index_from_string(place[1]) if place else self._column + 1
        if place and int(place[2]) != self._row:
            raise UnreadableError("is broken: the rows of a sheet are in disorder")
        self._type = given.get("t", "n")
        self._formula = self._value = False

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

    def _merge(self, ref: str) -> None:
        found = _RANGE.fullmatch(ref)
        if found:
            left, top, right, bottom = found.groups()
            columns = column_index_from_string(left), column_index_from_string(right)
            self.merged.append((int(top), columns[0], int(bottom), columns[1]))
