"""Marks of notes, such as ``Fee*``, and the notes that they stand for."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mkataba.tables import Cell, Table

_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
_SIGNS = rf"\*{{1,4}}|[†‡§]{{1,2}}|[{_RAISED}]"
# no square or cubic metre
_MARK = re.compile(
    r"(?:(?<=[^\s*#])|(?<=[^\s*#] ))"
    rf"(?P<mark>\*{{1,4}}|[†‡§]{{1,2}}|(?<![mM ])[{_RAISED}])(?=\s|[)(]|$)"
)
_NOTE = re.compile(
    rf"\(?(?P<mark>{_SIGNS})\)?\s*[:=.–-]?\s*(?P<says>[^*†‡§{_RAISED}]*[^\W_][^*†‡§{_RAISED}]*)"
)


def mark_of(words: str) -> str:
    """Return the mark of a note behind some words; "" where there is none."""
    found = _MARK.search(words)
    return found["mark"] if found else ""


def without_mark_of(words: str) -> str:
    """Return words without the marks of notes behind them."""
    return " ".join(_MARK.sub("", words).split())


def is_note(words: str) -> bool:
    """Tell whether words begin with the mark of a note: ``* for citizens``."""
    return _NOTE.match(words) is not None


def notes_in(texts: Iterable[str]) -> dict[str, str]:
    """Return what stands behind each mark at the beginning of a text, or further on in it."""
    found: dict[str, str] = {}
    for text in texts:
        if is_note(text):
            for one in _NOTE.finditer(text):
                found.setdefault(one["mark"], one["says"].strip(" .;"))
    return found


def notes_of(table: Table) -> dict[str, str]:
    """Return the notes of a table by their marks: rows that are one, and paragraphs of its file."""
    rows = ({cell.plain for cell in row if cell.lines} for row in table.rows)
    return notes_in((*(said.pop() for said in rows if len(said) == 1), *table.around))


def marks_in(rows: Iterable[Sequence[Cell]]) -> set[str]:
    """Return the marks of notes behind what cells say."""
    return {mark_of(cell.plain) for row in rows for cell in row if cell.lines} - {""}


def told(mark: str, notes: Mapping[str, str]) -> str:
    """Return what a report says of a mark: the note, or that there is none."""
    return (
        f'the note "{mark}" says "{notes[mark]}"'
        if mark in notes
        else f'no note begins with "{mark}"'
    )
