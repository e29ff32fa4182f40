"""A standard is a profile: data that nothing else in the program knows."""

import ast
import re
from collections.abc import Iterator

from mkataba.mend import phones
from tests.conftest import PROFILE, ROOT

PROGRAM = ROOT / "generator/mkataba"

# The code


KENYAN = re.compile(
    r"\bKES\b|\bKSh|\bKE\b|(?:_|-)KE\b|(?<![0-9A-Za-z])\+?254(?![0-9])|Kenya|huduma-kenya|"
    r"Administrative Justice|(?<![0-9.])[3-6]\.[0-9]+\.(?:[0-9a-z]+)"
)
SAMPLES = {"VALID", "INVALID", "SAMPLES", "FORM_RULES"}
ALLOWED = {
    # what is read the same wherever it is written: whose currency a sign is of
    "reading/amounts.py": {"KES", "Kenya shillings"},
    "values/money.py": {"KES"},
    "intake/columns.py": {"KES"},
    "check/words/payments.py": {r"\b(?:KES|KSh?s?\.?|USD|TZS|UGX|Tshs?\.?)\s?\d|\b\d[\d,]*/[=-]"},
    # an amount that is put into a label, to see whether the label can be read
    "check/words/labels.py": {"KSh 500", "KSh 200", "KSh 900"},
    # examples in the help of a command, and on the page of the mends
    "commands/import_.py": {
        "give the three letters of a currency, such as KES",
        "The currency of amounts beside which none stands, such as KES. It is kept for each file.",
    },
    "mend/phones.py": {phones.DOES},
}
"""Words of one country that stand in the code, by module, each group with its reason."""


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield each text in a module that is no docstring and belongs to no sample."""
    left_out = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(node.value)
    for definition in samples(tree):
        left_out.update(ast.walk(definition))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node


def samples(tree: ast.Module) -> list[ast.stmt]:
    """Return the definitions of samples, and those that nothing else in the module uses."""
    named = {name: node for node in tree.body for name in defined(node)}
    found = [named[name] for name in SAMPLES & named.keys()]
    while True:
        used = {
            name.id
            for node in tree.body
            if node not in found
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        }
        inner = {
            name.id
            for node in found
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        }
        more = [node for name, node in named.items() if name in inner - used and node not in found]
        if not more:
            return found
        found += more


def defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
            return [name]
        case ast.FunctionDef(name=name):
            return [name]
    return []


def kenyan() -> Iterator[tuple[str, str]]:
    """Yield module and text of what only the standard of one country would have."""
    for path in sorted(PROGRAM.rglob("*.py")):
        module = path.relative_to(PROGRAM).as_posix()
        if not module.startswith("profiles/"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in strings(tree):
                if KENYAN.search(node.value) or node.value in PROFILE.clauses:
                    yield module, node.value


def test_no_clause_currency_country_or_number_stands_in_the_code() -> None:
    left = []
    used: dict[str, set[str]] = {}
    for module, text in kenyan():
        if text in ALLOWED.get(module, ()):
            used.setdefault(module, set()).add(text)
        else:
            left.append((module, text))
    assert not left
    assert used == ALLOWED
