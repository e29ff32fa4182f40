"""Why elements of a document are open: what it rests on, and what is missing or wrong there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.check.messages import dotted, node, quoted
from mkataba.check.nodes import visit
from mkataba.check.presence import Presence, Thing
from mkataba.check.validate import Entry
from mkataba.finding import Finding, Severity
from mkataba.parts import Kind
from mkataba.schema import Field, Schemas
from mkataba.source import Path


class Cause(Struct, frozen=True):
    """Why an element is open: what is the matter, and where.

    It may be that a ``whole`` file is not there, or what another finding has ``reported``.
    """

    path: str
    said: str
    mark: tuple[int, int] = (1, 1)
    node: str = ""
    whole: bool = False
    reported: bool = False

    def finding(self, schemas: Schemas, leaf: str) -> Finding:
        """Return the finding that the element is open."""
        title, severity = str(schemas.clauses[leaf]["title"]), schemas.profile.severity(leaf)
        message = f"{title[:1].lower()}{title[1:]}: the element is open, because {self.said}"
        hint = f"fix that; `mkataba explain {leaf}` says what is asked"
        rule = "element-open" if severity is Severity.ERROR else "recommended"
        return Finding(self.path, *self.mark, rule, severity, leaf, message, hint, self.node)


class Document(Struct):
    """One document with all that its elements rest on."""

    presence: Presence
    place: str
    leaves: Mapping[str, None]  # the clauses of its elements, in order
    seen: set[str] = field(default_factory=set)
    found: dict[str, list[Cause]] = field(default_factory=dict)
    demanded: dict[str, Sequence[str]] = field(default_factory=dict)
    telling: dict[str, frozenset[str]] = field(default_factory=dict)
    # file -> parts of it that count: their node, and the element that their faults leave open;
    # none where each fault says it by its own clause
    rests: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def causes(self, findings: Iterable[Finding]) -> dict[str, list[Cause]]:
        """Return the elements that are open, in order, each with the reasons."""
        content = self.presence.content
        for kind in self._kinds():
            files: list[Entry | None] = list(content.of(kind.name)) if kind.many else []
            files = files or [content.one(kind.place)]
            for entry in files:
                if entry is None and kind.optional and kind.place != self.place:
                    continue  # nobody has to write it
                if entry is None or not entry.is_readable:
                    path = entry.file.path if entry else f"content/{kind.place}"
                    self._without(kind, path.removesuffix("/*.yml"), entry)
                else:
                    self._look(Thing(entry, entry.field, (), entry.data))
        for finding in findings:
            if finding.severity is Severity.ERROR:
                self._fault(finding)
        for leaf in self.leaves:
            if leaf not in self.seen and leaf not in self.found:
                self._why(leaf, self._blank())
        return {leaf: self.found[leaf] for leaf in self.leaves if leaf in self.found}

    def _kinds(self) -> Iterator[Kind]:
        """Yield the document's kind, and those that answer its elements too.

        Of the files that come with the program these are the single ones; what there are many of,
        the document refers to. An organisation's own part speaks in each of its files.
        """
        schemas = self.presence.content.project.schemas
        documents = {document.file for document in schemas.profile.documents}
        for kind in schemas.places:
            if kind.place == self.place or (kind.place not in documents and self._speaks(kind)):
                yield kind

    def _speaks(self, kind: Kind) -> bool:
        """Tell whether a kind of file answers elements by itself."""
        if self.presence.content.project.schemas.parts[kind.name].own:
            return bool(self._telling(kind))
        return not kind.optional and not kind.many and any(self._demanded(kind))

    def _demanded(self, kind: Kind) -> Sequence[str]:
        """Return the elements that fields of a kind answer that have to be there."""
        if kind.name not in self.demanded:
            fields = [
                here
                for here in self.presence.content.project.schemas.walk(kind.name)
                if here.rules.get("required")
            ]
            own = {here.own_clause for here in fields}
            self.demanded[kind.name] = [leaf for leaf in self.leaves if leaf in own]
        return self.demanded[kind.name]

    def _telling(self, kind: Kind) -> frozenset[str]:
        """Return the keys of a kind of file below which an element is answered."""
        if kind.name not in self.telling:
            walk = self.presence.content.project.schemas.walk(kind.name)
            self.telling[kind.name] = frozenset(
                x.path[0] for x in walk if x.own_clause in self.leaves
            )
        return self.telling[kind.name]

    def _without(self, kind: Kind, path: str, entry: Entry | None) -> None:
        text = "this file can't be read" if entry else "this file is missing"
        for leaf in self._demanded(kind):
            self._why(leaf, Cause(path, text, whole=True))

    def _look(self, thing: Thing) -> None:
        """Take in a file: what it says of the elements, what it lacks, and to what it refers."""
        self._count(thing)
        for here, path, value in visit(thing.field, thing.value, thing.path):
            kind = here.rules.get("refers")
            if kind and here.clause in self.leaves and isinstance(value, str):
                self._follow(thing.entry, here, path, value)

    def _count(self, thing: Thing) -> None:
        """Take in what a thing says of the elements by itself, and what of it is missing."""
        self._rest(thing, "")
        if thing.entry.file.kind.many:  # of a thousand services, only what answers is looked at
            keys = self._telling(thing.entry.file.kind)
            held = {name: value for name, value in thing.value.items() if name in keys}
            thing = replace(thing, value=held)
        for here, _, value in visit(thing.field, thing.value, thing.path):
            if value is not None and here.own_clause in self.leaves:
                self.seen.add(here.own_clause)
        for lack in self.presence.lacks(thing):
            if lack.field.clause in self.leaves:  # to tell the place takes long
                self._why(lack.field.clause, _missing(thing.entry, lack.path))

    def _follow(self, entry: Entry, here: Field, path: Path, id_: str) -> None:
        """Take in what is referred to: it says elements by itself, or the reference rests on it."""
        kind = here.rules["refers"]
        home = self.presence.home(kind)
        thing = self.presence.thing(kind, id_)
        if thing is None:
            self._why(here.clause, self._nothing(entry, path, home, id_))
        elif not thing.entry.is_readable:
            self._without(home, thing.entry.file.path, thing.entry)
        elif thing.field.clause in self.leaves or self._demanded(home):
            self._count(thing)
        else:
            self._rest(thing, here.clause)
            for lack in self.presence.lacks(thing):
                if lack.field.severity is Severity.ERROR:  # the rest answers other clauses
                    self._why(here.clause, _missing(thing.entry, lack.path))

    def _blank(self) -> Cause:
        """Return the cause of what nothing says: a file that is not there, where one is missed."""
        missed = (cause for causes in self.found.values() for cause in causes if cause.whole)
        text = f"nothing in content/{self.place} says it, nor what is listed there"
        return next(missed, Cause(f"content/{self.place}", text))

    def _nothing(self, entry: Entry, path: Path, home: Kind, id_: str) -> Cause:
        """Return the cause that a reference leads to nothing."""
        place = home.place.replace("*", id_)
        there = self.presence.content.one(place)
        if there is None or not there.is_readable:
            text = "this file can't be read" if there else "this file is missing"
            return Cause(f"content/{place}", text, whole=True)
        named = f"{dotted(path)} in {entry.file.path}"
        text = f"nothing here has the id {quoted(id_)}, which is named by {named}"
        return Cause(f"content/{place}", text)

    def _rest(self, thing: Thing, leaf: str) -> None:
        place = node(thing.entry.file.document.data, thing.path)
        self.rests.setdefault(thing.entry.file.path, set()).add((place, leaf))

    def _fault(self, finding: Finding) -> None:
        """Take in an error on what the document rests on."""
        for place, leaf in self.rests.get(finding.path, ()):
            if leaf and finding.rule == "unfinished":
                continue  # what has to be there and is not finished is lacking already
            rest = finding.node.removeprefix(place)
            if not place or (finding.node.startswith(place) and rest[:1] in ("", ".", "[")):
                mark = finding.line, finding.column
                text = finding.path, finding.message, mark, finding.node
                cause = Cause(*text, reported=True)
                self._why(leaf or finding.clause, cause)

    def _why(self, leaf: str, cause: Cause) -> None:
        if leaf in self.leaves:
            self.found.setdefault(leaf, []).append(cause)


def _missing(entry: Entry, path: Path) -> Cause:
    document = entry.file.document
    text = f"{dotted(path)} is missing or not whole"
    return Cause(entry.file.path, text, document.mark(path), node(document.data, path))
