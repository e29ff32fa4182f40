"""All fees are in one currency."""

from collections import Counter
from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.finding import Severity

ID = "fee-currency"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = (
    "Amounts in two currencies can't be added up, and most often one of them is a slip of the pen."
)
COMPARES = {"service": ("fee",)}

_FILE = "services/plot-survey.yml"
_OTHERS = {f"services/plot-{name}.yml": "fee: KES 500\n" for name in ("map", "deed", "search")}
VALID = (
    {_FILE: "fee: {amount: KES 500, extras: [{label: Map, amount: KES 50}]}\n"},
    {_FILE: "fee: USD 500\n", "services/plot-map.yml": "fee: KES 500\n"},
)
INVALID = (
    {_FILE: "fee: {amount: KES 500, extras: [{label: Map, amount: USD 5}]}\n"},
    {_FILE: "fee: {from: KES 500, to: UGX 50000}\n"},
    {**_OTHERS, _FILE: "fee: USD 500\n"},
)

_FEW = 3  # so many services to one make the one strange


def check(content: Content) -> Iterator[Problem]:
    """Yield the first amount of a service in another currency than its own, or than the rest's."""
    amounts: dict[str, list[tuple[str, Node]]] = {}
    for node, money in content.parsed("money"):
        amounts.setdefault(node.entry.file.path, []).append((money.currency, node))
    shared = Counter(named[0][0] for named in amounts.values())
    usual, services = shared.most_common(1)[0] if shared else ("", 0)
    profile = content.project.schemas.profile
    name = f"{profile.country.name}'s {profile.currency.name} is {profile.currency.code}"
    hint = f"write the amount in the currency of the other fees; {name}"
    for named in amounts.values():
        own = named[0][0]
        other = next((pair for pair in named if pair[0] != own), None)
        if other:
            message = f"an amount of {other[1].value} beside amounts in {own}"
            yield Problem(other[1].entry, other[1].path, message, hint)
        elif own != usual and services >= _FEW * shared[own]:
            text = f"the fees of {services} services are in {usual}"
            message = f"an amount of {named[0][1].value}, while {text}"
            yield Problem(named[0][1].entry, named[0][1].path, message, hint)
