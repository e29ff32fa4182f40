"""A public body with everything it publishes, and the class of each kind of file."""

from collections.abc import Mapping

from msgspec import Struct, field

from mkataba.model.channels import Channel, EscalationStep
from mkataba.model.charter import Charter
from mkataba.model.field_values import FieldValue, PartContent
from mkataba.model.manual import Manual
from mkataba.model.organization import Organization
from mkataba.model.policy import Policy
from mkataba.model.publication import Publications
from mkataba.model.service import Service
from mkataba.model.service_points import ServicePoint


def is_blank(document: Policy | Manual | Charter) -> bool:
    """Tell whether nothing is said in a document, as where the standard asks for none."""
    blank = Charter(document.id) if isinstance(document, Charter) else type(document)()
    return document == blank


def has_content(body: "Body", about: str) -> bool:
    """Tell whether an attribute of a body holds anything; "" stands for all of it."""
    held = getattr(body, about) if about else body
    return not is_blank(held) if isinstance(held, Policy | Manual | Charter) else bool(held)


class Body(Struct, frozen=True):
    """A public body with everything it publishes.

    ``unlisted`` are the services that no charter lists: they are named where something refers to
    one, and have no page. ``publications`` says what is printed beside the usual prints.
    """

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
    unlisted: tuple[Service, ...] = ()
    publications: Publications = Publications()

    @property
    def charters(self) -> tuple[Charter, Charter]:
        """Both charters, the external one first."""
        return (self.external, self.internal)

    @property
    def services(self) -> tuple[Service, ...]:
        """Every service that a charter lists, once, in the charters' order."""
        listed = {s.id: s for charter in self.charters for s in charter.services}
        return tuple(listed.values())


class _Channels(Struct, frozen=True):
    channels: tuple[Channel, ...] = ()
    escalation: tuple[EscalationStep, ...] = ()


class _ServicePoints(Struct, frozen=True):
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
