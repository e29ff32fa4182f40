"""Office files -> their parts: zip archives of XML, unpacked only when they are what they say.

What is handed on is packed anew from parts that were read here: a directory that lies about sizes,
pictures and everything else that no table needs never reach openpyxl or pandoc.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from mkataba.tables.grid import UnreadableError
from mkataba.tables.kinds import OLE
from mkataba.tables.limits import DENSE_BYTES, DENSEST, UNPACKED_BYTES, UNPACKED_PARTS

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "is protected by a password; save it without one"
_BROKEN = "is broken; open it in the program that made it and save it again"
_BOMB = "can't be read: unpacked it is far larger than a charter can be"

_MIMETYPES = {
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
    ".odt": b"application/vnd.oasis.opendocument.text",
}
_FOLDERS = {".docx": "word/", ".pptx": "ppt/", ".xlsx": "xl/"}


def parts(raw: bytes, ending: str) -> dict[str, bytes]:
    """Return the XML of an office file, by the name of each part.

    Args:
        raw: The file.
        ending: What it says it is: its ending, such as ``.docx``.

    Raises:
        UnreadableError: If it is no such file, locked, broken, or made to do harm.
    """
    if raw.startswith(OLE):
        old = f"is no {ending} file but an older one; open it and save it as {ending}"
        raise UnreadableError(_LOCKED if _ENCRYPTED in raw else old)
    if not raw.startswith(b"PK"):
        raise UnreadableError(f"is no {ending} file, though its name says so")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_directory(archive, len(raw), ending)
            read = {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if info.filename.lower().endswith((".xml", ".rels")) or info.filename == "mimetype"
            }
    # NotImplementedError is what zipfile raises for a compression that it does not know
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        raise UnreadableError(_BROKEN) from None
    _check_kind(read, ending)
    for name, part in read.items():
        if name != "mimetype":
            _check_prolog(part)
    return read


def packed(read: Mapping[str, bytes]) -> bytes:
    """Return an archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, part in read.items():
            target.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _check_directory(archive: zipfile.ZipFile, size: int, ending: str) -> None:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    total = sum(info.file_size for info in infos)
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableError(_LOCKED)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableError(f"holds macros; save it as {ending} without them")
    if total > UNPACKED_BYTES or (total > DENSE_BYTES and total > DENSEST * size):
        raise UnreadableError(_BOMB)
    if len(names) > UNPACKED_PARTS or len(set(names)) < len(names):
        raise UnreadableError(_BROKEN)


def _check_kind(read: Mapping[str, bytes], ending: str) -> None:
    if ending in _MIMETYPES:
        kind = read.get("mimetype", b"").strip()
        right = kind.removesuffix(b"-template") == _MIMETYPES[ending]
    else:
        right = any(name.startswith(_FOLDERS[ending]) for name in read)
    if not right:
        raise UnreadableError(f"is no {ending} file, though its name says so")
    if b"encryption-data" in read.get("META-INF/manifest.xml", b""):
        raise UnreadableError(_LOCKED)


class _BegunError(Exception):
    """The first element was met: what may do harm stands before it."""


def _check_prolog(part: bytes) -> None:
    """Raise UnreadableError if a part is no XML, or declares a document type: no office file does.

    Entities are declared there; with none of them, none can grow or reach for another file.
    """
    parser = expat.ParserCreate()

    def begun(*_: object) -> None:
        raise _BegunError

    def declared(*_: object) -> None:
        raise UnreadableError("can't be read: its XML declares entities, as no office program does")

    parser.StartElementHandler = begun
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(part, True)
    except _BegunError:
        pass
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableError(_BROKEN) from None
