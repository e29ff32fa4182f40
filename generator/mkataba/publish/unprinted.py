"""What the content says of services and charters that a sheet never prints, and which print does.

What a sheet prints as far as there is room is not told here: its layout says what had none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from mkataba import print_entry, print_registry
from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry
from mkataba.print_entry import SERVICES, SHEET
from mkataba.printed import outputs_of, told_as, where_room
from mkataba.publish.made_print import Print

_Outputs = tuple[Collection[str], Collection[str]]
"""The outputs that always have a field, and those that have it where there is room."""

_OWNERS = {"service": "services", "charter": "the charter"}
_SHEETS = {
    entry.name: entry
    for entry in print_registry.PRINTS
    if entry.kind == SHEET and SERVICES in entry.heeds
}


class Unprinted(Struct, frozen=True, dict=True):
    """Tells of prints what is said of their services and charter that they never print."""

    content: Content

    def told(self, made: Print) -> str:
        """Return it in words, each field with a print that has it; "" where that is nothing."""
        words = [
            f"{self._named(fields)} of {_OWNERS[kind]} (see the {where})"
            for kind, where, fields in self.lacking(made)
        ]
        return f"does not print {'; '.join(words)}" if words else ""

    def lacking(self, made: Print) -> list[tuple[str, str, list[str]]]:
        """Return it as fields by their names in the tables: of a kind of file, in another print."""
        entry = _SHEETS.get(made.output.partition(".")[0])
        if entry is None or not made.shown:
            return []
        found = []
        for kind in _OWNERS:
            shown = made.shown if kind == "service" else {entry.about}
            files = (one for one in self.content.of(kind) if one.file.id in shown)
            fields = {field: told for file in files for field, told in self._said(file).items()}
            missing = {
                field: always
                for field, (always, where_room) in fields.items()
                if _file(entry) not in {*always, *where_room}
            }
            found += [(kind, where, some) for where, some in self._where(entry, missing)]
        return found

    def _named(self, fields: Iterable[str]) -> str:
        """Return fields as people call them; what is part of one stands behind it in brackets."""
        parts: dict[str, list[str]] = {}
        whole = set()
        for name in fields:
            kind, *steps = name.replace("[]", "").split(".")
            first = self.content.project.schemas.root(kind).fields[steps[0]].label
            inner = parts.setdefault(first, [])
            if steps[1:]:
                inner.append(steps[-1].replace("_", " "))
            else:
                whole.add(first)
        return ", ".join(
            first if first in whole else f"{first} ({', '.join(inner)})"
            for first, inner in parts.items()
        )

    def _where(
        self, entry: print_entry.Print, fields: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[str, list[str]]]:
        """Yield prints that have fields, the one with the most first, and those of each."""
        while fields:
            where, some = "website", [*fields]
            most = 0
            for other in self._others(entry):
                had = [field for field, told in fields.items() if _file(other) in told]
                if len(had) > most:
                    where, some, most = other.label.lower(), had, len(had)
            yield where, some
            fields = {field: told for field, told in fields.items() if field not in some}

    def _others(self, entry: print_entry.Print) -> Iterator[print_entry.Print]:
        """Yield the prints of the same charter that everybody can have with all services."""
        file = self.content.one("publication.yml")
        asked: Mapping[str, Any] = file.data if file else {}
        ids = [(one or {}).get("id") for one in asked.get("publications") or ()]
        apart = {*ids, *(asked.get("without") or ())}
        for other in print_registry.PRINTS:
            if other.about == entry.about and other.layout and other.name not in apart:
                yield other

    def _said(self, file: Entry) -> dict[str, _Outputs]:
        """Return the fields in which a file says something that any print has, and their outputs.

        They go by their names in the tables; what is on no paper, as a link, is not among them.
        """
        said = self._by_file.get(file.file.path)
        if said is None:
            said = self._by_file[file.file.path] = {}
            for field, _, value in visit(file.field, file.data):
                if not (field.fields or field.item is not None or value in (None, "")):
                    name, told = self._outputs(".".join((field.part, *field.path)))
                    if _ON_PAPER & {*told[0]}:
                        said[name] = told
        return said

    def _outputs(self, path: str) -> tuple[str, _Outputs]:
        """Return the name of a field in the tables, and the outputs that have it."""
        if path not in self._by_path:
            schemas, written = self.content.project.schemas, path.replace(".*", "[]")
            told = outputs_of(written, schemas), where_room(written, schemas)
            on_paper = _ON_PAPER & {*told[0]}
            self._by_path[path] = (told_as(written, schemas) if on_paper else "", told)
        return self._by_path[path]

    @cached_property
    def _by_file(self) -> dict[str, dict[str, _Outputs]]:
        return {}

    @cached_property
    def _by_path(self) -> dict[str, tuple[str, _Outputs]]:
        return {}


def _file(entry: print_entry.Print) -> str:
    """Return what the tables call a print; the staff charter is a charter."""
    return f"{entry.layout}.pdf"


_ON_PAPER = {_file(entry) for entry in print_registry.PRINTS if entry.layout}
