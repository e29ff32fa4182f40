"""Version, approval, next review and keeper of a document, each as a line in words."""

from mkataba.model import Approval
from mkataba.wording import Words


def approval_lines(approval: Approval, words: Words) -> dict[str, str]:
    """Return version, approval, review and owner in words; "" for what is not said."""
    label = words._
    version, approved, review = "", "", ""
    if approval.version:
        version = label("Version %(version)s", version=approval.version)
    if approval.approved_on:
        approved = label(
            "Approved on %(date)s by %(role)s",
            date=words.date(approval.approved_on),
            role=words.text(approval.approved_by),
        )
    if approval.next_review:
        review = label("Next review by %(date)s", date=words.date(approval.next_review))
    owner = label("Kept by: %(role)s", role=words.text(approval.owner)) if approval.owner else ""
    return {
        "version_line": version,
        "approved_line": approved,
        "review_line": review,
        "owner_line": owner,
    }
