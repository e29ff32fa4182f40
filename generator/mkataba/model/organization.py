"""The organisation: who it is, how it looks, and whom it answers to."""

from datetime import date

from msgspec import Struct

from mkataba.languages import SOURCE
from mkataba.values.colour import ACCENT, PRIMARY
from mkataba.values.phone import Phone
from mkataba.values.text import Text


class Value(Struct, frozen=True):
    """A core value of the organisation."""

    id: str
    name: Text | None = None
    meaning: Text | None = None


class Contacts(Struct, frozen=True):
    """How to reach the organisation."""

    address: Text | None = None
    postal: str | None = None
    phone: Phone | None = None
    email: str | None = None


class Oversight(Struct, frozen=True):
    """The outside body that hears complaints."""

    name: Text | None = None
    address: Text | None = None
    phone: Phone | None = None
    email: str | None = None
    website: str | None = None
    verified_on: date | None = None


class Picture(Struct, frozen=True):
    """A file in the project's folder of pictures, and what it shows, in words."""

    file: str | None = None
    alt: Text | None = None


class Brand(Struct, frozen=True):
    """Colours as ``#rrggbb``; families of fonts for other scripts than Latin; pictures."""

    primary: str = PRIMARY
    accent: str = ACCENT
    fonts: tuple[str, ...] = ()
    logo: Picture | None = None
    coat_of_arms: Picture | None = None
    partners: tuple[Picture, ...] = ()


class Organization(Struct, frozen=True):
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
