"""Lists -> cells: a line for each item, its parts set off by bars."""

from collections.abc import Mapping, Sequence
from typing import Any

from mkataba.export.promises import Promises
from mkataba.export.texts import is_text, words
from mkataba.schema import Field
from mkataba.values.cells import list_cell, one_line


def plain(value: Any) -> str:
    """Return the cell of a value without words; YAML where it is more than a list of ids."""
    if isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value):
        return list_cell([[item] for item in value]) if value else ""
    return " ".join(value.split()) if isinstance(value, str) else one_line(value)


def lists(field: Field, value: Any, promises: Promises) -> dict[str, str]:
    """Return the cells of a list of texts, or of things with texts, by language.

    A language in which nothing of it is said has none. What is no such list stands in the first
    language as YAML.
    """
    item = field.item
    assert item is not None
    items = field.expand(value)
    if items == []:
        return {code: list_cell([], code) for code in promises.languages if value == "none"}
    parts = {"": item} if item.kind == "text" else item.fields
    things = _things(item, items)
    cells = {}
    if all(_is_flat(thing, parts, promises.languages) for thing in things):
        for code in promises.languages:
            if any(_is_filled(thing, parts, code, promises) for thing in things):
                rows = [_row(thing, parts, code, promises) for thing in things]
                cells[code] = list_cell(rows, code)
    return cells or {promises.languages[0]: one_line(value)}


def _things(item: Field, items: Any) -> list[Any]:
    if not isinstance(items, list):
        return [items]
    return [{"": sub} if item.kind == "text" else item.expand(sub) for sub in items]


def _is_flat(thing: Any, parts: Mapping[str, Field], languages: Sequence[str]) -> bool:
    """Tell whether each part of a thing can stand between bars."""
    return isinstance(thing, dict) and all(
        name in parts
        and (
            value is None or is_text(value, languages)
            if parts[name].kind == "text"
            else isinstance(value, str | int | float | None)
        )
        for name, value in thing.items()
    )


def _is_filled(
    thing: Mapping[str, Any], parts: Mapping[str, Field], language: str, promises: Promises
) -> bool:
    texts = [name for name, part in parts.items() if part.kind == "text"]
    return any(language in words(thing.get(name), promises.languages) for name in texts)


def _row(
    thing: Mapping[str, Any], parts: Mapping[str, Field], language: str, promises: Promises
) -> list[str]:
    return [_part(part, thing.get(name), language, promises) for name, part in parts.items()]


def _part(part: Field, value: Any, language: str, promises: Promises) -> str:
    if value is None:
        return ""
    if part.kind == "text":
        return words(value, promises.languages).get(language, "")
    if part.kind == "duration":
        return promises.duration(str(value), language)
    return plain(value)
