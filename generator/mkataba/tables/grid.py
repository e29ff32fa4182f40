"""Cells and tables as every format gives them: lines of plain words in a rectangle."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mkataba.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

# soft hyphens, spaces without width, byte order marks: nobody sees them
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


# a raised 1 behind 500 must not make 5001
RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")

_NAMED = 5  # words that a note repeats


class UnreadableError(Exception):
    """Why a file can't be read, in words that go on after its name: ``is empty``."""


class Cell(Struct, frozen=True):
    """What a cell says: paragraphs, bullets and line breaks, each a line; none is empty."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as they stand below each other."""
        return "\n".join(self.lines)

    @property
    def plain(self) -> str:
        """The words in one line."""
        return " ".join(self.lines)


EMPTY = Cell(())


class Table(Struct, frozen=True):
    """A table of a file.

    ``source`` is the file as the user named it. ``name`` is the sheet's name, the table's caption
    or the nearest heading above it, "" if there is none. ``number`` is 1 for the first table of
    its file. ``rows`` are all of one length; a merged cell stands in each of the places that it
    covers. ``places`` are the rows' numbers as a person counts: rows of the sheet, lines of the CSV
    file, rows of a document's table, from 1. ``notes`` are sentences that a person should know.
    ``guessed`` tells that its words were read from a picture.
    ``within`` tells whether its rows are lines of a cell of another table too. ``asked`` are
    sentences on what may change what it says, and has to be looked at. ``around`` are the headings
    and paragraphs of its file.
    """

    source: str
    name: str
    number: int
    rows: tuple[tuple[Cell, ...], ...]
    places: tuple[int, ...]
    notes: tuple[str, ...] = ()
    guessed: bool = False
    within: bool = False
    asked: tuple[str, ...] = ()
    around: tuple[str, ...] = ()


def cell(*texts: str) -> Cell:
    """Return the lines of some texts, with plain single spaces and without empty lines."""
    if len(texts) == 1 and texts[0].isascii() and texts[0].isprintable():  # one line, as most are
        words = " ".join(texts[0].split())
        return Cell((words,)) if words else EMPTY
    lines = (_plain(line) for text in texts for line in text.splitlines())
    wording = tuple(line for line in lines if line)
    return Cell(wording) if wording else EMPTY


def _plain(line: str) -> str:
    if line.isascii() and line.isprintable():  # most lines are: three times as fast
        return " ".join(line.split())
    return " ".join(_CONTROL.sub(" ", _INVISIBLE.sub("", line)).split())


def table(
    source: str,
    name: str,
    number: int,
    rows: Sequence[tuple[int, Sequence[Cell]]],
    notes: Iterable[str] = (),
) -> Table | None:
    """Return a table without the empty rows and columns around it; None if it holds nothing.

    Args:
        source: The file.
        name: The table's name.
        number: Its number in the file, from 1.
        rows: Each row with its place; short ones are filled up.
        notes: What a person should know.

    Raises:
        UnreadableError: If it is too large.
    """
    filled = [n for n, (_, row) in enumerate(rows) if any(cell.lines for cell in row)]
    if not filled:
        return None
    kept = rows[filled[0] : filled[-1] + 1]
    columns = [[n for n, cell in enumerate(row) if cell.lines] for _, row in kept]
    first = min(found[0] for found in columns if found)
    end = max(found[-1] for found in columns if found) + 1
    check_size(len(kept), end - first, f'table "{name}"' if name else f"table {number}")
    return Table(
        source,
        name,
        number,
        tuple((*row[first:end], *[EMPTY] * (end - max(first, len(row)))) for _, row in kept),
        tuple(place for place, _ in kept),
        tuple(notes),
    )


def struck_out(words: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a note on words that are struck out, and so are in no cell, if there are any.

    Args:
        words: Each with the place at which they stand, such as ``row 3``.
    """
    known = ((place, _plain(some)) for place, some in words)
    struck = list(dict.fromkeys((place, some) for place, some in known if some))
    if struck:
        text = ", ".join(f'"{some}" ({place})' for place, some in struck[:_NAMED])
        more = f" and {len(struck) - _NAMED} more" if len(struck) > _NAMED else ""
        yield f"words that are struck out are left out: {text}{more}"


HIDDEN_SHEET, HIDDEN_SLIDE = "the sheet is hidden", "the slide is hidden"
"""Notes on what nobody sees who opens the file."""


def check_size(rows: int, columns: int, part: str) -> None:
    """Raise UnreadableError if a part of a file is larger than a charter can be."""
    if rows > MOST_ROWS:
        raise UnreadableError(
            f"can't be read: {part} has {rows:,} rows; at most {MOST_ROWS:,} are read"
        )
    if columns > MOST_COLUMNS:
        raise UnreadableError(
            f"can't be read: {part} has {columns:,} columns; at most {MOST_COLUMNS} are read"
        )
    if rows * columns > MOST_CELLS:
        raise UnreadableError(
            f"can't be read: {part} has {rows * columns:,} cells; at most {MOST_CELLS:,} are read"
        )
