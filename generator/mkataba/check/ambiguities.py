"""What a text leaves open that is kept as it was published."""

from collections.abc import Iterator, Mapping

from mkataba.check.content import Content
from mkataba.check.nodes import Node
from mkataba.reading.advice import HINTS


def ambiguity(content: Content, kind: str, kept: Mapping[str | None, object]) -> tuple[str, str]:
    """Return what a text leaves open and how to settle it; "" for what there is not.

    Args:
        content: Where languages and catalogues come from.
        kind: ``fee`` or ``turnaround``.
        kept: The text by its language; None where that was not said.
    """
    # loaded here: the readers take long to load, and few projects keep a text as it was published
    from mkataba.check.readings import reason_of  # noqa: PLC0415

    reason = reason_of(content, kind, kept)
    return reason, HINTS.get(reason, "")


_TIMES = frozenset(("turnaround", "duration", "receipt_time"))


def unread_times(content: Content) -> Iterator[tuple[Node, str, str, str, str]]:
    """Yield each time that is not read: its place, its words, what they leave open, and a hint.

    Then lines of YAML that say what may be meant.
    """
    for refused in content.refused:
        if refused.field.kind in _TIMES and isinstance(refused.value, str | int | float):
            words = refused.entry.file.document.written(refused.path)
            reason, hint = ambiguity(content, "turnaround", {None: words})
            yield refused, words, reason, hint, _shown(content, refused, words)
    for node in content.each("text"):
        owner = node.field.inherited
        if node.path[-1] == "as_published" and owner is not None and owner.kind == "turnaround":
            kept = {None: node.value} if isinstance(node.value, str) else node.value
            words = str(next(iter(kept.values())))
            yield node, words, *ambiguity(content, "turnaround", kept), ""


def _shown(content: Content, node: Node, words: str) -> str:
    # loaded here: as above
    from mkataba.check.normal.context import context_of  # noqa: PLC0415
    from mkataba.check.normal.hints import shown  # noqa: PLC0415

    return shown(node.field, node.path, words, context_of(content.project))
