"""Which service is which, where a file has another name and so the service another id.

Two services are one only if they agree in most of what is said of them, and their names or what
the customer gets agree too. Services that merely resemble each other are two.
"""

import re
from collections.abc import Sequence
from typing import Any

from mkataba.diff.matching import CLOSE, likeness
from mkataba.model import Requirement, Service, Step
from mkataba.values.text import Text

# how much a field tells about which service it is
_WEIGHTS = {
    "name": 3.0,
    "result": 3.0,
    "requirements": 2.0,
    "steps": 2.0,
    "who": 1.0,
    "fee": 1.0,
    "turnaround": 1.0,
    "remedy": 1.0,
    "law": 1.0,
    "link": 1.0,
    "department": 0.5,
    "responsible": 0.5,
}
_SAME = 0.8
_AHEAD = 0.05  # by how much the best one has to be ahead of the next
_CROWD = 20  # a value that more services share tells nothing
_NUMBER = re.compile(r"\d+")


def paired(
    before: Sequence[Service], after: Sequence[Service]
) -> tuple[list[tuple[Service, Service]], list[Service], list[Service]]:
    """Return the services that are there on both sides, those withdrawn, and those added.

    Services of one id are one; then those are looked for that have another id.
    """
    new = {service.id: service for service in after}
    both = [(service, new[service.id]) for service in before if service.id in new]
    known = {service.id for service, _ in both}
    lost = [service for service in before if service.id not in known]
    gained = [service for service in after if service.id not in known]
    renamed = _renamed(lost, gained)
    old_ids = {was.id for was, _ in renamed}
    new_ids = {service.id for _, service in renamed}
    return (
        both + renamed,
        [service for service in lost if service.id not in old_ids],
        [service for service in gained if service.id not in new_ids],
    )


def agreement(before: Service, after: Service) -> float:
    """Return from 0 to 1 how far two services are one; 0 where names and results are others'."""
    named = _alike(before.name, after.name)
    if max(named, _alike(before.result, after.result)) < CLOSE or _numbers(before) != _numbers(
        after
    ):
        return 0.0
    scored = [
        (weight, _alike(getattr(before, name), getattr(after, name)))
        for name, weight in _WEIGHTS.items()
        if getattr(before, name) or getattr(after, name)
    ]
    return sum(weight * score for weight, score in scored) / sum(weight for weight, _ in scored)


def _renamed(lost: Sequence[Service], gained: Sequence[Service]) -> list[tuple[Service, Service]]:
    scores = {
        (i, j): score
        for i, j in _candidates(lost, gained)
        if (score := agreement(lost[i], gained[j])) >= _SAME
    }
    pairs = []
    for (i, j), score in scores.items():
        rivals = [s for (x, y), s in scores.items() if (x == i) != (y == j)]
        if score - max(rivals, default=0.0) >= _AHEAD:
            pairs.append((lost[i], gained[j]))
    return pairs


def _candidates(lost: Sequence[Service], gained: Sequence[Service]) -> list[tuple[int, int]]:
    """Return the pairs that share a value word for word; to compare all would take too long."""
    holders: dict[Any, list[int]] = {}
    for j, service in enumerate(gained):
        for key in _values(service):
            holders.setdefault(key, []).append(j)
    found: dict[tuple[int, int], None] = {}
    for i, service in enumerate(lost):
        for key in _values(service):
            near = holders.get(key, ())
            if len(near) <= _CROWD:
                found.update(dict.fromkeys((i, j) for j in near))
    return list(found)


def _values(service: Service) -> set[Any]:
    """Return what a service says, field by field, word for word."""
    values: set[Any] = {("link", service.link)} if service.link else set()
    for name in _WEIGHTS:
        value = getattr(service, name)
        if isinstance(value, Text):
            values |= {(name, *pair) for pair in value.words}
        elif isinstance(value, tuple):
            for part in value:
                text = _text(part)
                values |= {(name, *pair) for pair in text.words} if text else set()
    return values


def _alike(before: Any, after: Any) -> float:
    if isinstance(before, Text) and isinstance(after, Text):
        return likeness(before, after)
    if isinstance(before, tuple) and isinstance(after, tuple) and (before or after):
        return _share(before, after)
    return float(before == after)


def _share(before: tuple[Any, ...], after: tuple[Any, ...]) -> float:
    """Return the share of the items of two lists that are there on both sides, nearly at least."""
    left = list(after)
    common = 0
    for item in before:
        same = next((one for one in left if likeness(_text(item), _text(one)) >= CLOSE), None)
        if same is not None:
            left.remove(same)
            common += 1
    return 2 * common / (len(before) + len(after))


def _text(item: Requirement | Step) -> Text | None:
    return item.what if isinstance(item, Requirement) else item.action


def _numbers(service: Service) -> set[str]:
    """Return the numbers in a name: permits of grade 1 and of grade 2 are two services."""
    words = dict(service.name.words) if service.name else {}
    return {number for text in words.values() for number in _NUMBER.findall(text)}
