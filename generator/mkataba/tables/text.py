"""Bytes of a text file -> its text, in the encoding that is marked, declared or given.

Nothing is guessed but one thing, with a note: that few characters of Windows-1252 stand where
English and Kiswahili have them, for Excel still writes such files. All else is refused: a name in
wrong letters would be published.
"""

import codecs
import re

from mkataba.tables.grid import UnreadableError

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins as that of UTF-16 does
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
# what pages mean that name the first, as browsers take them
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_UNMARKED = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"))
_GUESS = (
    "the file is not in UTF-8; it is read as Windows-1252: look at letters such as é and "
    "characters such as –"
)
_HOW = "save it as UTF-8 (Excel calls it CSV UTF-8), or name its encoding with --encoding"
_NOT_TEXT = f"can't be read: it is not plain text; {_HOW}"

# characters of Windows-1252 where the same bytes would make no sense in another encoding: an
# accented letter beside plain ones alone, a capital at least before one; quotation marks and so on
# not between letters, where DOS and Macintosh have letters
_WESTERN = re.compile(
    r"[\x00-\x7f’]"
    r"|(?:(?<=[A-Za-z])|(?=.[A-Za-z]))[àáâäçèéêëíîïñóôöùúûü](?![^\x00-\x7f‘’“”–—…\xa0])"
    r"|(?<![^\x00-\x7f‘“–—\xa0])[ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖÙÚÛÜ](?=[A-Za-z])"
    r"|(?:(?<![A-Za-z])|(?!.[A-Za-z]))[‘“”•\xa0°½¼¾£€§©®™×·²³]"
    r"|(?:(?<![a-z])|(?!.[a-z]))[–—]"
    r"|(?<![A-Za-z])…",
    re.DOTALL,
)


def text(raw: bytes, encoding: str = "", page: bool = False) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and notes on how it was read.

    Args:
        raw: What the file holds.
        encoding: That which the user named; "" for none.
        page: Whether it is a web page, which may declare its encoding.

    Raises:
        UnreadableError: If it is no text, or nothing says in which encoding it is.
    """
    decoded, notes = _decoded(raw, encoding, page)
    if "\0" in decoded or "\x1b" in decoded:
        raise UnreadableError(_NOT_TEXT)
    return decoded, notes


def is_known(encoding: str) -> bool:
    """Tell whether an encoding of text has this name."""
    try:
        known = codecs.lookup(encoding)
        "a".encode(encoding)
    except (LookupError, ValueError):
        return False
    return known.name not in ("idna", "punycode", "unicode-escape", "raw-unicode-escape")


def _decoded(raw: bytes, encoding: str, page: bool) -> tuple[str, tuple[str, ...]]:
    for mark, marked in _MARKS.items():
        if raw.startswith(mark):
            return _strict(raw, marked), ()
    if encoding:
        return _strict(raw, encoding), ()
    try:
        return raw.decode(), ()
    except UnicodeDecodeError:
        if b"\0" in raw:
            raise UnreadableError(_NOT_TEXT) from None
    if page and (declared := _declared(raw[:4096])):
        return _strict(raw, declared), ()
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if not western or not _all_western(western):
        raise UnreadableError(
            f"can't be read: it is not in UTF-8, and nothing says in which encoding it is; {_HOW}, "
            "such as gb18030 or cp1252"
        )
    return western, (_GUESS,)


def _all_western(text: str) -> bool:
    odd = re.finditer(r"[^\x00-\x7f]", text)
    return all(_WESTERN.match(text, found.start()) for found in odd)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"can't be read: it is not in {encoding}, which has no character for byte "
            f"{error.start + 1:,}; {_HOW}"
        ) from None
    except (LookupError, ValueError):
        raise UnreadableError(_NOT_TEXT) from None


def _declared(head: bytes) -> str | None:
    wording = _DECLARED.search(head)
    if not wording:
        return None
    try:
        name = codecs.lookup(wording[1].decode()).name
    except LookupError:
        return None
    return None if name in _UNMARKED else _MEANT.get(name, name)
