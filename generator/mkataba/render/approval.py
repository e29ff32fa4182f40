"""Version, approval, next review and keeper of a document, each as a line in words."""

from mkataba.formatting import Formatter
from mkataba.model import Approval


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
