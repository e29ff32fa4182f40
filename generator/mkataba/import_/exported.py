"""Services out of an export of ours: a table with one column a field and language, or JSON."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from mkataba import source
from mkataba.errors import MkatabaError
from mkataba.import_.found import Found, Kept, Place
from mkataba.import_.readers import Readers
from mkataba.import_.services import joined
from mkataba.import_.silent import as_published, said_of
from mkataba.languages import SOURCE
from mkataba.reading.reader import Unread
from mkataba.schema import Field
from mkataba.tables import Table
from mkataba.values.cells import begins_yaml, list_items, text_of_cell, unguarded
from mkataba.values.fee import fee_of
from mkataba.values.fee.data import fee_data
from mkataba.values.text import is_filled
from mkataba.values.turnaround import Turnaround, turnaround_of
from mkataba.values.turnaround.data import turnaround_data

V = TypeVar("V")

_HEAD = re.compile(r"(?P<field>[a-z_]+)(?: \((?P<language>[a-z]{2,3})\))?")
_FILE = re.compile(r"(?!\.)[^/\\:\x00-\x1f]*")
_PLACE = ("id", "charter", "group", "position")

_COUNTED = frozenset(("integer", "number", "boolean"))

Cells = Mapping[str | None, str]
"""The cells of a field by language; None where it has one for all."""


def is_export(table: Table, fields: Mapping[str, Field]) -> bool:
    """Tell whether a table has the head of an export."""
    heads = [_HEAD.fullmatch(cell.plain) for cell in table.rows[0]] if table.rows else []
    known = {*fields, *_PLACE}
    names = [head["field"] for head in heads if head]
    return {"id", "name"} <= set(names) and len(names) == len(heads) and set(names) <= known


def from_table(table: Table, fields: Mapping[str, Field], readers: Readers) -> list[Found]:
    """Return the services of an exported table.

    Raises:
        MkatabaError: If an id could not be the name of a file among the services.
    """
    heads = [_HEAD.fullmatch(cell.plain) for cell in table.rows[0]]
    asked = frozenset((head["field"], head["language"]) for head in heads if head)
    found = []
    for row, number in zip(table.rows[1:], table.places[1:], strict=True):
        place = Place(table.source, table.number, number, table.name)
        text: dict[str, dict[str | None, str]] = {}
        for head, cell in zip(heads, row, strict=True):
            words = unguarded(cell.text)
            if head and words:
                text.setdefault(head["field"], {})[head["language"]] = words
        found.append(replace(_service(text, fields, readers, place), asked=asked))
    return found


def from_json(name: str, raw: bytes, fields: Mapping[str, Field]) -> list[Found]:
    """Return the services of an export as JSON.

    Raises:
        MkatabaError: If it is no such export, or an id could not be the name of a service's file.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"))
        if data["version"] != 1:
            raise MkatabaError(f"{name} is of a version that is not known; version 1 is read")
        services = data["services"]
        return [_given(service, fields, Place(name, 1, n)) for n, service in enumerate(services, 1)]
    except MkatabaError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MkatabaError(f"{name} is no JSON that `mkataba export` wrote") from error


def _given(service: Mapping[str, Any], fields: Mapping[str, Field], place: Place) -> Found:
    text = {name: said_of(service.get(name), field) for name, field in fields.items()}
    data = {name: value for name, value in text.items() if value is not None}
    charter, id_ = service.get("charter"), _id(str(service["id"]), place)
    names, group = _texts(data.get("name")) or {"": id_}, _texts(service.get("group"))
    kept = tuple(_open(data, place, ()))
    return Found(names, data, (place,), kept, (), group, id_, charter or "")


def _id(words: str, place: Place) -> str:
    """Return an id if it names a file in the folder of services: a table comes from anywhere."""
    if not _FILE.fullmatch(words):
        raise MkatabaError(f'{place}: "{words}" is no id; it has to be the name of a file')
    return words


def _texts(value: Any) -> dict[str, str]:
    if isinstance(value, dict):
        return {str(code): str(words) for code, words in value.items() if is_filled(words)}
    return {"": str(value)} if is_filled(value) else {}


def _service(
    text: Mapping[str, Cells], fields: Mapping[str, Field], readers: Readers, place: Place
) -> Found:
    kept: list[Kept] = []
    data = {}
    for name, field in fields.items():
        if name in text:
            value = said_of(_field(field, text[name], readers, kept, place), field)
            if value is not None:
                data[name] = value
    id_ = _id(text.get("id", {}).get(None, ""), place)
    names, group = (
        {code or "": words for code, words in text.get(head, {}).items() if is_filled(words)}
        for head in ("name", "group")
    )
    charter = text.get("charter", {}).get(None, "")
    kept += _open(data, place, kept)
    return Found(names or {"": id_}, data, (place,), tuple(kept), (), group, id_, charter)


def _open(data: Mapping[str, Any], place: Place, told: Sequence[Kept]) -> list[Kept]:
    """Return what an export holds as it was published, and what is told of already is not."""
    fields = {one.field for one in told}
    return [
        Kept(place, name, words, "it is still as it was published")
        for name, value in data.items()
        if name not in fields
        for words in as_published(value)
    ]


def _field(field: Field, cells: Cells, readers: Readers, kept: list[Kept], place: Place) -> Any:
    made: Any = None
    for language, cell in cells.items():
        value = _yaml(cell)
        if value is None:
            value = _words(field, cell, language, readers)
        if value is None or (isinstance(value, Unread) and not is_filled(cell)):
            continue
        if isinstance(value, Unread):
            kept.append(Kept(place, field.path[-1], cell, value.reason))
            value = {"as_published": {language or SOURCE: cell}}
        both = value if made is None else _both(field, made, value)
        if both is None:
            reason = "it says something else in another language"
            kept.append(Kept(place, field.path[-1], cell, reason))
        else:
            made = both
    return made


def _both(field: Field, one: Any, other: Any) -> Any:
    """Return data in two languages put together; None where they say different things.

    Each part of a thing in a list is said in the languages in which it has words.
    """
    parts = field.item.fields if field.item is not None else {}
    lists = isinstance(one, list) and isinstance(other, list) and len(one) == len(other)
    if not (parts and lists):
        return joined(one, other)
    things = [_thing(parts, a, b) for a, b in zip(one, other, strict=True)]
    return None if None in things else things


def _thing(parts: Mapping[str, Field], one: Any, other: Any) -> Any:
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return joined(one, other)
    texts = {name for name, part in parts.items() if part.kind == "text"}
    here, there = ({name for name in thing if name not in texts} for thing in (one, other))
    both = {
        name: joined(one[name], other[name]) if name in one and name in other else value
        for name, value in (one | other).items()
    }
    return None if here != there or None in both.values() else both


def _yaml(cell: str) -> Any:
    if not begins_yaml(cell):
        return None
    document = source.read("cell", cell.encode())
    return None if document.problems else document.data


def _value(read: Callable[[Any, str], V], short: Any) -> V | None:
    return read(short, SOURCE) if isinstance(short, dict) else None


def _words(field: Field, cell: str, language: str | None, readers: Readers) -> Any:
    short = field.expand(cell)  # what the check reads needs no reader of published words
    if field.kind == "fee":
        fee = _value(fee_of, short) or readers.fee(cell, language or SOURCE, None)
        return fee if isinstance(fee, Unread) or fee is None else fee_data(fee)
    if field.kind == "turnaround":
        time = _value(turnaround_of, short) or readers.turnaround(cell, language or SOURCE)
        return time if isinstance(time, Unread) or time is None else turnaround_data(time)
    if field.item is not None:
        return _list(field, field.item, cell, language, readers)
    return _part(field, cell if language else text_of_cell(cell), language, readers)


def _list(field: Field, item: Field, cell: str, language: str | None, readers: Readers) -> Any:
    items = list_items(cell)
    if not items:
        return "none" if field.rules.get("none") and items == [] else None
    if not item.fields:
        return [{language: parts[0]} if language else parts[0] for parts in items]
    return [
        {
            name: _part(sub, part, language, readers)
            for (name, sub), part in zip(item.fields.items(), parts, strict=False)
            if part
        }
        for parts in items
    ]


def _part(field: Field, part: str, language: str | None, readers: Readers) -> Any:
    if field.kind == "text" and language:
        return {language: part}
    if field.kind == "duration":
        time = readers.turnaround(part, language or SOURCE)
        if isinstance(time, Turnaround):
            return turnaround_data(time)
    return _counted(part) if field.kind in _COUNTED else part


def _counted(words: str) -> Any:
    """Return a number, or true or false, that a cell says; the words where they are none."""
    data = source.read("cell", words.encode()).data
    return data if isinstance(data, bool | int | float) else words
