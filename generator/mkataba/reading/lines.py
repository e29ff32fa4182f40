"""A text of several lines: what belongs to which label."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from msgspec import Struct, field

from mkataba.reading.spans import Span, span_of

DASHES = ("-", "\u2013", "\u2014")
_FOOTNOTES = ("*", "#", "\u2020", "\u2021")
_BULLETS = (*DASHES, "\u2022", "\u25cf", "\u25aa", "\u00b7", *_FOOTNOTES)
_STOPS = (".", ";", ",", *_FOOTNOTES)  # of a sentence, and marks of footnotes
_OPENS = {")": "(", "]": "["}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Part(Struct):
    """The lines under one label; None where they have none."""

    label: Span | None
    lines: list[Span] = field(default_factory=list)


def lines_of(text: str) -> list[Span]:
    """Return the lines of a text that say something, without what only marks them as items."""
    lines = [_without_bullet(span_of(line)) for line in text.splitlines()]
    lines = [line for line in lines if any(character.isalnum() for character in line.text)]
    for markers in _markers():
        cut = [_after_marker(line, 0, mark) for line, mark in zip(lines, markers, strict=False)]
        if len(lines) in range(2, len(markers) + 1) and None not in cut:
            return [line[place:] for line, place in zip(lines, cut, strict=True)]
    return lines


def parts_of(lines: Iterable[Span], is_whole: Callable[[Span], bool]) -> list[Part]:
    """Return lines by the label before their first colon.

    Args:
        lines: What was written.
        is_whole: Whether a line says something as a whole, so that its colon ends no label.
    """
    parts: list[Part] = []
    for line in lines:
        label, rest = (None, line) if is_whole(line) else _split(line)
        same = [part for part in parts if label and part.label and part.label.keys == label.keys]
        if not same:
            parts.append(Part(label))
        (same or parts)[-1].lines.append(rest)
    return parts


def _split(line: Span) -> tuple[Span | None, Span]:
    at = line.keys.index(":") if ":" in line.keys else 0
    return (line[:at], line[at + 1 :]) if 0 < at < len(line) - 1 else (None, line)


def pieces_of(line: Span) -> list[Span]:
    """Return what numbers in their order part, commas between labelled pieces, or semicolons.

    The line alone where none do.
    """
    for markers in _markers():
        starts, ends = [0], list[int]()
        for mark in markers:
            found = ((at, _after_marker(line, at, mark)) for at in range(starts[-1], len(line)))
            at, after = next(((a, b) for a, b in found if b), (0, None))
            if after is None or (not ends and at):
                break
            starts.append(after)
            ends.append(at)
        if len(ends) > 1:
            return _filled(
                line[a:b] for a, b in zip(starts[1:], [*ends[1:], len(line)], strict=True)
            )
    pieces = parted(line, ",")
    if len(pieces) > 1 and all(_is_labelled(piece) for piece in pieces):
        return pieces
    if len(starts := _named(line)) > 1:
        return [line[a:b] for a, b in pairwise([*starts, len(line)])]
    return parted(line, ";")


def _named(line: Span) -> list[int]:
    """Return where names before colons begin, in capitals each: ``Simple: 3 days Complex: 7 days``.

    Empty where that can't be told of one of them, or another character parts them.
    """
    colons = [at for at, key in enumerate(line.keys) if key == ":"]
    starts = [0]
    for before, colon in pairwise(colons) if not {",", ";"} & set(line.keys) else ():
        start = colon
        while start and line.source[line.tokens[start - 1][0]].isupper():
            start -= 1
        if start == colon or start <= before + 1:  # a key below a label: "By post: Note: slow"
            return []
        starts.append(start)
    return starts


def _is_labelled(piece: Span) -> bool:
    """Tell whether a piece is a label with a word in it, one colon, and something behind it."""
    label, rest = _split(piece)
    words = any(key[0].isalpha() for key in label.keys) if label else False
    return words and piece.keys.count(":") == 1 and len(rest) > 0


def separates(span: Span, at: int) -> bool:
    """Tell whether the character at ``at`` can part a label from its value.

    The hyphen of a word such as ``toll-free`` parts nothing.
    """
    inside = span.joined(at) and span.joined(at + 1) and span.keys[at + 1][0].isalpha()
    return span.keys[at] in ("=", ":") or (span.keys[at] in DASHES and not inside)


def parted(line: Span, character: str) -> list[Span]:
    """Return what stands between the characters of one kind."""
    cuts = [-1, *(at for at, key in enumerate(line.keys) if key == character), len(line)]
    return _filled(line[before + 1 : at] for before, at in pairwise(cuts))


def _filled(pieces: Iterable[Span]) -> list[Span]:
    return [piece for piece in pieces if len(piece)]


def bracketed(span: Span) -> tuple[Span, Span] | None:
    """Return what stands before a last pair of brackets and what stands in it; None for none."""
    opens = _OPENS.get(span.keys[-1]) if len(span) else None
    depth = 0
    for at in range(len(span) - 1, -1, -1) if opens else ():
        depth += (span.keys[at] == span.keys[-1]) - (span.keys[at] == opens)
        if depth == 0:
            return (span[:at], span[at + 1 : -1]) if at and at < len(span) - 2 else None
    return None


def without_stop(span: Span) -> Span:
    """Return a span without the characters that end a sentence."""
    end = len(span)
    while end and span.keys[end - 1] in _STOPS:
        end -= 1
    return span[:end]


def _without_bullet(span: Span) -> Span:
    start = 0
    while start < len(span) and span.keys[start] in _BULLETS:
        start += 1
    return span[start:]


def _markers() -> tuple[tuple[str, ...], ...]:
    return tuple(str(n) for n in range(1, 41)), tuple("abcdefghijklmnopqrst"), _ROMAN


def _after_marker(span: Span, at: int, marker: str) -> int | None:
    """Return where the words after ``1)``, ``(a)`` or ``i.`` begin; None where none stands."""
    at += span.keys[at : at + 1] == ("(",)
    keys = span.keys[at : at + 2]
    return at + 2 if keys in ((marker, ")"), (marker, ".")) and at + 2 < len(span) else None
