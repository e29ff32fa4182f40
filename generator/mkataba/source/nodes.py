"""YAML text -> nodes with their places, by ruamel.yaml: its C composer where it is installed.

Plain scalars are left as they were written; what they mean is decided in ``build``.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import Event
from ruamel.yaml.nodes import Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import BaseResolver
from ruamel.yaml.tag import Tag

try:
    from _ruamel_yaml import CParser
except ImportError:  # no C extension for this interpreter: the same nodes, more slowly
    CParser = None

PLAIN = "plain"
"""Our tag of a scalar that is neither quoted nor tagged."""


class _Resolver(BaseResolver):
    """Leaves plain scalars to :func:`build.meaning`; a tag a node, no regular expressions."""

    def __init__(  # ruamel.yaml gives its arguments by name
        self,
        version: Any = None,  # noqa: ARG002
        loader: Any = None,
        loadumper: Any = None,
    ) -> None:
        super().__init__(loadumper=loader if loadumper is None else loadumper)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:  # noqa: ARG002
        if kind is ScalarNode:
            return PLAIN if implicit[0] else "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:seq" if kind is SequenceNode else "tag:yaml.org,2002:map"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Do nothing: no path resolvers are in use."""

    def ascend_resolver(self) -> None:
        """Do nothing: no path resolvers are in use."""


class _PureResolver(_Resolver):
    """The same for the composer in Python, which wants tags as objects."""

    @property
    def processing_version(self) -> tuple[int, int]:
        return (1, 2)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:
        return Tag(suffix=super().resolve(kind, value, implicit))


_SMALL = 20_000  # bytes of a text whose nodes may be kept: they take many times as much


def compose(raw: bytes) -> Node | None:
    """Return the root of a YAML text; None if it holds nothing. Nobody may change what it holds.

    Raises:
        YAMLError: If it is no YAML.
    """
    return _kept(raw) if len(raw) < _SMALL else _composed(raw)


# a file is asked for its data, then for places; and in a preview, most are what they were before
@lru_cache(maxsize=64)
def _kept(raw: bytes) -> Node | None:
    return _composed(raw)


def _composed(raw: bytes) -> Node | None:
    if CParser is None:
        yaml = YAML(typ="safe", pure=True)
        yaml.Resolver = _PureResolver
        root: Node | None = yaml.compose(raw.decode("utf-8-sig"))
    else:
        root = _CComposer(raw).get_single_node()
    return root


if CParser is not None:

    class _CComposer(CParser, _Resolver):  # type: ignore[misc]
        def __init__(self, stream: bytes) -> None:
            CParser.__init__(self, stream)
            self._parser = self._composer = self
            BaseResolver.__init__(self, loadumper=self)


def events(raw: bytes) -> Iterator[Event]:
    """Yield the events of a YAML text, which no nesting can hurt."""
    yield from YAML(typ="safe", pure=CParser is None).parse(raw)


def bare_tag(node: Node) -> Any:
    """Return a tag as the resolver gave it; ``node.tag`` decodes it as a web address each time."""
    return node.ctag.suffix if node.ctag.handle is None else None
