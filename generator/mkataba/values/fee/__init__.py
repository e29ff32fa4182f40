"""What a customer pays: a basis, what is paid on top, and how.

Source: clause 3.2.2.a.iii.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from mkataba.values import money
from mkataba.values.form import Mapped, any_case
from mkataba.values.money import Money, read_money
from mkataba.values.text import Text, text_of


class Free(Struct, frozen=True):
    """Nothing is paid."""


class Amount(Struct, frozen=True):
    """A fixed amount, or an amount for each unit with the least and most that is paid."""

    money: Money
    per: Text | None = None
    minimum: Money | None = None
    maximum: Money | None = None


class Percentage(Struct, frozen=True):
    """A share, in per cent, of a base."""

    percent: Decimal
    base: Text | None
    minimum: Money | None = None
    maximum: Money | None = None


class Range(Struct, frozen=True):
    """Some amount from ``low`` to ``high``, for each unit where ``per`` is said.

    One end may be None: nothing is said then of the least, or of the most, that is paid.
    """

    low: Money | None
    high: Money | None
    per: Text | None = None


class Reference(Struct, frozen=True):
    """An amount that a tariff or law sets."""

    source: Text
    link: str | None = None
    version: str | None = None


class InKind(Struct, frozen=True):
    """Something given that is not a payment."""

    what: Text


class ActualCost(Struct, frozen=True):
    """A cost charged as it falls due."""

    of: Text


class AsPublished(Struct, frozen=True):
    """A text kept word for word, because nobody has read yet what it says of the fee."""

    text: Text


class Tier(Struct, frozen=True):
    """The fee of one class of customer or case."""

    label: Text
    fee: "Fee"


class Tiers(Struct, frozen=True):
    """A fee for each class."""

    tiers: tuple[Tier, ...]


class Choice(Struct, frozen=True):
    """The highest or the lowest of several fees."""

    highest: bool
    options: tuple["Fee", ...]


Basis = (
    Free
    | Amount
    | Percentage
    | Range
    | Reference
    | InKind
    | ActualCost
    | AsPublished
    | Tiers
    | Choice
)

# code of a way to pay that there is everywhere -> its name, a key of the catalogues
PAYMENT = {
    "bank": "Bank",
    "card": "Bank card",
    "cash": "Cash",
    "cheque": "Cheque",
    "postal_order": "Postal order",
}


class Extra(Struct, frozen=True):
    """An amount on top of the fee."""

    label: Text
    amount: Money


class Fee(Struct, frozen=True):
    """What a customer pays; ``payment`` holds codes of ways to pay."""

    basis: Basis
    extras: tuple[Extra, ...] = ()
    payment: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing at all is paid."""
        return isinstance(self.basis, Free) and not self.extras

    @property
    def is_for_each(self) -> bool:
        """Whether an amount is paid for each of something."""
        return isinstance(self.basis, Amount) and self.basis.per is not None

    @property
    def fixed(self) -> Money | None:
        """The amount of a fee that is the same for everybody, without its extras; else None."""
        match self.basis:
            case Amount(amount, None):
                return amount
        return None

    @property
    def total(self) -> Money | None:
        """The amount paid in all where extras come on top of a known amount; else None."""
        extras = [extra.amount for extra in self.extras]
        if self.fixed:
            extras.insert(0, self.fixed)
        elif not isinstance(self.basis, Free):
            return None
        if not self.extras or len({money.currency for money in extras}) != 1:
            return None
        return sum(extras[1:], extras[0])


def expand_fee(data: Any) -> Any:
    """Return the long form of a fee that is written short; anything else as it is."""
    if isinstance(data, str):
        if data.strip().lower() == "free":
            return {"free": True}
        if read_money(data):
            return {"amount": data}
    return data


Inner = Callable[[Any, str], Any]
"""What gives the value of a map within another one, which may have been read before."""


def fee_of(data: Mapping[str, Any], default: str, inner: Inner | None = None) -> Fee | None:
    """Return the fee that a checked long form holds; None where it says no basis.

    Args:
        data: A map with the keys that ``schemas/types.yml`` lists under ``fee``.
        default: Code of the default language.
        inner: What gives the fees within it; this function where nothing is said.
    """
    basis = _basis(data, default) or _compound(data, default, inner or fee_of)
    if basis is None:
        return None
    extras = tuple(
        Extra(label, money)
        for item in data.get("extras", ())
        if item
        and (label := text_of(item.get("label"), default))
        and (money := _money(item, "amount"))
    )
    payment = tuple(way for way in data.get("payment", ()) if way)
    return Fee(basis, extras, payment, text_of(data.get("note"), default))


def _basis(data: Mapping[str, Any], default: str) -> Basis | None:
    if data.get("free"):
        return Free()
    least, most = _money(data, "minimum"), _money(data, "maximum")
    if money := _money(data, "amount"):
        return Amount(money, text_of(data.get("per"), default), least, most)
    if "percent" in data:
        percent = Decimal(str(data["percent"]))
        return Percentage(percent, text_of(data.get("of"), default), least, most)
    low, high = _money(data, "from"), _money(data, "to") or _money(data, "up_to")
    if low or high:
        return Range(low, high, text_of(data.get("per"), default))
    if source := text_of(data.get("reference"), default):
        return Reference(source, data.get("link"), data.get("version"))
    if what := text_of(data.get("in_kind"), default):
        return InKind(what)
    if cost := text_of(data.get("actual_cost"), default):
        return ActualCost(cost)
    if kept := text_of(data.get("as_published"), default):
        return AsPublished(kept)
    return None


def _compound(data: Mapping[str, Any], default: str, inner: Inner) -> Basis | None:
    tiers = tuple(
        Tier(label, fee)
        for item in data.get("tiers", ())
        if item
        and (label := text_of(item.get("label"), default))
        and (fee := inner(item.get("fee") or {}, default))
    )
    if tiers:
        return Tiers(tiers)
    for key in ("higher_of", "lower_of"):
        options = tuple(fee for item in data.get(key, ()) if item and (fee := inner(item, default)))
        if options:
            return Choice(key == "higher_of", options)
    return None


def _money(data: Mapping[str, Any], key: str) -> Money | None:
    value = data.get(key)
    return read_money(value) if isinstance(value, str) else None


TYPE = Mapped(
    read=fee_of,
    expand=expand_fee,
    pattern=f"{money.TYPE.pattern}|\\s*{any_case('free')}\\s*",
)
