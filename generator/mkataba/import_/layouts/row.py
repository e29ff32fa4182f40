"""A row below a head -> what it says of a service, and where it stands."""

from mkataba.import_.columns import BESIDE, currency_said, in_several_currencies
from mkataba.import_.found import Place, Slot
from mkataba.import_.layouts.doubts import doubt, is_empty, note
from mkataba.import_.readers import is_bare
from mkataba.import_.record import Head, Record
from mkataba.import_.row_kinds import Row
from mkataba.import_.witness import is_mark
from mkataba.tables import Cell, Table

IN_NUMBERS = "it stands in the column of numbers, and is none: a note, or a class?"


def place(table: Table, n: int) -> Place:
    """Return the place of a row of a table, by its position from 0."""
    return Place(table.source, table.number, table.places[n], table.name)


def record(row: Row, head: Head, where: Place, heading: str) -> Record:
    """Return what a row says of a service."""
    lines: dict[Slot, tuple[str, ...]] = {}
    units: dict[Slot, str] = {}
    beside = []
    told: list[tuple[str, str, str]] = []
    number = ""
    several = in_several_currencies(head.columns.values())
    for position, cell in enumerate(row):
        column = head.columns.get(position)
        if is_empty(column, cell.plain):
            continue
        if column and (reason := note(column, cell.plain)):
            told.append((column.field, cell.plain, reason))
        if column is None or column.field in BESIDE:
            words = head.words[position].plain if position < len(head.words) else ""
            beside.append((words or f"column {position + 1}", cell.plain))
        elif reason := doubt(column, cell.plain):
            words = head.words[position].plain
            beside.append((words, cell.plain))
            told.append((column.field, f"{words}: {cell.plain}", reason))
        elif column.field == "number":
            number = cell.plain
            # a note, or a class
            told += [] if is_mark(number) else [("number", number, IN_NUMBERS)]
        elif column.field == "unit":
            if slot := _of_bare_number(row, head, column.unit or "turnaround"):
                units |= {slot: cell.plain}
            else:
                beside.append((head.words[position].plain, cell.plain))
        else:
            slot = column.field, column.language
            own = column.currency if several and is_bare(cell.plain) else None
            more = _lines(cell, column.label, f"{own} " if own else "")
            if column.field == "name" and lines.get(slot, more) != more:
                lines[slot] = (f"{' '.join(lines[slot])} – {cell.plain}",)
            elif lines.get(slot) != more:  # one cell over several columns
                lines[slot] = (*lines.get(slot, ()), *more)
            units |= {slot: column.unit} if column.unit else {}
    columns = head.columns.values()
    currency = "" if several else currency_said(columns)
    asked = frozenset((c.field, c.language) for c in columns)
    limits = {(c.field, c.language): c.limits for c in columns if c.limits}
    return Record(
        *(lines, (where,), heading, currency, tuple(beside), asked, units, number),
        asked=tuple(told),
        limits=limits,
        given=frozenset(c.field for c in columns if c.given),
    )


def _lines(cell: Cell, label: str, currency: str) -> tuple[str, ...]:
    """Return what a cell says, with the label and the currency of its column."""
    if label:
        return (f"{label}: {currency}{cell.plain}",)
    return tuple(f"{currency}{line}" for line in cell.lines)


def _of_bare_number(row: Row, head: Head, field: str) -> Slot | None:
    """Return which fee or time of a row is a number alone; None if each says its own unit."""
    columns = ((n, one) for n, one in head.columns.items() if one.field == field)
    return next(((one.field, one.language) for n, one in columns if is_bare(row[n].plain)), None)
