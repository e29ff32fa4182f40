"""What other files refer to by id: each is a part of its own, with its name as its heading."""

from collections.abc import Iterator, Sequence
from typing import Any

from mkataba.check.validate import Entry
from mkataba.diff.change import About, Change, Key, about, own_label, within
from mkataba.diff.internal import without_internal
from mkataba.diff.items import id_field, pairs, whole_item
from mkataba.diff.lists import order_changes
from mkataba.diff.matching import matched
from mkataba.diff.sides import Item, Unreadable, without_unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import came, unread_changes, went
from mkataba.diff.walk import map_changes
from mkataba.schema import Field
from mkataba.values.text import Text


def part_of(field: Field) -> str:
    """Return what the items of a list are called as parts of their own; "" where they are none."""
    if field.item is None:
        return ""
    own = id_field(field.item)
    return str(field.item.fields[own].rules["unique"] if own else field.meta.get("part", ""))


def part_changes(
    states: States, field: Field, before: Sequence[Any] | None, after: Sequence[Any] | None
) -> Iterator[Change]:
    """Yield how the items of a list changed that are parts of their own."""
    item, part = field.item, part_of(field)
    assert item is not None
    own = id_field(item)

    def subject(data: Any, name: Any) -> About:
        ident = data.get(own) if own and isinstance(data, dict) else None
        if not isinstance(ident, str):
            return About(part)
        return About(part, ident, name if isinstance(name, Text) else None)

    paired = pairs(states, item, before or (), after or ())
    for was, now, name in paired.both:
        marks = [isinstance(side, Unreadable) for side in (was, now)]
        if any(marks):
            old, new = (
                one if isinstance(one, Unreadable) else whole_item(states, item, one, name, at)
                for at, one in enumerate((was, now))
            )
            changes = within(Key(part, part), unread_changes(old, new))
        else:
            changes = map_changes(states, item, was, now)
            changes = changes if own else within(name, changes)
        yield from about(subject(was if marks[1] else now, name), changes)
    for was, name in paired.lost:
        whole = whole_item(states, item, was, name, 0)
        change = Change(went(field.promise), whole, None, (Key(part, part),))
        yield from about(subject(was, name), [change])
    for now, name in paired.gained:
        whole = whole_item(states, item, now, name, 1)
        change = Change(came(field.promise), None, whole, (Key(part, part),))
        yield from about(subject(now, name), [change])
    if field.meta.get("ordered", True):
        yield from about(About(part), within(Key(part, part), order_changes(paired.order)))


def file_changes(entry: Entry, subject: About, before: Any, after: Any) -> Iterator[Change]:
    """Yield that a file came or went, one change for all that it holds; none where that is nothing.

    Args:
        entry: The file, as it is or was.
        subject: What the change is about.
        before: What the file held; None where there was none.
        after: What it holds.
    """
    data = before or after
    if not data:
        return
    part = entry.field.schemas.parts[entry.file.kind.name]
    key = Key(part.name, own=own_label(part.label)) if part.own else Key(subject.part)
    held = public(entry, data)
    if held:
        kind = went if before else came
        item = Item(subject.name or subject.id, held)
        was, now = (item, None) if before else (None, item)
        yield Change(kind(entry.field.promise), was, now, (key,))
    else:
        yield Change("internal", where=(key,))


def public(entry: Entry | None, data: Any) -> Any:
    """Return what can be read of a file, without what is internal."""
    readable = without_unreadable(data)
    return without_internal(entry.field, readable) if entry else readable


def renamed(before: Sequence[Any], after: Sequence[Any]) -> dict[str, str]:
    """Return the new id of what has another one now, and the same name, by the old one."""
    known = {one.id for one in after}
    lost = [one for one in before if one.id not in known]
    known = {one.id for one in before}
    gained = [one for one in after if one.id not in known]
    both = matched(lost, gained, lambda one: one.name or Text((("", one.id),)))[0]
    return {was.id: now.id for was, now in both}
