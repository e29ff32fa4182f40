"""A YAML text as plain data, and where each part of it stands."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkataba.source.nodes import compose

Path = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a file, counted from 1 as editors count."""

    line: int
    column: int


class Problem(NamedTuple):
    """Something wrong with the text itself."""

    mark: Mark
    message: str
    hint: str = ""
    fatal: bool = True  # nothing of the file could be read
    rule: str = "yaml"  # of the finding that it becomes
    loses: bool = True  # something that is written is not in the data
    path: Path | None = None  # of what may be meant otherwise; None for none, or not known


class Document(Struct, frozen=True, dict=True):
    """A YAML text as plain data.

    ``data`` is made of dict, list, str, int, float, bool and None; it is None where the text could
    not be read or holds nothing, and ``problems`` then says why.
    """

    path: str
    data: Any = None
    problems: tuple[Problem, ...] = ()
    raw: bytes = b""

    def mark(self, path: Sequence[str | int], key: bool = False) -> Mark:
        """Return where the node at ``path`` stands; the nearest node above it where there is none.

        Args:
            path: Keys and indices from the root; keys that are not in the text (long forms of what
                was written short) are passed over.
            key: Give the place of the key rather than of its value.
        """
        node, found = self._root, self._root
        for part in path:
            step = self._child(node, part)
            if step is None:
                continue
            name, node = step
            found = name if key or _is_block(node) else node
        return Mark(1, 1) if found is None else mark_of(found)

    def written(self, path: Sequence[str | int]) -> str:
        """Return the scalar at ``path`` as it was typed: ``007`` where the data holds 7."""
        node = self._root
        for part in path:
            step = self._child(node, part)
            node = step[1] if step else node
        return str(node.value) if isinstance(node, ScalarNode) else ""

    @property
    def unread(self) -> bool:
        """Whether nothing could be read, as against: nothing is there."""
        return any(problem.fatal for problem in self.problems)

    @cached_property
    def _root(self) -> Node | None:
        # composed again for the few files that a place is asked of: the nodes of a large project
        # take more memory than all the rest
        return compose(self.raw) if self.raw else None

    @cached_property
    def _keys(self) -> dict[Node, dict[Any, tuple[Node, Node]]]:
        return {}  # of each map that a place was asked of

    def _child(self, node: Node | None, part: str | int) -> tuple[Node, Node] | None:
        if isinstance(node, MappingNode):
            if node not in self._keys:
                # of a key that stands there twice the first counts
                pairs = [(k, v) for k, v in node.value if isinstance(k, ScalarNode)]
                self._keys[node] = {k.value: (k, v) for k, v in reversed(pairs)}
            return self._keys[node].get(part)
        if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            return (node.value[part],) * 2
        return None


def mark_of(node: Node) -> Mark:
    """Return where a node begins."""
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _is_block(node: Node) -> bool:
    return not isinstance(node, ScalarNode)
