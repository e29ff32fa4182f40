"""Bytes of a text file -> its text, by its mark, by what it says of itself, or by a guess."""

import codecs
import re

from mkataba.tables.grid import UnreadableError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OTHERS = {
    b"PK\x03\x04": "an Office file or a zip archive",
    b"%PDF": "a PDF file",
    b"\xd0\xcf\x11\xe0": "an older Office file",
    b"{\\rtf": "an RTF file",
}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_WESTERN = {"ascii", "iso8859-1", "cp1252"}  # pages that say one of these mean the last
_GUESS = (
    "the file is not in UTF-8; it is read as Windows-1252: look at letters such as é and signs "
    "such as –"
)


def text(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and notes on how it was read.

    Raises:
        UnreadableError: If it is no text, or in no encoding that is known here.
    """
    for magic, what in _OTHERS.items():
        if raw.startswith(magic):
            raise UnreadableError(f"can't be read: it is {what}, whatever its name says")
    decoded, notes = _decoded(raw)
    if "\0" in decoded:
        raise UnreadableError("can't be read: it is not plain text; save it as UTF-8")
    return decoded, notes


def _decoded(raw: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return _strict(raw, encoding), ()
    try:
        return raw.decode(), ()
    except UnicodeDecodeError:
        declared = _declared(raw[:4096])
        return _strict(raw, declared or "cp1252"), () if declared else (_GUESS,)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (LookupError, ValueError):
        raise UnreadableError("can't be read: it is not plain text; save it as UTF-8") from None


def _declared(head: bytes) -> str | None:
    said = _DECLARED.search(head)
    if not said:
        return None
    try:
        name = codecs.lookup(said[1].decode()).name
    except LookupError:
        return None
    return "cp1252" if name in _WESTERN else None if name == "utf-8" else name
