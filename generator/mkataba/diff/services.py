"""How one service changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkataba.diff.change import Change, of_item
from mkataba.diff.fees import fee_changes
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.say import Say, plainly
from mkataba.diff.times import time_changes
from mkataba.model import Channel, Requirement, Service, ServicePoint, Step
from mkataba.values.text import Text

Named = Channel | ServicePoint


@dataclass(frozen=True)
class Places:
    """What became of channels and service points.

    ``channels`` and ``points`` give the new id of what is still there; ``points_before`` and
    ``points_after`` are all service points of the organisation.
    """

    channels: Mapping[str, str]
    points: Mapping[str, str]
    points_before: frozenset[str]
    points_after: frozenset[str]


def service_changes(say: Say, before: Service, after: Service, places: Places) -> Iterator[Change]:
    """Yield how a service changed, field by field, in the order in which a page shows them.

    Args:
        say: The words.
        before: The service as it was.
        after: The service as it is.
        places: What became of channels and service points.
    """
    if before.id != after.id:
        yield Change("service-renamed", "id", before.id, after.id)
    yield from _texts(say, before, after, ("name", "result", "who"))
    yield from _requirements(say, before.requirements, after.requirements)
    yield from fee_changes(say, say.plain(before.fee), say.plain(after.fee))
    old, new = say.plain(before.turnaround), say.plain(after.turnaround)
    yield from time_changes(say, "turnaround", old, new)
    yield from _places(say, "channels", before.channels, after.channels, places.channels)
    if before.service_points and after.service_points:
        points = before.service_points, after.service_points
        yield from _places(say, "service_points", *points, places.points)
    else:
        yield from _at_all(say, before.service_points, after.service_points, places)
    yield from _steps(say, say.plain(before.steps), say.plain(after.steps))
    yield from _texts(say, before, after, ("remedy", "department", "responsible", "law"))
    yield from _link(before.link, after.link)


_PROMISES = ("result", "remedy")


def _texts(say: Say, before: Service, after: Service, fields: Iterable[str]) -> Iterator[Change]:
    for field in fields:
        old, new = say.plain(getattr(before, field)), say.plain(getattr(after, field))
        yield from say.texts(field, old, new, promise=field in _PROMISES)


def _link(before: str | None, after: str | None) -> Iterator[Change]:
    if before and after:
        yield from plainly("link", before, after)
    elif before or after:
        yield Change("lost" if before else "gained", "link", before or "", after or "")


def _requirements(
    say: Say, before: Sequence[Requirement] | None, after: Sequence[Requirement] | None
) -> Iterator[Change]:
    old, new = say.plain(before), say.plain(after)
    if old == new:
        return
    if old is None or new is None:
        kind = "added" if old is None else "lost"
        yield Change(kind, "requirements", _all(say, old), _all(say, new))
        return
    both, lost, gained = matched(old, new, lambda item: item.what, CLOSE)
    for was, item in both:
        if was != item:
            shown = say.pair(was, item, lambda words, one: _whole(Say((words,), say.shared), one))
            yield Change("reworded", "requirements", *shown)
    for item in lost:
        yield Change("requirement-removed", "requirements", _whole(say, item))
    for item in gained:
        yield Change("requirement-added", "requirements", "", _whole(say, item))


def _all(say: Say, items: Sequence[Requirement] | None) -> str:
    """Return all requirements on one line; "" where nothing is said of them."""
    if items is None:
        return ""
    return "; ".join(_whole(say, item) for item in items) or say.words[0]._("Nothing")


def _whole(say: Say, item: Requirement) -> str:
    where = [say.words[0]._("from: %(place)s", place=say.text(item.where))] if item.where else []
    notes = "; ".join([*([say.text(item.when)] if item.when else []), *where])
    return f"{say.text(item.what)} ({notes})" if notes else say.text(item.what)


def _places(
    say: Say, field: str, before: Sequence[Named], after: Sequence[Named], same: Mapping[str, str]
) -> Iterator[Change]:
    old = {same.get(one.id, one.id) for one in before}
    new = {one.id for one in after}
    for one in before:
        if same.get(one.id, one.id) not in new:
            yield Change("lost", field, _name(say, one.name, one.id))
    for one in after:
        if one.id not in old:
            yield Change("gained", field, "", _name(say, one.name, one.id))


def _at_all(
    say: Say, before: Sequence[ServicePoint], after: Sequence[ServicePoint], places: Places
) -> Iterator[Change]:
    """Yield the change where one side names no service point: it is given at all of them."""
    listed = {point.id for point in before or after}
    if not listed or listed == (places.points_before if before else places.points_after):
        return
    everywhere = say.words[0]._("At every service point.").rstrip(".")
    was, now = [
        ", ".join(_name(say, point.name, point.id) for point in each) or everywhere
        for each in (before, after)
    ]
    yield Change("gained" if before else "lost", "service_points", was, now)


def _name(say: Say, name: Text | None, otherwise: str) -> str:
    return say.text(say.plain(name)) or otherwise


def _steps(say: Say, before: Sequence[Step], after: Sequence[Step]) -> Iterator[Change]:
    both, lost, gained = matched(before, after, lambda step: step.action, CLOSE)
    for was, step in both:
        name = say.text(step.action)
        yield from say.texts("steps", was.action, step.action)
        roles = say.texts("steps", was.responsible, step.responsible)
        yield from of_item(name, of_item(say.words[0]._("Responsible officer"), roles))
        if was.time != step.time:
            # the promise is the time of the whole service
            times = say.duration(was.time), say.duration(step.time)
            yield Change("changed", "steps", *times, item=name)
    for step in lost:
        yield Change("removed", "steps", say.text(step.action))
    for step in gained:
        yield Change("added", "steps", "", say.text(step.action))
    order = [after.index(now) for _, now in both]
    if order != sorted(order):
        yield Change("changed", "steps", item=say.words[0]._("Order"))
