"""Which column of a table holds what, by the words at its head and what stands below it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mkataba.import_.head_currency import without_currency
from mkataba.import_.head_words import MOST
from mkataba.import_.heads import (
    Meaning,
    adds_nothing,
    case_in,
    is_cut,
    is_first,
    known,
    limit_in,
    meaning,
    plain,
    refuses,
    says_more,
)
from mkataba.import_.notes import mark_of
from mkataba.import_.readers import Readers
from mkataba.import_.units import is_known_unit, is_unit, unit_of_fee, unit_of_time, units_of
from mkataba.import_.whose import is_theirs
from mkataba.import_.witness import column, count_rows, reads_as, speaks
from mkataba.tables import Cell

FIELDS = (
    "name",
    "result",
    "who",
    "department",
    "responsible",
    "requirements",
    "fee",
    "turnaround",
    "step",
    "law",
    "number",
    "unit",
)
"""What columns hold that becomes content, is the number of a row, or the unit of its time."""
COMMENT = "comment"
"""What a person calls a column that is kept beside: as comments in the files of services."""
BESIDE = (COMMENT, "contact", "where", "action", "total")
"""What columns hold that is kept beside."""
NEVER = ("number", "unit", *BESIDE)
"""What columns hold that is in no language."""
VALUES = ("fee", "turnaround")
"""What columns hold of which a wrong one would be a wrong promise."""
_PROMISED = frozenset(("requirements", "fee", "turnaround"))
_NAMED = re.compile(r"(?P<field>[a-z_]+)(?: \((?P<language>[a-z]{2,3})\))?")


class Column(Struct, frozen=True):
    """What a column holds.

    ``field`` is one of ``FIELDS`` or ``BESIDE``; ``language`` is that of the words at its head,
    None where they belong to none; ``currency`` is what the head says of amounts, "" where its mark
    is that of several; ``unit`` is that of bare numbers, or, of a column of units, the field that
    they are of; ``label`` tells columns apart that hold one field. ``limits`` are words that make
    of a value below the limit, or the estimate, that the head says it is. ``doubtful`` is one whose
    cells read as the value, though nobody knows whether the words at its head make it another one.
    ``given`` is one that a person named.
    """

    field: str
    language: str | None = None
    currency: str | None = None
    unit: str = ""
    label: str = ""
    limits: tuple[str, ...] = ()
    doubtful: bool = False
    given: bool = False


Columns = Mapping[int, Column]
"""What each column holds, by its position; those that nobody knows are not in it."""


def is_field(given: str) -> bool:
    """Tell whether a person can say this of a column: a field, with its language in brackets."""
    found = _NAMED.fullmatch(given)
    return found is not None and found["field"] in (*FIELDS, COMMENT)


def header(
    row: Sequence[Cell], readers: Readers, below: Sequence[Sequence[Cell]] = ()
) -> dict[int, Column] | None:
    """Return what each column holds, if ``row`` is the head of a charter's table.

    It is one if it names the service and at least one of requirements, fee and time.

    Args:
        row: The cells.
        readers: How texts are read; what a person said of columns.
        below: The rows below, which bear witness.
    """
    found = columns(row, readers, below)
    fields = {column.field for column in found.values()}
    return without_doubtful(found) if "name" in fields and fields & _PROMISED else None


def currency_said(columns: Iterable[Column]) -> str | None:
    """Return the currency that heads say; "" if it can't be told, None if they say nothing."""
    said = [column.currency for column in columns if column.currency is not None]
    return next(filter(None, said), said[0] if said else None)


def in_several_currencies(columns: Iterable[Column]) -> bool:
    """Tell whether columns of fees are in different currencies, so that each amount needs its own.

    One of several cases of a fee that says none is in another one than those that do.
    """
    fees = [column for column in columns if column.field == "fee"]
    said = {column.currency for column in fees if column.label or column.currency is not None}
    return len(said) > 1


def without_doubtful(found: Mapping[int, Column]) -> dict[int, Column]:
    """Return columns without those about whose head a person has to be asked."""
    return {n: one for n, one in found.items() if one.label or not one.doubtful}


def columns(
    row: Sequence[Cell], readers: Readers, below: Sequence[Sequence[Cell]] = ()
) -> dict[int, Column]:
    """Return what each column holds by the words at its head; nothing for a row that says a fee."""
    sure = [bool(known(_bare(cell, readers)[0], readers.languages)) for cell in row]
    others = [cell for cell, is_known in zip(row, sure, strict=True) if not is_known]
    if not row or speaks(others, readers):
        return {}
    found = {}
    for position, cell in enumerate(row):
        texts = column(below, position)
        one = column_of(cell.plain, readers, texts)
        if one is None and position == 0 and count_rows(texts):
            one = Column("number")
        if (one is None or one.field in ("department", "unit")) and (
            of := units_of(texts, readers)
        ):
            one = Column("unit", unit=of)
        if one:
            found[position] = one
    return _once(_in_language(_named(found, row, readers), row, readers), row, readers)


def column_of(words: str, readers: Readers, texts: Sequence[str] = ()) -> Column | None:
    """Return what a column holds; None where its head does not surely say that.

    Args:
        words: The head.
        readers: How texts are read; what a person said of columns.
        texts: What stands below the head.
    """
    bare, currency = without_currency(words, readers.home)
    if given := readers.named.get(plain(words)):
        named = _NAMED.fullmatch(given)
        found: Meaning | None = Meaning(named["field"], named["language"]) if named else None
    else:
        found = known(words, readers.languages) or meaning(bare, readers.languages)
    unit = ""
    if found is None or found.field == "turnaround":
        unit = unit_of_time(bare, readers)
        opening = refuses(bare, readers.languages) and is_unit(
            bare, readers
        )  # "Hours", of opening?
        if found is None and unit and not opening and adds_nothing(bare, unit, readers.languages):
            found = Meaning("turnaround", None, sure=False)  # "Processing days"
    if found is None:
        return None
    if (
        found.field == "requirements"
        and not given
        and is_theirs(bare, found.field, readers.languages)
    ):
        return None
    if found.field == "fee":
        if not given and refuses(bare, readers.languages):  # in thousands: 500 is not 500
            return None
        unit = unit_of_fee(bare, readers)
    if found.field == "requirements" and not found.sure and not given:
        return None  # Optional documents: are they needed?
    doubtful = False
    if found.field in VALUES and not given:
        is_time = found.field == "fee" and not unit and unit_of_time(bare, readers)
        cut = is_cut(words, bare, readers.languages)
        other = is_time or cut or mark_of(words) or is_theirs(bare, found.field, readers.languages)
        other = other or not is_known_unit(unit, readers)
        doubtful = bool(other) or says_more(bare, found.field, unit, readers.languages)
        if (doubtful or not found.sure) and not reads_as(texts, found.field, readers, unit):
            return None
    used = currency if found.field == "fee" else None
    limits = _limits(bare, found.field, readers)
    return Column(
        *(found.field, found.language, used, unit),
        limits=limits,
        doubtful=doubtful,
        given=bool(given),
    )


def _limits(words: str, field: str, readers: Readers) -> tuple[str, ...]:
    found = limit_in(words, readers.languages) if field in VALUES else None
    if found is None or (field == "turnaround" and found[0] == MOST):  # a time is the longest one
        return ()
    return found[1:]


def _named(found: Mapping[int, Column], row: Sequence[Cell], readers: Readers) -> dict[int, Column]:
    """Return columns of which one is the name where a part of its head says so: Service/Output."""
    out = dict(found)
    if any(one.field == "name" for one in found.values()):
        return out
    for position, cell in enumerate(row):
        parts = (known(part, readers.languages) for part in cell.plain.split("/"))
        languages = [part.language for part in parts if part and part.field == "name"]
        if languages and plain(cell.plain) not in readers.named:
            return out | {position: Column("name", languages[0])}
    return out


def _bare(cell: Cell, readers: Readers) -> tuple[str, str | None]:
    return without_currency(cell.plain, readers.home)


def _in_language(
    found: Mapping[int, Column], row: Sequence[Cell], readers: Readers
) -> dict[int, Column]:
    """Return columns in which those that a person named are in the one language of the others."""
    languages = {one.language for one in found.values()} - {None}
    if len(languages) != 1:
        return dict(found)
    (language,) = languages
    return {
        n: replace(one, language=one.language or language)
        if plain(row[n].plain) in readers.named and one.field not in NEVER
        else one
        for n, one in found.items()
    }


def _once(found: Mapping[int, Column], row: Sequence[Cell], readers: Readers) -> dict[int, Column]:
    """Return columns of which several hold a promise with labels, and other fields once.

    A person may say of several that they are the name.
    """
    out: dict[int, Column] = {}
    slots: dict[tuple[str, str | None], list[int]] = {}
    for position, one in found.items():
        same = slots.setdefault((one.field, one.language), [])
        given = plain(row[position].plain) in readers.named
        if same and not given and one.field not in (*_PROMISED, *NEVER):
            continue
        same.append(position)
        out[position] = one
    for (field, _), places in slots.items():
        if field in VALUES and len({row[n].plain for n in places}) > 1:
            out |= _several({n: (row[n].plain, out[n]) for n in places}, readers)
    return out


def _several(found: Mapping[int, tuple[str, Column]], readers: Readers) -> dict[int, Column]:
    """Return columns of one value; with their labels where it is sure that each is a case of it.

    Fees of different things, for an application and for a licence, may both have to be paid.
    """
    first = {
        n: replace(one, doubtful=True)
        for n, (words, one) in found.items()
        if one.field == "turnaround" and not one.given and is_first(words, readers.languages)
    }
    if first and len(first) < len(found):  # when all is done stands in another column
        others = {n: pair for n, pair in found.items() if n not in first}
        rest = {n: one for n, (_, one) in others.items()}
        return first | (_several(others, readers) if len(others) > 1 else rest)
    if all(tells_case(words, one.field, readers) for words, one in found.values()):
        told = {n: _case(words, one.field, readers) for n, (words, one) in found.items()}
        if len({*told.values()}) < len(told):
            told = {n: words for n, (words, _) in found.items()}
        return {n: replace(one, label=told[n], doubtful=False) for n, (_, one) in found.items()}
    sure = [n for n, (_, one) in found.items() if not one.doubtful]
    if len(sure) == 1 or (not sure and any(one.field != "fee" for _, one in found.values())):
        return {n: one for n, (_, one) in found.items()}
    return {
        n: one if sure and one.doubtful else replace(one, label=words)
        for n, (words, one) in found.items()
    }


def _case(words: str, field: str, readers: Readers) -> str:
    bare, _ = without_currency(words, readers.home)
    return case_in(bare, field, readers.languages)


def tells_case(words: str, field: str, readers: Readers) -> bool:
    """Tell whether a head of a fee or a time says in which case it holds: Citizens, Express fee."""
    bare, _ = without_currency(words, readers.home)
    unit = unit_of_fee(bare, readers) if field == "fee" else unit_of_time(bare, readers)
    known_ = readers.languages
    if _limits(bare, field, readers):
        return False
    if is_cut(words, bare, known_) or is_theirs(bare, field, known_, cases=True):
        return False
    return not says_more(bare, field, unit, known_, cases=True)
