"""Places where customers are served."""

from dataclasses import dataclass

from mkataba.values.hours import Opening
from mkataba.values.phone import Phone
from mkataba.values.text import Text


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
