"""How texts, and lists of them, changed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from mkataba.diff.change import Change, within
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.sides import Code, Side, Unreadable
from mkataba.schema import Field
from mkataba.values.inner import inner, with_inner
from mkataba.values.text import Text

V = TypeVar("V")


def came(promise: bool) -> str:
    """Return the kind of what is new."""
    return "gained" if promise else "added"


def went(promise: bool) -> str:
    """Return the kind of what is no more; a promise that is dropped is lost."""
    return "lost" if promise else "removed"


def promised(field: Field, key: str) -> bool:
    """Tell whether it is worse if what stands under a key of a value is taken out.

    So it is of a key that the schema does not have any more.
    """
    inner = field.fields.get(key)
    return inner is None or inner.promise


def beside(field: Field, key: str, before: Text | None, after: Text | None) -> Iterator[Change]:
    """Yield how words beside an amount or a time changed.

    Taken out, they say less; what new ones are worth to citizens, their readers have to judge.
    """
    for change in text_changes(before, after, promise=False):
        gone = change.kind == "removed"
        yield replace(change, kind=went(promised(field, key))) if gone else change


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
    yield from _languages(before, after)


def _languages(before: Text, after: Text) -> Iterator[Change]:
    """Yield the languages that a text has no more, and those that it has now."""
    old, new = dict(before.words), dict(after.words)
    for code in sorted(old.keys() - new.keys()):
        yield Change("translation-lost", Code(code), None)
    for code in sorted(new.keys() - old.keys()):
        yield Change("translation-gained", None, Code(code))


def apart(before: V, after: V) -> tuple[V, V, list[Change]]:
    """Return two values with each text in the languages that both have, and what is left out.

    A text within a value, such as the unit of a fee, that lacks a language is no other unit. Which
    text is which is told by their words; what then is left, by its place.

    Args:
        before: A value, such as a fee, or a tuple of values.
        after: The same later.
    """
    old, new = (list(dict.fromkeys(_texts_in(value))) for value in (before, after))
    left, right = [t for t in old if t not in new], [t for t in new if t not in old]
    pairs = [(was, now) for was in left for now in right if _is_same(was, now)]
    lone = [t for t in left if all(t is not was for was, _ in pairs)]
    rest = [t for t in right if all(t is not now for _, now in pairs)]
    if len(lone) == len(rest):
        pairs += zip(lone, rest, strict=True)
    changes: list[Change] = []
    common: list[dict[Text, Text]] = [{}, {}]
    for was, now in pairs:
        codes = {code for code, _ in was.words} & {code for code, _ in now.words}
        if codes:
            changes += within(now, _languages(was, now))
            for side, text in enumerate((was, now)):
                kept = tuple(pair for pair in text.words if pair[0] in codes)
                common[side].setdefault(text, Text(kept))
    return _put(before, common[0]), _put(after, common[1]), changes


def _is_same(was: Text, now: Text) -> bool:
    """Tell whether two texts say the same in each language that both have, if there is one."""
    old, new = dict(was.words), dict(now.words)
    both = old.keys() & new.keys()
    return bool(both) and all(old[code] == new[code] for code in both)


def _texts_in(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    else:
        for each in inner(value):
            yield from _texts_in(each)


def _put(value: Any, texts: Mapping[Text, Text]) -> Any:
    """Return a value with other texts in the place of some."""
    if not texts:
        return value
    if isinstance(value, Text):
        return texts.get(value, value)
    return with_inner(value, lambda each: _put(each, texts))


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
