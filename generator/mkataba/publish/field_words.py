"""Fields in the words of a sentence: what of which thing a print lacks."""

from collections.abc import Collection, Iterable, Mapping

from mkataba.schema import Schemas

_FILES = {"service": "services", "charter": "the charter"}
"""Parts of which each file is a thing of its own."""

Labels = Mapping[str, Collection[str]]
"""Fields by what people call them, or the field that they are in, each with what is in it."""


def things(fields: Iterable[str], schemas: Schemas) -> dict[str, dict[str, list[str]]]:
    """Return fields by the thing that they are of: services, channels, the organisation.

    A list of a part that has one file, as that of the core values, is a thing of its own.

    Args:
        fields: Their names in the tables, such as ``channels.channels[].hours``.
        schemas: The schemas that have them.
    """
    made: dict[str, dict[str, list[str]]] = {}
    for path in fields:
        kind, *steps = path.split(".")
        here = schemas.root(kind)
        name = _FILES.get(kind, schemas.parts[kind].label)
        step = steps[0].removesuffix("[]")
        inner = here.fields[step].item
        if kind not in _FILES and inner is not None and inner.fields:
            name, here, steps = here.fields[step].label, inner, steps[1:]
        label = here.fields[steps[0].removesuffix("[]")].label if steps else ""
        within = steps[-1].removesuffix("[]").replace("_", " ") if steps[1:] else ""
        made.setdefault(name, {}).setdefault(label, []).append(within)
    return made


def in_words(name: str, lacks: Labels, has: Labels) -> str:
    """Return what of a thing a print lacks: the thing where it has nothing of it.

    Where it has a few fields whole, these are named.
    """
    if not has or "" in lacks:
        return name
    if len(has) < len(lacks) and not {*has} & {*lacks}:
        return f"{name} but for {' and '.join(_listed(has))}"
    return f"{', '.join(_listed(lacks))} of {name}"


def _listed(labels: Labels) -> list[str]:
    """Return labels, what is part of one behind it in brackets."""
    return [
        first if "" in inner else f"{first} ({', '.join(dict.fromkeys(inner))})"
        for first, inner in labels.items()
    ]
