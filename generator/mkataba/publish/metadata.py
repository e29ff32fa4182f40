"""What a PDF says of itself beyond what Typst writes: who publishes it, and which version it is.

The packet of metadata is a stream without compression, so that it can be read by programs that know
no PDF; it is given more lines, and the table of places behind it is put right.
"""

import re
from xml.sax.saxutils import escape

from mkataba.errors import MkatabaError

_PACKET = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n(?=<\?xpacket begin)")
_END = b"</rdf:Description></rdf:RDF>"
_TABLE = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PLACE = re.compile(rb"(\d{10}) (\d{5}) n")


def with_metadata(pdf: bytes, publisher: str, version: str) -> bytes:
    """Return a PDF with its publisher and its version among its metadata; the same bytes each time.

    Args:
        pdf: As Typst makes it: one table of places, one packet that ends with a description.
        publisher: The organisation, for ``dc:publisher``; "" for none.
        version: The version of what is printed, for ``xmpMM:VersionID``; "" for none.

    Raises:
        MkatabaError: If the PDF is made otherwise.

    Source: ISO 16684-1 (XMP); both are among the schemas that ISO 19005-2 (PDF/A-2) lets be used.
    """
    lines = ""
    if publisher:
        words = escape(publisher)
        lines += f"<dc:publisher><rdf:Bag><rdf:li>{words}</rdf:li></rdf:Bag></dc:publisher>"
    if version:
        lines += f"<xmpMM:VersionID>{escape(version)}</xmpMM:VersionID>"
    packet, table = _PACKET.search(pdf), _TABLE.search(pdf)
    end = pdf.find(_END, packet.end()) if packet else -1
    if packet is None or table is None or end < 0:
        raise MkatabaError("the metadata of a PDF that Typst has made can't be read")
    added = lines.encode()
    length = b"%d" % (int(packet[1]) + len(added))
    middle = pdf[packet.end(1) : end] + added
    at = int(table[1])
    moved = len(length) - len(packet[1]) + len(added)

    def place(found: re.Match[bytes]) -> bytes:
        here = int(found[1])
        return b"%010d %b n" % (here + moved if here > packet.start() else here, found[2])

    places = _PLACE.sub(place, pdf[at : table.start()])
    start = at + moved if at > packet.start() else at
    tail = b"startxref\n%d\n%%%%EOF\n" % start
    return pdf[: packet.start(1)] + length + middle + pdf[end:at] + places + tail
