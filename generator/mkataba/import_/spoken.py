"""In which language the words of a row are, whatever the language of the table's head."""

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
    below: dict[str, dict[tuple[str, str], None]] = {}  # the values below heads of each language
    for record in records:
        for (field, head), lines in record.lines.items():
            if field in _VALUES and head is not None and lines:
                below.setdefault(head, {})[field, "\n".join(lines)] = None
    found = ((head, _other(head, values, readers, languages)) for head, values in below.items())
    return {head: code for head, code in found if code}


def language_of(
    record: Record, readers: Readers, languages: Sequence[str], table: Mapping[str, str]
) -> dict[str, str]:
    """Return the language of a record's words by that of their heads, where it is another one.

    The words of the service's name tell it where most of them are known in one language alone;
    else the values do, for one word of theirs may be borrowed.

    Args:
        record: What a row says.
        readers: How texts are read.
        languages: Those of the organisation.
        table: What ``spoken`` found for the table; it holds for rows that don't tell themselves.
    """
    found = {**table, **spoken([record], readers, languages)}
    shared = readers.languages.words("rules.shared")  # Nyumba Kumi is one in English too
    for head, lines in record.get("name").items():
        own = [word for word in " ".join(lines).split() if word.casefold() not in shared]
        likely = readers.phrases.likely(" ".join(own), tuple(dict.fromkeys(languages)))
        if head and head in languages and len(likely) == 1:
            found[head] = likely[0]
    return {head: code for head, code in found.items() if code != head}


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


def _other(
    head: str, values: Iterable[tuple[str, str]], readers: Readers, languages: Sequence[str]
) -> str:
    """Return the one language in which values below heads of a language are read; "" if it is that.

    A value that is read in several languages speaks for none.
    """

    def reads(value: tuple[str, str], code: str) -> bool:
        field, text = value
        return _VALUES[field](readers, text, code)

    others = [code for code in dict.fromkeys(languages) if code != head]
    own, found = [], set()
    for value in values:
        if reads(value, head):
            own.append(value)
        elif len(codes := [code for code in others if reads(value, code)]) == 1:
            found.update(codes)
    # to read a text takes long: what is read as its head says is read in others only if that tells
    if len(found) != 1 or any(not any(reads(value, code) for code in others) for value in own):
        return ""
    return found.pop()
