"""HTML as it is found on the web -> HTML in which every element is closed and in its place.

pandoc reads a table only if each of its tags is there, and takes it for loose text if one is
missing. Browsers, and the language itself, allow to leave out most of them.
"""

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser

from mkataba.tables.grid import UnreadableError

DEEP = "can't be read: it is nested too deeply"
_DEEPEST = 1000

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b")
# elements without an end, and those whose end may be left out
_OPEN_ENDED = re.compile(
    "area|base|body|br|caption|col|colgroup|dd|dt|embed|head|hr|html|img|input|li|link|meta|"
    "optgroup|option|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr"
)
# pandoc takes one head before and one foot behind; nobody here asks which rows were in them
_PART = re.compile("<(/?)(?:thead|tfoot)(?=[ >])")


def page(text: str) -> tuple[str, int]:
    """Return a page as a browser would put it right, and how many tables that say anything it has.

    Raises:
        UnreadableError: If it is nested too deeply.
    """
    _check_depth(text)
    tree = LexborHTMLParser(text)
    tree.strip_tags(["script", "style", "template", "svg", "input"])
    tree.unwrap_tags(["form"], delete_empty=True)  # some stand around rows
    for cell in tree.css("[rowspan='0']"):  # as far down as there are rows
        cell.attrs["rowspan"] = "65534"
    for cell in tree.css("[colspan]"):  # as browsers do, and few columns take little memory
        span = cell.attributes["colspan"] or ""
        if span.isdecimal() and len(span) > 3:
            cell.attrs["colspan"] = "1000"
    there = sum(bool(table.text(strip=True)) for table in tree.css("table"))
    return _PART.sub(r"<\1tbody", tree.html or ""), there


def _check_depth(text: str) -> None:
    """Raise UnreadableError if elements are nested so deeply that parsers take minutes."""
    opened: Counter[str] = Counter()
    depth = 0
    for end, tag in _TAG.findall(text.lower()):
        if _OPEN_ENDED.fullmatch(tag) or (end and not opened[tag]):
            continue
        opened[tag] += -1 if end else 1
        depth += -1 if end else 1
        if depth > _DEEPEST:
            raise UnreadableError(DEEP)
