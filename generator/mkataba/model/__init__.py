"""Checked content -> frozen objects, with what they refer to put in place of ids.

What a draft has not said yet is None (or an empty tuple): the templates print that it is still to
be filled in. ``requirements`` and ``third_parties`` are None when unsaid and empty when the
organisation says that there are none.
"""

from mkataba.model.body import CLASSES, Body, has_content, is_blank
from mkataba.model.channels import Channel, EscalationStep
from mkataba.model.charter import Charter, Group
from mkataba.model.manual import (
    FeedbackProcedure,
    Manual,
    PointStandards,
    ThirdParty,
    ValueInPractice,
)
from mkataba.model.organization import Brand, Contacts, Organization, Oversight, Picture, Value
from mkataba.model.policy import Alignment, Approval, Commitments, Policy, Revision
from mkataba.model.publication import Publication, Publications
from mkataba.model.service import ExtraFields, Requirement, Service, Step
from mkataba.model.service_points import ServicePoint
from mkataba.model.structure import build

__all__ = [
    "CLASSES",
    "Alignment",
    "Approval",
    "Body",
    "Brand",
    "Channel",
    "Charter",
    "Commitments",
    "Contacts",
    "EscalationStep",
    "ExtraFields",
    "FeedbackProcedure",
    "Group",
    "Manual",
    "Organization",
    "Oversight",
    "Picture",
    "PointStandards",
    "Policy",
    "Publication",
    "Publications",
    "Requirement",
    "Revision",
    "Service",
    "ServicePoint",
    "Step",
    "ThirdParty",
    "Value",
    "ValueInPractice",
    "build",
    "has_content",
    "is_blank",
]
