"""Small words by which English and Kiswahili are told apart."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mkataba.reading.vocabulary import words

FUNCTION = {
    "en": words(
        """
the of and to for with by from is are be been was were your our you we they their
this that these those which who when where within after before not or if must can
will shall should has have had its any all each than then as at on in an it
"""
    ),
    "sw": words(
        """
ya wa za la cha vya kwa na ni pa mwa katika kwenye au hadi baada kabla kila huu hii
hizi hilo haya huyo wao yao yake wake zake yako wako zako yetu wetu zetu lake kutoka
kama ikiwa iwapo bila ndani pia si sio ambayo ambao ambaye ambalo ili kuhusu juu
chini
"""
    ),
}
"""Words that hold a sentence together; none of them belongs to both languages."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def language_of(words: str) -> str:
    """Return ``en`` or ``sw`` where the words are surely in that language alone; "" otherwise.

    At least two small words of the one language, one that is no part of a name among them, and
    none of the other.
    """
    tokens = tokens_of(words)
    found = {
        code: [token for token in tokens if token.casefold() in small]
        for code, small in FUNCTION.items()
    }
    for code, other in (("en", "sw"), ("sw", "en")):
        if len(found[code]) >= 2 and not found[other] and not is_name(tokens):
            return code
    return ""


def is_name(tokens: Sequence[str]) -> bool:
    """Tell whether tokens are a name: every one but the small ones begins with a capital."""
    small = FUNCTION["en"] | FUNCTION["sw"]
    return all(token[0].isupper() or token.casefold() in small for token in tokens)


@lru_cache(1 << 12)  # several rules ask for the words of the same text
def tokens_of(words: str) -> tuple[str, ...]:
    """Return the words of a text without numbers and signs."""
    return tuple(_TOKEN.findall(words))
