"""Services that were found -> content files: new ones written, the others brought up to date."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from slugify import slugify

from mkataba import source
from mkataba.import_.beside import Beside, comment, one_line, still, with_comments
from mkataba.import_.found import Found, key
from mkataba.import_.merge import Conflict, fields_text, updated
from mkataba.import_.silent import as_published, with_unasked
from mkataba.languages import SOURCE
from mkataba.schema import Field, says
from mkataba.schema.normal import normal
from mkataba.values.names import taken_by

TODO = "TODO"
LONGEST = 60  # characters of an id, which is a file's name and part of an address


class Written(Struct, frozen=True):
    """What an import makes of a service; ``text`` is None where the file stays as it is.

    ``beside`` is what stands in its comments now.
    """

    id: str
    found: Found
    state: str  # "new", "updated" or "unchanged"
    text: str | None
    conflicts: tuple[Conflict, ...] = ()
    beside: Beside = ()


class Collision(Struct, frozen=True):
    """A service that can't be told from another one."""

    found: Found
    reason: str


class Ids:
    """Gives each service its id: the one that it had, or a new one made of its name."""

    def __init__(self, known: Mapping[str, str], taken: Iterable[str]) -> None:
        """Take the ids of the services that are there, by what they are known again by; all ids."""
        self._known = known
        self._taken = set(taken)
        self._given: set[str] = set()
        self._names: set[str] = set()

    def of(self, found: Found) -> str | Collision:
        """Return the service's id, or why it can't have one."""
        names = key(found.names)
        if not found.id and names & self._names:
            text = next(iter(found.names.values()))
            return Collision(found, f'"{text}" is found twice, and not the same')
        same = (self._known[name] for name in sorted(names) if name in self._known)
        id_ = found.id or next(same, None) or self._new(found.names)
        if id_ in self._given:
            return Collision(found, f"another service has the id {id_}")
        self._given.add(id_)
        self._taken.add(id_)
        self._names |= names
        return id_

    def _new(self, names: Mapping[str, str]) -> str:
        words = names.get(SOURCE) or next(iter(names.values()))
        words = re.sub(r"['\u2019]", "", words)  # a barber's licence is no "barber-s-licence"
        stem = slugify(words, max_length=LONGEST, word_boundary=True, save_order=True)
        stem = re.sub(r"^[^a-z]+", "", stem) or "service"
        numbered = (f"{stem}-{n}" if n > 1 else stem for n in count(1))
        return next(id_ for id_ in numbered if id_ not in self._taken and not taken_by(id_))


def new_file(found: Found, fields: Mapping[str, Field], languages: Sequence[str]) -> str:
    """Return the YAML text of a service; what it has to say and does not is marked TODO."""
    data: dict[str, Any] = {}
    for name, field in fields.items():
        if name in found.data:
            data[name] = _with_languages(field, found.data[name], languages)
        elif field.rules.get("required"):
            data[name] = _todo(field, languages)
    head = "\n".join(_head(found))
    return f"{head}\n{fields_text(data)}"


def _head(found: Found) -> Iterator[str]:
    name = next(iter(found.names.values()))
    yield f"# Service: {one_line(name)}."
    yield f"# Imported from {'; '.join(map(str, found.places))}."
    for pair in found.beside:
        yield comment(*pair)


def _with_languages(field: Field, value: Any, languages: Sequence[str]) -> Any:
    if field.kind == "text" and isinstance(value, dict):
        text = {code: value[code] for code in languages if code in value}
        return {code: text.get(code, TODO) for code in languages} | value
    return value


def _todo(field: Field, languages: Sequence[str]) -> Any:
    if field.kind == "text":
        return dict.fromkeys(languages, TODO)
    return [TODO] if field.item is not None else TODO


def written(
    found: Sequence[Found],
    current: Mapping[str, str],
    known: Mapping[str, str],
    base: Mapping[str, Mapping[str, Any]],
    fields: Mapping[str, Field],
    languages: Sequence[str],
    documents: Mapping[str, source.Document] = MappingProxyType({}),
    settled: Mapping[str, Any] = MappingProxyType({}),
    beside: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({}),
    heads: Collection[str] = (),
) -> tuple[list[Written], list[Collision]]:
    """Return what becomes of each service that was found.

    Args:
        found: The services.
        current: The texts of the services' files, by id.
        known: The ids of the services that are there, by what they are known again by.
        base: What the last import brought, by id and field.
        fields: The fields of a service.
        languages: Those of the organisation, the default one first.
        documents: The services' files as they were read, by id; others are read when needed.
        settled: What a person said of all services that say nothing else, by field.
        beside: What the last import put into comments, by id.
        heads: The heads of the columns that were read.
    """
    ids = Ids(known, current)
    made: list[Written] = []
    collisions: list[Collision] = []
    for each in found:
        id_ = ids.of(each)
        if isinstance(id_, Collision):
            collisions.append(id_)
            continue
        one = _with_settled(each, settled, documents.get(id_), base.get(id_, {}), fields)
        if id_ not in current:
            text = new_file(one, fields, languages)
            made.append(Written(id_, one, "new", text, beside=one.beside))
            continue
        service = with_unasked(one, base.get(id_, {}), fields)
        was = beside.get(id_, ())
        now = still(was, one.beside, heads)
        conflicts: list[Conflict] = []
        if service.data == base.get(id_):  # the source says what it said
            text, service = current[id_], _still_open(service, current[id_])
        else:
            document = documents.get(id_) or source.read("", current[id_].encode())
            new = _as_written(document.data, service.data, fields, languages[0])
            text, conflicts = updated(current[id_], base.get(id_, {}), new, fields, document)
        text = with_comments(text, was, now)
        changed = text if text != current[id_] else None
        state = "unchanged" if changed is None else "updated"
        made.append(Written(id_, service, state, changed, tuple(conflicts), now))
    return made, collisions


def _with_settled(
    found: Found,
    settled: Mapping[str, Any],
    document: source.Document | None,
    base: Mapping[str, Any],
    fields: Mapping[str, Field],
) -> Found:
    """Return a service with what was said of all, where neither source nor a person says it."""
    has = document.data if document and isinstance(document.data, dict) else {}
    more = {
        name: value
        for name, value in settled.items()
        if name not in found.data and (name in base or not says(fields[name], has.get(name)))
    }
    return replace(found, data={**found.data, **more}) if more else found


def _still_open(found: Found, text: str) -> Found:
    """Return a service that was told before with what its file still leaves open.

    A value is open as long as its words stand there as they were published; the rest was for a
    person to look at once.
    """
    if not found.kept:
        return found
    data = source.read("", text.encode()).data
    has = data if isinstance(data, dict) else {}
    open_ = {name for name, value in has.items() if any(as_published(value))}
    return replace(found, kept=tuple(kept for kept in found.kept if kept.field in open_))


def _as_written(
    data: Any, new: Mapping[str, Any], fields: Mapping[str, Field], default: str
) -> dict[str, Any]:
    """Return new data in which what the file says already is written as in the file."""
    has = data if isinstance(data, dict) else {}
    return {
        name: has[name]
        if name in has
        and (
            has[name] == value
            or normal(fields[name], has[name], default) == normal(fields[name], value, default)
        )
        else value
        for name, value in new.items()
    }
