"""Version, approval, next review and keeper of a document, as lines and as a document control."""

from typing import Any

from mkataba.formatting import Formatter
from mkataba.model import Approval, Revision


def approval_lines(approval: Approval, formatter: Formatter) -> dict[str, str]:
    """Return version, approval, review and owner in words; "" for what is not said."""
    label = formatter._
    version, approved, review = "", "", ""
    if approval.version:
        version = label("Version %(version)s", version=approval.version)
    if approval.approved_on:
        approved = label(
            "Approved on %(date)s by %(role)s",
            date=formatter.date(approval.approved_on),
            role=formatter.text(approval.approved_by),
        )
    if approval.next_review:
        review = label("Next review by %(date)s", date=formatter.date(approval.next_review))
    owner = (
        label("Kept by: %(role)s", role=formatter.text(approval.owner)) if approval.owner else ""
    )
    return {
        "version_line": version,
        "approved_line": approved,
        "review_line": review,
        "owner_line": owner,
    }


def document_control(approval: Approval, formatter: Formatter, address: str = "") -> dict[str, Any]:
    """Return the control block of a document, and the places where those who answer for it sign.

    Args:
        approval: What is said of version, approval and review.
        formatter: The words of the language.
        address: Where the document in force can be read; "" where that is nowhere.

    Returns:
        ``control``, pairs of label and value without those that say nothing; ``history``, of each
        version its name, its date and what it changed; and ``signatures``, pairs of label and
        role; a role that nobody has said is left blank, for a pen.

    Source: clause 3.1.1.g.
    """
    label = formatter._
    said = (
        (label("Version"), approval.version or ""),
        (
            label("Approved by"),
            formatter.text(approval.approved_by) if approval.approved_by else "",
        ),
        (
            label("Approved on"),
            formatter.date(approval.approved_on) if approval.approved_on else "",
        ),
        (
            label("Next review"),
            formatter.date(approval.next_review) if approval.next_review else "",
        ),
        (label("Kept by"), formatter.text(approval.owner) if approval.owner else ""),
        (label("Distributed to"), "; ".join(map(formatter.text, approval.distribution))),
        (label("Version in force"), address),
    )
    roles = ((label("Approved by"), approval.approved_by), (label("Kept by"), approval.owner))
    return {
        "control": [pair for pair in said if pair[1]],
        "history": [told_revision(revision, formatter) for revision in approval.history],
        "signatures": [(name, formatter.text(role) if role else "") for name, role in roles],
    }


def told_revision(revision: Revision, formatter: Formatter) -> tuple[str, str, str]:
    """Return the name of a version, its date and what it changed, in words."""
    return (
        revision.version or formatter.todo,
        formatter.date(revision.approved_on) if revision.approved_on else formatter.todo,
        formatter.text(revision.changes),
    )
