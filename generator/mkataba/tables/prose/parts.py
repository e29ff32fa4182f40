"""Bodies of office documents, put so that pandoc passes over nothing in their tables.

One pass over the tags each, with no look back: the time follows from the size, whatever is in it.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, fromstring

from mkataba.tables.grid import UnreadableError

# a table, rows that begin further right than it, and the old form of a text box beside the new one
_WORD = re.compile(
    rb'<w:tbl>|<w:gridBefore w:val="(?P<columns>[1-9]\d?)" ?/>|</w:trPr>|</?mc:Fallback(?=[ >])'
)
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_PICTURE = re.compile(rb'<wp:extent cx="(\d{1,12})" cy="(\d{1,12})"')
_COMMENTS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}comment",
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
)
_WIDE, _HIGH = 2_880_000, 1_440_000  # 8 and 4 cm: no logo, but room for a table
_FILLER = b'<w:tc><w:tcPr><w:gridSpan w:val="%s"/></w:tcPr><w:p/></w:tc>'
_ODT = re.compile(rb"<table:table(?=[ >])|</?table:table-cell(?=[ >])(?![^>]*/>)|</?text:h(?=[ >])")


def word(body: bytes) -> tuple[bytes, int]:
    """Return the body of a DOCX file and how many tables it has.

    Rows that begin further right than their table get an empty cell before them: without one,
    pandoc moves them to the left.
    """
    tables = within = 0
    columns = b""

    def changed(found: re.Match[bytes]) -> bytes:
        nonlocal tables, within, columns
        tag = found[0]
        if tag == b"<w:tbl>":
            tables += within == 0
        elif tag.startswith((b"<mc:", b"</mc:")):
            within += 1 if tag.startswith(b"<mc:") else -1
        elif found["columns"]:
            columns = found["columns"]
        elif columns:
            tag += _FILLER % columns
            columns = b""
        return tag

    return _WORD.sub(changed, body), tables


def remarks(body: bytes) -> tuple[str, ...]:
    """Return what a person should know of the body of a DOCX file beside its tables."""
    made = []
    if _TRACKED.search(body):
        made.append(
            "the document has tracked changes: what was put in is read, what was taken out is not; "
            "accept or reject them, and import it again"
        )
    large = sum(
        int(found[1]) >= _WIDE and int(found[2]) >= _HIGH for found in _PICTURE.finditer(body)
    )
    if large:
        holds = "1 large picture" if large == 1 else f"{large} large pictures"
        made.append(f"the document holds {holds}; a table in a picture is not read: type it")
    return tuple(made)


def comments(part: bytes) -> Iterator[str]:
    """Yield a sentence on each comment of a document: it may change what stands there.

    Args:
        part: The comments of a DOCX file, or the body of an ODT file.

    Raises:
        UnreadableError: If it is no XML.
    """
    # no entity is declared in any part: archive has looked
    try:
        for found in fromstring(part).iter():  # noqa: S314
            if found.tag in _COMMENTS:
                words = " ".join(" ".join(found.itertext()).split())
                yield f'the document has a comment, which is not read: "{words}"'
    except ParseError:
        raise UnreadableError("is broken: its comments can't be read") from None


def opendocument(body: bytes) -> tuple[bytes, int]:
    """Return the body of an ODT file and how many tables it has.

    Headings in cells become paragraphs: pandoc passes over them.

    Raises:
        UnreadableError: If there is a table within a table, which pandoc passes over as well.
    """
    tables = within = 0

    def changed(found: re.Match[bytes]) -> bytes:
        nonlocal tables, within
        tag = found[0]
        if tag.endswith(b"table-cell"):
            within += -1 if tag.startswith(b"</") else 1
        elif tag.endswith(b"text:h"):
            tag = tag[:-1] + b"p" if within else tag
        elif within:
            raise UnreadableError("holds a table within a table; save it as .docx")
        else:
            tables += 1
        return tag

    return _ODT.sub(changed, body), tables
