"""The manual explains every core value."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.ids import meant
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "values-explained"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "The manual has to state every core value of the organisation."
COMPARES = {"organization": ("core_values.*.id",), "manual": ("values.*.value",)}

VALID = (
    {
        "organization.yml": "core_values:\n- id: integrity\n",
        "manual.yml": "values:\n- value: integrity\n",
    },
)
INVALID = (
    {
        "organization.yml": "core_values:\n- id: integrity\n- id: fairness\n",
        "manual.yml": "values:\n- value: integrity\n",
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each core value that the manual leaves out."""
    manual = content.one("manual.yml")
    organization = content.one("organization.yml")
    if manual is None or organization is None or not manual.data.get("values"):
        return
    explained = {(item or {}).get("value") for item in manual.data["values"]}
    likely = meant(content, "value")
    for item in organization.data.get("core_values", ()):
        value = (item or {}).get("id")
        if value and value not in explained and value not in likely:
            message = f'the core value "{value}" is not explained'
            hint = "add an entry with its id and what it means in daily work"
            yield Problem(manual, ("values",), message, hint, "rule")
