"""Texts -> cells."""

from collections.abc import Sequence
from typing import Any

from mkataba.values.cells import begins_yaml, one_line


def text(value: Any, languages: Sequence[str]) -> dict[str, str]:
    """Return the cells of a text by language: those in which it is given.

    A plain text is in the first language. What is no text in these languages stands there as YAML;
    words that begin as YAML does stand as YAML in their own.
    """
    if value is None:
        return {}
    if not is_text(value, languages):
        return {languages[0]: one_line(value)}
    return {
        code: one_line({code: wording}) if begins_yaml(wording) else wording
        for code, wording in words(value, languages).items()
    }


def words(value: Any, languages: Sequence[str]) -> dict[str, str]:
    """Return the words of a text by language, white space made plain; none for what is no text."""
    if not is_text(value, languages):
        return {}
    given = {languages[0]: value} if isinstance(value, str) else value
    plain = {code: " ".join(wording.split()) for code, wording in given.items() if wording}
    return {code: wording for code, wording in plain.items() if wording}


def is_text(value: Any, languages: Sequence[str]) -> bool:
    """Tell whether a value is words, or a map of words by language."""
    return isinstance(value, str) or (
        isinstance(value, dict)
        and all(
            code in languages and isinstance(wording, str | None) for code, wording in value.items()
        )
    )
