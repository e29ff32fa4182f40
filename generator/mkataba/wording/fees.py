"""Fees in words."""

from collections.abc import Iterable

from babel.numbers import format_decimal

from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.labels import capital
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.wording.basics import NBSP, Basics, Line, Said, in_line


def fee_in_words(say: Basics, fee: Fee) -> Said:
    """Return a fee in words; what comes on top of it is always named."""
    lines = _fee_lines(say, fee)
    extras = tuple(Line(say.text(e.label), say.money(e.amount)) for e in fee.extras)
    notes = (say.text(fee.note),) if fee.note else ()
    total = fee.total
    basis = _head(say, fee.basis)
    if total is not None:
        if not isinstance(fee.basis, fees.Free):
            lines = [Line(say._("Fee"), basis), *lines]
        words = say._("Total %(amount)s", amount=say.money(total))
        return Said(say.money(total), (*lines, *extras), notes, words)
    if extras:
        basis = " + ".join((basis, *(line.value for line in extras)))
    return Said(basis, (*lines, *extras), notes)


def _head(say: Basics, basis: fees.Basis) -> str:
    """Return what is paid as it begins a line; words of the content stay as they are written."""
    words = basis_in_words(say, basis)
    first = basis
    while isinstance(first, fees.Choice):
        first = first.options[0].basis
    return words if isinstance(first, _IN_CONTENTS_WORDS) else capital(words)


_IN_CONTENTS_WORDS = fees.InKind | fees.AsPublished | fees.ActualCost


def _fee_lines(say: Basics, fee: Fee) -> list[Line]:
    if not isinstance(fee.basis, fees.Tiers):
        return []
    return [
        Line(say.text(tier.label), in_line(fee_in_words(say, tier.fee))) for tier in fee.basis.tiers
    ]


def basis_in_words(say: Basics, basis: fees.Basis) -> str:
    """Return what is paid, without what comes on top of it."""
    match basis:
        case fees.Free():
            return say._("Free")
        case fees.Amount(money, per):
            return _per(say, say.money(money), per) + _limits(say, basis)
        case fees.Percentage(percent, base):
            number = format_decimal(percent, locale=say.locale, decimal_quantization=False)
            base_words = say.text(base)
            words = say._("%(number)s %% of %(base)s", number=number, base=base_words)
            words = words.replace(" %", NBSP + "%")
            return words + _limits(say, basis)
        case fees.Range(low, high, per):
            return _per(say, _range(say, low, high), per)
        case fees.Reference(source, _, version):
            words = say._("As set by %(source)s", source=say.text(source))
            return f"{words} ({version})" if version else words
        case fees.InKind(what):
            return say.text(what)
        case fees.AsPublished(text):
            return say.text(text)
        case fees.ActualCost(of):
            return say._("%(what)s (actual cost)", what=say.text(of))
        case fees.Tiers(tiers):
            return _tier_span(say, [tier.fee for tier in tiers])
        case fees.Choice(highest, options):
            joined = say._(" or ").join(_option(say, option) for option in options)
            if highest:
                return say._("%(fees)s, whichever is higher", fees=joined)
            return say._("%(fees)s, whichever is lower", fees=joined)


def _option(say: Basics, option: Fee) -> str:
    """Return one of several fees; what comes on top of it decides which is the higher."""
    if option == Fee(option.basis) and not isinstance(option.basis, fees.Tiers):
        return basis_in_words(say, option.basis)
    return in_line(fee_in_words(say, option))


def _per(say: Basics, words: str, unit: Text | None) -> str:
    return say._("%(money)s per %(unit)s", money=words, unit=say.text(unit)) if unit else words


def _range(say: Basics, low: Money | None, high: Money | None) -> str:
    if low and high:
        return say._("%(low)s to %(high)s", low=say.money(low), high=say.money(high))
    if high:
        return say._("Up to %(money)s", money=say.money(high))
    return say._("From %(money)s", money=say.money(low)) if low else say.todo


def _limits(say: Basics, basis: fees.Amount | fees.Percentage) -> str:
    words = ""
    if basis.minimum:
        words += say._(", at least %(money)s", money=say.money(basis.minimum))
    if basis.maximum:
        words += say._(", at most %(money)s", money=say.money(basis.maximum))
    return words


def _tier_span(say: Basics, options: Iterable[Fee]) -> str:
    amounts: list[Money] = []
    for fee in options:
        match fee.basis:
            case fees.Amount(money, None) if not fee.extras:
                amounts.append(money)
            case _:
                return say._("Depends on the case")
    lowest = min(amounts, key=lambda money: money.amount)
    if len({money.currency for money in amounts}) > 1 or not lowest.amount:
        return say._("Depends on the case")
    if len(set(amounts)) == 1:
        return say.money(lowest)
    return say._("From %(money)s", money=say.money(lowest))
