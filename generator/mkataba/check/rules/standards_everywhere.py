"""The manual gives standards for each service point."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.ids import meant
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "standards-everywhere"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = "The manual has to give service standards for each point where customers are served."
COMPARES = {"service_points": ("service_points.*.id",), "manual": ("standards.*.service_point",)}

VALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n",
        "manual.yml": "standards:\n- service_point: county-hall\n",
    },
)
INVALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n- id: mlimani\n",
        "manual.yml": "standards:\n- service_point: county-hall\n",
    },
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each service point for which the manual has no standards."""
    manual = content.one("manual.yml")
    points = content.one("service_points.yml")
    if manual is None or points is None or not manual.data.get("standards"):
        return  # a missing list is reported as such
    covered = {(item or {}).get("service_point") for item in manual.data["standards"]}
    likely = meant(content, "service_point")
    for item in points.data.get("service_points", ()):
        point = (item or {}).get("id")
        if point and point not in covered and point not in likely:
            message = f'no standards are given for the service point "{point}"'
            hint = "add an entry with its id and what customers can expect there"
            yield Problem(manual, ("standards",), message, hint, "rule")
