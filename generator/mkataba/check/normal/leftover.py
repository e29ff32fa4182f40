"""What a reading of words leaves in words."""

import re
from collections.abc import Iterator
from typing import Any

# a unit, a law or a source may hold a number of its own
_WORDS = frozenset(("note", "label", "when", "starts"))
_DIGIT = re.compile(r"\d")


def leaves_number(data: Any) -> bool:
    """Tell whether a remark, a label or a condition of a fee or time holds a number.

    Such a number may be a second amount or time, so that the whole can be read in two ways.
    """
    return any(map(_DIGIT.search, words_beside(data)))


def words_beside(data: Any, in_words: bool = False) -> Iterator[str]:
    """Yield the words of each remark, label and condition of a fee or time."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from words_beside(value, in_words or key in _WORDS)
    elif isinstance(data, list):
        for value in data:
            yield from words_beside(value, in_words)
    elif in_words and isinstance(data, str):
        yield data
