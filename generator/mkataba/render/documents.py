"""Policy, manual and charters as Markdown, from which every document format is made."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any

from msgspec import Struct

from mkataba.formatting import Formatter
from mkataba.model import Approval, Body, Charter, Manual, Policy
from mkataba.model.field_values import PartContent
from mkataba.print_entry import Print
from mkataba.profiles import Profile
from mkataba.render import part_pages
from mkataba.render.approval import approval_lines, document_control
from mkataba.render.charter import charter_document
from mkataba.render.charter.source import as_typed, charter_page, language_root
from mkataba.render.editions import told_prints
from mkataba.render.kept_words import kept_words
from mkataba.render.parts import Part, parts
from mkataba.render.templating import Templates

READER = (
    "markdown-raw_html-raw_tex-raw_attribute-smart-tex_math_dollars-citations"
    "-yaml_metadata_block-pandoc_title_block-native_divs-native_spans"
    "-fancy_lists-task_lists-example_lists-line_blocks-table_captions-implicit_figures"
)
"""The Markdown that documents are written in, as pandoc names it: nothing raw, nothing run.

Nor is there a meaning to what is no mark on the website either: a text that starts with ``i.``,
``[ ]`` or ``Table:`` is a text.
"""


class Document(Struct, frozen=True, dict=True):
    """A document in one language; ``data`` is what its title page says.

    ``on_paper`` tells that its PDF is set from its text, and not from a layout of its own;
    ``write_pdf`` gives that text, where it is not the same as in Word: the layout itself tells
    version and approval. ``before`` puts together what stands before the text for word processors,
    below ``subtitle``.
    """

    name: str
    title: str
    data: dict[str, Any]
    write: Callable[[], str]
    before: Callable[[], str]
    subtitle: str = ""
    part: Part | None = None
    on_paper: bool = False
    write_pdf: Callable[[], str] | None = None

    @cached_property
    def markdown(self) -> str:
        """The document's text, put together when it is first asked for."""
        return self.write()

    @cached_property
    def pdf_markdown(self) -> str:
        """The text of its PDF."""
        return self.write_pdf() if self.write_pdf else self.markdown

    @cached_property
    def office(self) -> str:
        """The text for word processors: control, contents and all."""
        return self.before() + self.markdown


def documents(body: Body, templates: Templates) -> Iterator[Document]:
    """Yield the registered documents as far as they are told, and the parts without a layout.

    A large charter comes in parts.
    """
    for entry in told_prints(body, templates.common["draft"]):
        if not entry.template:
            continue
        source = getattr(body, entry.about)
        if isinstance(source, Charter):
            for part in parts(source, entry.most):
                yield _document(body, templates, entry, part.charter, part)
        else:
            yield _document(body, templates, entry, source)
    for own in body.parts:
        if own.part.has("document"):
            yield _of_part(body, own, templates)


def _of_part(body: Body, part: PartContent, templates: Templates) -> Document:
    """Return the document of a part that has a schema and no layout of its own."""
    formatter, slogan = templates.formatter, body.organization.slogan
    title = formatter.label(part.part.label)
    data = {
        "title": title,
        "subtitle": formatter.text(slogan) if slogan else "",
        "version": "",
        **approval_told(body, Approval(), formatter),
    }

    def write() -> str:
        return kept_words(part_pages.document(body, part, templates), formatter.spoken)

    before = _before(body, templates, data)
    return Document(part.name, title, data, write, before, data["subtitle"], on_paper=True)


def _document(
    body: Body,
    templates: Templates,
    entry: Print,
    source: Policy | Manual | Charter,
    part: Part | None = None,
) -> Document:
    data = document_data(body, entry, source, templates.formatter)
    write = partial(_text, body, part, templates, entry.template)
    formatter = templates.formatter
    number = part.name(formatter) if part else ""
    named = f"{data['title']} · {number}" if number else data["title"]
    subtitle = formatter.code(source.id) if isinstance(source, Charter) else data["subtitle"]
    before = _before(body, templates, data, part)
    return Document(
        *(entry.name, named, data, write, before, subtitle, part),
        on_paper=not entry.layout,
        write_pdf=partial(write, pdf=True),
    )


def _before(
    body: Body, templates: Templates, data: dict[str, Any], part: Part | None = None
) -> Callable[[], str]:
    """Return what puts together what stands before a text; of a charter, a code leads to it."""
    address = language_root(body, templates.formatter.language)
    if address and part:
        address += charter_page(part.charter)
    values = {"part_line": part.covers(templates.formatter) if part else "", "address": address}
    code = address if part else ""
    return partial(templates.render, "part/front.md.j2", document=data, code=code, **values)


def document_data(
    body: Body, entry: Print, source: Policy | Manual | Charter, formatter: Formatter
) -> dict[str, Any]:
    """Return what a document's title page says: title, approval, the clauses of its headings."""
    slogan = body.organization.slogan
    return {
        "title": formatter.text(source.title) if source.title else formatter._(entry.title),
        "subtitle": formatter.text(slogan) if slogan else "",
        "clauses": clauses(formatter.profile, entry.about),
        "version": source.approval.version or "",
        **approval_told(body, source.approval, formatter),
    }


def approval_told(body: Body, approval: Approval, formatter: Formatter) -> dict[str, Any]:
    """Return what a title page says of version and approval, in lines and as a control block."""
    address = as_typed(language_root(body, formatter.language))
    control = document_control(approval, formatter, address)
    return {**approval_lines(approval, formatter), **control}


def clauses(profile: Profile, part: str) -> dict[str, str]:
    """Return the clause that each field of a part answers, by the anchor of its heading.

    A heading has the name of its field, or the last word of it.
    """
    found: dict[str, str] = {}
    for path, meta in profile.fields.items():
        owner, *names = path.split(".")
        if owner == part and names and "[]" not in path and "clause" in meta:
            name = names[-1].replace("_", "-")
            found |= {name.rpartition("-")[2]: meta["clause"], name: meta["clause"]}
    return found


def _text(
    body: Body, part: Part | None, templates: Templates, template: str, pdf: bool = False
) -> str:
    """Return the Markdown of policy, manual or charter; what a charter says comes as sections."""
    if not part:
        text = templates.render(template, body=body, charter=None, pdf=pdf)
        return kept_words(text, templates.formatter.spoken)
    draft = templates.common["draft"]
    sections = charter_document(body, part, templates.formatter, draft, "charter.docx")
    return templates.render(template, body=body, charter=part.charter, sections=sections)
