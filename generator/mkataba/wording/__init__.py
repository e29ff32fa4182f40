"""Values -> words in one language: money, times, dates, opening hours, and the fixed labels."""

import io
from collections.abc import Iterable, Mapping

from babel.messages.pofile import read_po

from mkataba.values.fee import Fee
from mkataba.values.hours import Opening
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround
from mkataba.wording.basics import CODES, Basics, Line, Said
from mkataba.wording.fees import fee_in_words
from mkataba.wording.hours import hours_in_words
from mkataba.wording.times import turnaround_in_words

__all__ = ["CODES", "Line", "Said", "Words", "read_catalogue", "words_for"]


class Words(Basics):
    """Writes every kind of value in one language."""

    def fee(self, fee: Fee) -> Said:
        """Return a fee in words; what comes on top of it is always named."""
        return fee_in_words(self, fee)

    def turnaround(self, time: Turnaround) -> Said:
        """Return a turnaround time in words; its condition is part of the promise."""
        return turnaround_in_words(self, time)

    def hours(self, openings: Iterable[Opening]) -> tuple[Line, ...]:
        """Return opening hours, one line for each set of days."""
        return hours_in_words(self, openings)


def read_catalogue(po: bytes) -> dict[str, tuple[str, ...]]:
    """Return the translations in a gettext ``.po`` text by key; plural forms in their order."""
    out: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.BytesIO(po)):
        key = message.id if isinstance(message.id, str) else message.id[0]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if key and any(said):
            out[key] = said
    return out


def words_for(language: str, templates: Mapping[str, bytes], channels: Mapping[str, Text]) -> Words:
    """Return the writer for a language, with the catalogue among ``templates``."""
    po = templates.get(f"locale/{language}.po")
    return Words(language, read_catalogue(po) if po else {}, channels)
