"""A time is promised to the result, not only to the confirmation of receipt."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import dotted, quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "outcome-promised"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "A customer waits for the result, and a letter that confirms receipt is not the result."
REPLACES = ("value",)

VALID = (
    {
        "services/soil-testing.yml": (
            "turnaround: {within: 5 working days, acknowledge: 1 working day}\n"
        )
    },
)
INVALID = (
    {"services/soil-testing.yml": "turnaround: {acknowledge: 2 working days}\n"},
    {
        "channels.yml": "channels:\n"
        "- {id: email, kind: email, response_time: {acknowledge: immediate}}\n"
    },
)

_HINT = "write the time to the result under within, beside acknowledge"


def check(content: Content) -> Iterator[Problem]:
    """Yield each turnaround time that promises an acknowledgement and nothing else."""
    for node in content.refused:
        if node.field.kind != "turnaround" or not isinstance(node.value, dict):
            continue
        if "acknowledge" in node.value and not node.value.keys() & set(node.field.named["one_of"]):
            text = quoted(str(node.value["acknowledge"]))
            message = f"{dotted(node.path)} promises to confirm receipt, {text}, and no result"
            yield Problem(node.entry, node.path, message, _HINT)
