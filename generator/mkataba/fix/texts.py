"""Which of the values in a file are texts for people."""

from collections.abc import Iterator
from typing import Any

from mkataba.schema import Field
from mkataba.source import Path


def text_field(field: Field, value: Any) -> Field | None:
    """Return the field of the text that a value is, in its own field or short for a longer map."""
    if field.kind == "text":
        return field
    short = field.named.get("short")
    if short and field.fields[short].kind == "text":
        plain = not isinstance(value, dict) or value.keys() <= field.schemas.languages
        return field.fields[short] if plain else None
    return None


def lead(field: Field, value: Any, path: Path, default: str) -> Iterator[tuple[str, Path, str]]:
    """Yield the language, path and words of the text that an item of a list begins with."""
    if text_field(field, value) is None:
        short = field.named.get("short")
        if short and isinstance(value, dict) and short in value:
            yield from lead(field.fields[short], value[short], (*path, short), default)
    elif isinstance(value, str):
        yield default, path, value
    elif isinstance(value, dict):
        for language, words in value.items():
            if isinstance(words, str):
                yield language, (*path, language), words
