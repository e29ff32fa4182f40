"""Which characters of a text can be printed, and what is printed in the place of the others."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mkataba.check.content import Content
from mkataba.check.marked import marked
from mkataba.check.validate import Entry
from mkataba.papers import FONTS
from mkataba.project import inside
from mkataba.project.content_languages import named_fonts
from mkataba.source import INVISIBLE

if TYPE_CHECKING:
    from mkataba.typeface import Typeface

IN_ITS_PLACE = "\u25af"
"""A box, for a character that can't be printed."""

LOST = "\ufffd"
"""What stands where a character was lost, as when a file was saved with another encoding."""

_ABBREVIATED = 3  # letters of a name such as CJK
# control characters but for tab and line ends, and what else nobody sees
_INVISIBLE = rf"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE}"
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
# what the print font has for certain: Latin but for seven letters, and marks such as dashes; as a
# class of what is not in it, it takes long to compile
_PLAIN = re.compile("[\t\n\r -~\xa0-\u0131\u0134-\u0149\u014c-\u0165\u0168-\u017e–—‘’‚“”„•…‹›€]*")


def is_plain(entry: Entry) -> bool:
    """Tell whether all that a file holds can surely be printed, by its characters alone."""
    raw = entry.file.document.raw
    if not raw or b"\\" in raw:  # a character may be written by its number
        return False
    return raw.isascii() or all(map(_is_plain, set(raw.decode("utf-8-sig"))))


@cache
def _is_plain(character: str) -> bool:
    """Tell whether a character is seen, changes none beside it, and is in the print font."""
    if _PLAIN.fullmatch(character):
        return True
    is_mark = unicodedata.category(character)[0] in "MC"
    return not is_mark and character != LOST and not _HIDDEN.match(character) and _has(character)


def hidden(words: str) -> list[str]:
    """Return in order each character that can't be seen."""
    return sorted(set(_HIDDEN.findall(words)))


def face_of(content: Content) -> "Typeface":
    """Return the print fonts of a project: ours, and those in its folder or named in its brand.

    Raises:
        MkatabaError: If a file in its folder is a link that leads out of the project.
    """
    from mkataba.typeface import typeface_of  # noqa: PLC0415 - as below

    root = content.project.root
    for path in (root / FONTS).rglob("*"):
        inside(root, path)
    return typeface_of(root, named_fonts(content.project))


def lacking(words: str, face: "Typeface | None" = None) -> list[str]:
    """Return in order each visible character that can't be printed, with its marks if they can't.

    A mark can be had by itself, and not on every letter.

    Args:
        words: The text.
        face: The fonts that it is printed with; None for the house font alone.
    """
    if _PLAIN.fullmatch(words):
        return []
    # loaded here: it loads Typst, and few texts hold a character beyond Latin
    from mkataba.typeface import combined  # noqa: PLC0415

    characters = set(_HIDDEN.sub("", words))
    alone = {
        character
        for character in characters
        if not _PLAIN.fullmatch(character) and not _has(character, face)
    }
    several = {
        character
        for character in combined(words)
        if len(character) > 1 and not _HIDDEN.search(character)
    }
    combinations = (
        character
        for character in several
        if not alone.intersection(character) and not _has(character, face)
    )
    return [*sorted(alone), *sorted(combinations)]


def printed(content: Content) -> Content:
    """Return checked content as it is printed: with a box for each character that can't be.

    The rule ``printable`` tells of them; a draft, or a site that is published in spite of it, has
    to be made all the same. A text that lacks a language is printed in the others.
    """
    content = marked(content)
    if all(map(is_plain, content.entries)):
        return content
    face = face_of(content)
    entries = (
        entry if is_plain(entry) else replace(entry, data=boxed(entry.data, face))
        for entry in content.entries
    )
    return replace(content, entries=tuple(entries))


def boxed(value: Any, face: "Typeface") -> Any:
    """Return plain data with a box for each character of its texts that can't be printed."""
    if isinstance(value, dict):
        return {key: boxed(inner, face) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [boxed(inner, face) for inner in value]
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        from mkataba.typeface import combined  # noqa: PLC0415 - as above

        for character in sorted([*hidden(value), *lacking(value, face)], key=len, reverse=True):
            value = value.replace(character, IN_ITS_PLACE)
        value = "".join(map(_without_marks, combined(value)))
    return value


def _without_marks(cluster: str) -> str:
    """Return a box alone: no face of the print font can put a mark on it."""
    return IN_ITS_PLACE if cluster.startswith(IN_ITS_PLACE) else cluster


def script_of(character: str) -> str:
    """Return the name of the script that a letter is of, as its name in Unicode begins."""
    name = unicodedata.name(character, "").partition(" ")[0]
    return name if len(name) <= _ABBREVIATED else name.title()


def scripts_lacking(words: str, face: "Typeface") -> frozenset[str]:
    """Return the scripts that a language is written in and that can't be printed.

    Args:
        words: Words of the language; where most of their letters can be printed, it can be.
        face: The fonts that it is printed with.
    """
    lost = {letter for letter in lacking(words, face) if letter.isalpha()}
    several = 2 * len(lost) > len(set(filter(str.isalpha, words)))
    return frozenset(map(script_of, lost)) if several else frozenset()


@lru_cache(100_000)
def _has(character: str, face: "Typeface | None" = None) -> bool:
    from mkataba.typeface import typeface  # noqa: PLC0415 - as above

    # what the house font has is asked of it once, whatever is added
    return typeface().has(character) or bool(face and face.families and face.has(character))
