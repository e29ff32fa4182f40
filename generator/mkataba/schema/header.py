"""What is wrong with the headers of schema files: what stands there under ``_part``."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from mkataba.outputs import PAGES, PRINTS
from mkataba.parts import HEADER, INTERNAL, PARTS, PUBLIC, Kind
from mkataba.sanitize import in_yaml
from mkataba.schema import Schemas
from mkataba.schema.shipped import Fault

KEYS = {
    *("place", "optional", "label", "describes", "clause"),
    *("audience", "page", "document", "order"),
}
"""The keys of a header."""

_FIXED = ("place", "optional", "clause", "audience", "page", "document")
_PLACE = re.compile(r"[a-z][a-z0-9_-]*(/([a-z][a-z0-9_-]*|\*))?\.yml")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_TAKEN = {
    *PAGES,
    *(name.partition(".")[0] for name in PRINTS),
    *("index", "staff-charter", "print", "assets", "search", "404", "sitemap"),
    *("rules", "outputs", "clauses"),
}
"""Names of pages, documents and folders of the website and of the reference."""


def header_faults(schemas: Schemas) -> Iterator[Fault]:
    """Yield what is wrong with the header of each schema file, and with the parts together."""
    for name, file in schemas.files.items():
        header = file.get(HEADER, {})
        if not isinstance(header, dict):
            yield Fault(name, (HEADER,), "has to be a map of what holds for the whole file")
            return
        yield from _keys(name, header)
        if name in PARTS:
            yield from _shipped(name, header, schemas)
        elif not _NAME.fullmatch(name) or name in _TAKEN | schemas.languages:
            text = "small letters, digits, hyphens" if not _NAME.fullmatch(name) else "another one"
            message = f'"{name}" can\'t be the name of a part: give the file a name of {text}'
            yield Fault(name, (), message)
        if name not in PARTS and isinstance(place := header.get("place"), list) and len(place) > 1:
            text = (
                "has to be one place: several files of a part lie in one folder, as in plans/*.yml"
            )
            yield Fault(name, (HEADER, "place"), text)
        clause = header.get("clause", "")
        if "clause" in header and (not isinstance(clause, str) or clause not in schemas.clauses):
            yield Fault(name, (HEADER, "clause"), unknown_clause(clause))
    yield from _places(schemas)


def unknown_clause(clause: Any) -> str:
    """Return what is said of a clause that the standard does not have."""
    if isinstance(clause, str):
        return f"unknown clause {in_yaml(clause)}: the standard has none of this number"
    return f"unknown clause {in_yaml(clause)}; put it in quotes"


def _keys(name: str, header: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield each key that there is not, and each that does not hold what it has to."""
    for key, value in header.items():
        text = f'there is no key "{key}" in a header; there are {", ".join(sorted(KEYS))}'
        if key not in KEYS or (text := _wrong(str(key), value)):
            yield Fault(name, (HEADER, key), text)


def _wrong(key: str, value: Any) -> str:
    """Return what the value of a key has to be; "" where it is that."""
    places = value if isinstance(value, list) and value else [value]
    if key == "place" and not all(isinstance(x, str) and _PLACE.fullmatch(x) for x in places):
        return "has to be a file below content/, such as strategy.yml, or plans/*.yml for many"
    if key == "optional" and not isinstance(value, bool):
        return "has to be true or false"
    if key in ("label", "describes") and not is_label(value):
        return "has to be a text, or a map of texts by language"
    if key == "audience" and value not in (PUBLIC, INTERNAL):
        return f"has to be {PUBLIC} or {INTERNAL}"
    if key in ("page", "document") and not is_yes_or_reason(value):
        return "has to be true, or the word no with a reason: {no: why there is none}"
    if key == "order" and (isinstance(value, bool) or not isinstance(value, int | float)):
        return "has to be a number"
    return ""


def is_label(value: Any) -> bool:
    """Tell whether a value can be a label: a text, or a text for each of some languages."""
    words = list(value.values()) if isinstance(value, dict) and value else [value]
    return all(isinstance(text, str) and text.strip() for text in words)


def is_yes_or_reason(value: Any) -> bool:
    """Tell whether a value is true, or says no and why."""
    if isinstance(value, dict):
        return list(value) == ["no"] and isinstance(value["no"], str) and is_label(value["no"])
    return value is True


def _shipped(name: str, header: Mapping[str, Any], schemas: Schemas) -> Iterator[Fault]:
    """Yield what an organisation's schema changes of a part that came with the program."""
    if schemas.packaged is None:
        return
    shipped = schemas.packaged.files[name].get(HEADER, {})
    for key in _FIXED:
        if key in header and header[key] != shipped.get(key):
            yield Fault(name, (HEADER, key), "has to stay as it came: the program relies on it")


def _places(schemas: Schemas) -> Iterator[Fault]:
    """Yield each part of which the files would be those of another one too."""
    taken: list[Kind] = []
    for name, part in schemas.parts.items():
        for kind in part.kinds:
            path = PurePosixPath(kind.place.replace("*", "x"))
            other = next((one.name for one in taken if one.holds(path)), name)
            taken.append(kind)
            if other != name:
                message = f"{kind.place} is the place of {other}"
                yield Fault(name, (HEADER, "place") if "place" in part.header else (), message)
