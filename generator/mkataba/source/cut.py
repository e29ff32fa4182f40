"""What stands behind a scalar without quotes and looks like a part of it: ``contact: Room #4``."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from mkataba.source.document import Mark, Path
from mkataba.source.nodes import PLAIN, bare_tag, compose

# a comment is written with a blank behind its character
_MAYBE_CUT = re.compile(r"#[^\s#]")  # found much faster, for it begins with a plain character
_NO_COMMENT = re.compile(r"(?<![^\s])#+[^\s#]")


class Cut(NamedTuple):
    """Words that are not read: of the scalar at ``path``, at ``mark``."""

    path: Path
    mark: Mark
    words: str


def cuts(raw: bytes) -> Iterator[Cut]:
    """Yield what a hash sign cuts off each scalar that is neither quoted nor a block.

    It stands on the line on which the scalar ends, or on the next one where that is set in deeper
    than the key or the dash before the scalar, as the lines of a text are.

    Args:
        raw: A text that can be read.
    """
    text = raw.decode("utf-8-sig")
    is_cut = _MAYBE_CUT.search(text) and _NO_COMMENT.search(text)
    root = compose(raw) if is_cut else None
    if root is None:
        return
    lines = text.split("\n")
    for path, node, indent in _plain(root, (), 0, ()):
        number, end = _end(lines, node)
        line = lines[number]
        at = len(line) - len(line[end:].lstrip())
        if at == len(line) and number + 1 < len(lines):
            number, line = number + 1, lines[number + 1]
            at = len(line) - len(line.lstrip())
            if at <= indent:
                continue
        if _NO_COMMENT.match(line, at):
            yield Cut(path, Mark(number + 1, at + 1), line[at:].strip())


def _plain(
    node: Node, path: Path, indent: int, above: Sequence[Node]
) -> Iterator[tuple[Path, ScalarNode, int]]:
    """Yield each plain value, its path, and the column of the key or the dash before it."""
    if node in above:  # an alias within what it names
        return
    if isinstance(node, ScalarNode):
        if bare_tag(node) == PLAIN:
            yield path, node, indent
    elif isinstance(node, SequenceNode):
        for at, item in enumerate(node.value):
            yield from _plain(item, (*path, at), node.start_mark.column, (*above, node))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                column = key.start_mark.column
                yield from _plain(value, (*path, key.value), column, (*above, node))


def _end(lines: Sequence[str], node: Node) -> tuple[int, int]:
    """Return the line and the column at which a scalar ends, counted from 0.

    Where nothing was written, the composer in Python gives the place of what comes next.
    """
    number, column = node.end_mark.line, node.end_mark.column
    if node.value:
        return number, column
    if number == len(lines) or not lines[number][:column].strip():
        before = range(number - 1, -1, -1)
        number = next((at for at in before if _read(lines[at])), 0)
        column = len(lines[number])
    return number, len(_read(lines[number][:column]))


def _read(line: str) -> str:
    """Return what is no comment of a line that holds no text with such a character."""
    return line.split("#", maxsplit=1)[0].rstrip()
