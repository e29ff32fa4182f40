"""Checked content -> frozen objects, with what they refer to put in place of ids."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from cattrs import Converter
from msgspec import Struct

from mkataba.check.content import Content
from mkataba.check.validate import Entry, is_page
from mkataba.errors import about
from mkataba.model.body import CLASSES, Body
from mkataba.model.channels import Channel, EscalationStep
from mkataba.model.charter import Charter
from mkataba.model.extra_fields import EXTRA, extra_values
from mkataba.model.field_values import FieldValue, FileContent, PartContent, field_values
from mkataba.model.manual import Manual
from mkataba.model.organization import Organization, Value
from mkataba.model.policy import Policy
from mkataba.model.publication import Publications
from mkataba.model.service import ExtraFields, Service
from mkataba.model.service_points import ServicePoint
from mkataba.project.content_languages import languages_of
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.hours import Opening
from mkataba.values.parsed import Parsed
from mkataba.values.phone import Phone, read_phone
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

T = TypeVar("T")


def build(content: Content) -> Body:
    """Return the public body that checked content describes; unknown ids are left out."""
    make = _maker(content.languages[0])
    make.made, make.values = {}, content.values
    data = {e.file.path.removeprefix("content/"): e.data for e in content.entries}
    about = data.get("organization.yml", {})
    organization = make.one(Organization, {**about, "languages": languages_of(content.project)})
    make.known(Value, organization.core_values)
    channel_file = data.get("channels.yml", {})
    channels = make.known(Channel, make.many(Channel, channel_file.get("channels")))
    point_file = data.get("service_points.yml", {})
    points = make.many(ServicePoint, point_file.get("service_points"))
    make.known(ServicePoint, points)
    services = make.known(Service, [_service(make, entry) for entry in content.of("service")])
    external, internal = (_charter(make, content, name) for name in ("external", "internal"))
    listed = {service.id for charter in (external, internal) for service in charter.services}
    return Body(
        organization,
        make.one(Policy, data.get("policy.yml", {})),
        channels,
        make.many(EscalationStep, channel_file.get("escalation")),
        points,
        external,
        internal,
        make.one(Manual, data.get("manual.yml", {})),
        tuple(_parts(content)),
        {name: _extra(content, name, cls) for name, cls in CLASSES.items() if _is_single(cls)},
        tuple(service for service in services if service.id not in listed),
        make.one(Publications, data.get("publication.yml", {})),
    )


def _is_single(cls: type[Struct]) -> bool:
    return EXTRA not in cls.__struct_fields__


def _extra(content: Content, part: str, cls: type) -> tuple[FieldValue, ...]:
    default = content.languages[0]
    each = (extra_values(e.field, e.data, cls, default, content.values) for e in content.of(part))
    return tuple(one for told in each for one in told)


def _parts(content: Content) -> Iterator[PartContent]:
    """Yield the parts that are printed as their schema says, and no class here describes."""
    for part in content.project.schemas.parts.values():
        files = tuple(
            FileContent(entry.file.id, entry.file.path, told)
            for entry in content.of(part.name)
            if (is_page(entry.file.id) or not part.many)
            and (
                told := field_values(entry.field, entry.data, content.languages[0], content.values)
            )
        )
        if files and (part.has("page") or part.has("document")):
            yield PartContent(part, files)


_made = threading.local()


def _maker(language: str) -> "_Maker":
    """Return this thread's maker for a language: what it compiles takes longer than its work."""
    makers: dict[str, _Maker] = vars(_made)
    if language not in makers:
        makers[language] = _Maker(language)
    return makers[language]


def _service(make: "_Maker", entry: Entry) -> Service:
    with about(entry.file.path):
        extra = ExtraFields(
            extra_values(entry.field, entry.data, Service, make.language, make.values)
        )
        return make.one(Service, {**entry.data, "id": entry.file.id, "extra": extra})


def _charter(make: "_Maker", content: Content, name: str) -> Charter:
    entry = content.one(f"charters/{name}.yml")
    if entry is None:
        return Charter(name)
    extra = ExtraFields(extra_values(entry.field, entry.data, Charter, make.language, make.values))
    return make.one(Charter, {**entry.data, "id": name, "extra": extra})


_VALUES: Mapping[type, str] = {
    Text: "text",
    Fee: "fee",
    Turnaround: "turnaround",
    Duration: "duration",
    Opening: "opening",
    date: "date",
}
"""Class of an attribute -> the kind of value that it is."""


class _Maker:
    """Structures plain data; knows what was made before, by type and id."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.made: dict[type, dict[str, Any]] = {}
        self.values = Parsed()
        self.converter = Converter()
        hook = self.converter.register_structure_hook
        for cls, kind in _VALUES.items():
            hook(cls, self._parsed(kind))
        hook(ExtraFields, lambda data, _: data)
        hook(Phone, lambda data, _: read_phone(data))
        self.converter.register_structure_hook_func(_is_tuple, self._tuple)
        self.converter.register_structure_hook_func(_is_tuple_or_none, self._tuple_or_none)
        self.converter.register_structure_hook_factory(_is_class, self._class)
        for held in (Value, Channel, ServicePoint, Service):
            hook(held, self._referring(held))

    def _parsed(self, kind: str) -> Callable[[Any, Any], Any]:
        return lambda data, _: self.values.value(kind, data, self.language)

    def one(self, cls: type[T], data: Mapping[str, Any]) -> T:
        return self.converter.structure(data, cls)

    def many(self, cls: type[T], items: Iterable[Any] | None) -> tuple[T, ...]:
        given = [item for item in items or () if item]
        return tuple(
            made for item in given if (made := self.converter.structure(item, cls)) is not None
        )

    def known(self, cls: type[T], things: Iterable[T]) -> tuple[T, ...]:
        """Remember things by their ids; return them."""
        kept = tuple(things)
        self.made[cls] = {thing.id: thing for thing in kept}  # type: ignore[attr-defined]
        return kept

    def _class(self, cls: type[T]) -> Callable[[Any, Any], T]:
        """Return what makes an object of a class of a map, each attribute by its type."""
        hints = get_type_hints(cls)
        hooks = {name: self.converter.get_structure_hook(hint) for name, hint in hints.items()}

        def structure(data: Any, _: Any) -> T:
            given = hooks.keys() & data.keys()
            return cls(**{name: hooks[name](data[name], hints[name]) for name in given})

        return structure

    def _referring(self, cls: type[T]) -> Callable[[Any, Any], T | None]:
        whole = self._class(cls)

        def structure(data: Any, _: Any) -> T | None:
            if isinstance(data, str):
                return self.made.get(cls, {}).get(data)
            return whole(data, cls) if "id" in data else None

        return structure

    def _tuple_or_none(self, data: Any, cls: Any) -> tuple[Any, ...] | None:
        """Return None for a list that says nothing; an empty one says that there are none."""
        if data is None:
            return None
        made = self._tuple(data, next(filter(_is_tuple, get_args(cls))))
        return made if made or data == [] else None

    def _tuple(self, data: Any, cls: Any) -> tuple[Any, ...]:
        inner = get_args(cls)[0]
        if inner is str:
            return tuple(item for item in data if item is not None)
        return self.many(inner, data)


def _is_class(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Struct)


def _is_tuple_or_none(cls: Any) -> bool:
    return NoneType in get_args(cls) and any(map(_is_tuple, get_args(cls)))


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (Ellipsis,)
