"""What a comparison knows of both states beside the data: languages, names, who is who."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from mkataba.diff.sides import Named
from mkataba.schema import Field
from mkataba.values.inner import with_inner
from mkataba.values.parsed import Parsed
from mkataba.values.text import Text

V = TypeVar("V")


class States(Struct, frozen=True, dict=True):
    """What both states have in common, and what tells them apart.

    Args:
        defaults: The default language before, and after.
        shared: The languages that the organisation has in both.
        names: What other files refer to (``channel``, ``value`` ...) to its names by id.
        renamed: The same to its new id, where it has another one now, by the old one.
        ids: The same to all ids before, and after.
        old: The whole file in the schemas before, where those are others.
        values: What was parsed of the state before, and of that after.
    """

    defaults: tuple[str, str]
    shared: frozenset[str]
    names: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ids: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    old: Field | None = None
    values: tuple[Parsed, Parsed] = field(default_factory=lambda: (Parsed(), Parsed()))

    def value(self, kind: str, data: Any, side: int) -> Any:
        """Return what data of a kind was parsed to; None where it holds no such value."""
        return self.values[side].value(kind, data, self.defaults[side])

    def text(self, data: Any, side: int) -> Text | None:
        """Return the text that data holds; ``side`` is 0 for what was, 1 for what is."""
        text = self.value("text", data, side)
        return self.plain(text) if text else None

    def named(self, thing: str, ident: str) -> Named:
        """Return a thing by its id."""
        name = self.names.get(thing, {}).get(ident)
        return Named(thing, ident, self.plain(name) if name else None)

    @cached_property
    def steady(self) -> bool:
        """Whether the same things can be referred to, by the same ids."""
        return all(old == new for old, new in self.ids.values())

    def gone(self, value: object, side: int) -> bool:
        """Tell whether a value refers to something that is there on the other side alone."""
        if not isinstance(value, Named):
            return False
        old, new = self.ids.get(value.thing, (frozenset(), frozenset()))
        now = {self.now(value.thing, ident) for ident in old}
        return value.id in (now | old) - new if side else value.id in new - now

    def now(self, thing: str, ident: str) -> str:
        """Return the id that a thing has now."""
        return self.renamed.get(thing, {}).get(ident, ident)

    def old_field(self, new: Field) -> Field | None:
        """Return what a field was in the schemas before, where those are others."""
        if self.old is None:
            return None
        return self.old.at([0 if part == "*" else part for part in new.path])

    def plain(self, value: V) -> V:
        """Return a value with its texts in the shared languages alone, in one order."""
        plain: V = self._plain(value)
        return plain

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Text):
            kept = sorted(pair for pair in value.words if pair[0] in self.shared)
            return Text(tuple(kept or sorted(value.words)))
        return with_inner(value, self._plain)
