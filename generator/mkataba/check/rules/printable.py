"""Every sign of a text can be printed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from mkataba.check.content import Content, Problem
from mkataba.finding import Severity
from mkataba.source import UNSEEN, Path
from mkataba.typeface import typeface

ID = "printable"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
CLAUSE = ""
WHY = "A printed charter would show an empty box, be refused, or be read in another order."

VALID = ({"services/hall-hire.yml": "name: {en: Hire of a hall, sw: Kukodi ukumbi}\n"},)
INVALID = (
    {"services/hall-hire.yml": "name: {en: Hire of a hall 🎉, sw: Kukodi ukumbi}\n"},
    {"services/hall-hire.yml": 'name: {en: "Hire \\a of a hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of \\u202ea hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of a\\u2028hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": "name: {en: Hire of a hall, sw: Kukodi ukumb\ufffd}\n"},
)

_LOST = "\ufffd"
_LAST_LATIN = "\u017f"  # the print font has every printable sign up to here
# control signs but for tab and line ends, and what else nobody sees
_UNSEEN = rf"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{UNSEEN}"
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_PLAIN = re.compile(f"[^{_UNSEEN}\u0180-\U0010ffff]*")


def check(content: Content) -> Iterator[Problem]:
    """Yield each text with a sign that can't be seen, was lost, or the font lacks."""
    for entry in content.entries:
        raw = entry.file.document.raw
        # as most files are, and then none lacks a sign; where no text was kept, each is looked at
        if raw and raw.isascii() and b"\\" not in raw:
            continue
        for path, words in _texts(entry.data, ()):
            if _PLAIN.fullmatch(words):
                continue
            if _LOST in words:
                message = f"a sign was lost here, and U+FFFD ({_LOST}) stands in its place"
                hint = "write the sign that was there, and save the file as UTF-8"
                yield Problem(entry, path, message, hint)
            if hidden := sorted(set(_HIDDEN.findall(words))):
                named = ", ".join(f"U+{ord(sign):04X}" for sign in hidden)
                message = f"a sign that can't be seen stands here: {named}"
                yield Problem(entry, path, message, "delete it")
            others = set(words).difference(hidden, _LOST)
            lacking = sorted(sign for sign in others if sign > _LAST_LATIN and not _has(sign))
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
