"""The schemas as Cerberus reads them: rules of its own, types by name, and our checks of values."""

from typing import Any

from mkataba.schema import Field, Schemas
from mkataba.values.types import WRITTEN

CERBERUS_RULES = ("required", "minlength", "maxlength", "allowed", "min", "max", "regex")
"""The rules of a field that Cerberus has under the same names."""


def of_part(schemas: Schemas, name: str) -> dict[str, Any]:
    """Return a fresh Cerberus schema of a part's files."""
    return {key: _compile(field) for key, field in schemas.root(name).fields.items()}


def of_types(schemas: Schemas) -> dict[str, dict[str, Any]]:
    """Return fresh Cerberus schemas of the named types that are maps, by name."""
    made = {}
    for name, named in schemas.types.items():
        if "fields" in named:
            field = Field((name,), {"type": name}, schemas)
            made[name] = {key: _compile(inner) for key, inner in field.fields.items()}
    return made


def _compile(field: Field) -> dict[str, Any]:
    """Return a field's rules as Cerberus knows them."""
    rules = {name: field.rules[name] for name in CERBERUS_RULES if name in field.rules}
    kind = field.kind
    if field.rules.get("none"):
        rules.pop("minlength", None)
    if field.named.get("fields"):
        rules |= {"type": "dict", "schema": field.rules["type"]}
        if "one_of" in field.named:
            rules["check_with"] = field.rules["type"]
    elif kind == "text":
        rules["check_with"] = "plain_text" if field.rules.get("plain") else "text"
    elif kind in WRITTEN:
        rules |= {"type": "string", "check_with": kind}
    elif kind == "list":
        assert field.item is not None
        rules |= {"type": "list", "schema": _compile(field.item)}
    elif kind == "dict":
        inner = {name: _compile(sub) for name, sub in field.fields.items()}
        rules |= {"type": "dict", "schema": inner}
    else:
        rules["type"] = kind
    return rules
