"""Checked data of any field -> typed values, as the schema says what each is.

What no class of :mod:`mkataba.model` knows goes this way: the parts that have a schema alone, and
the fields that a schema has beside those of its class.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from mkataba.parts import Part
from mkataba.schema import Field
from mkataba.values.parsed import Parsed
from mkataba.values.text import Text
from mkataba.values.types import MAPPED, WRITTEN


class FieldValue(Struct, frozen=True):
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


class Choice(Struct, frozen=True):
    """One of the words that a schema allows."""

    code: str


class Reference(Struct, frozen=True):
    """The id of something that is described elsewhere: a ``service``, a ``channel`` ..."""

    kind: str
    id: str


class FileContent(Struct, frozen=True):
    """What one file of a part holds; ``id`` is its name without the ending."""

    id: str
    path: str
    told: tuple[FieldValue, ...]

    @property
    def title(self) -> Text | None:
        """The first text that is no sentence of its own; None where there is none."""
        return title_of(self.told)


class PartContent(Struct, frozen=True):
    """What the files of a part hold, in the order of their names."""

    part: Part
    files: tuple[FileContent, ...]

    @property
    def name(self) -> str:
        """The name of its schema, its page and its document."""
        return self.part.name


def title_of(told: tuple[FieldValue, ...]) -> Text | None:
    """Return the first text that is printed among fields; None where there is none."""
    texts = (one.value for one in told if not one.field.unprinted)
    return next((value for value in texts if isinstance(value, Text)), None)


def field_values(
    field: Field, data: Mapping[str, Any], default: str, values: Parsed, internal: bool = False
) -> tuple[FieldValue, ...]:
    """Return what a map holds, field by field in the schema's order.

    Args:
        field: The field of the map.
        data: Its checked data, in long form.
        default: The language of a text that was written without one.
        values: What was parsed before.
        internal: Whether what is for the organisation alone is wanted too.
    """

    def each() -> Iterator[FieldValue]:
        for name, inner in field.fields.items():
            if inner.is_internal and not internal:
                continue
            value = typed(inner, data.get(name), default, values, internal)
            if value is not None or inner.rules.get("required"):
                yield FieldValue(inner, value)

    return tuple(each())


def typed(field: Field, data: Any, default: str, values: Parsed, internal: bool = False) -> Any:
    """Return the value that data of a field holds; None where it says nothing."""
    if data is None:
        return None
    if field.item is not None:
        item = field.item
        each = (typed(item, one, default, values, internal) for one in data)
        kept = tuple(value for value in each if value is not None)
        return kept if kept or field.rules.get("none") else None
    if field.value in MAPPED:
        return values.value(field.value, data, default)
    if field.fields:
        return field_values(field, data, default, values, internal) or None
    if field.rules.get("allowed") and isinstance(data, str):
        return Choice(data)
    if field.kind == "id" and field.rules.get("refers"):
        return Reference(str(field.rules["refers"]), data)
    return values.value(field.value, data, default) if field.value in WRITTEN else data
