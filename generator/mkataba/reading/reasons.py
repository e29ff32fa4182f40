"""Why a text is not read: one reason, by the language that its words are in."""

from collections.abc import Mapping

from mkataba.reading.phrases import Phrases
from mkataba.reading.vocabulary import Reason

VAGUE = (Reason.NO_UNIT, Reason.WORDS, Reason.NO_AMOUNT, Reason.NO_NUMBER, Reason.NO_CURRENCY)
"""What is also said of a text in another language than it was read in, the vaguest first."""


def one_reason(written: str, reasons: Mapping[str, str], phrases: Phrases) -> str:
    """Return the reason in the language of which most words are known in a text.

    Where several know as many, that which says most.

    Args:
        written: The text.
        reasons: Why it is not read, by the language that it was read in; at least one.
        phrases: What is known of the languages.
    """
    likely = [reasons[code] for code in phrases.likely(written, tuple(reasons))]
    return max(likely, key=lambda reason: VAGUE.index(reason) if reason in VAGUE else len(VAGUE))
