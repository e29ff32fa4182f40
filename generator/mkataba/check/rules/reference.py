"""What a file refers to exists."""

from collections.abc import Iterator

from mkataba.check.content import Content, Problem
from mkataba.check.messages import suggestion
from mkataba.finding import Severity

ID = "reference"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
CLAUSE = ""
WHY = "A charter that lists a service, channel, service point or value that is nowhere described."

VALID = (
    {
        "channels.yml": "channels:\n- id: counter\n",
        "manual.yml": "feedback_channels: [counter]\n",
    },
)
INVALID = (
    {
        "channels.yml": "channels:\n- id: counter\n",
        "manual.yml": "feedback_channels: [countr]\n",
    },
)

_WHERE = {
    "service": "content/services/",
    "channel": "content/channels.yml",
    "service_point": "content/service_points.yml",
    "value": "core_values in content/organization.yml",
}


def check(content: Content) -> Iterator[Problem]:
    """Yield each id that nothing has; ids of a file that is missing or unreadable are let be."""
    known = known_ids(content)
    for entry, field, path, value in content.each("id"):
        kind = field.rules.get("refers")
        if not kind or not isinstance(value, str) or kind not in known:
            continue
        if value not in known[kind]:
            noun = kind.replace("_", " ")
            message = f'no {noun} has the id "{value}"{suggestion(value, known[kind])}'
            yield Problem(entry, path, message, f"ids are in {_WHERE[kind]}")


def known_ids(content: Content) -> dict[str, set[str]]:
    """Return the ids that exist, by kind of thing; kinds whose file can't be read are left out."""
    known: dict[str, set[str]] = {"service": {entry.file.id for entry in content.of("service")}}
    for _, field, _, value in content.each("id"):
        kind = field.rules.get("unique")
        if kind and isinstance(value, str):
            known.setdefault(kind, set()).add(value)
    return known
