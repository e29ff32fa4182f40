"""The usual layout: a head, and one row a service."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import Column, header
from mkataba.import_.conditions import may_change
from mkataba.import_.declared import is_whole
from mkataba.import_.found import Nearby, Skipped
from mkataba.import_.heads import known, plain
from mkataba.import_.layouts.row import place, record
from mkataba.import_.layouts.two_rows import under
from mkataba.import_.lists import is_choice
from mkataba.import_.notes import is_note, marks_in, notes_in
from mkataba.import_.readers import Readers
from mkataba.import_.record import Head, Record, Records, without_mark
from mkataba.import_.row_kinds import Kind, Row, is_case, kinds
from mkataba.import_.unknown import unknown_columns
from mkataba.languages import Languages
from mkataba.tables import Table

_TOP = 30  # rows among which the head is
_OF_ALL = "it says in what amounts or times are"
_LONGEST_NAME = 6  # words of a service, where a stop stands behind them
NAME_ALONE = "a name and nothing else: is it a service, or a heading?"


def read(table: Table, readers: Readers, head: Head | None = None) -> Records | None:
    """Return what a table of one row a service holds; None if it has no head and none is given.

    Args:
        table: The rows; each ends in a record or among the skipped.
        readers: How texts are read.
        head: That of a table that this one goes on with.
    """
    out = Records(head=head)
    start = 0
    if head is None:
        found = _find(table, readers)
        if found is None:
            return None
        at, start, out.head = found
        out.skipped += [
            Skipped(place(table, n), "it is empty" if _empty(row) else _above(row))
            for n, row in enumerate(table.rows[:at])
        ]
        for n, row in enumerate(table.rows[:at]):
            out.near += [_near(table, n, words) for words in _said(row)]
        reason = "it is the head of the table"
        out.skipped += [Skipped(place(table, n), reason) for n in range(at, start)]
    assert out.head is not None
    top = place(table, max(0, start - 1))
    heading = ""
    for begin, end, part in _parts(table, start, out.head, readers, out):
        heading = _rows(table, begin, end, part, heading, out, readers)
        if head is None:
            out.questions += unknown_columns(top, part, table.rows[begin:end], readers)
    return out


def _find(table: Table, readers: Readers) -> tuple[int, int, Head] | None:
    """Return the row of the head, the one behind it, and the head."""
    for n in range(min(len(table.rows), _TOP)):
        if head := _head(table, n, readers):
            return n, n + _height(head), head
    return None


def _head(table: Table, n: int, readers: Readers) -> Head | None:
    """Return the head that begins with a row; None if none does."""
    row, below = table.rows[n], table.rows[n + 1 : n + 1 + _TOP]
    columns = header(row, readers, below)
    if not columns:
        return None
    more = under(row, below, columns, readers)
    return Head(row, more, below[0]) if more else Head(row, columns)


def _height(head: Head) -> int:
    return 2 if head.parts else 1


def _parts(
    table: Table, start: int, head: Head, readers: Readers, out: Records
) -> Iterator[tuple[int, int, Head]]:
    """Yield what stands below each head: heads are repeated, and there may be other ones."""
    begin, part = start, head
    for n in range(start, len(table.rows)):
        row = table.rows[n]
        again = row == part.cells
        if n < begin or (not again and not _is_head(row, readers)):
            continue
        new = part if again else _head(table, n, readers)
        if not new:
            continue
        yield begin, n, part
        reason = "it is the head of the table" + (" again" if new.columns == part.columns else "")
        begin, part = n + 1, new
        if table.rows[begin : begin + 1] == (part.parts,):
            begin += 1
        out.skipped += [Skipped(place(table, m), reason) for m in range(n, begin)]
    yield begin, len(table.rows), part


def _rows(
    table: Table, begin: int, end: int, head: Head, heading: str, out: Records, readers: Readers
) -> str:
    """Take in the rows below a head; return the last heading of services among them."""
    rows = table.rows[begin:end]
    parent: Row | None = None
    told = _kinds(rows, head, readers)
    out.near += [
        _near(table, n, _longest(row), title=kind is Kind.HEADING)
        for n, (row, kind) in enumerate(zip(rows, told, strict=True), begin)
        if kind in (Kind.NOTE, Kind.HEADING) and not _is_note(row, table)
    ]
    for n, (row, kind) in enumerate(zip(rows, told, strict=True), begin):
        where = place(table, n)
        words = _longest(row)
        if kind is not Kind.SERVICE:
            parent = None
        if kind is Kind.EMPTY:
            out.skipped.append(Skipped(where, "it is empty"))
        elif kind is Kind.NOTE or _is_note(row, table):
            out.skipped.append(Skipped(where, f'it is a note, and no service: "{words}"'))
        elif kind in (Kind.HEADING, Kind.NAME) and is_whole(words, readers):
            out.skipped.append(Skipped(where, f'{_OF_ALL}: "{words}"'))
        elif kind is Kind.HEADING:
            heading = words.rstrip(": ")
            out.skipped.append(Skipped(where, f'it is a heading: "{words}"'))
        elif kind is Kind.PARENT:
            parent = row
            last = record(row, head, where, heading)
            out.skipped.append(Skipped(where, f'its name goes before those below: "{words}"'))
        elif _is_total(row, head, readers):
            out.skipped.append(Skipped(where, f'it adds up what stands above: "{words}"'))
        else:
            made = record(row, head, where, heading)
            if parent and made.name and is_case(row, parent, head.columns):
                made = _below(last, made)
            else:
                parent = None
            if kind is Kind.NAME:
                made = replace(made, asked=(("name", words, NAME_ALONE),))
            _add(out, made, row, table.rows[n - 1] if n > begin else None, head, readers)
    return heading


def _longest(row: Row) -> str:
    return max((cell.plain for cell in row), key=len)


def _kinds(rows: Sequence[Row], head: Head, readers: Readers) -> list[Kind]:
    """Return what each row is; a name alone that says something of the others is a note."""
    return [
        Kind.NOTE if kind is Kind.NAME and _is_sentence(_longest(row), readers) else kind
        for row, kind in zip(rows, kinds(rows, head.columns), strict=True)
    ]


def _is_sentence(words: str, readers: Readers) -> bool:
    """Tell whether a row of one cell says something of the others, and names no service."""
    long = words.endswith(".") and len(words.split()) > _LONGEST_NAME
    return long or may_change(words, readers, near=False)


def _near(table: Table, n: int, words: str, *, title: bool = False) -> Nearby:
    where = f"row {table.places[n]}"
    return Nearby(table.source, words, where, title, (table.number,))


def _said(row: Row) -> Iterator[str]:
    yield from dict.fromkeys(cell.plain for cell in row if cell.lines)


def _is_note(row: Row, table: Table) -> bool:
    """Tell whether a row says nothing but a note of which a cell of the table has the mark."""
    said = {cell.plain for cell in row if cell.lines}
    if len(said) != 1 or not is_note(words := said.pop()):
        return False
    return not notes_in([words]).keys().isdisjoint(marks_in(table.rows))


def _is_total(row: Row, head: Head, readers: Readers) -> bool:
    """Tell whether a row adds up those above it: its name is what heads call a total."""
    names = [row[n].plain for n, one in head.columns.items() if one.field == "name"]
    said = [known(name.rstrip(": "), readers.languages) for name in names if name]
    return bool(said) and all(one is not None and one.field == "total" for one in said)


def _below(parent: Record, case: Record) -> Record:
    """Return a case with the name of its parent before its own."""
    lines = dict(case.lines)
    for slot, words in parent.lines.items():
        if slot[0] == "name" and slot in lines:
            own = without_mark(" ".join(lines[slot]))
            lines[slot] = (f"{' '.join(words).rstrip(':')} – {own}",)
    return replace(case, lines=lines, places=(*parent.places, *case.places))


def _add(
    out: Records, made: Record, row: Row, above: Row | None, head: Head, readers: Readers
) -> None:
    """Add a record; a row without a name goes on with the service above it."""
    last = out.records[-1] if out.records else None
    if not made.name and last is None:
        out.skipped.append(Skipped(made.places[0], "it names no service"))
    elif last and (not made.name or _goes_on(last, made, row, above, head.columns)):
        out.records[-1] = _together(last, made, readers.languages)
    else:
        out.records.append(made)


def _goes_on(
    last: Record, made: Record, row: Row, above: Row | None, columns: Mapping[int, Column]
) -> bool:
    """Tell whether a row is of the service above: of one number or merged name, and one promise."""
    if made.name != last.name or made.heading != last.heading or above is None:
        return False
    names = [n for n, column in columns.items() if column.field == "name"]
    merged = any(row[n].lines and row[n] is above[n] for n in names)
    same = made.number == last.number if made.number else merged
    return same and all(
        lines == last.lines.get(slot)
        for slot, lines in made.lines.items()
        if slot[0] in ("fee", "turnaround")
    )


def _together(last: Record, made: Record, languages: Languages) -> Record:
    lines = dict(last.lines)
    for slot, more in made.lines.items():
        had = lines.get(slot, ())
        if had != more and slot[0] != "name":
            new = (line for line in more if line not in had or is_choice(line, languages))
            lines[slot] = (*had, *new)
    beside = tuple(dict.fromkeys((*last.beside, *made.beside)))
    places, asked = (*last.places, *made.places), last.columns | made.columns
    told = (*last.asked, *made.asked)
    return replace(last, lines=lines, places=places, beside=beside, columns=asked, asked=told)


def _is_head(row: Row, readers: Readers) -> bool:
    """Tell whether each cell of a row stands in a list of heads, or a person named it."""
    filled = [cell.plain for cell in row if cell.lines]
    return bool(filled) and all(
        known(words, readers.languages) or plain(words) in readers.named for words in filled
    )


def _empty(row: Sequence[object]) -> bool:
    return not any(getattr(cell, "lines", ()) for cell in row)


def _above(row: Row) -> str:
    words = " | ".join(_said(row))
    return f'it stands above the head of a table of services: "{words}"'
