"""Which groups of services have another name, and which services stand elsewhere now."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product, zip_longest

from mkataba.diff.change import About, Change, Key, about, label, within
from mkataba.diff.lists import order_changes
from mkataba.diff.matching import matched
from mkataba.diff.sides import Code, Item, Side
from mkataba.diff.states import States
from mkataba.diff.texts import text_changes
from mkataba.model import Body, Charter, Group, Service

_Place = tuple[str, int]
"""A charter's id, and the number of one of its groups."""

Others = Callable[[str, int | None, int | None], Iterator[Change]]
"""A charter's id, and the numbers of a group before and after, to how the rest of it changed."""

_NOWHERE = ("", -1)
_GROUPS = Key("groups", label("Kind of service"))


def group_changes(
    states: States,
    before: Body,
    after: Body,
    both: Sequence[tuple[Service, Service]],
    others: Others,
) -> Iterator[Change]:
    """Yield how groups changed, and which services were moved (3.2.2.a.i).

    Args:
        states: Both states.
        before: The body as it was.
        after: The body as it is.
        both: The services that are there on both sides.
        others: Yields how the other fields of a group changed.
    """
    now = {was.id: service.id for was, service in both}
    same: dict[_Place, _Place] = {}
    for one, other in zip(before.charters, after.charters, strict=True):
        groups = list(_same_groups(one, other, now))
        same |= {(one.id, was): (other.id, at) for was, at in groups}
        changes = within(_GROUPS, _of_charter(states, one, other, groups, now, others))
        yield from about(About(other.id), changes)
    old_places, new_places = _places(before), _places(after)
    for was_service, service in both:
        was, now_at = old_places[was_service.id], new_places[service.id]
        here = {place[0] for place in was} & {place[0] for place in now_at}
        subject = About("service", service.id, service.name)
        for left, came in _moves(was, now_at, same):
            key = "group" if {place[0] for place in (left, came) if place} <= here else "charter"
            sides = _called(states, before, left, key), _called(states, after, came, key)
            kind = "moved" if left and came else "removed" if left else "added"
            yield Change(kind, *sides, where=(Key(key),), about=subject)


def _moves(
    before: Sequence[_Place], after: Sequence[_Place], same: Mapping[_Place, _Place]
) -> Iterator[tuple[_Place | None, _Place | None]]:
    """Yield from where to where a service went; None where it stands at one place more, or less."""
    here = Counter(after)
    left = []
    for place in before:
        if here[same.get(place, _NOWHERE)]:
            here[same[place]] -= 1
        else:
            left.append(place)
    yield from zip_longest(left, here.elements())


def _of_charter(
    states: States,
    before: Charter,
    after: Charter,
    groups: Sequence[tuple[int, int]],
    now: dict[str, str],
    others: Others,
) -> Iterator[Change]:
    for was, at in groups:
        old, new = states.plain(before.groups[was].name), states.plain(after.groups[at].name)
        yield from text_changes(old, new, promise=False)
        there = [now.get(service.id) for service in before.groups[was].services]
        here = [service.id for service in after.groups[at].services]
        moved = order_changes([here.index(ident) for ident in there if ident and ident in here])
        yield from within(new or "", moved)
        yield from within(new or "", others(after.id, was, at))
    # of other groups that came or went, their services tell
    for number, group in enumerate(before.groups):
        if not group.services and number not in [was for was, _ in groups]:
            yield Change("removed", _item(states, group), None)
        if number not in [was for was, _ in groups]:
            name = states.plain(group.name) or ""
            yield from within(name, others(before.id, number, None))
    for number, group in enumerate(after.groups):
        if not group.services and number not in [at for _, at in groups]:
            yield Change("added", None, _item(states, group))
        if number not in [at for _, at in groups]:
            name = states.plain(group.name) or ""
            yield from within(name, others(after.id, None, number))
    yield from order_changes([at for _, at in sorted(groups)])


def _item(states: States, group: Group) -> Item:
    return Item(states.plain(group.name) or "", [service.id for service in group.services])


def _places(body: Body) -> dict[str, list[_Place]]:
    """Return where each service stands, in the charters' order."""
    found: dict[str, list[_Place]] = {}
    for charter in body.charters:
        for number, group in enumerate(charter.groups):
            for service in group.services:
                found.setdefault(service.id, []).append((charter.id, number))
    return found


def _same_groups(before: Charter, after: Charter, now: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Yield which group is which: by its name, else by more than half of its services."""
    old, new = list(enumerate(before.groups)), list(enumerate(after.groups))
    both, lost, gained = matched(old, new, lambda pair: pair[1].name)
    yield from ((was[0], group[0]) for was, group in both)
    for (number, group), (other, candidate) in product(lost, gained):
        ids = {now.get(service.id) for service in group.services}
        shared = ids & {service.id for service in candidate.services}
        if 2 * len(shared) > max(len(ids), len(candidate.services)):
            yield number, other


def _called(states: States, body: Body, place: _Place | None, key: str) -> Side:
    if place is None:
        return None
    charter = next(each for each in body.charters if each.id == place[0])
    if key == "charter":
        return states.plain(charter.title) or Code(charter.id)
    return states.plain(charter.groups[place[1]].name) or str(place[1] + 1)
