"""The part of a value that is said in one language."""

from typing import Any, TypeVar

from mkataba.values.inner import with_inner
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
    return with_inner(value, lambda each: _in_language(each, language))
