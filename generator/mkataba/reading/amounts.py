"""Amounts of money with the characters and short names of their currencies."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from babel.numbers import get_currency_symbol

from mkataba.languages import Language, known
from mkataba.reading.spans import Keys, Span, span_of
from mkataba.values.money import IN_LAKHS, OF_SHILLINGS, SHILLINGS, Money

_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]{1,2})?")
_LAKHS = re.compile(r"[1-9][0-9]?(,[0-9]{2}){1,5},[0-9]{3}(\.[0-9]{1,2})?")
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_CODES = [
    "KES",
    "UGX",
    "TZS",
    "RWF",
    "BIF",
    "SSP",
    "ETB",
    "SOS",
    "SDG",
    "ZAR",
    "NGN",
    "GHS",
    "ZMW",
    "MWK",
    "USD",
    "EUR",
    "GBP",
    "INR",
    "PHP",
    "HKD",
    "CNY",
    "JPY",
    "CHF",
    "AED",
    "CAD",
    "AUD",
]


def _marks() -> Iterator[tuple[Keys, str]]:
    for code in _CODES:
        yield (code.casefold(),), code
        yield span_of(get_currency_symbol(code, "en_001")).keys, code
    for mark, code in SHILLINGS.items():
        stopped = f"{mark[0]}.{mark[1:]}"  # as K.Sh.
        for written in (mark, f"{mark}.", f"{mark}:", stopped, f"{stopped}.", f"{code}."):
            yield span_of(written).keys, code
    yield span_of("Kenya shillings").keys, SHILLINGS["ksh"]


@cache  # a symbol is looked up in the data of a locale, which takes a while to load
def marks() -> Mapping[Keys, str]:
    """Return how a currency is written, to its ISO 4217 code."""
    return dict(_marks())


@lru_cache(maxsize=4)
def _of_shillings(languages: tuple[Language, ...]) -> frozenset[Keys]:
    """Return how shillings are written, whatever their country."""
    named = (word for language in languages for word in language.words("reading.shillings"))
    return frozenset(span_of(mark).keys for mark in ("sh", "shs", "sh.", "shs.", *named))


_ENDINGS = (*(span_of(mark).keys for mark in OF_SHILLINGS), ("/", "\u2013"), ("/",))
_SHILLINGS = (*dict.fromkeys(SHILLINGS.values()), "SOS")
_LONGEST_MARK = 4  # words and characters: K.Shs.
_LONGEST_AMOUNT = 2 * _LONGEST_MARK + 1


def money(span: Span, currency: str | None, shillings: str | None) -> Money | None:
    """Return an amount of money.

    Args:
        span: The whole of what was written.
        currency: What a bare amount is in; None where nobody said.
        shillings: What shillings of no named country are, where ``currency`` is none of theirs;
            None where nobody knows.
    """
    keys = span.keys
    places = [n for n, key in enumerate(keys[:_LONGEST_AMOUNT]) if key[0].isdecimal()]
    if len(places) != 1 or len(keys) > _LONGEST_AMOUNT or not _is_amount(keys[places[0]]):
        return None
    at = places[0]
    before, after = keys[:at], keys[at + 1 :]
    shillings = currency if currency in _SHILLINGS else shillings
    if after in _ENDINGS and (span.joined(at + 1) or len(after) > 1):
        codes = {_code(before, shillings) if before else shillings} & {*_SHILLINGS}
    else:
        codes = {_code(mark, shillings) for mark in (before, after) if mark} or {currency}
    code = codes.pop() if len(codes) == 1 else None
    if not code or (code not in IN_LAKHS and not _AMOUNT.fullmatch(keys[at])):
        return None
    return Money(Decimal(keys[at].replace(",", "")), code)


def _is_amount(key: str) -> bool:
    return bool(_AMOUNT.fullmatch(key) or _LAKHS.fullmatch(key))


def _code(mark: Keys, shillings: str | None) -> str | None:
    return shillings if mark in _of_shillings(known()) else marks().get(mark)


def names_money(span: Span) -> bool:
    """Tell whether an amount with its currency, or in shillings, stands anywhere in a span."""
    return any(
        money(span[start:end], None, _SHILLINGS[0]) is not None
        for at, key in enumerate(span.keys)
        if key[0].isdecimal()
        for start in range(max(0, at - 3), at + 1)
        for end in range(at + 1, min(len(span), at + 3) + 1)
    )


def names_currency(span: Span) -> bool:
    """Tell whether a currency is named anywhere within a span."""
    return any(
        span.keys[at:end] in marks() or span.keys[at:end] in _of_shillings(known())
        for at in range(len(span))
        for end in range(at + 1, at + 1 + _LONGEST_MARK)
    )


def percent(span: Span) -> Decimal | None:
    """Return a number of per cent."""
    written = span.text
    return Decimal(written) if _PERCENT.fullmatch(written) and Decimal(written) <= 100 else None
