"""A channel is named where customers look for it."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.ids import meant, references
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "unused"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = "Customers don't learn of a channel that no service, charter or manual names."
COMPARES = {
    "channels": ("channels.*.id", "channels.*.response_time", "escalation.*.response_time"),
    "service": ("channels.*", "turnaround"),
    "charter": ("feedback_channels.*",),
    "manual": ("feedback_channels.*",),
}

_CHANNELS = (
    "channels:\n- {id: counter, response_time: immediate}\n"
    "- {id: email, response_time: 1 working day}\nescalation:\n- response_time: 5 working days\n"
)
VALID = (
    {"channels.yml": _CHANNELS, "manual.yml": "feedback_channels: [counter, email]\n"},
    {"channels.yml": _CHANNELS},
)
INVALID = ({"channels.yml": _CHANNELS, "manual.yml": "feedback_channels: [counter]\n"},)

_HINT = "name it with the services or for feedback, or take it out"


def check(content: Content) -> Iterator[Problem]:
    """Yield each channel that nothing refers to; none where nothing refers to channels at all."""
    used = {node.value for kind, node in references(content) if kind == "channel"}
    entry = content.one("channels.yml")
    if entry is None or not used:
        return
    likely = meant(content, "channel")
    for index, item in enumerate(entry.data.get("channels") or ()):
        name = (item or {}).get("id")
        if name and name not in used and name not in likely:
            message = f'nothing refers to the channel "{name}"'
            yield Problem(entry, ("channels", index, "id"), message, _HINT)
