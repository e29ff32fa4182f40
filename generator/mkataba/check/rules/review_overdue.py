"""A document is reviewed by the day that it announces."""

from collections.abc import Iterator
from datetime import date, timedelta

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "review-overdue"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "Nobody has confirmed that the fees and times of a document still hold once its review is "
    "overdue."
)

VALID = (
    {"manual.yml": "approval: {approved_on: 2026-06-15, next_review: 2999-06-30}\n"},
    {"organization.yml": "oversight: {phone: '+254 20 2270000'}\n"},
)
INVALID = (
    {"manual.yml": "approval: {approved_on: 2019-06-15, next_review: 2020-06-30}\n"},
    {"organization.yml": "oversight: {verified_on: 2020-01-31}\n"},
)

_CONTACTS_HOLD = timedelta(days=366)


def check(content: Content) -> Iterator[Problem]:
    """Yield each review that is past, and particulars of oversight that are over a year old."""
    for kind in ("policy", "charter", "manual"):
        for entry in content.of(kind):
            review = (entry.data.get("approval") or {}).get("next_review")
            if review and date.fromisoformat(review) < content.today:
                message = f"next_review: the review was due on {review}"
                hint = "review the document, then give its new date and that of the next review"
                yield Problem(entry, ("approval", "next_review"), message, hint)
    organization = content.one("organization.yml")
    verified = ((organization.data if organization else {}).get("oversight") or {}).get(
        "verified_on"
    )
    if not organization or not verified:
        return
    if content.today - date.fromisoformat(verified) > _CONTACTS_HOLD:
        message = f"verified_on: the contacts were last checked on {verified}"
        hint = "look the contacts up at the source once a year and give the day"
        yield Problem(organization, ("oversight", "verified_on"), message, hint)
