"""Where waivers may hold: places that name something, and that are there."""

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from mkataba.check.content import Content
from mkataba.check.messages import quoted, suggestion
from mkataba.parts import Kind
from mkataba.schema import Field

# names that services may have, against which a place is held
_NAMES = ("x", "soil-testing", "birth-certificate", "2", "maji-safi", "hall-hire")
BY_FIELD = "copied-text"
"""The rule that is waived by fields alone: what is the same on purpose is so one by one."""
_BESIDE = (
    "languages/",
    "templates/",
    "schemas/",
    "mkdocs.yml",
)  # what has findings and is no content


def nowhere(place: str, field: str, content: Content) -> str:
    """Return that there is no such file or field; "" where there is, or may be outside content."""
    if place.startswith(_BESIDE):
        return ""
    paths = {
        **{kind.place: kind.name for kind in content.project.schemas.places if not kind.many},
        **{file.path.removeprefix("content/"): file.kind.name for file in content.project.files},
        **{path.removeprefix("content/"): "" for path, _ in content.project.strays},
    }
    kinds = {kind for path, kind in paths.items() if fnmatchcase(path, place)}
    if not kinds:
        return f"there is no file {place}{suggestion(place, paths)}"
    parts = re.sub(r"\[[^\]]*\]", "", field).split(".") if field else []
    for number, part in enumerate(parts):
        roots = [content.project.schemas.root(kind) for kind in sorted(kinds) if kind]
        names = {name: None for root in roots for name in _fields_at(root, parts[:number])}
        if names and part not in names:
            return f"there is no field {part}{suggestion(part, names)}"
    return ""


def _fields_at(root: Field, parts: Sequence[str]) -> Iterable[str]:
    """Return the fields below a path of names; none where nothing is known of it."""
    here: Field | None = root
    for part in parts:
        while here is not None and here.item is not None:
            here = here.item
        here = here.fields.get(part) if here is not None else None
    while here is not None and here.item is not None:
        here = here.item
    return here.fields if here is not None else ()


def too_wide(rule: str, place: str, node: str, kinds: Iterable[Kind]) -> str:
    """Return why a place says too little; "" where it names files of one kind, or a folder.

    Whatever signs it is made of: it is held against every place that files can have.
    """
    held = {
        kind.name
        for kind in kinds
        for name in _NAMES
        if fnmatchcase(kind.place.replace("*", name), place)
    }
    if len(held) > 1:
        return f"the place {quoted(place)} holds files of more than one kind"
    if rule == BY_FIELD and (not node or set("*?[") & set(place)):
        return f"{rule} can be waived for one field alone, such as services/x-ray.yml#name"
    return ""
