"""Fees and turnaround times in words that are read back as the same value."""

from collections.abc import Mapping
from functools import cache

from mkataba.export.promises import InWords
from mkataba.formatting import formatter_for, reads_back
from mkataba.project import Project
from mkataba.reading.phrases import Phrases
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround


def writer(project: Project, channels: Mapping[str, Text]) -> InWords:
    """Return a function that says a value in a language; None for what is not read back.

    Args:
        project: Where the catalogues come from.
        channels: The names of channels by id.
    """
    profile = project.schemas.profile
    words = {
        code: formatter_for(code, project.templates, channels, profile, project.languages)
        for code in project.languages
    }
    catalogues = {code: formatter.catalogue for code, formatter in words.items()}
    known = channels, project.languages, profile.payment
    phrases = Phrases(catalogues, profile.currency.code, *known)

    @cache  # most services say one of a few things, and reading back is slow
    def in_words(value: Fee | Turnaround, language: str) -> str | None:
        formatter = words[language]
        is_read = phrases.reads(language) and reads_back(value, formatter, phrases)
        return formatter.in_full(value) if is_read else None

    return in_words
