"""How a table tells its services: each layout is a module, and a line in a table below."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from mkataba.import_.columns import columns
from mkataba.import_.found import Skipped
from mkataba.import_.layouts import headless, side, steps, usual
from mkataba.import_.layouts.row import place
from mkataba.import_.readers import Readers
from mkataba.import_.record import Head, Records
from mkataba.import_.unknown import unknown_table
from mkataba.import_.witness import column, reads_as
from mkataba.tables import Table

__all__ = ["records"]

NO_HEAD = "no head of its table names services"
# the first that knows a table by its heads reads it
_BY_HEADS: tuple[Callable[[Table, Readers], Records | None], ...] = (usual.read, side.read)


def records(tables: Sequence[Table], readers: Readers) -> Iterator[tuple[Table, Records]]:
    """Yield what each table holds, with the table; those of one service with the first of them.

    Args:
        tables: Those of one import, of any number of files, each file's together.
        readers: How texts are read.
    """
    for _, of_file in groupby(tables, key=lambda table: table.source):
        yield from _of_file(list(of_file), readers)


def _of_file(tables: Sequence[Table], readers: Readers) -> Iterator[tuple[Table, Records]]:
    left: list[Table] = []
    read = False
    head: Head | None = None
    for group in steps.groups(tables, readers):
        if (made := steps.read(group, readers)) is not None:
            read, head = True, None
            yield group[0], made
            continue
        for table in filter(lambda one: one.rows, group):
            found = (layout(table, readers) for layout in _BY_HEADS)
            made = next((one for one in found if one is not None), None)
            if made is None and head is not None and len(head.cells) == len(table.rows[0]):
                made = _going_on(table, head, readers)
            if made is None:
                left.append(table)
                continue
            read, head = read or bool(made.records), made.head
            yield table, made
    for table in left:
        made = None if read or table.within else headless.read(table, readers)
        yield table, made or _passed_over(table, readers)


def _going_on(table: Table, head: Head, readers: Readers) -> Records | None:
    """Return what a table holds that goes on with the one above, as after a page break.

    Its cells say so: what stands where fees or times stood reads as such. One that names its
    services itself has a head of its own, known or not.
    """
    if any(one.field == "name" for one in columns(table.rows[0], readers).values()):
        return None
    values = [(n, one) for n, one in head.columns.items() if one.field in ("fee", "turnaround")]
    goes_on = any(
        reads_as(column(table.rows, n), one.field, readers, one.unit) for n, one in values
    )
    return usual.read(table, readers, head) if goes_on else None


def _passed_over(table: Table, readers: Readers) -> Records:
    out = Records(questions=[] if table.within else list(unknown_table(table, readers)))
    why = "it is a line of a cell of another table" if table.within else NO_HEAD
    for n, row in enumerate(table.rows):
        words = " | ".join(dict.fromkeys(cell.plain for cell in row if cell.lines))
        reason = f'{why}: "{words}"' if words else "it is empty"
        out.skipped.append(Skipped(place(table, n), reason))
    return out
