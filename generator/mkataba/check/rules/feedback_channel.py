"""A feedback channel takes feedback."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "feedback-channel"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = (
    "The charter would send customers with a complaint to a channel that does not take complaints."
)
COMPARES = {"channels": ("channels.*.id", "channels.*.takes.*"), "charter": (), "manual": ()}

VALID = (
    {
        "channels.yml": "channels:\n- id: email\n  takes: [enquiries, complaints]\n",
        "manual.yml": "feedback_channels: [email]\n",
    },
)
INVALID = (
    {
        "channels.yml": "channels:\n- id: email\n  takes: [enquiries]\n",
        "manual.yml": "feedback_channels: [email]\n",
    },
)

_FEEDBACK = {"complaints", "compliments", "suggestions"}


def check(content: Content) -> Iterator[Problem]:
    """Yield each channel that a charter or the manual names for feedback and that takes none."""
    channels = content.one("channels.yml")
    takes = {
        item.get("id"): set(item.get("takes", ()))
        for item in (channels.data.get("channels", ()) if channels else ())
        if item and item.get("takes")
    }
    for kind in ("charter", "manual"):
        for entry in content.of(kind):
            for index, channel in enumerate(entry.data.get("feedback_channels", ())):
                if channel in takes and not takes[channel] & _FEEDBACK:
                    message = (
                        f'the channel "{channel}" takes no complaints, compliments or suggestions'
                    )
                    hint = "choose another channel, or let this one take feedback in channels.yml"
                    yield Problem(entry, ("feedback_channels", index), message, hint)
