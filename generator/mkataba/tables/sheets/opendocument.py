"""ODS -> tables: each sheet that holds anything, with what its cells show, which stands there."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse

from msgspec.structs import replace

from mkataba.tables import archive
from mkataba.tables.grid import (
    EMPTY,
    HIDDEN_SHEET,
    LOWERED,
    RAISED,
    Cell,
    Table,
    UnreadableError,
    cell,
    check_size,
    struck_out,
    table,
)
from mkataba.tables.limits import MOST_COLUMNS, MOST_ROWS
from mkataba.tables.sheets.cells import count, places

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _STYLE = f"{_URN}table:1.0}}", f"{_URN}text:1.0}}", f"{_URN}style:1.0}}"

_REMARK = f"{_URN}office:1.0}}annotation"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read(name: str, raw: bytes) -> list[Table]:
    """Return the tables of a workbook of LibreOffice.

    Raises:
        UnreadableError: If it is locked, broken or too large.
    """
    body = archive.parts(raw, ".ods").get("content.xml", b"")
    tables: list[Table] = []
    styles = _Styles()
    try:
        # no entity is declared in any part: archive has looked
        for _, element in iterparse(io.BytesIO(body)):  # noqa: S314
            if element.tag == f"{_STYLE}style":
                styles.take(element)
            elif element.tag == f"{_TABLE}table":
                found = _Sheet(element, styles).table(name, len(tables) + 1)
                if found:
                    tables.append(found)
                element.clear()
    except ParseError:
        raise UnreadableError("is broken: a sheet can't be read") from None
    return tables


class _Styles:
    """What styles strike out, raise, lower and hide, by their names."""

    def __init__(self) -> None:
        self.struck: set[str | None] = set()
        self.hidden: set[str | None] = set()
        self.shifts: dict[str | None, dict[int, int]] = {}

    def take(self, style: Element) -> None:
        """Take in a style."""
        name = style.get(f"{_STYLE}name")
        for looks in style.iter(f"{_STYLE}text-properties"):
            if looks.get(f"{_STYLE}text-line-through-style", "none") != "none":
                self.struck.add(name)
            position = looks.get(f"{_STYLE}text-position", "0%").split()[0]
            if position.startswith(("super", "sub", "-")) or position.rstrip("%") != "0":
                self.shifts[name] = LOWERED if position.startswith(("sub", "-")) else RAISED
        for looks in style.iter(f"{_STYLE}table-properties"):
            if looks.get(f"{_TABLE}display") == "false":
                self.hidden.add(name)


class _Sheet:
    """Takes in the cells of a sheet and what a person should know of them."""

    def __init__(self, element: Element, styles: _Styles) -> None:
        self._element = element
        self._styles = styles
        self._struck: list[tuple[str, str]] = []
        self._errors: list[str] = []
        self._comments: list[str] = []
        self._formulas = 0
        self._hidden = 0
        self._above: dict[int, tuple[Cell, int]] = {}  # what hangs down, over how many rows

    def table(self, source: str, number: int) -> Table | None:
        """Return the table of the sheet; None if it holds nothing."""
        name = self._element.get(f"{_TABLE}name", "")
        rows: list[tuple[int, list[Cell]]] = []
        place = 1
        for row in self._element.iter(f"{_TABLE}table-row"):
            repeated = _repeated(row, "rows")
            made = self._row(row, place)
            if any(one.lines for one in made):
                check_size(place + repeated - 1, len(made), f'sheet "{name}"')
                rows += [(place + n, made) for n in range(repeated)]
                hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
                self._hidden += repeated * hidden
            elif place <= MOST_ROWS:
                rows += [(place + n, []) for n in range(min(repeated, MOST_ROWS))][:1]
            place += repeated
        whole = table(source, name, number, rows, self._notes())
        return whole and replace(whole, asked=tuple(self._comments))

    def _row(self, row: Element, place: int) -> list[Cell]:
        made: list[Cell] = []
        for own in row:
            if own.tag not in _CELLS:
                continue
            repeated = min(_repeated(own, "columns"), MOST_COLUMNS + 1)
            covered = own.tag == _CELLS[1]
            text = EMPTY if covered else self._text(own, f"row {place}")
            across = _number(own, "number-columns-spanned")
            down = _number(own, "number-rows-spanned")
            for _ in range(repeated):
                column = len(made)
                if covered:
                    hanging, left = self._above.get(column, (EMPTY, 0))
                    made.append(hanging)
                    self._above[column] = hanging, left - 1
                    if left <= 1:
                        self._above.pop(column)
                else:
                    made.append(text)
            if not covered and text.lines and (across > 1 or down > 1):
                first = len(made) - 1
                for column in range(first, first + min(across, MOST_COLUMNS)):
                    rows = down if column > first else down - 1
                    if rows:
                        self._above[column] = text, rows
        while made and not made[-1].lines:
            made.pop()  # what a sheet says of its empty columns
        return made

    def _text(self, own: Element, place: str) -> Cell:
        self._formulas += own.get(f"{_TABLE}formula") is not None
        lines = [self._words(line, place, {}) for line in own if line.tag == f"{_TEXT}p"]
        for remark in own.iter(_REMARK):
            words = " ".join(" ".join(remark.itertext()).split())
            self._comments.append(f'{place} has a comment, which is not read: "{words}"')
        if own.get(f"{_CALC}value-type") == "error":
            self._errors.append(f"{place} ({' '.join(lines)})")
        if own.get(f"{_TABLE}style-name") in self._styles.struck:
            self._struck += [(place, line) for line in lines]
            return EMPTY
        return cell(*lines)

    def _words(self, element: Element, place: str, shift: dict[int, int]) -> str:
        text = (element.text or "").translate(shift)
        for part in element:
            style = part.get(f"{_TEXT}style-name")
            if part.tag == f"{_TEXT}s":
                text += " "
            elif part.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
                text += "\n" if part.tag.endswith("break") else " "
            elif part.tag == f"{_TEXT}span" and style in self._styles.struck:
                self._struck.append((place, self._words(part, place, {})))
            elif part.tag in (f"{_TEXT}span", f"{_TEXT}a"):
                text += self._words(part, place, self._styles.shifts.get(style, shift))
            text += (part.tail or "").translate(shift)
        return text

    def _notes(self) -> Iterator[str]:
        if self._element.get(f"{_TABLE}style-name") in self._styles.hidden:
            yield HIDDEN_SHEET
        if self._hidden:
            yield f"hidden rows are read too: {self._hidden} of them"
        if self._formulas:
            holds = "1 cell holds a formula" if self._formulas == 1 else f"{self._formulas} cells "
            holds += "" if self._formulas == 1 else "hold formulas"
            yield f"{holds}; what was shown when the file was last saved is read"
        if self._errors:
            shows = count(self._errors, "cell shows", "cells show")
            yield f"{shows} an error: {places(self._errors)}"
        yield from struck_out(self._struck)


def _repeated(element: Element, what: str) -> int:
    return _number(element, f"number-{what}-repeated")


def _number(element: Element, name: str) -> int:
    words = element.get(f"{_TABLE}{name}", "1")
    return int(words) if words.isdecimal() and len(words) < 10 and int(words) else 1
