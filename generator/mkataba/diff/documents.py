"""How the policy and the charters changed, and which services moved within them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from mkataba.diff.change import About, Change, about
from mkataba.diff.matching import matched
from mkataba.diff.places import listed
from mkataba.diff.say import Say
from mkataba.model import Body, Charter, Commitments, Group, Policy, Service


def policy_changes(say: Say, before: Policy, after: Policy) -> Iterator[Change]:
    """Yield how the policy changed; what it commits to is a promise (3.1.1.b to 3.1.1.f)."""
    for name in ("title", "purpose", "scope"):
        yield from say.texts(name, *(say.plain(getattr(each, name)) for each in (before, after)))
    for name in (field.name for field in fields(Commitments)):
        old, new = (say.plain(getattr(each.commitments, name)) for each in (before, after))
        yield from say.texts(name, old, new, promise=True)


def charter_changes(
    say: Say, before: Charter, after: Charter, same: Mapping[str, str]
) -> Iterator[Change]:
    """Yield how a charter changed, but for its services (3.2.2, 3.2.3).

    Args:
        say: The words.
        before: The charter as it was.
        after: The charter as it is.
        same: The new id of a channel that has another one now.
    """
    yield from say.texts("title", say.plain(before.title), say.plain(after.title))
    old, new = say.plain(before.introduction), say.plain(after.introduction)
    yield from say.texts("introduction", old, new)
    for name in ("guarantee", "rights", "duties"):
        old_list, new_list = (say.plain(getattr(each, name)) for each in (before, after))
        yield from listed(say, name, old_list, new_list, promise=name != "duties")
    yield from _formats(say, before, after)
    there = {same.get(channel.id, channel.id) for channel in before.feedback_channels}
    now = {channel.id for channel in after.feedback_channels}
    for channel in before.feedback_channels:
        if same.get(channel.id, channel.id) not in now:
            yield Change("lost", "feedback_channels", say.text(channel.name) or channel.id)
    for channel in after.feedback_channels:
        if channel.id not in there:
            yield Change("gained", "feedback_channels", "", say.text(channel.name) or channel.id)


def _formats(say: Say, before: Charter, after: Charter) -> Iterator[Change]:
    yield from say.codes("formats", before.formats, after.formats)
    old, new = (say.plain(each.formats_note) for each in (before, after))
    yield from say.texts("formats_note", old, new)


def moves(
    say: Say, before: Body, after: Body, both: Sequence[tuple[Service, Service]]
) -> Iterator[Change]:
    """Yield which groups have another name, and which services stand elsewhere now.

    Args:
        say: The words.
        before: The body as it was.
        after: The body as it is.
        both: The services that are there on both sides.
    """
    now = {was.id: service.id for was, service in both}
    renamed: dict[tuple[str, int], tuple[str, int]] = {}
    for one, other in zip(before.charters, after.charters, strict=True):
        for was, group in _same_groups(one, other, now):
            renamed[one.id, was] = (other.id, group)
            names = say.plain(one.groups[was].name), say.plain(other.groups[group].name)
            yield from about(About(other.id), say.texts("groups", *names))
    old_places, new_places = _places(before), _places(after)
    for was_service, service in both:
        was_at, at = old_places[was_service.id], new_places[service.id]
        if renamed.get(was_at) == at:
            continue
        field = "charter" if was_at[0] != at[0] else "group"
        old, new = _called(say, before, was_at, field), _called(say, after, at, field)
        subject = About("service", service.id, service.name)
        yield Change("moved", field, old, new, about=subject)


def _places(body: Body) -> dict[str, tuple[str, int]]:
    """Return charter and number of the group of each service, at its first place."""
    found: dict[str, tuple[str, int]] = {}
    for charter in body.charters:
        for number, group in enumerate(charter.groups):
            for service in group.services:
                found.setdefault(service.id, (charter.id, number))
    return found


def _same_groups(
    before: Charter, after: Charter, now: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield which group is which: by its name, else by more than half of its services."""
    old, new = list(enumerate(before.groups)), list(enumerate(after.groups))
    both, lost, gained = matched(old, new, lambda pair: pair[1].name)
    yield from ((was[0], group[0]) for was, group in both)
    for number, group in lost:
        ids = {now.get(service.id) for service in group.services}
        for other, candidate in gained:
            shared = ids & {service.id for service in candidate.services}
            if 2 * len(shared) > max(len(ids), len(candidate.services)):
                yield number, other


def _called(say: Say, body: Body, place: tuple[str, int], field: str) -> str:
    charter = next(each for each in body.charters if each.id == place[0])
    if field == "charter":
        return say.text(say.plain(charter.title)) or say.words[0].code(charter.id)
    group: Group = charter.groups[place[1]]
    return say.text(say.plain(group.name))
