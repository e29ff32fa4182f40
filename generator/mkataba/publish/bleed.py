"""The bleed box of a PDF that is to be trimmed: how far its colour runs over the edge.

Typst writes where a page is trimmed, and takes all around it, crop marks too, for the bleed. A
printer's program has to be told where the colour ends.
"""

import re

_TRIM = re.compile(rb"/TrimBox ?\[([^\]]+)\]")
_ENTRY = re.compile(rb"(?m)^(\d{10}) (\d{5}) n")
_START = re.compile(rb"startxref\s+(\d+)")
_POINTS = 72 / 25.4


def with_bleed_boxes(pdf: bytes, bleed: float) -> bytes:
    """Return a PDF whose pages say where their bleed ends.

    Args:
        pdf: What Typst wrote: page dictionaries and table of offsets in plain text.
        bleed: How far colour runs over the trimmed edge, in millimetres.
    """
    made, moved, end = [], [], 0
    for trim in _TRIM.finditer(pdf):
        outward = (-bleed, -bleed, bleed, bleed)
        edges = [
            float(edge) + way * _POINTS for edge, way in zip(trim[1].split(), outward, strict=True)
        ]
        box = f"/BleedBox[{' '.join(f'{edge:.4f}' for edge in edges)}]".encode()
        made += [pdf[end : trim.end()], box]
        end = trim.end()
        moved.append((end, len(box)))
    whole = b"".join((*made, pdf[end:]))

    def shifted(offset: int) -> int:
        return offset + sum(size for place, size in moved if place <= offset)

    starts = [*_START.finditer(pdf)]
    if not starts or not moved:
        return pdf
    table = shifted(int(starts[-1][1]))
    offsets = _ENTRY.sub(
        lambda entry: b"%010d %b n" % (shifted(int(entry[1])), entry[2]), whole[table:]
    )
    return whole[:table] + _START.sub(b"startxref\n%d" % table, offsets)
