"""What a person sees in a cell of a worksheet, and what a person should look at again."""

import re
from collections.abc import Iterator, Sequence

from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText

from mkataba.tables.grid import EMPTY, LOWERED, RAISED, Cell, cell, struck_out
from mkataba.tables.sheets.numbers import shown

_CONTROL = re.compile(r"_x00(0[\dA-F]|1[\dA-F])_", re.IGNORECASE)  # how the XML writes them
_SHIFTS = {"superscript": RAISED, "subscript": LOWERED}
_NAMED = 10  # places that a note names


class Cells:
    """Reads the cells of a worksheet and gathers what was doubtful in them."""

    def __init__(self) -> None:
        self._formats: list[str] = []
        self._errors: list[str] = []
        self._struck: list[tuple[str, str]] = []

    def read(self, found: ReadOnlyCell | EmptyCell) -> Cell:
        """Return what a cell shows."""
        value = found.value
        if value is None:
            return EMPTY
        if isinstance(value, str | CellRichText):
            if found.data_type == "e":
                self._errors.append(f"{found.coordinate} ({value})")
            words = _CONTROL.sub(
                lambda code: chr(int(code[1], 16)), self._text(value, found.coordinate)
            )
        else:
            words, sure = shown(value, found.number_format)
            if not sure:
                self._formats.append(f"{found.coordinate} ({found.number_format})")
        if found.font.strike:
            self._struck.append((found.coordinate, words))
            return EMPTY
        return cell(words)

    def _text(self, value: str | CellRichText, place: str) -> str:
        if isinstance(value, str):
            return value
        words = ""
        for run in value:
            if isinstance(run, str):
                words += run
            elif run.font.strike:
                self._struck.append((place, run.text))
            else:
                words += run.text.translate(_SHIFTS.get(run.font.vertAlign, {}))
        return words

    def notes(self) -> Iterator[str]:
        """Yield a sentence on each kind of doubt."""
        if self._formats:
            yield (
                f"{count(self._formats, 'number stands', 'numbers stand')} here without the format "
                f"of the sheet, which is not known or hides the number: {places(self._formats)}"
            )
        if self._errors:
            shows = count(self._errors, "cell shows", "cells show")
            yield f"{shows} an error: {places(self._errors)}"
        yield from struck_out(self._struck)


def count(found: Sequence[str], one: str, several: str) -> str:
    """Return a number and its word."""
    return f"1 {one}" if len(found) == 1 else f"{len(found)} {several}"


def places(found: Sequence[str]) -> str:
    """Return the first places, and how many more there are."""
    more = len(found) - _NAMED
    return ", ".join(found[:_NAMED]) + (f" and {more} more" if more > 0 else "")
