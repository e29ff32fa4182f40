"""What a rule yields."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from mkataba.check.validate import Entry


class Outside(NamedTuple):
    """A place that is no node of the content, by path below the project's folder."""

    path: str
    line: int  # 1-based
    node: str = ""  # what it lies on, where lines move
    column: int = 1


class Problem(NamedTuple):
    """What a rule yields: something wrong at a node of a file, or outside the content."""

    entry: Entry
    path: Sequence[str | int]
    message: str
    hint: str = ""  # in which ¤ stands for the currency of the standard, ⌂ for a domain
    clause: Literal["field", "rule", ""] = (
        "field"  # the field's or else the rule's; the rule's; none
    )
    outside: Outside | None = None  # instead of the node
    yaml: str = ""  # lines that may be written instead
