"""The bleed box of a PDF that is to be trimmed: how far its colour runs over the edge.

Typst writes where a page is trimmed, and takes all around it, crop marks too, for the bleed. A
printer's program has to be told where the colour ends.
"""

import re

from mkataba.publish.edited_pdf import Edit, edited

_TRIM = re.compile(rb"/TrimBox ?\[([^\]]+)\]")
_POINTS = 72 / 25.4


def with_bleed_boxes(pdf: bytes, bleed: float) -> bytes:
    """Return a PDF whose pages say where their bleed ends.

    Args:
        pdf: What Typst wrote: page dictionaries and table of offsets in plain text.
        bleed: How far colour runs over the trimmed edge, in millimetres.
    """
    outward = (-bleed, -bleed, bleed, bleed)
    edits = []
    for trim in _TRIM.finditer(pdf):
        edges = [
            float(edge) + way * _POINTS for edge, way in zip(trim[1].split(), outward, strict=True)
        ]
        box = f"/BleedBox[{' '.join(f'{edge:.4f}' for edge in edges)}]".encode()
        edits.append(Edit(trim.end(), trim.end(), box))
    return edited(pdf, edits)
