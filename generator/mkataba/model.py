"""Checked content -> frozen objects, with what they refer to put in place of ids.

What a draft has not said yet is None (or an empty tuple): the templates print that it is still to
be filled in. ``requirements`` and ``third_parties`` are None when unsaid and empty when the
organisation says that there are none.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn

from mkataba.check.content import Content
from mkataba.check.validate import Entry, is_page
from mkataba.content_languages import languages_of
from mkataba.errors import about
from mkataba.extra_fields import EXTRA, extra_values
from mkataba.field_values import FieldValue, FileContent, PartContent, field_values
from mkataba.languages import SOURCE
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.hours import Opening
from mkataba.values.parsed import Parsed
from mkataba.values.phone import Phone, read_phone
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

T = TypeVar("T")


@dataclass(frozen=True)
class ExtraFields:
    """What a file says beside the fields of its class; printed under the labels of the schema."""

    told: tuple[FieldValue, ...] = ()


@dataclass(frozen=True)
class Value:
    """A core value of the organisation."""

    id: str
    name: Text | None = None
    meaning: Text | None = None


@dataclass(frozen=True)
class Contacts:
    """How to reach the organisation."""

    address: Text | None = None
    postal: str | None = None
    phone: Phone | None = None
    email: str | None = None


@dataclass(frozen=True)
class Oversight:
    """The outside body that hears complaints."""

    name: Text | None = None
    address: Text | None = None
    phone: Phone | None = None
    email: str | None = None
    website: str | None = None
    verified_on: date | None = None


@dataclass(frozen=True)
class Brand:
    """Colours as ``#rrggbb``."""

    primary: str = "#0b5d42"
    accent: str = "#ffc845"


@dataclass(frozen=True)
class Organization:
    """Who the organisation is."""

    name: Text | None = None
    short_name: Text | None = None
    languages: tuple[str, ...] = (SOURCE,)
    website: str | None = None
    slogan: Text | None = None
    vision: Text | None = None
    mission: Text | None = None
    core_values: tuple[Value, ...] = ()
    head: Text | None = None
    contacts: Contacts = Contacts()
    oversight: Oversight = Oversight()
    brand: Brand = Brand()
    format: int = 1
    standard: str | None = None


@dataclass(frozen=True)
class Approval:
    """Version, approval and review of a document; the last three are the policy's (3.1.1.g)."""

    version: str | None = None
    approved_by: Text | None = None
    approved_on: date | None = None
    next_review: date | None = None
    owner: Text | None = None
    displayed: Text | None = None
    disseminated: Text | None = None
    understood: Text | None = None


@dataclass(frozen=True)
class Commitments:
    """What the policy commits to; clauses 3.1.1.b to 3.1.1.f in order."""

    excellence: Text | None = None
    customer_needs: Text | None = None
    courtesy: Text | None = None
    dignity: Text | None = None
    respect: Text | None = None
    transparency: Text | None = None
    fairness: Text | None = None
    feedback: Text | None = None
    confidentiality: Text | None = None


@dataclass(frozen=True)
class Alignment:
    """How the policy rests on vision, mission and values (3.1.1.a)."""

    statement: Text | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Policy:
    """The customer service excellence policy (3.1.1)."""

    title: Text | None = None
    purpose: Text | None = None
    scope: Text | None = None
    alignment: Alignment = Alignment()
    commitments: Commitments = Commitments()
    approval: Approval = Approval()


@dataclass(frozen=True)
class Channel:
    """A way to reach the organisation (3.5.2)."""

    id: str
    kind: str | None = None
    name: Text | None = None
    contact: Text | None = None
    hours: tuple[Opening, ...] = ()
    takes: tuple[str, ...] = ()
    response_time: Turnaround | None = None
    procedure: Text | None = None


@dataclass(frozen=True)
class EscalationStep:
    """One level to which a complaint rises (3.5.2.c)."""

    role: Text | None = None
    contact: Text | None = None
    response_time: Turnaround | None = None


@dataclass(frozen=True)
class ServicePoint:
    """A place where customers are served."""

    id: str
    name: Text | None = None
    address: Text | None = None
    latitude: float | None = None
    longitude: float | None = None
    hours: tuple[Opening, ...] = ()
    phone: Phone | None = None
    access: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Requirement:
    """One thing the customer brings or meets (3.2.2.a.ii)."""

    what: Text | None = None
    where: Text | None = None
    when: Text | None = None


@dataclass(frozen=True)
class Step:
    """One step of a procedure."""

    action: Text | None = None
    responsible: Text | None = None
    time: Duration | None = None


@dataclass(frozen=True)
class Service:
    """One service of a charter (3.2.2.a)."""

    id: str
    name: Text | None = None
    result: Text | None = None
    who: Text | None = None
    department: Text | None = None
    responsible: Text | None = None
    requirements: tuple[Requirement, ...] | None = None
    fee: Fee | None = None
    turnaround: Turnaround | None = None
    channels: tuple[Channel, ...] = ()
    service_points: tuple[ServicePoint, ...] = ()
    steps: tuple[Step, ...] = ()
    remedy: Text | None = None
    law: Text | None = None
    link: str | None = None
    extra: ExtraFields = ExtraFields()


@dataclass(frozen=True)
class Group:
    """Services under one heading."""

    name: Text | None = None
    services: tuple[Service, ...] = ()


@dataclass(frozen=True)
class Charter:
    """A customer excellence charter; ``id`` is ``external`` or ``internal`` (3.2.2)."""

    id: str
    title: Text | None = None
    introduction: Text | None = None
    approval: Approval = Approval()
    groups: tuple[Group, ...] = ()
    feedback_channels: tuple[Channel, ...] = ()
    guarantee: tuple[Text, ...] = ()
    rights: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    formats: tuple[str, ...] = ()
    formats_note: Text | None = None
    extra: ExtraFields = ExtraFields()

    @property
    def services(self) -> tuple[Service, ...]:
        """Every service in the charter's order."""
        return tuple(service for group in self.groups for service in group.services)


@dataclass(frozen=True)
class ValueInPractice:
    """What a core value means in daily work (3.5.1.b)."""

    value: Value | None = None
    in_practice: Text | None = None


@dataclass(frozen=True)
class PointStandards:
    """What customers can expect at a service point (3.5.1.c)."""

    service_point: ServicePoint | None = None
    standards: tuple[Text, ...] = ()


@dataclass(frozen=True)
class ThirdParty:
    """An institution that serves customers for the organisation (3.5.1.d)."""

    name: Text | None = None
    serves: str | None = None
    service: Text | None = None
    standard: Text | None = None


@dataclass(frozen=True)
class FeedbackProcedure:
    """How feedback is handled (3.5.1.f)."""

    complaints: tuple[Step, ...] = ()
    compliments: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Manual:
    """The customer experience manual (3.5.1)."""

    title: Text | None = None
    introduction: Text | None = None
    commitment: Text | None = None
    values: tuple[ValueInPractice, ...] = ()
    standards: tuple[PointStandards, ...] = ()
    third_parties: tuple[ThirdParty, ...] | None = None
    feedback_channels: tuple[Channel, ...] = ()
    feedback_procedure: FeedbackProcedure = FeedbackProcedure()
    enforcement: tuple[Step, ...] = ()
    approval: Approval = Approval()


def is_blank(document: Policy | Manual | Charter) -> bool:
    """Tell whether nothing is said in a document, as where the standard asks for none."""
    blank = Charter(document.id) if isinstance(document, Charter) else type(document)()
    return document == blank


def has_content(body: "Body", about: str) -> bool:
    """Tell whether an attribute of a body holds anything; "" stands for all of it."""
    held = getattr(body, about) if about else body
    return not is_blank(held) if isinstance(held, Policy | Manual | Charter) else bool(held)


@dataclass(frozen=True)
class Body:
    """A public body with everything it publishes."""

    organization: Organization
    policy: Policy
    channels: tuple[Channel, ...]
    escalation: tuple[EscalationStep, ...]
    service_points: tuple[ServicePoint, ...]
    external: Charter
    internal: Charter
    manual: Manual
    parts: tuple[PartContent, ...] = ()
    extra: Mapping[str, tuple[FieldValue, ...]] = field(default_factory=lambda: dict(_NO_EXTRA))

    @property
    def charters(self) -> tuple[Charter, Charter]:
        """Both charters, the external one first."""
        return (self.external, self.internal)

    @property
    def services(self) -> tuple[Service, ...]:
        """Every service that a charter lists, once, in the charters' order."""
        listed = {s.id: s for charter in self.charters for s in charter.services}
        return tuple(listed.values())


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
    make.known(Service, [_service(make, entry) for entry in content.of("service")])
    external, internal = (_charter(make, content, name) for name in ("external", "internal"))
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
    )


@dataclass(frozen=True)
class _Channels:
    channels: tuple[Channel, ...] = ()
    escalation: tuple[EscalationStep, ...] = ()


@dataclass(frozen=True)
class _ServicePoints:
    service_points: tuple[ServicePoint, ...] = ()


CLASSES: Mapping[str, type] = {
    "organization": Organization,
    "policy": Policy,
    "channels": _Channels,
    "service_points": _ServicePoints,
    "manual": Manual,
    "charter": Charter,
    "service": Service,
}
"""The class of a file by its part; what a file has beside it is printed as its schema says."""


_NO_EXTRA: Mapping[str, tuple[FieldValue, ...]] = dict.fromkeys(CLASSES, ())


def _is_single(cls: type) -> bool:
    return EXTRA not in {attribute.name for attribute in fields(cls)}


def _extra(content: Content, part: str, cls: type) -> tuple[FieldValue, ...]:
    default = content.languages[0]
    each = (extra_values(e.field, e.data, cls, default, content.values) for e in content.of(part))
    return tuple(one for told in each for one in told)


def _parts(content: Content) -> Iterator[PartContent]:
    """Yield the parts that are printed as their schema says, and no class here describes."""
    for part in content.project.schemas.parts.values():
        files = tuple(
            FileContent(
                entry.file.id,
                entry.file.path,
                field_values(entry.field, entry.data, content.languages[0], content.values),
            )
            for entry in content.of(part.name)
            if is_page(entry.file.id) or not part.many
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
        return make.one(Service, {**entry.data, "id": entry.file.id, EXTRA: extra})


def _charter(make: "_Maker", content: Content, name: str) -> Charter:
    entry = content.one(f"charters/{name}.yml")
    if entry is None:
        return Charter(name)
    extra = ExtraFields(extra_values(entry.field, entry.data, Charter, make.language, make.values))
    return make.one(Charter, {**entry.data, "id": name, EXTRA: extra})


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

    def _referring(self, cls: type[T]) -> Callable[[Any, Any], T | None]:
        whole = make_dict_structure_fn(cls, self.converter)

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


def _is_tuple_or_none(cls: Any) -> bool:
    return NoneType in get_args(cls) and any(map(_is_tuple, get_args(cls)))


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (Ellipsis,)
