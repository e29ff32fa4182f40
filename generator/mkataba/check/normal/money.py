"""Amounts of money, and fees that are written as words."""

from typing import Any

from mkataba.check.normal.context import Context
from mkataba.check.normal.leftover import leaves_number, words_beside
from mkataba.check.normal.sample import Sample
from mkataba.reading.amounts import money
from mkataba.reading.reader import read_fee
from mkataba.reading.spans import span_of
from mkataba.values.fee import expand_fee, fee_of
from mkataba.values.fee.data import fee_data
from mkataba.values.money import money_data, read_money
from mkataba.values.text import is_filled, is_none

NAME = "money"
DOES = (
    "Amounts get their normal form, and a fee in words becomes the value that it says. No amount "
    "gets a currency that was not written; a mark that several countries share, such as "
    "Sh or Rs, is that of the standard where it can be. A fee that can be read in two ways "
    "stays, and so does one that leaves another number, or a unit of time, in a remark, a label or "
    "a condition. A word for none alone stays too: it may say that nothing is paid, or that "
    "nothing is known yet."
)
SAMPLES = (
    Sample("services/map-copies.yml", "fee: Kshs. 1,050\n", "fee: KES 1,050\n"),
    Sample("services/map-copies.yml", "fee: KSh.2000/=\n", "fee: KES 2,000\n"),
    Sample("services/map-copies.yml", "fee: Bure\n", "fee: free\n"),
    Sample(
        "services/map-copies.yml",
        "fee: Ksh 50 per page\n",
        "fee:\n  amount: KES 50\n  per:\n    en: page\n    sw: TODO\n",
    ),
    Sample(
        "services/map-copies.yml",
        "fee: KES 500 monthly\n",
        "fee:\n  amount: KES 500\n  per:\n    en: month\n    sw: TODO\n",
    ),
    Sample("services/map-copies.yml", "fee: INR 1,00,000\n", "fee: INR 100,000\n"),
    Sample("services/map-copies.yml", "fee: Kes 1,00,000\n", "fee: Kes 1,00,000\n"),
    Sample("services/map-copies.yml", "fee: 5,000/-\n", "fee: KES 5,000\n"),
    Sample("services/map-copies.yml", "fee: Sh 1,000\n", "fee: KES 1,000\n"),
    Sample("services/map-copies.yml", "fee: 5,000\n", "fee: 5,000\n"),
    Sample("services/map-copies.yml", "fee: None\n", "fee: None\n"),
    Sample(
        "services/map-copies.yml",
        "fee: Ksh 500 for adults and 200 for children\n",
        "fee: Ksh 500 for adults and 200 for children\n",
    ),
)


def amount(written: str, context: Context) -> str | None:
    """Return an amount as ``KES 1,050``; None where it has no currency, or is none."""
    value = read_money(written)
    if value is None:
        span = span_of(written)
        value = money(span, None, context.profile.currency.code)
    return money_data(value) if value else None


def fee(written: str, context: Context) -> Any:
    """Return the data of a fee that is written short or in words; None where it can't be read."""
    default = context.languages[0]
    expanded = expand_fee(written)
    if isinstance(expanded, dict):
        value = fee_of(expanded, default)
        return fee_data(value, default) if value else None
    if (plain := amount(written, context)) is not None:
        return plain
    found = context.reading(read_fee, fee_data, written) if is_filled(written) else None
    if found is None or (found.is_free and is_none(written)):  # of what, it does not say
        return None
    data = fee_data(found, None)
    if leaves_number(data) or any(map(context.names_period, words_beside(data))):
        return None
    if context.speaks(data):
        return None
    return fee_data(found, default) if len(context.languages) == 1 else data


READERS = {"money": amount, "fee": fee}
