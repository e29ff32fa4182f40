"""Receipt is confirmed before the result is due."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration import Duration
from mkataba.values.duration.order import compared

ID = "ack-vs-outcome"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "If receipt is confirmed no sooner than the result is given, one of the two times is wrong."

_FILE = "services/soil-testing.yml"
VALID = (
    {_FILE: "turnaround: {within: 5 working days, acknowledge: 1 working day}\n"},
    {_FILE: "turnaround: {within: 1 week, acknowledge: 5 working days}\n"},
    {_FILE: "turnaround: {within: 24 hours, acknowledge: 1 working day}\n"},
)
INVALID = (
    {_FILE: "turnaround: {within: 5 working days, acknowledge: 7 working days}\n"},
    {_FILE: "turnaround: {within: 5 working days, acknowledge: 5 working days}\n"},
    {_FILE: "turnaround: {same_day: true, acknowledge: 3 working days}\n"},
    {_FILE: "turnaround: {within: 1 week, acknowledge: 7 calendar days}\n"},
    {_FILE: "turnaround: {within: 5 calendar days, acknowledge: 1 week}\n"},
)

_HINT = "give the sooner time under acknowledge, or take the line out"


def check(content: Content) -> Iterator[Problem]:
    """Yield each acknowledgement that takes as long as the result, or longer."""
    for (entry, _, path, value), time in content.parsed("turnaround"):
        receipt, results = time.acknowledge, time.lengths
        if not isinstance(receipt, Duration) or not results:
            continue
        moves = {compared(result, receipt) for result in results}
        if moves <= {0, 1}:
            than = "later than the result is due" if 1 in moves else "only when the result is due"
            message = f"receipt is confirmed {than}: {quoted(value['acknowledge'])}"
            yield Problem(entry, (*path, "acknowledge"), message, _HINT)
