"""Where a field is printed, whichever schema it comes from."""

from collections.abc import Mapping

from mkataba import outputs
from mkataba.model import CLASSES
from mkataba.model.extra_fields import inner_class, is_extra
from mkataba.parts import Part
from mkataba.print_entry import PRINT_FORMATS
from mkataba.schema import Field, Schemas


def outputs_of(path: str, schemas: Schemas) -> tuple[str, ...]:
    """Return the outputs that print a field, () for none.

    A field that a class of the model has is printed where the table in :mod:`mkataba.outputs` says,
    any other one where all of its part is.

    Args:
        path: The part and the field, such as ``service.fee.tiers[].label``.
        schemas: The schemas that have the field.
    """
    name, *steps = path.replace("[]", ".*").split(".")
    part, root = schemas.parts[name], schemas.root(name)
    field = root.at([0 if step == "*" else step for step in steps])
    if field is None or field.is_internal or field.unprinted:
        return ()
    if name not in outputs.EXTRA:
        return of_part(part)
    if any_extra(root, steps, CLASSES[name]):
        return outputs.EXTRA[name]
    listed = outputs.outputs_of(path)
    return (*listed, *_framed(listed, schemas)) if path in outputs.FRAMED else listed


def where_room(path: str, schemas: Schemas) -> Mapping[str, str]:
    """Return the outputs that print a field on a condition only, with the condition of each."""
    name, *steps = path.replace("[]", ".*").split(".")
    if name not in outputs.EXTRA or any_extra(schemas.root(name), steps, CLASSES[name]):
        return {}
    return outputs.where_room(path)


def told_as(path: str, schemas: Schemas) -> str:
    """Return the path by which the tables name a field; that of a field of an organisation's own.

    Args:
        path: The part and the field; the part is one that has a class.
        schemas: The schemas that have the field.
    """
    name, *steps = path.replace("[]", ".*").split(".")
    if any_extra(schemas.root(name), steps, CLASSES[name]):
        return path
    return outputs.listed(path)


def _framed(listed: tuple[str, ...], schemas: Schemas) -> tuple[str, ...]:
    """Return the documents of parts on whose first sheet stands what stands on the manual's."""
    documents = (name for part in schemas.parts.values() for name in of_part(part))
    return tuple(name for name in documents if f"manual.{name.rpartition('.')[2]}" in listed)


def of_part(part: Part) -> tuple[str, ...]:
    """Return the outputs that are made of a part's schema."""
    page = (part.name,) if part.has("page") else ()
    files = (f"{part.name}.{form}" for form in PRINT_FORMATS)
    return (*page, *files) if part.has("document") else page


def any_extra(root: Field, steps: list[str], cls: type | None) -> bool:
    """Tell whether a field, or one that it stands in, is none of its class."""
    here: Field | None = root
    for step in steps:
        assert here is not None
        if step == "*":
            here = here.item
            continue
        here = here.fields[step]
        if is_extra(here, cls):
            return True
        cls = inner_class(cls, step)
    return False
