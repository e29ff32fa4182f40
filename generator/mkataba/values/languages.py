"""The part of a value that is said in one language."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from mkataba.values.text import Text

V = TypeVar("V")


def in_language(value: V, language: str) -> V | None:
    """Return a value with its texts in one language alone; None if one is not given in it."""
    try:
        alone: V = _in_language(value, language)
    except LookupError:
        return None
    return alone


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, Text):
        words = value.get(language)
        if words is None:
            raise LookupError(language)
        return Text(((language, words),))
    if isinstance(value, tuple):
        return tuple(_in_language(item, language) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        text = {f.name: _in_language(getattr(value, f.name), language) for f in fields(value)}
        return replace(value, **text)
    return value
