"""Content -> its services in the charters' order, each with what its file says."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from mkataba.check.content import Content
from mkataba.check.normal.told import RULE
from mkataba.check.validate import Entry
from mkataba.project import Project
from mkataba.schema import Field, Schemas
from mkataba.source import Document, Path


class Listing(Struct, frozen=True):
    """Where a charter lists a service: the group's name as YAML holds it, the place from 1."""

    charter: str
    group: Any
    position: int


class Service(Struct, frozen=True):
    """A service as its file has it.

    ``said`` holds the fields of the schema, in its order, with the data that the YAML holds, in its
    normal form where it can be read; a number that stands for words is as it was typed.
    ``listing`` is None if no charter lists it.
    """

    id: str
    path: str
    listing: Listing | None
    said: dict[str, Any]


class Listed(Struct, frozen=True):
    """The services of a project; ``left_out`` are sentences about what is not among them.

    ``internal`` are the fields of a service that are for the organisation alone, by their paths.
    """

    languages: tuple[str, ...]
    services: tuple[Service, ...]
    left_out: tuple[str, ...] = field(default=())
    internal: tuple[str, ...] = ()


def listed(content: Content) -> Listed:
    """Return every service that can be read, in the charters' order, unlisted ones last."""
    left_out: list[str] = []
    places: dict[str, Listing] = {}
    for entry in content.of("charter"):
        if not isinstance(entry.file.document.data, dict):
            left_out.append(f"{entry.file.path} can't be read; where it lists services is left out")
        for id_, listing in _listings(entry):
            if places.setdefault(id_, listing) is not listing:
                told = f'{entry.file.path} lists "{id_}" again; the first place counts'
                left_out.append(told)
    services = []
    for entry in content.of("service"):
        data = entry.file.document.data
        if isinstance(data, dict):
            left_out += _unknown(entry, data)
            text = _said(entry.field, data, entry.file.document)
            if any(finding.rule == RULE for finding in entry.findings):
                text = _in_normal_form(entry.field, text, content.project)
            id_ = entry.file.id
            services.append(Service(id_, entry.file.path, places.get(id_), text))
        else:
            left_out.append(f"{entry.file.path} can't be read and is left out")
    order = {id_: number for number, id_ in enumerate(places)}
    services.sort(key=lambda service: order.get(service.id, len(order)))
    internal = tuple(_internal(content.project.schemas))
    return Listed(content.languages, tuple(services), tuple(left_out), internal)


def _internal(schemas: Schemas) -> Iterator[str]:
    """Yield the internal fields of a service that stand in none that is internal."""
    for here in schemas.walk("service"):
        if here.is_internal and not (here.inherited and here.inherited.is_internal):
            yield ".".join(here.path).replace(".*", "[]")


def _listings(entry: Entry) -> Iterator[tuple[str, Listing]]:
    """Yield what a charter lists, whatever else may be wrong with it."""
    data = entry.file.document.data
    groups = data.get("groups") if isinstance(data, dict) else None
    position = 0
    for group in groups if isinstance(groups, list) else ():
        ids = group.get("services") if isinstance(group, dict) else None
        for id_ in ids if isinstance(ids, list) else ():
            if isinstance(id_, str):
                position += 1
                yield id_, Listing(entry.file.id, group.get("name"), position)


def _unknown(entry: Entry, data: dict[str, Any]) -> Iterator[str]:
    for name in data:
        if name not in entry.field.fields:
            yield f'{entry.file.path}: "{name}" is no field of a service; it is left out'


def _said(root: Field, data: dict[str, Any], document: Document) -> dict[str, Any]:
    return {
        name: _typed(field_, data[name], (name,), document)
        for name, field_ in root.fields.items()
        if data.get(name) is not None
    }


def _in_normal_form(field_: Field, data: dict[str, Any], project: Project) -> dict[str, Any]:
    """Return data with what was typed as the check reads it: ``KES 500`` for ``Sh 500``."""
    # loaded here: the readers take long to load, and most content is in its normal form
    from mkataba.check.normal.context import context_of  # noqa: PLC0415
    from mkataba.check.normal.table import READERS, normal  # noqa: PLC0415

    context = context_of(project)

    def read(part: Field | None, value: Any) -> Any:
        if part is None:
            return value
        if isinstance(value, list):
            return [read(part.item, one) for one in value]
        if isinstance(value, dict):
            return {key: read(part.fields.get(key), one) for key, one in value.items()}
        if not isinstance(value, str) or part.kind not in READERS or part.rules.get("allowed"):
            return value
        new = normal(part.kind, value, context)
        return value if new is None else new

    return {name: read(field_.fields.get(name), value) for name, value in data.items()}


def _typed(field_: Field | None, value: Any, path: Path, document: Document) -> Any:
    """Return data in which a number that stands for words is as it was typed: ``007``, not 7."""
    if isinstance(value, dict):
        inner = field_.fields if field_ else {}
        words = field_.schemas.languages if field_ else ()
        return {
            key: _typed(
                inner.get(key, field_ if key in words else None), sub, (*path, key), document
            )
            for key, sub in value.items()
        }
    if isinstance(value, list):
        item = field_.item if field_ else None
        return [_typed(item, sub, (*path, n), document) for n, sub in enumerate(value)]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    counted = field_ is None or field_.kind in {"integer", "number"}
    return value if counted else document.written(path)
