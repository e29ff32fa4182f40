"""In which language the words of a row are, whatever the language of the table's head."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from mkataba.import_.readers import Readers, is_fee, is_time
from mkataba.import_.record import Record

_VALUES = {"fee": is_fee, "turnaround": is_time}


def spoken(records: Iterable[Record], readers: Readers, languages: Sequence[str]) -> dict[str, str]:
    """Return the language of words below heads of each language, where it is another one.

    It is if fees and times below them are read in one other language of the organisation, and none
    in that of their head alone.

    Args:
        records: Those of one table.
        readers: How texts are read.
        languages: Those of the organisation.
    """
    votes: dict[str, Counter[str]] = {}
    for record in records:
        for head, code in _votes(record, readers, languages):
            votes.setdefault(head, Counter())[code] += 1
    return {
        head: next(iter(count))
        for head, count in votes.items()
        if len(count) == 1 and head not in count
    }


def language_of(
    record: Record, readers: Readers, languages: Sequence[str], table: Mapping[str, str]
) -> dict[str, str]:
    """Return the language of a record's words by that of their heads, where it is another one.

    Args:
        record: What a row says.
        readers: How texts are read.
        languages: Those of the organisation.
        table: What ``spoken`` found for the table; it holds for rows that don't tell themselves.
    """
    return {**table, **spoken([record], readers, languages)}


def in_language(record: Record, other: Mapping[str, str]) -> Record:
    """Return a record whose words are in other languages than their heads.

    Columns stay as they are where the record has some in the other language already.
    """
    there = {code for _, code in record.columns}
    moved = {head: code for head, code in other.items() if code not in there}
    if not moved:
        return record

    def new(code: str | None) -> str | None:
        return moved.get(code, code) if code else code

    return replace(
        record,
        lines={(name, new(code)): lines for (name, code), lines in record.lines.items()},
        units={(name, new(code)): unit for (name, code), unit in record.units.items()},
        columns=frozenset((name, new(code)) for name, code in record.columns),
    )


def _votes(record: Record, readers: Readers, languages: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield the language of a head, and the only one in which a value below it can be read."""
    for (field, head), lines in record.lines.items():
        if field in _VALUES and head is not None and lines:
            text = "\n".join(lines)
            reads = [
                code
                for code in dict.fromkeys((head, *languages))
                if _VALUES[field](readers, text, code)
            ]
            if len(reads) == 1:
                yield head, reads[0]
