"""Which column of a table holds what, by the words at its head."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from mkataba.languages import Languages
from mkataba.tables import Cell
from mkataba.values.money import SHILLINGS


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
_CODES = {**SHILLINGS, **dict.fromkeys(("ks", "kss"), SHILLINGS["ksh"])}
_CODES |= {code.lower(): code for code in (*SHILLINGS.values(), "USD", "PHP", "INR")}
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
        shillings: The code of those of no named country.
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
    heads, currency_of = _heads(languages), _currency(languages)
    money = currency_of.search(small)
    bare = currency_of.sub(" ", small) if money else small
    outside = re.sub(r"\([^)]*\)", " ", bare)
    for text in (small, bare, outside):
        known = heads.get(_plain(text))
        if known:
            field, language = known
            currency = _code(money[0], shillings) if money and field == "fee" else None
            return Column(field, language, currency)
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


@lru_cache(maxsize=4)
def _currency(languages: Languages) -> re.Pattern[str]:
    named = "|".join(
        f"{word.removesuffix('s')}s?" for word in sorted(languages.words("reading.shillings"))
    )
    codes = "|".join(sorted(_CODES, key=len, reverse=True))
    return re.compile(rf"\b(k[ -]?e[ -]?s|(?:{codes})\.?|{named})\b")


def _plain(words: str) -> str:
    return " ".join(
        _CHARACTERS.sub(" ", words.replace("/", " ") if words != "s/no" else words).split()
    )


def _code(text: str, shillings: str | None) -> str | None:
    return _CODES.get(re.sub(r"[^a-z]", "", text), shillings)
