"""What is for the organisation alone: that it changed is told, what it says is not."""

from typing import Any

from mkataba.schema import Field


def is_hidden(field: Field | None) -> bool:
    """Tell whether a field's words stand in no report of what changes for citizens.

    The waivers, which came with the program, are told apart and on purpose.
    """
    return field is not None and field.is_internal and field.is_own


def without_internal(field: Field, data: Any) -> Any:
    """Return data of a field without what is internal in it; None where all of it is."""
    if is_hidden(field):
        return None
    if isinstance(data, dict) and field.fields:
        kept = {name: sub for name, sub in data.items() if not is_hidden(field.fields.get(name))}
        return {
            name: without_internal(field.fields[name], sub) if name in field.fields else sub
            for name, sub in kept.items()
        }
    if isinstance(data, list) and field.item is not None:
        return [without_internal(field.item, one) for one in data]
    return data
