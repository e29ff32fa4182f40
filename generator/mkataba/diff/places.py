"""How the organisation, its channels, its service points and the way of complaints changed."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from mkataba.diff.change import About, Change, about, of_item
from mkataba.diff.hours import hour_changes
from mkataba.diff.matching import CLOSE, matched
from mkataba.diff.say import Say, plainly
from mkataba.diff.times import time_changes
from mkataba.model import Body, Channel, EscalationStep, Organization, ServicePoint
from mkataba.values.text import Text

Place = TypeVar("Place", Channel, ServicePoint)


def organization_changes(say: Say, before: Organization, after: Organization) -> Iterator[Change]:
    """Yield how the organisation changed: languages, name, addresses, who oversees it."""
    for code in before.languages:
        if code not in after.languages:
            yield Change("lost", "languages", say.language(code))
    for code in after.languages:
        if code not in before.languages:
            yield Change("gained", "languages", "", say.language(code))
    yield from say.texts("name", say.plain(before.name), say.plain(after.name))
    yield from plainly("website", before.website, after.website)
    old, new = say.plain(before.contacts), say.plain(after.contacts)
    yield from say.texts("address", old.address, new.address)
    yield from plainly("postal", old.postal, new.postal)
    yield from plainly("phone", old.phone, new.phone)
    yield from plainly("email", old.email, new.email)
    overseer = say.plain(before.oversight.name), say.plain(after.oversight.name)
    yield from say.texts("oversight", *overseer, promise=True)


def same_places(before: Sequence[Place], after: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Return which old place is which new one: by its id, else by its name."""
    new = {one.id: one for one in after}
    both = [(one, new[one.id]) for one in before if one.id in new]
    known = {one.id for one, _ in both}
    lost = [one for one in before if one.id not in known]
    gained = [one for one in after if one.id not in known]
    return both + matched(lost, gained, lambda one: one.name)[0]


def place_changes(say: Say, before: Body, after: Body) -> Iterator[Change]:
    """Yield how channels, service points and the way of complaints changed."""
    yield from _each(say, "channel", before.channels, after.channels, _channel)
    points = before.service_points, after.service_points
    yield from _each(say, "service_point", *points, _point)
    steps = say.plain(before.escalation), say.plain(after.escalation)
    yield from about(About("escalation"), _escalation(say, *steps))


def _each(
    say: Say,
    part: str,
    before: Sequence[Place],
    after: Sequence[Place],
    changes: Callable[[Say, Place, Place], Iterator[Change]],
) -> Iterator[Change]:
    both = same_places(before, after)
    for was, one in both:
        subject = About(part, one.id, one.name)
        yield from about(subject, changes(say, say.plain(was), say.plain(one)))
    kept, known = {was.id for was, _ in both}, {now.id for _, now in both}
    for one in before:
        if one.id not in kept:
            subject = About(part, one.id, one.name)
            yield Change("lost", part, say.text(one.name) or one.id, about=subject)
    for one in after:
        if one.id not in known:
            subject = About(part, one.id, one.name)
            yield Change("gained", part, "", say.text(one.name) or one.id, about=subject)


def _channel(say: Say, before: Channel, after: Channel) -> Iterator[Change]:
    yield from say.texts("name", before.name, after.name)
    yield from say.texts("contact", before.contact, after.contact)
    yield from hour_changes(say, before.hours, after.hours)
    yield from say.codes("takes", before.takes, after.takes)
    yield from time_changes(say, "response_time", before.response_time, after.response_time)
    yield from say.texts("procedure", before.procedure, after.procedure, promise=True)


def _point(say: Say, before: ServicePoint, after: ServicePoint) -> Iterator[Change]:
    yield from say.texts("name", before.name, after.name)
    yield from say.texts("address", before.address, after.address)
    yield from hour_changes(say, before.hours, after.hours)
    yield from plainly("phone", before.phone, after.phone)
    yield from listed(say, "access", before.access, after.access)


def listed(
    say: Say, field: str, before: Sequence[Text], after: Sequence[Text], promise: bool = True
) -> Iterator[Change]:
    """Yield how a list of texts changed; what falls out of it is lost, if they are promises."""
    both, lost, gained = matched(before, after, lambda text: text, CLOSE)
    for was, text in both:
        yield from say.texts(field, was, text)
    for text in lost:
        yield from say.texts(field, text, None, promise)
    for text in gained:
        yield from say.texts(field, None, text, promise)


def _escalation(
    say: Say, before: Sequence[EscalationStep], after: Sequence[EscalationStep]
) -> Iterator[Change]:
    both, lost, gained = matched(before, after, lambda step: step.role, CLOSE)
    for was, step in both:
        yield from say.texts("escalation", was.role, step.role)
        name = say.text(step.role)
        yield from of_item(name, say.texts("contact", was.contact, step.contact))
        times = time_changes(say, "response_time", was.response_time, step.response_time)
        yield from of_item(name, times)
    for step in lost:
        yield Change("lost", "escalation", say.text(step.role))
    for step in gained:
        yield Change("gained", "escalation", "", say.text(step.role))
