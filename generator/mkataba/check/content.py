"""What rules look at: the files of a project after each was checked alone."""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.check.messages import node
from mkataba.check.nodes import LocalText, Node, visit
from mkataba.check.validate import Entry
from mkataba.languages import Language
from mkataba.project import CONTENT, Project
from mkataba.project.content_languages import declared_languages, needed_languages
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

    def each(self, *kinds: str) -> Iterator[Node]:
        """Yield every value whose field is of one of some kinds, kind by kind, files in order.

        Args:
            kinds: What :attr:`mkataba.schema.Field.kind` or ``value`` says: ``fee``, ``list`` ...
        """
        for kind in kinds:
            yield from self._by_kind.get(kind, ())

    def parsed(self, *kinds: str) -> Iterator[tuple[Node, Any]]:
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
    def _by_kind(self) -> dict[str, list[Node]]:
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
    def texts(self) -> tuple[LocalText, ...]:
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
    def refused(self) -> tuple[Node, ...]:
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
