"""The content files behind each file of a site, as the manifest lists them.

They follow from what is written in the files and from where each field is printed, so that no list
of files stands beside those. A template of the project's own that prints more is not known here.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from mkataba import print_registry
from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry
from mkataba.model import Body
from mkataba.outputs import PRINTED, PUBLIC, told_by
from mkataba.printed import of_part, outputs_of, where_room
from mkataba.project import CONTENT
from mkataba.schema import Field

Files = tuple[str, ...]
"""Paths of content files below the project's folder, in order."""

_Place = tuple[str, str]  # an output, and the file that it is made for; "" where it is for all

_SERVICE, _PUBLIC = "service", "external"


class Sources:
    """The content files behind each page and print of a body.

    Args:
        content: What was checked.
        body: What is published of it.
    """

    def __init__(self, content: Content, body: Body) -> None:
        """Look at each value once."""
        self._schemas = content.project.schemas
        self._listed = {c.id: {service.id for service in c.services} for c in body.charters}
        self._found: dict[_Place, set[str]] = {}
        self._content = content
        self._outputs: dict[int, Files] = {}  # by the identity of a field, which lives on
        self._always = {entry.file.path for entry in content.of("organization")}
        self._all = {entry.file.path for entry in content.entries}
        parts = content.project.schemas.parts.values()
        named = {name for outputs in PRINTED.values() for name in outputs}
        self._known = named.union(map(_of_staff, named), *map(of_part, parts))
        for entry in content.entries:
            self._take(entry)

    def of_print(self, name: str, asked: bool = False) -> Files:
        """Return what a print is made of: ``charter.pdf`` ...; ``asked`` by publication.yml."""
        output = told_by(name)
        return self._with(asked, self._files([output], (output, "")))

    def of_page(
        self, name: str, file: str = "", offered: Iterable[str] = (), asked: bool = False
    ) -> Files:
        """Return what a page is made of.

        Args:
            name: The output that it is, as in the table: ``home``, ``service``, a part's name ...
            file: The content file that it is made for, where each file of a kind has its page.
            offered: The prints on it, each with its size.
            asked: Whether publication.yml asks for one of them.
        """
        prints = [told_by(file) for file in offered]
        each = [(name, file)] if file else [place for place in self._found if place[0] == name]
        places = (*each, *((output, "") for output in ("frame", name, *prints)))
        return self._with(asked, self._files([name, *prints], *places))

    def _with(self, asked: bool, files: Files) -> Files:
        publication = (entry.file.path for entry in self._content.of("publication") if asked)
        return tuple(sorted({*files, *publication}))

    def _files(self, outputs: Iterable[str], *places: _Place) -> Files:
        """Return the files at some places; every file where no table knows one of the outputs."""
        if not self._known.issuperset(outputs):
            return tuple(sorted(self._all))
        found = (self._found.get(place, ()) for place in places)
        return tuple(sorted(self._always.union(*found)))

    def _take(self, entry: Entry) -> None:
        """Put a file, and what it refers to, where its values are printed."""
        printed: dict[str, set[str]] = {}
        for field, _, value in visit(entry.field, entry.data):
            outputs = self._outputs.get(id(field))
            if outputs is None:
                outputs = self._outputs[id(field)] = self._outputs_of(field)
            # where our own fields refer to a thing, the table says what is printed of it
            refers = outputs and field.is_own and field.rules.get("refers")
            target = self._homes.get((refers, value)) if refers else None
            for output in outputs:
                files = printed.setdefault(output, {entry.file.path})
                if target:
                    files.add(target)
        for output, files in printed.items():
            for place in self._places(output, entry):
                self._found.setdefault(place, set()).update(files)

    def _outputs_of(self, field: Field) -> Files:
        """Return the outputs that print a value; of a map or a list, what it holds is printed."""
        if field.fields or field.item is not None:
            return ()
        path = ".".join((field.part, *field.path)).replace(".*", "[]")
        return (*outputs_of(path, self._schemas), *where_room(path, self._schemas))

    @cached_property
    def _homes(self) -> dict[tuple[str, str], str]:
        """The file that describes each thing, by its kind and its id."""
        return dict(_homes(self._content))

    def _places(self, output: str, entry: Entry) -> Iterator[_Place]:
        """Yield the files of the site that an output stands for in the table, of this entry."""
        kind, id_, path = entry.file.kind, entry.file.id, entry.file.path
        charters = self._charters(entry)
        name = output.partition(".")[0]
        if output == _SERVICE and kind.name == "charter":
            services = self._listed.get(id_, ())
            yield from ((output, f"{CONTENT}/services/{service}.yml") for service in services)
        elif output in (_SERVICE, kind.name) and kind.many:
            yield from ((output, path) for _ in charters[:1])
        elif name == "charter":
            yield from ((output if one == _PUBLIC else _of_staff(output), "") for one in charters)
        elif _PUBLIC in charters or (charters and output not in PUBLIC):
            yield output, ""

    def _charters(self, entry: Entry) -> list[str]:
        """Return the charters that an entry speaks in: all, but for a charter or a service."""
        match entry.file.kind.name:
            case "charter":
                return [entry.file.id]
            case "service":
                return [one for one, listed in self._listed.items() if entry.file.id in listed]
            case _:
                return list(self._listed)


def _of_staff(output: str) -> str:
    """Return the output of the charter for staff that is the like of one for the public."""
    name, dot, ending = output.partition(".")
    return (
        f"{print_registry.CHARTERS['internal'].name}{dot}{ending}" if name == "charter" else output
    )


def _homes(content: Content) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield what fields may refer to, kind of thing and id, with the file that describes it."""
    for entry in content.entries:
        if entry.file.kind.many:
            yield (entry.file.kind.name, entry.file.id), entry.file.path
        for field, _, value in visit(entry.field, entry.data):
            if "unique" in field.rules and isinstance(value, str):
                yield (field.rules["unique"], value), entry.file.path
