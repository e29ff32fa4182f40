"""A YAML text with the place of every node, and the one way in which the fixes edit it.

Only the stretch of text that a fix is about is replaced, so that every other byte stays. Whether
nothing else has changed is then asked of the reader that the check uses.
"""

import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkataba import source
from mkataba.source import Path
from mkataba.source.nodes import compose

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


class Edit(NamedTuple):
    """What takes the place of ``text[start:end]``."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """A node where it stands: its key if it has one, and whether brackets are around it."""

    node: Any  # a Node; those of each kind have attributes of their own
    key: Node | None
    flow: bool


class Tree:
    """The nodes of a text by their paths; a node with an alias has several."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.places: dict[Path, Place] = {}
        self.paths: dict[int, list[Path]] = {}
        root = compose(text.encode())
        if root is not None:
            self._add((), Place(root, None, False))

    def _add(self, path: Path, place: Place) -> None:
        node = place.node
        self.places[path] = place
        self.paths.setdefault(id(node), []).append(path)
        flow = place.flow or bool(node.flow_style if not isinstance(node, ScalarNode) else False)
        if isinstance(node, MappingNode):
            for key, value in node.value:
                self._add((*path, key.value), Place(value, key, flow))
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.value):
                self._add((*path, index), Place(value, None, flow))

    def start(self, node: Node) -> int:
        """Return where a node's own text begins, behind its anchor and tag."""
        found = _PROPERTIES.match(self.text, node.start_mark.index, node.end_mark.index)
        assert found is not None
        return found.end()

    def end(self, node: Node) -> int:
        """Return where a node's own text ends, before line breaks that end a block of text."""
        stretch = self.text[node.start_mark.index : node.end_mark.index]
        return int(node.start_mark.index) + len(stretch.rstrip())

    def column(self, index: int) -> int:
        """Return how many characters stand before a place on its line."""
        return index - self.line(index)

    def line(self, index: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Return where the line of a place ends, before its line break."""
        found = self.text.find("\n", index)
        end = len(self.text) if found < 0 else found
        return end - 1 if found > index and self.text[end - 1] == "\r" else end


def spliced(text: str, edits: Iterable[Edit]) -> str | None:
    """Return a text with its edits made; None where two of them overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            return None
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def data_of(text: str) -> Any:
    """Return the data of a text; None where anything at all is wrong with it."""
    document = source.read("", text.encode())
    return None if document.problems else document.data


def same(one: Any, other: Any, order: bool = True) -> bool:
    """Tell whether two pieces of data are one, type for type and, with ``order``, key for key."""
    first, second = (json.dumps(data, sort_keys=not order) for data in (one, other))
    return first == second


def with_values(data: Any, values: Iterable[tuple[Path, Any]]) -> Any:
    """Return a copy of data in which other values stand at some paths."""
    made = deepcopy(data)
    for path, value in values:
        owner = made
        for part in path[:-1]:
            owner = owner[part]
        owner[path[-1]] = value
    return made


def halves(items: list[Any]) -> Iterator[list[Any]]:
    """Yield the two halves of a list of two or more; nothing of a shorter one."""
    if len(items) > 1:
        middle = len(items) // 2
        yield from (items[:middle], items[middle:])
