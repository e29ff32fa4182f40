"""Words in one or more languages, and what counts as having said nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("en", "sw")

_PLACEHOLDER = re.compile(
    r"[\W_]*(to\W?do|t\.?b\.?[acd]|fixme|x{2,}|n\W{1,3}a|(?-i:NA)|nil"
    r"|to be (completed|confirmed|determined|done)"
    r"|fill (this )?in|lorem ipsum.*|itakamilishwa|haijajazwa|none yet|pending|placeholder)?[\W_]*",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_DASHES = re.compile(r"[\s.\-–—_?*]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in each language that it was given in, as pairs of language and words."""

    words: tuple[tuple[str, str], ...]

    def get(self, language: str) -> str | None:
        """Return the text in ``language``; None where it was not given in it."""
        return dict(self.words).get(language)

    def any(self, language: str) -> str:
        """Return the text in ``language``, or in the first language that it was given in."""
        return self.get(language) or self.words[0][1]


def is_said(value: Any) -> bool:
    """Tell whether a value says something: not empty, blank, or a placeholder such as TODO.

    Source: clauses 3.1.1, 3.2.2 and 3.5.1 ask that a thing is specified, not that a field exists.
    """
    if isinstance(value, str):
        return not (_ONLY_DASHES.fullmatch(value) or _PLACEHOLDER.fullmatch(value))
    if isinstance(value, Mapping | list):
        return bool(value)
    return value is not None


def _is_text(value: Any) -> bool:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return plain and is_said(str(value))


def text_of(data: Any, default: str) -> Text | None:
    """Return the text that checked data holds; None where it says nothing in any language.

    Args:
        data: A plain text in the default language, or a map by language.
        default: Code of the default language.
    """
    if isinstance(data, Mapping):
        words = tuple((k, " ".join(str(v).split())) for k, v in data.items() if _is_text(v))
        return Text(words) if words else None
    if not _is_text(data):
        return None
    return Text(((default, " ".join(str(data).split())),))
