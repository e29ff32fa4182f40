"""Every sign of a text can be printed."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from mkataba.check.content import Content, Problem
from mkataba.finding import Severity
from mkataba.source import Path
from mkataba.typeface import typeface

ID = "printable"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
CLAUSE = ""
WHY = "The print font has no sign for it, so a printed charter would show an empty box."

VALID = ({"services/hall-hire.yml": "name: {en: Hire of a hall, sw: Kukodi ukumbi}\n"},)
INVALID = ({"services/hall-hire.yml": "name: {en: Hire of a hall 🎉, sw: Kukodi ukumbi}\n"},)

_LAST_LATIN = "\u017f"  # the print font has every printable sign up to here


def check(content: Content) -> Iterator[Problem]:
    """Yield each text that holds a sign which the print font lacks."""
    for entry in content.entries:
        raw = entry.file.document.raw
        if raw.isascii() and b"\\" not in raw:  # as most files are, and then none lacks a sign
            continue
        for path, words in _texts(entry.data, ()):
            if words.isascii() or max(words) <= _LAST_LATIN:
                continue
            lacking = sorted({sign for sign in words if sign > _LAST_LATIN and not _has(sign)})
            if lacking:
                named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking)
                message = f"the print font has no sign for {named}"
                yield Problem(entry, path, message, "write it in words")


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


@cache
def _has(sign: str) -> bool:
    return typeface().has(sign)
