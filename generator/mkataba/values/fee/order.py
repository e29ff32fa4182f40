"""The least and the most that a fee may come to, and which of two is more."""

from decimal import Decimal
from typing import NamedTuple

from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.fee.parts import in_one_order
from mkataba.values.money import Money
from mkataba.values.text import Text

_ENDLESS = Decimal("Infinity")


class Span(NamedTuple):
    """The least and the most that is paid, for each ``per``; no currency where nothing is."""

    low: Decimal
    high: Decimal
    currency: str
    per: Text | None


def span(basis: fees.Basis) -> Span | None:
    """Return the least and the most that is paid; None where the fee does not say it in money."""
    match basis:
        case fees.Free():
            return Span(Decimal(0), Decimal(0), "", None)
        case fees.Amount(money, per, None, None):
            return Span(money.amount, money.amount, money.currency, per)
        case fees.Range(low, high, per):
            ends = [end for end in (low, high) if end]
            if len({end.currency for end in ends}) > 1:
                return None
            least = low.amount if low else Decimal(0)
            return Span(least, high.amount if high else _ENDLESS, ends[0].currency, per)
        case fees.Tiers(tiers):
            return _joined([tier.fee for tier in tiers], widest=True)
        case fees.Choice(highest, options):
            return _joined(list(options), highest=highest)
    return None


def _joined(parts: list[Fee], widest: bool = False, highest: bool = False) -> Span | None:
    """Return the span of several fees: of all of them, or of their highest or lowest."""
    spans = [span(part.basis) for part in parts]
    if any(part.extras for part in parts) or None in spans:
        return None
    known = [one for one in spans if one]
    if len({one.currency for one in known if one.currency}) > 1:
        return None
    if len({one.per for one in known}) > 1:
        return None
    currency = next((one.currency for one in known if one.currency), "")
    lows, highs = [one.low for one in known], [one.high for one in known]
    low = min(lows) if widest or not highest else max(lows)
    high = max(highs) if widest or highest else min(highs)
    return Span(low, high, currency, known[0].per)


def compared(before: Fee, after: Fee) -> int | None:
    """Return 1 for more to pay in all, -1 for less, 0 for the same; None where that can't be said.

    Source: clause 3.2.2.a.iii.
    """
    if (before.extras, in_one_order(before.basis)) == (after.extras, in_one_order(after.basis)):
        return 0
    old, new = paid(before), paid(after)
    if old and new:
        return totals(old, new)
    if before.extras or after.extras:
        return None
    match before.basis, after.basis:
        case fees.Percentage(old_share, base, None, None), fees.Percentage(
            new_share, new_base, None, None
        ) if base == new_base:
            return _sign(old_share, new_share)
    return direction(before.basis, after.basis)


def paid(fee: Fee) -> Money | None:
    """Return what is paid in all, where that is known; of currency "" where it is nothing."""
    if fee.is_free:
        return Money(Decimal(0), "")
    if fee.total:
        return fee.total
    match fee:
        case Fee(fees.Amount(money, None, None, None), ()):
            return money
    return None


def totals(before: Money, after: Money) -> int | None:
    """Return 1 for a higher total, -1 for a lower one, 0 for the same.

    None for totals in two currencies, unless one of them is nothing.
    """
    if before.currency != after.currency and before.amount and after.amount:
        return None
    return _sign(before.amount, after.amount)


def direction(before: fees.Basis, after: fees.Basis) -> int | None:
    """Return 1 for more to pay, -1 for less, 0 for the same; None where that can't be said.

    What comes on top of the fee is left out.
    """
    old, new = span(before), span(after)
    if old is None or new is None:
        return None
    if old.currency and new.currency and (old.currency != new.currency or old.per != new.per):
        return None
    moves = {_sign(old.low, new.low), _sign(old.high, new.high)} - {0}
    return None if len(moves) > 1 else moves.pop() if moves else 0


def is_nothing(basis: fees.Basis) -> bool:
    """Tell whether it is known that nothing is paid, in any case."""
    known = span(basis)
    return known is not None and known.high == 0


def _sign(before: Decimal, after: Decimal) -> int:
    return (after > before) - (after < before)
