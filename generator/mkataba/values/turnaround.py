"""How long a customer waits at most.

Source: clause 3.2.2.a.iv.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkataba.values.duration import Duration, read_duration
from mkataba.values.text import Text, text_of


@dataclass(frozen=True, slots=True)
class Within:
    """The result within a time."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class Immediate:
    """The result while the customer waits."""


@dataclass(frozen=True, slots=True)
class SameDay:
    """The result on the day of the request."""


@dataclass(frozen=True, slots=True)
class Rings:
    """A call answered within so many rings."""

    count: int


@dataclass(frozen=True, slots=True)
class On:
    """The result on one date."""

    day: date


@dataclass(frozen=True, slots=True)
class Every:
    """A recurring service; by a day of the month, or by a month and day of the year."""

    period: Duration
    by_day: int | None = None
    by_date: tuple[int, int] | None = None  # month, day


@dataclass(frozen=True, slots=True)
class AsPublished:
    """A text kept word for word, because nobody has read yet which time it promises."""

    text: Text


@dataclass(frozen=True, slots=True)
class Tier:
    """The time of one class of case."""

    label: Text
    turnaround: "Turnaround"


@dataclass(frozen=True, slots=True)
class Tiers:
    """A time for each class of case."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class ChannelTime:
    """The time by one channel, named by its id."""

    channel: str
    turnaround: "Turnaround"


@dataclass(frozen=True, slots=True)
class ByChannel:
    """A time for each channel."""

    times: tuple[ChannelTime, ...]


Promise = Within | Immediate | SameDay | Rings | On | Every | AsPublished | Tiers | ByChannel


@dataclass(frozen=True, slots=True)
class Turnaround:
    """A promise of time; the clock starts with a complete application unless ``starts`` says so.

    ``promise`` is None where only the acknowledgement is promised: the time of the outcome is
    still missing then.
    """

    promise: Promise | None
    when: Text | None = None
    acknowledge: Duration | Immediate | None = None
    starts: Text | None = None
    law: Text | None = None
    link: str | None = None
    note: Text | None = None


def is_at_once(written: str) -> bool:
    """Tell whether a written time is the word ``immediate``."""
    return written.strip().lower() == "immediate"


def expand_turnaround(data: Any) -> Any:
    """Return the long form of a turnaround time that is written short; anything else as it is."""
    if not isinstance(data, str):
        return data
    words = data.strip().lower()
    if is_at_once(words):
        return {"immediate": True}
    if words == "same day":
        return {"same_day": True}
    number, _, unit = words.partition(" ")
    if unit in {"ring", "rings"} and number.isdecimal() and len(number) < 5:
        return {"rings": int(number)}
    return {"within": data} if read_duration(data) else data


def turnaround_of(data: Mapping[str, Any], default: str) -> Turnaround | None:
    """Return the turnaround time that a long form holds; None where it promises none at all.

    Args:
        data: A map with the keys that ``schemas/types.yml`` lists under ``turnaround``.
        default: Code of the default language.
    """
    promise, acknowledge = _promise(data, default), _acknowledge(data)
    if promise is None and acknowledge is None:
        return None
    return Turnaround(
        promise,
        when=text_of(data.get("when"), default),
        acknowledge=acknowledge,
        starts=text_of(data.get("starts"), default),
        law=text_of(data.get("law"), default),
        link=data.get("link"),
        note=text_of(data.get("note"), default),
    )


def _promise(data: Mapping[str, Any], default: str) -> Promise | None:
    if within := _duration(data, "within"):
        return Within(within)
    if data.get("immediate"):
        return Immediate()
    if data.get("same_day"):
        return SameDay()
    if rings := data.get("rings"):
        return Rings(rings)
    if "on" in data:
        return On(date.fromisoformat(data["on"]))
    if every := _duration(data, "every"):
        month_day = data.get("by_date")
        by_date = (int(month_day[:2]), int(month_day[3:])) if month_day else None
        return Every(every, data.get("by_day"), by_date)
    if kept := text_of(data.get("as_published"), default):
        return AsPublished(kept)
    return _compound(data, default)


def _acknowledge(data: Mapping[str, Any]) -> Duration | Immediate | None:
    value = data.get("acknowledge")
    if isinstance(value, str) and is_at_once(value):
        return Immediate()
    return _duration(data, "acknowledge")


def _compound(data: Mapping[str, Any], default: str) -> Promise | None:
    tiers = tuple(
        Tier(label, time)
        for item in data.get("tiers", ())
        if item
        and (label := text_of(item.get("label"), default))
        and (time := turnaround_of(item.get("turnaround") or {}, default))
    )
    if tiers:
        return Tiers(tiers)
    times = tuple(
        ChannelTime(item["channel"], time)
        for item in data.get("by_channel", ())
        if item
        and "channel" in item
        and (time := turnaround_of(item.get("turnaround") or {}, default))
    )
    return ByChannel(times) if times else None


def _duration(data: Mapping[str, Any], key: str) -> Duration | None:
    value = data.get(key)
    return read_duration(value) if isinstance(value, str) else None
