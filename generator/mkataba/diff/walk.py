"""Two values of a field, compared as the schema says what they are.

Every field is compared. What has words of its own is one line in ``TYPES``; whatever else a schema
holds is compared as a map, a list or a plain value. A field is left out only where its ``meta``
says under ``not_compared`` why.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mkataba.diff.change import Change, Key, within
from mkataba.diff.fees import fee_changes
from mkataba.diff.hours import Openings, hour_changes
from mkataba.diff.items import order_of, pairs
from mkataba.diff.lists import (
    order_changes,
    requirement_changes,
    requirements_of,
    step_changes,
    steps_of,
)
from mkataba.diff.scalars import code_changes, codes_of, name_changes, names_of, scalar, scalars
from mkataba.diff.sides import Item, Plain, Side, first_unreadable, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import came, listed, text_changes, unread_changes, went
from mkataba.diff.times import time_changes
from mkataba.schema import Field
from mkataba.values.fee import Fee, fee_of
from mkataba.values.hours import Opening, opening_of
from mkataba.values.plain import FEE_KEYS, TIME_KEYS
from mkataba.values.turnaround import Turnaround, turnaround_of

Changes = Iterator[Change]
Data = Mapping[str, Any] | None


class Type(NamedTuple):
    """How a type of value is compared.

    ``value`` gives the value that data holds before (0) or after (1), ``changes`` compares two.
    """

    value: Callable[[States, Field, Any, int], Any]
    changes: Callable[[States, Field, Any, Any], Changes]
    whole: bool = True  # can be read as a whole, or not at all
    keys: Collection[str] = ()  # the fields within it that are compared by it


def field_changes(states: States, field: Field, before: Any, after: Any) -> Changes:
    """Yield how the value of a field changed; ``before`` and ``after`` are long-form data."""
    if field.meta.get("not_compared") or (before == after and not _may_be_gone(states, field)):
        return
    old_field = states.old_field(field)
    if old_field and (type_of(old_field), old_field.kind) != (type_of(field), field.kind):
        yield from _plain_changes(states, field, _as_plain(before), _as_plain(after))
        return
    kind = TYPES[type_of(field)]
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
    if kind.keys:
        yield from _beside(states, field, before, after, kind.keys)


def _beside(
    states: States, field: Field, before: Any, after: Any, known: Collection[str]
) -> Changes:
    """Yield the changes of fields that a schema of the project's own adds to a type of value."""
    item = field.item
    if item is None:
        yield from map_changes(states, field, before, after, known)
    elif not item.fields.keys() <= set(known):
        for was, now, name in pairs(states, item, before or (), after or ()).both:
            if not _is_mark(was) and not _is_mark(now):
                yield from within(name, map_changes(states, item, was, now, known))


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
            yield from within(Key(name, sub.label), field_changes(states, sub, *sides))


def _may_be_gone(states: States, field: Field) -> bool:
    """Tell whether what is written alike may refer to what is no more, or is new."""
    return not states.steady and type_of(field) in ("names", "items", "map")


def type_of(field: Field) -> str:
    """Return the key of ``TYPES`` that a field goes by; ``plain`` where it has no other."""
    item = field.item
    if item is not None:
        named = _LISTED.get(str(item.rules["type"]))
        return named or _LISTED.get(type_of(item), "plain")
    if field.kind == "string" and field.rules.get("allowed"):
        return "code"
    if field.kind == "id" and field.rules.get("refers"):
        return "name"
    if field.kind in TYPES:
        return field.kind
    return "map" if field.fields else "scalar"


def _is_mark(data: Any) -> bool:
    return data is not None and data is first_unreadable(data)


def _side(states: States, field: Field, data: Any, at: int) -> Side:
    """Return a whole value as a side of a change; None for nothing."""
    if data is None:
        return None
    if first_unreadable(data):
        data = without_unreadable(data)
    if type_of(field) in ("map", "items"):
        return Plain(data)
    value = TYPES[type_of(field)].value(states, field, data, at)
    side: Side = tuple(value) if isinstance(value, list) else value
    return side


def _as_plain(data: Any) -> Side:
    return None if data is None else first_unreadable(data) or Plain(data)


def promise(field: Field) -> bool:
    """Tell whether it is worse for citizens if a value is taken out; so it is by default."""
    owner: Field | None = field
    while owner is not None:
        said = owner.rules.get("meta", {}).get("promise")
        if said is not None:
            return bool(said)
        owner = owner.inherited
    return True


def _plain_changes(states: States, field: Field, before: Side, after: Side) -> Changes:  # noqa: ARG001
    if before == after:
        return
    if before is None or after is None:
        yield Change((came if before is None else went)(promise(field)), before, after)
    else:
        yield from list(unread_changes(before, after)) or [Change("changed", before, after)]


def _texts(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from text_changes(before, after, promise(field))


def _text_list(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from listed(before or (), after or (), promise(field))


def _fee(states: States, field: Field, before: Fee | Plain, after: Fee | Plain) -> Changes:
    if isinstance(before, Plain) or isinstance(after, Plain):
        yield from _plain_changes(states, field, before, after)
    else:
        yield from fee_changes(before, after)


def _time(
    states: States, field: Field, before: Turnaround | Plain, after: Turnaround | Plain
) -> Changes:
    if isinstance(before, Plain) or isinstance(after, Plain):
        yield from _plain_changes(states, field, before, after)
    else:
        yield from time_changes(states, before, after)


def _hours(states: States, field: Field, before: Openings, after: Openings) -> Changes:  # noqa: ARG001
    yield from hour_changes(before or (), after or ())


def _codes(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from code_changes(before or (), after or (), promise(field))
    if field.meta.get("ordered"):
        yield from order_changes(order_of(before or (), after or ()))


def _names(states: States, field: Field, before: Any, after: Any) -> Changes:
    everywhere = bool(field.meta.get("everywhere"))
    yield from name_changes(states, field, before, after, promise(field), everywhere)


def _steps(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from step_changes(before or (), after or ())


def _requirements(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from requirement_changes(before, after)


def _items(
    states: States, field: Field, before: Sequence[Any] | None, after: Sequence[Any] | None
) -> Changes:
    """Yield how a list of maps changed, item by item; None where nothing is said of it."""
    item = field.item
    assert item is not None
    if (before is None) != (after is None) and not (before or after):
        # the word that there are none came, or went
        yield Change((came if before is None else went)(promise(field)), _nil(before), _nil(after))
        return
    paired = pairs(states, item, before or (), after or ())
    for was, now, name in paired.both:
        if _is_mark(was) or _is_mark(now):
            sides = [side if _is_mark(side) else Item(name, side) for side in (was, now)]
            yield from unread_changes(*sides)
        else:
            yield from within(name, map_changes(states, item, was, now))
    for was, name in paired.lost:
        yield Change(went(promise(field)), Item(name, without_unreadable(was)), None)
    for now, name in paired.gained:
        yield Change(came(promise(field)), None, Item(name, without_unreadable(now)))
    if field.meta.get("ordered"):
        yield from order_changes(paired.order)


def _nil(data: Any) -> Side:
    return None if data is None else Plain([])


def _data(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    return data


def _text_value(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    return states.text(data, at)


def _text_values(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    return [first_unreadable(one) or states.text(one, at) for one in data if one is not None]


def _fee_value(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    fee = fee_of(data, states.defaults[at])
    return states.plain(fee) if fee else Plain(data)


def _time_value(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    time = turnaround_of(data, states.defaults[at])
    return states.plain(time) if time else Plain(data)


def _hours_value(states: States, field: Field, data: Any, at: int) -> tuple[Opening, ...]:  # noqa: ARG001
    return tuple(opening for item in data if item and (opening := opening_of(item)))


TYPES: Mapping[str, Type] = {
    "text": Type(_text_value, _texts),
    "fee": Type(_fee_value, _fee, keys=FEE_KEYS),
    "turnaround": Type(_time_value, _time, keys=TIME_KEYS),
    "code": Type(scalar, _plain_changes),
    "name": Type(scalar, _plain_changes),
    "scalar": Type(scalar, _plain_changes),
    "map": Type(_data, map_changes, whole=False),
    "texts": Type(_text_values, _text_list, whole=False),
    "hours": Type(_hours_value, _hours, keys=("days", "opens", "closes")),
    "requirements": Type(requirements_of, _requirements, False, ("what", "where", "when")),
    "steps": Type(steps_of, _steps, False, ("action", "responsible", "time")),
    "codes": Type(codes_of, _codes, whole=False),
    "names": Type(names_of, _names, whole=False),
    "items": Type(_data, _items, whole=False),
    "plain": Type(scalars, _codes, whole=False),
}
"""Type of a field to how it is compared."""

_LISTED = {
    "requirement": "requirements",
    "step": "steps",
    "opening": "hours",
    "text": "texts",
    "code": "codes",
    "name": "names",
    "map": "items",
    "scalar": "plain",
}
"""What a list holds to the type of the list."""
