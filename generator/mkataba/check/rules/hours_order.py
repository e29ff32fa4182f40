"""Opening hours end after they begin."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.values.hours import clocks

ID = "hours-order"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "Customers can't tell when a service point or a channel is open if it closes before it opens."

VALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n  hours:\n"
        '  - {days: mon-fri, opens: "08:00", closes: "17:00"}\n'
    },
)
INVALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n  hours:\n"
        '  - {days: mon-fri, opens: "17:00", closes: "08:00"}\n'
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each opening whose closing time is not after its opening time."""
    for entry, _, path, value in content.each("opening"):
        if not isinstance(value, dict):
            continue
        opens, closes = (content.value("clock", value.get(key)) for key in ("opens", "closes"))
        if opens and closes and clocks(opens, closes) != 1:
            message = f"closes at {value['closes']}, not after it opens at {value['opens']}"
            hint = "give two entries where it is open over midnight"
            yield Problem(entry, (*path, "closes"), message, hint)
