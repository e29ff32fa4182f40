"""A service can be asked for by one of its channels."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "application-channel"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "The charter would send customers to a channel, such as a suggestion box, by which the "
    "service can't be asked for."
)
COMPARES = {"channels": ("channels.*.id", "channels.*.takes.*"), "service": ()}

_CHANNELS = "channels:\n- {id: counter, takes: [applications]}\n- {id: box, takes: [suggestions]}\n"
_FILE = "services/soil-testing.yml"
VALID = ({"channels.yml": _CHANNELS, _FILE: "channels: [box, counter]\n"},)
INVALID = ({"channels.yml": _CHANNELS, _FILE: "channels: [box]\n"},)


def check(content: Content) -> Iterator[Problem]:
    """Yield each service of which no channel takes applications."""
    described = content.one("channels.yml")
    takes = {
        item["id"]: item["takes"]
        for item in (described.data.get("channels") if described else None) or ()
        if item and item.get("id") and item.get("takes")
    }
    for entry in content.of("service"):
        channels = entry.data.get("channels") or ()
        if channels and all(
            channel in takes and "applications" not in takes[channel] for channel in channels
        ):
            message = f"none of the channels takes applications: {', '.join(channels)}"
            hint = "name a channel that does, or write applications under takes in channels.yml"
            yield Problem(entry, ("channels",), message, hint)
