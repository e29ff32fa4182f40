"""A service point says what makes it usable for everybody."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "accessible-place"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = "People who can't climb steps, see or hear need to know before the journey where help is."

VALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n"
        "  access: [{en: Ramp with handrails, sw: Njia mteremko yenye vishikio}]\n"
    },
)
INVALID = (
    {
        "service_points.yml": "service_points:\n- id: county-hall\n"
        "  name: {en: County Hall, sw: Ukumbi wa Kaunti}\n"
    },
    {
        "service_points.yml": "service_points:\n- id: county-hall\n"
        "  name: {en: County Hall, sw: Ukumbi wa Kaunti}\n  access: []\n"
    },
)

_HINT = "list under access ramps, toilets, lifts, sign language and other help"


def check(content: Content) -> Iterator[Problem]:
    """Yield each service point that says nothing of access."""
    entry = content.one("service_points.yml")
    for index, item in enumerate((entry.data.get("service_points") or ()) if entry else ()):
        if entry and item and not item.get("access") and {"id", "name"} <= item.keys():
            message = f'nothing is said of access to "{item["id"]}" and of help there'
            yield Problem(entry, ("service_points", index), message, _HINT)
