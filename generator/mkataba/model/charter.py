"""A charter: services in groups, and what is promised with them."""

from msgspec import Struct, field

from mkataba.model.channels import Channel
from mkataba.model.policy import Approval
from mkataba.model.service import ExtraFields, Service
from mkataba.values.text import Text


class Group(Struct, frozen=True):
    """Services under one heading."""

    name: Text | None = None
    services: tuple[Service, ...] = ()


class Charter(Struct, frozen=True):
    """A customer excellence charter; ``id`` is ``external`` or ``internal`` (3.2.2)."""

    id: str
    title: Text | None = None
    introduction: Text | None = None
    approval: Approval = field(default_factory=Approval)
    groups: tuple[Group, ...] = ()
    feedback_channels: tuple[Channel, ...] = ()
    guarantee: tuple[Text, ...] = ()
    rights: tuple[Text, ...] = ()
    duties: tuple[Text, ...] = ()
    formats: tuple[str, ...] = ()
    formats_note: Text | None = None
    extra: ExtraFields = field(default_factory=ExtraFields)

    @property
    def services(self) -> tuple[Service, ...]:
        """Every service in the charter's order."""
        return tuple(service for group in self.groups for service in group.services)
