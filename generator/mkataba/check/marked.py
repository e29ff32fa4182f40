"""What is shown of checked content: each text in the languages that it is written in."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from msgspec.structs import replace

from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.said import put
from mkataba.check.validate import Entry
from mkataba.project.content_languages import languages_of
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import LACKING, is_filled


def marked(content: Content) -> Content:
    """Return content with all that its texts say, as it is built.

    A draft, and what is published by a waiver, may have texts that lack a language. Such a text
    keeps its words, and ``LACKING`` stands under each language of the organisation that has none:
    there alone it is printed as still to be filled in.
    """
    languages, default = languages_of(content.project), content.languages[0]
    entries = tuple(_marked(entry, languages, default) for entry in content.entries)
    return replace(content, entries=entries)


def _marked(entry: Entry, languages: Sequence[str], default: str) -> Entry:
    data = deepcopy(entry.data) if entry.said else entry.data
    for path, text in entry.said:
        put(data, path, text)
    open_ = tuple(_open(entry.field, data, languages, default))
    if open_ and data is entry.data:
        data = deepcopy(data)
    for path, text in open_:
        put(data, path, text)
    return entry if data is entry.data else replace(entry, data=data, partial=())


def _open(
    field: Field, data: Any, languages: Sequence[str], default: str
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each text that lacks some of the languages, with its path and these marked."""
    for here, path, value in visit(field, data):
        if here.kind == "text" and (words := _by_language(here, value, default)):
            lacks = [code for code in languages if not is_filled(words.get(code))]
            if lacks:
                yield path, {**words, **dict.fromkeys(lacks, LACKING)}


def _by_language(field: Field, value: Any, default: str) -> dict[str, Any] | None:
    """Return a text by language; None for one that is the same in all."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and not field.rules.get("plain"):
        return {default: value}
    return None
