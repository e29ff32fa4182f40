"""How a promised time changed."""

from collections.abc import Iterator

from msgspec.structs import replace

from mkataba.diff.change import Change, Label, Place, label, within
from mkataba.diff.lengths import MOVES, length_changes
from mkataba.diff.matching import classes
from mkataba.diff.sides import Plain
from mkataba.diff.states import States
from mkataba.diff.texts import beside, came, promised, text_changes, went
from mkataba.schema import Field
from mkataba.values import turnaround as times
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround.order import slower

_CONDITIONS = {"added": "condition-added", "removed": "condition-removed"}


def time_changes(
    states: States, field: Field, before: Turnaround | None, after: Turnaround | None
) -> Iterator[Change]:
    """Yield how a promise of time changed."""
    if before == after:
        return
    if before is None or after is None:
        yield Change((came if before is None else went)(field.promise), before, after)
        return
    yield from _promise(states, field, before, after)
    for change in text_changes(before.when, after.when, promise=False):
        kind = _CONDITIONS.get(change.kind, change.kind)
        yield replace(change, kind=kind, where=(Label(label("Condition")),))
    receipt = Label(label("Confirmation of receipt"))
    yield from within(receipt, length_changes(before.acknowledge, after.acknowledge))
    for words, key in (
        (label("Beginning"), "starts"),
        (label("Legal basis"), "law"),
        (label("Remark"), "note"),
    ):
        old, new = (getattr(time, key) for time in (before, after))
        yield from within(Label(words), beside(field, key, old, new))
    if before.link != after.link:
        gone = went(promised(field, "link"))
        kind = "changed" if before.link and after.link else gone if before.link else "added"
        was, now = (Plain(link) if link else None for link in (before.link, after.link))
        yield Change(kind, was, now)


def _promise(
    states: States, field: Field, before: Turnaround, after: Turnaround
) -> Iterator[Change]:
    match before.promise, after.promise:
        case old, new if old == new:
            return
        case times.Tiers(old_tiers), times.Tiers(new_tiers):
            yield from _tiers(states, field, old_tiers, new_tiers)
        case times.ByChannel(old_times), times.ByChannel(new_times):
            yield from _by_channel(states, field, old_times, new_times)
        case old, new:
            was, now = (Turnaround(promise) if promise else None for promise in (old, new))
            yield Change(_kind(old, new), was, now)


def _kind(old: times.Promise | None, new: times.Promise | None) -> str:
    # what nobody can measure is no promise
    if _measured(old) != _measured(new):
        return "gained" if _measured(new) else "lost"
    if isinstance(new, times.Tiers | times.ByChannel):
        return _to_classes(old, new)
    return MOVES[slower(old, new)]


def _to_classes(old: times.Promise | None, new: times.Tiers | times.ByChannel) -> str:
    """Return the kind of a promise to all that became one to some: whether to all, nobody knows.

    A condition makes it no better, so that only the times count.
    """
    each = new.tiers if isinstance(new, times.Tiers) else new.times
    moves = {slower(old, part.turnaround.promise) for part in each}
    if moves <= {0, 1}:
        return "slower" if 1 in moves else "lost"
    return "changed"


def _measured(promise: times.Promise | None) -> bool:
    """Tell whether somebody can measure what is promised, in each class of case."""
    match promise:
        case times.Tiers(tiers):
            return all(_measured(tier.turnaround.promise) for tier in tiers)
        case times.ByChannel(each):
            return all(_measured(item.turnaround.promise) for item in each)
    return promise is not None and not isinstance(promise, times.AsPublished)


def _tiers(
    states: States, field: Field, before: tuple[times.Tier, ...], after: tuple[times.Tier, ...]
) -> Iterator[Change]:
    both, lost, gained = classes(
        before, after, lambda tier: tier.label, lambda tier: tier.turnaround
    )
    for was, tier in both:
        yield from within(tier.label, text_changes(was.label, tier.label, promise=False))
        yield from within(tier.label, time_changes(states, field, was.turnaround, tier.turnaround))
    for tier in lost:
        yield Change("lost", tier.turnaround, None, (tier.label,))
    for tier in gained:
        yield Change("added", None, tier.turnaround, (tier.label,))


def _by_channel(
    states: States,
    field: Field,
    before: tuple[times.ChannelTime, ...],
    after: tuple[times.ChannelTime, ...],
) -> Iterator[Change]:
    old = {states.now("channel", item.channel): item.turnaround for item in before}
    new = {item.channel: item.turnaround for item in after}
    if len(old) < len(before) or len(new) < len(after):  # which of two times holds, nobody knows
        sides = Turnaround(times.ByChannel(before)), Turnaround(times.ByChannel(after))
        yield Change("lost" if len(new) < len(after) else "gained", *sides)
        return
    for channel in dict.fromkeys((*old, *new)):
        was, now = old.get(channel), new.get(channel)
        name: Place = states.named("channel", channel)
        if was and now:
            yield from within(name, time_changes(states, field, was, now))
        else:
            yield Change("added" if now else "lost", was, now, (name,))
