"""pandoc's picture of a cell -> lines: paragraphs, items of lists, what line breaks part.

Blocks and inlines are what ``pandoc --to=json`` gives: ``{"t": kind, "c": content}``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkataba.tables.grid import LOWERED, RAISED

Node = Mapping[str, Any]

_QUOTES = {"SingleQuote": "‘{}’", "DoubleQuote": "“{}”"}

INNER: Mapping[str, Callable[[Any], Iterable[Sequence[Node]]]] = {
    "Div": lambda content: [content[1]],
    "BlockQuote": lambda content: [content],
    "BulletList": lambda content: content,
    "OrderedList": lambda content: content[1],
    "DefinitionList": lambda content: [
        blocks for term, meant in content for blocks in ([{"t": "Plain", "c": term}], *meant)
    ],
    "Figure": lambda content: [content[2]],
}
"""Where in a kind of block further blocks stand."""

# where in a kind of block words stand: lines of inlines
_SAYING: Mapping[str, Callable[[Any], Iterable[Sequence[Node]]]] = {
    "Plain": lambda content: [content],
    "Para": lambda content: [content],
    "Header": lambda content: [content[2]],
    "LineBlock": lambda content: content,
}


def sections(table: Node) -> list[Sequence[Any]]:
    """Return the rows of a table, over which no cell spans: its head, each body, its foot."""
    _, _, _, head, bodies, foot = table["c"]
    return [head[1], *((*body[2], *body[3]) for body in bodies), foot[1]]


def lines(blocks: Sequence[Node], struck: list[str] | None = None) -> list[str]:
    """Return the lines of blocks; those of footnotes come last.

    Args:
        blocks: What stands in a cell.
        struck: Takes in words that are struck out, and so are in no line.
    """
    reader = _Lines([] if struck is None else struck)
    text = list(reader.of(blocks))
    for footnote in reader.footnotes:
        text += reader.of(footnote)
    return text


class _Lines:
    """Turns blocks to lines; keeps aside what is struck out, and footnotes."""

    def __init__(self, struck: list[str]) -> None:
        self.footnotes: list[Sequence[Node]] = []
        self._struck = struck

    def of(self, blocks: Sequence[Node]) -> Iterator[str]:
        """Yield the lines of blocks."""
        for block in blocks:
            kind, content = block["t"], block.get("c")
            if kind in _SAYING:
                yield from map(self._words, _SAYING[kind](content))
            elif kind in INNER:
                for inner in INNER[kind](content):
                    yield from self.of(inner)
            elif kind == "CodeBlock":
                yield block["c"][1]
            elif kind == "Table":
                for row in (row for section in sections(block) for row in section):
                    texts = [" ".join(self.of(cell[4])) for cell in row[1]]
                    yield (": " if len(texts) == 2 else " | ").join(texts)  # what, and its value

    def _words(self, inlines: Sequence[Node]) -> str:
        return "".join(map(self._word, inlines))

    def _word(self, inline: Node) -> str:
        content: Any = inline.get("c")
        match inline["t"]:
            case "Str":
                return str(content)
            case "Space" | "SoftBreak":
                return " "
            case "LineBreak":
                return "\n"
            case "Emph" | "Strong" | "Underline" | "SmallCaps":
                return self._words(content)
            case "Span" | "Link" | "Cite":
                return self._words(content[1])
            case "Code" | "Math":
                return str(content[1])
            case "Quoted":
                return _QUOTES[content[0]["t"]].format(self._words(content[1]))
            case "Superscript":
                return self._words(content).translate(RAISED)
            case "Subscript":
                return self._words(content).translate(LOWERED)
            case "Strikeout":
                self._struck.append(" ".join(self._words(content).split()))
            case "Note":
                self.footnotes.append(content)
        return ""  # pictures, and what is meant for one format only
