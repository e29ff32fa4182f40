"""Rows of tables -> records: which rows are services or headings, and which belong together."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.import_.columns import Column, header
from mkataba.import_.found import Place, Skipped, Slot
from mkataba.languages import Languages
from mkataba.tables import Cell, Table

_MARK = re.compile(
    r"^(?:[•●▪◦·*\u2013\u2014-]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.IGNORECASE
)

_LONGEST = 160  # characters of what a name may be made longer by: a long one is better than none


class Record(Struct, frozen=True):
    """What a table says of one service, not read yet: lines by field and language."""

    lines: Mapping[Slot, tuple[str, ...]]
    places: tuple[Place, ...]
    heading: str = ""
    currency: str | None = None
    beside: tuple[tuple[str, str], ...] = ()
    named_by_row: bool = False  # the name was made longer to tell rows apart
    columns: frozenset[Slot] = frozenset()  # of the table, with or without words in this row

    def get(self, name: str) -> dict[str | None, tuple[str, ...]]:
        """Return the lines of a field by language, without empty ones."""
        return {lang: lines for (key, lang), lines in self.lines.items() if key == name and lines}

    @property
    def name(self) -> tuple[str, ...]:
        """The service's names, one for each language."""
        return tuple(" ".join(lines) for lines in self.get("name").values())


class Records(Struct):
    """The records of one table, and the rows that are none."""

    records: list[Record] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def records(table: Table, languages: Languages, shillings: str | None) -> Records:
    """Return what a table holds; every row of it ends in a record or among the skipped.

    Args:
        table: The rows.
        languages: Those whose heads of columns are known.
        shillings: ISO 4217 code of shillings of no named country; None where nobody knows.
    """
    out = Records()
    columns: dict[int, Column] | None = None
    heads: tuple[Cell, ...] = ()
    heading: Skipped | None = None
    for row, number in zip(table.rows, table.places, strict=True):
        place = Place(table.source, table.number, number, table.name)
        new = header(row, languages, shillings)
        if not any(cell.lines for cell in row):
            out.skipped.append(Skipped(place, "it is empty"))
        elif new is not None:
            reason = "it is the head of the table" + (" again" if columns == new else "")
            columns, heads = new, row
            out.skipped.append(Skipped(place, reason))
        elif columns is None:
            out.skipped.append(Skipped(place, "it stands above the head of a table of services"))
        elif words := _heading(row, columns):
            heading = Skipped(place, f'it is a heading: "{words}"')
            out.skipped.append(heading)
        else:
            text = heading.reason[len('it is a heading: "') : -1] if heading else ""
            _add(out, _record(row, columns, heads, place, text))
    out.records = list(_told_apart(out.records))
    return out


def _heading(row: tuple[Cell, ...], columns: Mapping[int, Column]) -> str:
    """Return the words of a row that says one thing only, over all its columns or as a name."""
    filled = [position for position, cell in enumerate(row) if cell.lines]
    words = row[filled[0]].plain
    if len(row) < 3 or len(words) > 200 or any(row[n].plain != words for n in filled):
        return ""
    first = columns.get(filled[0])
    as_name = filled[0] == 0 or (first is not None and first.field == "name")
    return words if len(filled) == len(row) or (len(filled) == 1 and as_name) else ""


def _record(
    row: tuple[Cell, ...],
    columns: Mapping[int, Column],
    heads: tuple[Cell, ...],
    place: Place,
    heading: str,
) -> Record:
    lines: dict[Slot, tuple[str, ...]] = {}
    beside = []
    for position, cell in enumerate(row):
        column = columns.get(position)
        if not cell.lines or (column and column.field == "number"):
            continue
        if column is None or column.field == "contact":
            head = heads[position].plain if position < len(heads) else ""
            beside.append((head or f"column {position + 1}", cell.plain))
        else:
            lines[column.field, column.language] = cell.lines
    currency = next((c.currency for c in columns.values() if c.currency), None)
    asked = frozenset((column.field, column.language) for column in columns.values())
    return Record(lines, (place,), heading, currency, tuple(beside), columns=asked)


def _add(out: Records, record: Record) -> None:
    """Add a record; a row without a name goes on with the service above it."""
    last = out.records[-1] if out.records else None
    if not record.name and last is None:
        out.skipped.append(Skipped(record.places[0], "it names no service"))
    elif last and (not record.name or _goes_on(last, record)):
        out.records[-1] = _together(last, record)
    else:
        out.records.append(record)


def _goes_on(last: Record, record: Record) -> bool:
    """Tell whether a row of the same name promises nothing else than the row above."""
    if record.name != last.name or record.heading != last.heading:
        return False
    return all(
        lines == last.lines.get(slot)
        for slot, lines in record.lines.items()
        if slot[0] in ("fee", "turnaround")
    )


def _together(last: Record, record: Record) -> Record:
    lines = dict(last.lines)
    for slot, more in record.lines.items():
        had = lines.get(slot, ())
        if had != more and slot[0] != "name":
            lines[slot] = (*had, *(line for line in more if line not in had))
    beside = tuple(dict.fromkeys((*last.beside, *record.beside)))
    places, asked = (*last.places, *record.places), last.columns | record.columns
    return replace(last, lines=lines, places=places, beside=beside, columns=asked)


def _told_apart(found: list[Record]) -> Iterator[Record]:
    """Yield the records; in those of one name, what only some require goes into the name."""
    by_name: dict[tuple[str, ...], list[Record]] = {}
    for record in found:
        by_name.setdefault(record.name, []).append(record)
    for record in found:
        same = by_name[record.name]
        wanted = {tuple(other.get("requirements").values()) for other in same}
        own = record.get("requirements")
        short = all(len(" ".join(lines)) <= _LONGEST for lines in own.values())
        if len(same) == 1 or not own or not short or len(wanted) < len(same):
            yield record
            continue
        lines = _named_by_row(record, same)
        yield replace(record, lines=lines, named_by_row=True) if lines != record.lines else record


def _named_by_row(record: Record, same: list[Record]) -> dict[Slot, tuple[str, ...]]:
    """Return a record's lines in which what not all of one name require is told by the name.

    It is a condition of the case then, and no longer stands among the requirements.
    """
    lines = dict(record.lines)
    for language in record.get("requirements"):
        slot = ("requirements", language)
        lists = [items(other.lines.get(slot, ())) for other in same]
        own = items(lines[slot])
        common = frozenset(own).intersection(*lists)
        if len({frozenset(others) - common for others in lists}) < len(lists):
            common = frozenset()  # the same things in another order: only the whole tells
        told = [item for item in own if item not in common]
        if told and ("name", language) in lines:
            name = " ".join(lines["name", language])
            lines["name", language] = (f"{name} – {'; '.join(told)}",)
            lines[slot] = tuple(item for item in own if item not in told)
    return lines


def items(lines: tuple[str, ...]) -> list[str]:
    """Return the items of a cell: its lines, or what semicolons part, without marks before them."""
    parts = lines if len(lines) > 1 else tuple(re.split(r";\s+|;$", lines[0])) if lines else ()
    bare = (_MARK.sub("", part.strip()).strip(" ;") for part in parts)
    return [part for part in bare if part]
