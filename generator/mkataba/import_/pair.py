"""Two tables of the same services in two languages -> services in both.

Services are paired only where their promises leave no doubt: a wrong pair would publish one
service under the name of another. That they stand in one order is no proof.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mkataba.import_.found import Found, Kept, Question, Skipped
from mkataba.import_.row_pairs import Existing, by_name, mark_of, pairs_by_order, sure_pairs
from mkataba.import_.services import joined
from mkataba.languages import known as known_languages

_SHOWN = 5  # pairs that a question shows


class Paired(Struct, frozen=True):
    """The services of several tables, rows that wait for an answer, and what is asked of them."""

    found: tuple[Found, ...]
    waiting: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()


def paired(
    tables: Sequence[Sequence[Found]], known: Existing, *, same_order: bool = False
) -> Paired:
    """Return the services of all tables, those of two tables in different languages as one.

    A service that only one language has is returned as it is, with a word to a person. A row of
    which nothing but its place tells whose words it holds waits until a person says so.

    Args:
        tables: The services of each table.
        known: The names of services that are there: what was paired once stays a pair.
        same_order: Whether a person said that such tables have their rows in one order.
    """
    out: list[list[Found]] = []
    waiting: list[Skipped] = []
    questions: list[Question] = []
    for table in tables:
        mate = next((n for n, earlier in enumerate(out) if _are_mates(earlier, table, known)), None)
        if mate is None:
            out.append(list(table))
            continue
        sure = sure_pairs(out[mate], table, known)
        by_order = pairs_by_order(sure, out[mate], table)
        if by_order and not same_order:
            told = [(out[mate][n], table[m]) for n, m in by_order.items()]
            waiting += _waiting(told)
            questions.append(_question(told))
        pairs = sure | by_order if same_order else sure
        out[mate] = _merged(out[mate], table, pairs, {} if same_order else by_order)
    return Paired(
        tuple(found for table in out for found in table), tuple(waiting), tuple(questions)
    )


def _are_mates(one: Sequence[Found], other: Sequence[Found], known: Existing) -> bool:
    """Tell whether two tables are in one different language each and promise the same.

    They do if half of the shorter one has its promise, or its name, in the other: one promise alone
    may be that of two services which have nothing to do with each other.
    """
    first, second = (_languages(table) for table in (one, other))
    if len(first) != 1 or len(second) != 1 or first == second:
        return False
    marks = Counter(filter(None, map(mark_of, one))) & Counter(filter(None, map(mark_of, other)))
    common = max(marks.total(), len(by_name(one, other, known)))
    return 2 * common >= min(len(one), len(other))


def _languages(table: Sequence[Found]) -> set[str]:
    return {language for found in table for language in found.names}


def _merged(
    one: Sequence[Found],
    other: Sequence[Found],
    mates: Mapping[int, int],
    waiting: Mapping[int, int],
) -> list[Found]:
    """Return the services of two tables; those of the second that wait are left out."""
    language = next(iter(_languages(other)))
    merged = [
        _both(found, other[mates[n]])
        if n in mates
        else found
        if n in waiting
        else _alone(found, language)
        for n, found in enumerate(one)
    ]
    alone = next(iter(_languages(one)))
    done = {*mates.values(), *waiting.values()}
    return [*merged, *(_alone(f, alone) for n, f in enumerate(other) if n not in done)]


def _waiting(pairs: Sequence[tuple[Found, Found]]) -> Iterator[Skipped]:
    for first, second in pairs:
        reason = f'it waits for an answer: is "{_name(second)}" the same as "{_name(first)}"?'
        yield from (Skipped(place, reason) for place in second.places)


def _question(pairs: Sequence[tuple[Found, Found]]) -> Question:
    first, second = pairs[0]
    languages = [_called(next(iter(found.names))) for found in (first, second)]
    lines = [f'"{_name(a)}" and "{_name(b)}"' for a, b in pairs[:_SHOWN]]
    if len(pairs) > _SHOWN:
        lines.append(f"and {len(pairs) - _SHOWN} more, see below")
    return Question(
        replace(second.places[0], row=0),
        f"only the order of its rows tells which services they are in {' and '.join(languages)}; "
        "are these the same?",
        (*lines, "  --same-order if they are; else put both languages into one table"),
    )


def _name(found: Found) -> str:
    return next(iter(found.names.values()))


def _both(one: Found, other: Found) -> Found:
    data = dict(one.data)
    kept = [*one.kept, *other.kept]
    for field, theirs in other.data.items():
        mine = data.get(field)
        if mine is None:
            data[field] = theirs
        elif (both := joined(mine, theirs)) is not None:
            data[field] = both
        elif isinstance(mine, dict) and "as_published" in mine:
            data[field] = theirs
        elif not (isinstance(theirs, dict) and "as_published" in theirs):
            reason = "it says something else in another language"
            kept.append(Kept(other.places[0], field, other.words.get(field, ""), reason))
    beside = tuple(dict.fromkeys((*one.beside, *other.beside)))
    return replace(
        one,
        names={**one.names, **other.names},
        data=data,
        places=(*one.places, *other.places),
        kept=tuple(kept),
        beside=beside,
        group={**one.group, **other.group},
        asked=None if one.asked is None or other.asked is None else one.asked | other.asked,
    )


def _alone(found: Found, language: str) -> Found:
    own = next(iter(found.names))
    reason = f"no service of the other table could be told to be this one in {_called(language)}"
    return replace(
        found, kept=(*found.kept, Kept(found.places[0], "name", found.names[own], reason))
    )


def _called(code: str) -> str:
    return next((each.english for each in known_languages() if each.code == code), code)
