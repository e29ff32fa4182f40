"""The experience manual."""

from dataclasses import dataclass, field

from mkataba.model.channels import Channel
from mkataba.model.organization import Value
from mkataba.model.policy import Approval
from mkataba.model.service import Step
from mkataba.model.service_points import ServicePoint
from mkataba.values.text import Text


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
    approval: Approval = field(default_factory=Approval)
