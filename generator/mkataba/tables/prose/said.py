"""A block of pandoc's picture that is no table -> the passage that it is."""

from collections.abc import Mapping
from typing import Any

from mkataba.tables.passage import Passage, passage
from mkataba.tables.prose.lines import Node, lines

_BLANK = ("Space", "SoftBreak", "LineBreak")
_MARKS = " \u00a0:.–—-*"


def said(source: str, block: Node, listed: bool) -> Passage | None:
    """Return what a block says; None if that is nothing.

    Args:
        source: The file.
        block: A heading, a paragraph, or anything else that holds neither blocks nor tables.
        listed: Whether it is an item of a list.
    """
    kind = block["t"]
    content: Any = block.get("c")
    level = content[0] if kind == "Header" else 0
    inlines = content if kind in ("Para", "Plain") else ()
    strong, lead = _bold(inlines)
    texts = lines([block])
    return passage(source, texts, level=level, item=listed, strong=strong, lead=lead)


def titles(source: str, meta: Mapping[str, Any]) -> list[Passage]:
    """Return what a document has in styles of its own for title, author, date and the like.

    Args:
        source: The file.
        meta: What pandoc keeps beside the blocks.
    """
    found = []
    for name, value in meta.items():
        for one in value["c"] if value["t"] == "MetaList" else [value]:
            if one["t"] in ("MetaInlines", "MetaBlocks"):
                blocks = one["c"] if one["t"] == "MetaBlocks" else [{"t": "Plain", "c": one["c"]}]
                level = 1 if name in ("title", "subtitle") else 0
                found.append(passage(source, lines(blocks), level=level))
    return [one for one in found if one]


def _bold(inlines: Any) -> tuple[bool, str]:
    """Tell whether all words of a paragraph are bold, and return the bold ones that it begins with.

    "" where all are, or none.
    """
    before: list[Node] = []
    rest = False
    for inline in inlines:
        bold = inline["t"] == "Strong" or (
            inline["t"] in ("Underline", "Emph", "Span") and _is_all_bold(inline)
        )
        empty = inline["t"] in _BLANK or not _words(inline).strip(_MARKS)
        if not bold and not empty:
            rest = True
            break
        before.append(inline)
    bold_words = [inline for inline in before if inline["t"] not in _BLANK]
    if not any(_words(inline).strip(_MARKS) for inline in bold_words):
        return False, ""
    return (False, _words({"t": "Emph", "c": before})) if rest else (True, "")


def _is_all_bold(inline: Node) -> bool:
    content = inline["c"][1] if inline["t"] == "Span" else inline["c"]
    return bool(content) and all(
        inner["t"] in ("Strong", *_BLANK)
        or (inner["t"] in ("Emph", "Span", "Underline") and _is_all_bold(inner))
        for inner in content
    )


def _words(inline: Node) -> str:
    return " ".join(lines([{"t": "Plain", "c": [inline]}]))
