"""YAML text -> plain data, and the line and column of every node.

The nodes are composed by ruamel.yaml (its C composer where it is installed) with the meaning of
YAML 1.2: ``no`` and ``1:30`` stay text. What a text can do to a reader - nesting without end,
aliases that multiply, keys given twice, unknown tags - is answered here with a problem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import BaseResolver
from ruamel.yaml.tag import Tag

try:
    from _ruamel_yaml import CParser
except ImportError:  # no C extension for this interpreter: the same nodes, more slowly
    CParser = None

Path = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000

_PLAIN = "plain"  # our tag of a scalar that is neither quoted nor tagged
_STANDARD_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")} | {"!", _PLAIN}
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_MAYBE_NUMBER = frozenset("0123456789+-.")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INDENT = re.compile(rb"^[ \-?:]*", re.MULTILINE)


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


@dataclass(frozen=True)
class Document:
    """A YAML text as plain data.

    ``data`` is made of dict, list, str, int, float, bool and None; it is None where the text could
    not be read, and ``problems`` then says why.
    """

    path: str
    data: Any = None
    problems: tuple[Problem, ...] = ()
    raw: bytes = field(default=b"", repr=False)

    def mark(self, path: Sequence[str | int], key: bool = False) -> Mark:
        """Return where the node at ``path`` stands; the nearest node above it where there is none.

        Args:
            path: Keys and indices from the root; keys that are not in the text (long forms of what
                was written short) are passed over.
            key: Give the place of the key rather than of its value.
        """
        node, found = self._root, self._root
        for part in path:
            step = _child(node, part)
            if step is None:
                continue
            name, node = step
            found = name if key or _is_block(node) else node
        return Mark(1, 1) if found is None else _mark(found)

    def written(self, path: Sequence[str | int]) -> str:
        """Return the scalar at ``path`` as it was typed: ``007`` where the data holds 7."""
        node = self._root
        for part in path:
            step = _child(node, part)
            node = step[1] if step else node
        return str(node.value) if isinstance(node, ScalarNode) else ""

    @cached_property
    def _root(self) -> Node | None:
        # composed again for the few files that a place is asked of: the nodes of a large project
        # take more memory than all the rest
        return _compose(self.raw) if self.raw else None


class _Resolver(BaseResolver):
    """Leaves plain scalars to :func:`_plain`; a tag a node, no regular expressions."""

    def __init__(  # ruamel.yaml gives its arguments by name
        self,
        version: Any = None,  # noqa: ARG002
        loader: Any = None,
        loadumper: Any = None,
    ) -> None:
        super().__init__(loadumper=loader if loadumper is None else loadumper)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:  # noqa: ARG002
        if kind is ScalarNode:
            return _PLAIN if implicit[0] else "tag:yaml.org,2002:str"
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


def read(path: str, raw: bytes, size: int = 0) -> Document:
    """Return the document that ``raw`` holds.

    Args:
        path: How the file is named in findings.
        raw: The bytes of the file; UTF-8, at most ``MAX_BYTES``.
        size: The file's whole size where only its beginning was read.
    """
    trouble = next(_text_problems(raw, max(size, len(raw))), None)
    if trouble and trouble.fatal:
        return Document(path, problems=(trouble,))
    problems = [trouble] if trouble else []
    try:
        root = _compose(raw)
    except YAMLError as error:
        return Document(path, problems=(_syntax_problem(error, raw),))
    if root is None:
        return Document(path, problems=(*problems, Problem(Mark(1, 1), "the file is empty")))
    try:
        data = _Builder(problems).build(root)
    except _TooMuch as error:
        return Document(path, problems=(Problem(_mark(error.node), error.message),))
    return Document(path, data, tuple(problems), raw)


def _text_problems(raw: bytes, size: int) -> Iterator[Problem]:
    if size > MAX_BYTES:
        yield Problem(
            Mark(1, 1),
            f"the file is too large: {size / 1e6:.1f} MB; "
            f"a content file holds at most {MAX_BYTES // 10**6} MB",
            "split it, or keep pictures and data outside the YAML",
        )
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield Problem(Mark(line, 1), "the file is not UTF-8 text", "save it again as UTF-8")
        return
    bad = _FORBIDDEN.search(text.removeprefix("\ufeff"))
    if bad:
        before = text[: bad.start()]
        mark = Mark(before.count("\n") + 1, bad.start() - before.rfind("\n"))
        yield Problem(mark, f"a control character (U+{ord(bad[0]):04X}) stands here", "delete it")
        return
    if _depth_over_limit(raw):
        yield Problem(Mark(1, 1), f"the file is nested more than {MAX_DEPTH} levels deep")
        return
    if text.startswith("\ufeff"):
        message = "the file starts with a byte order mark"
        yield Problem(Mark(1, 1), message, "save it as UTF-8 without BOM", fatal=False)


def _depth_over_limit(raw: bytes) -> bool:
    """Tell whether the nesting is over the limit, before a recursive composer meets it."""
    indent = max(map(len, _INDENT.findall(raw)), default=0)
    if raw.count(b"[") + raw.count(b"{") + indent <= MAX_DEPTH:
        return False  # an upper bound of the depth: nearly every file ends here
    depth = 0
    try:
        for event in YAML(typ="safe", pure=CParser is None).parse(raw):
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    return True
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                depth -= 1
    except YAMLError:
        pass  # the composer meets the same fault and reports it
    return False


def _compose(raw: bytes) -> Node | None:
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


def _syntax_problem(error: YAMLError, raw: bytes) -> Problem:
    mark = Mark(1, 1)
    said = str(error).splitlines()[0]
    if isinstance(error, MarkedYAMLError):
        place = error.problem_mark or error.context_mark
        if place is not None:
            mark = Mark(place.line + 1, place.column + 1)
        said = " ".join(filter(None, (error.context, error.problem)))
    lines = raw.decode("utf-8-sig", "replace").splitlines()
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(mark, "a tab indents this line", "YAML is indented with spaces only")
    if "another document" in said:
        return Problem(mark, "a second document starts here", "keep one document in a file")
    if "alias" in said:
        return Problem(mark, "this alias (*) has no anchor (&)", "quote a text that starts with *")
    if "{" in line and ":" in line:
        hint = "inside braces, a text with a colon needs quotes"
        return Problem(mark, f"the YAML can't be read: {said}", hint)
    hint = "look at the indentation, the colons and the quotes here and on the line above"
    return Problem(mark, f"the YAML can't be read: {said}", hint)


class _TooMuch(Exception):
    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node, self.message = node, message


class _Builder:
    """Walks composed nodes to plain data; counts what it builds."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.count = 0

    def build(self, node: Node, depth: int = 1) -> Any:
        self.count += 1
        if self.count > MAX_NODES:
            raise _TooMuch(node, f"aliases make more than {MAX_NODES:,} values out of this file")
        if depth > MAX_DEPTH + 1:
            raise _TooMuch(node, f"the file is nested more than {MAX_DEPTH} levels deep")
        kind = type(node)
        if kind is ScalarNode:
            if _bare_tag(node) == _PLAIN:
                return _plain(node.value)
            self._check_tag(node)
            return node.value
        self._check_tag(node)
        if kind is SequenceNode:
            return [self.build(item, depth + 1) for item in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in node.value:
            if type(name) is not ScalarNode:
                self._problem(name, "a key has to be a plain word")
            elif name.value in data:
                first = next(n for n, _ in node.value if n.value == name.value)
                message = f'"{name.value}" is given twice, first on line {_mark(first).line}'
                self._problem(name, message, "keep one of the two")
            else:
                data[name.value] = self.build(value, depth + 1)
        return data

    def _check_tag(self, node: Node) -> None:
        if _bare_tag(node) not in _STANDARD_TAGS and node.tag not in _STANDARD_TAGS:
            self._problem(node, f'unknown tag "{node.tag}"', "remove it, or quote the text")

    def _problem(self, node: Node, message: str, hint: str = "") -> None:
        self.problems.append(Problem(_mark(node), message, hint, fatal=False))


def _plain(value: str) -> Any:
    """Return what an unquoted scalar means in YAML 1.2's core schema."""
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    if value[0] in _MAYBE_NUMBER and len(value) < 40:
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value):
            return float(value)
    return value


def _bare_tag(node: Node) -> Any:
    """Return a tag as the resolver gave it; ``node.tag`` decodes it as a web address each time."""
    return node.ctag.suffix if node.ctag.handle is None else None


def _mark(node: Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _is_block(node: Node) -> bool:
    return not isinstance(node, ScalarNode)


def _child(node: Node | None, part: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == part), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return (node.value[part],) * 2
    return None
