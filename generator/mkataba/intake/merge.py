"""An import into a file that people have edited: theirs stays, news come in, the rest is said.

Three states are compared at every leaf: what the last import brought (base), what the file holds
now (ours), and what this import brings (new).
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.util import load_yaml_guess_indent

from mkataba.values.text import is_said

_ABSENT: Any = object()


@dataclass(frozen=True)
class Conflict:
    """A value that a person changed and that the source has changed as well; nothing was done."""

    field: str
    ours: str
    new: str


@dataclass
class _Merge:
    conflicts: list[Conflict] = field(default_factory=list)
    changed: bool = False


def updated(
    text: str, base: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[str, list[Conflict]]:
    """Return the YAML text with what is new in it, and what could not be put in.

    Args:
        text: The file as it stands; comments, order and quotes stay.
        base: What the last import wrote, by field; empty if none did.
        new: What this import brings, by field.
    """
    data, yaml = loaded(text)
    if not isinstance(data, dict):
        return text, [Conflict("", "the file holds no map", "")]
    merge = _Merge()
    _into(data, dict(base), dict(new), (), merge)
    if not merge.changed:
        return text, merge.conflicts
    return dumped(data, yaml), merge.conflicts


def loaded(text: str) -> tuple[Any, YAML]:
    """Return a YAML text as data that keeps comments and quotes, and what writes it back."""
    _, indent, block = load_yaml_guess_indent(text)
    yaml = _yaml(indent or 4, block or 0)
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


def _into(ours: Any, base: Any, new: Any, path: tuple[str, ...], merge: _Merge) -> None:
    for key in dict.fromkeys((*_keys(new), *_keys(base))):
        here = (*path, str(key + 1 if isinstance(key, int) else key))
        mine, was, comes = _at(ours, key), _at(base, key), _at(new, key)
        if mine is not _ABSENT and not _says(mine):
            mine = _ABSENT
        if _same(comes, was) or _same(mine, comes):
            continue
        if isinstance(mine, Mapping) and isinstance(comes, Mapping):
            _into(mine, was if isinstance(was, Mapping) else {}, comes, here, merge)
        elif _lists_of_a_length(mine, was, comes):
            _into(mine, was, comes, here, merge)
        elif not _same(mine, was):
            merge.conflicts.append(Conflict(".".join(here), _shown(mine), _shown(comes)))
        else:
            merge.changed = True
            if comes is _ABSENT:
                del ours[key]
            else:
                ours[key] = comes


def _keys(side: Any) -> Any:
    return range(len(side)) if isinstance(side, list) else side


def _at(side: Any, key: Any) -> Any:
    return side[key] if isinstance(side, list) else side.get(key, _ABSENT)


def _lists_of_a_length(*sides: Any) -> bool:
    return all(isinstance(side, list) for side in sides) and len({len(side) for side in sides}) == 1


def _says(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_says(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_says(inner) for inner in value)
    return is_said(value)


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
