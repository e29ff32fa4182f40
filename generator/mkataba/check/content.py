"""What rules look at: the files of a project after each was checked alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from mkataba.check.messages import node
from mkataba.check.validate import Entry
from mkataba.project import Project
from mkataba.schema import Field


@dataclass(frozen=True)
class Content:
    """The checked files of a project; ``earlier`` is the project that it is compared with."""

    project: Project
    entries: tuple[Entry, ...]
    earlier: Project | None = None

    def of(self, kind: str) -> Iterator[Entry]:
        """Yield the entries of a kind in the order of their files."""
        return (entry for entry in self.entries if entry.file.kind.name == kind)

    def one(self, path: str) -> Entry | None:
        """Return the entry at a path below ``content/``; None where there is none."""
        return next((e for e in self.entries if e.file.path == f"content/{path}"), None)

    def each(self, *kinds: str) -> Iterator["Node"]:
        """Yield every value whose field is of one of some kinds, kind by kind, files in order.

        Args:
            kinds: What :attr:`mkataba.schema.Field.kind` says: ``fee``, ``text``, ``list`` ...
        """
        for kind in kinds:
            yield from self._by_kind.get(kind, ())

    def share(self) -> None:
        """Find what all rules look at, so that processes forked from this one have it already."""
        _ = self.texts

    @cached_property
    def _by_kind(self) -> dict[str, list["Node"]]:
        # one walk for all rules: each rule walking by itself would take most of a check
        found: dict[str, list[Node]] = {}
        for entry in self.entries:
            for field, path, value in visit(entry.field, entry.data):
                found.setdefault(field.kind, []).append(Node(entry, field, path, value))
        return found

    @cached_property
    def texts(self) -> tuple["Said", ...]:
        """Every text; one that was written without a language is in the default one."""
        default = self.languages[0]
        return tuple(
            Said(entry, path, value if isinstance(value, dict) else {default: value}, value)
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

    @property
    def today(self) -> date:
        """The day on which the check is made."""
        return self.project.today

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the organisation, the default one first."""
        return languages_of(self.project)


class Node(NamedTuple):
    """A value with its field and its path in a file."""

    entry: Entry
    field: Field
    path: tuple[str | int, ...]
    value: Any


class Said(NamedTuple):
    """A text with its place: ``words`` by language, as they stand under ``written``."""

    entry: Entry
    path: tuple[str | int, ...]
    words: Mapping[str, str]
    written: Mapping[str, str] | str

    def at(self, language: str) -> tuple[str | int, ...]:
        """Return the path to the words in a language."""
        return self.path if isinstance(self.written, str) else (*self.path, language)


class Problem(NamedTuple):
    """What a rule yields: something wrong at a node of a file."""

    entry: Entry
    path: Sequence[str | int]
    message: str
    hint: str = ""
    clause: str | None = None  # the field's own, else the rule's, where None


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


def languages_of(project: Project) -> tuple[str, ...]:
    """Return the languages that organization.yml declares; English where it declares none."""
    for file in project.of("organization"):
        if isinstance(file.document.data, dict):
            declared = file.document.data.get("languages")
            if isinstance(declared, list):
                words = [code for code in declared if isinstance(code, str)]
                known = [code for code in words if code in project.schemas.languages]
                return tuple(dict.fromkeys(known)) or ("en",)
    return ("en",)


def visit(
    field: Field, value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[Field, tuple[str | int, ...], Any]]:
    """Yield each value below ``value`` with its field and its path, owners first."""
    if isinstance(value, dict) and field.fields:
        for name, inner in value.items():
            sub = field.fields.get(name)
            if sub is not None:
                yield sub, (*path, name), inner
                yield from visit(sub, inner, (*path, name))
    elif isinstance(value, list) and field.item is not None:
        for index, inner in enumerate(value):
            yield field.item, (*path, index), inner
            yield from visit(field.item, inner, (*path, index))
