"""Which item of a list of maps is which, and what people call it."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from mkataba.diff.internal import is_hidden, without_internal
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.scalars import held
from mkataba.diff.sides import Item, Named, Unreadable, without_unreadable
from mkataba.diff.states import States
from mkataba.schema import Field, key_field
from mkataba.values.text import Text

Name = Text | Named | str


class Pairs(Struct, frozen=True):
    """Items that are there on both sides, those that are gone, and those that are new.

    ``order`` are the places of the pairs in the new list, in the old order.
    """

    both: list[tuple[Any, Any, Name]]
    lost: list[tuple[Any, Name]]
    gained: list[tuple[Any, Name]]
    order: list[int]


def pairs(states: States, item: Field, before: Sequence[Any], after: Sequence[Any]) -> Pairs:
    """Return which item is which.

    An item is known by its id; by what it refers to; by its key; by its name, which may be reworded
    where it has no id; else by its number.

    Args:
        states: Both states.
        item: The field of an item.
        before: The data of the old items; one that says nothing is None.
        after: The data of the new items.
    """
    sides = [
        [(at, one) for at, one in enumerate(each) if one is not None] for each in (before, after)
    ]
    both: list[tuple[Any, Any]] = []
    keyed: list[dict[str, tuple[int, Any]]] = [{}, {}]
    for side, each in enumerate(sides):
        for at, one in each:
            key = _key(states, item, one, side)
            if key is not None:
                keyed[side].setdefault(key, (at, one))
    for key, pair in keyed[0].items():
        if key in keyed[1]:
            both.append((pair, keyed[1][key]))
    known = [{pair[side][0] for pair in both} for side in (0, 1)]
    left = [[pair for pair in sides[side] if pair[0] not in known[side]] for side in (0, 1)]
    text = name_field(item)
    close = 1.0 if id_field(item) else CLOSE

    def named(pair: tuple[int, Any, int]) -> Text | Unreadable | None:
        data = pair[1]
        if isinstance(data, Unreadable) or text is None:
            return data if isinstance(data, Unreadable) else None
        inner = data.get(text)
        if inner is None and (key := _key(states, item, data, pair[2])):
            return Text((("", key),))  # it is known, and is none of those without a name
        return inner if isinstance(inner, Unreadable) else states.text(inner, pair[2])

    found, lost, gained = matched(
        [(*pair, 0) for pair in left[0]], [(*pair, 1) for pair in left[1]], named, close
    )
    both += [(was[:2], now[:2]) for was, now in found]
    both.sort(key=lambda pair: pair[0][0])
    return Pairs(
        [(was, now, _called(states, item, was, now, at)) for (_, was), (at, now) in both],
        [
            (was, name_of(states, item, was, 0, at))
            for at, was, _ in lost
            if not isinstance(was, Unreadable)
        ],
        [
            (now, name_of(states, item, now, 1, at))
            for at, now, _ in gained
            if not isinstance(now, Unreadable)
        ],
        [at for _, (at, _) in both],
    )


def id_field(item: Field) -> str | None:
    """Return the field that holds the id of an item; None where it has none."""
    return next((name for name, field in item.fields.items() if field.rules.get("unique")), None)


def name_field(item: Field) -> str | None:
    """Return the field that holds what people call an item: its name, else its first text."""
    texts = [
        name for name, field in item.fields.items() if field.kind == "text" and not is_hidden(field)
    ]
    return "name" if "name" in texts else next(iter(texts), None)


def name_of(states: States, item: Field, data: Any, side: int, at: int) -> Name:
    """Return what people call an item; its number where nothing else tells."""
    if isinstance(data, dict):
        refers = _refers(item)
        if refers and isinstance(ident := data.get(refers), str):
            thing = item.fields[refers].rules["refers"]
            return states.named(thing, ident if side else states.now(thing, ident))
        text = name_field(item)
        inner = data.get(text) if text else None
        if inner is not None and not isinstance(inner, Unreadable):
            return states.text(inner, side) or str(at + 1)
        ident = data.get(id_field(item) or key_field(item) or "")
        if isinstance(ident, str | int) and not isinstance(ident, bool):  # yes names nothing
            return str(ident)
    return str(at + 1)


def whole_item(states: States, item: Field, data: Any, name: Name, side: int) -> Item:
    """Return a whole item with what its name does not tell, and without what is internal."""
    readable = without_unreadable(data)
    if not isinstance(readable, dict):
        return Item(name, readable)
    called = {key for key in (name_field(item), key_field(item)) if key and key in readable}
    fields = tuple(held(states, item, readable, side, called))
    return Item(name, without_internal(item, readable), fields)


def order_of(before: Sequence[Any], after: Sequence[Any]) -> list[int]:
    """Return the places in the new list of what is in both, in the old order."""
    return [list(after).index(one) for one in before if one in after]


def _called(states: States, item: Field, was: Any, now: Any, at: int) -> Name:
    name = name_of(states, item, now, 1, at)
    if name == str(at + 1):
        old = name_of(states, item, was, 0, -2)
        return name if old == "-1" else old
    return name


def _refers(item: Field) -> str | None:
    """Return the field by which an item is told from others, as it refers to something.

    It is the one that the schema calls the key, else the first one where no text names the item.
    """
    key = key_field(item)
    if key or id_field(item):
        return key if key and item.fields[key].rules.get("refers") else None
    if name_field(item):
        return None
    fields = item.fields.items()
    return next(
        (n for n, field in fields if field.rules.get("refers") and not is_hidden(field)), None
    )


def _key(states: States, item: Field, data: Any, side: int) -> str | None:
    if not isinstance(data, dict):
        return None
    own = data.get(id_field(item) or "")
    if isinstance(own, str):
        return own
    refers = _refers(item)
    ident = data.get(refers) if refers else None
    if isinstance(ident, str) and refers:
        return states.now(item.fields[refers].rules["refers"], ident) if side == 0 else ident
    key = data.get(key_field(item) or "")
    return str(key) if isinstance(key, str | int | float) and not _is_worded(item) else None


def _is_worded(item: Field) -> bool:
    """Tell whether the key of an item is a text, which may be reworded."""
    key = key_field(item)
    return key is not None and item.fields[key].kind == "text"
