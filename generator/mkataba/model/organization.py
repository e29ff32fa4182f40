"""The organisation: who it is, how it looks, and whom it answers to."""

from dataclasses import dataclass
from datetime import date

from mkataba.languages import SOURCE
from mkataba.values.phone import Phone
from mkataba.values.text import Text


@dataclass(frozen=True)
class Value:
    """A core value of the organisation."""

    id: str
    name: Text | None = None
    meaning: Text | None = None


@dataclass(frozen=True)
class Contacts:
    """How to reach the organisation."""

    address: Text | None = None
    postal: str | None = None
    phone: Phone | None = None
    email: str | None = None


@dataclass(frozen=True)
class Oversight:
    """The outside body that hears complaints."""

    name: Text | None = None
    address: Text | None = None
    phone: Phone | None = None
    email: str | None = None
    website: str | None = None
    verified_on: date | None = None


@dataclass(frozen=True)
class Brand:
    """Colours as ``#rrggbb``."""

    primary: str = "#0b5d42"
    accent: str = "#ffc845"


@dataclass(frozen=True)
class Organization:
    """Who the organisation is."""

    name: Text | None = None
    short_name: Text | None = None
    languages: tuple[str, ...] = (SOURCE,)
    website: str | None = None
    slogan: Text | None = None
    vision: Text | None = None
    mission: Text | None = None
    core_values: tuple[Value, ...] = ()
    head: Text | None = None
    contacts: Contacts = Contacts()
    oversight: Oversight = Oversight()
    brand: Brand = Brand()
    format: int = 1
    standard: str | None = None
