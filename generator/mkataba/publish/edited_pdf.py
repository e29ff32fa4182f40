"""A PDF of Typst's with pieces of it replaced, and its table of places put right."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from mkataba.errors import MkatabaError

_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PLACE = re.compile(rb"(\d{10}) (\d{5}) n")


class Edit(NamedTuple):
    """Bytes that stand in the place of those from ``start`` up to ``end``."""

    start: int
    end: int
    new: bytes


def edited(pdf: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a PDF with pieces of its objects replaced.

    Args:
        pdf: As Typst makes it: objects in plain text, one table of places at the end.
        edits: What to replace, before the table; no two of them overlap.

    Raises:
        MkatabaError: If the PDF is made otherwise.
    """
    some = sorted(edits)
    if not some:
        return pdf
    table = _TABLE.search(pdf)
    if table is None or (some and some[-1].end > int(table[1])):
        raise MkatabaError("the table of places of a PDF that Typst has made can't be read")
    at = int(table[1])
    starts = [edit.start for edit in some]
    grown = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in some)]

    def moved(place: int) -> int:
        return place + grown[bisect_left(starts, place)]

    def entry(found: re.Match[bytes]) -> bytes:
        return b"%010d %b n" % (moved(int(found[1])), found[2])

    pieces, end = [], 0
    for edit in some:
        pieces += [pdf[end : edit.start], edit.new]
        end = edit.end
    places = _PLACE.sub(entry, pdf[at : table.start()])
    tail = b"startxref\n%d\n%%%%EOF\n" % moved(at)
    return b"".join((*pieces, pdf[end:at], places, tail))
