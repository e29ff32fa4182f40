"""What the fields of schema files point to: things that ids name, and keys that the program reads.

A word that points to nothing is a fault of the schema: what it was meant for would not be done.
"""

from collections.abc import Iterator

from mkataba.parts import INTERNAL
from mkataba.schema import Field, Schemas
from mkataba.schema.shipped import Fault, written
from mkataba.source import Path

_OF_IDS = ("refers", "unique")
_META = {
    *("label", "describes", "hint", "example"),
    *("clause", "severity", "audience", "printed", "promise"),
}
"""What an organisation says in ``meta``; the schemas that come with the program say more."""


def reference_faults(schemas: Schemas, packaged: Schemas | None) -> Iterator[Fault]:
    """Yield each word in a schema that points to nothing, or to things of two kinds.

    Args:
        schemas: The files as read; each can be read by itself.
        packaged: Those that came with the program; None where these are they.
    """
    yield from _described_twice(schemas)
    things = ", ".join(sorted(schemas.homes))
    keys = _META.union(*(field.rules.get("meta", {}) for _, field in _fields(packaged or schemas)))
    for file, field in _fields(schemas):
        for key in _OF_IDS:
            if key in field.rules and field.kind != "id":
                text = f"goes with the type id only, not with {field.rules['type']}"
                yield Fault(file, (*written(field), key), text)
        thing = field.rules.get("refers")
        if thing is not None and thing not in schemas.homes:
            text = f'there is nothing called "{thing}" to refer to: there are {things}'
            yield Fault(file, (*written(field), "refers"), text)
        elif thing is not None and field.is_printed and _is_internal(schemas, thing):
            text = f"{thing} is internal, and its name would be printed: say audience: internal"
            yield Fault(file, (*written(field), "refers"), text)
        for key in field.rules.get("meta", {}).keys() - keys:
            text = f'there is no key "{key}" in meta: there are {", ".join(sorted(_META))}'
            yield Fault(file, (*written(field), "meta", key), text)


def _is_internal(schemas: Schemas, thing: str) -> bool:
    """Tell whether what an id names is described in a part for the organisation alone."""
    return schemas.parts[schemas.homes[thing].name].audience == INTERNAL


def _described_twice(schemas: Schemas) -> Iterator[Fault]:
    """Yield each name by which ids would mean things of two kinds, at the part that comes later."""
    described: dict[str, str] = {}
    for part in schemas.parts.values():
        here: list[tuple[str, Path]] = [(part.name, ())] if part.many else []
        here += [
            (field.rules["unique"], (*written(field), "unique"))
            for field in schemas.walk(part.name)
            if "unique" in field.rules
        ]
        compared = here if part.many or not part.own else [(part.name, ()), *here]
        for name, path in compared:
            if name in described:
                text = (
                    f'"{name}" is what schemas/{described[name]}.yml describes: take another name'
                )
                yield Fault(part.name, path, text)
        described |= {name: part.name for name, _ in here}


def _fields(schemas: Schemas) -> Iterator[tuple[str, Field]]:
    """Yield every field with the file that it is written in, items of lists among them."""
    roots = [(name, schemas.root(name)) for name in schemas.kinds]
    roots += [("types", Field((name,), {"type": name}, schemas)) for name in schemas.types]
    for file, root in roots:
        waiting = [*root.fields.values()]
        while waiting:
            field = waiting.pop(0)
            yield file, field
            if field.item is not None:
                waiting.append(field.item)
            elif not field.named:  # what a named type holds is walked once, with the types
                waiting += field.fields.values()
