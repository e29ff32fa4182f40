"""Both states as far as they can be read.

What can't be read is marked in the data, so that it counts as lost or as gained. The frozen
objects, by which things are found again, have the other side's value in its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from mkataba import model
from mkataba.check import Checked
from mkataba.check.content import Content
from mkataba.check.messages import dotted, quoted
from mkataba.check.validate import Entry
from mkataba.diff.change import Unread
from mkataba.diff.sides import Unreadable
from mkataba.model import Body
from mkataba.schema import Field
from mkataba.values.text import LANGUAGES, is_said

_Path = tuple[str | int, ...]


class Readable:
    """The data of one state by file: in ``marked``, what can't be read is :class:`Unreadable`."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.entries = {entry.file.path: entry for entry in content.entries}
        self.data: dict[str, Any] = {}
        self.marked: dict[str, Any] = {}
        self._open: dict[str, dict[_Path, Unreadable]] = {}
        for path, entry in self.entries.items():
            lost: list[_Path] = []
            self.data[path] = self.marked[path] = _kept(entry, lost)
            self._open[path] = {place: _found(entry, place) for place in lost}
            for place, mark in self._open[path].items():
                self.marked[path] = _put(self.marked[path], place, mark)

    def unread(self, side: str) -> Iterator[Unread]:
        """Yield what could not be read."""
        for path, places in self._open.items():
            for place, mark in places.items():
                yield Unread(side, path, dotted(place), mark.found)

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
    return Readable(before.content), Readable(after.content)


def _found(entry: Entry, place: _Path) -> Unreadable:
    document = entry.file.document
    said = quoted(_at(document.data, place))
    if not place:
        said = next((problem.message for problem in document.problems if problem.fatal), said)
    return Unreadable(said)


def _put(data: Any, path: _Path, mark: Unreadable) -> Any:
    """Return data with a mark at a path."""
    if not path:
        return mark
    part, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(part, int):
        return [*data[:part], _put(data[part], rest, mark), *data[part + 1 :]]
    return {**data, part: _put(data.get(part), rest, mark)}


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
    if field.kind == "text" and kept is None and isinstance(raw, Mapping):
        words = {code: raw[code] for code in LANGUAGES if _is_plain(raw.get(code))}
        if words:
            return {code: str(said) for code, said in words.items()}
    if isinstance(raw, dict) and field.fields and isinstance(kept, dict):
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
    if kept is None and _says(raw):
        lost.append(path)
    return kept


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and is_said(value)


def _says(value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(map(_says, value.values() if isinstance(value, dict) else value))
    return is_said(value)


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
