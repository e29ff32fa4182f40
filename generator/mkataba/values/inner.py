"""What values are made of: texts, amounts and times that stand within others, at any depth."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple


def inner(value: Any) -> Iterator[Any]:
    """Yield what a value holds directly: the items of a list, the fields of a structure."""
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, Struct):
        yield from astuple(value)


def with_inner(value: Any, function: Callable[[Any], Any]) -> Any:
    """Return a value with what a function makes of each thing that it holds directly."""
    if isinstance(value, tuple):
        return tuple(map(function, value))
    if isinstance(value, Struct):
        return type(value)(*map(function, astuple(value)))
    return value
