"""Names, as they are compared."""

import re
from functools import lru_cache

_CHARACTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 15)
def plain(words: str) -> str:
    """Return words in small letters, one blank between them, without other characters."""
    return _CHARACTER.sub(" ", words.casefold().replace("'", "").replace("’", "")).strip()
