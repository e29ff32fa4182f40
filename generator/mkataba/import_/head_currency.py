"""The currency that the head of a column names."""

import re
from functools import lru_cache

from mkataba.languages import Languages
from mkataba.values.money import CURRENCIES, SHILLINGS

_CODES = {**SHILLINGS, **dict.fromkeys(("ks", "kss"), SHILLINGS["ksh"])}
_CODES |= {code.lower(): code for code in CURRENCIES if code != "ALL"}
# letters that are a word too are a currency only in capitals
_WORDS = frozenset(("all", "top", "try", "cup", "mop", "lak", "gel", "sos", "pen", "sar"))


def without_currency(
    words: str, languages: Languages, shillings: str | None
) -> tuple[str, str | None]:
    """Return the words of a head without its mark of money, and the code that the mark means.

    The code is None where there is no mark, or where it is that of shillings of no named country
    and nobody knows which these are.

    Args:
        words: The head.
        languages: Those whose names of shillings are known.
        shillings: The code of those of no named country.
    """
    for found in _marks(languages).finditer(words):
        mark = re.sub(r"[^a-z]", "", found[0].lower())
        if mark in _WORDS and not found[0].isupper():
            continue
        rest = f"{words[: found.start()]} {words[found.end() :]}"
        return rest, _CODES.get(mark, shillings)
    return words, None


@lru_cache(maxsize=4)
def _marks(languages: Languages) -> re.Pattern[str]:
    named = "|".join(
        f"{word.removesuffix('s')}s?" for word in sorted(languages.words("reading.shillings"))
    )
    codes = "|".join(sorted(_CODES, key=len, reverse=True))
    return re.compile(rf"\b(?:k[ -]?e[ -]?s|(?:{codes})\b\.?|{named})(?![^\W_])", re.IGNORECASE)
