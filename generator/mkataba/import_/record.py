"""What a table says of its services, not read yet, and what it leaves for a person."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from mkataba.import_.columns import Column
from mkataba.import_.declared import Declared
from mkataba.import_.found import Nearby, Place, Question, Skipped, Slot
from mkataba.tables import Cell

_MARK = re.compile(
    r"^(?:[•●▪◦·*\u2013\u2014-]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.IGNORECASE
)
_NO_UNITS: Mapping[Slot, str] = MappingProxyType({})
_NO_LIMITS: Mapping[Slot, tuple[str, ...]] = MappingProxyType({})


class Step(Struct, frozen=True):
    """One step of a service: who does what, in which time."""

    action: str
    responsible: str = ""
    time: str = ""


class Record(Struct, frozen=True):
    """What a table says of one service, not read yet: lines by field and language.

    ``units`` are those of bare numbers, ``limits`` words that bound values (``Column.limits``);
    ``number`` is what stands in the column of numbers;
    ``asked`` are things that a person should look at, each a field, its words and the reason;
    ``where`` is where requirements come from, in their order. ``declared`` is what sentences say of
    all amounts and times, the nearest last; ``given`` are the fields of columns that a person
    named.
    """

    lines: Mapping[Slot, tuple[str, ...]]
    places: tuple[Place, ...]
    heading: str = ""
    currency: str | None = None
    beside: tuple[tuple[str, str], ...] = ()
    columns: frozenset[Slot] = frozenset()  # of the table, with or without words in this row
    units: Mapping[Slot, str] = _NO_UNITS
    number: str = ""
    asked: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Step, ...] = ()
    where: tuple[str, ...] = ()
    limits: Mapping[Slot, tuple[str, ...]] = _NO_LIMITS
    declared: tuple[Declared, ...] = ()
    given: frozenset[str] = frozenset()

    def get(self, name: str) -> dict[str | None, tuple[str, ...]]:
        """Return the lines of a field by language, without empty ones."""
        return {lang: lines for (key, lang), lines in self.lines.items() if key == name and lines}

    @property
    def name(self) -> tuple[str, ...]:
        """The service's names, one for each language."""
        return tuple(" ".join(lines) for lines in self.get("name").values())


class Head(Struct, frozen=True):
    """The head of a table: its cells, and what each column holds.

    ``parts`` are the cells of its second row, which part some of the first.
    """

    cells: tuple[Cell, ...]
    columns: Mapping[int, Column]
    parts: tuple[Cell, ...] = ()

    @property
    def words(self) -> tuple[Cell, ...]:
        """What stands directly above each column."""
        pairs = zip(self.parts, self.cells, strict=True) if self.parts else ()
        return tuple(part if part.lines else cell for part, cell in pairs) or self.cells


class Records(Struct):
    """The records of one table, and the rows that are none; ``near`` are those of words alone."""

    records: list[Record] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    head: Head | None = None
    near: list[Nearby] = field(default_factory=list)


def without_mark(text: str) -> str:
    """Return a text without the number or bullet before it."""
    return _MARK.sub("", text.strip())
