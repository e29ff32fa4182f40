"""Amounts of money with the characters and short names of their currencies."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mkataba.reading.marks import ENDINGS, LONGEST, OF_ENDINGS, chosen, is_weak, marks, meant
from mkataba.reading.spans import Keys, Span
from mkataba.values.money import IN_LAKHS, Money

_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]*)(\.[0-9]{1,2})?")
_LAKHS = re.compile(r"[1-9][0-9]?(,[0-9]{2}){1,5},[0-9]{3}(\.[0-9]{1,2})?")
_BLANKS = re.compile(r"[1-9][0-9]{0,2}( [0-9]{3}){1,2}\.[0-9]{2}")
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_LONGEST_AMOUNT = 2 * LONGEST + 3


def money(span: Span, currency: str | None, home: str | None, bare: bool = True) -> Money | None:
    """Return an amount of money.

    Args:
        span: The whole of what was written.
        currency: What a person or the head of the column said; None where nobody did, "" where that
            can't be told.
        home: That of the country, which a mark of several countries means where nobody said
            another; None where nobody knows.
        bare: Whether an amount beside which nothing stands is one, if ``currency`` is known.
    """
    span = _without_blanks(span)
    keys = span.keys
    places = [n for n, key in enumerate(keys[:_LONGEST_AMOUNT]) if key[0].isdecimal()]
    if len(places) != 1 or len(keys) > _LONGEST_AMOUNT or not _is_amount(keys[places[0]]):
        return None
    at = places[0]
    before, after = keys[:at], keys[at + 1 :]
    ending = next((end for end in ENDINGS if after[: len(end)] == end), ())
    ended = bool(ending) and (span.joined(at + 1) or len(ending) > 1)
    beside = [mark for mark in (before, after[len(ending) :] if ended else after) if mark]
    if beside:
        code = _code(beside, currency, home)
    elif ended:
        code = home if currency is None else currency
        code = code if code in OF_ENDINGS else None  # 500/= is in no dollars
    else:
        code = currency if bare else None
    if not code or (code not in IN_LAKHS and not _AMOUNT.fullmatch(keys[at])):
        return None
    return Money(Decimal(keys[at].replace(",", "")), code)


def _without_blanks(span: Span) -> Span:
    """Return an amount whose thousands blanks part, as one number: ``R1 070.00``.

    Only where a mark stands before it and cents behind it: ``KES 500 250`` may be two amounts.
    """
    numbers = [at for at, key in enumerate(span.keys[:_LONGEST_AMOUNT]) if key[0].isdecimal()]
    if len(numbers) not in (2, 3) or not numbers[0]:
        return span
    first, last = numbers[0], numbers[-1]
    written = " ".join(span.keys[first : last + 1])
    if last - first >= len(numbers) or not _BLANKS.fullmatch(written):
        return span
    joined = written.replace(" ", "")
    places = (*span.tokens[:first], (span.tokens[first][0], span.tokens[last][1]))
    keys = (*span.keys[:first], joined)
    return Span(span.source, places + span.tokens[last + 1 :], keys + span.keys[last + 1 :])


def _code(beside: list[Keys], currency: str | None, home: str | None) -> str | None:
    """Return the one currency that marks before and behind an amount stand for."""
    codes = frozenset.intersection(*map(meant, beside))
    found = {chosen(codes, mark, currency, home) for mark in beside}
    return found.pop() if len(found) == 1 else None


def _is_amount(key: str) -> bool:
    return bool(_AMOUNT.fullmatch(key) or _LAKHS.fullmatch(key))


def names_money(span: Span) -> bool:
    """Tell whether an amount with a mark of some currency stands anywhere in a span."""
    return any(_is_marked(part) for part in _around_numbers(span))


def holds_money(span: Span, currency: str | None, home: str | None) -> bool:
    """Tell whether an amount in a known currency stands in a span, its mark one letter or more."""
    parts = _around_numbers(span)
    return any(money(part, currency, home, bare=False) is not None for part in parts)


def _around_numbers(span: Span) -> Iterator[Span]:
    for at, key in enumerate(span.keys):
        for start in range(max(0, at - 3), at + 1) if key[0].isdecimal() else ():
            for end in range(at + 1, min(len(span), at + 3) + 1):
                yield span[start:end]


def _is_marked(span: Span) -> bool:
    """Tell whether a span is an amount with a mark, whatever currency it stands for."""
    at = next(n for n, key in enumerate(span.keys) if key[0].isdecimal())
    before, after = span.keys[:at], span.keys[at + 1 :]
    if before and not meant(before):  # nor is it with what stands behind: 2) 500
        return False
    likely = meant(before) or meant(after) or OF_ENDINGS if before or after else frozenset()
    marked = any(mark and not is_weak(mark) for mark in (before, after))
    return marked and any(money(span, code, code, bare=False) for code in likely)


def leaves_currency(span: Span, currency: str | None, home: str | None) -> bool:
    """Tell whether an amount stands in a span whose mark does not say which currency it is."""
    for at, key in enumerate(span.keys):
        if not key[0].isdecimal():
            continue
        before = (span[start : at + 1] for start in range(max(0, at - LONGEST), at))
        behind = (span[at:end] for end in range(min(len(span), at + LONGEST + 1), at + 1, -1))
        part = next((part for part in (*before, *behind) if _is_marked(part)), None)
        if part and money(part, currency, home) is None:
            return True
    return False


def names_currency(span: Span) -> bool:
    """Tell whether a currency is named anywhere within a span."""
    return any(
        meant(span.keys[at:end]) and not is_weak(span.keys[at:end])
        for at in range(len(span))
        for end in range(at + 1, min(len(span), at + LONGEST) + 1)
    )


def is_currency(key: str) -> bool:
    """Tell whether a word or character alone names a currency."""
    return (key,) in marks() and not is_weak((key,))


def percent(span: Span) -> Decimal | None:
    """Return a number of per cent."""
    written = span.text
    return Decimal(written) if _PERCENT.fullmatch(written) and Decimal(written) <= 100 else None
