"""Names that things are called by: ids, and those that cannot be everywhere what they are here."""

import re

from mkataba.values.form import Written

_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_LONGEST = 80  # characters of an id

WRITTEN = frozenset({"index"})
"""Pages that a build writes beside those of the services, in their folder."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


def taken_by(name: str) -> str:
    """Return what else the name of a service means, with which it can't be told apart; "" if none.

    Windows takes the names of devices for them in small and capital letters and whatever stands
    behind a dot: a repository with ``aux.yml`` can't be checked out there.
    """
    stem = name.casefold().partition(".")[0].strip()
    if stem in _DEVICES:
        return "a device on Windows, where the file can't be made"
    return "the page that lists all services" if name.casefold() in WRITTEN else ""


def is_id(written: str) -> bool:
    """Tell whether a text can be the id of something, and so the name of its file."""
    return re.fullmatch(_ID, written) is not None and len(written) <= _LONGEST


TYPE = Written(accepts=is_id, read=str, pattern=_ID, keywords={"maxLength": _LONGEST})
