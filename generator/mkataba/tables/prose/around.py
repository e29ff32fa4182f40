"""A web page -> its tables and headings as they are, and each other run of words as a paragraph."""

import re
from collections.abc import Iterator
from html import escape

from msgspec import Struct
from selectolax.lexbor import LexborNode

from mkataba.tables.grid import UnreadableError

KEPT = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table"))
MOST_WORDS = 400_000  # characters around the tables of a page; a charter has a tenth
_MOST_RUNS = 5_000
_BOLD = frozenset(("b", "strong"))
_LISTED = frozenset(("li", "dd"))
_UNSEEN = frozenset(("head", "title", "noscript", "select", "option", "textarea", "button"))
_APART = frozenset(("aside", "footer", "hr", "nav"))
_PARTING = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "hr", "html"),
        *("legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "ul"),
    )
)
MORE = (
    "the page has far more words around its tables than a charter; only the first of them are read"
)


class _Run(Struct):
    """Words that nothing parts, as they are gathered."""

    pieces: list[str]
    listed: bool = False
    bold: bool = True  # all so far
    lead: int = 0  # pieces at its beginning that are bold


class Around:
    """Goes through a page; ``cut`` tells whether some words were left out."""

    def __init__(self, most_nodes: int, too_many: str) -> None:
        """Take how many elements and texts a page may have, and what is said of more."""
        self.cut = False
        self._nodes = most_nodes
        self._too_many = too_many
        self._words = 0
        self._runs = 0
        self._run = _Run([])

    def through(
        self, node: LexborNode, *, listed: bool = False, bold: bool = False
    ) -> Iterator[str]:
        """Yield the parts of a page as HTML: what ``KEPT`` names, paragraphs, items of lists."""
        for child in node.iter(include_text=True):
            self._nodes -= 1
            if self._nodes < 0:
                raise UnreadableError(self._too_many)
            tag = child.tag or ""
            if tag == "-text":
                self._take(re.sub(r"\s+", " ", child.text(deep=True)), bold=bold)
            elif tag == "br":
                self._run.pieces.append("\n")
            elif tag in KEPT:
                yield from self._ended()
                yield child.html or ""
            elif tag in _PARTING:
                yield from self._ended()
                if tag in _APART:
                    yield "<hr>"
                self._run.listed = listed or tag in _LISTED
                yield from self.through(child, listed=listed or tag in _LISTED, bold=bold)
                yield from self._ended()
                if tag in _APART:
                    yield "<hr>"
                self._run.listed = listed
            elif tag not in _UNSEEN:
                yield from self.through(child, listed=listed, bold=bold or tag in _BOLD)

    def rest(self) -> Iterator[str]:
        """Yield what nothing parted yet, at the end of a page."""
        yield from self._ended()

    def _take(self, words: str, *, bold: bool) -> None:
        run = self._run
        if words.strip() and not bold:
            run.bold = False
        run.pieces.append(words)
        if run.bold:
            run.lead = len(run.pieces)

    def _ended(self) -> Iterator[str]:
        run, self._run = self._run, _Run([], self._run.listed)
        if not "".join(run.pieces).strip():
            return
        self._runs += 1
        self._words += sum(map(len, run.pieces))
        if self._words > MOST_WORDS or self._runs > _MOST_RUNS:
            self.cut = True
            return
        lead, others = (_html(part) for part in (run.pieces[: run.lead], run.pieces[run.lead :]))
        words = f"<strong>{lead}</strong>{others}" if lead.strip() else lead + others
        yield f"<ul><li>{words}</li></ul>" if run.listed else f"<p>{words}</p>"


def _html(pieces: list[str]) -> str:
    return escape("".join(pieces)).replace("\n", "<br>")
