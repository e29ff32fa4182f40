"""A fee that has to be worked out says from what."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.nodes import wrote
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.fee import Amount, Percentage
from mkataba.values.fee.parts import ends, limits

ID = "fee-formula"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A customer can't work out a fee of 2 per cent without knowing of what."

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


def check(content: Content) -> Iterator[Problem]:
    """Yield each percentage without a base, limit without a unit, and range that runs backwards."""
    for (entry, _, path, value), fee in content.parsed("fee"):
        given = limits(fee.basis)
        match fee.basis:
            case Percentage(_, None) if not wrote(entry, path, "of"):
                message = f"{value['percent']} per cent, and nothing says of what"
                hint = "name under of what it is a share of"
                yield Problem(entry, (*path, "percent"), message, hint)
            case Amount(_, None) if given and not wrote(entry, path, "per"):
                key = next(iter(given))
                message = f"a {key} goes with an amount for each unit, and no unit is said"
                hint = "name the unit under per, such as hour"
                yield Problem(entry, (*path, key), message, hint)
        between = ends(fee.basis)
        if between and between.are_backwards:
            low, high = between.least, between.most
            message = f"{low} is {value[low]}, and {high} only {value[high]}"
            yield Problem(entry, (*path, high), message, f"put the lower amount under {low}")
