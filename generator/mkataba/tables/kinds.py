"""What a file is by its first bytes, whatever its name says, and what is said of each kind."""

import io
import re
import zipfile
import zlib

from msgspec import Struct

NAMES = {
    ".bmp": "a picture",
    ".csv": "a text file",
    ".doc": "an old Word file",
    ".docx": "a Word file",
    ".epub": "an e-book",
    ".gif": "a picture",
    ".heic": "a picture",
    ".html": "a web page",
    ".jpg": "a picture",
    ".json": "a JSON file",
    ".mht": "a web archive",
    ".msg": "an Outlook message",
    ".numbers": "a Numbers file",
    ".odp": "a LibreOffice presentation",
    ".ods": "a LibreOffice sheet",
    ".odt": "a LibreOffice document",
    ".pages": "a Pages file",
    ".pdf": "a PDF",
    ".png": "a picture",
    ".ppt": "an old PowerPoint file",
    ".pptx": "a PowerPoint file",
    ".rar": "a packed archive",
    ".rtf": "an RTF file",
    ".tif": "a picture",
    ".webp": "a picture",
    ".xls": "an old Excel file",
    ".xlsb": "a binary Excel file",
    ".xlsx": "an Excel file",
    ".zip": "a packed archive",
    ".7z": "a packed archive",
}
"""What a file of each ending is, for a sentence."""

SAME = {".htm": ".html", ".jpeg": ".jpg", ".tiff": ".tif", ".docm": ".docx", ".xlsm": ".xlsx"}
"""Endings of one kind: what the first bytes tell is the other."""

_BEGINNINGS = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"\x89PNG\r\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
    b"II*\0": ".tif",
    b"MM\0*": ".tif",
    b"BM": ".bmp",
    b"Rar!\x1a": ".rar",
    b"7z\xbc\xaf": ".7z",
    b"MIME-Version:": ".mht",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What any old Office file begins with."""

# names of streams in an old Office file; a workbook can lie in a document, so the document is first
_STREAMS = {
    "WordDocument": ".doc",
    "PowerPoint Document": ".ppt",
    "__properties_version1.0": ".msg",
    "Workbook": ".xls",
    "Book": ".xls",
}
# a part of an archive -> what the archive is
_PARTS = {
    "word/": ".docx",
    "xl/workbook.bin": ".xlsb",
    "xl/": ".xlsx",
    "ppt/": ".pptx",
    "Index/Tables/": ".numbers",
    "Index/Document.iwa": ".pages",
}
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
    b"application/epub+zip": ".epub",
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|table)\b",
    re.IGNORECASE | re.DOTALL,
)


class Sort(Struct, frozen=True):
    """A kind of file: its ending, and what a file of it is, such as ``a PDF``."""

    ending: str
    name: str


def recognized(raw: bytes) -> Sort | None:
    """Return what a file is by what it holds; None for plain text and what is not known."""
    ending = _ending(raw)
    return Sort(ending, NAMES[ending]) if ending else None


def _ending(raw: bytes) -> str:
    for beginning, ending in _BEGINNINGS.items():
        if raw.startswith(beginning) and (ending != ".bmp" or raw[6:10] == b"\0\0\0\0"):
            return ending
    if b"%PDF-" in raw[:1024]:  # as readers of PDF allow
        return ".pdf"
    if raw[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
        return ".heic"
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return ".webp"
    if raw.startswith(OLE):
        return next((end for name, end in _STREAMS.items() if name.encode("utf-16-le") in raw), "")
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw)
    return ".html" if _PAGE.match(raw) else ""


def _packed(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").strip().removesuffix(b"-template")
                if kind in _MIMETYPES:
                    return _MIMETYPES[kind]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError):
        return ""  # its reader says that it is broken
    for part, ending in _PARTS.items():
        if any(name.startswith(part) for name in names):
            return ending
    return ".zip"
