"""The ways to pay are said of the whole fee."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.schema import Field

ID = "fee-payment"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "The ways to pay are printed once, for the whole fee, so those that are given for one class "
    "are printed nowhere."
)

_FILE = "services/hall-hire.yml"
_TIER = "fee:\n  tiers:\n  - label: Schools\n    fee: {amount: KES 500%s}\n"
_OTHERS = "  - label: Others\n    fee: KES 900\n"
VALID = ({_FILE: _TIER % "" + _OTHERS + "  payment: [mpesa]\n"},)
INVALID = (
    {_FILE: _TIER % ", payment: [mpesa]"},
    {_FILE: "fee: {higher_of: [{amount: KES 5, payment: [cash]}, {amount: KES 6}]}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each way to pay that is said of a class or of one of several fees."""
    for fee in content.each("fee"):
        if isinstance(fee.value, dict) and fee.value.get("payment") and _is_within(fee.field):
            message = "payment: the ways to pay one class or option are printed nowhere"
            hint = "write payment under fee itself, and under note what holds for a class"
            yield Problem(fee.entry, (*fee.path, "payment"), message, hint)


def _is_within(field: Field) -> bool:
    """Tell whether the fee of a field is that of a class, or one of several: part of another."""
    above = field.inherited
    return above is not None and (above.kind == "fee" or _is_within(above))
