"""Words of others, as they can be shown: on one line of a terminal, or in a page of a code host."""

import json
import re
from collections.abc import Iterable
from typing import Any

_GAP = "&#8203;"  # a character without width
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~$&:\"'=@/^]")
# what GitHub makes a link, a mention or a picture of, even where the characters are encoded
_LIVE = re.compile(
    r"@|#|(?<=\bGH)-|:(?=//)|(?<=\bwww)\.|:(?=[\w+-]+:)|(?<=\b[0-9a-f])(?=[0-9a-f]{6,39}\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"[\ud800-\udfff]")  # what stands for bytes of a name that are not UTF-8


def visible(text: str) -> str:
    """Return words on one line, with a character in place of each that can't be seen.

    Such a character could colour a terminal, or turn round the order in which words are read.
    """
    return "".join(
        character if character.isprintable() else "�" for character in " ".join(text.split())
    )


def visible_lines(text: str) -> list[str]:
    """Return the lines of words, each as :func:`visible` gives it, with the blanks before it."""
    lines = text.split("\n")
    return [" " * (len(line) - len(line.lstrip(" "))) + visible(line) for line in lines]


def in_yaml(value: Any) -> str:
    """Return a value on one line as a YAML file has it: ``true``, ``"3.1"``, ``["a", 2]``."""
    return json.dumps(value, ensure_ascii=False, default=str)


def words_in_yaml(values: Iterable[Any]) -> str:
    """Return words, numbers and the like in a row, words without quotes: ``mpesa, 2, true``."""
    return ", ".join(one if isinstance(one, str) else in_yaml(one) for one in values)


def clipped(text: str, most: int) -> str:
    """Return at most so many characters of a text, with an ellipsis where some are left out."""
    return text if len(text) <= most else f"{text[:most]}…"


def escape(words: str) -> str:
    """Return words that GitHub shows as they are: no markup, mention, reference or link."""
    plain = _LIVE.sub(lambda found: f"{found[0]}\0", visible(words))
    encoded = _MEANINGFUL.sub(lambda found: f"&#{ord(found[0])};", plain)
    return encoded.replace("\0", _GAP)


def whole(text: str) -> str:
    """Return a text that can be written as UTF-8."""
    return _HALF.sub("�", text)
