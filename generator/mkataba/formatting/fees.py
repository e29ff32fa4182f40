"""Fees in words."""

from collections.abc import Iterable, Sequence

from mkataba.formatting.basics import NBSP, BasicFormatter, Formatted, Line, in_line
from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.labels import capital
from mkataba.values.money import Money
from mkataba.values.text import Text


def fee_in_words(formatter: BasicFormatter, fee: Fee) -> Formatted:
    """Return a fee in words; what comes on top of it is always named."""
    lines = _fee_lines(formatter, fee)
    total = fee.total
    extras = tuple(
        Line(_on_top(formatter, extra, total), formatter.money(extra.amount), is_on_top=True)
        for extra in fee.extras
    )
    notes = (formatter.text(fee.note),) if fee.note else ()
    basis = _head(formatter, fee.basis)
    if total is not None:
        if not isinstance(fee.basis, fees.Free):
            lines = [Line(formatter._("Fee"), basis), *lines]
        words = formatter._("Total %(amount)s", amount=formatter.money(total))
        return Formatted(formatter.money(total), (*lines, *extras), notes, words)
    if extras:
        if span := _span_in_all(formatter, fee):
            return Formatted(span, (*lines, *extras), notes)
        if _names_several(fee.basis):
            basis = f"({basis})"
        for line in extras:
            basis = formatter._("%(fees)s, plus %(extra)s", fees=basis, extra=line.value)
    return Formatted(basis, (*lines, *extras), notes)


def _on_top(formatter: BasicFormatter, extra: fees.Extra, total: Money | None) -> str:
    """Return what an extra is for; above no total, as what it is: not one more class."""
    words = formatter.text(extra.label)
    return words if total is not None else formatter._("Plus %(extra)s", extra=words)


def _names_several(basis: fees.Basis) -> bool:
    """Tell whether one fee or another is paid: nobody would know to which an extra belongs."""
    if isinstance(basis, fees.Tiers):
        return any(isinstance(tier.fee.basis, fees.Free) for tier in basis.tiers)
    return isinstance(basis, fees.Choice)


def _head(formatter: BasicFormatter, basis: fees.Basis) -> str:
    """Return what is paid as it begins a line; words of the content stay as they are written."""
    words = basis_in_words(formatter, basis)
    first = basis
    while isinstance(first, fees.Choice):
        first = first.options[0].basis
    return words if isinstance(first, _IN_CONTENTS_WORDS) else capital(words)


_IN_CONTENTS_WORDS = fees.InKind | fees.AsPublished | fees.ActualCost


def _fee_lines(formatter: BasicFormatter, fee: Fee) -> list[Line]:
    if not isinstance(fee.basis, fees.Tiers):
        return []
    return [
        Line(formatter.text(tier.label), in_line(fee_in_words(formatter, tier.fee)))
        for tier in fee.basis.tiers
    ]


def basis_in_words(formatter: BasicFormatter, basis: fees.Basis) -> str:
    """Return what is paid, without what comes on top of it."""
    match basis:
        case fees.Free():
            return formatter._("Free")
        case fees.Amount(money, per):
            return _per(formatter, formatter.money(money), per) + _limits(formatter, basis)
        case fees.Percentage(percent, base):
            number = formatter.number(percent)
            base_words = formatter.text(base)
            words = formatter._("%(number)s %% of %(base)s", number=number, base=base_words)
            words = words.replace(" %", NBSP + "%")
            return words + _limits(formatter, basis)
        case fees.Range(low, high, per):
            return _per(formatter, _range(formatter, low, high), per)
        case fees.Reference(source, _, version):
            words = formatter._("As set by %(source)s", source=formatter.text(source))
            return f"{words} ({version})" if version else words
        case fees.InKind(what):
            return formatter.text(what)
        case fees.AsPublished(text):
            return formatter.text(text)
        case fees.ActualCost(of):
            return formatter._("%(what)s (actual cost)", what=formatter.text(of))
        case fees.Tiers(tiers):
            return _tier_span(formatter, [tier.fee for tier in tiers])
        case fees.Choice(highest, options):
            joined = formatter._(" or ").join(_option(formatter, option) for option in options)
            if highest:
                return formatter._("%(fees)s, whichever is higher", fees=joined)
            return formatter._("%(fees)s, whichever is lower", fees=joined)


def _option(formatter: BasicFormatter, option: Fee) -> str:
    """Return one of several fees; what comes on top of it decides which is the higher."""
    if isinstance(option.basis, fees.Choice):  # else nobody can tell which choice ends where
        return f"({in_line(fee_in_words(formatter, option))})"
    if option == Fee(option.basis) and not isinstance(option.basis, fees.Tiers):
        return basis_in_words(formatter, option.basis)
    return in_line(fee_in_words(formatter, option))


def _span_in_all(formatter: BasicFormatter, fee: Fee) -> str:
    """Return what is paid in all where what comes before the extras has bounds; else ""."""
    match fee.basis:
        case fees.Range(low, high, None):
            bounds = [_raised(money, fee) for money in (low, high)]
            if [bool(x) for x in bounds] != [bool(x) for x in (low, high)]:
                return ""
            words = _range(formatter, *bounds)
        case fees.Tiers(tiers):
            totals = [Fee(x.fee.basis, (*x.fee.extras, *fee.extras)).total for x in tiers]
            known = [total for total in totals if total is not None]
            if len(known) < len(totals) or len({total.currency for total in known}) > 1:
                return ""
            words = _span(formatter, known)
        case _:
            return ""
    return formatter._("%(fees)s in all", fees=words)


def _raised(money: Money | None, fee: Fee) -> Money | None:
    """Return an amount with the extras of a fee; None where they are of another currency."""
    return Fee(fees.Amount(money), fee.extras).total if money else None


def _per(formatter: BasicFormatter, words: str, unit: Text | None) -> str:
    return (
        formatter._("%(money)s per %(unit)s", money=words, unit=formatter.text(unit))
        if unit
        else words
    )


def _range(formatter: BasicFormatter, low: Money | None, high: Money | None) -> str:
    if low and high:
        return formatter._(
            "%(low)s to %(high)s", low=formatter.money(low), high=formatter.money(high)
        )
    if high:
        return formatter._("Up to %(money)s", money=formatter.money(high))
    return formatter._("From %(money)s", money=formatter.money(low)) if low else formatter.todo


def _limits(formatter: BasicFormatter, basis: fees.Amount | fees.Percentage) -> str:
    words = ""
    if basis.minimum:
        words += formatter._(", at least %(money)s", money=formatter.money(basis.minimum))
    if basis.maximum:
        words += formatter._(", at most %(money)s", money=formatter.money(basis.maximum))
    return words


def _tier_span(formatter: BasicFormatter, options: Iterable[Fee]) -> str:
    """Return what is paid at least; at most, where some pay nothing.

    All of it is for the same unit, in one currency, without bounds of its own.
    """
    priced: list[Money] = []
    units: set[Text | None] = set()
    is_free_for_some = False
    for fee in options:
        match fee:
            case Fee(fees.Free(), ()):
                is_free_for_some = True
            case Fee(fees.Amount(money, per, None, None), ()) if money.amount:
                priced.append(money)
                units.add(per)
            case _:
                return formatter._("Depends on the case")
    if len({money.currency for money in priced}) != 1 or len(units) > 1:
        return formatter._("Depends on the case")
    [unit] = units
    if not is_free_for_some:
        return _per(formatter, _span(formatter, priced), unit)
    most = formatter.money(max(priced, key=lambda money: money.amount))
    if len(set(priced)) == 1:
        return formatter._("Free") + formatter._(" or ") + _per(formatter, most, unit)
    return _per(formatter, formatter._("Up to %(money)s", money=most), unit)


def _span(formatter: BasicFormatter, amounts: Sequence[Money]) -> str:
    lowest = min(amounts, key=lambda money: money.amount)
    if len(set(amounts)) == 1:
        return formatter.money(lowest)
    return formatter._("From %(money)s", money=formatter.money(lowest))
