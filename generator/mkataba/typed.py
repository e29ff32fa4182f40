"""Checked data of any field -> typed values, as the schema says what each is.

What no class of :mod:`mkataba.model` knows goes this way: the parts that have a schema alone, and
the fields that a schema has beside those of its class.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkataba.parts import Part
from mkataba.schema import Field
from mkataba.values.addresses import mail_link, tel_link
from mkataba.values.duration import read_duration
from mkataba.values.fee import fee_of
from mkataba.values.hours import opening_of, read_clock, read_days
from mkataba.values.money import read_money
from mkataba.values.phone import read_phone
from mkataba.values.text import Text, text_of
from mkataba.values.turnaround import Immediate, is_at_once, turnaround_of


@dataclass(frozen=True)
class Told:
    """What a field holds.

    Args:
        field: The field.
        value: None where nothing is said; a tuple of :class:`Told` for a map, and of values for a
            list.
        within: What it stands in, where that is left out: fields, and the names of items.
    """

    field: Field
    value: Any
    within: tuple[Field | Text | int, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One of the words that a schema allows."""

    code: str


@dataclass(frozen=True)
class Reference:
    """The id of something that is described elsewhere: a ``service``, a ``channel`` ..."""

    kind: str
    id: str


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes."""

    minutes: int


@dataclass(frozen=True)
class Days:
    """Days of the week, as :mod:`mkataba.values.hours` counts them."""

    days: tuple[int, ...]


@dataclass(frozen=True)
class Address:
    """A web or mail address, or a telephone number: its words, and where they lead."""

    words: str
    link: str


@dataclass(frozen=True)
class FileTold:
    """What one file of a part holds; ``id`` is its name without the ending."""

    id: str
    path: str
    told: tuple[Told, ...]

    @property
    def title(self) -> Text | None:
        """The first text that is no sentence of its own; None where there is none."""
        return title_of(self.told)


@dataclass(frozen=True)
class PartTold:
    """What the files of a part hold, in the order of their names."""

    part: Part
    files: tuple[FileTold, ...]

    @property
    def name(self) -> str:
        """The name of its schema, its page and its document."""
        return self.part.name


def title_of(told: tuple[Told, ...]) -> Text | None:
    """Return the first text among fields; None where there is none."""
    return next((one.value for one in told if isinstance(one.value, Text)), None)


def fields_told(
    field: Field, data: Mapping[str, Any], default: str, internal: bool = False
) -> tuple[Told, ...]:
    """Return what a map holds, field by field in the schema's order.

    Args:
        field: The field of the map.
        data: Its checked data, in long form.
        default: The language of a text that was written without one.
        internal: Whether what is for the organisation alone is wanted too.
    """

    def each() -> Iterator[Told]:
        for name, inner in field.fields.items():
            if inner.is_internal and not internal:
                continue
            value = typed(inner, data.get(name), default, internal)
            if value is not None or inner.rules.get("required"):
                yield Told(inner, value)

    return tuple(each())


def typed(field: Field, data: Any, default: str, internal: bool = False) -> Any:
    """Return the value that data of a field holds; None where it says nothing."""
    if data is None:
        return None
    if field.item is not None:
        item = field.item
        values = (typed(item, one, default, internal) for one in data)
        kept = tuple(value for value in values if value is not None)
        return kept if kept or field.rules.get("none") else None
    if field.kind in _READ_WITH_LANGUAGE:
        return _READ_WITH_LANGUAGE[field.kind](data, default)
    if field.kind == "map" and field.rules["type"] == "opening":
        return opening_of(data)
    if field.fields:
        return fields_told(field, data, default, internal) or None
    if field.rules.get("allowed") and isinstance(data, str):
        return Choice(data)
    if field.kind == "id" and field.rules.get("refers"):
        return Reference(str(field.rules["refers"]), data)
    return _READ[field.kind](data) if field.kind in _READ else data


def _clock(data: str) -> Clock | None:
    minutes = read_clock(data)
    return None if minutes is None else Clock(minutes)


def _days(data: str) -> Days | None:
    days = read_days(data)
    return None if days is None else Days(days)


_READ_WITH_LANGUAGE = {"text": text_of, "fee": fee_of, "turnaround": turnaround_of}
_READ: Mapping[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "money": read_money,
    "duration": read_duration,
    "receipt_time": lambda data: Immediate() if is_at_once(data) else read_duration(data),
    "phone": lambda data: Address(str(read_phone(data)), tel_link(data)),
    "email": lambda data: Address(data, mail_link(data)),
    "clock": _clock,
    "days": _days,
    "url": lambda data: Address(data, data),
}
