"""Turnaround times as the data that YAML holds: the inverse of :mod:`mkataba.values.turnaround`.

Short where the short form says it all, else a map with its keys in the order of
``schemas/types.yml``.
"""

from typing import Any

from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, duration_data, duration_parts
from mkataba.values.text import text_data
from mkataba.values.turnaround import Turnaround

KEYS = (
    *("within", "immediate", "same_day", "rings", "on", "every", "by_day", "by_date", "tiers"),
    *("by_channel", "when", "as_published", "acknowledge", "starts", "law", "link", "note"),
)


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
    if time.acknowledge:
        data["acknowledge"] = receipt_data(time.acknowledge)
    if time.link:
        data["link"] = time.link
    return _short_time(data)


def receipt_data(time: Duration | times.Immediate) -> str:
    """Return how soon receipt is confirmed, such as ``1 working day`` or ``immediate``."""
    return "immediate" if isinstance(time, times.Immediate) else duration_data(time)


def receipt_parts(time: Duration | times.Immediate) -> dict[str, Any]:
    """Return what the time of a receipt is made of, as JSON says it."""
    return {"immediate": True} if isinstance(time, times.Immediate) else duration_parts(time)


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
        return {key: data[key] for key in KEYS if key in data}
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
