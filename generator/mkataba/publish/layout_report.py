"""What a layout says that it really did, once a sheet is set."""

from typing import Any

import msgspec
from msgspec import Struct


class LeftOut(Struct, frozen=True):
    """Something for which a sheet had no room.

    ``id`` names a service or a section of the charter; ``what`` is ``service``, ``requirements`` or
    another part of it.
    """

    id: str = ""
    what: str = ""


class Colour(Struct, frozen=True):
    """A colour of the brand, and the one that is printed in its place."""

    name: str
    given: str
    printed: str


class LayoutReport(Struct, frozen=True):
    """What a layout says of a document or a sheet that it set.

    Args:
        smallest: The smallest type, in points; 0 where it is not said.
        sheets: How many sheets or pages there are.
        services: How many services each sheet or page shows.
        left_out: That for which there was no room.
        moved: Where that is printed instead, in words; "" for nowhere.
        colours: Colours of the brand that can't be read and are replaced.
    """

    smallest: float = 0
    sheets: int = 0
    services: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    moved: str = ""
    colours: tuple[Colour, ...] = ()


def read(told: Any, colours: Any) -> LayoutReport | None:
    """Return a layout's report; None where it says nothing that can be read.

    Args:
        told: The values labelled ``<report>``, of which the last one counts.
        colours: The values labelled ``<colours>``: a map of each name to what is given and printed.
    """
    values = {**(told[-1] if told and isinstance(told[-1], dict) else {})}
    pairs = colours[-1] if colours and isinstance(colours[-1], dict) else {}
    values["colours"] = [
        {"name": name, "given": given, "printed": printed}
        for name, (given, printed) in pairs.items()
        if given != printed
    ]
    if not told and not values["colours"]:
        return None
    try:
        return msgspec.convert(values, LayoutReport, strict=False)
    except msgspec.ValidationError:
        return None  # of a layout of the organisation's own, which says it otherwise
