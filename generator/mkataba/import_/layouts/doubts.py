"""Cells that don't say what their column holds, and those that say it with a mark behind it."""

import re

from mkataba.import_.columns import BESIDE, VALUES, Column
from mkataba.import_.notes import mark_of
from mkataba.values.text import is_none

_BOTH = "are all of these columns paid, or one of them? It is kept in the comments"
_AS_DATE = "the cell holds a date, as Excel makes of 2-3; it is kept in the comments"
AS_PERSON = "it names a person or a number, and not a role; it is kept in the comments"
_NOTED = "it has the mark of a note: does the note change it?"
_NO_NAME = "there is no word in this name"
_WORDS = ("result", "who", "department", "responsible", "law")
_NOT = re.compile(r"n\.?/?a\.?|not applicable|haihusiki", re.IGNORECASE)
# a number, an address, an initial before a name; titles are words of a language
_PERSON = re.compile(r"(?:\d[\s-]?){7,}|@|\b[A-Z]\. ?[A-Z][a-z]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?: [\d:]+)?")


def is_empty(column: Column | None, words: str) -> bool:
    """Tell whether a cell says nothing: a dash, or N/A where somebody is named."""
    if not any(map(str.isalnum, words)):
        if not words or column is None or column.label:  # nothing is said of this case
            return True
        return column.field in (*_WORDS, *BESIDE, "requirements")
    if column is None or column.field not in (*_WORDS, "requirements"):
        return False
    named = column.field in _WORDS and is_none(words)
    return named or _NOT.fullmatch(words) is not None


def doubt(column: Column, words: str) -> str:
    """Return why a cell can't be what its column holds; "" if it can."""
    if column.label and column.doubtful:
        return _BOTH
    if column.field == "responsible" and _PERSON.search(words):
        return AS_PERSON
    return _AS_DATE if column.field in VALUES and _DATE.fullmatch(words) else ""


def note(column: Column, words: str) -> str:
    """Return what is asked about a cell that says what its column holds; "" for nothing."""
    if column.field == "name" and not any(map(str.isalpha, words)):
        return _NO_NAME
    noted = column.field in ("name", "requirements", *VALUES) and mark_of(words)
    return _NOTED if noted else ""
