"""A service, with what a customer brings and what happens then."""

from msgspec import Struct

from mkataba.model.channels import Channel
from mkataba.model.field_values import FieldValue
from mkataba.model.service_points import ServicePoint
from mkataba.values.duration import Duration
from mkataba.values.fee import Fee
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround


class ExtraFields(Struct, frozen=True):
    """What a file says beside the fields of its class; printed under the labels of the schema."""

    told: tuple[FieldValue, ...] = ()


class Requirement(Struct, frozen=True):
    """One thing the customer brings or meets (3.2.2.a.ii)."""

    what: Text | None = None
    where: Text | None = None
    when: Text | None = None


class Step(Struct, frozen=True):
    """One step of a procedure."""

    action: Text | None = None
    responsible: Text | None = None
    time: Duration | None = None


class Service(Struct, frozen=True):
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
