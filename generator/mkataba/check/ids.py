"""The ids that things have, and the references to ids that nothing has."""

from collections.abc import Iterator

from msgspec import Struct

from mkataba.check.content import Content, beside
from mkataba.check.messages import likeliest
from mkataba.check.nodes import Node


def known_ids(content: Content) -> dict[str, set[str]]:
    """Return the ids that exist, by kind of thing; kinds of which one can't be read are left out.

    What is described in a file of its own, such as a service, has the name of the file, which is
    there whatever it holds.
    """
    known: dict[str, set[str]] = {}
    schemas = content.project.schemas
    for thing, home in schemas.homes.items():
        ids = {entry.file.id for entry in content.of(home.name)}
        if home.optional and not ids:
            known[thing] = set()  # nobody has to describe any: none is missed elsewhere
        elif home.many and ids:
            known[thing] = ids
    for name, id_ in beside(content.project):
        if name in known:
            known[name].add(id_)
    for entry, field, _, value in content.each("id"):
        kind, place = field.rules.get("unique"), ".".join(field.path)
        if kind and isinstance(value, str) and content.reads(entry.file.kind.name, place):
            known.setdefault(kind, set()).add(value)
    return known


def references(content: Content) -> Iterator[tuple[str, Node]]:
    """Yield each id by which a field refers to something, with the kind of thing."""
    for node in content.each("id"):
        kind = node.field.rules.get("refers")
        if kind and isinstance(node.value, str):
            yield kind, node


class Meant(Struct, frozen=True):
    """The things of a kind that a reference to nothing may be meant for.

    ``ids`` are those that such references resemble; where one resembles none, ``any``.
    """

    ids: frozenset[str]
    any: bool

    def __contains__(self, id_: object) -> bool:
        """Tell whether a thing may be meant: that nothing names it can't be told then."""
        return self.any or id_ in self.ids


def meant(content: Content, kind: str) -> Meant:
    """Return what the references to nothing of a kind may be meant for, in the files at hand."""
    known = known_ids(content).get(kind, set())
    lost = {node.value for named, node in references(content) if named == kind} - known
    near = {likeliest(id_, known) for id_ in lost}
    return Meant(frozenset(near), "" in near)
