"""What the things of both states are called, and which of one is which of the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from mkataba.check.nodes import visit
from mkataba.diff.items import id_field, name_field
from mkataba.diff.parts import renamed
from mkataba.diff.readable import Readable
from mkataba.diff.states import States
from mkataba.model import Body, Service
from mkataba.values.parsed import Parsed
from mkataba.values.text import Text


def named_in_own_parts(side: Readable, values: Parsed) -> dict[tuple[str, str], Text]:
    """Return what a project's own parts call that which can be referred to, by kind and id."""
    found: dict[tuple[str, str], Text] = {}
    default = side.content.default
    for entry in side.entries.values():
        maps = [(entry.field, entry.data)] if entry.file.kind.many else []
        maps += [(here, value) for here, _, value in visit(entry.field, entry.data)]
        for here, data in maps if entry.field.is_own else ():
            text = name_field(here) if isinstance(data, dict) else None
            name = values.value("text", data.get(text), default) if text else None
            own = id_field(here)
            if name and own and isinstance(data.get(own), str):
                found[str(here.fields[own].rules["unique"]), data[own]] = name
            elif name and here is entry.field:
                found[entry.file.kind.name, entry.file.id] = name
    return found


def states_of(
    old: Body,
    new: Body,
    services: Sequence[tuple[Service, Service]],
    values: tuple[Parsed, Parsed],
    own: Mapping[tuple[str, str], Text],
) -> States:
    """Return what is known of both states.

    Args:
        old: What was published.
        new: What is published now.
        services: Each service of both, as it was and as it is.
        values: What was parsed of each state.
        own: What things of the project's own parts are called, by kind and id.
    """
    things: dict[str, tuple[Sequence[Any], Sequence[Any]]] = {
        "channel": (old.channels, new.channels),
        "service_point": (old.service_points, new.service_points),
        "value": (old.organization.core_values, new.organization.core_values),
        "service": (old.services, new.services),
    }
    names = {
        thing: {one.id: one.name for side in sides for one in side if one.name}
        for thing, sides in things.items()
    }
    for (thing, ident), name in own.items():
        names.setdefault(thing, {})[ident] = name
    return States(
        (old.organization.languages[0], new.organization.languages[0]),
        frozenset(old.organization.languages) & frozenset(new.organization.languages),
        names,
        {thing: renamed(*sides) for thing, sides in things.items()}
        | {"service": {was.id: now.id for was, now in services}},
        {
            thing: (frozenset(one.id for one in sides[0]), frozenset(one.id for one in sides[1]))
            for thing, sides in things.items()
        },
        values=values,
    )
