"""Texts with a place for the words of each language."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.fix.change import Change, beside_key
from mkataba.fix.texts import text_field
from mkataba.fix.tree import Edit, Place, Tree
from mkataba.schema import Field
from mkataba.source import Path
from mkataba.values.text import is_filled

NAME = "translations"
DOES = (
    "A text that is missing in a language of the organisation gets a line for it that holds TODO. "
    "The check goes on to report it, now at that line."
)
SAMPLES = (
    Sample(
        "services/map-copies.yml",
        "name: Map copies # as at the counter\n",
        "name:\n  en: Map copies # as at the counter\n  sw: TODO\n",
    ),
    Sample(
        "services/map-copies.yml",
        "name: {en: Map copies}\n",
        "name: {en: Map copies, sw: TODO}\n",
    ),
    Sample(
        "services/map-copies.yml",
        "requirements:\n  - Plot number\n",
        "requirements:\n  - en: Plot number\n    sw: TODO\n",
    ),
)
TODO = "TODO"
_INDICATED = re.compile(r"[|>][-+]?[1-9]")


def changes(field: Field, path: Path, value: Any, context: Context) -> Iterator[Change]:
    """Yield a change for a text that some language of the organisation is missing in."""
    text = text_field(field, value)
    if text is None:
        return
    if isinstance(value, dict):
        missing = [code for code in context.languages if code not in value]
        words = [one for one in value.values() if one is not None]
        if missing and any(map(is_filled, words)) and all(map(_is_plain, words)):
            yield Change(path, value | dict.fromkeys(missing, TODO), _added)
    elif not text.rules.get("plain") and _is_plain(value) and is_filled(value):
        first, *others = context.languages
        if others:
            yield Change(path, {first: value} | dict.fromkeys(others, TODO), _nested)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _added(tree: Tree, place: Place, new: dict[str, Any]) -> list[Edit] | None:
    """Return the edit that puts the missing languages behind the others."""
    key, value = place.node.value[-1]
    there = {name.value for name, _ in place.node.value}
    missing = [code for code in new if code not in there]
    end = tree.end(value)
    if value.start_mark.index < key.end_mark.index or end <= tree.start(value):
        return None  # an alias stands there, or nothing
    if place.node.flow_style or place.flow:
        return [Edit(end, end, "".join(f", {code}: {TODO}" for code in missing))]
    return [_below(tree, end, key.start_mark.column, missing)]


def _nested(tree: Tree, place: Place, new: dict[str, Any]) -> list[Edit] | None:
    """Return the edits that make a plain text that of the first language."""
    start, end = tree.start(place.node), tree.end(place.node)
    words = tree.text[start:end]
    if _INDICATED.match(words):
        return None
    first, *missing = new
    if place.flow:
        stubs = "".join(f", {code}: {TODO}" for code in missing)
        return [Edit(start, end, f"{{{first}: {words}{stubs}}}")]
    deeper = re.sub(r"\n(?=[^\r\n])", "\n  ", words)
    if not beside_key(tree, place):
        below = _below(tree, end, tree.column(start), missing)
        return [Edit(start, end, f"{first}: {deeper}"), below]
    assert place.key is not None
    column = place.key.start_mark.column + 2
    blanks = len(tree.text[:start]) - len(tree.text[:start].rstrip(" \t"))
    moved = f"{tree.newline}{' ' * column}{first}: {deeper}"
    return [Edit(start - blanks, end, moved), _below(tree, end, column, missing)]


def _below(tree: Tree, index: int, column: int, missing: Sequence[str]) -> Edit:
    """Return the edit that adds a line for each language below the line of a place."""
    stop = tree.line_end(index)
    return Edit(stop, stop, "".join(f"{tree.newline}{' ' * column}{c}: {TODO}" for c in missing))
