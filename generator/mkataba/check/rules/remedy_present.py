"""The guarantee names a remedy: an apology, the mistake put right, or a lower price."""

import re
from collections.abc import Iterator

from mkataba.check.content import Content, Problem
from mkataba.check.words.said import words_of
from mkataba.finding import Severity

ID = "remedy-present"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "A guarantee that gives the customer nothing is a promise about promises."

_FILE = "charters/external.yml"
VALID = (
    {_FILE: "guarantee:\n- {en: We apologise in writing., sw: Tunaomba radhi kwa maandishi.}\n"},
    {_FILE: "guarantee:\n- {en: We pay the fee back., sw: Tunarudisha ada.}\n"},
)
INVALID = (
    {_FILE: "guarantee:\n- {en: We value our customers., sw: Tunawathamini wateja wetu.}\n"},
)

_APOLOGY = re.compile(r"\b(?:apolog|sorry\b|regret)|radhi|samahani|\bpole\b|msamaha", re.IGNORECASE)
_ACTION = re.compile(
    r"\b(?:disciplin|surcharg|held (?:to account|responsible)|answers? for)|nidhamu|kuwajibi",
    re.IGNORECASE,
)
_REDRESS = re.compile(
    r"\b(?:correct|rectif|repair|redo|refund|reimburs|compensat|replac|waive|repeat|reissu"
    r"|free of charge|at no (?:further |extra )?(?:cost|charge)|make (?:it )?good|resolv|remed)"
    r"|\b(?:put|puts|putting|set|make|makes)\b[^.]*\bright\b|\bpay\w*\b[^.]*\bback\b"
    r"|\b(?:give|gives|return)\b[^.]*\bback\b|\breturn (?:the|your)"
    r"|rekebish|sahihish|rudish|fidia|\w*lipwa upya|badilish|tatua|\bbila (?:malipo|gharama|ada)"
    r"|rejesh|\bupya\b",
    re.IGNORECASE,
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each guarantee that lacks an apology, a redress, or both."""
    for entry in content.of("charter"):
        promises = entry.data.get("guarantee") or ()
        words = " ".join(
            str(said) for item in promises for said in words_of(item, content.default).values()
        )
        if not words:
            continue  # a missing guarantee is reported as such
        if not any(pattern.search(words) for pattern in (_APOLOGY, _REDRESS, _ACTION)):
            message = "the guarantee names none of the standard's remedies"
            hint = (
                "say what the customer gets: an apology, and the mistake put right or the fee back"
            )
            yield Problem(entry, ("guarantee",), message, hint)
