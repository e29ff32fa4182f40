"""The policy rests on every core value."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.ids import meant
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "values-aligned"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "The policy commits nobody to a core value that it leaves out."
COMPARES = {"organization": ("core_values.*.id",), "policy": ("alignment.values.*",)}

_VALUES = "core_values:\n- id: integrity\n- id: fairness\n"
VALID = (
    {
        "organization.yml": _VALUES,
        "policy.yml": "alignment: {values: [integrity, fairness]}\n",
    },
)
INVALID = ({"organization.yml": _VALUES, "policy.yml": "alignment: {values: [integrity]}\n"},)


def check(content: Content) -> Iterator[Problem]:
    """Yield each core value that the policy does not name."""
    policy, organization = content.one("policy.yml"), content.one("organization.yml")
    named = ((policy.data if policy else {}).get("alignment") or {}).get("values")
    if policy is None or organization is None or not named:
        return  # a missing list is reported as such
    likely = meant(content, "value")
    for item in organization.data.get("core_values") or ():
        value = (item or {}).get("id")
        if value and value not in named and value not in likely:
            message = f'the core value "{value}" is not among the values of the policy'
            hint = "add its id, and let the statement say what follows from it"
            yield Problem(policy, ("alignment", "values"), message, hint)
