"""Policy, manual and charters as Markdown, from which every document format is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from mkataba.model import Approval, Body, Charter, Manual, Policy, is_blank
from mkataba.render.parts import MOST, Part, parts
from mkataba.render.templating import Templates

READER = (
    "markdown-raw_html-raw_tex-raw_attribute-smart-tex_math_dollars-citations"
    "-yaml_metadata_block-pandoc_title_block-native_divs-native_spans"
    "-fancy_lists-task_lists-example_lists-line_blocks-table_captions"
)
"""The Markdown that documents are written in, as pandoc names it: nothing raw, nothing run.

Nor is there a meaning to what is no mark on the website either: a text that starts with ``i.``,
``[ ]`` or ``Table:`` is a text.
"""


@dataclass(frozen=True)
class Document:
    """A document in one language; ``data`` is what its title page says."""

    name: str
    title: str
    data: dict[str, Any]
    write: Callable[[], str]
    part: Part | None = None

    @cached_property
    def markdown(self) -> str:
        """The document's text, put together when it is first asked for."""
        return self.write()


CHARTER_TITLES = {"external": "Service charter", "internal": "Staff charter"}
"""What a charter is called that was given no title."""


def documents(body: Body, templates: Templates) -> Iterator[Document]:
    """Yield policy, manual and both charters as far as they are told; large charters in parts."""
    make = partial(_document, body, templates)
    draft = templates.common["draft"]
    if draft or not is_blank(body.policy):
        title = "Customer service excellence policy"
        yield make("policy", "policy/policy.md.j2", body.policy, title)
    if draft or not is_blank(body.manual):
        yield make("manual", "manual/manual.md.j2", body.manual, "Customer experience manual")
    for charter in told_charters(body, draft):
        for part in parts(charter, MOST["charter"]):
            title = CHARTER_TITLES[charter.id]
            yield make(charter_file(charter), "charter/charter.md.j2", part.charter, title, part)


def told_charters(body: Body, draft: bool) -> tuple[Charter, ...]:
    """Return the charters in which anything is said; both for a draft."""
    return tuple(charter for charter in body.charters if draft or not is_blank(charter))


def _document(
    body: Body,
    templates: Templates,
    name: str,
    template: str,
    source: Policy | Manual | Charter,
    default: str,
    part: Part | None = None,
) -> Document:
    words, slogan = templates.words, body.organization.slogan
    title = words.text(source.title) if source.title else words._(default)
    data = {
        "title": title,
        "subtitle": words.text(slogan) if slogan else "",
        **approval_lines(source.approval, templates),
    }
    charter = part.charter if part else None
    write = partial(templates.render, template, body=body, charter=charter)
    number = part.name(words) if part else ""
    return Document(name, f"{title} · {number}" if number else title, data, write, part)


def charter_file(charter: Charter) -> str:
    """Return the name of a charter's files without their ending."""
    return "charter" if charter.id == "external" else "staff-charter"


def approval_lines(approval: Approval, templates: Templates) -> dict[str, str]:
    """Return version, approval, review and owner in words; "" for what is not said."""
    words, label = templates.words, templates.words._
    version, approved = "", ""
    if approval.version:
        version = label("Version %(version)s", version=approval.version)
    if approval.approved_on:
        approved = label(
            "Approved on %(date)s by %(role)s",
            date=words.date(approval.approved_on),
            role=words.text(approval.approved_by),
        )
    review = ""
    if approval.next_review:
        review = label("Next review by %(date)s", date=words.date(approval.next_review))
    owner = label("Kept by: %(role)s", role=words.text(approval.owner)) if approval.owner else ""
    return {
        "version_line": version,
        "approved_line": approved,
        "review_line": review,
        "owner_line": owner,
    }
