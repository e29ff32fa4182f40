"""The guarantee names a remedy: an apology, the mistake put right, or a lower price."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity

ID = "remedy-present"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "A guarantee without a remedy gives customers nothing when a promise is broken."

_FILE = "charters/external.yml"
VALID = (
    {_FILE: "guarantee:\n- {en: We apologise in writing., sw: Tunaomba radhi kwa maandishi.}\n"},
    {_FILE: "guarantee:\n- {en: We pay the fee back., sw: Tunarudisha ada.}\n"},
)
INVALID = (
    {_FILE: "guarantee:\n- {en: We value our customers., sw: Tunawathamini wateja wetu.}\n"},
)

WORDS = ("rules.apology", "rules.redress", "rules.action")


def check(content: Content) -> Iterator[Problem]:
    """Yield each guarantee that lacks an apology, a redress, or both."""
    remedies = [content.project.languages.pattern(key) for key in WORDS]
    for entry in content.of("charter"):
        promises = entry.data.get("guarantee") or ()
        words = " ".join(
            str(text)
            for item in promises
            for code, text in texts_of(item, content.default).items()
            if content.language(code, *WORDS)
        )
        if not words:
            continue  # a missing guarantee is reported as such
        if not any(pattern.search(words) for pattern in remedies):
            message = "the guarantee names none of the standard's remedies"
            hint = (
                "say what the customer gets: an apology, and the mistake put right or the fee back"
            )
            yield Problem(entry, ("guarantee",), message, hint)
