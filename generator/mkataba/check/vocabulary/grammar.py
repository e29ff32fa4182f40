"""Small words by which languages are told apart."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mkataba.languages import Languages

SMALL = "rules.small"
"""Key of the words that hold a sentence together."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(words: str, languages: Languages) -> str:
    """Return the code of the language that the words are surely in alone; "" where it is open.

    At least two small words of the one language, one that is no part of a name among them, and
    none of another. A small word that several languages have tells nothing.
    """
    tokens = tokens_of(words)
    found = {
        code: sum(token.casefold() in small for token in tokens)
        for code, small in telling(languages).items()
    }
    code = max(found, key=lambda code: found[code], default="")
    if not code or found[code] < 2 or sum(found.values()) > found[code]:
        return ""
    return "" if is_name(tokens, languages) else code


@lru_cache(maxsize=4)
def telling(languages: Languages) -> Mapping[str, frozenset[str]]:
    """Return the small words of each language that no other one has."""
    small = {code: language.words(SMALL) for code, language in languages.items()}
    return {
        code: own.difference(*(small[other] for other in small if other != code))
        for code, own in small.items()
    }


def is_name(tokens: Sequence[str], languages: Languages) -> bool:
    """Tell whether tokens are a name: every one but the small ones begins with a capital."""
    small = languages.words(SMALL)
    return all(token[0].isupper() or token.casefold() in small for token in tokens)


@lru_cache(1 << 12)  # several rules ask for the words of the same text
def tokens_of(words: str) -> tuple[str, ...]:
    """Return the words of a text without numbers and characters."""
    return tuple(_TOKEN.findall(words))
