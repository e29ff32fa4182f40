"""The customer service policy, and what every document says of its approval."""

from datetime import date

from msgspec import Struct

from mkataba.model.organization import Value
from mkataba.values.text import Text


class Revision(Struct, frozen=True):
    """One version of a document: when it was approved, and what it changed."""

    version: str | None = None
    approved_on: date | None = None
    changes: Text | None = None


class Approval(Struct, frozen=True):
    """Version, approval and review of a document; the last three are the policy's (3.1.1.g)."""

    version: str | None = None
    approved_by: Text | None = None
    approved_on: date | None = None
    next_review: date | None = None
    owner: Text | None = None
    distribution: tuple[Text, ...] = ()
    history: tuple[Revision, ...] = ()
    displayed: Text | None = None
    disseminated: Text | None = None
    understood: Text | None = None


class Commitments(Struct, frozen=True):
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


class Alignment(Struct, frozen=True):
    """How the policy rests on vision, mission and values (3.1.1.a)."""

    statement: Text | None = None
    values: tuple[Value, ...] = ()


class Policy(Struct, frozen=True):
    """The customer service excellence policy (3.1.1)."""

    title: Text | None = None
    purpose: Text | None = None
    scope: Text | None = None
    alignment: Alignment = Alignment()
    commitments: Commitments = Commitments()
    approval: Approval = Approval()
