"""What an import did, in words: files, what is left for a person, what was passed over and why."""

from collections.abc import Iterable, Iterator, Sequence

from mkataba.import_.asked_near import TOLD
from mkataba.import_.columns import FIELDS
from mkataba.import_.files import Collision, Written
from mkataba.import_.found import Reading
from mkataba.import_.prose import around as prose
from mkataba.import_.prose.around import Around, short
from mkataba.reading.advice import NO_CURRENCY

NOTHING = Around()


def report(
    reading: Reading,
    written: Sequence[Written],
    collisions: Sequence[Collision],
    around: Around = NOTHING,
    removed: Sequence[str] = (),
) -> str:
    """Return the report of an import; every row of every table is in it.

    Args:
        reading: What the tables hold.
        written: What becomes of each service.
        collisions: Services that can't be told from others.
        around: What becomes of the words around the tables; each passage is in it.
        removed: Paths of placeholder files that are taken away.
    """
    lines = [
        *_files(written, bool(collisions)),
        *_below("placeholders of a new project are taken away", removed),
        *prose.files(around),
        *_kept(written, collisions, reading),
        *prose.asked(around),
        *_conflicts(written),
        *prose.conflicts(around),
        *_collisions(collisions),
        *_questions(reading),
        *_currencies(reading),
        *_columns(reading),
        *prose.channels(around),
        *_skipped(reading),
        *prose.passed(around),
        _summary(reading, written, collisions, len(around.open)),
    ]
    return "\n".join(lines)


def _files(written: Sequence[Written], stopped: bool) -> Iterator[str]:
    if written:
        yield "services: nothing was written, see below" if stopped else "services"
    for one in written:
        places = "; ".join(map(str, one.found.places))
        yield f"  {one.state:9} content/services/{one.id}.yml  ({places})"
    if written:
        yield ""


def _kept(
    written: Sequence[Written], collisions: Sequence[Collision], reading: Reading
) -> Iterator[str]:
    rows = [(one.id, kept) for one in written for kept in one.found.kept]
    rows += [(str(one.found.places[0]), kept) for one in collisions for kept in one.found.kept]
    if rows:
        yield f"for a person to look at ({len(rows)})"
    for id_, kept in rows:
        yield f'  {id_}: {kept.field}: "{short(kept.words)}": {kept.reason}  ({kept.place})'
    if any(kept.reason == NO_CURRENCY for _, kept in rows):
        said = (f"of {name} you said {code}" for name, code in sorted(reading.elsewhere.items()))
        yield "; ".join(("  --currency says in which currency bare amounts are", *said))
    beside: dict[str, int] = {}
    for one in written:
        for label in (label for label, _ in one.found.beside if label not in TOLD):
            beside[label] = beside.get(label, 0) + 1
    for label, count in beside.items():
        files = "file" if count == 1 else "files"
        yield f'  the column "{short(label)}" has no field: kept as comments in {count} {files}'
    if rows or beside:
        yield ""


def _conflicts(written: Sequence[Written]) -> Iterator[str]:
    rows = [(one, conflict) for one in written for conflict in one.conflicts]
    if rows:
        yield f"conflicts: you and the source both changed these; yours stays ({len(rows)})"
    for one, conflict in rows:
        yield f"  content/services/{one.id}.yml: {conflict.field}"
        yield f"    in the file: {short(conflict.ours)}"
        yield f"    in the source: {short(conflict.new)}  ({one.found.places[0]})"
    if rows:
        yield ""


def _collisions(collisions: Sequence[Collision]) -> Iterator[str]:
    if collisions:
        yield f"services that can't be told apart; nothing was written ({len(collisions)})"
    for one in collisions:
        yield f"  {one.reason}  ({'; '.join(map(str, one.found.places))})"
    if collisions:
        yield ""


def _questions(reading: Reading) -> Iterator[str]:
    if reading.questions:
        count = len(reading.questions)
        yield f"for a person to say, about whole columns, tables or files ({count})"
    for one in reading.questions:
        yield f"  {one.place}: {one.about}"
        yield from (f"    {line}" for line in one.lines)
    if any("=FIELD" in line for one in reading.questions for line in one.lines):
        yield f"  FIELD is one of {', '.join(FIELDS)}"
    if reading.questions:
        yield ""


def _columns(reading: Reading) -> Iterator[str]:
    lines = (
        f'"{short(head)}" is {field}; if that is wrong, import it with another --column'
        for head, field in sorted(reading.columns.items())
    )
    return _below("columns are read as an earlier import settled", lines)


def _currencies(reading: Reading) -> Iterator[str]:
    lines = (
        f"{source}: {currency}; if that is wrong, import it with another --currency"
        for source, currency in sorted(reading.currencies.items())
    )
    return _below("amounts without a currency are read as an earlier import settled", lines)


def _below(head: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a head, lines below it and an empty one; nothing where there are no lines."""
    if some := [f"  {line}" for line in lines]:
        yield from (head, *some, "")


def _skipped(reading: Reading) -> Iterator[str]:
    if reading.skipped:
        yield f"passed over ({len(reading.skipped)})"
    for row in reading.skipped:
        yield f"  {row.place}: {short(row.reason)}"
    if reading.skipped:
        yield ""


def _summary(
    reading: Reading, written: Sequence[Written], collisions: Sequence[Collision], around: int
) -> str:
    states = [one.state for one in written]
    counts = ", ".join(f"{states.count(s)} {s}" for s in ("new", "updated", "unchanged"))
    open_ = len(reading.questions) + around
    open_ += sum(len(one.found.kept) for one in written)
    open_ += sum(len(one.found.kept) for one in collisions)
    services = "1 service" if len(reading.found) == 1 else f"{len(reading.found)} services"
    text = f"{services} found: {counts}"
    text += f"; {len(collisions)} can't be told apart" if collisions else ""
    things = "1 thing is" if open_ == 1 else f"{open_} things are"
    return text + (f"; {things} for a person to look at" if open_ else "")
