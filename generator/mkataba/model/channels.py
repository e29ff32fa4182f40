"""Channels for customers, and where a complaint goes when it is not settled."""

from msgspec import Struct

from mkataba.values.hours import Opening
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround


class Channel(Struct, frozen=True):
    """A way to reach the organisation (3.5.2)."""

    id: str
    kind: str | None = None
    name: Text | None = None
    contact: Text | None = None
    hours: tuple[Opening, ...] = ()
    takes: tuple[str, ...] = ()
    response_time: Turnaround | None = None
    procedure: Text | None = None


class EscalationStep(Struct, frozen=True):
    """One level to which a complaint rises (3.5.2.c)."""

    role: Text | None = None
    contact: Text | None = None
    response_time: Turnaround | None = None
