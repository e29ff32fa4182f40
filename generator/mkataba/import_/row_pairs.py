"""Which rows of two tables in two languages are one service: by names, promises, or order alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from mkataba.import_.found import Found, key
from mkataba.languages import known as known_languages

Existing = Mapping[str, str]
"""The ids of the services that are there, by what they are known again by (``found.key``)."""


def by_name(one: Sequence[Found], other: Sequence[Found], known: Existing) -> dict[int, int]:
    """Return pairs of rows whose names are those of one service that is there."""
    places = {id_: n for n, found in enumerate(other) for id_ in _ids(found, known)}
    pairs = {n: places.get(id_) for n, found in enumerate(one) for id_ in _ids(found, known)}
    return {n: mate for n, mate in pairs.items() if mate is not None}


def _ids(found: Found, known: Existing) -> set[str]:
    return {known[name] for name in key(found.names) if name in known}


def mark_of(found: Found) -> str | None:
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


def _whole(found: Found) -> str | None:
    """Return the mark of a service with its fee."""
    mark, fee = mark_of(found), _shape(found.data.get("fee"))
    return f"{mark or ''} {fee}" if mark or fee else None


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


def sure_pairs(one: Sequence[Found], other: Sequence[Found], known: Existing) -> dict[int, int]:
    """Return pairs of rows that no other row of the two tables could be exchanged with."""
    pairs = by_name(one, other, known)
    for mark in (_whole, mark_of):
        taken = set(pairs.values())
        for n, m in _anchors(list(map(mark, one)), list(map(mark, other))):
            if n not in pairs and m not in taken and _agree(one[n], other[m]):
                pairs[n] = m
                taken.add(m)
    return pairs | _left(pairs, one, other)


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


def _left(pairs: dict[int, int], one: Sequence[Found], other: Sequence[Found]) -> dict[int, int]:
    """Return pairs of rows that are left over, each the only one that the other can be.

    Rows that promise the same can be the same: they are looked at once for all of them.
    """
    done = set(pairs.values())
    rows = _alike({n: _promise(found) for n, found in enumerate(one) if n not in pairs})
    mates = _alike({m: _promise(found) for m, found in enumerate(other) if m not in done})
    by_time: dict[str, list[_Promise]] = defaultdict(list)
    for mate in mates:
        by_time[mate[0]].append(mate)
    can = {
        row: [
            mate
            for mate in (mates if not row[0] else (*by_time[row[0]], *by_time[""]))
            if _fit(row, mate)
        ]
        for row in rows
    }
    could: dict[_Promise, list[_Promise]] = defaultdict(list)
    for row, found in can.items():
        for mate in found:
            could[mate].append(row)
    more: dict[int, int] = {}
    while True:
        new = []
        for row, found in can.items():
            there = [mate for mate in found if mates[mate]]
            alone = len(rows[row]) == 1 == len(there) and len(mates[there[0]]) == 1
            if alone and sum(len(rows[one]) for one in could[there[0]]) == 1:
                new.append((row, there[0]))
        if not new:
            return more
        for row, mate in new:
            more[rows[row].pop()] = mates[mate].pop()


def _alike(promises: Mapping[int, "_Promise"]) -> dict["_Promise", list[int]]:
    """Return the rows of each promise."""
    out: dict[_Promise, list[int]] = defaultdict(list)
    for n, promise in promises.items():
        out[promise].append(n)
    return out


def pairs_by_order(
    pairs: dict[int, int], one: Sequence[Found], other: Sequence[Found]
) -> dict[int, int]:
    """Return pairs of the rows between others, where both tables have as many that agree."""
    ends = [(-1, -1), *sorted(pairs.items()), (len(one), len(other))]
    more: dict[int, int] = {}
    for (a, b), (c, d) in pairwise(ends):
        if c - a == d - b and all(_agree(one[a + k], other[b + k]) for k in range(1, c - a)):
            more |= {a + k: b + k for k in range(1, c - a)}
    return more


_Promise = tuple[str, frozenset[str]]
"""The time, apart from its words, and the values of the fee."""


def _promise(found: Found) -> _Promise:
    return _shape(found.data.get("turnaround")), frozenset(_values(found.data.get("fee")))


def _fit(one: _Promise, other: _Promise) -> bool:
    """Tell whether two promises don't contradict.

    Of fees, one language often lists fewer lines: they contradict if they have nothing in common.
    """
    times, fees = (one[0], other[0]), (one[1], other[1])
    return (not all(times) or times[0] == times[1]) and (
        not all(fees) or not fees[0].isdisjoint(fees[1])
    )


def _agree(one: Found, other: Found) -> bool:
    """Tell whether two services promise nothing that contradicts."""
    return _fit(_promise(one), _promise(other))


def _values(data: Any) -> Iterator[str]:
    """Yield the amounts and other figures in a value; nothing for words as published."""
    if isinstance(data, dict):
        if "as_published" not in data:
            codes = {language.code for language in known_languages()}
            yield from (v for k, inner in data.items() if k not in codes for v in _values(inner))
    elif isinstance(data, list):
        for inner in data:
            yield from _values(inner)
    elif data is not None:
        yield str(data)
