"""What a layout says that it really did, once a sheet is set."""

from typing import Any

import msgspec
from msgspec import Struct

OTHER_SHEETS = "list_of_the_other_sheets"
"""A section of a poster that says where the services are, and is none of the charter itself."""

PART_OF_OTHER_SHEETS = f"part_of_the_{OTHER_SHEETS}"
"""Where to complain, where to go or what is promised, which that section does not name."""


class LeftOut(Struct, frozen=True):
    """Something for which a sheet had no room.

    ``id`` names a service or a section of the charter; ``what`` is ``service``, ``requirements`` or
    another part of it. Of a list that stands there in part, ``count`` of its ``of`` entries are
    missing.
    """

    id: str = ""
    what: str = ""
    count: int = 0
    of: int = 0


class LayoutReport(Struct, frozen=True):
    """What a layout says of a document or a sheet that it set.

    Args:
        smallest: The smallest type, in points; 0 where it is not said.
        body: The type of its text, in points; 0 where it is not said.
        sheets: How many sheets or pages there are.
        services: How many services each sheet or page shows.
        left_out: That for which there was no room.
        moved: Where that is printed instead, in words; "" for nowhere.
    """

    smallest: float = 0
    sheets: int = 0
    services: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    moved: str = ""
    body: float = 0


def in_points(size: float) -> str:
    """Return a size of type in words, with at most one decimal: ``12.7 pt``."""
    return f"{round(size, 1):g} pt"


def is_smaller(size: float, than: float) -> bool:
    """Tell whether a size of type is smaller than another one, once both are written."""
    return round(size, 1) < round(than, 1)


def read(told: Any) -> LayoutReport | None:
    """Return a layout's report; None where it says nothing that can be read.

    Args:
        told: The values labelled ``<report>``, of which the last one counts.
    """
    if not told or not isinstance(told[-1], dict):
        return None
    try:
        return msgspec.convert(told[-1], LayoutReport, strict=False)
    except msgspec.ValidationError:
        return None  # of a layout of the organisation's own, which says it otherwise
