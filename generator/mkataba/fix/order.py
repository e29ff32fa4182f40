"""The keys of maps in the order of the schema."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from ruamel.yaml.nodes import MappingNode

from mkataba.check.normal.sample import Sample
from mkataba.fix.tree import Edit, Place, Tree, data_of, halves, same, spliced
from mkataba.schema import Field

NAME = "order"
DOES = (
    "Keys get the order of the schema. A comment goes with the key below it; blank lines, and the "
    "comment at the head of the file, stay. A map with a key that the schema does not know stays."
)
SAMPLES = (
    Sample(
        "services/map-copies.yml",
        "# Copies of maps.\nturnaround: 1 hour\n# by the Finance Act\nfee: free\n",
        "# Copies of maps.\n# by the Finance Act\nfee: free\nturnaround: 1 hour\n",
    ),
    Sample(
        "services/map-copies.yml",
        "turnaround: {acknowledge: 1 hour, within: 1 month}\n",
        "turnaround: {within: 1 month, acknowledge: 1 hour}\n",
    ),
)
_DASHES = re.compile(r" *(?:- +)+")
_ASIDE = re.compile(r"([ \t]*)(#.*)?\r?\n?")


def is_out(field: Field, value: Any) -> bool:
    """Tell whether a map has keys that the schema knows, in another order than the schema's."""
    if not isinstance(value, dict) or len(value) < 2 or not value.keys() <= field.fields.keys():
        return False
    return [key for key in field.fields if key in value] != list(value)


def ordered(text: str, root: Field) -> str:
    """Return a text in which every map that can be put in order is, from the inmost outwards."""
    left: set[tuple[str | int, ...]] = set()
    while True:
        tree = Tree(text)
        out = [
            path
            for path, place in tree.places.items()
            if isinstance(place.node, MappingNode)
            and path not in left
            and tree.paths[id(place.node)][0] == path
            and (field := root.at(path)) is not None
            and is_out(field, {key.value: None for key, _ in place.node.value})
        ]
        if not out:
            return text
        depth = max(map(len, out))
        level = [path for path in out if len(path) == depth]
        text = _level(text, root, level)
        left.update(level)


def _level(text: str, root: Field, paths: list[tuple[str | int, ...]]) -> str:
    tree = Tree(text)
    edits: list[Edit] = []
    for path in paths:
        field, place = root.at(path), tree.places[path]
        keys = [key.value for key, _ in place.node.value]
        turn = [keys.index(name) for name in (field.fields if field else ()) if name in keys]
        flow = place.flow or place.node.flow_style
        edits += (_in_line(tree, place, turn) if flow else _in_block(tree, place, turn)) or []
    new = spliced(text, edits)
    if new is not None and same(data_of(new), data_of(text), order=False):
        return new
    for half in halves(paths):
        text = _level(text, root, half)
    return text


def _in_line(tree: Tree, place: Place, turn: Sequence[int]) -> list[Edit] | None:
    """Return the edits that put the keys within braces in order, on one line."""
    spans = [(key.start_mark.index, tree.end(value)) for key, value in place.node.value]
    between = (tree.text[one[1] : other[0]] for one, other in pairwise(spans))
    if not all(re.fullmatch(r" *, *", words) for words in between):
        return None
    if any(end <= start for start, end in spans):
        return None
    texts = [tree.text[start:end] for start, end in spans]
    return [Edit(*span, texts[new]) for span, new in zip(spans, turn, strict=True)]


def _in_block(tree: Tree, place: Place, turn: Sequence[int]) -> list[Edit] | None:
    """Return the edit that puts the keys of a block in order, whole lines with their comments."""
    text, starts = tree.text, [key.start_mark.index for key, _ in place.node.value]
    column = place.node.value[0][0].start_mark.column
    lines = [tree.line(start) for start in starts]
    dashes = _DASHES.fullmatch(text[lines[0] : starts[0]])
    before = [text[line:start] for line, start in zip(lines, starts, strict=True)]
    if any(words.strip() for words in (before[1:] if dashes else before)):
        return None
    heads = [_head(text, line, column) for line in lines]
    heads[0] = lines[0] if dashes else _first_head(text, heads[0], lines[0], column)
    stop = _stop(tree, place, lines[-1], column)
    bounds = [*heads[1:], stop]
    blanks = [_blanks(text, head, line) for head, line in zip(heads, lines, strict=True)]
    chunks = [
        (text[at:line], text[start:end])
        for at, line, start, end in zip(blanks, lines, starts, bounds, strict=True)
    ]
    gaps = [text[head:at] for head, at in zip(heads, blanks, strict=True)]
    made = []
    for position, index in enumerate(turn):
        comments, body = chunks[index]
        lead = " " * column
        if dashes and position == 0:  # its comment stands above the dash
            lead = before[0]
            shift = " " * (len(lead) - len(lead.lstrip()))
            comments = re.sub(r"^[ \t]+(?=#)", shift, comments, flags=re.MULTILINE)
        ended = body if body.endswith("\n") else body + tree.newline
        made.append(f"{gaps[position]}{comments}{lead}{ended}")
    new = "".join(made)
    if not text[:stop].endswith("\n"):
        new = new.removesuffix(tree.newline)
    return [Edit(heads[0], stop, new)]


def _head(text: str, line: int, column: int) -> int:
    """Return where the blank lines and comments directly above a line begin."""
    while line:
        above = text.rfind("\n", 0, line - 1) + 1
        found = _ASIDE.fullmatch(text, above, line)
        if found is None or (found[2] and len(found[1]) > column):
            break
        line = above
    return line


def _first_head(text: str, head: int, line: int, column: int) -> int:
    """Return where the comment of the first key begins: at the head of a file, of the file's."""
    if column or head == line:
        return head
    blank = None
    at = head
    while at < line:
        following = text.find("\n", at) + 1
        if not text[at:following].strip():
            blank = following
        at = following
    return line if blank is None else blank


def _blanks(text: str, head: int, line: int) -> int:
    """Return where the first comment between two places begins."""
    while head < line:
        following = text.find("\n", head) + 1
        if text[head:following].strip():
            break
        head = following
    return head


def _stop(tree: Tree, place: Place, last: int, column: int) -> int:
    """Return where the last key's lines end, before comments and blanks that follow it."""
    end = place.node.end_mark.index
    if end < len(tree.text) or tree.text.endswith("\n"):
        end = tree.line(end)
    return max(_head(tree.text, end, column), tree.line_end(last))
