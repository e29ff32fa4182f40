"""Places where customers are served."""

from msgspec import Struct

from mkataba.values.hours import Opening
from mkataba.values.phone import Phone
from mkataba.values.text import Text


class ServicePoint(Struct, frozen=True):
    """A place where customers are served."""

    id: str
    name: Text | None = None
    address: Text | None = None
    latitude: float | None = None
    longitude: float | None = None
    hours: tuple[Opening, ...] = ()
    phone: Phone | None = None
    access: tuple[Text, ...] = ()
