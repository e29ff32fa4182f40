"""The shape of checked data: what all later stages may rest on, whatever a file held.

Cerberus finds what is wrong; this is what holds that nothing wrong goes on. After it, a field that
is there has a value of its type: text where text is wanted, a map with known keys, a list whose
items are of one type. An item of a list that was taken out leaves None, so that the others keep
their places.
"""

from collections.abc import Container, Iterator
from typing import Any

from mkataba.schema import Field
from mkataba.source import Path


def conform(field: Field, value: Any, path: Path = ()) -> tuple[Any, list[Path]]:
    """Return what of ``value`` has the shape of its field, and the paths of what has not.

    Args:
        field: What the value should be.
        value: Data in long form.
        path: Where it stands.

    Returns:
        The value, None if nothing of it has the shape; paths of what was left out, owners first.
    """
    misfits: list[Path] = []
    kept = _kept(field, value, path, misfits)
    return kept, misfits


def _kept(field: Field, value: Any, path: Path, misfits: list[Path]) -> Any:
    if value is None:
        return None
    if not fits(field, value):
        misfits.append(path)
        return None
    if isinstance(value, list):
        item = field.item
        return (
            value
            if item is None
            else [_kept(item, inner, (*path, index), misfits) for index, inner in enumerate(value)]
        )
    if isinstance(value, dict):
        return dict(_entries(field, value, path, misfits)) or ({} if field.fields else None)
    return value


def _entries(
    field: Field, value: dict[str, Any], path: Path, misfits: list[Path]
) -> Iterator[tuple[str, Any]]:
    words = field.kind == "text"
    for name, inner in value.items():
        here = (*path, name)
        sub = field.fields.get(name)
        if words and isinstance(inner, str):
            yield name, inner
        elif sub is not None:
            kept = _kept(sub, inner, here, misfits)
            if kept is not None:
                yield name, kept
        elif inner is not None:
            misfits.append(here)


def fits(field: Field, value: Any) -> bool:
    """Tell whether a value is of its field's type, whatever lies in it."""
    if field.fields or field.kind == "dict":
        return isinstance(value, dict)
    match field.kind:
        case "text":
            return isinstance(value, str | dict)
        case "list":
            return isinstance(value, list)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def inside(path: Path, owners: Container[Path]) -> bool:
    """Tell whether a path lies below one of some others."""
    return any(path[:end] in owners for end in range(len(path)))
