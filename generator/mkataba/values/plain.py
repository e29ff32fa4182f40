"""Fees and turnaround times as the data that YAML holds.

The inverse of :mod:`mkataba.values.fee` and :mod:`mkataba.values.turnaround`: short where the short
form says it all, else a map with its keys in the order of ``schemas/types.yml``.
"""

from typing import Any

from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

FEE_KEYS = (
    *("free", "amount", "per", "percent", "of", "minimum", "maximum", "tiers", "from", "to"),
    *("up_to", "reference", "link", "version", "in_kind", "actual_cost", "higher_of", "lower_of"),
    *("as_published", "extras", "payment", "note"),
)
TIME_KEYS = (
    *("within", "immediate", "same_day", "rings", "on", "every", "by_day", "by_date", "tiers"),
    *("by_channel", "when", "as_published", "acknowledge", "starts", "law", "link", "note"),
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
    return data["amount"] if data.keys() == {"amount"} else _in_order(data, FEE_KEYS)


def turnaround_data(time: Turnaround, default: str | None = None) -> Any:
    """Return the data that stands for a turnaround time: ``7 working days`` or a map.

    Args:
        time: The turnaround time.
        default: A language; a text in this language alone is given as plain text. Without it every
            text is a map by language.
    """
    data = _promise(time.promise, default) if time.promise else {}
    texts = {"when": time.when, "starts": time.starts, "law": time.law, "note": time.note}
    data |= {key: text_data(text, default) for key, text in texts.items() if text}
    match time.acknowledge:
        case times.Immediate():
            data["acknowledge"] = "immediate"
        case Duration():
            data["acknowledge"] = duration_data(time.acknowledge)
    if time.link:
        data["link"] = time.link
    return _short_time(data)


def text_data(text: Text, default: str | None = None) -> Any:
    """Return a text as a map by language; as plain text where it is in ``default`` alone."""
    words = dict(text.words)
    return words[default] if default and words.keys() == {default} else words


def money_data(money: Money) -> str:
    """Return an amount such as ``KES 1,050`` or ``KES 50.50``."""
    whole = money.amount == money.amount.to_integral_value()
    return f"{money.currency} {money.amount:{',.0f' if whole else ',.2f'}}"


def duration_data(duration: Duration) -> str:
    """Return a length of time such as ``7 working days`` or ``1-4 weeks``."""
    number = str(duration.most) if duration.least is None else f"{duration.least}-{duration.most}"
    return f"{number} {duration.unit}" + ("" if number == "1" else "s")


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


def _promise(promise: times.Promise, default: str | None) -> dict[str, Any]:
    match promise:
        case times.Within(duration):
            return {"within": duration_data(duration)}
        case times.Immediate():
            return {"immediate": True}
        case times.SameDay():
            return {"same_day": True}
        case times.Rings(count):
            return {"rings": count}
        case times.On(day):
            return {"on": day.isoformat()}
        case times.Every(period, by_day, by_date):
            data: dict[str, Any] = {"every": duration_data(period)}
            if by_day:
                data["by_day"] = by_day
            if by_date:
                data["by_date"] = f"{by_date[0]:02}-{by_date[1]:02}"
            return data
        case times.AsPublished(text):
            return {"as_published": text_data(text, default)}
        case times.Tiers(tiers):
            labels = [text_data(tier.label, default) for tier in tiers]
            parts = [turnaround_data(tier.turnaround, default) for tier in tiers]
            pairs = zip(labels, parts, strict=True)
            return {"tiers": [{"label": label, "turnaround": part} for label, part in pairs]}
        case times.ByChannel(each):
            return {
                "by_channel": [
                    {"channel": t.channel, "turnaround": turnaround_data(t.turnaround, default)}
                    for t in each
                ]
            }


def _short_time(data: dict[str, Any]) -> Any:
    if len(data) > 1:
        return _in_order(data, TIME_KEYS)
    match data:
        case {"within": within}:
            return within
        case {"immediate": True}:
            return "immediate"
        case {"same_day": True}:
            return "same day"
        case {"rings": count}:
            return f"{count} ring" + ("" if count == 1 else "s")
    return data


def _in_order(data: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: data[key] for key in keys if key in data}
