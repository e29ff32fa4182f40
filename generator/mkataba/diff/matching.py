"""Which thing of one list is which thing of another, by their words."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

from mkataba.diff.sides import Unreadable
from mkataba.values.text import Text

T = TypeVar("T")
Name = Callable[[T], Text | Unreadable | None]

CLOSE = 0.75
"""From which likeness on two texts are one text reworded; 1 is the same."""


def likeness(before: Text | Unreadable | None, after: Text | Unreadable | None) -> float:
    """Return from 0 to 1 how alike two texts are in the language in which they are most alike."""
    if not isinstance(before, Text) or not isinstance(after, Text):
        return 0.0
    old, new = dict(before.words), dict(after.words)
    return max((_ratio(old[code], new[code]) for code in old.keys() & new.keys()), default=0.0)


def _ratio(before: str, after: str) -> float:
    if before == after:
        return 1.0
    compared = SequenceMatcher(None, before.casefold().split(), after.casefold().split(), False)
    return compared.ratio()


def matched(
    before: Sequence[T], after: Sequence[T], name: Name[T], close: float = 1.0
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Return the pairs in the old order, what is gone, and what is new.

    What has no name that can be read may be any of those that are left: it is paired with the one
    at its number, else with the first, so that nothing counts as gone that only can't be read.

    Args:
        before: The old things.
        after: The new things.
        name: The text that tells a thing from others.
        close: How alike two names have to be, from 0 to 1; the most alike are paired first.
    """
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: dict[int, int] = {}
    places: dict[tuple[str, str], list[int]] = {}
    for place, thing in right.items():
        for key in _keys(name(thing)):
            places.setdefault(key, []).append(place)
    for place, thing in list(left.items()):
        found = [at for key in _keys(name(thing)) for at in places.get(key, ()) if at in right]
        if found:
            pairs[place] = found[0]
            del left[place], right[found[0]]
    if close < 1:
        scored = [
            (likeness(name(old), name(new)), -i, -j)
            for i, old in left.items()
            for j, new in right.items()
        ]
        for score, i, j in sorted(scored, reverse=True):
            if score >= close and -i in left and -j in right:
                pairs[-i] = -j
                del left[-i], right[-j]
    _pair_nameless(left, right, name, pairs)
    both = [(before[i], after[j]) for i, j in sorted(pairs.items())]
    return both, list(left.values()), list(right.values())


def classes(
    before: Sequence[T], after: Sequence[T], name: Name[T], value: Callable[[T], Any]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Return classes of cases as :func:`matched` does; of one value, they may have other words."""
    both, lost, gained = matched(before, after, name)
    if len(lost) == len(gained):
        same = [pair for pair in zip(lost, gained, strict=True) if value(pair[0]) == value(pair[1])]
        both += same
        lost = [each for each in lost if each not in [was for was, _ in same]]
        gained = [each for each in gained if each not in [now for _, now in same]]
    return both, lost, gained


def _pair_nameless(
    left: dict[int, T], right: dict[int, T], name: Name[T], pairs: dict[int, int]
) -> None:
    for j in [at for at, thing in right.items() if not isinstance(name(thing), Text)]:
        if left:
            i = j if j in left else next(iter(left))
            pairs[i] = j
            del left[i], right[j]
    for i in [at for at, thing in left.items() if not isinstance(name(thing), Text)]:
        if right:
            j = i if i in right else next(iter(right))
            pairs[i] = j
            del left[i], right[j]


def _keys(text: Text | Unreadable | None) -> list[tuple[str, str]]:
    if not isinstance(text, Text):
        return []
    return [(code, words.casefold()) for code, words in text.words]
