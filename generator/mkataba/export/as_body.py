"""All that an organisation has written, part by part, as JSON, version 1."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from mkataba.check.content import Content
from mkataba.check.said import put
from mkataba.check.validate import Entry
from mkataba.parts import INTERNAL, PUBLIC, Part
from mkataba.schema import Field
from mkataba.values.data import PARTS

VERSION = 1


def write(content: Content) -> bytes:
    """Return ``{"version": 1, "languages": [...], "parts": [...]}`` in UTF-8.

    A part has ``fields``, each with label, type, audience and clause, and ``files``, each with the
    values that passed the check: texts by language, in those in which they are said, amounts with
    their currency, lengths of time with their unit. What is for the organisation alone has the
    audience ``internal``.
    """
    data = {
        "version": VERSION,
        "languages": list(content.languages),
        "parts": [_part(part, content) for part in content.project.schemas.parts.values()],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def left_out(content: Content) -> tuple[str, ...]:
    """Return a sentence for each file that can't be read, and each value that did not pass."""
    return tuple(sentence for entry in content.entries for sentence in _left_out(entry))


def _left_out(entry: Entry) -> Iterator[str]:
    if not entry.is_readable:
        yield f"{entry.file.path} can't be read and is left out"
    for found in entry.lost:
        yield f"{found.path}, line {found.line}: {found.message}; it is left out"


def _part(part: Part, content: Content) -> dict[str, Any]:
    return {
        "part": part.name,
        "label": part.label,
        "audience": part.audience,
        "clause": part.clause or None,
        "fields": [_field(field) for field in content.project.schemas.walk(part.name)],
        "files": list(_files(part, content)),
    }


def _field(field: Field) -> dict[str, Any]:
    return {
        "field": ".".join(field.path).replace(".*", "[]"),
        "label": field.called,
        "type": _type(field),
        "required": bool(field.rules.get("required")),
        "audience": INTERNAL if field.is_internal else PUBLIC,
        "clause": field.clause or None,
    }


def _type(field: Field) -> str:
    """Return what a field holds, as in ``list of text``."""
    if field.item is not None:
        return f"list of {_type(field.item)}"
    kind = str(field.rules["type"])
    return {"dict": "map"}.get(kind, kind)


def _files(part: Part, content: Content) -> Iterator[dict[str, Any]]:
    for entry in content.of(part.name):
        if entry.is_readable:
            yield {"path": entry.file.path, "id": entry.file.id, "values": _values(entry, content)}


def _values(entry: Entry, content: Content) -> Any:
    data = deepcopy(entry.data) if entry.said else entry.data
    for path, text in entry.said:  # a text that lacks a language has its other ones
        put(data, path, text)
    return _typed(entry.field, data, content)


def _typed(field: Field, value: Any, content: Content) -> Any:
    """Return a value of the check with what it is made of."""
    if isinstance(value, list):
        item = field.item
        return [_typed(item, one, content) for one in value if one is not None] if item else value
    if field.kind == "text" and value is not None:
        return value if isinstance(value, dict) else {content.languages[0]: str(value)}
    if isinstance(value, dict):
        return {
            name: _typed(field.fields[name], inner, content)
            for name, inner in value.items()
            if name in field.fields
        }
    parsed = content.value(field.kind, value) if field.kind in PARTS else None
    return value if parsed is None else PARTS[field.kind](parsed)
