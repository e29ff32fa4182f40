"""Plain data -> YAML, as the library writes it, where nothing in it needs quotes.

The library takes ten times as long, most of it to find that a text needs none. Texts that might are
left to it.
"""

import re
from collections.abc import Iterator
from typing import Any

# a text that begins with a letter and in which no character means anything to YAML
_PLAIN = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-z0-9À-ÖØ-öø-ɏ .,;()/&%+'’‘“”–—½-]{0,400}"
    r"(?<! )"
)
# words that YAML takes for something else, in one version or another
_MEANING = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def plain_yaml(name: str, value: Any) -> str | None:
    """Return a field as YAML in the style of our content files; None if that takes the library."""
    try:
        return "\n".join([*_lines(name, value, ""), ""])
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """A value that may need quotes, or a style of its own."""


def is_plain(words: Any) -> bool:
    """Tell whether a value is a text that surely needs no quotes."""
    return (
        isinstance(words, str)
        and _PLAIN.fullmatch(words) is not None
        and words.lower() not in _MEANING
    )


def _lines(key: str, value: Any, indent: str) -> Iterator[str]:
    if not is_plain(key):
        raise _NotPlainError
    if is_plain(value):
        yield f"{indent}{key}: {value}"
    elif isinstance(value, dict) and value:
        yield f"{indent}{key}:"
        for inner, sub in value.items():
            yield from _lines(inner, sub, f"{indent}  ")
    elif isinstance(value, list) and value:
        yield f"{indent}{key}:"
        for item in value:
            yield from _item(item, f"{indent}  ")
    else:
        raise _NotPlainError


def _item(item: Any, indent: str) -> Iterator[str]:
    if is_plain(item):
        yield f"{indent}- {item}"
    elif isinstance(item, dict) and item:
        lines = [line for key, value in item.items() for line in _lines(key, value, f"{indent}  ")]
        lines[0] = f"{indent}- {lines[0].lstrip(' ')}"
        yield from lines
    else:
        raise _NotPlainError
