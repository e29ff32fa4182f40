"""What rules look at: the files of a project after each was checked alone."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.check.messages import node
from mkataba.check.validate import Entry
from mkataba.languages import Language
from mkataba.project import CONTENT, Project
from mkataba.project.content_languages import declared_languages, needed_languages
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.parsed import NESTING, Parsed

EVERY = "*"
"""Stands for every kind of file that a rule does not name, among those that it compares."""

ALL_KINDS: Mapping[str, tuple[str, ...]] = {EVERY: ()}
"""Every kind of file, for a rule that may look at all and needs none of them to be readable."""


class Content(Struct, frozen=True, dict=True):
    """The checked files of a project.

    Args:
        project: The project.
        entries: Its files, each after its own check.
        earlier: The project that it is compared with.
        values: What was parsed of them; views of some of the files share it.
    """

    project: Project
    entries: tuple[Entry, ...]
    earlier: Project | None = None
    values: Parsed = field(default_factory=Parsed)

    def of(self, kind: str) -> Iterator[Entry]:
        """Yield the entries of a kind in the order of their files."""
        return (entry for entry in self.entries if entry.file.kind.name == kind)

    def one(self, path: str) -> Entry | None:
        """Return the entry at a path below ``content/``; None where there is none."""
        return next((e for e in self.entries if e.file.path == f"content/{path}"), None)

    def each(self, *kinds: str) -> Iterator["Node"]:
        """Yield every value whose field is of one of some kinds, kind by kind, files in order.

        Args:
            kinds: What :attr:`mkataba.schema.Field.kind` or ``value`` says: ``fee``, ``list`` ...
        """
        for kind in kinds:
            yield from self._by_kind.get(kind, ())

    def parsed(self, *kinds: str) -> Iterator[tuple["Node", Any]]:
        """Yield every value of some kinds that holds one, with what it was parsed to.

        Args:
            kinds: Keys of the tables of :mod:`mkataba.values.types`: ``fee``, ``money`` ...
        """
        for place in self.each(*kinds):
            value = self.value(place.field.value, place.value)
            if value is not None:
                yield place, value

    def value(self, kind: str, data: Any) -> Any:
        """Return what checked data of a kind was parsed to; None where it holds no such value."""
        return self.values.value(kind, data, self.default)

    @cached_property
    def alone(self) -> tuple["Content", ...]:
        """Each file by itself."""
        if len(self.entries) == 1:
            return (self,)
        return tuple(replace(self, entries=(entry,)) for entry in self.entries)

    def among(self, kinds: Container[str]) -> "Content":
        """Return the files of some kinds alone."""
        parts = tuple(part for part in self.alone if part.entries[0].file.kind.name in kinds)
        view = replace(self, entries=tuple(part.entries[0] for part in parts))
        if len(parts) != 1:
            view.__dict__["alone"] = parts  # walked once for all rules
        return view

    def reads(self, kind: str, *fields: str) -> bool:
        """Tell whether all that is written under some fields of a kind of file could be read.

        Args:
            kind: Kind of file.
            fields: Paths with ``*`` for each item of a list, as in ``channels.*.id``; "" for the
                whole file.
        """
        return not any(
            _meets(path, field.split(".") if field else ())
            for path in self._unread.get(kind, ())
            for field in fields
        )

    def share(self) -> None:
        """Find what all rules look at, so that processes forked from this one have it already."""
        _ = self.texts
        for kind in NESTING:
            for _ in self.parsed(kind):
                pass

    @property
    def whole(self) -> "Content":
        """The same without texts that lack a language: what can be published."""
        return replace(self, entries=tuple(entry.whole for entry in self.entries))

    @cached_property
    def _unread(self) -> dict[str, set[Path]]:
        """Where something could not be read, by kind of file."""
        unread: dict[str, set[Path]] = {kind.name: {()} for kind in self.project.missing}
        for entry in self.entries:
            unread.setdefault(entry.file.kind.name, set()).update(entry.unread)
        for kind, _ in beside(self.project):
            unread.setdefault(kind, set()).add(())
        return unread

    @cached_property
    def _by_kind(self) -> dict[str, list["Node"]]:
        # one walk for all rules: each rule walking by itself would take most of a check
        found: dict[str, list[Node]] = {}
        if len(self.entries) == 1:
            (entry,) = self.entries
            for field, path, value in visit(entry.field, entry.data):
                place = Node(entry, field, path, value)
                found.setdefault(field.kind, []).append(place)
                if field.value and field.value != field.kind:
                    found.setdefault(field.value, []).append(place)
        else:
            for part in self.alone:
                for kind, nodes in part._by_kind.items():
                    found.setdefault(kind, []).extend(nodes)
        return found

    @cached_property
    def texts(self) -> tuple["LocalText", ...]:
        """Every text; one that was written without a language is in the default one."""
        if len(self.entries) != 1:
            return tuple(text for part in self.alone for text in part.texts)
        return tuple(
            LocalText(
                entry, path, value if isinstance(value, dict) else {self.default: value}, value
            )
            for entry, _, path, value in self.each("text")
            if isinstance(value, dict | str)
        )

    @cached_property
    def refused(self) -> tuple["Node", ...]:
        """The values, as they are written, that the form of their field does not allow."""
        return tuple(
            Node(entry, field, path, value)
            for entry in self.entries
            if (wrong := {found.node for found in entry.findings if found.rule == "value"})
            for field, path, value in visit(entry.field, entry.file.document.data)
            if node(entry.file.document.data, path) in wrong
        )

    def language(self, code: str, *keys: str) -> Language | None:
        """Return a language; None if there is none of this code, or if it lacks one of some keys.

        Args:
            code: Of the language.
            keys: Such as ``rules.soon``, or ``reading`` for all of a file.
        """
        return self.project.languages.having(code, *keys)

    @property
    def today(self) -> date:
        """The day on which the check is made."""
        return self.project.today

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the organisation, the default one first; all where none can be told."""
        return self.needed or tuple(sorted(self.project.schemas.languages))

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The languages in which each text has to be there; empty where they can't be told."""
        return needed_languages(self.project)

    @cached_property
    def default(self) -> str:
        """The language of a text that was written without one; "" where it can't be told."""
        return next(iter(declared_languages(self.project)), "")


def _meets(path: Path, field: Sequence[str]) -> bool:
    """Tell whether one of two paths leads to, or into, what the other one names."""
    return all(
        name == part or (name == "*" and isinstance(part, int))
        for part, name in zip(path, field, strict=False)
    )


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


class Outside(NamedTuple):
    """A place that is no node of the content, by path below the project's folder."""

    path: str
    line: int  # 1-based
    node: str = ""  # what it lies on, where lines move
    column: int = 1


class Problem(NamedTuple):
    """What a rule yields: something wrong at a node of a file, or outside the content."""

    entry: Entry
    path: Sequence[str | int]
    message: str
    hint: str = ""  # in which ¤ stands for the currency of the standard, ⌂ for a domain
    clause: Literal["field", "rule", ""] = (
        "field"  # the field's or else the rule's; the rule's; none
    )
    outside: Outside | None = None  # instead of the node


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


def beside(project: Project) -> Iterator[tuple[str, str]]:
    """Yield kind and id of each file that has its place among many of a kind and is no such file.

    A link that leads out of the project, or another ending: somebody has written it.
    """
    for path, _ in project.strays:
        stray = PurePosixPath(path)
        for kind in project.schemas.places:
            among = PurePosixPath(CONTENT, kind.place).parent
            if kind.many and stray.parent == among and stray.suffix.lower() in (".yml", ".yaml"):
                yield kind.name, stray.stem


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
