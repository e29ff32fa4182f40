"""What a person sees in a cell of a worksheet, and what a person should look at again."""

import re
from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel, from_ISO8601

from mkataba.tables.grid import EMPTY, Cell, UnreadableError, cell, struck_out
from mkataba.tables.sheets.book import Book, Style
from mkataba.tables.sheets.numbers import shown

_CONTROL = re.compile(r"_x00(0[\dA-F]|1[\dA-F])_", re.IGNORECASE)  # how the XML writes them
_NAMED = 10  # places that a note names
_NO_DATE = "#VALUE!"

Place = tuple[int, int]
"""Row and column of a cell, from 1."""


class Cells:
    """Reads the cells of a worksheet and gathers what was doubtful in them."""

    def __init__(self, book: Book, title: str) -> None:
        """Take the workbook and the name of the sheet."""
        self._book = book
        self._title = title
        self._styles: dict[str, Style] = {}
        self._shared: dict[str, tuple[str, ...]] = {}
        self._formats: list[str] = []
        self._errors: list[str] = []
        self._struck: list[tuple[str, str]] = []

    def read(self, place: Place, kind: str, style: str, value: str) -> Cell:
        """Return what a cell shows.

        Args:
            place: Where it is.
            kind: What its value is, as the XML says: ``s`` for the number of a shared text.
            style: The number of its style.
            value: What the XML holds.

        Raises:
            UnreadableError: If the value is not of its kind, or there is no such text or style.
        """
        try:
            looks = self._styles.get(style) or self._style(style)
            if kind == "s" and not looks.struck:
                return Cell(self._shared.get(value) or self._lines(place, value))
            words = self._words(place, kind, looks, value)
        except Exception as error:  # openpyxl's readers of dates raise what they meet
            raise UnreadableError(f'is broken: the sheet "{self._title}" can\'t be read') from error
        if looks.struck:
            self._struck.append((_name(place), words))
            return EMPTY
        return cell(words)

    def _style(self, number: str) -> Style:
        found = self._styles[number] = self._book.style(int(number))
        return found

    def _lines(self, place: Place, value: str) -> tuple[str, ...]:
        """Return the lines of a shared text; they are kept where nothing is to be said of it."""
        found = cell(self._text(place, value)).lines
        if not self._book.texts[int(value)].struck:
            self._shared[value] = found
        return found

    def _words(self, place: Place, kind: str, style: Style, value: str) -> str:
        if kind == "s":
            return self._text(place, value)
        if kind == "n":
            number = float(value) if set(value) & {".", "e", "E"} else int(value)
            if not style.date:
                return self._number(place, number, style)
            try:
                return shown(from_excel(number, self._book.epoch, style.duration), "")[0]
            except (OverflowError, ValueError):
                kind, value = "e", _NO_DATE
        if kind == "b":
            return shown(bool(int(value)), "")[0]
        if kind == "d":
            return shown(from_ISO8601(value), "")[0]
        if kind == "e":
            self._errors.append(f"{_name(place)} ({value})")
        return _CONTROL.sub(lambda code: chr(int(code[1], 16)), value)

    def _text(self, place: Place, value: str) -> str:
        text = self._book.texts[int(value)]
        self._struck += [(_name(place), words) for words in text.struck]
        return _CONTROL.sub(lambda code: chr(int(code[1], 16)), text.shown)

    def _number(self, place: Place, number: float, style: Style) -> str:
        words, sure = shown(number, style.layout)
        if not sure:
            self._formats.append(f"{_name(place)} ({style.layout})")
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


def _name(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def count(found: Sequence[str], one: str, several: str) -> str:
    """Return a number and its word."""
    return f"1 {one}" if len(found) == 1 else f"{len(found)} {several}"


def places(found: Sequence[str]) -> str:
    """Return the first places, and how many more there are."""
    more = len(found) - _NAMED
    return ", ".join(found[:_NAMED]) + (f" and {more} more" if more > 0 else "")
