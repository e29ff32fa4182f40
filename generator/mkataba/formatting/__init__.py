"""Values -> words in one language: money, times, dates, opening hours, and the fixed labels."""

from collections.abc import Iterable, Mapping

from mkataba.formatting.back import reads_back
from mkataba.formatting.basics import BasicFormatter, Formatted, Line
from mkataba.formatting.catalogue import catalogue
from mkataba.formatting.fees import fee_in_words
from mkataba.formatting.full import in_full, lines_in_full
from mkataba.formatting.hours import clock_in_words, days_in_words, hours_in_words
from mkataba.formatting.times import time_in_line, turnaround_in_words
from mkataba.languages import Languages, packaged
from mkataba.profiles import Profile
from mkataba.reading.translations import read_catalogue
from mkataba.values.fee import Fee
from mkataba.values.hours import Opening
from mkataba.values.labels import CODES
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

__all__ = [
    "CODES",
    "Formatted",
    "Formatter",
    "Line",
    "formatter_for",
    "read_catalogue",
    "reads_back",
]


class Formatter(BasicFormatter, frozen=True):
    """Writes every kind of value in one language."""

    def fee(self, fee: Fee) -> Formatted:
        """Return a fee in words; what comes on top of it is always named."""
        return fee_in_words(self, fee)

    def turnaround(self, time: Turnaround) -> Formatted:
        """Return a turnaround time in words; its condition is part of the promise."""
        return turnaround_in_words(self, time)

    def answer(self, time: Turnaround) -> str:
        """Return all of a turnaround time in one line, for a cell."""
        return time_in_line(self, time)

    def in_full(self, value: Fee | Turnaround) -> str:
        """Return every part of a fee or a time, one a line; ``reading`` reads it back."""
        return in_full(self, value)

    def lines(self, value: Fee | Turnaround) -> tuple[str, ...]:
        """Return every part of a fee or a time, each as one line."""
        return lines_in_full(self, value)

    def hours(self, openings: Iterable[Opening]) -> tuple[Line, ...]:
        """Return opening hours, one line for each set of days."""
        return hours_in_words(self, openings)

    def clock(self, minutes: int) -> str:
        """Return a time of day, given in minutes, as the language counts the hours."""
        return clock_in_words(self, minutes)

    def days(self, days: tuple[int, ...]) -> str:
        """Return days of the week."""
        return days_in_words(self, days)


def formatter_for(
    language: str,
    templates: Mapping[str, bytes],
    channels: Mapping[str, Text],
    profile: Profile,
    languages: Languages | None = None,
) -> Formatter:
    """Return the writer for a language, with the catalogue among ``templates``.

    Args:
        language: Its code.
        templates: Where the catalogue lies.
        channels: The names of channels by id.
        profile: The standard, by whose currency and country amounts and dates are written.
        languages: Every language; those that come with mkataba where None is given.

    Raises:
        MkatabaError: If the catalogue can't be read; with its line.
    """
    po = templates.get(f"locale/{language}.po", b"")
    spoken = (languages or packaged())[language]
    return Formatter(spoken, catalogue(language, po), profile, channels, po)
