"""Which column of a table holds what, by the words at its head."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from mkataba.languages import Languages
from mkataba.reading.marks import mark_in
from mkataba.reading.spans import span_of
from mkataba.tables import Cell


class Column(Struct, frozen=True):
    """What a column holds.

    ``field`` is a field of a service, or ``number`` or ``contact``; ``language`` is that of the
    words at its head, None where they belong to none; ``currency`` is what the head says of
    amounts.
    """

    field: str
    language: str | None = None
    currency: str | None = None


# heads of the column of numbers that are in no language
_OF_NUMBERS = "#, no, s/no, s no, sn, nr, ser no, serial no, item, item no"

HEADS = "heads"
"""The file of a language's folder with the heads of columns."""
_Heads = Mapping[str, tuple[str, str | None]]

_CHARACTERS = re.compile(r"[^\w#/']+|_")


def header(
    row: Sequence[Cell], languages: Languages, shillings: str | None
) -> dict[int, Column] | None:
    """Return what each column holds, by its position, if ``row`` is the head of a charter's table.

    It is one if it names the service and at least one of requirements, fee and time. Columns whose
    head is not known are not in the result.

    Args:
        row: The cells.
        languages: Those whose heads are known.
        shillings: The code of the country's currency, for marks that several countries share.
    """
    found: dict[int, Column] = {}
    taken: set[tuple[str, str | None]] = set()
    for position, cell in enumerate(row):
        column = _column(cell.plain, languages, shillings)
        if column is None or (column.field, column.language) in taken:
            continue
        taken.add((column.field, column.language))
        found[position] = column
    fields = {column.field for column in found.values()}
    return found if "name" in fields and fields & {"requirements", "fee", "turnaround"} else None


def _column(words: str, languages: Languages, shillings: str | None) -> Column | None:
    if len(words) > 120:
        return None
    small = words.lower().replace("\u2019", "'")
    heads = _heads(languages)
    bare, currency = _without_currency(small, shillings)
    outside = re.sub(r"\([^)]*\)", " ", bare)
    for text in (small, bare, outside):
        known = heads.get(_plain(text))
        if known:
            field, language = known
            return Column(field, language, currency if field == "fee" else None)
    return _both(bare, heads)


def _both(words: str, heads: _Heads) -> Column | None:
    """Return the column of a head that names one thing in two languages: Service / Huduma."""
    parts = [heads.get(_plain(part)) for part in re.split(r"[/|\n]| - ", words)]
    fields = {part[0] for part in parts if part}
    return Column(fields.pop()) if len(parts) > 1 and len(fields) == 1 and all(parts) else None


@lru_cache(maxsize=4)
def _heads(languages: Languages) -> _Heads:
    """Return the field, and the language, of each head in small letters."""
    known: dict[str, tuple[str, str | None]] = {}
    known |= dict.fromkeys(_OF_NUMBERS.split(", "), ("number", None))
    for code, language in languages.items():
        for field in language.table(HEADS):
            for words in language.phrases(f"{HEADS}.{field}"):
                known.setdefault(words, (field, code))
    return known


def _without_currency(words: str, home: str | None) -> tuple[str, str | None]:
    """Return a head without the mark of a currency in it, and the currency; None for none."""
    span = span_of(words)
    found = mark_in(span, home)
    if found is None:
        return words, None
    start, end, code = found
    before, after = span.tokens[start][0], span.tokens[end - 1][1]
    return f"{span.source[:before]} {span.source[after:]}", code


def _plain(words: str) -> str:
    return " ".join(
        _CHARACTERS.sub(" ", words.replace("/", " ") if words != "s/no" else words).split()
    )
