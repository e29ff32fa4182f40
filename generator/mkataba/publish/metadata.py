"""What a PDF says of itself beyond what Typst writes: who publishes it, and which version it is.

The packet of metadata is a stream without compression, so that it can be read by programs that know
no PDF; it is given more lines.
"""

import re
from xml.sax.saxutils import escape

from mkataba.errors import MkatabaError
from mkataba.publish.edited_pdf import Edit, edited

_PACKET = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n(?=<\?xpacket begin)")
_END = b"</rdf:Description></rdf:RDF>"


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
    packet = _PACKET.search(pdf)
    end = pdf.find(_END, packet.end()) if packet else -1
    if packet is None or end < 0:
        raise MkatabaError("the metadata of a PDF that Typst has made can't be read")
    added = lines.encode()
    length = b"%d" % (int(packet[1]) + len(added))
    return edited(pdf, [Edit(*packet.span(1), length), Edit(end, end, added)])
