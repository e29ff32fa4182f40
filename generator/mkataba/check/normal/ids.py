"""Ids as they are meant: in small letters with hyphens."""

import re

from mkataba.values.types import reads

_BETWEEN = re.compile(r"[\s_-]+")


def tidy(written: str) -> str:
    """Return the id that is meant; "" where that takes more than letters and hyphens."""
    if reads("id", written):
        return written
    made = _BETWEEN.sub("-", written.strip().lower())
    return made if reads("id", made) else ""
