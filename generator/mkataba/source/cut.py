"""Texts without quotes that a hash sign cuts off, as in ``contact: Room #4``."""

import re
from collections.abc import Iterator, Sequence

from ruamel.yaml.nodes import Node

from mkataba.source.document import Mark, Problem
from mkataba.source.nodes import PLAIN, bare_tag
from mkataba.source.unseen import scalars

# a comment is written with a blank behind its sign
_NO_COMMENT = re.compile(r"(?<=[ \t])#[^\s#]")


def cut_problems(text: str, root: Node) -> Iterator[Problem]:
    """Yield a problem for each hash sign that ends a text and looks like a part of it.

    Args:
        text: The whole file, without a byte order mark.
        root: What was composed from it.
    """
    if not _NO_COMMENT.search(text):
        return
    lines = text.split("\n")
    for node in scalars(root, set()):
        if bare_tag(node) != PLAIN:
            continue
        number, end = _end(lines, node)
        line = lines[number]
        at = len(line) - len(line[end:].lstrip())
        if _NO_COMMENT.match(line, at):
            message = f'"{line[at:].strip()}" is not read: a hash sign begins a comment'
            hint = "quote the whole text; put a blank behind the sign if a comment is meant"
            mark = Mark(number + 1, at + 1)
            yield Problem(mark, message, hint, fatal=False, rule="cut-text", loses=False)


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
    """Return what is no comment of a line that holds no text with such a sign."""
    return line.split("#", maxsplit=1)[0].rstrip()
