"""The reference documents for DOCX and ODT: house style, brand colours, a draft's mark."""

import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape

from mkataba.errors import MkatabaError
from mkataba.publish.archive_parts import changed
from mkataba.tables.archive import parts
from mkataba.tables.grid import UnreadableError

_PLACE = "templates/print/reference"
_AGAIN = "make it again from the one that comes with mkataba"
_NEEDED = {
    ".docx": (
        "[Content_Types].xml",
        "word/document.xml",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
    ),
    ".odt": ("mimetype", "content.xml", "styles.xml", "meta.xml"),
}
_STYLES = r"(word/)?styles\.xml"
_HEADER = "word/header-draft.xml"
_NAMESPACE = "http://schemas.openxmlformats.org"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PARAGRAPH = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<w:hdr xmlns:w="{_NAMESPACE}/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFC845"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
    "<w:t>{words}</w:t></w:r></w:p></w:hdr>"
)


def sound(reference: bytes, ending: str = ".docx") -> bytes:
    """Return a reference document that can be read.

    Args:
        reference: The file.
        ending: ``.docx`` or ``.odt``.

    Raises:
        MkatabaError: If it is no such file, broken, made to do harm, or lacks a part.
    """
    place = f"{_PLACE}{ending}"
    try:
        read = parts(reference, ending)
        for name in (*_NEEDED[ending], *(name for name in read if name.endswith(".xml"))):
            if name not in read:
                raise UnreadableError(f"has no part {name}; {_AGAIN}")
            if name != "mimetype":
                expat.ParserCreate().Parse(read[name], True)
        changed(reference, {})  # pictures, which are no XML, come along
    except UnreadableError as error:
        raise MkatabaError(f"{place} {error}") from None
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise MkatabaError(f"{place} is broken ({error}); {_AGAIN}") from None
    return reference


def of_country(reference: bytes, region: str) -> bytes:
    """Return a reference document whose styles name a country, by its code, for their languages."""
    named = rb"\1" + region.encode() + b'"'

    def told(data: bytes) -> bytes:
        return re.sub(rb'(<w:lang [^>]*w:eastAsia="[a-z]{2}-)[A-Z]{2}"', named, data)

    return changed(reference, {_STYLES: told})


def in_colours(reference: bytes, colours: Mapping[str, str]) -> bytes:
    """Return a reference document with colours of its styles, as ``#rrggbb``, put for others."""

    def coloured(data: bytes) -> bytes:
        for old, new in colours.items():
            # LibreOffice writes them in small letters
            pattern = re.compile(old.lstrip("#").encode(), re.IGNORECASE)
            data = pattern.sub(new.lstrip("#").upper().encode(), data)
        return data

    return changed(reference, {_STYLES: coloured})


def with_header(reference: bytes, words: str) -> bytes:
    """Return a reference document that pandoc takes a header with ``words`` from for every page.

    Args:
        reference: A DOCX file; a header that it has is replaced.
        words: The line to print.
    """
    part = f'<Override PartName="/{_HEADER}" ContentType="{_TYPE}"/>'
    kind = f"{_NAMESPACE}/officeDocument/2006/relationships/header"
    name = _HEADER.removeprefix("word/")
    link = f'<Relationship Id="rIdDraft" Type="{kind}" Target="{name}"/>'
    changes: dict[str, Callable[[bytes], bytes]] = {
        r"\[Content_Types\]\.xml": lambda data: data.replace(
            b"</Types>", f"{part}</Types>".encode()
        ),
        "word/_rels/document.xml.rels": lambda data: data.replace(
            b"</Relationships>", f"{link}</Relationships>".encode()
        ),
        "word/document.xml": lambda data: _linked(data.decode()).encode(),
    }
    return changed(reference, changes, {_HEADER: _PARAGRAPH.format(words=escape(words)).encode()})


def _linked(document: str) -> str:
    document = re.sub(r"<w:headerReference\b[^>]*/>", "", document)
    relations = f"{_NAMESPACE}/officeDocument/2006/relationships"
    link = "".join(
        f'<w:headerReference xmlns:r="{relations}" w:type="{page}" r:id="rIdDraft"/>'
        for page in ("default", "first")
    )
    opened = re.sub(r"<w:sectPr\b([^>]*)/>", r"<w:sectPr\1></w:sectPr>", document)
    if "<w:sectPr" not in opened:
        opened = opened.replace("</w:body>", "<w:sectPr></w:sectPr></w:body>")
    return re.sub(r"(<w:sectPr\b[^>]*>)", rf"\1{link}", opened, count=1)
