"""What sentences say of all amounts and times of a table, and what that makes of single ones."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from mkataba.import_.declared import Declared, declared
from mkataba.import_.readers import Readers, is_bare
from mkataba.import_.record import Record
from mkataba.reading.reader import Unread
from mkataba.tables import Table

_SAYS = 'a sentence speaks of all of them: "{}"; --column "HEAD={}" if this one is as it stands'


def with_declared(
    table: Table, records: Sequence[Record], around: Sequence[Declared], readers: Readers
) -> list[Record]:
    """Return records with what the sentences around them say of their amounts and times.

    Args:
        table: Theirs.
        records: What it says of each service.
        around: What the headings and paragraphs of the file say.
        readers: How texts are read.
    """
    named = tuple(declared(table.name, readers, near=True))
    rows = [
        (place, one)
        for place, row in zip(table.places, table.rows, strict=True)
        if len(said := {cell.plain for cell in row if cell.lines}) == 1
        for one in declared(said.pop(), readers, near=True)
    ]
    if not (around or named or rows):
        return list(records)
    out = []
    for record in records:
        first = record.places[0].row
        above = tuple(one for place, one in rows if place < first)
        below = tuple(replace(one, near=False) for place, one in rows if place >= first)
        out.append(replace(record, declared=(*around, *below, *named, *above)))
    return out


def currency_of(record: Record, given: str | None) -> str | None:
    """Return the currency of bare amounts: as a person said, the head, or what stands near them.

    None where nothing is said of it, "" where what is said does not tell which it is.
    """
    used = given or record.currency
    near = next((one.codes for one in record.declared[::-1] if one.near and one.codes), frozenset())
    return used or (next(iter(near)) if len(near) == 1 else "" if near else record.currency)


def unit_of(record: Record, unit: str) -> str:
    """Return the unit of bare times: that of the head, or what stands near them."""
    return unit or next((one.unit for one in record.declared[::-1] if one.near and one.unit), "")


def fee_as_said(
    record: Record,
    text: str,
    read: Callable[[str | None], Any],
    used: str | None,
    given: str | None,
) -> Any:
    """Return the fee that a text says; why not, where a sentence may make it another one.

    Args:
        record: Of the service.
        text: Its words.
        read: Reads them with the currency of bare amounts.
        used: That currency.
        given: What a person said of it.
    """
    value = read(used)
    if isinstance(value, Unread) or value is None or not any(map(str.isdigit, text)):
        return value
    for one in record.declared:
        others = () if given else (code or _another(used) for code in one.codes)
        if (one.scaled and "fee" not in record.given) or any(
            read(code) != value for code in others
        ):
            return Unread(text, _SAYS.format(one.words, "fee"))
    return value


def _another(used: str | None) -> str:
    return "EUR" if used == "USD" else "USD"


def time_as_said(record: Record, text: str, unit: str, value: Any) -> Any:
    """Return a time; why not, where a sentence says that times are in another unit.

    Args:
        record: Of the service.
        text: The words of the time.
        unit: That of bare numbers.
        value: What is read of them.
    """
    if isinstance(value, Unread) or value is None or "turnaround" in record.given:
        return value
    small = f"{text} {unit}".lower() if is_bare(text) else text.lower()
    for one in record.declared:
        if one.unit and one.unit not in small and _last(one.unit) in small:
            return Unread(text, _SAYS.format(one.words, "turnaround"))
        if one.unit and is_bare(text) and one.unit != unit:
            return Unread(text, _SAYS.format(one.words, "turnaround"))
    return value


def _last(unit: str) -> str:
    return unit.rsplit(maxsplit=1)[-1].removesuffix("s")
