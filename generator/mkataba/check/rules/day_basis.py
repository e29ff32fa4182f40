"""Days are working days or calendar days."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.duration import Duration, Unit

ID = "day-basis"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "Seven days may be seven or nine if nobody says whether weekends count, which is the "
    "commonest gap in published charters."
)

VALID = ({"services/soil-testing.yml": "turnaround: 5 working days\n"},)
INVALID = ({"services/soil-testing.yml": "turnaround: 5 days\n"},)


def check(content: Content) -> Iterator[Problem]:
    """Yield each time in days whose basis is not stated."""
    for (entry, _, path, value), time in content.parsed("duration", "receipt_time"):
        if isinstance(time, Duration) and Unit.DAY in {piece.unit for piece in time.pieces}:
            message = f'"{value}" leaves open whether working days or calendar days are meant'
            yield Problem(entry, path, message, "write working days or calendar days")
