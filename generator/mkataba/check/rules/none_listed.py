"""The word none stands alone and is no item of a list."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.schema import Field
from mkataba.values.cells import NONE
from mkataba.values.text import NONE_AT_ALL, is_none

ID = "none-listed"
SEVERITY = Severity.ERROR
LEVEL = "publishable"
WHY = 'A list that holds the word none is printed with "none" as one of its items.'
REPLACES = ("translation", "copied-text")

WORDS = (NONE, NONE_AT_ALL)
_FILE = "services/hall-hire.yml"
_CHARTER = "charters/external.yml"
VALID = (
    {_FILE: "requirements: none\n"},
    {_FILE: "requirements: [{en: None of the rooms booked, sw: Chumba kisichokodiwa}]\n"},
)
INVALID = (
    {_FILE: "requirements: [none]\n"},
    {_FILE: "requirements:\n- {what: {en: A plan, sw: Ramani}}\n- {what: {sw: Hakuna.}}\n"},
    {_FILE: "steps: [{action: {en: Nothing, sw: Hakuna}}]\n"},
    {_CHARTER: "rights:\n- {en: None required, sw: Hakuna}\n"},
    {"manual.yml": "third_parties:\n- {name: none, serves: directly, service: none}\n"},
)


def check(content: Content) -> Iterator[Problem]:
    """Yield each item of a list that says that there is none."""
    for node in content.each("list"):
        name = _words_in(node.field)
        if name is None or not isinstance(node.value, list):
            continue
        for index, item in enumerate(node.value):
            text = item.get(name) if name and isinstance(item, dict) else item
            words = next((w for w in texts_of(text, content.default).values() if is_none(w)), None)
            if words is not None:
                path = (*node.path, index, *([name] if name else []))
                yield Problem(node.entry, path, f"{quoted(words)} is no item", _hint(node))


def _words_in(field: Field) -> str | None:
    """Return the field of an item that says what it is; "" for the item, None where no text is."""
    item = field.item
    if item is None or item.kind == "text":
        return None if item is None else ""
    short = item.named.get("short")
    if short is None and field.rules.get("none"):
        short = next((name for name, inner in item.fields.items() if inner.kind == "text"), None)
    return str(short) if short and item.fields[short].kind == "text" else None


def _hint(node: Node) -> str:
    if node.field.rules.get("none"):
        return f"where there are none, write {node.path[-1]}: none, without a list"
    return "take the line out; where it is the only one, the list as well"
