"""Two tables of the same services in two languages -> services in both.

Services are paired only where their promises leave no doubt: a wrong pair would publish one
service under the name of another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from mkataba.import_.found import Found, Kept, key
from mkataba.import_.services import joined
from mkataba.languages import known as known_languages

Existing = Mapping[str, str]
"""The ids of the services that are there, by what they are known again by (``found.key``)."""


def paired(tables: Sequence[Sequence[Found]], known: Existing) -> list[Found]:
    """Return the services of all tables, those of two tables in different languages as one.

    A service that only one language has is returned as it is, with a word to a person.

    Args:
        tables: The services of each table.
        known: The names of services that are there: what was paired once stays a pair.
    """
    out: list[list[Found]] = []
    for table in tables:
        mate = next((n for n, earlier in enumerate(out) if _are_mates(earlier, table, known)), None)
        if mate is None:
            out.append(list(table))
        else:
            out[mate] = _merged(out[mate], table, known)
    return [found for table in out for found in table]


def _are_mates(one: Sequence[Found], other: Sequence[Found], known: Existing) -> bool:
    """Tell whether two tables are in one different language each and have a promise in common."""
    first, second = (_languages(table) for table in (one, other))
    if len(first) != 1 or len(second) != 1 or first == second:
        return False
    marks = {_mark(found) for found in one} & {_mark(found) for found in other}
    return bool(marks - {None} or _by_name(one, other, known))


def _by_name(one: Sequence[Found], other: Sequence[Found], known: Existing) -> dict[int, int]:
    """Return pairs of rows whose names are those of one service that is there."""
    places = {id_: n for n, found in enumerate(other) for id_ in _ids(found, known)}
    pairs = {n: places.get(id_) for n, found in enumerate(one) for id_ in _ids(found, known)}
    return {n: mate for n, mate in pairs.items() if mate is not None}


def _ids(found: Found, known: Existing) -> set[str]:
    return {known[name] for name in key(found.names) if name in known}


def _languages(table: Sequence[Found]) -> set[str]:
    return {language for found in table for language in found.names}


def _mark(found: Found) -> str | None:
    """Return what a service promises whatever its language: times, amounts, contacts in figures."""
    characters = sorted(
        {
            word
            for _, words in found.beside
            for word in words.split()
            if "@" in word or _figures(word)
        }
    )
    time = _shape(found.data.get("turnaround"))
    return f"{time} {' '.join(characters)}" if time or characters else None


def _figures(word: str) -> bool:
    return sum(character.isdigit() for character in word) > 3


def _shape(data: Any) -> str:
    """Return what a value says apart from its words; "" for words as published and for nothing."""
    if isinstance(data, dict):
        if "as_published" in data:
            return ""
        codes = {language.code for language in known_languages()}
        return ",".join(f"{k}:{_shape(v)}" for k, v in data.items() if k not in codes)
    if isinstance(data, list):
        return f"[{';'.join(map(_shape, data))}]"
    return "" if data is None else str(data)


def _merged(one: Sequence[Found], other: Sequence[Found], known: Existing) -> list[Found]:
    marks, others = [_mark(f) for f in one], [_mark(f) for f in other]
    sure = _by_name(one, other, known)
    by_promise = dict(_anchors(marks, others)) if len(one) != len(other) else _in_order(one, other)
    taken = set(sure.values())
    mates = {n: m for n, m in by_promise.items() if n not in sure and m not in taken} | sure
    mates |= _between(mates, one, other)
    taken = set(mates.values())
    language = next(iter(_languages(other)))
    merged = [
        _both(found, other[mates[n]]) if n in mates else _alone(found, language)
        for n, found in enumerate(one)
    ]
    alone = next(iter(_languages(one)))
    return [*merged, *(_alone(f, alone) for n, f in enumerate(other) if n not in taken)]


def _in_order(one: Sequence[Found], other: Sequence[Found]) -> dict[int, int]:
    """Return pairs row by row if no row contradicts its mate; else what can be anchored."""
    if all(_agree(a, b) for a, b in zip(one, other, strict=True)):
        return {n: n for n in range(len(one))}
    return dict(_anchors([_mark(f) for f in one], [_mark(f) for f in other]))


def _anchors(one: list[str | None], other: list[str | None]) -> list[tuple[int, int]]:
    """Return pairs of rows whose promise occurs once in each table, in the order of both."""
    once, again = Counter(one), Counter(other)
    unique = {mark for mark in once if mark and once[mark] == again[mark] == 1}
    first = [(n, mark) for n, mark in enumerate(one) if mark in unique]
    second = [(n, mark) for n, mark in enumerate(other) if mark in unique]
    matcher = SequenceMatcher(None, [m for _, m in first], [m for _, m in second], autojunk=False)
    return [
        (first[block.a + k][0], second[block.b + k][0])
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    ]


def _between(mates: dict[int, int], one: Sequence[Found], other: Sequence[Found]) -> dict[int, int]:
    """Return pairs of the rows between anchors, where both tables have as many that agree."""
    ends = [(-1, -1), *sorted(mates.items()), (len(one), len(other))]
    more: dict[int, int] = {}
    for (a, b), (c, d) in pairwise(ends):
        if c - a == d - b and all(_agree(one[a + k], other[b + k]) for k in range(1, c - a)):
            more |= {a + k: b + k for k in range(1, c - a)}
    return more


def _agree(one: Found, other: Found) -> bool:
    """Tell whether two services promise nothing that contradicts."""
    shapes = [(_shape(one.data.get(f)), _shape(other.data.get(f))) for f in ("turnaround",)]
    return all(a == b for a, b in shapes if a and b)


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
