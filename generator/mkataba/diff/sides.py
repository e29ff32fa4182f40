"""What a change holds on each side: plain values, which get their words in the end."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from mkataba.model import Requirement, Step
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.hours import Clock, Days, Opening
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.values.turnaround import Immediate, Turnaround


class Unreadable(Struct, frozen=True):
    """Something was written that can't be read; ``found`` quotes it."""

    found: str


class Code(Struct, frozen=True):
    """A fixed choice of the schemas, such as ``mpesa`` or the language ``sw``."""

    code: str


class Named(Struct, frozen=True):
    """A thing that other files refer to; ``thing`` is what the schema calls it."""

    thing: str
    id: str
    name: Text | None = None


class Everywhere(Struct, frozen=True):
    """Given at every service point, because none is named."""


class Held(Struct, frozen=True):
    """A field of a map with what it holds; ``label`` is what the schema calls it.

    ``name`` is that of a field that came with the program, which reports may call otherwise.
    """

    name: str
    label: Any
    side: "Side"


class Record(Struct, frozen=True):
    """A map of no type of its own: its fields in the schema's order, and its data."""

    fields: tuple[Held, ...]
    data: Any = None

    def __hash__(self) -> int:
        """Return a hash of what is shown."""
        return hash(self.fields)


class Item(Struct, frozen=True):
    """A whole item of a list, or a whole file: what people call it, and all that it holds.

    ``fields`` are those that its name does not tell, where they are shown.
    """

    name: "Text | Named | str"
    data: Any = None
    fields: tuple[Held, ...] = ()

    def __hash__(self) -> int:
        """Return a hash; the data, which may hold lists, has no part in it."""
        return hash(self.name)


class Plain(Struct, frozen=True):
    """A value of no type that has words of its own: a number, an address, any other data."""

    data: Any

    def __hash__(self) -> int:
        """Return a hash of what is shown."""
        return hash(repr(self.data))


One = (
    Text
    | Fee
    | Turnaround
    | Duration
    | Immediate
    | Requirement
    | Step
    | Code
    | Named
    | Everywhere
    | Item
    | Record
    | Plain
    | Money
    | Clock
    | Days
    | Opening
    | date
    | str
)
Side = One | tuple[One, ...] | Unreadable | None
"""None where there was or is nothing."""


def first_unreadable(data: Any) -> Unreadable | None:
    """Return the first thing within data that can't be read; None where all can."""
    if isinstance(data, Unreadable):
        return data
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ()
    return next(filter(None, map(first_unreadable, inner)), None)


def without_unreadable(data: Any) -> Any:
    """Return data without what can't be read in it, and without items that say nothing.

    Data of which nothing is left out is returned itself, so that its value is known again.
    """
    return _without_unreadable(data) if _leaves_out(data) else data


def _leaves_out(data: Any) -> bool:
    if isinstance(data, Mapping):
        return any(isinstance(one, Unreadable) or _leaves_out(one) for one in data.values())
    if isinstance(data, list):
        return any(one is None or isinstance(one, Unreadable) or _leaves_out(one) for one in data)
    return False


def _without_unreadable(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {
            key: _without_unreadable(value)
            for key, value in data.items()
            if not isinstance(value, Unreadable)
        }
    if isinstance(data, list):
        return [
            _without_unreadable(one)
            for one in data
            if one is not None and not isinstance(one, Unreadable)
        ]
    return data
