"""Numbers that somebody typed before the items of a list."""

import re
from collections.abc import Iterator
from typing import Any

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.fix.change import Change
from mkataba.fix.texts import lead
from mkataba.fix.tree import Edit, Place, Tree
from mkataba.schema import Field
from mkataba.source import Path

NAME = "numbering"
DOES = (
    "A list whose items all begin with a typed number is numbered 1, 2, 3; what stands behind "
    "each number stays."
)
SAMPLES = (
    Sample(
        "services/map-copies.yml",
        "steps:\n  - en: 1. Pay\n    sw: 1. Lipa\n  - en: 1. Collect\n    sw: 1. Chukua\n",
        "steps:\n  - en: 1. Pay\n    sw: 1. Lipa\n  - en: 2. Collect\n    sw: 2. Chukua\n",
    ),
    Sample(
        "services/map-copies.yml",
        "steps:\n  - en: 1. Pay\n    sw: Lipa\n  - en: Collect\n    sw: Chukua\n",
        "steps:\n  - en: 1. Pay\n    sw: Lipa\n  - en: Collect\n    sw: Chukua\n",
    ),
)
_NUMBERED = re.compile(r"\s*\(?([0-9]{1,3})[.)]\s+\S")
_BEFORE = re.compile(r"""(?:[|>][^\n]*\n\s*|['"]\s*)?\(?""")


def changes(field: Field, path: Path, value: Any, context: Context) -> Iterator[Change]:
    """Yield a change for each item of a list whose number is not that of its place."""
    if field.item is None or not isinstance(value, list) or len(value) < 2:
        return
    texts: dict[str, list[tuple[Path, str]]] = {}
    for index, item in enumerate(value):
        for language, place, words in lead(field.item, item, (*path, index), context.languages[0]):
            if _NUMBERED.match(words):
                texts.setdefault(language, []).append((place, words))
    for numbered in texts.values():
        if len(numbered) != len(value):
            continue
        for number, (place, words) in enumerate(numbered, 1):
            found = _NUMBERED.match(words)
            if found and found[1] != str(number):
                new = f"{words[: found.start(1)]}{number}{words[found.end(1) :]}"
                yield Change(place, new, _renumbered)


def _renumbered(tree: Tree, place: Place, new: str) -> list[Edit] | None:
    """Return the edit that changes the number alone: the lines of a long text stay."""
    found = _BEFORE.match(tree.text, tree.start(place.node))
    was, now = (_NUMBERED.match(words) for words in (str(place.node.value), new))
    if not (found and was and now and tree.text.startswith(was[1], found.end())):
        return None
    return [Edit(found.end(), found.end() + len(was[1]), now[1])]
