"""Plain values, fixed choices and references, and lists of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from mkataba.diff.change import Change
from mkataba.diff.sides import Code, Everywhere, Named, One, Plain, Side, Unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import came, unread_changes, went
from mkataba.schema import Field

_HAVE_WORDS = ("date", "duration", "receipt_time")

Values = Sequence[One | Unreadable]


def scalar(states: States, field: Field, data: Any, at: int) -> Any:
    """Return a single value as what it is: a date, a length of time, a choice, a reference."""
    if isinstance(data, Unreadable):
        return data
    if field.rules.get("allowed") and isinstance(data, str):
        return Code(data)
    if field.kind == "id" and field.rules.get("refers"):
        thing = str(field.rules["refers"])
        return states.named(thing, data if at else states.now(thing, data))
    if field.kind in _HAVE_WORDS:
        return states.value(field.kind, data, at)
    if field.kind == "phone":
        return Plain(states.value("phone", data, at).words)
    return Plain(" ".join(data.split()) if isinstance(data, str) else data)


def scalars(states: States, field: Field, data: Any, at: int) -> Any:
    """Return the values of a list, each once."""
    assert field.item is not None
    item = field.item
    values = (scalar(states, item, one, at) for one in data if one is not None)
    return tuple(dict.fromkeys(one for one in values if not states.gone(one, at)))


def code_changes(before: Values, after: Values, promise: bool) -> Iterator[Change]:
    """Yield which values of a list are no more, and which are new."""
    lost = [one for one in before if one not in after]
    gained = [one for one in after if one not in before]
    for mark in [one for one in gained if isinstance(one, Unreadable)]:
        was = next((one for one in lost if not isinstance(one, Unreadable)), None)
        if was is not None:
            lost.remove(was)
            yield from unread_changes(was, mark)
    for mark in [one for one in lost if isinstance(one, Unreadable)]:
        now = next((one for one in gained if not isinstance(one, Unreadable)), None)
        if now is not None:
            gained.remove(now)
            yield from unread_changes(mark, now)
    yield from (Change(went(promise), one, None) for one in lost if not isinstance(one, Unreadable))
    yield from (
        Change(came(promise), None, one) for one in gained if not isinstance(one, Unreadable)
    )


def name_changes(
    states: States,
    field: Field,
    before: Values | None,
    after: Values | None,
    promise: bool,
    everywhere: bool,
) -> Iterator[Change]:
    """Yield which references are no more, and which are new.

    Args:
        states: Both states.
        field: The list's field.
        before: What was referred to; None where nothing was said.
        after: What is referred to.
        promise: Whether it is worse if one is taken out.
        everywhere: Whether all are meant where none is named.
    """
    assert field.item is not None
    if not everywhere or (before is not None and after is not None):
        yield from code_changes(before or (), after or (), promise)
        return
    listed = {one.id for one in before or after or () if isinstance(one, Named)}
    old, new = states.ids.get(field.item.rules["refers"], (frozenset(), frozenset()))
    if not listed or listed == (old if before else new):
        return
    was, now = (_all(each) for each in (before, after))
    yield Change("gained" if before else "lost", was, now)


def _all(named: Values | None) -> Side:
    found = tuple(one for one in named or () if not isinstance(one, Unreadable))
    return found or Everywhere()
