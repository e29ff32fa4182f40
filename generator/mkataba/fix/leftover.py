"""What a reading of words leaves in words."""

import re
from typing import Any

# a unit, a law or a source may hold a number of its own
_WORDS = frozenset(("note", "label", "when", "starts"))
_DIGIT = re.compile(r"\d")


def leaves_number(data: Any, in_words: bool = False) -> bool:
    """Tell whether a remark, a label or a condition of a fee or time holds a number.

    Such a number may be a second amount or time, so that the whole can be read in two ways.
    """
    if isinstance(data, dict):
        return any(leaves_number(value, in_words or key in _WORDS) for key, value in data.items())
    if isinstance(data, list):
        return any(leaves_number(value, in_words) for value in data)
    return in_words and isinstance(data, str) and _DIGIT.search(data) is not None
