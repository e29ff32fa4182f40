"""An import into a file that people have edited: theirs stays, news come in, the rest is said.

Three states are compared at every leaf: what the last import brought (base), what the file holds
now (ours), and what this import brings (new).
"""

import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from ruamel.yaml import YAML
from ruamel.yaml.util import load_yaml_guess_indent

from mkataba import source
from mkataba.import_.plain_yaml import is_plain, plain_yaml
from mkataba.schema import Field, says
from mkataba.values.text import without_starters

NO_FIELDS: Mapping[str, Field] = MappingProxyType({})
_ABSENT: Any = object()
_HEAD = re.compile(r"(?:#.*\n)*")


class Conflict(Struct, frozen=True):
    """A value that a person changed and that the source has changed as well; nothing was done."""

    field: str
    ours: str
    new: str


class _Merge(Struct):
    fields: Mapping[str, Field]
    conflicts: list[Conflict] = field(default_factory=list)
    changed: bool = False
    replaced: list[str] = field(default_factory=list)  # texts in whose place there are others
    fills: bool = False  # maps that are still to be written are filled, not replaced

    def says(self, path: tuple[str, ...], value: Any) -> bool:
        """Tell whether what stands at a path says anything.

        Where placeholders are filled, ids of a new project say nothing.
        """
        holder = self.fields.get(path[0])
        for part in path[1:]:
            holder = holder and (holder.item or holder.fields.get(part))
        return says(holder, without_starters(value) if self.fills else value)


def updated(
    text: str,
    base: Mapping[str, Any],
    new: Mapping[str, Any],
    fields: Mapping[str, Field] = NO_FIELDS,
    document: source.Document | None = None,
) -> tuple[str, list[Conflict]]:
    """Return the YAML text with what is new in it, and what could not be put in.

    Args:
        text: The file as it stands; comments, order and quotes stay.
        base: What the last import wrote, by field; empty if none did.
        new: What this import brings, by field.
        fields: The fields of what the file describes.
        document: The text as it was read; None where nobody read it yet.
    """
    made = _as_made(text, document or source.read("", text.encode("utf-8", "replace")))
    if made is None:
        return updated_in_place(text, base, new, fields)
    head, data = made
    merge = _Merge(fields)
    _into(data, dict(base), dict(new), (), merge)
    if not data or any(map(_is_quoted, merge.replaced)):
        # only the round trip knows where comments above nothing go, and puts what is new into the
        # quotes of the old
        return updated_in_place(text, base, new, fields)
    return head + fields_text(data) if merge.changed else text, merge.conflicts


def updated_in_place(
    text: str,
    base: Mapping[str, Any],
    new: Mapping[str, Any],
    fields: Mapping[str, Field] = NO_FIELDS,
    *,
    fills: bool = False,
) -> tuple[str, list[Conflict]]:
    """Return what :func:`updated` returns, by the loader that keeps all that a person wrote.

    Args:
        text: The file as it stands.
        base: What the last import wrote.
        new: What this import brings.
        fields: The fields of what the file describes.
        fills: Whether a map that is still to be written is filled key by key, its comments kept,
            and not replaced.
    """
    data, yaml = loaded(text)
    if not isinstance(data, dict):
        return text, [Conflict("", "the file holds no map", "")]
    merge = _Merge(fields, fills=fills)
    _into(data, dict(base), dict(new), (), merge)
    return dumped(data, yaml) if merge.changed else text, merge.conflicts


def _as_made(text: str, document: source.Document) -> tuple[str, dict[str, Any]] | None:
    """Return the comments and the data of a text that stands exactly as an import writes it.

    None if it is not: there is something that only the loader for round trips keeps. It takes
    many times longer than to read plain data and to write that again.
    """
    found = _HEAD.match(text)
    head = found[0] if found else ""
    data = document.data
    if document.problems or not isinstance(data, dict) or head + fields_text(data) != text:
        return None
    return head, _copied(data)  # what comes in is put into it


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(inner) for key, inner in data.items()}
    return [_copied(inner) for inner in data] if isinstance(data, list) else data


def loaded(text: str) -> tuple[Any, YAML]:
    """Return a YAML text as data that keeps comments and quotes, and what writes it back."""
    try:
        _, indent, block = load_yaml_guess_indent(text)
    except IndexError:  # it stumbles over a dash with nothing behind it
        indent, block = 4, 2
    # a text without lists has no style for them: then ours
    yaml = _yaml(4, 2) if block is None else _yaml(indent or 4, block)
    return yaml.load(text), yaml


def _yaml(indent: int, block: int) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096  # never breaks a line that was whole
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=indent, offset=block)
    return yaml


def dumped(data: Any, yaml: YAML | None = None) -> str:
    """Return data as YAML text in the style of our content files."""
    stream = io.StringIO()
    (yaml or _yaml(4, 2)).dump(data, stream)
    return stream.getvalue()


def fields_text(data: Mapping[str, Any]) -> str:
    """Return plain data as YAML text, field by field; the same as :func:`dumped` of all at once."""
    return "".join(
        plain_yaml(name, value) or _field_text(name, json.dumps(value))
        for name, value in data.items()
    )


@lru_cache(maxsize=4096)  # files have most of their fields in common, a file nearly all with itself
def _field_text(name: str, value: str) -> str:
    return dumped({name: json.loads(value)})


def _is_quoted(words: str) -> bool:
    return not is_plain(words) and _field_text("words", json.dumps(words)).startswith(
        ("words: '", 'words: "')
    )


def _into(ours: Any, base: Any, new: Any, path: tuple[str, ...], merge: _Merge) -> None:
    for key in dict.fromkeys((*_keys(new), *_keys(base))):
        here = (*path, str(key + 1 if isinstance(key, int) else key))
        mine, was, comes = _at(ours, key), _at(base, key), _at(new, key)
        fills = merge.fills and isinstance(mine, Mapping) and isinstance(comes, Mapping)
        if mine is not _ABSENT and not fills and not merge.says(here, mine):
            mine = _ABSENT
        if _same(comes, was) or _same(mine, comes):
            continue
        if isinstance(mine, Mapping) and isinstance(comes, Mapping):
            _into(mine, was if isinstance(was, Mapping) else {}, comes, here, merge)
        elif isinstance(mine, list) and (ids := _ids(mine, was, comes)):
            _by_id(mine, ids, here, merge)
        elif _lists_of_a_length(mine, was, comes):
            _into(mine, was, comes, here, merge)
        elif not _same(mine, was):
            merge.conflicts.append(Conflict(".".join(here), _shown(mine), _shown(comes)))
        else:
            merge.changed = True
            if isinstance(mine, str):
                merge.replaced.append(mine)
            if comes is _ABSENT:
                del ours[key]
            else:
                ours[key] = comes


def _ids(*sides: Any) -> tuple[dict[str, Any], ...]:
    """Return the items of lists by their ids; nothing where one is no list of things with ids."""
    if not all(
        isinstance(side, list) and all(isinstance(one, Mapping) and "id" in one for one in side)
        for side in sides
    ):
        return ()
    found = tuple({str(one["id"]): one for one in side} for side in sides)
    return found if all(len(a) == len(b) for a, b in zip(found, sides, strict=True)) else ()


def _by_id(
    items: list[Any], sides: Sequence[Mapping[str, Any]], path: tuple[str, ...], merge: _Merge
) -> None:
    """Bring a list of things with ids up to date, each by itself."""
    ours, base, new = sides
    for id_, comes in new.items():
        here = (*path, id_)
        if id_ in ours:
            _into(ours[id_], base.get(id_, {}), comes, here, merge)
        elif id_ not in base:
            items.append(comes)
            merge.changed = True
        elif not _same(comes, base[id_]):
            merge.conflicts.append(Conflict(".".join(here), "nothing", _shown(comes)))
    for id_ in [one for one in base if one in ours and one not in new]:
        if _same(ours[id_], base[id_]):
            items.remove(ours[id_])
            merge.changed = True
        else:
            merge.conflicts.append(Conflict(".".join((*path, id_)), _shown(ours[id_]), "nothing"))


def _keys(side: Any) -> Any:
    return range(len(side)) if isinstance(side, list) else side


def _at(side: Any, key: Any) -> Any:
    return side[key] if isinstance(side, list) else side.get(key, _ABSENT)


def _lists_of_a_length(*sides: Any) -> bool:
    return all(isinstance(side, list) for side in sides) and len({len(side) for side in sides}) == 1


def _same(one: Any, other: Any) -> bool:
    return one is other or (
        one is not _ABSENT and other is not _ABSENT and bool(plain(one) == plain(other))
    )


def _shown(value: Any) -> str:
    return "nothing" if value is _ABSENT else str(plain(value))


def plain(value: Any) -> Any:
    """Return round-trip data as plain dicts, lists and texts."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
