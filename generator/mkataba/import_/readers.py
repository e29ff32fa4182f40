"""How an import reads texts: fees, times, and the heads of columns that a person named."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from mkataba.languages import Languages
from mkataba.reading.marks import OF_ENDINGS
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread
from mkataba.values.fee import Fee
from mkataba.values.turnaround import Turnaround

_NONE: Mapping[str, str] = MappingProxyType({})
_NO_PHRASES = Phrases({}, None)
_ENDED = re.compile(r"\d/[=\u2013-]?")  # an amount with the ending of shillings or rupees
_BARE = re.compile(r"\d[\d,.]*(?:\s*[-–]\s*\d[\d,.]*)?")


class Readers(Struct, frozen=True):
    """How texts are read.

    ``fee`` takes a text, its language and the currency of bare amounts; ``languages`` are all that
    there are; ``home`` is the code of the country's currency; ``named`` is what a person
    said of columns: a field by the head in plain form (``heads.plain``); ``phrases`` is what is
    known of the languages, to tell in which of them a text is that is not read.
    """

    fee: Callable[[str, str, str | None], Fee | Unread | None]
    turnaround: Callable[[str, str], Turnaround | Unread | None]
    languages: Languages
    home: str | None
    named: Mapping[str, str] = _NONE
    phrases: Phrases = _NO_PHRASES


def is_fee(readers: Readers, text: str, language: str) -> bool:
    """Tell whether a text says a fee; bare amounts are of any currency."""
    home = readers.home or "USD"
    any_currency = home in OF_ENDINGS or _ENDED.search(text) is None
    return isinstance(readers.fee(text, language, home if any_currency else min(OF_ENDINGS)), Fee)


def is_per(readers: Readers, text: str, language: str) -> bool:
    """Tell whether a text says an amount for each of something."""
    fee = readers.fee(text, language, readers.home or "USD")
    return isinstance(fee, Fee) and fee.is_for_each


def is_time(readers: Readers, text: str, language: str) -> bool:
    """Tell whether a text says a time."""
    return isinstance(readers.turnaround(text, language), Turnaround)


def is_bare(text: str) -> bool:
    """Tell whether a text is a number, or two that bound a range, and nothing else."""
    return _BARE.fullmatch(text.strip()) is not None


def with_unit(readers: Readers, text: str, unit: str, language: str) -> str:
    """Return a bare number with the unit of time of its column; other texts as they are.

    The number stands where it makes a time with the unit, as languages put it before the unit or
    behind its first word.
    """
    if not unit or not is_bare(text):
        return text
    words = unit.split()
    for place in range(len(words) + 1):
        whole = " ".join((*words[:place], text.strip(), *words[place:]))
        if is_time(readers, whole, language):
            return whole
    return text
