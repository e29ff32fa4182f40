"""What a source says and no field holds: comments at the head of a service's file, kept up to date.

A comment that a person changed or took out stays as they left it.
"""

import re
from collections.abc import Collection, Sequence

from mkataba import source
from mkataba.import_.heads import plain

Beside = tuple[tuple[str, str], ...]
"""Heads of columns, each with the words below it."""

_INVISIBLE = re.compile(f"[{source.INVISIBLE}]")  # refused in a comment
_IMPORTED, _PUBLISHED = "# Imported from ", "# Published beside it: "


def comment(label: str, words: str) -> str:
    """Return the line that keeps words of a column."""
    return f"{_PUBLISHED}{one_line(label)}: {one_line(words)}"


def one_line(words: str) -> str:
    """Return words as they can stand in a comment."""
    return _INVISIBLE.sub("", " ".join(words.split()))


def still(base: Sequence[tuple[str, str]], new: Beside, heads: Collection[str]) -> Beside:
    """Return what stands beside a service now: what the source says, and what it can't speak of.

    Args:
        base: What the last import brought.
        new: What this import brings.
        heads: The heads of the source's columns, as :func:`heads.plain` gives them.
    """
    labels = {label for label, _ in new}
    return new + tuple(
        (label, words) for label, words in base if label not in labels and plain(label) not in heads
    )


def with_comments(text: str, base: Sequence[tuple[str, str]], now: Beside) -> str:
    """Return the text of a file with the comments that changed since the last import."""
    was, wanted = ([comment(*pair) for pair in pairs] for pairs in (base, now))
    if was == wanted:
        return text
    lines = text.splitlines(keepends=True)
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    gone = {line for line in was if line not in wanted}
    kept = [line for line in lines[:head] if line.rstrip("\r\n") not in gone]
    there = {line.rstrip("\r\n") for line in kept}
    marks = (_IMPORTED, _PUBLISHED)
    places = [n for n, line in enumerate(kept, 1) if line.startswith(marks)]
    at = places[-1] if places else len(kept)
    new = [f"{line}\n" for line in wanted if line not in was and line not in there]
    return "".join((*kept[:at], *new, *kept[at:], *lines[head:]))
