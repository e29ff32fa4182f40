"""What a type of value says of itself: how it is written, and what that stands for.

How a value is written out again is in :mod:`mkataba.values.data`, and how two of a type are
compared in :mod:`mkataba.values.order`: a check of content in order needs neither.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Written(NamedTuple):
    """A type of value that is written as one text.

    Args:
        accepts: Whether a text is one.
        read: A text that is one -> the value.
        pattern: The form for editors, as Python and ECMAScript read it alike; it may take more.
        keywords: What JSON Schema can say of it beside the pattern.
    """

    accepts: Callable[[str], bool]
    read: Callable[[str], Any]
    pattern: str
    keywords: Mapping[str, Any] = {}


class Mapped(NamedTuple):
    """A type of value whose long form is a map.

    Args:
        read: The checked long form and the default language -> the value; None where it says none.
        expand: The short form -> the long one; anything else as it is. None where there is no short
            form.
        pattern: The short form for editors.
    """

    read: Callable[[Any, str], Any]
    expand: Callable[[Any], Any] | None = None
    pattern: str = ""


def any_case(words: str) -> str:
    """Return a pattern of the words in small or capital letters, for every dialect of patterns."""
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in words)
