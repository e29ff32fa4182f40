"""Fees as the data that YAML holds: the inverse of :mod:`mkataba.values.fee`.

Short where the short form says it all, else a map with its keys in the order of
``schemas/types.yml``.
"""

from typing import Any

from mkataba.values import fee as fees
from mkataba.values.fee import Fee
from mkataba.values.money import money_data
from mkataba.values.text import text_data

KEYS = (
    *("free", "amount", "per", "percent", "of", "minimum", "maximum", "tiers", "from", "to"),
    *("up_to", "reference", "link", "version", "in_kind", "actual_cost", "higher_of", "lower_of"),
    *("as_published", "extras", "payment", "note"),
)


def fee_data(fee: Fee, default: str | None = None) -> Any:
    """Return the data that stands for a fee: ``free``, ``KES 500`` or a map.

    Args:
        fee: The fee.
        default: A language; a text in this language alone is given as plain text. Without it every
            text is a map by language.
    """
    data = _basis(fee.basis, default)
    if fee.extras:
        data["extras"] = [
            {"label": text_data(extra.label, default), "amount": money_data(extra.amount)}
            for extra in fee.extras
        ]
    if fee.payment:
        data["payment"] = list(fee.payment)
    if fee.note:
        data["note"] = text_data(fee.note, default)
    if data == {"free": True}:
        return "free"
    return (
        data["amount"]
        if data.keys() == {"amount"}
        else {key: data[key] for key in KEYS if key in data}
    )


def _basis(basis: fees.Basis, default: str | None) -> dict[str, Any]:
    match basis:
        case fees.Free():
            return {"free": True}
        case fees.Amount(money, per):
            of_unit = {"per": text_data(per, default)} if per else {}
            return {"amount": money_data(money), **of_unit, **_limits(basis)}
        case fees.Percentage(percent, base):
            number = int(percent) if percent == percent.to_integral_value() else float(percent)
            of = {"of": text_data(base, default)} if base else {}
            return {"percent": number, **of, **_limits(basis)}
        case fees.Range(low, high, per):
            ends = {"from": low, "to" if low else "up_to": high}
            of_unit = {"per": text_data(per, default)} if per else {}
            return of_unit | {key: money_data(end) for key, end in ends.items() if end}
        case fees.Reference(source, link, version):
            data = {"reference": text_data(source, default), "link": link, "version": version}
            return {key: value for key, value in data.items() if value is not None}
        case fees.InKind(what):
            return {"in_kind": text_data(what, default)}
        case fees.ActualCost(of):
            return {"actual_cost": text_data(of, default)}
        case fees.AsPublished(text):
            return {"as_published": text_data(text, default)}
        case fees.Tiers(tiers):
            labels = [text_data(tier.label, default) for tier in tiers]
            parts = [fee_data(tier.fee, default) for tier in tiers]
            return {"tiers": [{"label": x, "fee": y} for x, y in zip(labels, parts, strict=True)]}
        case fees.Choice(highest, options):
            key = "higher_of" if highest else "lower_of"
            return {key: [fee_data(option, default) for option in options]}


def _limits(basis: fees.Amount | fees.Percentage) -> dict[str, str]:
    given = {"minimum": basis.minimum, "maximum": basis.maximum}
    return {key: money_data(money) for key, money in given.items() if money}
