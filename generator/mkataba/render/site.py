"""The website as Markdown: one tree a language, one page a service."""

import html
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from mkataba import print_registry, registry
from mkataba.model import Body, Charter, has_content
from mkataba.print_entry import PUBLIC
from mkataba.render import part_pages
from mkataba.render.charter import charter_document, title
from mkataba.render.editions import editions
from mkataba.render.parts import Part
from mkataba.render.templating import Templates


class Page(Struct, frozen=True):
    """A page of the website: its path in its language's tree, its Markdown, the output it is.

    ``file`` is the content file that it is made for, where each file of a kind has a page.
    """

    path: str
    markdown: str
    output: str
    file: str = ""


def pages(body: Body, templates: Templates, prints: Sequence[Any]) -> Iterator[Page]:
    """Yield every page in one language; services, in the charters' order, come last.

    Args:
        body: What is published.
        templates: The templates of the language.
        prints: The documents to download in every language, with ``kind``, ``format``,
            ``language``, ``path`` and ``size``.
    """
    own = [made for made in prints if made.language == templates.formatter.language]
    others = [made for made in prints if made not in own]
    documents = part_pages.labels(body, templates.formatter, "document")
    downloads = _downloads(body, templates)
    for page in _told(body, templates):
        charter = body.internal if page.staff else body.external
        markdown = templates.render(
            f"site/{page.template}.md.j2",
            body=body,
            charter=charter,
            prints=[*own, *others] if page.template == "downloads" else own,
            downloads=downloads,
            documents=documents,
            up="" if page.path == "index.md" else "../",
            **(_sections(body, charter, templates) if page.template == "charter" else {}),
        )
        yield Page(page.path, markdown, page.name)
    for path, markdown, part, file in part_pages.pages(body, templates, own):
        yield Page(path, markdown, part, file)
    for charter in body.charters:
        for service in charter.services:
            values = {"body": body, "charter": charter, "service": service, "up": "../../"}
            markdown = templates.render("site/service.md.j2", **values)
            file = f"content/services/{service.id}.yml"
            yield Page(f"services/{service.id}.md", markdown, "service", file)


def _sections(body: Body, charter: Charter, templates: Templates) -> dict[str, Any]:
    """Return title and sections of a charter, as its page shows them."""
    formatter, draft = templates.formatter, templates.common["draft"]
    sections = charter_document(body, Part(charter), formatter, draft, "charter")
    return {"title": title(charter, formatter), "sections": sections}


def navigation(body: Body, templates: Templates) -> list[dict[str, str]]:
    """Return the navigation as mkdocs takes it; what there are many of is found from its index."""
    *listed, last = [
        {templates.formatter._(page.label): page.path} for page in _told(body, templates)
    ]
    labels = part_pages.labels(body, templates.formatter, "page")
    many = {part.name for part in body.parts if part.part.many}
    own = [
        # the theme prints what stands in the navigation as it is
        {html.escape(label): f"{name}/index.md" if name in many else f"{name}.md"}
        for name, label in labels.items()
    ]
    return [*listed, *own, last]


def _downloads(body: Body, templates: Templates) -> dict[str, dict[str, Any]]:
    """Return what the prints are called, what they are for, and the charter that each holds."""
    label = templates.formatter._
    made = list(editions(body, templates.common["draft"]))
    return {
        "names": {edition.name: edition.label(body, templates.formatter) for edition in made},
        "uses": {
            **{edition.name: label(edition.entry.use) for edition in made},
            **part_pages.uses(body, templates.formatter),
        },
        "forms": {entry.name: getattr(body, id_) for id_, entry in print_registry.CHARTERS.items()},
        "forms_made": {entry.name: forms_of(id_) for id_, entry in print_registry.CHARTERS.items()},
    }


def forms_of(charter: str) -> dict[str, str]:
    """Return the file that is each form of a charter, as ``charter.formats`` names forms."""
    entries = (entry for entry in print_registry.PRINTS if entry.about == charter)
    return {
        form: f"{entry.name}.{ending}" for entry in entries for form, ending in entry.forms.items()
    }


def _told(body: Body, templates: Templates) -> Iterator[registry.Page]:
    """Yield the pages of which something is said; all of them for a draft, which is filled in."""
    draft = templates.common["draft"]
    for page in registry.PAGES:
        if page.audience == PUBLIC and (draft or has_content(body, page.about)):
            yield page


def beside_navigation(body: Body) -> str:
    """Return the pages that are not in the navigation, as mkdocs takes them."""
    many = [part.name for part in body.parts if part.part.many and part.part.has("page")]
    return "".join(f"{folder}/*\n" for folder in ("services", *many))
