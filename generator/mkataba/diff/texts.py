"""How texts, and lists of them, changed."""

from collections.abc import Iterator, Sequence

from mkataba.diff.change import Change
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.sides import Code, Side, Unreadable
from mkataba.values.text import Text


def came(promise: bool) -> str:
    """Return the kind of what is new."""
    return "gained" if promise else "added"


def went(promise: bool) -> str:
    """Return the kind of what is no more; a promise that is dropped is lost."""
    return "lost" if promise else "removed"


def text_changes(before: Text | None, after: Text | None, promise: bool = True) -> Iterator[Change]:
    """Yield how a text changed, language by language."""
    if before == after:
        return
    if before is None or after is None:
        yield Change(came(promise) if before is None else went(promise), before, after)
        return
    old, new = dict(before.words), dict(after.words)
    both = old.keys() & new.keys()
    if not both or any(old[code] != new[code] for code in both):
        yield Change("reworded", before, after)
        return
    for code in sorted(old.keys() - new.keys()):
        yield Change("translation-lost", Code(code), None)
    for code in sorted(new.keys() - old.keys()):
        yield Change("translation-gained", None, Code(code))


def listed(
    before: Sequence[Text | Unreadable], after: Sequence[Text | Unreadable], promise: bool = True
) -> Iterator[Change]:
    """Yield how a list of texts changed; what falls out of it is lost, if they are promises."""
    both, lost, gained = matched(before, after, lambda text: text, CLOSE)
    for was, text in both:
        yield from unread_changes(was, text)
        if isinstance(was, Text) and isinstance(text, Text):
            yield from text_changes(was, text, promise)
    for was in lost:
        if isinstance(was, Text):
            yield Change(went(promise), was, None)
    for text in gained:
        if isinstance(text, Text):
            yield Change(came(promise), None, text)


def unread_changes(before: Side, after: Side) -> Iterator[Change]:
    """Yield that what was can no longer be read, which is lost; or that it can be read again."""
    if isinstance(after, Unreadable) and before is not None and not isinstance(before, Unreadable):
        yield Change("lost", before, after)
    if isinstance(before, Unreadable) and after is not None and not isinstance(after, Unreadable):
        yield Change("gained", before, after)
