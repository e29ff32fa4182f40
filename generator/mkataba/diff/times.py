"""How a promised time changed."""

from collections.abc import Iterator
from dataclasses import replace

from mkataba.diff.change import Change, of_item
from mkataba.diff.matching import matched
from mkataba.diff.say import Say, plainly
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration
from mkataba.values.promise_order import slower
from mkataba.values.time_order import compared
from mkataba.values.turnaround import Turnaround

MOVES = {1: "slower", -1: "faster", 0: "changed", None: "changed"}
_CONDITIONS = {"added": "condition-added", "removed": "condition-removed"}

Receipt = Duration | times.Immediate


def time_changes(
    say: Say, field: str, before: Turnaround | None, after: Turnaround | None
) -> Iterator[Change]:
    """Yield how the promise of time in a field changed."""
    if before == after:
        return
    if before is None or after is None:
        kind = "gained" if before is None else "lost"
        yield Change(kind, field, say.value(before), say.value(after))
        return
    yield from _promise(say, field, before, after)
    for change in say.texts(field, before.when, after.when):
        kind = _CONDITIONS.get(change.kind, change.kind)
        yield replace(change, kind=kind, item=say.words[0]._("Condition"))
    yield from of_item(
        say.words[0]._("Confirmation of receipt"),
        _receipt(say, field, before.acknowledge, after.acknowledge),
    )
    for item, old, new in (
        (say.words[0]._("Beginning"), before.starts, after.starts),
        (say.words[0]._("Legal basis"), before.law, after.law),
        (say.words[0]._("Remark"), before.note, after.note),
    ):
        yield from of_item(item, say.texts(field, old, new))
    yield from plainly(field, before.link, after.link)


def _promise(say: Say, field: str, before: Turnaround, after: Turnaround) -> Iterator[Change]:
    match before.promise, after.promise:
        case old, new if old == new:
            return
        case times.Tiers(old_tiers), times.Tiers(new_tiers):
            yield from _tiers(say, field, old_tiers, new_tiers)
        case times.ByChannel(old_times), times.ByChannel(new_times):
            yield from _by_channel(say, field, old_times, new_times)
        case old, new:
            shown = say.values(Turnaround(old), Turnaround(new))
            if old is None or new is None:
                kind = "gained" if old is None else "lost"
                yield Change(kind, field, shown[0] if old else "", shown[1] if new else "")
            else:
                yield Change(MOVES[slower(old, new)], field, *shown)


def _tiers(
    say: Say, field: str, before: tuple[times.Tier, ...], after: tuple[times.Tier, ...]
) -> Iterator[Change]:
    both, lost, gained = matched(before, after, lambda tier: tier.label)
    for was, tier in both:
        yield from say.texts(field, was.label, tier.label)
        changes = time_changes(say, field, was.turnaround, tier.turnaround)
        yield from of_item(say.text(tier.label), changes)
    for tier in lost:
        yield Change("removed", field, say.value(tier.turnaround), "", say.text(tier.label))
    for tier in gained:
        yield Change("added", field, "", say.value(tier.turnaround), say.text(tier.label))


def _by_channel(
    say: Say,
    field: str,
    before: tuple[times.ChannelTime, ...],
    after: tuple[times.ChannelTime, ...],
) -> Iterator[Change]:
    old, new = ({item.channel: item.turnaround for item in each} for each in (before, after))
    for channel in dict.fromkeys((*old, *new)):
        was, now = old.get(channel), new.get(channel)
        name = say.text(say.words[0].channels.get(channel)) or channel
        if was and now:
            yield from of_item(name, time_changes(say, field, was, now))
        else:
            yield Change("added" if now else "removed", field, say.value(was), say.value(now), name)


def _receipt(
    say: Say, field: str, before: Receipt | None, after: Receipt | None
) -> Iterator[Change]:
    if before == after:
        return
    at_once = say.words[0]._("Immediate")
    was, now = [
        at_once if isinstance(receipt, times.Immediate) else say.duration(receipt)
        for receipt in (before, after)
    ]
    if before is None or after is None:
        yield Change("gained" if before is None else "lost", field, was, now)
        return
    if isinstance(before, Duration) and isinstance(after, Duration):
        move = compared(before, after)
    else:
        move = 1 if isinstance(after, Duration) else -1
    yield Change(MOVES[move], field, was, now)
