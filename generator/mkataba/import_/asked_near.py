"""Words near the tables of services that may change what these promise: asked once a table."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import COMMENT
from mkataba.import_.conditions import may_change
from mkataba.import_.found import Nearby, Place, Question, Unknown
from mkataba.import_.heads import plain
from mkataba.import_.notes import marks_in, notes_in
from mkataba.import_.readers import Readers
from mkataba.import_.record import Records
from mkataba.tables import Table

NEAR = "near its table"
"""The label of such words in the comments of a service."""
PERSON = "named as responsible"
"""The label of a person's name there."""
TOLD = frozenset((NEAR, PERSON))
"""Labels of what a question quotes: they are no heads of columns."""
_ABOUT = "words near it may change what it promises; write into its services what they change"
_Key = tuple[str, int]


def asked_near(
    made: Sequence[tuple[Table, Records]], near: Sequence[Nearby], readers: Readers
) -> Iterator[Question]:
    """Yield a question for each table near which words stand that may change what it promises.

    They are put beside each of its services too. Of what a person said of them, nobody is asked.

    Args:
        made: The tables, and what they hold.
        near: The passages of their files that went nowhere.
        readers: How texts are read; what a person said.
    """
    tables = {(one.source, one.number): (one, held) for one, held in made if held.records}
    first: dict[str, _Key] = {}
    for key in tables:
        first.setdefault(key[0], key)
    asked: dict[_Key, list[Nearby]] = {key: [] for key in tables}
    for one in (*(one for pair in tables.values() for one in _own(*pair)), *near):
        at = [key for n in one.tables if (key := (one.source, n)) in tables]
        where = at[:1] or [first[one.source]] if one.source in first else []
        if not where or _is_told(one, [tables[key] for key in where]):
            continue
        if may_change(one.words, readers, title=one.title, near=bool(at)):
            for key in at:
                _put_beside(tables[key][1], one.words)
            if plain(one.words) not in readers.named:
                asked[where[0]].append(one)
    yield from (_question(tables[key][0], open_) for key, open_ in asked.items() if open_)


def _own(table: Table, held: Records) -> Iterator[Nearby]:
    """Yield what a table itself says beside its services: its name, rows of words alone."""
    yield from held.near
    if table.name and table.name not in table.around:
        yield Nearby(table.source, table.name, "its name", True, (table.number,))


def _is_told(one: Nearby, tables: Sequence[tuple[Table, Records]]) -> bool:
    """Tell whether words are the name of a service, or notes whose marks stand in tables."""
    names = {name for _, held in tables for record in held.records for name in record.name}
    notes = notes_in([one.words]).keys()
    marks = {mark for table, _ in tables for mark in marks_in(table.rows)} if notes else set()
    return one.words in names or (bool(notes) and notes <= marks)


def _put_beside(held: Records, words: str) -> None:
    held.records = [
        replace(one, beside=tuple(dict.fromkeys((*one.beside, (NEAR, words)))))
        for one in held.records
    ]


def _question(table: Table, open_: Sequence[Nearby]) -> Question:
    place = Place(table.source, table.number, 0, table.name)
    each = {plain(one.words): one for one in reversed(open_)}
    lines = [f'"{one.words}"  ({one.where})' for one in reversed(each.values())]
    lines.append(f'  --column "WORDS={COMMENT}" says of some that they change nothing')
    unknown = tuple(Unknown(one.words, one.where, COMMENT) for one in reversed(each.values()))
    return Question(place, _ABOUT, tuple(lines), unknown)
