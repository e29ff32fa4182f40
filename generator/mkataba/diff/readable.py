"""Both states as far as they can be read.

What can't be read is marked in the data, so that it counts as lost or as gained. The frozen
objects, by which things are found again, have the other side's value in its place.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from mkataba import model
from mkataba.check import Checked
from mkataba.check.ids import known_ids
from mkataba.check.levels import rules_of
from mkataba.check.messages import dotted, node, quoted
from mkataba.check.nodes import visit
from mkataba.check.rules import duplicate_id, reference
from mkataba.check.validate import Entry
from mkataba.diff.change import Unread
from mkataba.diff.internal import is_hidden
from mkataba.diff.kinds import type_of
from mkataba.diff.sides import Unreadable
from mkataba.finding import Finding
from mkataba.model import Body
from mkataba.schema import Field, says
from mkataba.values.text import is_filled

_Path = tuple[str | int, ...]

_HIDDEN = "it is internal, and not shown here"


class Readable:
    """The data of one state by file: in ``marked``, what can't be read is :class:`Unreadable`."""

    def __init__(self, checked: Checked, other: Checked) -> None:
        self.content = checked.content
        self.entries = {entry.file.path: entry for entry in self.content.entries}
        self.data: dict[str, Any] = {}
        self.marked: dict[str, Any] = {}
        self._open: dict[str, dict[_Path, Unreadable]] = {}
        for path, entry in self.entries.items():
            lost: list[_Path] = []
            self.data[path] = self.marked[path] = _kept(entry, lost)
            self._open[path] = {place: _found(entry, place) for place in lost}
            self._open[path].update(_ambiguous(entry))
        for problem in duplicate_id.check(self.content):
            mark = Unreadable(problem.message)
            self._open[problem.entry.file.path][tuple(problem.path[:-1])] = mark
        named = {(one.entry.file.path, one.value) for one in other.content.each("id")}
        for problem in reference.unknown(self.content, known_ids(other.content)):
            path, place = problem.entry.file.path, tuple(problem.path)
            if (path, _at(problem.entry.data, place)) not in named:  # else it is as it was
                self._open[path][place] = Unreadable(problem.message)
        for path, marks in self._open.items():
            entry = self.entries[path]
            blank = {place: _found(entry, place) for place in _blank(entry)}
            for place, mark in {**blank, **marks}.items():
                self.marked[path] = _put(self.marked[path], place, mark)
        self._faults = tuple(_faults(checked))

    def unread(self, side: str) -> Iterator[Unread]:
        """Yield what could not be read, and whatever else keeps the content from being a draft."""
        for path, places in self._open.items():
            for place, mark in places.items():
                hidden = any(
                    is_hidden(self.entries[path].field.at(place[:end]))
                    for end in range(len(place) + 1)
                )
                yield Unread(side, path, dotted(place), _HIDDEN if hidden else mark.found)
        known = {path: _Known(entry, self._open[path]) for path, entry in self.entries.items()}
        for fault in self._faults:
            if not (fault.path in known and known[fault.path].speaks_of(fault)):
                yield Unread(side, fault.path, fault.node, fault.message)

    def body(self, other: "Readable") -> Body:
        """Return the body as a draft; what can't be read in it is as on the other side."""
        entries = []
        for path, entry in self.entries.items():
            data = self.data[path]
            for place in self._open[path]:
                data = _filled(data, place, other.data.get(path))
            if data is not None:
                entries.append(entry if data is entry.data else replace(entry, data=data))
        return model.build(replace(self.content, entries=tuple(entries)))


def readable(before: Checked, after: Checked) -> tuple[Readable, Readable]:
    """Return the data of both states as far as it can be read."""
    return Readable(before, after), Readable(after, before)


def _faults(checked: Checked) -> Iterator[Finding]:
    """Yield the findings that say that something written can't be read as it is meant."""
    draft = rules_of("draft", checked.rules)
    findings = (*checked.findings, *(one.finding for one in checked.waived))
    return (finding for finding in findings if finding.rule in draft)


class _Known:
    """What is known of a file's faults: its marks, and the texts that are compared all the same."""

    def __init__(self, entry: Entry, marks: Mapping[_Path, Unreadable]) -> None:
        self._entry = entry
        written = entry.file.document.data
        self._said = {mark.found for mark in marks.values()}
        self._marked = {node(written, place) for place in marks}
        self._above = {owner for marked in self._marked for owner in _owners(marked)} - {""}

    @cached_property
    def _texts(self) -> set[str]:
        written = self._entry.file.document.data
        return {
            node(written, path)
            for field, path, value in visit(self._entry.field, written)
            if field.kind == "text" and _is_plain_text(value, field)
        }

    def speaks_of(self, fault: Finding) -> bool:
        """Tell whether a fault has a mark, or is no hindrance to a comparison."""
        if fault.message in self._said or not self._marked.isdisjoint(_owners(fault.node)):
            return True
        if fault.node in self._above:
            return True
        return fault.rule == "value" and fault.node in self._texts


def _owners(named: str) -> Iterator[str]:
    """Yield the name of a node, and of each that it lies in; "" is the whole file."""
    yield named
    yield from (named[:at] for at, character in enumerate(named) if character in ".[")
    yield ""


def _ambiguous(entry: Entry) -> Iterator[tuple[_Path, Unreadable]]:
    """Yield what is written twice, or with a tag of which nobody knows the meaning."""
    for problem in entry.file.document.problems:
        if problem.path:
            yield problem.path, Unreadable(problem.message)


def _found(entry: Entry, place: _Path) -> Unreadable:
    document = entry.file.document
    text = quoted(_at(document.data, place))
    if not place:
        text = next((problem.message for problem in document.problems if problem.fatal), text)
    return Unreadable(text)


def _put(data: Any, path: _Path, mark: Unreadable) -> Any:
    """Return data with a mark at a path; at the owner where the data ends before."""
    if not path:
        return mark
    part, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return [*data[:part], _put(data[part], rest, mark), *data[part + 1 :]]
    if isinstance(data, dict) and isinstance(part, str):
        return {**data, part: _put(data.get(part), rest, mark)}
    return mark


def _kept(entry: Entry, lost: list[_Path]) -> Any:
    """Return what can be read of a file; None for nothing. The rest goes into ``lost``."""
    document = entry.file.document
    if any(problem.fatal for problem in document.problems) or not isinstance(
        document.data, dict | None
    ):
        lost.append(())
        return None
    if not entry.findings or document.data is None:
        return entry.data
    return _restored(entry.field, document.data, entry.data, (), lost)


def _restored(field: Field, raw: Any, kept: Any, path: _Path, lost: list[_Path]) -> Any:
    """Return what the check kept, with the texts again that it took out for a missing language."""
    raw = field.expand(raw)
    if field.kind == "text" and kept is None and _is_plain(raw):
        return str(raw)  # words of the first language
    if field.kind == "text" and kept is None and isinstance(raw, Mapping):
        words = {
            code: raw[code] for code in sorted(field.schemas.languages) if _is_plain(raw.get(code))
        }
        if words:
            return {code: str(text) for code, text in words.items()}
    if isinstance(raw, dict) and field.fields and isinstance(kept, dict):
        if field.named and not raw.keys() <= field.fields.keys():
            lost.append(path)  # a key that nobody knows may be half of what is meant
        inner = {
            name: _restored(sub, raw[name], kept.get(name), (*path, name), lost)
            for name, sub in field.fields.items()
            if name in raw
        }
        return {**kept, **{name: value for name, value in inner.items() if value is not None}}
    if isinstance(raw, list) and field.item and isinstance(kept, list) and len(raw) == len(kept):
        return [
            _restored(field.item, raw[at], kept[at], (*path, at), lost) for at in range(len(raw))
        ]
    if kept is None and says(field, raw):
        lost.append(path)
    return kept


def _blank(entry: Entry) -> Iterator[_Path]:
    """Yield the items of lists that are written and say nothing: one there was has not gone."""

    def within(field: Field, raw: Any, path: _Path) -> Iterator[_Path]:
        raw = field.expand(raw)
        if isinstance(raw, dict) and type_of(field) == "map":
            for name, sub in field.fields.items():
                yield from within(sub, raw.get(name), (*path, name))
        elif isinstance(raw, list) and field.item and type_of(field) in _BY_ITEM:
            for at, written in enumerate(raw):
                if written and not says(field.item, written):
                    yield (*path, at)
                elif type_of(field) == "items":
                    yield from within(field.item, written, (*path, at))

    if entry.findings and entry.is_readable:
        yield from within(entry.field, entry.file.document.data, ())


_BY_ITEM = ("texts", "requirements", "steps", "items")


def _is_plain_text(value: Any, field: Field) -> bool:
    """Tell whether a text holds words in known languages, and nothing else."""
    if not isinstance(value, Mapping):
        return _is_plain(value)
    return all(code in field.schemas.languages and _is_plain(text) for code, text in value.items())


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and is_filled(value)


def _at(data: Any, path: _Path) -> Any:
    """Return the value at a path, in the long form or in the short one that stands for it."""
    for part in path:
        try:
            data = data[part]
        except (LookupError, TypeError):
            break
    return data


def _filled(data: Any, path: _Path, other: Any) -> Any:
    """Return data with the other side's value at a path; as it is where that has none."""
    if not path or data is None:
        return other if not path else data
    part, rest = path[0], path[1:]
    if isinstance(data, dict) and isinstance(other, dict) and part in other:
        if rest and part not in data:
            return data
        inner = _filled(data.get(part), rest, other[part]) if rest else other[part]
        return {**data, part: inner}
    if isinstance(data, list) and isinstance(other, list) and isinstance(part, int):
        match = _match(data, part, other)
        if match is not None:
            inner = _filled(data[part], rest, match) if rest else match
            return [*data[:part], inner, *data[part + 1 :]]
    return data


def _match(data: list[Any], at: int, other: list[Any]) -> Any:
    """Return the item of another list that an item is: by its id, else by its number."""
    own = data[at].get("id") if isinstance(data[at], dict) else None
    if own is not None:
        named = (item for item in other if isinstance(item, dict) and item.get("id") == own)
        return next(named, None)
    return other[at] if len(data) == len(other) else None
