"""Nodes -> plain data, with the meaning of YAML 1.2 and a count of what is built."""

import re
from decimal import Decimal
from typing import Any

from ruamel.yaml.nodes import Node, ScalarNode, SequenceNode

from mkataba.source.document import Path, Problem, mark_of
from mkataba.source.nodes import PLAIN, bare_tag
from mkataba.source.prechecks import MAX_DEPTH

MAX_NODES = 100_000

_STANDARD_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")} | {"!", PLAIN}
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_NUMBER = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,%s})?"
_FLOAT = re.compile(_NUMBER % 4)
_ANY_NUMBER = re.compile(_NUMBER % "")
_MAYBE_NUMBER = frozenset("0123456789+-.")


class TooMuch(Exception):
    """The text makes more than it may; ``node`` is where."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node, self.message = node, message


class Builder:
    """Walks composed nodes to plain data; counts what it builds."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.count = 0
        self._path: list[str | int] = []

    def build(self, node: Node, depth: int = 1) -> Any:
        """Return the data below a node.

        Raises:
            TooMuch: If that is too much or nested too deep.
        """
        self.count += 1
        self._check_count(node)
        if depth > MAX_DEPTH + 1:
            raise TooMuch(node, f"the file is nested more than {MAX_DEPTH} levels deep")
        kind = type(node)
        if kind is ScalarNode:
            if bare_tag(node) == PLAIN:
                return meaning(node.value)
            self._check_tag(node)
            return node.value
        self._check_tag(node)
        if kind is SequenceNode:
            return [self._below(at, item, depth) for at, item in enumerate(node.value)]
        return self._mapping(node, depth)

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in node.value:
            if type(name) is not ScalarNode:
                self._problem(name, "a key has to be a plain word")
            elif name.value in data:
                first = next(n for n, _ in node.value if n.value == name.value)
                message = f'"{name.value}" is given twice, first on line {mark_of(first).line}'
                path = (*self._path, name.value)
                self._problem(name, message, "keep one of the two", path)
            elif type(value) is ScalarNode and bare_tag(value) == PLAIN:
                self.count += 1  # as most are: what is built of it holds nothing
                data[name.value] = meaning(value.value)
            else:
                data[name.value] = self._below(name.value, value, depth)
        self._check_count(node)
        return data

    def _check_count(self, node: Node) -> None:
        if self.count > MAX_NODES:
            raise TooMuch(node, f"aliases make more than {MAX_NODES:,} values out of this file")

    def _below(self, part: str | int, node: Node, depth: int) -> Any:
        self._path.append(part)
        data = self.build(node, depth + 1)
        self._path.pop()
        return data

    def _check_tag(self, node: Node) -> None:
        if bare_tag(node) not in _STANDARD_TAGS and node.tag not in _STANDARD_TAGS:
            hint = "remove it, or quote the text"
            self._problem(node, f'unknown tag "{node.tag}"', hint, tuple(self._path))

    def _problem(self, node: Node, message: str, hint: str = "", path: Path | None = None) -> None:
        self.problems.append(Problem(mark_of(node), message, hint, fatal=False, path=path))


def meaning(value: str) -> Any:
    """Return what an unquoted scalar means in YAML 1.2's core schema."""
    if value in _NULL:
        return None
    if value in _BOOL:
        return _BOOL[value]
    if value[0] in _MAYBE_NUMBER and len(value) < 40:
        if _INT.fullmatch(value):
            return int(value)
        if _FLOAT.fullmatch(value) and _is_exact(value):
            return float(value)
    return value


def _is_exact(value: str) -> bool:
    """Tell whether a number is kept as it is written, and so is printed as it is written."""
    return Decimal(value) == Decimal(str(float(value)))


def has_too_many_digits(value: str) -> bool:
    """Tell whether an unquoted text is a number, but one that would not be kept as it is written.

    It is a text in the data then.
    """
    return bool(_ANY_NUMBER.fullmatch(value)) and isinstance(meaning(value), str)
