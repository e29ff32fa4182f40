"""What data of a field means, however it is written: a change, or only another way to say it."""

from typing import Any

from mkataba.schema import Field
from mkataba.values.text import is_filled
from mkataba.values.types import WRITTEN


def normal(field: Field, value: Any, default: str) -> Any:
    """Return data in long form, texts by language, what is written as values.

    Two values that mean the same have the same normal form.

    Args:
        field: The field that the data stands under.
        value: Data as YAML holds it.
        default: The language of plain texts.
    """
    value = field.expand(value)
    if field.kind == "text":
        text = value if isinstance(value, dict) else {default: value}
        return {code: " ".join(str(w).split()) for code, w in text.items() if is_filled(w)}
    if isinstance(value, dict) and field.fields:
        inner = {
            name: normal(field.fields[name], sub, default) if name in field.fields else sub
            for name, sub in value.items()
        }
        return {name: sub for name, sub in inner.items() if sub not in (None, {}, [])}
    if isinstance(value, list) and field.item is not None:
        items = [normal(field.item, item, default) for item in value]
        return items if any(item not in (None, {}, []) for item in items) else []
    if isinstance(value, str) and field.kind in WRITTEN:
        return WRITTEN[field.kind].read(value) or value
    return value
