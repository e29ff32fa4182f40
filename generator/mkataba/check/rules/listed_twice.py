"""A list holds each thing once."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.schema import Field, key_field
from mkataba.values.hours import DAYS, Opening

ID = "listed-twice"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "What stands twice in a list is printed twice, and where the two differ nobody knows which "
    "one holds."
)

_FILE = "services/hall-hire.yml"
_CHARTER = "charters/external.yml"
_POINT = "service_points.yml"
_HOURS = "service_points:\n- id: county-hall\n  hours:\n"
VALID = (
    {_FILE: "channels: [counter, email]\nrequirements: [A plan, A plan of the roof]\n"},
    {
        _POINT: f'{_HOURS}  - {{days: mon-fri, opens: "08:00", closes: "12:00"}}\n'
        '  - {days: mon-sat, opens: "12:00", closes: "17:00"}\n'
    },
    {
        "manual.yml": "third_parties:\n"
        "- {name: Posta, serves: directly, service: Courier}\n"
        "- {name: Posta, serves: directly, service: Money orders}\n"
    },
)
INVALID = (
    {_FILE: "channels: [counter, email, counter]\n"},
    {"organization.yml": "languages: [en, sw, en]\n"},
    {_FILE: "fee: {amount: KES 50, payment: [mpesa, mpesa]}\n"},
    {_CHARTER: "rights: [{en: Respect, sw: Heshima}, {en: respect., sw: heshima}]\n"},
    {_FILE: "requirements: [A plan, {what: a plan}]\n"},
    {_CHARTER: "groups:\n- {name: Land, services: [plots]}\n- {name: Land, services: [maps]}\n"},
    {"channels.yml": "escalation:\n- {role: Head}\n- {role: Head, response_time: 1 week}\n"},
    {"manual.yml": "values:\n- {value: care, meaning: a}\n- {value: care, meaning: b}\n"},
    {
        _FILE: "turnaround:\n  tiers:\n"
        "  - {label: Adults, turnaround: 1 week}\n  - {label: Adults, turnaround: 1 month}\n"
    },
    {
        _POINT: f'{_HOURS}  - {{days: daily, opens: "06:00", closes: "20:00"}}\n'
        '  - {days: mon-fri, opens: "08:00", closes: "17:00"}\n'
    },
)

# a second one of these is told of by another rule: by type, by list, by file
_ELSEWHERE = {("type", "channel_time"), ("type", "fee_tier"), ("list", "charter.groups.*.services")}
_ELSEWHERE |= {("file", "waivers")}

_WORD = re.compile(r"\w+")
_HINT = "take one of the two out"


def check(content: Content) -> Iterator[Problem]:
    """Yield each item of a list that an earlier one says already, and hours that overlap."""
    for node in content.each("list"):
        item = node.field.item
        if item is None or not isinstance(node.value, list) or len(node.value) < 2:
            continue
        if _told_elsewhere(node, item):
            continue
        if item.rules["type"] == "opening":
            yield from _overlaps(node, content)
        else:
            yield from _repeats(node, item, content.default)


def _told_elsewhere(node: Node, item: Field) -> bool:
    told: set[tuple[str, Any]] = {("file", node.entry.file.kind.name)}
    told |= {("type", item.rules["type"]), ("list", ".".join((node.field.part, *node.field.path)))}
    return not told.isdisjoint(_ELSEWHERE) or any(
        field.rules.get("unique") for field in item.fields.values()
    )


def _repeats(node: Node, item: Field, default: str) -> Iterator[Problem]:
    seen: dict[Any, int] = {}
    name = key_field(item)
    field = item.fields[name] if name else item
    for index, value in enumerate(node.value):
        text = value.get(name) if name and isinstance(value, dict) else value
        if text is None:
            continue
        first = seen.setdefault(_form(field, text, default), index)
        if first != index:
            message = f"{quoted(_shown(field, text, default))} is in the list already"
            message += f", as number {first + 1}"
            yield Problem(node.entry, (*node.path, index), message, _HINT)


def _form(field: Field, value: Any, default: str) -> Any:
    """Return data in a form that is equal where the same is said; it can be hashed."""
    if field.kind == "text":
        words = texts_of(value, default)
        return tuple(sorted((code, _plain(str(text))) for code, text in words.items()))
    if isinstance(value, Mapping):
        return tuple(
            sorted(
                (name, _form(field.fields[name], inner, default)) for name, inner in value.items()
            )
        )
    if isinstance(value, list) and field.item is not None:
        return tuple(_form(field.item, inner, default) for inner in value)
    return value


@lru_cache(1 << 12)  # the same things stand in many lists
def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _shown(field: Field, value: Any, default: str) -> Any:
    """Return what is quoted of an item: the words that it begins with."""
    if field.kind == "text":
        return next(iter(texts_of(value, default).values()), "")
    if isinstance(value, Mapping):
        name = next((name for name in field.fields if name in value), "")
        return _shown(field.fields[name], value[name], default) if name else ""
    return value


def _overlaps(node: Node, content: Content) -> Iterator[Problem]:
    earlier: list[Opening] = []
    for index, item in enumerate(node.value):
        hours = content.value("opening", item)
        if hours is None:
            continue
        shared = frozenset[int]().union(*(hours.shares_with(other) for other in earlier))
        if shared:
            message = f"the hours overlap with earlier ones on {DAYS[min(shared)]}"
            hint = "give the hours of a day once, or two entries that don't meet"
            yield Problem(node.entry, (*node.path, index), message, hint)
        earlier.append(hours)
