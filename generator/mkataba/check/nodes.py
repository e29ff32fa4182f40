"""Values with their fields and places: what is walked through in checked content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mkataba.check.validate import Entry
from mkataba.schema import Field


class Node(NamedTuple):
    """A value with its field and its path in a file."""

    entry: Entry
    field: Field
    path: tuple[str | int, ...]
    value: Any

    def inner(self, *kinds: str) -> Iterator["Node"]:
        """Yield each value of some kinds within this one; nothing within others of its own kind."""
        waiting = list(_parts(self))
        while waiting:
            part = waiting.pop(0)
            if part.field.kind in kinds:
                yield part
            if part.field.kind != self.field.kind:
                waiting += _parts(part)


class LocalText(NamedTuple):
    """A text with its place: ``words`` by language, as they stand under ``written``."""

    entry: Entry
    path: tuple[str | int, ...]
    words: Mapping[str, str]
    written: Mapping[str, str] | str

    def at(self, language: str) -> tuple[str | int, ...]:
        """Return the path to the words in a language."""
        return self.path if isinstance(self.written, str) else (*self.path, language)


def wrote(entry: Entry, path: Sequence[str | int], *keys: str) -> bool:
    """Tell whether one of some keys is written at a path of a file, whatever stands under it.

    What is written and not in an entry's data has a finding of its own: it is not missing.
    """
    data: Any = entry.file.document.data
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return False
    return isinstance(data, dict) and any(key in data for key in keys)


def _parts(node: Node) -> Iterator[Node]:
    """Yield what a map or a list holds itself."""
    entry, field, path, value = node
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in field.fields:
                yield Node(entry, field.fields[name], (*path, name), inner)
    elif isinstance(value, list) and field.item is not None:
        for index, inner in enumerate(value):
            yield Node(entry, field.item, (*path, index), inner)


def visit(
    field: Field, value: Any, path: tuple[str | int, ...] = ()
) -> list[tuple[Field, tuple[str | int, ...], Any]]:
    """Return each value below ``value`` with its field and its path, owners first."""
    found: list[tuple[Field, tuple[str | int, ...], Any]] = []
    _visit(field, value, path, found.append)  # a generator in each level would take twice as long
    return found


def _visit(
    field: Field,
    value: Any,
    path: tuple[str | int, ...],
    add: Callable[[tuple[Field, tuple[str | int, ...], Any]], None],
) -> None:
    if isinstance(value, dict):
        fields = field.fields
        for name, inner in value.items():
            if name in fields:
                here = (*path, name)
                add((fields[name], here, inner))
                if isinstance(inner, dict | list):
                    _visit(fields[name], inner, here, add)
    elif isinstance(value, list) and field.item is not None:
        for index, inner in enumerate(value):
            here = (*path, index)
            add((field.item, here, inner))
            if isinstance(inner, dict | list):
                _visit(field.item, inner, here, add)
