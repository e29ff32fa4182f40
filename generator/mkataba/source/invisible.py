"""Characters that nobody sees, and those that change the order in which a line is read."""

import re
from collections.abc import Iterator

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkataba.source.document import Mark, Problem

INVISIBLE = (
    "\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb"
    "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0000-\\U000e007f"
)
"""Without width, or turning the direction: the inside of a class in a regular expression.

Those that join or part letters, as scripts and long words want them, are not among them.
"""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def has_invisible(text: str) -> bool:
    """Tell whether there is such a character in a text."""
    return _INVISIBLE.search(text) is not None


def invisible_problems(text: str, root: Node) -> Iterator[Problem]:
    """Yield a problem for each line of ``text`` with such a character outside of its scalars.

    A comment can hide there what the parser sees, and show a reader what it does not. In a key it
    makes an unknown one, and in a value the rules of the check find it.

    Args:
        text: The whole file, without a byte order mark.
        root: What was composed from it.
    """
    found = [match.start() for match in _INVISIBLE.finditer(text)]
    if not found:
        return
    spans = sorted({_span(text, node) for node in _scalars(root, set())})
    told = 0
    for at in found:
        line = text.count("\n", 0, at) + 1
        if line == told or any(start <= at < end for start, end in spans):
            continue
        told = line
        message = f"a character that can't be seen (U+{ord(text[at]):04X}) stands outside the texts"
        mark = Mark(line, at - text.rfind("\n", 0, at))
        yield Problem(mark, message, "delete it", fatal=False, loses=False)


def _scalars(node: Node, seen: set[int]) -> Iterator[ScalarNode]:
    if id(node) in seen:  # an alias: the same node at several places, or within itself
        return
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item, seen)
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for inner in pair:
                yield from _scalars(inner, seen)


def _span(text: str, node: ScalarNode) -> tuple[int, int]:
    """Return where a scalar begins and ends; a comment may stand behind the | of a block."""
    start, end = node.start_mark.index, node.end_mark.index
    return (text.find("\n", start) if node.style in ("|", ">") else start), end
