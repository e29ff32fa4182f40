"""Every character of a text can be printed."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkataba.check.content import Content
from mkataba.check.own_labels import own_labels
from mkataba.check.printing import (
    LOST,
    face_of,
    hidden,
    is_plain,
    lacking,
    script_of,
    scripts_lacking,
)
from mkataba.check.problem import Outside, Problem
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.languages import Language, packaged
from mkataba.papers import FONTS
from mkataba.project.content_languages import listed_languages, named_fonts
from mkataba.reading.catalogue import Unreadable, messages
from mkataba.source import Path

if TYPE_CHECKING:
    from mkataba.typeface import Typeface

ID = "printable"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "A printed charter would show an empty box for the character, could not be made, or would "
    "be read in another order."
)

VALID = ({"services/hall-hire.yml": "name: {en: Hire of a hall, sw: Kukodi ukumbi}\n"},)
INVALID = (
    {"services/hall-hire.yml": "name: {en: Hire of a hall 🎉, sw: Kukodi ukumbi}\n"},
    {"services/hall-hire.yml": 'name: {en: "Hire \\a of a hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of \\u202ea hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of a\\u2028hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of \\ue000 hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": 'name: {en: "Hire of 1\\u20e3 hall", sw: Kukodi ukumbi}\n'},
    {"services/hall-hire.yml": "name: {en: Hire of a hall, sw: Kukodi ukumb\ufffd}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each text with a character that can't be seen, was lost, or the font lacks.

    A language whose script the font lacks is told once, and not at each of its texts.
    """
    if about := content.one("organization.yml"):
        yield from _fonts(about, content)
        yield from _languages(about, content)
        yield from _catalogues(about, content)
    for entry in content.entries:
        if entry.file is content.project.files[0]:  # once, however many files there are
            yield from _labels(content, entry)
        if is_plain(entry):
            continue
        for path, words in _texts(entry.data, ()):
            if LOST in words:
                message = f"a character was lost here, and U+FFFD ({LOST}) stands in its place"
                hint = "write the character that was there, and save the file as UTF-8"
                yield Problem(entry, path, message, hint)
            if invisible := hidden(words):
                named = ", ".join(map(_numbers, invisible))
                message = f"a character that can't be seen stands here: {named}"
                yield Problem(entry, path, message, "delete it")
            clusters = _lacking(words, path, content)
            if unprintable := [cluster for cluster in clusters if LOST not in cluster]:
                message = f"the print font has no character for {_named(unprintable)}"
                yield Problem(entry, path, message, "write it in words")


def _lacking(words: str, path: Path, content: Content) -> list[str]:
    """Return what of a text can't be printed, apart from the script that its language is in."""
    # the fonts of the project are loaded only where ours do not do
    found = lacking(words) and lacking(words, face_of(content))
    scripts = _scripts(str(path[-1]), content) or _scripts(content.default, content)
    return [cluster for cluster in found if not scripts or not _is_of(cluster[0], scripts)]


def _is_of(character: str, scripts: frozenset[str]) -> bool:
    """Tell whether a character belongs to scripts: one of their letters, or what parts them."""
    return script_of(character) in scripts or unicodedata.category(character)[0] in "PNM"


def _scripts(code: str, content: Content) -> frozenset[str]:
    """Return the scripts of a language that can't be printed; those of mkataba can be."""
    if code not in content.languages or code in packaged():
        return frozenset()
    po = content.project.own_templates.get(f"locale/{code}.po", b"")
    return _of_language(content.project.languages[code], po, face_of(content))


@lru_cache(maxsize=4)
def _of_language(language: Language, po: bytes, face: "Typeface") -> frozenset[str]:
    told = [language.text(f"language.{key}") for key in ("name", "months", "none")]
    texts = (*told, " ".join(_words(po)))
    return frozenset[str]().union(*(scripts_lacking(words, face) for words in texts))


def _words(po: bytes) -> Iterator[str]:
    if lacking(po.decode("utf-8", "replace")):
        found = messages(po)
        for message in () if isinstance(found, Unreadable) else found:
            yield from message.words


def _fonts(about: Entry, content: Content) -> Iterator[Problem]:
    """Yield each font that the brand names and that is nowhere, and each file that is no font."""
    project = content.project
    if not (named_fonts(project) or (project.root / FONTS).exists()):
        return
    for name in face_of(content).broken:
        text = f"fonts/{name} is no TrueType or OpenType font that can be read"
        yield Problem(about, ("brand",), text, "take it out of the folder, or put it there again")
    brand = about.data.get("brand")
    if isinstance(brand, dict) and brand.get("fonts"):
        for name in face_of(content).unknown:
            text = f"there is no font {name} in fonts/, nor on this computer"
            hint = "put its TrueType or OpenType files into the folder fonts/ of the project"
            yield Problem(about, ("brand", "fonts", brand["fonts"].index(name)), text, hint)


def _languages(about: Entry, content: Content) -> Iterator[Problem]:
    """Yield each language in a script that can't be printed."""
    listed = listed_languages(content.project)
    for code in content.languages:
        if scripts := _scripts(code, content):
            named = " and ".join(sorted(scripts))
            text = f"{code} is written in {named} script, which the print font does not have"
            hint = "put a font that has it into the folder fonts/, as docs/languages.md tells"
            place = ("languages", listed.index(code)) if code in listed else ("languages",)
            yield Problem(about, place, text, f"{hint}, or take it out of the list")


def _catalogues(about: Entry, content: Content) -> Iterator[Problem]:
    """Yield each message of a project's own catalogue with a character that can't be printed."""
    for code in content.languages:
        name = f"locale/{code}.po"
        po = content.project.own_templates.get(name, b"")
        if not any(_lacking(po.decode("utf-8", "replace"), (code,), content)):
            continue
        found = messages(po)
        for message in () if isinstance(found, Unreadable) else found:
            if lost := _lacking(" ".join(message.words), (code,), content):
                text = f"the print font has no character for {_named(lost)}"
                place = Outside(f"templates/{name}", message.line, message.keys[0])
                yield Problem(about, (), text, "write it in words", "", place)


def _named(clusters: list[str]) -> str:
    return ", ".join(f"{cluster} ({_numbers(cluster)})" for cluster in clusters)


def _labels(content: Content, about: Entry) -> Iterator[Problem]:
    """Yield each label of a schema with such a character, at its line there."""
    for label in own_labels(content):
        for path, words in _texts(label.said, label.path):
            if found := [*hidden(words), *_lacking(words, path, content)]:
                lost = f"the print font has no {_named(found)}"
                message = f"the label of {label.named} can't be printed: {lost}"
                hint = "write it in words"
                place = Outside(label.file, label.line, ".".join(map(str, path)))
                yield Problem(about, (), message, hint, "", place)


def _numbers(cluster: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in cluster)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
