"""What a text leaves open that is kept as it was published."""

from collections.abc import Mapping
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.reading import (
    HINTS,
    VAGUE,
    Phrases,
    Unread,
    read_catalogue,
    read_fee,
    read_turnaround,
)


def doubt(content: Content, kind: str, kept: Mapping[str | None, object]) -> tuple[str, str]:
    """Return what a text leaves open and how to settle it; "" for what there is not.

    Args:
        content: Where languages and catalogues come from.
        kind: ``fee`` or ``turnaround``.
        kept: The text by its language; None where that was not said.
    """
    files = content.project.templates
    phrases = _phrases(tuple((code, files.get(f"locale/{code}.po")) for code in content.languages))
    read = read_fee if kind == "fee" else read_turnaround
    readings = [
        read(str(text), code, phrases)
        for said_in, text in kept.items()
        for code in content.languages
        if said_in in (None, code)
    ]
    reasons = [found.reason for found in readings if isinstance(found, Unread)]
    if len(reasons) < len(readings) or not reasons:
        return "", ""
    reason = next((reason for reason in reasons if reason not in VAGUE), reasons[0])
    return reason, HINTS.get(reason, "")


@lru_cache(maxsize=1)
def _phrases(catalogues: tuple[tuple[str, bytes | None], ...]) -> Phrases:
    return Phrases({code: read_catalogue(po) for code, po in catalogues if po})
