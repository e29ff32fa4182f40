"""What the content says that a print of a charter never prints, and which other one has it.

Looked at is each part of the content that a charter prints: services, the charter itself, service
points, channels, the organisation. What a sheet prints as far as there is room is not told here:
its layout says what had none.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from mkataba import print_entry, print_registry
from mkataba.check.content import Content
from mkataba.check.nodes import visit
from mkataba.check.validate import Entry
from mkataba.outputs import MOST_CHANNELS, PRINTED
from mkataba.print_entry import SERVICES
from mkataba.printed import outputs_of, told_as, where_room
from mkataba.publish.field_words import in_words, things
from mkataba.publish.made_print import Print
from mkataba.schema import Field

_Outputs = tuple[Collection[str], Collection[str]]
"""The outputs that always have a field, and those that have it where there is room."""

_OF_CHARTERS = {
    entry.name: entry for entry in print_registry.PRINTS if entry.about in print_registry.CHARTERS
}
_ON_SCREEN = {"id", "url", "number"}
"""Kinds of values that are for a screen where no paper has them: links, places on a map."""


class Unprinted(Struct, frozen=True, dict=True):
    """Tells of prints what is said of their charter and around it that they never print."""

    content: Content

    def told(self, made: Print) -> str:
        """Return it in words, each field with a print that has it; "" where that is nothing."""
        words: dict[str, list[str]] = {}
        for kind, where, fields in self.lacking(made):
            words.setdefault(where, []).extend(self._words(made, kind, fields))
        for where, count in self._more_channels(made):
            words.setdefault(where, []).append(f"more than {count} channels")
        each = (f"{'; '.join(some)} (see the {where})" for where, some in words.items())
        return f"does not print {'; '.join(each)}" if words else ""

    def lacking(self, made: Print) -> list[tuple[str, str, list[str]]]:
        """Return it as fields by their names in the tables: of a part, in another print."""
        entry = _entry(made)
        if entry is None or (SERVICES in entry.heeds and not made.shown):
            return []
        found = []
        for kind in _PARTS:
            missing = {
                field: told[0]
                for field, told in self._fields(entry, made, kind).items()
                if not _has(entry, told)
            }
            found += [(kind, where, some) for where, some in self._where(entry, missing)]
        return found

    def _fields(self, entry: print_entry.Print, made: Print, kind: str) -> dict[str, _Outputs]:
        """Return the fields of a part in which the content of a print says something."""
        shown = {"charter": {entry.about}, "service": made.shown}.get(kind)
        files = (one for one in self.content.of(kind) if not shown or one.file.id in shown)
        return {field: told for file in files for field, told in self._said(file).items()}

    def _words(self, made: Print, kind: str, fields: Collection[str]) -> Iterator[str]:
        """Yield fields of a part that a print lacks in words, by the thing that they are of."""
        entry, schemas = _entry(made), self.content.project.schemas
        assert entry is not None
        all_of_it = self._fields(entry, made, kind)
        has = [field for field, told in all_of_it.items() if _has(entry, told)]
        # of a fee whose classes it lacks it says from how much it is
        above = {one for field in fields for one in _above(field)}
        has += [one for one in above if one in PRINTED and _has(entry, self._outputs(one)[1])]
        had = things(has, schemas)
        for name, lacks in things(fields, schemas).items():
            yield in_words(name, lacks, had.get(name, {}))

    def _more_channels(self, made: Print) -> Iterator[tuple[str, int]]:
        """Yield how many channels a print has room for, where the charter has more."""
        entry, most = _entry(made), MOST_CHANNELS.get(made.output)
        charter = next(
            (x for x in self.content.of("charter") if entry and x.file.id == entry.about), None
        )
        if entry and most and charter and len(charter.data.get("feedback_channels") or ()) > most:
            field = "channels.channels[].name"
            told, _ = self._outputs(field)[1]
            others = [x for x in self._others(entry) if f"{x.name}.pdf" not in MOST_CHANNELS]
            yield next((x.label.lower() for x in others if _file(x) in told), "website"), most

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
        """Return the fields in which a file says something that any print or page has, with these.

        They go by their names in the tables.
        """
        said = self._by_file.get(file.file.path)
        if said is None:
            said = self._by_file[file.file.path] = {}
            for field, _, value in visit(file.field, file.data):
                if _says(field, value):
                    name, told = self._outputs(".".join((field.part, *field.path)))
                    if _ON_PAPER & {*told[0]} or (told[0] and field.kind not in _ON_SCREEN):
                        said[name] = told
        return said

    def _outputs(self, path: str) -> tuple[str, _Outputs]:
        """Return the name of a field in the tables, and the outputs that have it."""
        if path not in self._by_path:
            schemas, written = self.content.project.schemas, path.replace(".*", "[]")
            told = outputs_of(written, schemas), where_room(written, schemas)
            self._by_path[path] = (told_as(written, schemas) if told[0] else "", told)
        return self._by_path[path]

    @cached_property
    def _by_file(self) -> dict[str, dict[str, _Outputs]]:
        return {}

    @cached_property
    def _by_path(self) -> dict[str, tuple[str, _Outputs]]:
        return {}


def _says(field: Field, value: Any) -> bool:
    """Tell whether a value itself says something, and no more than what is in it does.

    A list that may be said to be empty is a statement where it is.
    """
    if field.fields or field.item is not None:
        return value == [] and bool(field.rules.get("none"))
    return value not in (None, "")


def _above(field: str) -> Iterator[str]:
    """Yield the fields of a part in which a field is, the innermost first."""
    while (field := field.rpartition(".")[0]).count("."):
        yield field


def _entry(made: Print) -> print_entry.Print | None:
    """Return what the registry says of a print of a charter; None for any other one."""
    return _OF_CHARTERS.get(made.output.partition(".")[0])


def _has(entry: print_entry.Print, told: _Outputs) -> bool:
    """Tell whether a print has a field, always or where there is room."""
    return any(_file(entry) in some for some in told)


def _file(entry: print_entry.Print) -> str:
    """Return what the tables call a print; the staff charter is a charter."""
    return f"{entry.layout}.pdf"


_ON_PAPER = {_file(entry) for entry in print_registry.PRINTS if entry.layout}
_CHARTERS = {_file(entry) for entry in print_registry.CHARTERS.values()}
_PARTS = [
    *dict.fromkeys(
        field.partition(".")[0]
        for field, outputs in reversed([*PRINTED.items()])
        if _CHARTERS & {*outputs}
    )
]
"""The parts of which a charter prints something, the services first."""
