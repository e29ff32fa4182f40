"""Plain data -> YAML, as the library writes it, where nothing in it needs quotes.

The library takes ten times as long, most of it to find that a text needs none. Texts that might are
left to it.
"""

import re
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
    lines: list[str] = []
    return "\n".join([*lines, ""]) if _put(lines, "", name, value) else None


def is_plain(words: Any) -> bool:
    """Tell whether a value is a text that surely needs no quotes."""
    return (
        isinstance(words, str)
        and _PLAIN.fullmatch(words) is not None
        and words.lower() not in _MEANING
    )


def _put(lines: list[str], before: str, key: Any, value: Any) -> bool:
    """Add the lines of a key and its value behind what stands before; tell whether all is plain."""
    if not is_plain(key):
        return False
    if is_plain(value):
        lines.append(f"{before}{key}: {value}")
        return True
    lines.append(f"{before}{key}:")
    indent = " " * (len(before) + 2)
    if isinstance(value, dict) and value:
        return all(_put(lines, indent, inner, sub) for inner, sub in value.items())
    if isinstance(value, list) and value:
        return all(_item(lines, indent, item) for item in value)
    return False


def _item(lines: list[str], indent: str, item: Any) -> bool:
    if is_plain(item):
        lines.append(f"{indent}- {item}")
        return True
    if not isinstance(item, dict) or not item:
        return False
    befores = (f"{indent}- ", *[f"{indent}  "] * (len(item) - 1))
    return all(
        _put(lines, before, key, value)
        for before, (key, value) in zip(befores, item.items(), strict=True)
    )
