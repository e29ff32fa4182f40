"""An amount of money with its currency."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from mkataba.values.form import Written, any_case

CURRENCIES = frozenset(
    Path(__file__).with_name("currencies.txt").read_text(encoding="ascii").split()
)
"""The codes of ISO 4217 with which somebody pays today: legal tender of a country.

Kept beside the code, as to load what Babel knows takes longer than to check a small project.
"""
SHILLINGS: Mapping[str, str] = {
    letter + sign: code
    for letter, code in (("k", "KES"), ("t", "TZS"), ("u", "UGX"))
    for sign in ("sh", "shs")
}
"""How the shillings of a country are written, in small letters and without stops -> their code."""
OF_SHILLINGS = ("/=", "/-")
"""What stands behind an amount of shillings, of whatever country."""
_KENYAN = rf"K{any_case('sh')}[Ss]?\.?"

# up to 15 digits: no charge has more, and sums stay exact
_WRITTEN = re.compile(
    rf"(?P<currency>[A-Z]{{3}}|{_KENYAN})\s*"
    r"(?P<amount>[0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,2})?|[0-9]{1,15}(\.[0-9]{1,2})?)"
)
IN_LAKHS = ("INR", "NPR", "BDT", "PKR")
"""Currencies of countries that part the digits of 100,000 as 1,00,000.

In any other currency that may be a slip for 1,000,000, and is not read.
"""
_LAKHS = re.compile(
    rf"(?P<currency>{'|'.join(IN_LAKHS)})\s*(?P<amount>[0-9]{{1,2}}(,[0-9]{{2}}){{1,5}},[0-9]{{3}}(\.[0-9]{{1,2}})?)"
)


class Money(Struct, frozen=True):
    """An amount, exact, and an ISO 4217 currency code."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Return the sum.

        Raises:
            ValueError: If the currencies differ.
        """
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return Money(self.amount + other.amount, self.currency)


@lru_cache(1 << 12)
def read_money(written: str) -> Money | None:
    """Return the amount that ``KES 1,050`` or ``KSh 50.50`` stands for; None for anything else."""
    match = _WRITTEN.fullmatch(written.strip()) or _LAKHS.fullmatch(written.strip())
    if not match:
        return None
    currency = match["currency"]
    if re.fullmatch(_KENYAN, currency):
        currency = SHILLINGS["ksh"]
    if currency not in CURRENCIES:
        return None
    return Money(Decimal(match["amount"].replace(",", "")), currency)


def no_currency(written: str) -> str:
    """Return what stands in the place of a currency's code, and is none; "" where that is right."""
    match = _WRITTEN.fullmatch(written.strip())
    return match["currency"] if match and read_money(written) is None else ""


def money_data(money: Money) -> str:
    """Return an amount such as ``KES 1,050`` or ``KES 50.50``."""
    whole = money.amount == money.amount.to_integral_value()
    return f"{money.currency} {money.amount:{',.0f' if whole else ',.2f'}}"


def money_parts(money: Money) -> dict[str, str]:
    """Return what an amount is made of, as JSON says it."""
    return {"amount": str(money.amount), "currency": money.currency}


def compared(before: Money, after: Money) -> int | None:
    """Return 1 where the second amount is more, -1 where it is less, 0 where it is the same.

    None for amounts in two currencies.
    """
    if before.currency != after.currency:
        return None
    return (after.amount > before.amount) - (after.amount < before.amount)


TYPE = Written(
    accepts=lambda written: read_money(written) is not None,
    read=read_money,
    pattern=(
        rf"\s*({'|'.join(sorted(CURRENCIES))}|{_KENYAN})\s*"
        r"([0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,2})?|[0-9]{1,15}(\.[0-9]{1,2})?)\s*"
        rf"|\s*({'|'.join(IN_LAKHS)})\s*[0-9]{{1,2}}(,[0-9]{{2}}){{1,5}},[0-9]{{3}}(\.[0-9]{{1,2}})?\s*"
    ),
)
