"""The country whose telephone numbers a document writes without their code."""

import re
from collections.abc import Iterable, Iterator

from mkataba.tables import Contents
from mkataba.values.money import CURRENCIES

_ENDING = re.compile(r"(?:@|//|www\.)[\w.-]+\.([a-z]{2})\b", re.IGNORECASE)
_ELSEWHERE = frozenset(
    ["ai", "be", "cc", "co", "eu", "fm", "gg", "gl", "io", "ly", "me", "to", "tv", "ws"]
)
"""Endings of addresses that say nothing of a country."""
_NUMBER = re.compile(r"\+\d[\d\s().-]{6,}\d")
_MONEY = re.compile(r"\(([A-Z]{3})\)|\b([A-Z]{3})\s?\d")
_TRADED = frozenset(("USD", "EUR", "GBP"))
"""Currencies in which any country may ask for fees."""


def region_of(files: Iterable[Contents], home: str, currency: str | None) -> str:
    """Return the country of numbers without a code; "" where nobody can tell.

    Addresses and numbers with a code tell it; amounts of another country's money tell that it is
    not surely that of the organisation.

    Args:
        files: What is imported.
        home: The country of the organisation.
        currency: Its currency.
    """
    text = "\n".join(_words(files))
    found = {*_regions(text)}
    if found:
        return found.pop() if len(found) == 1 else ""
    codes = {one or other for one, other in _MONEY.findall(text)} & set(CURRENCIES)
    return "" if codes - _TRADED - {currency} else home


def _words(files: Iterable[Contents]) -> Iterator[str]:
    for file in files:
        for one in file.passages:
            yield one.text
        for table in file.tables:
            yield from (cell.plain for row in table.rows for cell in row)


def _regions(text: str) -> Iterator[str]:
    # loaded here: it brings the numbering plans of all countries
    import phonenumbers  # noqa: PLC0415

    for ending in _ENDING.findall(text):
        code = {"uk": "GB"}.get(ending.lower(), ending.upper())
        if ending.lower() not in _ELSEWHERE and code in phonenumbers.SUPPORTED_REGIONS:
            yield code
    for number in _NUMBER.findall(text):
        try:
            code = phonenumbers.region_code_for_number(phonenumbers.parse(number))
        except phonenumbers.NumberParseException:
            continue
        if code in phonenumbers.SUPPORTED_REGIONS:
            yield code
