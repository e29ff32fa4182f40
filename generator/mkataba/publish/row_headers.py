"""Heads of rows in a PDF: the cell that holds a heading names what stands beside it.

Typst marks the heads of columns alone. A reader's program then says of an amount that it is a cost,
but not of which service (ISO 14289-1, 7.5; Matterhorn protocol 15-003).
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mkataba.publish.edited_pdf import Edit, edited

_ELEMENT = re.compile(
    rb"^(\d+) 0 obj\n<</Type/StructElem/S/(\w+)/P (\d+) 0 R(.*?)>>\nendobj$", re.M | re.S
)
_KIDS = re.compile(rb"/K\[([\d R]+)\]")
_TABLE, _HEADERS = b"/O/Table", b"/Headers["
_NAMES = b"/IDTree<</Names["


class _Element(NamedTuple):
    kind: bytes
    parent: int
    place: int  # of its kind
    rest: int  # of what follows its parent
    words: bytes


def with_row_headers(pdf: bytes) -> bytes:
    """Return a PDF in which a cell with a heading is the head of its row.

    The cells behind it, up to the next such one, name it among their heads. A PDF without a table
    of that kind is returned as it is.

    Args:
        pdf: As Typst makes it, with its structure in plain text.
    """
    elements = {
        int(found[1]): _Element(found[2], int(found[3]), found.start(2), found.start(4), found[4])
        for found in _ELEMENT.finditer(pdf)
    }
    heads = {
        one.parent
        for one in elements.values()
        if re.fullmatch(rb"H\d", one.kind)
        and one.parent in elements
        and elements[one.parent].kind == b"TD"
        and _TABLE in elements[one.parent].words
    }
    names = pdf.rfind(_NAMES)
    if not heads or names < 0:
        return pdf
    tree = b"".join(b"(%b)%d 0 R" % (_name(head), head) for head in sorted(heads))
    at = names + len(_NAMES)
    return edited(pdf, [Edit(at, at, tree), *_cells(elements, heads)])


def _name(head: int) -> bytes:
    return b"R%08d" % head  # before Typst's own, which begin with U: the tree is sorted


def _cells(elements: Mapping[int, _Element], heads: set[int]) -> Iterator[Edit]:
    for row in {elements[head].parent for head in heads}:
        kids = _KIDS.search(elements[row].words)
        head = 0
        for cell in map(int, kids[1].split()[::3] if kids else ()):
            one = elements[cell]
            table = one.rest + one.words.find(_TABLE) + len(_TABLE)
            if cell in heads:
                head = cell
                yield Edit(one.place, one.place + 2, b"TH")
                yield Edit(one.rest, one.rest, b"/ID(%b)" % _name(cell))
                yield Edit(table, table, b"/Scope/Row")
            elif head and one.kind == b"TD" and _HEADERS in one.words:
                place = one.rest + one.words.find(_HEADERS) + len(_HEADERS)
                yield Edit(place, place, b"(%b)" % _name(head))
