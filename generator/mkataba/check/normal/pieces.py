"""The values that stand in words which are not read as a whole, each with the words beside it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from mkataba.reading.lexicon import Lexicon
from mkataba.reading.spans import Span, span_of

_LONGEST_VALUE = 11  # words, numbers and characters
_LONGEST_TEXT = 120
_BEHIND_LABEL = frozenset((":", "=", "-", "\u2013", "\u2014"))
_STOPS = frozenset((".", ";", ","))
_COMMAS = frozenset((",", ";"))
_BRACKETS = (("(", ")"), ("[", "]"))

Value = Callable[[Span], Any]
"""A stretch of a text -> the data of what it says as a whole; None for nothing."""


class Piece(Struct, frozen=True):
    """A part of a text: the data of the value in it, None for none, and the words beside it."""

    value: Any
    words: Span


class Pieces(Struct, frozen=True):
    """The parts of a text, and what joins them: ``comma``, ``and``, ``or``, ``plus``."""

    parts: Sequence[Piece] = ()
    joints: frozenset[str] = frozenset()


def pieces(written: str, lexicon: Lexicon, value: Value) -> Pieces:
    """Return the parts of a text; none where a word belongs to no part, or to either of two.

    Between two values stands one joint, such as a comma or "and"; each value has words on one side
    of it at most.
    """
    span = span_of(written)
    places = list(_values(span, value)) if len(span) <= _LONGEST_TEXT else []
    if not places:
        return Pieces()
    cuts, kinds = [], set()
    for (_, end, _), (start, _, _) in pairwise(places):
        found = [*_joints(span, end, start, lexicon)]
        if len(found) != 1:
            return Pieces()
        at, after, kind = found[0]
        cuts.append((at, after))
        kinds.add(kind)
    starts, ends = [0, *(after for _, after in cuts)], [*(at for at, _ in cuts), len(span)]
    parts = []
    for (first, end, said), start, stop in zip(places, starts, ends, strict=True):
        before, rest = _label(span[start:first], lexicon), span[end:stop]
        behind = _label(rest, lexicon)
        if len(before) and len(behind) and (stop < len(span) or rest.keys[0] not in _COMMAS):
            return Pieces()
        parts.append(Piece(said, before if len(before) else behind))
        if len(before) and len(behind):  # a class whose value is missing
            parts.append(Piece(None, behind[1:]))
    return Pieces(tuple(parts), frozenset(kinds))


def _values(span: Span, value: Value) -> Iterator[tuple[int, int, Any]]:
    """Yield each value with its place, the longest stretch that is one."""
    at = 0
    while at < len(span):
        ends = range(min(len(span), at + _LONGEST_VALUE), at, -1)
        found = next(((end, said) for end in ends if (said := value(span[at:end]))), None)
        if found:
            yield at, found[0], found[1]
        at = found[0] if found else at + 1


def _joints(span: Span, start: int, stop: int, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield where a joint begins and ends, and its kind; several beside each other are one."""
    at = start
    while at < stop:
        kind, end = "", at
        while end < stop and (found := _kind(span.keys[end], lexicon)):
            kind, end = found if kind in ("", "comma") else kind, end + 1
        if kind:
            yield at, end, kind
        at = max(end, at + 1)


def _kind(key: str, lexicon: Lexicon) -> str:
    """Return which kind of joint a word or character is; "" for none."""
    if (key,) in lexicon.patterns["plus"].fixed:
        return "plus"
    if key == "/" or (key,) in lexicon.patterns["or"].fixed:
        return "or"
    if key in _COMMAS:
        return "comma"
    return "and" if (key,) in lexicon.patterns["and"].fixed and key != "." else ""


def _label(span: Span, lexicon: Lexicon) -> Span:
    """Return the words beside a value without what only ties them to it."""
    while len(span) and span.keys[-1] in _BEHIND_LABEL | _STOPS | lexicon.words.copulas:
        span = span[:-1]
    while len(span) and span.keys[0] in _BEHIND_LABEL:
        span = span[1:]
    if len(span) > 2 and (span.keys[0], span.keys[-1]) in _BRACKETS:
        span = span[1:-1]
    ties = {one.words[0] for one in lexicon.patterns["for whom"].all if one.words[0]}
    tie = next((tie for tie in ties if span.keys[: len(tie)] == tie), ())
    return span[len(tie) :]
