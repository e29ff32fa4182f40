"""HTML as it is found on the web -> HTML in which every element is closed and in its place.

pandoc reads a table only if each of its tags is there, and takes it for loose text if one is
missing. Browsers, and the language itself, allow to leave out most of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from mkataba.tables.grid import UnreadableError
from mkataba.tables.limits import (
    ATTRIBUTES,
    DEEPEST,
    ELEMENTS,
    MOST_CELLS,
    MOST_COLUMNS,
    OPTIONS,
    PAGE_BYTES,
    PROSE_CELLS,
    UNCLOSED,
)
from mkataba.tables.prose.around import MORE, Around

_SHOWN_INPUTS = frozenset(("text", "number", "email", "tel", "url", "search", "date"))
DEEP = "can't be read: it is nested too deeply"
_CLEAN = "open it in a browser and copy its table of services to a Word file"
_UNCLOSED = f"can't be read: too many of its tags are never closed; {_CLEAN}"

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b", re.IGNORECASE)
# elements without an end, and those whose end may be left out
_OPEN_ENDED = re.compile(
    "area|base|body|br|caption|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|"
    "optgroup|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr"
)
# what a browser opens anew in each paragraph as long as it was not closed
_LASTING = frozenset(
    (
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    )
)
_USUAL = 10  # of these, open at once
# an attribute as parsers take it: a name, and a value in quotation marks or up to the next blank
_ATTRIBUTE = re.compile(
    r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
)
# what lexbor writes: every value in quotation marks, none of these within it
_ATTRIBUTES = re.compile(r'<([a-z][^\s<>/"]*)((?: [^\s="]+(?:="[^"]*")?)+)>')
_SPAN = re.compile(r' (?:colspan|rowspan)="[^"]*"')
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.I
)
_NAMED = 5  # hidden texts that a note repeats
_QUOTED = 60  # characters of each
_REMARK = re.compile("<!--.*?-->", re.DOTALL)
# pandoc takes one head before and one foot behind; nobody here asks which rows were in them
_PART = re.compile("<(/?)(?:thead|tfoot)(?=[ >])")


class Page(NamedTuple):
    """A page's tables and headings as a browser would put them right.

    ``tables`` is the number of those that say something; ``notes`` are what a person should know.
    """

    html: str
    tables: int
    notes: tuple[str, ...]


def _fill_in(tree: LexborHTMLParser) -> None:
    """Put what the fields of a form within tables say in their places: each choice of a menu."""
    for field in tree.css("table input, table textarea, table select"):
        if field.tag == "input":
            kind = (field.attributes.get("type") or "text").lower()
            said = [field.attributes.get("value") or ""] if kind in _SHOWN_INPUTS else []
        elif field.tag == "select":
            said = [option.text(strip=True) for option in field.css("option")]
        else:
            said = [field.text() or ""]
        words = " | ".join(filter(None, map(str.strip, said)))
        field.replace_with(f" {words} ")


def page(text: str) -> Page:
    """Return what stands in the tables of a page, without what a browser hides within them.

    Raises:
        UnreadableError: If it is larger than a charter can be, or nested too deeply.
    """
    _check_size(text)
    tree = LexborHTMLParser(text)
    _fill_in(tree)
    tree.strip_tags(["script", "style", "template", "svg", "input"])
    tree.unwrap_tags(["form"], delete_empty=True)  # some stand around rows
    for cell in tree.css("[rowspan='0']"):  # as far down as there are rows
        cell.attrs["rowspan"] = "65534"
    notes = tuple(_without_hidden(tree))
    _check_spans(tree)
    there = sum(bool(table.text(strip=True)) for table in tree.css("table"))
    around = Around(4 * ELEMENTS, _UNCLOSED)
    right = _PART.sub(r"<\1tbody", "".join(_parts(tree, around)))
    if len(right) > PAGE_BYTES:
        raise UnreadableError(
            f"can't be read: its tables hold {len(right) / 1e6:.1f} MB of text; at most "
            f"{PAGE_BYTES // 10**6} are read"
        )
    if right.count("<") > 2 * ELEMENTS:
        raise UnreadableError(_UNCLOSED)
    return Page(right, there, (*notes, MORE) if around.cut else notes)


def _without_hidden(tree: LexborHTMLParser) -> Iterator[str]:
    """Take out what is hidden within a table; yield a note on it.

    A table that is hidden as a whole is read: pages show it when somebody asks for it.
    """
    hidden = {
        node.mem_id: node for node in tree.css("table [hidden], table [style]") if _hides(node)
    }
    # the outermost: what lies within them goes with them
    outer = [node for node in hidden.values() if not any(up in hidden for up in _above(node))]
    text = [words for node in outer if (words := " ".join(node.text(separator=" ").split()))]
    for node in outer:
        node.decompose()
    if text:
        cut = (words if len(words) <= _QUOTED else f"{words[:_QUOTED]}..." for words in text)
        shown = ", ".join(f'"{words}"' for words in islice(cut, _NAMED))
        more = f" and {len(text) - _NAMED} more" if len(text) > _NAMED else ""
        yield f"what the page hides in its tables is left out: {shown}{more}"


def _hides(node: LexborNode) -> bool:
    """Tell whether a browser does not show an element; a whole table is no such element."""
    style = node.attributes.get("style") or ""
    return node.tag != "table" and ("hidden" in node.attributes or bool(_HIDING.search(style)))


def _above(node: LexborNode) -> Iterator[int]:
    up = node.parent
    while up is not None:
        yield up.mem_id
        up = up.parent


def _check_spans(tree: LexborHTMLParser) -> None:
    """Raise UnreadableError if merged cells would lie over more places than a table may have."""
    rows = len(tree.css("tr"))
    covered = 0
    for cell in tree.css("[colspan], [rowspan]"):
        across, down = (_span(cell.attributes.get(name)) for name in ("colspan", "rowspan"))
        covered += across * min(down, rows)
        if across > MOST_COLUMNS:
            raise UnreadableError(
                f"can't be read: a cell spans {across:,} columns; at most {MOST_COLUMNS} are read"
            )
        if covered > MOST_CELLS:
            raise UnreadableError(
                f"can't be read: its merged cells cover more than {MOST_CELLS:,} places; {_CLEAN}"
            )


def _span(text: str | None) -> int:
    """Return over how many rows or columns a cell goes, as browsers read it."""
    number = re.match(r"\s*\+?([0-9]{1,9})", text or "")
    return int(number[1]) if number else 1


def _parts(tree: LexborHTMLParser, around: Around) -> Iterator[str]:
    """Yield what stands on a page, tables and headings without attributes and remarks."""
    if tree.root is not None:
        for part in (*around.through(tree.root), *around.rest()):
            yield _ATTRIBUTES.sub(_spans, _REMARK.sub("", part)) if part[1:3] != "p>" else part


def _spans(found: re.Match[str]) -> str:
    return f"<{found[1]}{''.join(_SPAN.findall(found[2]))}>"


def _check_size(text: str) -> None:
    """Raise UnreadableError if a page would take parsers minutes, or all memory.

    Tags are counted wherever they seem to stand, in scripts too: never too few of them.
    """
    opened: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    depth = lasting = again = begun = 0
    for found in _TAG.finditer(text):
        end, tag = found[1], found[2].lower()
        if not end:
            seen[tag] += 1
            begun += 1
            _check_counts(seen, begun)
            _check_attributes(text, found.end())
        again += max(0, lasting - _USUAL)
        if again > UNCLOSED:
            raise UnreadableError(_UNCLOSED)
        if _OPEN_ENDED.fullmatch(tag) or (end and not opened[tag]):
            continue
        step = -1 if end else 1
        opened[tag] += step
        depth += step
        lasting += step * (tag in _LASTING)
        if depth > DEEPEST:
            raise UnreadableError(DEEP)


def _check_counts(seen: Mapping[str, int], begun: int) -> None:
    cells = seen["td"] + seen["th"]
    for count, most, what in (
        (begun, ELEMENTS, "elements"),
        (cells, PROSE_CELLS, "cells"),
        (seen["option"], OPTIONS, "options in menus"),
    ):
        if count > most:
            raise UnreadableError(f"can't be read: it has more than {most:,} {what}; {_CLEAN}")


def _check_attributes(text: str, start: int) -> None:
    for _ in range(ATTRIBUTES + 1):
        found = _ATTRIBUTE.match(text, start)
        if not found:
            return
        start = found.end()
    raise UnreadableError(f"can't be read: a tag has more than {ATTRIBUTES} attributes; {_CLEAN}")
