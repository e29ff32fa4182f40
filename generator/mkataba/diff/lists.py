"""How lists of requirements and of steps changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from mkataba.diff.change import Change, Label, label, within
from mkataba.diff.lengths import length_changes
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.sides import Unreadable, first_unreadable
from mkataba.diff.states import States
from mkataba.diff.texts import promised, text_changes, unread_changes, went
from mkataba.model import Requirement, Step
from mkataba.schema import Field
from mkataba.values.text import Text, is_none

Requirements = Sequence[Requirement | Unreadable]
Steps = Sequence[Step | Unreadable]


def requirements_of(
    states: States,
    field: Field,  # noqa: ARG001 - as for all types
    data: Any,
    side: int,
) -> tuple[Requirement | Unreadable, ...]:
    """Return the requirements that a checked list holds, each whole or not at all.

    The word that there are none is none of them.
    """
    return tuple(
        first_unreadable(item)
        or Requirement(*(states.text(item.get(key), side) for key in ("what", "where", "when")))
        for item in data or ()
        if item and not _says_none(item)
    )


def _says_none(item: Any) -> bool:
    words = item.get("what") if isinstance(item, dict) else None
    text = words.values() if isinstance(words, dict) else [words]
    return any(map(is_none, text))


def steps_of(
    states: States,
    field: Field,  # noqa: ARG001 - as for all types
    data: Any,
    side: int,
) -> tuple[Step | Unreadable, ...]:
    """Return the steps that a checked list holds, each whole or not at all."""
    return tuple(
        first_unreadable(item)
        or Step(
            states.text(item.get("action"), side),
            states.text(item.get("responsible"), side),
            states.value("duration", item.get("time"), side),
        )
        for item in data or ()
        if item
    )


def requirement_changes(
    field: Field, old: Requirements | None, new: Requirements | None
) -> Iterator[Change]:
    """Yield how requirements changed; None where nothing is said of them."""
    if old == new:
        return
    if old is None or new is None:
        # that something is needed was not known before either
        kind = "added" if old is None else went(field.promise)
        yield Change(kind, _readable(old), _readable(new))
        return
    both, lost, gained = matched(old, new, _what, CLOSE)
    for was, item in both:
        if isinstance(was, Unreadable) or isinstance(item, Unreadable):
            yield from unread_changes(was, item)
        elif was != item:
            yield Change(_requirement(_item(field), was, item), was, item)
    for was in lost:
        if not isinstance(was, Unreadable):
            yield Change("requirement-removed", was, None)
    for item in gained:
        if not isinstance(item, Unreadable):
            yield Change("requirement-added", None, item)


def _requirement(field: Field, was: Requirement, item: Requirement) -> str:
    """Return what became of a requirement whose words are others."""
    if bool(was.what) != bool(item.what):
        return "lost" if was.what else "gained"
    if was.when and not item.when:
        return "requirement-added"  # all have to bring now what some had to
    gone = was.where and not item.where
    return "lost" if gone and promised(field, "where") else "reworded"


def step_changes(field: Field, before: Steps, after: Steps) -> Iterator[Change]:
    """Yield how steps changed; one less may be better, none at all says less than before."""
    if before and not after:
        steps = tuple(step for step in before if isinstance(step, Step))
        yield Change(went(field.promise), steps, None)
        return
    both, lost, gained = matched(before, after, _action, CLOSE)
    for was, step in both:
        yield from _step(_item(field), was, step)
    for was in lost:
        if isinstance(was, Step):
            yield Change("removed", was.action, None)
    for step in gained:
        if isinstance(step, Step):
            yield Change("added", None, step.action)
    yield from order_changes([after.index(now) for _, now in both])


def _item(field: Field) -> Field:
    assert field.item is not None
    return field.item


def _step(field: Field, was: Step | Unreadable, step: Step | Unreadable) -> Iterator[Change]:
    if isinstance(was, Unreadable) or isinstance(step, Unreadable):
        yield from unread_changes(
            *(side.action if isinstance(side, Step) else side for side in (was, step))
        )
        return
    name = step.action or was.action or ""
    yield from text_changes(was.action, step.action, promised(field, "action"))
    roles = text_changes(was.responsible, step.responsible, promised(field, "responsible"))
    yield from within(name, within(Label(label("Responsible officer")), roles))
    yield from within(name, length_changes(was.time, step.time))


def order_changes(places: list[int]) -> Iterator[Change]:
    """Yield that things stand in another order now; ``places``: new ones, in the old order."""
    if places != sorted(places):
        yield Change("changed", where=(Label(label("Order")),))


def _readable(items: Requirements | None) -> tuple[Requirement, ...] | None:
    if items is None:
        return None
    return tuple(item for item in items if isinstance(item, Requirement))


def _what(item: Requirement | Unreadable) -> Text | Unreadable | None:
    return item if isinstance(item, Unreadable) else item.what


def _action(step: Step | Unreadable) -> Text | Unreadable | None:
    return step if isinstance(step, Unreadable) else step.action
