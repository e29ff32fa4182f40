"""What changes for citizens between two states of the content, service by service."""

from collections.abc import Iterator, Sequence

from mkataba.check import Checked
from mkataba.diff.change import About, Change, Diff, Readiness, about
from mkataba.diff.documents import charter_changes, moves, policy_changes
from mkataba.diff.pairs import paired
from mkataba.diff.places import organization_changes, place_changes, same_places
from mkataba.diff.readable import readable
from mkataba.diff.say import Say
from mkataba.diff.services import Places, service_changes
from mkataba.finding import Report, Severity
from mkataba.model import Body, Service
from mkataba.wording import words_for

__all__ = ["diff"]


def diff(before: Checked, after: Checked, language: str) -> Diff:
    """Return what changes for citizens, worse and better, and how ready the content is.

    Args:
        before: The earlier state, checked; it may have errors.
        after: The later state, checked; it may have errors.
        language: The language in which changes are said.
    """
    old, new, unread = readable(before, after)
    changes = tuple(_changes(_say(after, old, new, language), old, new))
    return Diff(changes, unread, readiness(before), readiness(after))


def readiness(report: Report) -> Readiness:
    """Return how ready the content of a report is."""
    return Readiness(
        report.level,
        report.count(Severity.ERROR),
        tuple((row.name, len(row.met), row.total) for row in report.coverage),
    )


def _say(after: Checked, old: Body, new: Body, language: str) -> Say:
    names = {channel.id: channel.name for body in (old, new) for channel in body.channels}
    known = {code: name for code, name in names.items() if name}
    templates = after.content.project.templates
    shared = frozenset(old.organization.languages) & frozenset(new.organization.languages)
    order = dict.fromkeys((language, *new.organization.languages))
    return Say(tuple(words_for(code, templates, known) for code in order), shared)


def _changes(say: Say, old: Body, new: Body) -> Iterator[Change]:
    """Yield every change: the services in the charters' order, then the documents."""
    channels = {was.id: one.id for was, one in same_places(old.channels, new.channels)}
    points = {was.id: one.id for was, one in same_places(old.service_points, new.service_points)}
    places = Places(
        channels,
        points,
        frozenset(point.id for point in old.service_points),
        frozenset(point.id for point in new.service_points),
    )
    both, withdrawn, added = paired(old.services, new.services)
    yield from _withdrawn(say, withdrawn)
    yield from moves(say, old, new, both)
    for was, service in both:
        if was != service:
            subject = About("service", service.id, service.name)
            yield from about(subject, service_changes(say, was, service, places))
    for service in added:
        subject = About("service", service.id, service.name)
        name = say.text(service.name) or service.id
        yield Change("service-added", "service", "", name, about=subject)
    organization = organization_changes(say, old.organization, new.organization)
    yield from about(About("organization"), organization)
    yield from about(About("policy"), policy_changes(say, old.policy, new.policy))
    for was_charter, charter in zip(old.charters, new.charters, strict=True):
        changes = charter_changes(say, was_charter, charter, channels)
        yield from about(About(charter.id), changes)
    yield from place_changes(say, old, new)


def _withdrawn(say: Say, services: Sequence[Service]) -> Iterator[Change]:
    for service in services:
        subject = About("service", service.id, service.name)
        name = say.text(service.name) or service.id
        yield Change("service-withdrawn", "service", name, "", about=subject)
