"""What an import found: services, what is left for a person, and what was passed over."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from mkataba.values.text import is_filled

Slot = tuple[str, str | None]
"""A field and the language of the column that it stood in."""


class Place(Struct, frozen=True, order=True):
    """A row of a table, as a person counts; row 0 is the whole table, table 0 the whole file."""

    source: str
    table: int
    row: int
    name: str = ""

    def __str__(self) -> str:
        """Return words such as ``charter.docx, table 1, row 4``."""
        where = f'sheet "{self.name}"' if self.name and _is_book(self.source) else None
        parts = (
            self.source,
            where or (f"table {self.table}" if self.table and not _is_list(self.source) else ""),
        )
        return ", ".join(filter(None, (*parts, f"row {self.row}" if self.row else "")))


def _is_book(source: str) -> bool:
    return source.lower().endswith(".xlsx")


def _is_list(source: str) -> bool:
    return source.lower().endswith((".csv", ".json"))


class Kept(Struct, frozen=True):
    """Something that a person has to look at: where, which field, the words, what is open."""

    place: Place
    field: str
    words: str
    reason: str


class Skipped(Struct, frozen=True):
    """A row of which nothing was made, and why; or what a person should know of a table."""

    place: Place
    reason: str


class Nearby(Struct, frozen=True):
    """Words near tables that went nowhere: their file, where they stand, and at which tables.

    ``title`` tells whether they name what stands below them. ``tables`` are the numbers of those
    that they stand at; none for what stands elsewhere in the file.
    """

    source: str
    words: str
    where: str
    title: bool = False
    tables: tuple[int, ...] = ()


class Unknown(Struct, frozen=True):
    """A column whose head nobody knows: its first cell, and the field that its cells read as."""

    head: str
    says: str
    likely: str


class Question(Struct, frozen=True):
    """Something about a whole column or table that only a person can say.

    ``about`` is what it is asked about; ``lines`` tell what was met and what to write; ``columns``
    are those of which a person can say what they hold.
    """

    place: Place
    about: str
    lines: tuple[str, ...] = ()
    columns: tuple[Unknown, ...] = ()


class Found(Struct, frozen=True):
    """A service as it was found.

    ``data`` holds the fields of a service as ``schemas/service.yml`` names them, without those of
    which nothing was said. ``beside`` holds what has no field: the head of its column, the words.
    ``group`` is the heading that it stood under, by language. ``words`` are the words of a field as
    they were published, for reports. ``asked`` are the columns of the source, with or without words
    in them; None if it speaks of every field in every language.
    """

    names: Mapping[str, str]
    data: Mapping[str, Any]
    places: tuple[Place, ...]
    kept: tuple[Kept, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    group: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    charter: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    asked: frozenset[Slot] | None = None


class Reading(Struct, frozen=True):
    """All that was found in some files; every row of their tables is in one of the two.

    ``currencies`` are those that an earlier import settled, by the file that they were used for;
    ``columns`` are the fields of columns that it settled, by their heads. ``questions`` are about
    whole columns and tables. ``elsewhere`` are the currencies settled for files that are not these.
    """

    found: tuple[Found, ...]
    skipped: tuple[Skipped, ...]
    currencies: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)


def key(names: Mapping[str, str]) -> frozenset[str]:
    """Return what a service is known again by: its names without case, marks and spaces.

    A placeholder such as TODO is no name, unless there is no other.
    """
    text = [name for name in names.values() if is_filled(name)] or names.values()
    return frozenset(filter(None, (re.sub(r"[\W_]+", "", name.casefold()) for name in text)))
