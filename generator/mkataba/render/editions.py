"""The documents and sheets as they are printed: on which paper, in which languages, what of them.

Without ``publication.yml`` there is one edition of each print of the registry. What is asked for
there comes beside these, or in the place of the one whose name it has.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mkataba import print_registry
from mkataba.formatting import Formatter
from mkataba.model import Body, Charter, Group, Publication, Service, ServicePoint, has_content
from mkataba.papers import Sheet
from mkataba.print_entry import CLAUSES, PUBLIC, Print

_NAMED_PAPERS = {"letter": "US Letter", "roll-up": "Roll-up banner"}
_MOST_NAMES = 3  # of services in the name of a sheet


class Edition(Struct, frozen=True):
    """A document or a sheet as it is printed.

    Args:
        name: The name of its files without their ending.
        entry: What it is an edition of.
        sheet: Its paper, and what else is asked of it.
        languages: Those that it is made in, each in its own file; all where it is empty.
        pair: Two languages beside each other on one sheet; empty for one.
        publication: What ``publication.yml`` says of it; None for a usual one.
    """

    name: str
    entry: Print
    sheet: Sheet
    languages: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    publication: Publication | None = None

    def second(self, language: str) -> str:
        """Return the language beside another one; "" for a sheet in one language."""
        return self.pair[1] if self.pair[:1] == (language,) else ""

    def is_in(self, language: str) -> bool:
        """Tell whether it has a file in a language, or one whose first language it is."""
        if self.pair:
            return self.pair[0] == language
        return not self.languages or language in self.languages

    def charter(self, body: Body) -> Charter:
        """Return the charter that it prints, with the services that it shows."""
        charter: Charter = getattr(body, self.entry.about)
        wanted = _wanted(self.publication) if self.publication else None
        if wanted is None:
            return charter
        groups = (
            replace(group, services=tuple(s for s in group.services if wanted(group, s)))
            for group in charter.groups
        )
        return replace(charter, groups=tuple(group for group in groups if group.services))

    @property
    def is_whole(self) -> bool:
        """Whether everybody finds it among the downloads, with all services."""
        asked = self.publication
        return asked is None or (asked.audience == PUBLIC and _wanted(asked) is None)

    @property
    def point(self) -> ServicePoint | None:
        """The office that it is for; None where it is for all."""
        return self.publication.service_point if self.publication else None

    def label(self, body: Body, formatter: Formatter) -> str:
        """Return what it is called: the print, its paper if it is another one, what it shows."""
        named = formatter._(self.entry.label)
        if self.sheet.paper != self.entry.sheet.paper:
            paper = self.sheet.paper
            named += f", {formatter._(_NAMED_PAPERS.get(paper, paper.upper()))}"
        if self.sheet.clauses:
            named += f", {formatter._('with clauses')}"
        shown = self._shown(body, formatter)
        return f"{named}: {shown}" if shown else named

    def _shown(self, body: Body, formatter: Formatter) -> str:
        """Return which services it shows, in words; "" for all."""
        asked = self.publication
        if asked and asked.service_point:
            return formatter.text(asked.service_point.name)
        if asked and asked.group:
            return ", ".join(formatter.text(group.name) for group in self.charter(body).groups)
        services = asked.services if asked else ()
        names = ", ".join(formatter.text(service.name) for service in services[:_MOST_NAMES])
        return f"{names} …" if len(services) > _MOST_NAMES else names


def editions(body: Body, draft: bool) -> Iterator[Edition]:
    """Yield all that is printed, the usual prints in the order of the registry first.

    What is asked for and can't be printed, as in a draft, is left out, or printed as usual.
    """
    asked = {one.id: one for one in body.publications.publications if one.id}
    prints = {entry.name: entry for entry in print_registry.PRINTS if entry.audience == PUBLIC}
    for entry in told_prints(body, draft):
        own = asked.get(entry.name)
        if own and own.document == entry.name:
            yield _edition(entry, own)
        elif entry.name not in body.publications.without:
            yield Edition(entry.name, entry, entry.sheet)
    for publication in asked.values():
        print_ = prints.get(publication.document)
        if publication.id in prints or print_ is None:
            continue
        if has_content(body, print_.about):
            yield _edition(print_, publication)


def told_prints(body: Body, draft: bool) -> Iterator[Print]:
    """Yield the public prints of which something is said; all of them for a draft."""
    for entry in print_registry.PRINTS:
        if entry.audience == PUBLIC and (draft or has_content(body, entry.about)):
            yield entry


def _edition(entry: Print, asked: Publication) -> Edition:
    own = entry.sheet
    paper = asked.paper if asked.paper in entry.papers else own.paper
    lies = own.landscape
    if asked.orientation and entry.turns:
        lies = asked.orientation == "landscape"
    office = asked.ink == "office"
    bleed = 0 if office else asked.bleed
    size = max(asked.body_size, entry.least_on(paper)) if asked.body_size else own.body
    clauses = asked.clauses and CLAUSES in entry.heeds
    sheet = Sheet(paper, lies, size, asked.codes, bleed, office, clauses)
    pair = asked.pair if entry.pairs and len(set(asked.pair)) == 2 else ()
    return Edition(asked.id, entry, sheet, asked.languages or asked.pair[:1], pair, asked)


def _wanted(asked: Publication) -> Callable[[Group, Service], bool] | None:
    """Return what tells whether a service of a group is shown; None where all are."""
    if asked.services:
        chosen = {service.id for service in asked.services}
        return lambda _, service: service.id in chosen
    if asked.group:
        named = asked.group
        return lambda group, _: named in dict(group.name.words if group.name else ()).values()
    if asked.service_point:
        here = asked.service_point.id
        return lambda _, service: (
            not service.service_points or here in {point.id for point in service.service_points}
        )
    return None
