"""What of the checked content is there, and where it lacks something, field by field."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry
from mkataba.parts import Kind
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import is_filled, is_starter, is_unfinished


class Thing(Struct, frozen=True):
    """A file, or a part of one that others refer to by its id, with what is held there."""

    entry: Entry
    field: Field
    path: Path
    value: Any


class Lack(Struct, frozen=True):
    """A field that has to be there and is not whole, and where it would stand."""

    field: Field
    path: Path


class Presence(Struct, frozen=True, dict=True):
    """The things of a project and what they lack."""

    content: Content

    def thing(self, kind: str, id_: str) -> Thing | None:
        """Return what has an id, such as a ``channel``; None where nothing has."""
        return self._things.get((kind, id_))

    def whole(self, entry: Entry) -> Thing:
        """Return a whole file as a thing."""
        return Thing(entry, entry.field, (), entry.data)

    def home(self, kind: str) -> Kind:
        """Return the kind of file in which the things of a kind are described.

        Raises:
            KeyError: If the schemas describe no such thing.
        """
        return self.content.project.schemas.homes[kind]

    def lacks(self, thing: Thing) -> Iterator[Lack]:
        """Yield what a thing lacks of that which its schema demands, at any depth."""
        yield from lacks(thing.field, thing.value, thing.path, self.content.needed)

    @cached_property
    def _things(self) -> dict[tuple[str, str], Thing]:
        homes = self.content.project.schemas.homes.values()
        found: dict[tuple[str, str], Thing] = {}
        for entry in self.content.entries:
            kind = entry.file.kind
            if kind.many:
                thing = Thing(entry, entry.field, (), entry.data)
                found[kind.name, entry.file.id] = thing
            elif kind in homes:
                for id_, part in _parts(entry):
                    found.setdefault(id_, part)
        return found


def _parts(entry: Entry) -> Iterator[tuple[tuple[str, str], Thing]]:
    """Yield the parts of a file that have an id, each with its kind and its id."""
    for here, path, value in visit(entry.field, entry.data):
        own = here.fields.get("id") if isinstance(value, dict) else None
        if own and "unique" in own.rules and isinstance(value.get("id"), str):
            yield (own.rules["unique"], value["id"]), Thing(entry, here, path, value)


def lacks(here: Field, value: Any, path: Path, languages: tuple[str, ...]) -> Iterator[Lack]:
    """Yield what a value lacks of that which its field demands: itself, keys, items, languages."""
    if not _is_whole(here, value, languages):
        yield Lack(here, path)
    elif isinstance(value, dict):
        for name, sub in here.fields.items():
            if name in value or sub.rules.get("required"):
                yield from lacks(sub, value.get(name), (*path, name), languages)
    elif isinstance(value, list) and here.item is not None:
        for index, inner in enumerate(value):
            yield from lacks(here.item, inner, (*path, index), languages)


def _is_whole(here: Field, value: Any, languages: tuple[str, ...]) -> bool:
    """Tell whether a value is there and holds what its kind asks, apart from what is inside it."""
    if here.kind == "text" and isinstance(value, dict):
        if not languages:  # nobody can tell which
            return any(map(_is_told, value.values()))
        return all(_is_told(value.get(code)) for code in languages)
    if "one_of" in here.named:
        return isinstance(value, dict) and sum(key in value for key in here.named["one_of"]) == 1
    if isinstance(value, list):
        return bool(value) or bool(here.rules.get("none")) or not here.rules.get("minlength")
    return isinstance(value, dict) or here.is_choice(value) or _is_told(value)


def _is_told(value: Any) -> bool:
    if isinstance(value, str):
        return is_filled(value) and not is_unfinished(value) and not is_starter(value)
    return is_filled(value)
