"""The schemas: Cerberus rules for the machine, and what each field means for people.

``schemas/*.yml`` are Cerberus schemas in which ``type`` may also name an entry of
``schemas/types.yml`` and ``meta`` says label, description, hint and example. Nothing else in the
project knows what a field is called, asks or means. The clause that it answers is put into ``meta``
from the profile of the standard (:mod:`mkataba.profiles`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from mkataba.finding import Severity
from mkataba.languages import SOURCE
from mkataba.outputs import ONLY_ID
from mkataba.parts import HEADER, INTERNAL, PARTS, PUBLIC, Kind, Part
from mkataba.profiles import Profile
from mkataba.values.text import is_filled
from mkataba.values.types import EXPANDS, MAPPED, WRITTEN

BUILTIN = frozenset({"string", "integer", "number", "boolean", "list", "dict"})
"""Types of Cerberus that a field may have beside those of types.yml."""

Data = Mapping[str, Any]


class Field(Struct, frozen=True, dict=True):
    """One field of a kind of file, with what it inherits from the field that it stands in.

    ``rules`` are the field's own, as the schema file declares them.
    """

    path: tuple[str, ...]
    rules: Data
    schemas: "Schemas"
    inherited: "Field | None" = None

    @cached_property
    def named(self) -> Data:
        """The entry in types.yml; empty for Cerberus's own types."""
        named: Data = self.schemas.types.get(self.rules["type"], {})
        return named

    @cached_property
    def kind(self) -> str:
        """How the value is read: a named type's ``kind`` or a Cerberus type."""
        return str(self.named.get("kind", self.rules["type"]))

    @cached_property
    def value(self) -> str:
        """The key of its type in the tables of values; "" where it is no more than its parts."""
        names = (str(self.rules["type"]), self.kind)
        return next((name for name in names if name in WRITTEN or name in MAPPED), "")

    @cached_property
    def meta(self) -> Data:
        """The field's ``meta``, completed by that of its named type."""
        return {**self.named.get("meta", {}), **self.rules.get("meta", {})}

    @cached_property
    def clause(self) -> str:
        """The clause that the field answers to; its owner's where it has none of its own."""
        own = self.own_clause
        return own or (self.inherited.clause if self.inherited else "")

    @cached_property
    def own_clause(self) -> str:
        """The clause that is the field's own; "" where it has none."""
        return str(self.rules.get("meta", {}).get("clause") or "")

    @cached_property
    def severity(self) -> Severity:
        """How bad it is when the field is missing: as its clause's verb says, unless meta does."""
        own = self.rules.get("meta", {})
        if "severity" in own:
            return Severity(own["severity"])
        if "clause" in own:
            return self.schemas.profile.severity(str(own["clause"]))
        return self.inherited.severity if self.inherited and self.inherited.path else Severity.ERROR

    @cached_property
    def label(self) -> str:
        """What messages call the field."""
        return in_messages(self.called)

    @cached_property
    def called(self) -> Any:
        """What people call the field: words of the catalogue, or a map by language."""
        return self.rules.get("meta", {}).get("label", self.path[-1].replace("_", " "))

    @cached_property
    def part(self) -> str:
        """The part whose file the field stands in; "" for a field of a named type by itself."""
        return self.inherited.part if self.inherited else str(self.rules.get("part", ""))

    @cached_property
    def is_internal(self) -> bool:
        """Whether the field is for the organisation alone, and so in no page and no document.

        What it stands in says so for it, and so does all that it holds.
        """
        if self.inherited is not None:
            return self.inherited.is_internal or self._holds_internal
        part = self.schemas.parts.get(self.part)
        return part is not None and part.audience == INTERNAL

    @cached_property
    def _holds_internal(self) -> bool:
        """Whether it is said of the field itself, of its items, or of each of its fields."""
        if self.meta.get("audience", PUBLIC) == INTERNAL:
            return True
        return bool(self._holds) and all(held._holds_internal for held in self._holds)

    @cached_property
    def unprinted(self) -> str:
        """Why the field is in no output; "" where it is printed.

        What it stands in says so for it, and so does all that it holds.
        """
        return (self.inherited.unprinted if self.inherited else "") or self._holds_unprinted

    @cached_property
    def _holds_unprinted(self) -> str:
        printed = self.rules.get("meta", {}).get("printed")
        if isinstance(printed, Mapping):
            return str(printed["no"])
        if "unique" in self.rules and self.is_own:
            return ONLY_ID
        reasons = [held._holds_unprinted for held in self._holds]
        return reasons[0] if reasons and all(reasons) else ""

    @property
    def _holds(self) -> tuple["Field", ...]:
        """The items of a list, or the fields of a map that has no type of its own."""
        if self.item is not None:
            return (self.item,)
        return tuple(self.fields.values()) if self.rules["type"] == "dict" else ()

    @property
    def is_printed(self) -> bool:
        """Whether pages and documents may show the field."""
        return not self.is_internal and not self.unprinted

    @cached_property
    def is_own(self) -> bool:
        """Whether it is a field that a project's own schemas add to those of the program."""
        return self.schemas.packaged is not None and bool(self.part) and self._packaged is None

    @cached_property
    def is_added(self) -> bool:
        """Whether a project added it to what the program knows: a part, or a type of value."""
        packaged, owner = self.schemas.packaged, self.inherited
        if packaged is None or owner is None or owner.rules["type"] not in packaged.types:
            return self.is_own
        return self.path[-1] not in packaged.types[owner.rules["type"]].get("fields", {})

    @cached_property
    def is_key(self) -> bool:
        """Whether the items of a list are told apart by it; ``key: true`` in its ``meta``."""
        own = self.rules.get("meta", {}).get("key")
        return bool(own if own is not None else self._packaged and self._packaged.is_key)

    @cached_property
    def _packaged(self) -> "Field | None":
        """The same field in the schemas that came with the program; None where these are they."""
        packaged = self.schemas.packaged
        if packaged is None or self.part not in packaged.files:
            return None
        steps = [0 if step == "*" else step for step in self.path]
        return packaged.root(self.part).at(steps)

    @cached_property
    def hint(self) -> str:
        """How to fix it."""
        return str(self.meta.get("hint", ""))

    @cached_property
    def promise(self) -> bool:
        """Whether it is worse for citizens if the value is taken out; so it is by default."""
        own = self.rules.get("meta", {}).get("promise")
        if own is not None:
            return bool(own)
        return self.inherited.promise if self.inherited else True

    @cached_property
    def fields(self) -> dict[str, "Field"]:
        """The fields of a map by name; empty for anything else."""
        inner = self.named.get("fields")
        if inner is None:
            inner = self.rules.get("schema", {}) if self.rules["type"] == "dict" else {}
        return {name: self._inner(name, rules) for name, rules in inner.items()}

    @cached_property
    def always(self) -> dict[str, "Field"]:
        """Those of :attr:`fields` that are maps and have to be there."""
        return {
            name: field
            for name, field in self.fields.items()
            if field.rules["type"] == "dict" and field.rules.get("required")
        }

    @cached_property
    def item(self) -> "Field | None":
        """What a list holds; None for anything else."""
        if self.rules["type"] != "list":
            return None
        return self._inner("*", self.rules["schema"])

    def is_choice(self, value: Any) -> bool:
        """Tell whether a value is one of the words that the schema allows."""
        return isinstance(value, str) and value in self.rules.get("allowed", ())

    def at(self, path: Sequence[str | int]) -> "Field | None":
        """Return the field at a path of keys and indices below this one; None where none is."""
        field: Field | None = self
        for part in path:
            if field is None:
                return None
            field = field.item if isinstance(part, int) else field.fields.get(part)
        return field

    def _inner(self, name: str, rules: Data) -> "Field":
        return Field((*self.path, name), rules, self.schemas, self)

    def expand(self, value: Any) -> Any:
        """Return the long form of a value that may be written short."""
        if value == "none" and self.rules.get("none"):
            return []
        if self.kind in EXPANDS:
            return EXPANDS[self.kind](value)
        short = self.named.get("short")
        if short and not (isinstance(value, dict) and not value.keys() <= self.schemas.languages):
            return {short: value}
        return value


def says(field: Field | None, value: Any) -> bool:
    """Tell whether a value, as it is written, says anything at whatever depth.

    A word that the schema allows does, also one that would say nothing in a text.

    Args:
        field: What it is the value of; None where no schema says.
        value: Plain data.
    """
    if isinstance(value, Mapping | list):
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        return any(says(field and field.at((key,)), inner) for key, inner in items)
    return (field is not None and field.is_choice(value)) or is_filled(value)


class Schemas(Struct, frozen=True, dict=True):
    """All schemas of a project.

    Args:
        files: Part (``policy``, ``service`` ...) to its schema file, as read.
        types: ``types.yml`` as read.
        profile: The standard that the content is held to; the kinds say what it asks.
        packaged: The schemas that came with the program; None where these are they.
    """

    files: Mapping[str, Data]
    types: Data
    profile: Profile
    languages: frozenset[str]
    packaged: "Schemas | None" = None

    @cached_property
    def kinds(self) -> dict[str, Data]:
        """Part to its fields."""
        return {
            name: {key: rules for key, rules in file.items() if key != HEADER}
            for name, file in self.files.items()
        }

    @cached_property
    def parts(self) -> dict[str, Part]:
        """The parts by name, in their order; those of an organisation's own come last."""
        own = [
            Part(name, file.get(HEADER, {}), own=True)
            for name, file in self.files.items()
            if name not in PARTS
        ]
        answers = {place: answer.clause for place, answer in self.profile.files.items()}
        ours = [
            Part(name, self._header(name), answers=answers) for name in PARTS if name in self.files
        ]
        return {part.name: part for part in (*ours, *sorted(own, key=_in_order))}

    @cached_property
    def places(self) -> tuple[Kind, ...]:
        """Every kind of content file, in the order of the parts."""
        return tuple(kind for part in self.parts.values() for kind in part.kinds)

    @cached_property
    def homes(self) -> dict[str, Kind]:
        """What ids name (``channel``, ``service`` ...) to the kind of file that describes it."""
        unique = {
            here.rules["unique"]: kind
            for kind in self.places
            for here in self.walk(kind.name)
            if "unique" in here.rules
        }
        # what is described in a file of its own has the name of the file for an id
        return {kind.name: kind for kind in self.places if kind.many} | unique

    def _header(self, name: str) -> Data:
        """Return what is said of a part that came with the program; its own schema may add."""
        shipped = self.packaged.files[name].get(HEADER, {}) if self.packaged else {}
        return {**shipped, **self.files[name].get(HEADER, {})}

    @property
    def clauses(self) -> Data:
        """Clause id to its entry in the catalogue, in the standard's order."""
        return self.profile.clauses

    @cached_property
    def _roots(self) -> dict[str, Field]:
        return {
            kind: Field((), {"type": "dict", "schema": rules, "part": kind}, self)
            for kind, rules in self.kinds.items()
        }

    def root(self, kind: str) -> Field:
        """Return the field that stands for a whole file of ``kind``."""
        return self._roots[kind]

    def field(self, kind: str, path: Sequence[str | int]) -> Field | None:
        """Return the field at a path of keys and indices; None where the schema has none."""
        return self.root(kind).at(path)

    def walk(self, kind: str) -> Iterator[Field]:
        """Yield every field of a kind, owners first; the inside of a named type is left out."""
        yield from _walk(self.root(kind))


def key_field(item: Field) -> str | None:
    """Return the field by which the items of a list are told apart; None where no field does.

    It is the one of which the schema says ``key: true``, or that which came with the program does.
    """
    return next((name for name, field in item.fields.items() if field.is_key), None)


def in_messages(label: Any) -> str:
    """Return a label as messages have it: in English, or in the first language that it has."""
    if isinstance(label, Mapping):
        return str(label.get(SOURCE) or next(iter(label.values())))
    return str(label)


def _in_order(part: Part) -> tuple[float, str]:
    return part.order, part.name


def _walk(field: Field) -> Iterator[Field]:
    for inner in field.fields.values():
        yield inner
        holder = inner.item or inner
        if not holder.named:
            yield from _walk(holder)
