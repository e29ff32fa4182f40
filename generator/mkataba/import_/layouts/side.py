"""Fields down the side: the first column says what stands in each row, others are services."""

from collections.abc import Sequence

from msgspec.structs import replace

from mkataba.import_.columns import Column, columns, without_doubtful
from mkataba.import_.found import Skipped
from mkataba.import_.layouts.row import place, record
from mkataba.import_.readers import Readers
from mkataba.import_.record import Head, Record, Records, without_mark
from mkataba.import_.unknown import unknown_columns
from mkataba.tables import Cell, Table

_PROMISED = frozenset(("requirements", "fee", "turnaround"))
_WIDEST = 12  # columns


def read(table: Table, readers: Readers) -> Records | None:
    """Return what a table holds whose first column is its head; None if it is no such table.

    Where no row names the service, the heading above the table does. Several services may stand
    side by side, or below each other, each beginning with the same field.
    """
    if not 2 <= len(table.rows[0]) <= _WIDEST:
        return None
    side = tuple(row[0] for row in table.rows)
    if not _is_side(side, table, readers):
        return None
    out = Records()
    for begin, end in _blocks(side):
        _block(table, begin, end, readers, out)
    return out


def _is_side(side: Sequence[Cell], table: Table, readers: Readers) -> bool:
    begin, end = _blocks(side)[0]
    fields = {column.field for column in _columns(table, begin, end, readers).values()}
    named = "name" in fields or bool(table.name)
    return named and len(fields & _PROMISED) >= (1 if "name" in fields else 2)


def _blocks(side: Sequence[Cell]) -> list[tuple[int, int]]:
    """Return where each service begins and ends: where the first words of the side come again."""
    first = next((cell for cell in side if cell.lines), None)
    starts = [n for n, cell in enumerate(side) if cell == first] or [0]
    return list(zip([0, *starts[1:]], [*starts[1:], len(side)], strict=True))


def _columns(table: Table, begin: int, end: int, readers: Readers) -> dict[int, Column]:
    head = tuple(row[0] for row in table.rows[begin:end])
    services = zip(*(row[1:] for row in table.rows[begin:end]), strict=True)
    return without_doubtful(columns(head, readers, list(services)))


def _block(table: Table, begin: int, end: int, readers: Readers, out: Records) -> None:
    rows = table.rows[begin:end]
    head = Head(tuple(row[0] for row in rows), _columns(table, begin, end, readers))
    places = tuple(place(table, n) for n in range(begin, end))
    made: list[Record] = []
    for across in dict.fromkeys(zip(*(row[1:] for row in rows), strict=True)):
        if not any(cell.lines for cell in across):
            continue
        one = replace(record(across, head, places[0], ""), places=places)
        if not one.name and table.name:
            name = without_mark(table.name)
            one = replace(one, lines={("name", None): (name,), **one.lines})
        made.append(one)
    named = [one for one in made if one.name]
    out.records += named
    if not named:
        out.skipped += [Skipped(where, "it names no service") for where in places]
    services = list(zip(*(row[1:] for row in rows), strict=True))
    out.questions += unknown_columns(places[0], head, services, readers)
