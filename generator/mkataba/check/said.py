"""What texts say that are not whole: they lack a language, or hold in one what is no text."""

from collections.abc import Collection
from typing import Any

from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import is_filled

Said = tuple[tuple[Path, Any], ...]
"""Paths of such texts, each with the words by language, or with words that name no language."""


def said_in(field: Field, data: Any, paths: Collection[Path]) -> Said:
    """Return what the texts at some paths say in languages that are known.

    Args:
        field: The field that stands for the whole file.
        data: What it holds in long form; what is taken out of it afterwards stays in what is
            returned.
        paths: Where something is wrong; what is no text there is passed over.
    """
    found = []
    for path in paths:
        here = field.at(path)
        if here is not None and here.kind == "text" and (words := _words(here, _at(data, path))):
            found.append((path, words))
    return tuple(found)


def keep_said(data: Any, path: Path) -> None:
    """Take out of the text at ``path`` the languages in which it says nothing."""
    text = _at(data, path)
    if isinstance(text, dict):
        for code in [code for code, words in text.items() if not is_filled(words)]:
            del text[code]


def put(data: Any, path: Path, text: Any) -> None:
    """Put a text at a path; nowhere if what it stood in has been taken out."""
    held = _at(data, path[:-1])
    if isinstance(held, dict | list):
        held[path[-1]] = text  # type: ignore[index]


def _words(field: Field, value: Any) -> Any:
    """Return what a text says; None if it says nothing."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) and is_filled(value) else None
    return {
        code: words
        for code, words in value.items()
        if code in field.schemas.languages and isinstance(words, str) and is_filled(words)
    } or None


def _at(data: Any, path: Path) -> Any:
    """Return the value at a path; None where the data ends before."""
    for part in path:
        try:
            data = data[part]
        except (LookupError, TypeError):
            return None
    return data
