"""What rules look at: the files of a project after each was checked alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from mkataba.check.validate import Entry
from mkataba.project import Project
from mkataba.schema import Field


@dataclass(frozen=True)
class Content:
    """The checked files of a project."""

    project: Project
    entries: tuple[Entry, ...]

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

    @cached_property
    def _by_kind(self) -> dict[str, list["Node"]]:
        # one walk for all rules: each rule walking by itself would take most of a check
        found: dict[str, list[Node]] = {}
        for entry in self.entries:
            for field, path, value in visit(entry.field, entry.data):
                found.setdefault(field.kind, []).append(Node(entry, field, path, value))
        return found

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


class Problem(NamedTuple):
    """What a rule yields: something wrong at a node of a file."""

    entry: Entry
    path: Sequence[str | int]
    message: str
    hint: str = ""
    clause: str | None = None  # the field's own, else the rule's, where None


def languages_of(project: Project) -> tuple[str, ...]:
    """Return the languages that organization.yml declares; English where it declares none."""
    for file in project.of("organization"):
        if isinstance(file.document.data, dict):
            declared = file.document.data.get("languages")
            if isinstance(declared, list):
                known = [code for code in declared if code in project.schemas.languages]
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
