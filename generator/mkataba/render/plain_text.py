"""A charter in plain text: lines of at most 70 columns, underlined headings, wrapped lists.

It is for screen readers of any age, for messages and notice boards on which nothing else can be
put, and for those who have little data.
"""

import unicodedata
from collections.abc import Iterable, Iterator

from mkataba.render.passages import Passage

COLUMNS = 70
_UNDER = {1: "=", 2: "=", 3: "-"}
_INDENT = "  "


def plain_text(passages: Iterable[Passage]) -> str:
    """Return passages as text with a line feed after each line."""
    return "".join(f"{line}\n" for line in _lines(passages))


def _lines(passages: Iterable[Passage]) -> Iterator[str]:
    before: Passage | None = None
    for passage in passages:
        if before and _is_apart(before, passage):
            yield ""
            if passage.level in (1, 2):
                yield ""
        yield from _heading(passage) if passage.level else _text(passage)
        before = passage


def _is_apart(before: Passage, passage: Passage) -> bool:
    """Tell whether a blank line parts two passages: not those of one list, nor its head from it."""
    if before.level or passage.level:
        return True
    if passage.depth or passage.mark:
        return not (before.depth or before.mark or passage.depth or before.text.endswith(":"))
    return True


def _heading(passage: Passage) -> Iterator[str]:
    lines = list(wrapped(passage.text, COLUMNS))
    under = _UNDER[passage.level] * max(map(width, lines))
    if passage.level == 1:
        yield under
    yield from lines
    yield under


def _text(passage: Passage) -> Iterator[str]:
    head = f"{_INDENT * passage.depth}{passage.mark} " if passage.mark else _INDENT * passage.depth
    for line in wrapped(passage.text, COLUMNS - len(head)):
        yield f"{head}{line}"
        head = " " * len(head)


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Yield the lines of a text, none wider than ``columns``; no-break spaces hold words together.

    A word that is wider than a line is parted.
    """
    line = ""
    for whole in text.split(" "):
        *full, word = _parted(whole, columns)
        for piece in full:
            if line:
                yield _blanks(line)
            line = ""
            yield _blanks(piece)
        if not word:
            continue
        if line and width(line) + 1 + width(word) > columns:
            yield _blanks(line)
            line = ""
        line = f"{line} {word}" if line else word
    if line:
        yield _blanks(line)


def _parted(word: str, columns: int) -> list[str]:
    """Return a word in pieces that fit a line: at no-break spaces if it can be, else anywhere."""
    if width(word) > columns and "\u00a0" in word:
        return list(wrapped(word.replace("\u00a0", " "), columns))
    pieces = [""]
    for character in word:
        if width(pieces[-1]) + width(character) > columns:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _blanks(line: str) -> str:
    return line.replace("\u00a0", " ")


def width(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, none for one set above."""
    return sum(map(_columns, text)) if not text.isascii() else len(text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
