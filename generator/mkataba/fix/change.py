"""A value that takes the place of another one in a file, and how it gets there."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct

from mkataba.check.normal.as_yaml import flow_text, lines_of, scalar
from mkataba.fix.tree import Edit, Place, Tree, data_of, halves, same, spliced, with_values
from mkataba.source import Path

_ONLY_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*\r?\n")

Write = Callable[[Tree, Place, Any], list[Edit] | None]


def rewritten(tree: Tree, place: Place, new: Any) -> list[Edit] | None:
    """Return the edits that put other data in the place of a scalar; None if a comment is there."""
    node, text = place.node, tree.text
    start, end = tree.start(node), tree.end(node)
    if node.style in ("|", ">") and not _ONLY_HEADER.match(text, start):
        return None
    if isinstance(new, str):
        return [Edit(start, end, scalar(new, node.style, place.flow))]
    if place.flow or not isinstance(new, dict | list):
        return [Edit(start, end, flow_text(new))]
    lines = lines_of(new)
    if not beside_key(tree, place):
        between = tree.newline + " " * tree.column(start)
        return [Edit(start, end, between.join(lines))]
    return below_key(tree, place, lines)


def beside_key(tree: Tree, place: Place) -> bool:
    """Tell whether a value stands on the line of its key."""
    key = place.key
    return key is not None and "\n" not in tree.text[key.end_mark.index : tree.start(place.node)]


def below_key(tree: Tree, place: Place, lines: Iterable[str]) -> list[Edit]:
    """Return the edits that put lines below the line of a key, in place of what stands beside it.

    A comment that ends the line stays on it.
    """
    assert place.key is not None
    start, end = tree.start(place.node), tree.end(place.node)
    between = tree.newline + " " * (place.key.start_mark.column + 2)
    block = "".join(between + line if line else tree.newline for line in lines)
    stop = tree.line_end(end)
    if tree.text[end:stop].strip():
        return [Edit(start, end, ""), Edit(stop, stop, block)]
    blanks = len(tree.text[:start]) - len(tree.text[:start].rstrip(" \t"))
    return [Edit(start - blanks, stop, block)]


class Change(Struct, frozen=True):
    """The new data at a path; ``write`` says how the text comes to hold it."""

    path: Path
    new: Any
    write: Write = rewritten


def applied(text: str, changes: Sequence[Change]) -> tuple[str, list[Change]]:
    """Return a text with as many of the changes as can be made, and those that were made.

    A change is made only if the text then holds the new value at its path and all else as before.
    """
    groups = _groups(Tree(text), changes)
    return _applied(text, groups) if groups else (text, [])


def _applied(text: str, groups: list[list[Change]]) -> tuple[str, list[Change]]:
    changes = list(chain(*groups))
    made = _tried(text, changes)
    if made is not None:
        return made, changes
    done: list[Change] = []
    for half in halves(groups):
        text, some = _applied(text, half)
        done += some
    return text, done


def _groups(tree: Tree, changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes by node, without those of a node that an alias wants otherwise."""
    by_path = {change.path: change for change in changes}
    groups: dict[int, list[Change]] = {}
    for change in changes:
        place = tree.places.get(change.path)
        if place is None or id(place.node) in groups:
            continue
        wanted = [by_path.get(path) for path in tree.paths[id(place.node)]]
        asked = [one for one in wanted if one]
        if len(asked) == len(wanted) and all(same(one.new, change.new) for one in asked):
            groups[id(place.node)] = asked
    return list(groups.values())


def _tried(text: str, changes: Sequence[Change]) -> str | None:
    tree = Tree(text)
    edits: list[Edit] = []
    for change in changes:
        made = change.write(tree, tree.places[change.path], change.new)
        if made is None:
            return None
        edits += made
    new = spliced(text, edits)
    expected = with_values(data_of(text), ((change.path, change.new) for change in changes))
    return new if new is not None and same(data_of(new), expected) else None
