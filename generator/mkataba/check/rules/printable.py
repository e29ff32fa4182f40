"""Every character of a text can be printed."""

from collections.abc import Iterator
from typing import Any

from mkataba.check.content import Content, Outside, Problem
from mkataba.check.own_labels import own_labels
from mkataba.check.printing import LOST, hidden, is_plain, lacking
from mkataba.check.validate import Entry
from mkataba.finding import Severity
from mkataba.source import Path

ID = "printable"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A printed charter would show an empty box, be refused, or be read in another order."

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
    """Yield each text with a character that can't be seen, was lost, or the font lacks."""
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
            if unprintable := [cluster for cluster in lacking(words) if LOST not in cluster]:
                named = ", ".join(f"{cluster} ({_numbers(cluster)})" for cluster in unprintable)
                message = f"the print font has no character for {named}"
                yield Problem(entry, path, message, "write it in words")


def _labels(content: Content, about: Entry) -> Iterator[Problem]:
    """Yield each label of a schema with such a character, at its line there."""
    for label in own_labels(content):
        for path, words in _texts(label.said, label.path):
            if found := [*hidden(words), *lacking(words)]:
                named = ", ".join(f"{cluster} ({_numbers(cluster)})" for cluster in found)
                message = (
                    f"the label of {label.named} can't be printed: the print font has no {named}"
                )
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
