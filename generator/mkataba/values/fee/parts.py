"""What is asked of every fee, whatever its form.

A key is that of a part of the fee in its long form.
"""

from typing import NamedTuple

from msgspec.structs import replace

from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.money import Money, compared


class Ends(NamedTuple):
    """The least and the most that is paid, each with its key."""

    least: str
    low: Money
    most: str
    high: Money

    @property
    def are_backwards(self) -> bool:
        """Whether the least is more than the most."""
        return compared(self.low, self.high) == -1


def ends(basis: fees.Basis) -> Ends | None:
    """Return the least and the most that is paid, where both are said."""
    match basis:
        case fees.Range(low, high) if low and high:
            return Ends("from", low, "to", high)
    match limits(basis):
        case {"minimum": low, "maximum": high}:
            return Ends("minimum", low, "maximum", high)
    return None


def limits(basis: fees.Basis) -> dict[str, Money]:
    """Return the least and the most that is paid of what has to be worked out, by their keys."""
    match basis:
        case fees.Amount() | fees.Percentage():
            given = {"minimum": basis.minimum, "maximum": basis.maximum}
            return {key: money for key, money in given.items() if money}
    return {}


def instead_of_money(basis: fees.Basis) -> str:
    """Return the key of the words that say what is given, or charged as it falls due; "" if none.

    They stand in the place of an amount, or of the word free.
    """
    match basis:
        case fees.InKind():
            return "in_kind"
        case fees.ActualCost():
            return "actual_cost"
    return ""


def in_one_order(basis: fees.Basis) -> fees.Basis:
    """Return a fee with the options of each highest or lowest in one order, as it means nothing."""
    match basis:
        case fees.Tiers(tiers):
            return fees.Tiers(tuple(replace(tier, fee=_ordered(tier.fee)) for tier in tiers))
        case fees.Choice(highest, options):
            return fees.Choice(highest, tuple(sorted(map(_ordered, options), key=repr)))
    return basis


def _ordered(fee: Fee) -> Fee:
    return replace(fee, basis=in_one_order(fee.basis))


def is_settled(basis: fees.Basis) -> bool:
    """Tell whether it was put into one of our forms what is paid, in each class of case."""
    match basis:
        case fees.Tiers(tiers):
            return all(is_settled(tier.fee.basis) for tier in tiers)
        case fees.Choice(_, options):
            return all(is_settled(option.basis) for option in options)
    return not isinstance(basis, fees.AsPublished)
