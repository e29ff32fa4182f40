"""A tariff that sets a fee can be found."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import wrote
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "fee-reference-resolvable"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "A customer can't learn the cost from a tariff that can't be found."

VALID = (
    {
        "services/plot-survey.yml": (
            "fee: {reference: {en: Survey fees, sw: Ada za upimaji}, "
            'link: "https://www.mfano.go.ke/survey-fees", version: 2026/27}\n'
        )
    },
)
INVALID = (
    {
        "services/plot-survey.yml": "fee: {reference: {en: Survey fees, sw: Ada za upimaji}}\n",
    },
)

_HINT = "say under link where it can be read, and under version which edition holds"


def check(content: Content) -> Iterator[Problem]:
    """Yield each fee that a tariff sets of which address or version is not said."""
    for entry, _, path, value in content.each("fee"):
        if not isinstance(value, dict) or "reference" not in value:
            continue
        if missing := [f"no {key}" for key in ("link", "version") if not wrote(entry, path, key)]:
            source = value["reference"]
            name = source if isinstance(source, str) else next(iter(source.values()))
            message = f"{quoted(name)}, which sets the fee, has {' and '.join(missing)}"
            yield Problem(entry, (*path, "reference"), message, _HINT)
