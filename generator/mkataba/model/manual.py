"""The experience manual."""

from msgspec import Struct, field

from mkataba.model.channels import Channel
from mkataba.model.organization import Value
from mkataba.model.policy import Approval
from mkataba.model.service import Step
from mkataba.model.service_points import ServicePoint
from mkataba.values.text import Text


class ValueInPractice(Struct, frozen=True):
    """What a core value means in daily work (3.5.1.b)."""

    value: Value | None = None
    in_practice: Text | None = None


class PointStandards(Struct, frozen=True):
    """What customers can expect at a service point (3.5.1.c)."""

    service_point: ServicePoint | None = None
    standards: tuple[Text, ...] = ()


class ThirdParty(Struct, frozen=True):
    """An institution that serves customers for the organisation (3.5.1.d)."""

    name: Text | None = None
    serves: str | None = None
    service: Text | None = None
    standard: Text | None = None


class FeedbackProcedure(Struct, frozen=True):
    """How feedback is handled (3.5.1.f)."""

    complaints: tuple[Step, ...] = ()
    compliments: tuple[Step, ...] = ()


class Manual(Struct, frozen=True):
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
    approval: Approval = field(default_factory=Approval)
