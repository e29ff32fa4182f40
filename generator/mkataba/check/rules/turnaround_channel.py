"""A time by channel is given once for each channel by which the service can be asked for."""

from collections.abc import Iterator
from typing import Any

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "turnaround-channel"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "Nobody can claim a time that is promised for a channel by which the service can't be asked "
    "for."
)

_FILE = "services/plot-survey.yml"
_COUNTER = "    - {channel: counter, turnaround: same day}\n"
_BY = f"turnaround:\n  by_channel:\n{_COUNTER}"
VALID = (
    {_FILE: f"channels: [counter, email]\n{_BY}    - {{channel: email, turnaround: 1 week}}\n"},
    {_FILE: _BY},
)
INVALID = (
    {_FILE: f"channels: [email]\n{_BY}"},
    {_FILE: f"channels: [counter]\n{_BY}    - {{channel: counter, turnaround: 1 week}}\n"},
    {_FILE: f"channels: [counter, email]\n{_BY}"},
    {
        _FILE: "channels: [email]\nturnaround:\n  tiers:\n  - label: Near\n"
        f"    turnaround:\n      by_channel:\n    {_COUNTER}"
    },
    {
        _FILE: "turnaround:\n  by_channel:\n  - channel: counter\n"
        f"    turnaround:\n      by_channel:\n    {_COUNTER}"
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each channel with a second time, with a time and no service, or without a time."""
    for entry, _, path, value in content.each("turnaround"):
        items = value.get("by_channel") if isinstance(value, dict) else None
        if not isinstance(items, list):
            continue
        if "by_channel" in path:
            message = "a time by channel within the time of one channel"
            yield Problem(entry, (*path, "by_channel"), message, "give one time for each channel")
            continue
        named = [item.get("channel") if isinstance(item, dict) else None for item in items]
        own = _channels(entry.data) if entry.file.kind.name == "service" else None
        wrong = False
        for index, channel in enumerate(named):
            if text := _wrong(channel, named[:index], own):
                wrong = True
                yield Problem(entry, (*path, "by_channel", index, "channel"), *text)
        missing = [channel for channel in own or () if channel not in named]
        # a class of cases may be open to some channels only
        if missing and path == ("turnaround",) and not wrong and None not in named:
            message = f"no time for the channel {quoted(missing[0])} of the service"
            hint = "give a time for each channel by which the service can be asked for"
            yield Problem(entry, (*path, "by_channel"), message, hint)


def _wrong(
    channel: str | None, before: list[str | None], own: list[str] | None
) -> tuple[str, str] | None:
    """Return message and hint where a channel had its time before, or is none of the service's."""
    if channel is None:
        return None
    if channel in before:
        return f"a second time for the channel {quoted(channel)}", "give one time for each channel"
    if own is not None and channel not in own:
        message = f"a time for the channel {quoted(channel)}, which the service has not"
        return message, "name it under channels, or take the time out"
    return None


def _channels(service: dict[str, Any]) -> list[str] | None:
    """Return the channels of a service; None where they can't be told."""
    channels = service.get("channels")
    if not isinstance(channels, list) or not all(isinstance(item, str) for item in channels):
        return None
    return list(channels)
