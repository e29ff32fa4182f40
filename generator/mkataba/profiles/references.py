"""The names inside a profile: each is there once, and each that points to something finds it."""

from collections.abc import Iterator, Mapping
from typing import Any

Fault = tuple[tuple[str | int, ...], str]

_POINTS = (
    ("areas", "pillar", "pillars"),
    ("phases", "area", "areas"),
    ("clauses", "area", "areas"),
)
"""The section and the key of each name, and the section whose ids it is one of."""
_ONCE = (
    ("documents", "file"),
    ("documents", "name"),
    ("pillars", "id"),
    ("areas", "id"),
    ("phases", "number"),
)
"""The section and the key of each value that no two entries of the section may share."""


def faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each name that nothing in the profile has, and each that two entries have.

    Args:
        data: A profile whose values all have their form.
    """
    for section, key, other in _POINTS:
        ids = [entry["id"] for entry in data.get(other, ())]
        for place, entry in _entries(data.get(section, ())):
            if key in entry and entry[key] not in ids:
                there = f"there are {', '.join(ids)}" if ids else f"there are no {other}"
                text = f'there is no "{entry[key]}" under {other}: {there}'
                yield (section, place, key), text
    for section, key in _ONCE:
        seen = set[Any]()
        for place, entry in _entries(data.get(section, ())):
            if entry[key] in seen:
                yield (section, place, key), f"{entry[key]} is under {section} already"
            seen.add(entry[key])
    for place, level in _entries(data.get("levels", ())):
        if level["from"] > level["to"]:
            yield ("levels", place, "to"), f"has to be {level['from']} or more, where it begins"


def _entries(section: Any) -> Iterator[tuple[str | int, Mapping[str, Any]]]:
    yield from section.items() if isinstance(section, Mapping) else enumerate(section)
