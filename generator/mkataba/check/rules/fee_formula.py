"""A fee that has to be worked out says from what."""

from collections.abc import Iterator, Mapping
from typing import Any

from mkataba.check.content import Content, Problem, wrote
from mkataba.finding import Severity
from mkataba.values.money import Money, read_money

ID = "fee-formula"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "2 per cent of nobody knows what is no fee that a customer can bring along."

_FILE = "services/plot-survey.yml"
VALID = (
    {_FILE: "fee: {percent: 2, of: {en: the price of the plot, sw: bei ya kiwanja}}\n"},
    {_FILE: "fee: {amount: KES 50, per: {en: hour, sw: saa}, minimum: KES 1000}\n"},
    {_FILE: "fee: {from: KES 1000, to: KES 3000}\n"},
)
INVALID = (
    {_FILE: "fee: {percent: 2}\n"},
    {_FILE: "fee: {amount: KES 50, minimum: KES 1000}\n"},
    {_FILE: "fee: {from: KES 3000, to: KES 1000}\n"},
    {
        _FILE: "fee: {percent: 2, of: {en: the price, sw: bei}, "
        "minimum: KES 5000, maximum: KES 500}\n"
    },
)

_ENDS = (("minimum", "maximum"), ("from", "to"))


def check(content: Content) -> Iterator[Problem]:
    """Yield each percentage without a base, limit without a unit, and range that runs backwards."""
    for entry, _, path, value in content.each("fee"):
        if not isinstance(value, dict):
            continue
        if "percent" in value and not wrote(entry, path, "of"):
            message = f"{value['percent']} per cent, and nothing says of what"
            yield Problem(entry, (*path, "percent"), message, "name under of what it is a share of")
        limits = [key for key in ("minimum", "maximum") if key in value]
        if "amount" in value and limits and not wrote(entry, path, "per"):
            message = f"a {limits[0]} goes with an amount for each unit, and no unit is said"
            yield Problem(
                entry, (*path, limits[0]), message, "name the unit under per, such as hour"
            )
        for low, high in _ENDS:
            least, most = _money(value, low), _money(value, high)
            if least and most and least.currency == most.currency and least.amount > most.amount:
                message = f"{low} is {value[low]}, and {high} only {value[high]}"
                yield Problem(entry, (*path, high), message, f"put the lower amount under {low}")


def _money(fee: Mapping[str, Any], key: str) -> Money | None:
    return read_money(fee[key]) if isinstance(fee.get(key), str) else None
