"""Policy, manual and charters as Markdown, from which every document format is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mkataba.model import Approval, Body, Charter, Manual, Policy
from mkataba.render.templating import Templates

READER = (
    "markdown-raw_html-raw_tex-raw_attribute-smart-tex_math_dollars-citations"
    "-yaml_metadata_block-pandoc_title_block-native_divs-native_spans"
)
"""The Markdown that documents are written in, as pandoc names it: nothing raw, nothing run."""


@dataclass(frozen=True)
class Document:
    """A document in one language; ``data`` is what its title page says."""

    name: str
    title: str
    markdown: str
    data: dict[str, Any]


CHARTER_TITLES = {"external": "Service charter", "internal": "Staff charter"}
"""What a charter is called that was given no title."""


def documents(body: Body, templates: Templates) -> Iterator[Document]:
    """Yield policy, manual and both charters."""
    policy, manual = body.policy, body.manual
    yield _document(
        "policy",
        "policy/policy.md.j2",
        policy,
        "Customer service excellence policy",
        templates,
        body=body,
    )
    yield _document(
        "manual", "manual/manual.md.j2", manual, "Customer experience manual", templates, body=body
    )
    for charter in body.charters:
        default = CHARTER_TITLES[charter.id]
        name = charter_file(charter)
        yield _document(
            name, "charter/charter.md.j2", charter, default, templates, body=body, charter=charter
        )


def _document(
    name: str,
    template: str,
    source: Policy | Manual | Charter,
    default: str,
    templates: Templates,
    *,
    body: Body,
    charter: Charter | None = None,
) -> Document:
    words, slogan = templates.words, body.organization.slogan
    title = words.text(source.title) if source.title else words._(default)
    data = {
        "title": title,
        "subtitle": words.text(slogan) if slogan else "",
        **approval_lines(source.approval, templates),
    }
    markdown = templates.render(template, body=body, charter=charter)
    return Document(name, title, markdown, data)


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
