"""What changes for citizens between two states of the content, file by file, field by field."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from mkataba.check import Checked
from mkataba.check.validate import Entry
from mkataba.diff.change import (
    About,
    Change,
    Diff,
    FileChange,
    Key,
    Readiness,
    WaiverChange,
    about,
    own_label,
    within,
)
from mkataba.diff.groups import group_changes
from mkataba.diff.internal import is_hidden
from mkataba.diff.moved import moved_files
from mkataba.diff.names import named_in_own_parts, states_of
from mkataba.diff.pairs import paired
from mkataba.diff.parts import file_changes, part_changes, part_of, public
from mkataba.diff.readable import Readable, readable
from mkataba.diff.sides import Item, Unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import unread_changes
from mkataba.diff.waivers import waiver_changes
from mkataba.diff.walk import map_changes, own_changes
from mkataba.finding import Report, Severity, Waived
from mkataba.model import Service
from mkataba.project import Project
from mkataba.schema import Field, Schemas, in_messages
from mkataba.values.text import Text

__all__ = ["diff"]

_SERVICES = "content/services/"
_WAIVERS = "content/waivers.yml"
_FIRST = ("organization", "policy", "charter")


def diff(before: Checked, after: Checked) -> Diff:
    """Return what changes for citizens, worse and better, and how ready the content is.

    Args:
        before: The earlier state, checked; it may have errors.
        after: The later state, checked; it may have errors.
    """
    both = _Both(before, after)
    changes = tuple(both.changes())
    waivers, others = both.waivers((before.waived, after.waived))
    return Diff(
        (*changes, *others),
        (*both.old.unread("before"), *both.new.unread("after")),
        readiness(before, before.content.project.schemas),
        readiness(after, after.content.project.schemas),
        tuple(waivers),
        both.new_body.organization.languages,
        both.states.names["channel"],
        tuple(_beside(before.content.project, after.content.project)),
        both.labels(),
    )


def _beside(before: Project, after: Project) -> Iterator[FileChange]:
    """Yield each schema, template and setting that is not what it was."""
    old, new = before.beside_content, after.beside_content
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            kind = "changed" if path in old and path in new else "added"
            yield FileChange(kind if path in new else "removed", path)


def readiness(report: Report, schemas: Schemas) -> Readiness:
    """Return how ready the content of a report is."""
    return Readiness(
        report.level,
        report.count(Severity.ERROR),
        tuple((row.name, len(row.met), row.total) for row in report.coverage),
        frozenset(in_messages(part.label) for part in schemas.parts.values() if part.own),
    )


class _Both:
    """Both states, and which service of one is which of the other."""

    def __init__(self, before: Checked, after: Checked) -> None:
        self.old, self.new = readable(before, after)
        self.old_body, self.new_body = self.old.body(self.new), self.new.body(self.old)
        self.pairs = paired(self.old_body.services, self.new_body.services)
        values = before.content.values, after.content.values
        named = named_in_own_parts(self.old, values[0]) | named_in_own_parts(self.new, values[1])
        self.states = states_of(self.old_body, self.new_body, self.pairs[0], values, named)
        self.moved = moved_files(self.old, self.new, self._called)
        ids: dict[str, dict[str, str]] = {}
        for path, was in self.moved.items():
            there, here = self.old.entries[was].file, self.new.entries[path].file
            ids.setdefault(here.kind.name, {})[there.id] = here.id
        self.states = replace(self.states, renamed={**self.states.renamed, **ids})
        schemas = before.content.project.schemas, after.content.project.schemas
        self.schemas = schemas
        self.same_schemas = schemas[0] is schemas[1]
        self.places = list(dict.fromkeys(kind for one in reversed(schemas) for kind in one.places))

    def changes(self) -> Iterator[Change]:
        """Yield every change: services in the charters' order, then the other files."""
        same, withdrawn, added = self.pairs
        for service in withdrawn:
            yield self._whole("service-withdrawn", service, self.old)
        yield from group_changes(self.states, self.old_body, self.new_body, same, self._in_groups)
        for was, service in same:
            subject = About("service", service.id, service.name)
            changes = self._file(*(f"{_SERVICES}{each.id}.yml" for each in (was, service)))
            if was.id != service.id:
                renamed = Change("service-renamed", was.id, service.id, (Key("id"),))
                yield replace(renamed, about=subject)
            yield from about(subject, changes)
        for service in added:
            yield self._whole("service-added", service, self.new)
        yield from self._unlisted()
        left = {*self.moved.values(), _WAIVERS}
        for path in sorted({**self.old.entries, **self.new.entries}, key=self._order):
            if not path.startswith(_SERVICES) and path not in left:
                yield from self._document(self.moved.get(path, path), path)

    def _in_groups(self, charter: str, was: int | None, at: int | None) -> Iterator[Change]:
        """Yield how a group changed in what no class knows; None for a side that lacks it."""
        path = f"content/charters/{charter}.yml"
        entry = self.new.entries.get(path) or self.old.entries.get(path)
        field = entry.field.fields.get("groups") if entry else None
        if field is None or field.item is None:
            return
        sides = []
        for side, number in ((self.old, was), (self.new, at)):
            data = side.marked.get(path)
            groups = data.get("groups") if isinstance(data, dict) else None
            numbered = dict(enumerate(groups)) if isinstance(groups, list) else {}
            sides.append(None if number is None else numbered.get(number))
        yield from own_changes(self._known(path), field.item, *sides)

    def labels(self) -> dict[str, Text]:
        """Return what the organisation calls the parts of its own, by name."""
        parts = {name: part for one in self.schemas for name, part in one.parts.items()}
        return {name: own_label(part.label) for name, part in parts.items() if part.own}

    def waivers(
        self, waived: Sequence[Sequence[Waived]]
    ) -> tuple[list[WaiverChange], list[Change]]:
        """Return the waivers that hold back more than before, and all other changes of them."""
        entry = self.new.entries.get(_WAIVERS) or self.old.entries.get(_WAIVERS)
        field = entry.field.fields.get("waivers") if entry else None
        if entry is None or field is None:
            return [], []
        subject = About("waivers")
        sides = [side.marked.get(_WAIVERS) for side in (self.old, self.new)]
        if any(isinstance(side, Unreadable) for side in sides):
            return [], list(about(subject, _unread_file(entry, "waivers", *sides)))
        was, now = sides
        old, new = ((side or {}).get("waivers") for side in sides)
        old, new = (None if isinstance(each, Unreadable) else each for each in (old, new))
        leading, others = waiver_changes(self.states, field, old, new, waived)
        others += map_changes(self._known(_WAIVERS), entry.field, was, now, ("waivers",))
        return leading, list(about(subject, others))

    def _whole(self, kind: str, service: Service, side: Readable) -> Change:
        """Return that a charter lists a service that it did not, or no more."""
        path = f"{_SERVICES}{service.id}.yml"
        data = public(side.entries.get(path), side.data.get(path))
        item = Item(service.name or service.id, data)
        before, after = (None, item) if side is self.new else (item, None)
        subject = About("service", service.id, service.name)
        return Change(kind, before, after, (Key("service"),), subject)

    def _unlisted(self) -> Iterator[Change]:
        """Yield how the services changed that no charter lists on either side."""
        listed = {service.id for group in self.pairs[1:] for service in group}
        listed |= {service.id for pair in self.pairs[0] for service in pair}
        for path in dict.fromkeys((*self.new.entries, *self.old.entries)):
            ident = path.removeprefix(_SERVICES).removesuffix(".yml")
            if not path.startswith(_SERVICES) or ident in listed:
                continue
            sides = [side.marked.get(path) for side in (self.old, self.new)]
            name = next((self._name(side) for side in reversed(sides) if side is not None), None)
            subject = About("service", ident, name)
            if None not in sides:
                yield from about(subject, self._file(path, path))
            elif not any(isinstance(side, Unreadable) for side in sides):
                entry = self.new.entries.get(path) or self.old.entries[path]
                item = Item(name or ident, public(entry, sides[0] or sides[1]))
                key = (Key("service"),)
                change = Change("added", None, item, key, subject)
                yield (
                    change
                    if sides[0] is None
                    else replace(change, kind="removed", before=item, after=None)
                )

    def _order(self, path: str) -> tuple[bool, int]:
        kind = (self.new.entries.get(path) or self.old.entries[path]).file.kind
        places = [kind.place for kind in self.places]
        return kind.name not in _FIRST, places.index(kind.place)

    def _name(self, data: Any) -> Text | None:
        name = data.get("name") if isinstance(data, dict) else None
        return None if isinstance(name, Unreadable) else self.states.text(name, 1)

    def _title(self, field: Field, sides: Sequence[Any]) -> Text | None:
        """Return the first text of a file, by which people know it."""
        texts = (n for n, sub in field.fields.items() if sub.kind == "text" and not is_hidden(sub))
        first = next(texts, "")
        data = next((side for side in reversed(sides) if isinstance(side, dict)), {})
        title = data.get(first)
        return None if isinstance(title, Unreadable) else self.states.text(title, 1)

    def _known(self, path: str) -> States:
        entry = self.old.entries.get(path)
        return replace(self.states, old=entry.field if entry and not self.same_schemas else None)

    def _file(self, was_path: str, path: str) -> Iterator[Change]:
        """Yield how a file changed; one that can't be read on one side is lost as a whole."""
        entry = self.new.entries.get(path) or self.old.entries[was_path]
        sides = self.old.marked.get(was_path), self.new.marked.get(path)
        if any(isinstance(side, Unreadable) for side in sides):
            yield from _unread_file(entry, entry.file.kind.name, *sides)
        else:
            yield from map_changes(self._known(was_path), entry.field, *sides)

    def _called(self, path: str) -> Text | None:
        """Return what the file at a path is called, on the side that has it."""
        entry = self.new.entries.get(path) or self.old.entries[path]
        return self._title(entry.field, [side.marked.get(path) for side in (self.old, self.new)])

    def _document(self, was_path: str, path: str) -> Iterator[Change]:
        """Yield how a file changed; what other files refer to by id is a part of its own."""
        entry = self.new.entries.get(path) or self.old.entries[path]
        kind = entry.file.kind
        part = entry.file.id if kind.name == "charter" else kind.name
        sides = [self.old.marked.get(was_path), self.new.marked.get(path)]
        subject = About(part)
        if kind.many:
            subject = About(part, entry.file.id, self._title(entry.field, sides))
        if was_path != path:
            ids = self.old.entries[was_path].file.id, entry.file.id
            yield from about(subject, [Change("file-renamed", *ids, (Key("id"),))])
        if any(isinstance(side, Unreadable) for side in sides):
            yield from about(subject, _unread_file(entry, part, *sides))
            return
        if None in sides:
            yield from about(subject, file_changes(entry, subject, *sides))
            if entry.field.is_own:
                return
        states = self._known(was_path)
        apart = {name: sub for name, sub in entry.field.fields.items() if part_of(sub)}
        lists = {name: [(side or {}).get(name) for side in sides] for name in apart}
        told = {
            name: each
            for name, each in lists.items()
            if not any(isinstance(side, Unreadable) for side in each)
        }
        was, now = sides
        if None not in sides:
            yield from about(subject, map_changes(states, entry.field, was, now, told))
        for name, each in told.items():
            yield from part_changes(states, apart[name], *each)


def _unread_file(entry: Entry, part: str, before: Any, after: Any) -> Iterator[Change]:
    """Yield that a file as a whole can't be read any more, or again."""
    sides = [
        side if side is None or isinstance(side, Unreadable) else Item("", public(entry, side))
        for side in (before, after)
    ]
    yield from within(Key(part), unread_changes(*sides))
