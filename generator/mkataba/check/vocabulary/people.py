"""Words by which a role is told from a person."""

import re
from functools import lru_cache

from mkataba.languages import Languages

ROLES = frozenset(("responsible", "role", "approved_by", "owner", "head"))
"""Keys of texts that name a role."""

_PARTS = re.compile(r"[,;()/\n]|\s[-–—]\s")
_CAPITALISED = re.compile(r"[A-Z][\w'’]*(?:-[A-Z]\w*)?\.?")


def is_person(words: str, languages: Languages) -> bool:
    """Tell whether words are a person's name and nothing besides; a role beside it makes it one."""
    if names_role(words, languages):
        return False
    if _title(languages).match(words):
        return True
    parts = words.split()
    return (
        2 <= len(parts) <= 4
        and parts[0].casefold() in languages.words("rules.given_names")
        and all(_CAPITALISED.fullmatch(part) for part in parts)
    )


def names_person(words: str, languages: Languages) -> bool:
    """Tell whether a part of some words is a person's name: Records officer (Dr. Wekesa)."""
    parts = (part.strip() for part in _PARTS.split(words))
    return any(is_person(part, languages) for part in parts if part)


def names_role(words: str, languages: Languages) -> bool:
    """Tell whether a word for a post, an office or a body stands in a text."""
    return languages.pattern("rules.roles").search(words) is not None


@lru_cache(maxsize=4)
def _title(languages: Languages) -> re.Pattern[str]:
    """Return an expression for a title of courtesy before a name, at the very beginning."""
    articles = "|".join(sorted(languages.words("rules.before_titles")))
    titles = "|".join(sorted(languages.words("rules.titles"), key=len, reverse=True))
    return re.compile(rf"(?:(?:{articles}) )?(?:{titles})\.? [A-Z][\w'’-]+")
