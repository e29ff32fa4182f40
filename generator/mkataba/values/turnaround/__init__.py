"""How long a customer waits at most.

Source: clause 3.2.2.a.iv.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from mkataba.values import duration
from mkataba.values.duration import Duration, read_duration
from mkataba.values.form import Mapped, Written, any_case
from mkataba.values.text import Text, text_of


class Within(Struct, frozen=True):
    """The result within a time."""

    duration: Duration


class Immediate(Struct, frozen=True):
    """The result while the customer waits."""


class SameDay(Struct, frozen=True):
    """The result on the day of the request."""


class Rings(Struct, frozen=True):
    """A call answered within so many rings."""

    count: int


class On(Struct, frozen=True):
    """The result on one date."""

    day: date


class Every(Struct, frozen=True):
    """A recurring service; by a day of the month, or by a month and day of the year."""

    period: Duration
    by_day: int | None = None
    by_date: tuple[int, int] | None = None  # month, day


class AsPublished(Struct, frozen=True):
    """A text kept word for word, because nobody has read yet which time it promises."""

    text: Text


class Tier(Struct, frozen=True):
    """The time of one class of case."""

    label: Text
    turnaround: "Turnaround"


class Tiers(Struct, frozen=True):
    """A time for each class of case."""

    tiers: tuple[Tier, ...]


class ChannelTime(Struct, frozen=True):
    """The time by one channel, named by its id."""

    channel: str
    turnaround: "Turnaround"


class ByChannel(Struct, frozen=True):
    """A time for each channel."""

    times: tuple[ChannelTime, ...]


Promise = Within | Immediate | SameDay | Rings | On | Every | AsPublished | Tiers | ByChannel


class Turnaround(Struct, frozen=True):
    """A promise of time; the clock starts with a complete application unless ``starts`` says so.

    ``promise`` is None where only the acknowledgement is promised: the time of the outcome is
    still missing then. ``unnamed`` are the times of classes and channels that can't be published,
    as nobody can tell their names; ``unread`` tells whether a time of one of them is unknown.
    """

    promise: Promise | None
    when: Text | None = None
    acknowledge: Duration | Immediate | None = None
    starts: Text | None = None
    law: Text | None = None
    link: str | None = None
    note: Text | None = None
    unnamed: tuple[Duration | Immediate | SameDay, ...] = ()
    unread: bool = False

    def __eq__(self, other: object) -> bool:
        """Whether they promise the same, whatever can't be published beside it."""
        return isinstance(other, Turnaround) and self._published == other._published

    def __hash__(self) -> int:
        """Return what is the same for equal ones."""
        return hash(self._published)

    @property
    def _published(self) -> tuple[object, ...]:
        return (
            self.promise,
            self.when,
            self.acknowledge,
            self.starts,
            self.law,
            self.link,
            self.note,
        )

    @property
    def is_counted(self) -> bool:
        """Whether it runs from a start, as a day of the calendar or a telephone call does not."""
        classes = bool(self.unnamed) or self.unread
        return classes or isinstance(self.promise, Within | Immediate | SameDay | Tiers | ByChannel)

    @property
    def lengths(self) -> tuple[Duration | Immediate | SameDay, ...]:
        """The times to a result in each class of case; none where one of them is unknown."""
        match self.promise:
            case Within(time):
                return (time,)
            case Immediate() | SameDay():
                return (self.promise,)
        named = (time for part in self.parts for time in part.lengths)
        return () if self.unread else (*named, *self.unnamed)

    @property
    def parts(self) -> tuple["Turnaround", ...]:
        """The times of the classes of case, or of the channels, that it consists of."""
        match self.promise:
            case Tiers(tiers):
                return tuple(tier.turnaround for tier in tiers)
            case ByChannel(times):
                return tuple(item.turnaround for item in times)
        return ()


_COUNT = re.compile("[0-9]{1,4}")


def is_at_once(written: str) -> bool:
    """Tell whether a written time is the word ``immediate``."""
    return written.strip().lower() == "immediate"


def read_receipt(written: str) -> Duration | Immediate | None:
    """Return what ``1 working day`` or ``immediate`` stands for; None for anything else."""
    return Immediate() if is_at_once(written) else read_duration(written)


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
    if unit in {"ring", "rings"} and _COUNT.fullmatch(number):
        return {"rings": int(number)}
    return {"within": data} if read_duration(data) else data


Inner = Callable[[Any, str], Any]
"""What gives the value of a map within another one, which may have been read before."""


def turnaround_of(
    data: Mapping[str, Any], default: str, inner: Inner | None = None
) -> Turnaround | None:
    """Return the turnaround time that a long form holds; None where it promises none at all.

    Args:
        data: A map with the keys that ``schemas/types.yml`` lists under ``turnaround``.
        default: Code of the default language.
        inner: What gives the times within it; this function where nothing is said.
    """
    items = data.get("tiers") or data.get("by_channel") or ()
    times = [
        (inner or turnaround_of)((item or {}).get("turnaround") or {}, default) for item in items
    ]
    classes = [_class(*pair, default) for pair in zip(items, times, strict=True)]
    promise, acknowledge = _promise(data, default) or _compound(classes), _acknowledge(data)
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
        unnamed=tuple(
            length
            for time, named in zip(times, classes, strict=True)
            if time and not named
            for length in time.lengths
        ),
        unread=not all(time and time.lengths for time in times),
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
    return None


def _acknowledge(data: Mapping[str, Any]) -> Duration | Immediate | None:
    value = data.get("acknowledge")
    return read_receipt(value) if isinstance(value, str) else None


def _class(item: Any, time: Turnaround | None, default: str) -> Tier | ChannelTime | None:
    """Return the time of a class or channel; None where nobody can tell whose, or which."""
    if time is None:
        return None
    if label := text_of(item.get("label"), default):
        return Tier(label, time)
    return ChannelTime(item["channel"], time) if "channel" in item else None


def _compound(classes: Sequence[Tier | ChannelTime | None]) -> Promise | None:
    tiers = tuple(each for each in classes if isinstance(each, Tier))
    times = tuple(each for each in classes if isinstance(each, ChannelTime))
    return Tiers(tiers) if tiers else ByChannel(times) if times else None


def _duration(data: Mapping[str, Any], key: str) -> Duration | None:
    value = data.get(key)
    return read_duration(value) if isinstance(value, str) else None


_AT_ONCE = any_case("immediate")

TYPE = Mapped(
    read=turnaround_of,
    expand=expand_turnaround,
    pattern=(
        f"{duration.TYPE.pattern}|\\s*({_AT_ONCE}|{any_case('same day')})\\s*"
        f"|\\s*0{{0,2}}(0?[1-9]|1[0-9]|20) {any_case('ring')}[Ss]?\\s*"
    ),
)
RECEIPT = Written(
    accepts=lambda written: read_receipt(written) is not None,
    read=read_receipt,
    pattern=f"\\s*({_AT_ONCE}|{duration.PATTERN})\\s*",
)
