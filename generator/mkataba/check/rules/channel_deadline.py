"""A channel's response time is one that the channel can keep."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration import Unit
from mkataba.values.turnaround import Immediate, Promise, Rings, Within

ID = "channel-deadline"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "A time such as three rings can't be kept for a letter, and was most often copied from "
    "another channel."
)

_FILE = "channels.yml"
VALID = (
    {_FILE: "channels:\n- {id: telephone, kind: telephone, response_time: 3 rings}\n"},
    {_FILE: "channels:\n- {id: letter, kind: letter, response_time: 7 working days}\n"},
)
INVALID = (
    {_FILE: "channels:\n- {id: email, kind: email, response_time: 3 rings}\n"},
    {_FILE: "channels:\n- {id: letter, kind: letter, response_time: immediate}\n"},
    {_FILE: "channels:\n- {id: box, kind: suggestion_box, response_time: 30 minutes}\n"},
)

_RINGS = frozenset(("telephone", "call_centre"))
_CARRIED = frozenset(("letter", "suggestion_box"))
_SHORT = frozenset((Unit.SECOND, Unit.MINUTE))
_HINT = "give the time from the day on which the message is opened, such as 7 working days"


def check(content: Content) -> Iterator[Problem]:
    """Yield each response time in rings of what has no bell, and at once of what is carried."""
    channels = content.one(_FILE)
    for index, item in enumerate((channels.data.get("channels") or ()) if channels else ()):
        time = content.value("turnaround", (item or {}).get("response_time"))
        if time is None or "kind" not in item:
            continue
        path, named = ("channels", index, "response_time"), item["kind"].replace("_", " ")
        if isinstance(time.promise, Rings) and item["kind"] not in _RINGS:
            message = f"a time in rings for a channel that does not ring: {named}"
            yield Problem(channels, path, message, "give a number and a unit of time")  # type: ignore[arg-type]
        elif item["kind"] in _CARRIED and _is_short(time.promise):
            message = f"what comes by {named} has to be fetched and opened before it is answered"
            yield Problem(channels, path, message, _HINT)  # type: ignore[arg-type]


def _is_short(promise: Promise | None) -> bool:
    match promise:
        case Within(duration):
            return duration.unit in _SHORT
    return isinstance(promise, Immediate)
