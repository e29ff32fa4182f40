"""What a text leaves open that is kept as it was published."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mkataba.check.content import Content, Node
from mkataba.languages import Languages
from mkataba.reading import (
    HINTS,
    SECTION,
    VAGUE,
    Phrases,
    Unread,
    read_catalogue,
    read_fee,
    read_turnaround,
)
from mkataba.values.fee import Fee
from mkataba.values.turnaround import Turnaround

_Catalogues = tuple[tuple[str, bytes | None], ...]


def doubt(content: Content, kind: str, kept: Mapping[str | None, object]) -> tuple[str, str]:
    """Return what a text leaves open and how to settle it; "" for what there is not.

    Args:
        content: Where languages and catalogues come from.
        kind: ``fee`` or ``turnaround``.
        kept: The text by its language; None where that was not said.
    """
    readings = list(read(content, kind, kept))
    reasons = [found.reason for found in readings if isinstance(found, Unread)]
    if len(reasons) < len(readings) or not reasons:
        return "", ""
    reason = next((reason for reason in reasons if reason not in VAGUE), reasons[0])
    return reason, HINTS.get(reason, "")


def read(
    content: Content, kind: str, kept: Mapping[str | None, object]
) -> Iterator[Fee | Turnaround | Unread | None]:
    """Yield what a text is read as, in each language that it can be in."""
    files = content.project.templates
    catalogues = tuple((code, files.get(f"locale/{code}.po")) for code in content.languages)
    for said_in, text in kept.items():
        for code in content.languages:
            if said_in in (None, code) and content.language(code, SECTION):
                yield _read(kind, str(text), code, catalogues, content.project.languages)


@lru_cache(maxsize=1 << 13)  # several rules ask for the same texts
def _read(
    kind: str, text: str, code: str, catalogues: _Catalogues, languages: Languages
) -> Fee | Turnaround | Unread | None:
    reader = read_fee if kind == "fee" else read_turnaround
    return reader(text, code, _phrases(catalogues, languages))


@lru_cache(maxsize=1)
def _phrases(catalogues: _Catalogues, languages: Languages) -> Phrases:
    read = {code: read_catalogue(po) for code, po in catalogues if po}
    return Phrases(read, languages=languages)


_TIMES = frozenset(("turnaround", "duration", "receipt_time"))


def unread_times(content: Content) -> Iterator[tuple[Node, str, str, str]]:
    """Yield each time that is not read: its place, its words, what they leave open, and a hint."""
    for refused in content.refused:
        if refused.field.kind in _TIMES and isinstance(refused.value, str | int | float):
            words = refused.entry.file.document.written(refused.path)
            yield refused, words, *doubt(content, "turnaround", {None: words})
    for node in content.each("text"):
        owner = node.field.inherited
        if node.path[-1] == "as_published" and owner is not None and owner.kind == "turnaround":
            kept = {None: node.value} if isinstance(node.value, str) else node.value
            words = str(next(iter(kept.values())))
            yield node, words, *doubt(content, "turnaround", kept)
