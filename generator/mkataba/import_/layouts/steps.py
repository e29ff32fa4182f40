"""Step tables: one service each, with what the client and the agency do, fees, times, totals.

As the citizen's charters of the Philippines have them: a heading names the service, tables or rows
below it say who may avail, what is required and where to secure it, then the steps follow.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from mkataba.import_.columns import (
    BESIDE,
    COMMENT,
    Column,
    column_of,
    columns,
    currency_said,
    without_doubtful,
)
from mkataba.import_.found import Place, Skipped, Slot
from mkataba.import_.heads import known
from mkataba.import_.layouts.row import place
from mkataba.import_.readers import Readers
from mkataba.import_.record import Head, Record, Records, Step, without_mark
from mkataba.import_.row_kinds import Row
from mkataba.import_.unknown import unknown_columns
from mkataba.tables import Table

_LEVELS = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+")  # 1.2 Assess the fees
_TOP = 12  # rows among which the heads of services stand
_INFORMS = ("name", "department", "who", "responsible", "law", "result", *BESIDE)


class _Service(Struct):
    """What was met of one service so far."""

    name: str
    places: list[Place] = field(default_factory=list)
    lines: dict[Slot, tuple[str, ...]] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)
    wanted: list[tuple[str, str]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    fees: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    totals: dict[str, str] = field(default_factory=dict)
    currency: str | None = None


def is_steps(table: Table, readers: Readers) -> bool:
    """Tell whether a row of a table is the head of steps: what the client or the agency does."""
    return any(_heads_steps(columns(row, readers)) for row in table.rows[:60])


def read(tables: Sequence[Table], readers: Readers) -> Records | None:
    """Return the service that tables below one heading tell step by step; None if they don't."""
    if not any(is_steps(table, readers) for table in tables):
        return None
    out = Records()
    found = _Service(without_mark(tables[0].name))
    for table in tables:
        head: dict[int, Column] = {}
        cells: Row = ()
        group = ""  # of requirements: those of representatives
        for n, row in enumerate(table.rows):
            where = place(table, n)
            if not any(cell.lines for cell in row):
                out.skipped.append(Skipped(where, "it is empty"))
                continue
            new = without_doubtful(columns(row, readers, table.rows[n + 1 :][:10]))
            if _heads_steps(new) or _heads_wanted(new):
                head, cells = new, row
                rows = table.rows[n + 1 :]
                out.questions += unknown_columns(where, Head(row, new), rows, readers)
                found.currency = found.currency or currency_said(new.values())
                out.skipped.append(Skipped(where, "it is the head of steps or requirements"))
            elif head and _is_across(row):
                group = "" if _heads_steps(head) else row[0].plain.rstrip(": ")
                reason = "it heads what stands below" if group else "it is no step"
                out.skipped.append(Skipped(where, f'{reason}: "{row[0].plain}"'))
            elif head and _heads_steps(head):
                found.places.append(where)
                _step(found, row, head, readers)
                found.beside += _beside(row, head, cells)
            elif _informs(found, row, readers):
                found.places.append(where)
            elif head:
                found.places.append(where)
                what = _cell(row, head, "requirements")
                found.wanted.append(
                    (f"{group}: {what}" if group and what else what, _cell(row, head, "where"))
                )
                found.beside += _beside(row, head, cells)
            else:
                words = " | ".join(dict.fromkeys(cell.plain for cell in row if cell.lines))
                out.skipped.append(Skipped(where, f'no field is known for it: "{words}"'))
    name = found.lines.pop(("name", None), None) or ((found.name,) if found.name else ())
    if not name:
        out.skipped += [Skipped(where, "it names no service") for where in found.places]
        return out
    out.records.append(_record(found, name))
    return out


def _record(found: _Service, name: tuple[str, ...]) -> Record:
    lines = {("name", None): name, **found.lines}
    asked = []
    wanted = [(what, where) for what, where in found.wanted if what]
    if wanted:
        lines["requirements", None] = tuple(what for what, _ in wanted)
    for key, given in (("fee", found.fees), ("turnaround", found.times)):
        total = found.totals.get(key, "")
        different = list(dict.fromkeys(filter(None, given)))
        if total:
            lines[key, None] = (total,)
        elif len(different) == 1 and len(given) == 1:
            lines[key, None] = tuple(different)
        elif different and key == "fee" and len(different) == 1 and not _figures(different[0]):
            lines[key, None] = tuple(different)  # each step says that it costs nothing
        elif different:
            asked.append(
                (key, "; ".join(different), "each step has its own, and there is no total")
            )
    slots = frozenset((*lines, ("fee", None), ("turnaround", None), ("requirements", None)))
    return Record(
        lines,
        tuple(found.places),
        currency=found.currency,
        beside=tuple(dict.fromkeys(found.beside)),
        columns=slots,
        asked=tuple(asked),
        steps=tuple(found.steps),
        where=tuple(where for _, where in wanted),
    )


def _step(found: _Service, row: Row, head: dict[int, Column], readers: Readers) -> None:
    """Take in a row of the steps: what the client does, then what the agency does about it."""
    fee, time = _cell(row, head, "fee"), _cell(row, head, "turnaround")
    if (meant := column_of(row[0].plain.rstrip(": "), readers)) and meant.field == "total":
        found.totals |= {"fee": fee} if fee else {}
        found.totals |= {"turnaround": time} if time else {}
        return
    client, agency = _cell(row, head, "step"), _cell(row, head, "action")
    who = _cell(row, head, "responsible")
    done = {step.action for step in found.steps}
    last = agency or client
    found.fees.append(fee)
    found.times.append(time)
    for words in dict.fromkeys(filter(None, (client, agency))):
        action = _LEVELS.sub("", without_mark(words))
        if words is not last and action not in done:
            found.steps.append(Step(action))
        elif words is last:
            found.steps.append(Step(action, who, time))


def _is_across(row: Row) -> bool:
    """Tell whether one cell goes over all columns: END OF TRANSACTION, For representatives."""
    return len(row) > 2 and all(cell.plain == row[0].plain for cell in row)


def _beside(row: Row, head: dict[int, Column], cells: Row) -> Iterator[tuple[str, str]]:
    """Yield what stands in columns that have no field, with their heads."""
    for n, cell in enumerate(row):
        field = head[n].field if n in head else COMMENT
        if cell.lines and field in BESIDE and field not in ("where", "action"):
            yield cells[n].plain or f"column {n + 1}", cell.plain


def _informs(found: _Service, row: Row, readers: Readers) -> bool:
    """Take in a row such as "Who may avail: all"; tell whether it was one."""
    head, *rest = dict.fromkeys(cell.plain for cell in row if cell.lines)
    meant = known(head.rstrip(": "), readers.languages)
    if not rest or meant is None or meant.field not in _INFORMS:
        return False
    words = " ".join(rest)
    if meant.field in BESIDE:
        found.beside.append((head.rstrip(": "), words))
    else:
        found.lines[meant.field, None] = (words,)
    return True


def _heads_steps(head: dict[int, Column]) -> bool:
    fields = {column.field for column in head.values()}
    return (
        bool(fields & {"step", "action"})
        and bool(fields & {"fee", "turnaround"})
        and "name" not in fields
    )


def _heads_wanted(head: dict[int, Column]) -> bool:
    fields = [column.field for column in head.values()]
    return "requirements" in fields and set(fields) <= {"requirements", "where", "contact"}


def _cell(row: Row, head: dict[int, Column], name: str) -> str:
    return next((row[n].plain for n, column in head.items() if column.field == name), "")


def _figures(text: str) -> bool:
    return any(map(str.isdigit, text))


def _names_services(table: Table, readers: Readers) -> bool:
    """Tell whether a table names services and their fees or times, in a row or down its side."""
    heads = (*table.rows[:_TOP], tuple(row[0] for row in table.rows[:_TOP]))
    return any(
        "name" in fields and not fields.isdisjoint(("fee", "turnaround"))
        for head in heads
        if (fields := {one.field for one in columns(head, readers).values()})
    )


def groups(tables: Sequence[Table], readers: Readers) -> Iterator[list[Table]]:
    """Yield tables of one file below one heading together; one that names its services, alone."""
    run: list[Table] = []
    alone = False
    for table in tables:
        before = alone
        alone = _names_services(table, readers)
        same = run and (table.source, table.name) == (run[-1].source, run[-1].name)
        if run and (alone or before or not same):
            yield run
            run = []
        run.append(table)
    if run:
        yield run
