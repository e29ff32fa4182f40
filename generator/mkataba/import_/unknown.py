"""Columns and tables whose heads nobody knows: what a person is asked."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.columns import COMMENT, NEVER, VALUES, Column, columns, without_doubtful
from mkataba.import_.found import Place, Question, Unknown
from mkataba.import_.heads import refuses
from mkataba.import_.readers import Readers, is_bare
from mkataba.import_.record import Head
from mkataba.import_.whose import is_theirs
from mkataba.import_.witness import column, value_of
from mkataba.reading.spans import span_of
from mkataba.tables import Cell, Table

_SHOWN = 60  # characters of a cell that is shown
_READ_AS = {"fee": "they read as fees", "turnaround": "they read as times"}


def unknown_columns(
    where: Place, head: Head, rows: Sequence[Sequence[Cell]], readers: Readers
) -> Iterator[Question]:
    """Yield a question for each column below a head that nobody knows.

    Args:
        where: The table.
        head: Its head.
        rows: What stands below it.
        readers: How texts are read.
    """
    asked = head.words, set(head.columns), rows, readers
    lines = tuple(_ask(*asked))
    if lines:
        about = f"the heads are {_heads(head, head.words)}"
        yield Question(where, about, lines, tuple(_unknown(*asked)))


def unknown_table(table: Table, readers: Readers) -> Iterator[Question]:
    """Yield a question about a table that no layout fits, if it seems to hold services.

    It does where some of its heads are known, or a column reads as fees or times.
    """
    best = max(
        range(min(len(table.rows), 10)),
        key=lambda n: len(columns(table.rows[n], readers, table.rows[n + 1 :])),
    )
    row, rows = table.rows[best], table.rows[best + 1 :]
    found = without_doubtful(columns(row, readers, rows))
    head = Head(row, found)
    told = {one.field for one in found.values()} & {"name", "requirements", "fee", "turnaround"}
    values = {value_of(column(table.rows, n), readers) for n in range(len(row))} - {""}
    if not told and not values:
        return
    where = Place(table.source, table.number, table.places[best], table.name)
    if not found and any(value_of([cell.text], readers) for cell in row if cell.lines):
        yield Question(
            replace(where, row=0),
            "it seems to hold services, but has no head",
            ("give its columns heads, such as Service, Requirements, Cost and Time",),
        )
        return
    about = f"it seems to hold services; its heads are {_heads(head, row)}"
    asked = row, set(found), rows, readers
    lines = tuple(_ask(*asked)) or tuple(_ask_for_name(row, found))
    yield Question(where, about, lines, tuple(_unknown(*asked)))


def _heads(head: Head, cells: Sequence[Cell]) -> str:
    known = {n: one.field for n, one in head.columns.items()}
    named = (f'"{cell.plain}" ({known.get(n, "?")})' for n, cell in enumerate(cells) if cell.lines)
    return ", ".join(dict.fromkeys(named))


def _ask(
    cells: Sequence[Cell], known: set[int], rows: Sequence[Sequence[Cell]], readers: Readers
) -> Iterator[str]:
    width = max((len(row) for row in rows), default=len(cells))
    for n in range(width):
        texts = column(rows, n)
        if n in known or not texts:
            continue
        if n >= len(cells) or not cells[n].plain:
            yield f'column {n + 1} has no head and says "{_said(texts)}"; give it one in the file'
        elif _changes(cells[n], texts, readers):
            words = cells[n].plain
            yield f'"{words}" changes what the numbers below it say: write them out in the file'
            yield f'  --column "{_option(words)}={COMMENT}" keeps it beside'
    for one in _unknown(cells, known, rows, readers):
        reads = f"; {_READ_AS[one.likely]}" if one.likely else ""
        yield f'what is "{one.head}"? It says "{one.says}"{reads}'
        field = one.likely or "FIELD"
        yield f'  --column "{_option(one.head)}={field}", or ={COMMENT} to keep it beside'


def _ask_for_name(cells: Sequence[Cell], found: Mapping[int, Column]) -> Iterator[str]:
    """Yield what to say of a table all of whose heads are known, and none as the name."""
    words = (
        cells[n].plain for n, one in found.items() if one.field not in ("fee", "turnaround", *NEVER)
    )
    if any(one.field == "name" for one in found.values()):
        return
    if first := next(words, None):
        yield f'no column names the services; if "{first}" does:'
        yield f'  --column "{_option(first)}=name"'


def _unknown(
    cells: Sequence[Cell], known: set[int], rows: Sequence[Sequence[Cell]], readers: Readers
) -> Iterator[Unknown]:
    """Yield each column of which a person can say what it holds."""
    for n, cell in enumerate(cells):
        texts = column(rows, n)
        if n not in known and texts and cell.plain and not _changes(cell, texts, readers):
            yield Unknown(cell.plain, _said(texts), _likely(cell, texts, readers))


def _likely(cell: Cell, texts: Sequence[str], readers: Readers) -> str:
    """Return which of fee and time a column seems to hold; "" for what may well be another one.

    Words without an amount, such as "None" and "Free for pupils", may also be exemptions.
    """
    field = "" if _is_other(cell, readers) else value_of(texts, readers)
    return "" if field == "fee" and not any(map(str.isdigit, "".join(texts))) else field


def _is_other(cell: Cell, readers: Readers) -> bool:
    """Tell whether a head says that money is no fee, or a time no wait, of customers."""
    of_all = [readers.phrases.of(code).words for code in readers.languages]
    words = {key for one in of_all for key in (*one.no_fee, *one.no_wait, *one.other_fees)}
    theirs = (is_theirs(cell.plain, field, readers.languages) for field in VALUES)
    return any(theirs) or not words.isdisjoint(span_of(cell.plain).keys)


def _changes(cell: Cell, texts: Sequence[str], readers: Readers) -> bool:
    """Tell whether a head says that the numbers below it are not what they seem."""
    return bool(refuses(cell.plain, readers.languages)) and all(map(is_bare, texts))


def _said(texts: Sequence[str]) -> str:
    shown = " ".join(texts[0].split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"


def _option(words: str) -> str:
    return words.replace('"', '\\"')
