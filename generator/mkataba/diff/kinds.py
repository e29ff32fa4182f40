"""The types of values that have words of their own, and how each is compared."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from mkataba.diff.change import Change
from mkataba.diff.fees import fee_changes, money_changes
from mkataba.diff.hours import Openings, hour_changes
from mkataba.diff.lengths import Length, length_changes
from mkataba.diff.lists import (
    requirement_changes,
    requirements_of,
    step_changes,
    steps_of,
)
from mkataba.diff.scalars import code_changes, name_changes, scalar, scalars
from mkataba.diff.sides import Plain, Side, first_unreadable, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import apart, came, listed, text_changes, unread_changes, went
from mkataba.diff.times import time_changes
from mkataba.schema import Field
from mkataba.values.fee import Fee
from mkataba.values.fee.data import KEYS as FEE_KEYS
from mkataba.values.hours import Opening
from mkataba.values.money import Money
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround.data import KEYS as TIME_KEYS

Changes = Iterator[Change]


class Type(NamedTuple):
    """How a type of value is compared.

    ``value`` gives the value that data holds before (0) or after (1), ``changes`` compares two.
    """

    value: Callable[[States, Field, Any, int], Any]
    changes: Callable[[States, Field, Any, Any], Changes]
    whole: bool = True  # can be read as a whole, or not at all
    keys: Collection[str] = ()  # the fields within it that are compared by it


def type_of(field: Field) -> str:
    """Return the key of ``TYPES`` that a field goes by; ``plain`` where it has no other."""
    item = field.item
    if item is not None:
        named = _LISTS.get(str(item.rules["type"]))
        return named or _LISTS.get(type_of(item), "plain")
    if field.kind == "string" and field.rules.get("allowed"):
        return "code"
    if field.kind == "id" and field.rules.get("refers"):
        return "name"
    if field.kind in TYPES:
        return field.kind
    return "map" if field.fields else "scalar"


def plain_changes(states: States, field: Field, before: Side, after: Side) -> Changes:  # noqa: ARG001
    """Yield that a value without words of its own is another one, came or went."""
    if before == after:
        return
    if before is None or after is None:
        yield Change((came if before is None else went)(field.promise), before, after)
    elif field.promise and isinstance(before, Length) and isinstance(after, Length):
        yield from length_changes(before, after)
    elif field.promise and isinstance(before, Money) and isinstance(after, Money):
        yield from money_changes(before, after)
    else:
        yield from list(unread_changes(before, after)) or [Change("changed", before, after)]


def _texts(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from text_changes(before, after, field.promise)


def _text_list(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from listed(before or (), after or (), field.promise)


def _fee(states: States, field: Field, before: Fee | Plain, after: Fee | Plain) -> Changes:
    if isinstance(before, Plain) or isinstance(after, Plain):
        yield from plain_changes(states, field, before, after)
    else:
        old, new, languages = apart(before, after)
        yield from (*fee_changes(field, old, new), *languages)


def _time(
    states: States, field: Field, before: Turnaround | Plain, after: Turnaround | Plain
) -> Changes:
    if isinstance(before, Plain) or isinstance(after, Plain):
        yield from plain_changes(states, field, before, after)
    else:
        old, new, languages = apart(before, after)
        yield from (*time_changes(states, field, old, new), *languages)


def _hours(states: States, field: Field, before: Openings, after: Openings) -> Changes:  # noqa: ARG001
    yield from hour_changes(field, before or (), after or ())


def _codes(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    yield from code_changes(before or (), after or (), field.promise)


def _names(states: States, field: Field, before: Any, after: Any) -> Changes:
    everywhere = bool(field.meta.get("everywhere"))
    yield from name_changes(states, field, before, after, field.promise, everywhere)


def _steps(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    before, after, languages = apart(before or (), after or ())
    yield from (*step_changes(field, before, after), *languages)


def _requirements(states: States, field: Field, before: Any, after: Any) -> Changes:  # noqa: ARG001
    before, after, languages = apart(before, after)
    yield from (*requirement_changes(field, before, after), *languages)


def _text_value(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    return states.text(data, at)


def _text_values(states: States, field: Field, data: Any, at: int) -> Any:  # noqa: ARG001
    texts = (first_unreadable(one) or states.text(one, at) for one in data)
    return [text for text in texts if text is not None]


def _parsed(states: States, field: Field, data: Any, at: int) -> Any:
    value = states.value(field.value, without_unreadable(data), at)
    return states.plain(value) if value else Plain(data)


def _hours_value(states: States, field: Field, data: Any, at: int) -> tuple[Opening, ...]:  # noqa: ARG001
    found = (states.value("opening", item, at) for item in data)
    return tuple(opening for opening in found if opening)


TYPES: Mapping[str, Type] = {
    "text": Type(_text_value, _texts),
    "fee": Type(_parsed, _fee, keys=FEE_KEYS),
    "turnaround": Type(_parsed, _time, keys=TIME_KEYS),
    "code": Type(scalar, plain_changes),
    "name": Type(scalar, plain_changes),
    "scalar": Type(scalar, plain_changes),
    "texts": Type(_text_values, _text_list, whole=False),
    "hours": Type(_hours_value, _hours, keys=("days", "opens", "closes")),
    "requirements": Type(requirements_of, _requirements, False, ("what", "where", "when")),
    "steps": Type(steps_of, _steps, False, ("action", "responsible", "time")),
    "codes": Type(scalars, _codes, whole=False),
    "names": Type(scalars, _names, whole=False),
    "plain": Type(scalars, _codes, whole=False),
}
"""Type of a field to how it is compared, where it is no map and no list of maps."""

_LISTS = {
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
