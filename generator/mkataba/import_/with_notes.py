"""Records with the notes whose marks stand in their heads, names and cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import VALUES, Column
from mkataba.import_.found import Place, Question
from mkataba.import_.heads import plain
from mkataba.import_.notes import mark_of, notes_of, told, without_mark_of
from mkataba.import_.readers import Readers
from mkataba.import_.record import Record, Records
from mkataba.tables import Cell, Table

_SHOWN = 5  # heads that a question shows


def with_notes(
    table: Table, made: Records, readers: Readers
) -> tuple[list[Record], list[Question]]:
    """Return the records of a table with notes beside them, and what is asked of those of heads.

    Args:
        table: The table.
        made: What it holds.
        readers: What a person said of columns.
    """
    cells = made.head.words if made.head else ()
    of_heads = [(cell.plain, mark) for cell in cells if (mark := mark_of(cell.plain))]
    marked = any(any(_marks(record)) for record in made.records)
    if not of_heads and not marked:
        return made.records, []
    notes = notes_of(table)
    above = [(f"{words}, note", notes[mark]) for words, mark in of_heads if mark in notes]
    records = [_noted(record, above, notes) for record in made.records]
    open_ = [one for one in of_heads if plain(one[0]) not in readers.named]
    return records, list(
        _questions(table, open_, made.head.columns if made.head else {}, cells, notes)
    )


def _questions(
    table: Table,
    marked: Sequence[tuple[str, str]],
    columns: Mapping[int, Column],
    cells: Sequence[Cell],
    notes: Mapping[str, str],
) -> Iterator[Question]:
    place = Place(table.source, table.number, table.places[0], table.name)
    lines = []
    for words, mark in marked[:_SHOWN]:
        at = next(n for n, cell in enumerate(cells) if cell.plain == words)
        lines.append(f'"{words}": {told(mark, notes)}')
        if at in columns:  # of the others it is asked what they are
            field = columns[at].field
            lines.append(f'  --column "{words}={field}" if that changes nothing below it')
    if lines:
        yield Question(place, "heads have the marks of notes", tuple(lines))


def _noted(record: Record, above: Sequence[tuple[str, str]], notes: Mapping[str, str]) -> Record:
    """Return a record whose name has no mark, with its notes beside it."""
    marks = dict.fromkeys(_marks(record))
    own = [(f"note {mark}", notes[mark]) for mark in marks if mark in notes]
    lines = {
        slot: tuple(map(without_mark_of, some)) if slot[0] == "name" else some
        for slot, some in record.lines.items()
    }
    asked = tuple(
        (field, words, _with_note(reason, words, notes)) for field, words, reason in record.asked
    )
    beside = tuple(dict.fromkeys((*record.beside, *above, *own)))
    return replace(record, lines=lines, beside=beside, asked=asked)


def _with_note(reason: str, words: str, notes: Mapping[str, str]) -> str:
    mark = mark_of(words)
    return f"{reason} {told(mark, notes)}" if mark and "note" in reason else reason


def _marks(record: Record) -> Iterable[str]:
    fields = ("name", "requirements", *VALUES)
    for (field, _), lines in record.lines.items():
        if field in fields:
            yield from filter(None, map(mark_of, lines))
