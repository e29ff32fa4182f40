"""Plain values, fixed choices and references, and lists of them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from mkataba.diff.change import Change
from mkataba.diff.internal import is_hidden, without_internal
from mkataba.diff.sides import (
    Code,
    Everywhere,
    Held,
    Named,
    One,
    Plain,
    Record,
    Side,
    Unreadable,
    without_unreadable,
)
from mkataba.diff.states import States
from mkataba.diff.texts import came, unread_changes, went
from mkataba.schema import Field
from mkataba.values.types import MAPPED

_HAVE_WORDS = ("date", "duration", "receipt_time", "money", "clock", "days", *MAPPED)

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
    if field.item is not None and isinstance(data, list):
        each = (scalar(states, field.item, one, at) for one in data if one is not None)
        return tuple(one for one in each if one is not None)
    if field.value in _HAVE_WORDS:
        value = states.value(field.value, without_unreadable(data), at)
        return Plain(data) if value is None else states.plain(value)
    if field.fields and isinstance(data, dict):
        return record(states, field, data, at)
    if field.kind == "phone":
        return Plain(states.value("phone", data, at).words)
    return Plain(" ".join(data.split()) if isinstance(data, str) else data)


def record(states: States, field: Field, data: Mapping[str, Any], at: int) -> Record:
    """Return a map with its fields, but for those that are internal."""
    return Record(tuple(held(states, field, data, at)), without_internal(field, data))


def held(
    states: States, field: Field, data: Mapping[str, Any], at: int, but: Container[str] = ()
) -> Iterator[Held]:
    """Yield the fields of a map that say something, apart from some, and from ids."""
    for name, sub in field.fields.items():
        if name in but or is_hidden(sub) or sub.rules.get("unique"):
            continue
        value = without_unreadable(data.get(name))
        side = None if value is None or value == [] else scalar(states, sub, value, at)
        if side is not None and not isinstance(side, Unreadable):
            yield Held("" if sub.is_own else name, sub.called, side)


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
