"""The fields that no class of the model knows, and so no template prints by name.

They are printed all the same: with their label, after what the templates print of the file.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from mkataba.model.field_values import FieldValue, typed
from mkataba.schema import Field
from mkataba.values.parsed import Parsed
from mkataba.values.text import Text

EXTRA = "extra"
"""The attribute of a class that holds them."""


def extra_values(
    field: Field, data: Any, cls: type[Struct] | None, default: str, values: Parsed
) -> tuple[FieldValue, ...]:
    """Return what a file says in fields that its class does not have, at any depth.

    Args:
        field: The field of the file.
        data: Its checked data.
        cls: Its class; None where it has none, and the schema that came with the program tells.
        default: The language of a text that was written without one.
        values: What was parsed before.
    """

    def told(
        here: Field, value: Any, known: type[Struct] | None, within: tuple[Any, ...]
    ) -> Iterator[FieldValue]:
        if here.item is not None:
            for number, one in enumerate(value or (), 1):
                if isinstance(one, dict):
                    called = _title(here.item, one, default, values) or number
                    yield from told(here.item, one, known, (*within, called))
            return
        for name, sub in here.fields.items():
            written = (value or {}).get(name)
            if is_extra(sub, known):
                worth = typed(sub, written, default, values)
                if worth is not None and sub.is_printed:
                    yield FieldValue(sub, worth, within)
            elif written is not None and isinstance(written, dict | list):
                yield from told(sub, written, inner_class(known, name), (*within, sub))

    return tuple(told(field, data, cls, ()))


def is_extra(field: Field, cls: type[Struct] | None) -> bool:
    """Tell whether a field is none of a class; without a class, whether a project added it."""
    if cls is None:
        return field.is_own
    return field.path[-1] not in set(cls.__struct_fields__) - {EXTRA}


@cache
def inner_class(cls: type[Struct] | None, name: str) -> type[Struct] | None:
    """Return the class of what an attribute holds, or holds many of; None where it has none."""
    if cls is None:
        return None
    hint = get_type_hints(cls).get(name)
    waiting, found = [hint], None
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and issubclass(one, Struct) and _package(one) == _package(cls):
            found = one
    return found


def _title(field: Field, data: Mapping[str, Any], default: str, values: Parsed) -> Text | None:
    """Return the first text of an item that is printed, by which people know it."""
    texts = (name for name, sub in field.fields.items() if sub.kind == "text" and sub.is_printed)
    title: Text | None = values.value("text", data.get(next(texts, "")), default)
    return title


def _package(cls: type) -> str:
    return cls.__module__.rpartition(".")[0]
