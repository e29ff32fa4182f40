"""What is printed, as ``publication.yml`` asks for it."""

from msgspec import Struct

from mkataba.model.service import Service
from mkataba.model.service_points import ServicePoint


class Publication(Struct, frozen=True):
    """One entry of ``publication.yml``: a document, its paper, its languages, its services.

    What is not said is None or empty: the print's own, or all.
    """

    id: str = ""
    document: str = ""
    paper: str = ""
    orientation: str = ""
    languages: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    services: tuple[Service, ...] = ()
    group: str = ""
    service_point: ServicePoint | None = None
    body_size: float = 0
    codes: bool = True
    clauses: bool = False
    bleed: float = 0
    ink: str = "colour"
    audience: str = "public"


class Publications(Struct, frozen=True):
    """The file ``publication.yml``; ``without`` names the usual prints that are not made."""

    publications: tuple[Publication, ...] = ()
    without: tuple[str, ...] = ()
