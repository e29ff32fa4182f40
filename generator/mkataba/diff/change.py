"""Changes for citizens as plain values, and the table of their kinds."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.diff.sides import Named, Side
from mkataba.finding import Finding
from mkataba.values.text import Text


class Rating(StrEnum):
    """What a change means for a citizen; the worst first."""

    WORSE = "worse"
    BETTER = "better"
    NEUTRAL = "neutral"


class Kind(Struct, frozen=True):
    """What happened, for better or worse; ``says`` is a key of the catalogues."""

    rating: Rating
    says: str


def label(words: str) -> str:
    """Return words as they are; marks them as a key of the catalogues."""
    return words


KINDS: Mapping[str, Kind] = {
    "service-added": Kind(Rating.BETTER, label("new")),
    "service-withdrawn": Kind(Rating.WORSE, label("withdrawn")),
    "service-renamed": Kind(Rating.NEUTRAL, label("changed")),
    "file-renamed": Kind(Rating.NEUTRAL, label("changed")),
    "moved": Kind(Rating.NEUTRAL, label("moved")),
    "fee-introduced": Kind(Rating.WORSE, label("no longer free")),
    "fee-abolished": Kind(Rating.BETTER, label("now free")),
    "fee-up": Kind(Rating.WORSE, label("raised")),
    "fee-down": Kind(Rating.BETTER, label("lowered")),
    "fee-part": Kind(Rating.NEUTRAL, label("part of the total")),
    "slower": Kind(Rating.WORSE, label("slower")),
    "faster": Kind(Rating.BETTER, label("faster")),
    "condition-added": Kind(Rating.WORSE, label("holds only under a condition")),
    "condition-removed": Kind(Rating.BETTER, label("holds without the condition")),
    "requirement-added": Kind(Rating.WORSE, label("now asked for")),
    "requirement-removed": Kind(Rating.BETTER, label("no longer asked for")),
    "hours-shorter": Kind(Rating.WORSE, label("shorter")),
    "hours-longer": Kind(Rating.BETTER, label("longer")),
    "translation-lost": Kind(Rating.WORSE, label("no longer said in this language")),
    "translation-gained": Kind(Rating.BETTER, label("now also said in this language")),
    "lost": Kind(Rating.WORSE, label("lost")),
    "gained": Kind(Rating.BETTER, label("gained")),
    "added": Kind(Rating.NEUTRAL, label("added")),
    "removed": Kind(Rating.NEUTRAL, label("taken out")),
    "reworded": Kind(Rating.NEUTRAL, label("reworded")),
    "changed": Kind(Rating.NEUTRAL, label("changed")),
    "internal": Kind(Rating.NEUTRAL, label("changed; internal, not for citizens")),
}
"""Kind of a change to its rating and its words."""


class Key(Struct, frozen=True):
    """A field, as in the YAML; ``label`` is what the schema calls it, in English.

    ``own`` is what an organisation's own schema calls a field that it adds; under "" where it says
    that once for all languages.
    """

    name: str
    label: str = ""
    own: Text | None = None


class Label(Struct, frozen=True):
    """A part of a value that is no field of its own; ``words`` are a key of the catalogues."""

    words: str


def own_label(called: Any) -> Text:
    """Return what an organisation's own schema calls a field or a part."""
    by_language = called.items() if isinstance(called, Mapping) else (("", called),)
    return Text(tuple((code, str(words)) for code, words in by_language))


Place = Key | Label | Text | Named | str
"""One step on the way to what changed: a field, a part of it, or what an item is called."""


class About(Struct, frozen=True):
    """What a change is about.

    ``part`` is a kind of file (``service``, ``organization``, ``policy``, ``manual`` ...), one of
    the charters (``external``, ``internal``), or a thing that files hold many of and others refer
    to (``channel``, ``service_point``, ``value``, ``escalation``); ``id`` and ``name`` say which
    one, where there are many.
    """

    part: str = "service"
    id: str = ""
    name: Text | None = None


class Change(Struct, frozen=True):
    """One change of one field.

    Args:
        kind: A key of ``KINDS``.
        before: What was; None where there was nothing.
        after: What is; None where there is nothing.
        where: The way from the part to what changed: fields, items, parts of a value.
        about: The service or document.
    """

    kind: str
    before: Side = None
    after: Side = None
    where: tuple[Place, ...] = ()
    about: About = About()

    @property
    def field(self) -> str:
        """The field of the content, as in ``contacts.phone``; "" for all of the part."""
        return ".".join(step.name for step in self.where if isinstance(step, Key))

    @property
    def rating(self) -> Rating:
        """What it means for a citizen."""
        return KINDS[self.kind].rating

    @property
    def service(self) -> str:
        """The service's id; "" where the change is not about one service."""
        return self.about.id if self.about.part == "service" else ""


class Unread(Struct, frozen=True):
    """What could not be read on one side.

    ``side`` is ``before`` or ``after``; ``node`` is a place in the file, "" for all of it.
    """

    side: str
    path: str
    node: str
    found: str


class WaiverChange(Struct, frozen=True):
    """A waiver that the change brings in, prolongs or widens, or makes hold back more.

    ``kind`` is ``added``, ``prolonged``, ``widened`` or ``holds-more``; ``holds`` are the findings
    that it holds back now, ``more`` how many of them it did not before, which come first;
    ``was_place`` and ``was_expires`` are those before, where there was one.
    """

    kind: str
    rule: str
    place: str
    reason: Text | None
    owner: Text | None
    expires: date
    was_place: str = ""
    was_expires: date | None = None
    holds: tuple[Finding, ...] = ()
    more: int = 0


class FileChange(Struct, frozen=True):
    """A schema, template or setting that is another one; ``kind`` is a key of ``KINDS``."""

    kind: str
    path: str


class Readiness(Struct, frozen=True):
    """How far the content was ready, or is: the level, the errors, each document's elements."""

    level: str
    errors: int
    coverage: tuple[tuple[str, int, int], ...]  # document, elements met, elements in all
    own: frozenset[str] = frozenset()  # those of them that are parts of the organisation's own


class Diff(Struct, frozen=True):
    """What changes for citizens between two states of the content.

    ``languages`` are those of the organisation, and ``channels`` the names of its channels, so that
    the changes can be said in words, as are ``parts``, what it calls the parts that it has added.
    ``surroundings`` are files beside the content that decide what
    is printed of it.
    """

    changes: tuple[Change, ...]
    unread: tuple[Unread, ...]
    before: Readiness
    after: Readiness
    waivers: tuple[WaiverChange, ...] = ()
    languages: tuple[str, ...] = ()
    channels: Mapping[str, Text] = field(default_factory=dict)
    surroundings: tuple[FileChange, ...] = ()
    parts: Mapping[str, Text] = field(default_factory=dict)

    def count(self, rating: Rating) -> int:
        """Return how many changes have a rating."""
        return sum(change.rating is rating for change in self.changes)

    def by_subject(self) -> dict[About, list[Change]]:
        """Return the changes by what they are about; what gets worse first, in both."""
        order = list(Rating)
        found: dict[About, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.about, []).append(change)
        for changes in found.values():
            changes.sort(key=lambda change: order.index(change.rating))
        return dict(sorted(found.items(), key=lambda pair: order.index(pair[1][0].rating)))


def about(subject: About, changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes with what they are about."""
    return (replace(change, about=subject) for change in changes)


def within(step: Place, changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes as those of a field, of an item, or of a part of a value."""
    return (replace(change, where=(step, *change.where)) for change in changes)
