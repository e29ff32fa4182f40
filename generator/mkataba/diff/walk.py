"""Two values of a field, compared as the schema says what they are.

Every field is compared. What has words of its own is one line in ``kinds.TYPES``; whatever else a
schema holds is compared as a map, a list or a plain value. A field is left out only where its
``meta`` says under ``not_compared`` why.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from mkataba.diff.change import Change, Key, Label, label, own_label, within
from mkataba.diff.internal import is_hidden
from mkataba.diff.items import order_of, pairs, whole_item
from mkataba.diff.kinds import TYPES, Changes, Type, plain_changes, type_of
from mkataba.diff.lists import order_changes
from mkataba.diff.scalars import scalar
from mkataba.diff.sides import Plain, Side, first_unreadable, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import came, unread_changes, went
from mkataba.schema import Field

Data = Mapping[str, Any] | None


def field_changes(states: States, field: Field, before: Any, after: Any) -> Changes:
    """Yield how the value of a field changed; ``before`` and ``after`` are long-form data."""
    if _left_out(states, field):
        return
    old_field = states.old_field(field)
    hidden = is_hidden(old_field or field), is_hidden(field)
    if all(hidden):
        if before != after:
            yield Change("internal")
        return
    before, after = None if hidden[0] else before, None if hidden[1] else after
    if before == after and not _may_be_gone(states, field):
        return
    if old_field and (type_of(old_field), old_field.kind) != (type_of(field), field.kind):
        if not _is_written_alike(old_field, field, before, after):
            was, now = _side(states, old_field, before, 0), _side(states, field, after, 1)
            yield from plain_changes(states, field, was, now)
        return
    kind = _TYPES[type_of(field)]
    old, new = (first_unreadable(each) if kind.whole else each for each in (before, after))
    marks = [mark if _is_mark(mark) else None for mark in (old, new)]
    if any(marks):
        sides = [
            mark or _side(states, field, data, at)
            for at, (mark, data) in enumerate(zip(marks, (before, after), strict=True))
        ]
        yield from unread_changes(*sides)
        return
    values = [
        None if data is None else kind.value(states, field, data, at)
        for at, data in enumerate((before, after))
    ]
    yield from kind.changes(states, field, *values)
    if type_of(field) not in _ORDERED and _moved(field, before, after):
        yield Change("changed", where=(Label(label("Order")),))
    if kind.keys:
        yield from own_changes(states, field, before, after)


def _moved(field: Field, before: Any, after: Any) -> bool:
    """Tell whether what is in a list on both sides stands in another order, at any depth.

    A list whose order means nothing says ``ordered: false`` in its ``meta``.
    """
    if isinstance(before, list) and isinstance(after, list) and field.item is not None:
        if not field.meta.get("ordered", True):
            return False
        sides = [[one for one in each if one is not None] for each in (before, after)]
        places = order_of(*sides)
        if places != sorted(places):
            return True
        inner = zip(*sides, strict=False)
        return any(was != now and _moved(field.item, was, now) for was, now in inner)
    if isinstance(before, dict) and isinstance(after, dict):
        both = [name for name in field.fields if name in before and name in after]
        return any(_moved(field.fields[name], before[name], after[name]) for name in both)
    return False


def own_changes(states: States, field: Field, before: Any, after: Any) -> Changes:
    """Yield the changes of fields that a project's own schemas add, at any depth.

    What compares a value by what the program knows of it compares the rest of it by this.
    """
    if before == after:
        return
    item = field.item
    if item is not None:
        if item.fields:
            paired = pairs(states, item, before or (), after or ())
            for was, now, name in paired.both:
                yield from within(name, own_changes(states, item, was, now))
            for was, name in paired.lost:
                yield from within(name, own_changes(states, item, was, None))
            for now, name in paired.gained:
                yield from within(name, own_changes(states, item, None, now))
        return
    if _is_mark(before) or _is_mark(after):
        return
    old = states.old_field(field)
    for name, sub in {**(old.fields if old else {}), **field.fields}.items():
        sides = [each.get(name) if isinstance(each, dict) else None for each in (before, after)]
        compared = field_changes if sub.is_added else own_changes
        yield from within(_key(sub), compared(states, sub, *sides))


def map_changes(
    states: States, field: Field, before: Data, after: Data, but: Collection[str] = ()
) -> Changes:
    """Yield how the fields of a map changed, in the order of the schema.

    Args:
        states: Both states.
        field: The map's field.
        before: The data that was.
        after: The data that is.
        but: Keys that are compared elsewhere.
    """
    old = states.old_field(field)
    for name, sub in {**(old.fields if old else {}), **field.fields}.items():
        if name not in but:
            sides = [(data or {}).get(name) for data in (before, after)]
            yield from within(_key(sub), field_changes(states, sub, *sides))


def _key(field: Field) -> Key:
    """Return a field as a step on the way to what changed."""
    own = own_label(field.called) if field.is_own else None
    return Key(field.path[-1], field.label, own)


def _left_out(states: States, field: Field) -> bool:
    """Tell whether a field is not compared; where the schemas differ, both have to say so."""
    if not field.meta.get("not_compared") or states.old is None:
        return bool(field.meta.get("not_compared"))
    if field.schemas is states.old.schemas:  # the new ones don't know it any more
        return False
    old = states.old_field(field)
    return old is not None and bool(old.meta.get("not_compared"))


def _may_be_gone(states: States, field: Field) -> bool:
    """Tell whether what is written alike may refer to what is no more, or is new."""
    return not states.steady and type_of(field) in ("names", "items", "map")


def _is_mark(data: Any) -> bool:
    return data is not None and data is first_unreadable(data)


def _side(states: States, field: Field, data: Any, at: int) -> Side:
    """Return a whole value as a side of a change; None for nothing."""
    if data is None:
        return None
    if first_unreadable(data):
        data = without_unreadable(data)
    if type_of(field) in ("map", "items"):
        side: Side = scalar(states, field, data, at)
        return side
    value = _TYPES[type_of(field)].value(states, field, data, at)
    return tuple(value) if isinstance(value, list) else value


def _is_written_alike(old: Field, field: Field, before: Any, after: Any) -> bool:
    """Tell whether a value is the same one, of which the schema only says another type."""
    if isinstance(before, bool) or isinstance(after, bool):
        return False
    plain = [isinstance(data, str | int | float) for data in (before, after)]
    if all(plain):
        return str(before) == str(after)
    return (plain[1] and old.expand(after) == before) or (
        plain[0] and bool(field.expand(before) == after)
    )


def _items(
    states: States, field: Field, before: Sequence[Any] | None, after: Sequence[Any] | None
) -> Changes:
    """Yield how a list of maps changed, item by item; None where nothing is said of it."""
    item = field.item
    assert item is not None
    if (before is None) != (after is None) and not (before or after):
        # the word that there are none came, or went
        yield Change((came if before is None else went)(field.promise), _nil(before), _nil(after))
        return
    paired = pairs(states, item, before or (), after or ())
    for was, now, name in paired.both:
        if _is_mark(was) or _is_mark(now):
            sides = [
                side if _is_mark(side) else whole_item(states, item, side, name, at)
                for at, side in enumerate((was, now))
            ]
            yield from unread_changes(*sides)
        else:
            yield from within(name, map_changes(states, item, was, now))
    for was, name in paired.lost:
        yield Change(went(field.promise), whole_item(states, item, was, name, 0), None)
    for now, name in paired.gained:
        yield Change(came(field.promise), None, whole_item(states, item, now, name, 1))
    if field.meta.get("ordered", True):
        yield from order_changes(paired.order)


def _nil(data: Any) -> Side:
    return None if data is None else Plain([])


def _data(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    return data


# types that tell of their order themselves, or in the fields of which each list does
_ORDERED = ("map", "items", "steps")

_TYPES: Mapping[str, Type] = {
    **TYPES,
    "map": Type(_data, map_changes, whole=False),
    "items": Type(_data, _items, whole=False),
}
