"""A document says who keeps it up to date, and its dates fit together."""

from collections.abc import Iterator
from typing import Any

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.check.validate import Entry
from mkataba.finding import Severity

ID = "version-date-owner"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "Without version, date and owner nobody can tell which copy on the wall still holds."

_OWNER = "owner: {en: Head of Customer Service, sw: Mkuu wa Huduma kwa Wateja}"
VALID = (
    {
        "policy.yml": "approval:\n  approved_on: 2026-06-15\n  next_review: 2027-06-30\n"
        f"  {_OWNER}\n"
    },
)
INVALID = (
    {"policy.yml": "approval: {version: '3', approved_on: 2020-06-15}\n"},
    {"policy.yml": f"approval:\n  approved_on: 2999-06-15\n  {_OWNER}\n"},
    {
        "manual.yml": "approval:\n  approved_on: 2020-06-15\n  next_review: 2019-06-30\n"
        f"  {_OWNER}\n"
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each approval without an owner, yet to come, or after the review it announces."""
    for kind in ("policy", "charter", "manual"):
        for entry in content.of(kind):
            approval = entry.data.get("approval")
            if isinstance(approval, dict) and len(approval) > 1:
                yield from _faults(content, entry, approval)


def _faults(content: Content, entry: Entry, approval: dict[str, Any]) -> Iterator[Problem]:
    approved, review = (approval.get(key) for key in ("approved_on", "next_review"))
    # as written: an owner that did not pass its schema is reported there
    if "owner" not in entry.file.document.data["approval"]:
        message = "no role is named that keeps the document up to date"
        yield Problem(entry, ("approval",), message, "add under owner the role that answers for it")
    if approved and approved > content.today.isoformat():
        message = f"approved_on: {approved} is yet to come"
        yield Problem(entry, ("approval", "approved_on"), message, "give the day of the approval")
    if approved and review and review <= approved:
        message = f"next_review: {review} is not after the approval on {approved}"
        yield Problem(
            entry, ("approval", "next_review"), message, "give the day of the next review"
        )
