"""Files of tables, as organisations have them -> tables of plain words, and what is around them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from mkataba.errors import MkatabaError
from mkataba.tables.grid import Cell, Table, UnreadableError
from mkataba.tables.kinds import NAMES, OLE, SAME, recognized
from mkataba.tables.passage import Block, Contents, Part, Passage

__all__ = [
    "ENDINGS",
    "KINDS",
    "Block",
    "Cell",
    "Contents",
    "Kind",
    "Passage",
    "Table",
    "contents",
    "tables",
]

Reader = Callable[[str, bytes, str], Sequence[Part]]
"""Takes the file's name, what it holds, and the encoding that the user named."""


class Kind(Struct, frozen=True):
    """A kind of file that is read: by what, and how many bytes a file of it may have."""

    read: Reader
    most: int


# A reader brings libraries that only its own kind of file needs: each is loaded when it is called.


def _delimited(name: str, raw: bytes, encoding: str) -> Sequence[Part]:
    from mkataba.tables import delimited  # noqa: PLC0415 - as above

    return delimited.read(name, raw, encoding)


def _tabbed(name: str, raw: bytes, encoding: str) -> Sequence[Part]:
    from mkataba.tables import delimited  # noqa: PLC0415 - as above

    return delimited.read(name, raw, encoding, "\t")


def _word(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import prose  # noqa: PLC0415 - as above

    return prose.word(name, raw)


def _opendocument(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import prose  # noqa: PLC0415 - as above

    return prose.opendocument(name, raw)


def _web(name: str, raw: bytes, encoding: str) -> Sequence[Part]:
    from mkataba.tables import prose  # noqa: PLC0415 - as above

    return prose.web(name, raw, encoding)


def _workbook(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import sheets  # noqa: PLC0415 - as above

    return sheets.read(name, raw)


def _older_workbook(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables.sheets import older  # noqa: PLC0415 - as above

    return older.read(name, raw)


def _opendocument_workbook(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables.sheets import opendocument  # noqa: PLC0415 - as above

    return opendocument.read(name, raw)


def _slides(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import slides  # noqa: PLC0415 - as above

    return slides.read(name, raw)


def _markdown(name: str, raw: bytes, encoding: str) -> Sequence[Part]:
    from mkataba.tables import prose  # noqa: PLC0415 - as above

    return prose.markdown(name, raw, encoding)


def _older_document(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import office, prose  # noqa: PLC0415 - as above

    return prose.word(name, office.converted(raw, PurePath(name).suffix.lower(), ".docx"))


def _pdf(name: str, raw: bytes, _: str) -> Sequence[Part]:
    from mkataba.tables import pdf_process  # noqa: PLC0415 - as above

    return pdf_process.read(name, raw)


KINDS: Mapping[str, Kind] = {
    ".csv": Kind(_delimited, 20_000_000),
    ".doc": Kind(_older_document, 20_000_000),
    ".docx": Kind(_word, 50_000_000),
    ".htm": Kind(_web, 10_000_000),
    ".html": Kind(_web, 10_000_000),
    ".md": Kind(_markdown, 4_000_000),
    ".ods": Kind(_opendocument_workbook, 50_000_000),
    ".odt": Kind(_opendocument, 50_000_000),
    ".pdf": Kind(_pdf, 50_000_000),
    ".pptx": Kind(_slides, 50_000_000),
    ".rtf": Kind(_older_document, 20_000_000),
    ".tsv": Kind(_tabbed, 20_000_000),
    ".xls": Kind(_older_workbook, 20_000_000),
    ".xlsb": Kind(_older_workbook, 20_000_000),
    ".xlsx": Kind(_workbook, 50_000_000),
}
"""The kinds of files that are read, by the ending of a name; office files hold pictures, which are
never unpacked."""

ENDINGS = tuple(KINDS)
"""The endings of the files that are read."""

# what to do with files that can't be read but often hold a charter
_INSTEAD = {
    ".docm": "save it as .docx",
    ".mht": "open it in a browser or in Word and save it as .docx",
    ".odp": "save it as .pptx",
    ".pages": "export it as Word (.docx)",
    ".numbers": "export it as Excel (.xlsx)",
    ".txt": "save it as .csv",
    ".xlsm": "it holds macros; save it as .xlsx without them",
    ".7z": "unpack it and import what is in it",
    ".ppt": "save it as .pptx",
    ".rar": "unpack it and import what is in it",
    ".zip": "unpack it and import what is in it",
}
_MARKED = (".doc", ".rtf", ".xls")  # what begins in no other way, broken or not
_PICTURE = (
    "save it as a PDF, which is read where tesseract is installed and lines part the table, or "
    "type the table into a sheet, and import that"
)


def tables(name: str, raw: bytes, encoding: str = "") -> list[Table]:
    """Return the tables of a file, in its order; at least one. Arguments are those of ``contents``.

    Raises:
        MkatabaError: If it can't be read as a whole, is not what its name says, or holds no table;
            one sentence that names it.
    """
    held = contents(name, raw, encoding)
    if not held.tables:
        raise MkatabaError(f"{name} {held.lacking}")
    return held.tables


def contents(name: str, raw: bytes, encoding: str = "") -> Contents:
    """Return the tables of a file and what stands around them, in its order; something at least.

    Args:
        name: The file as the user named it; its ending says what it is.
        raw: What it holds.
        encoding: That of a text file or a web page, where the user names one.

    Raises:
        MkatabaError: If it can't be read as a whole, is not what its name says, or holds neither
            tables nor other words; one sentence that names it.
    """
    ending = PurePath(name).suffix.lower()
    try:
        if not raw.strip():
            raise UnreadableError("is empty")
        _check_kind(raw, ending)
        if ending not in KINDS:
            raise UnreadableError(f"can't be read: {_instead(ending)}")
        kind = KINDS[ending]
        if len(raw) > kind.most:
            raise UnreadableError(
                f"is too large: {len(raw) / 1e6:.0f} MB; at most {kind.most // 10**6} are read"
            )
        held = _numbered(kind.read(name, raw, encoding))
        if not held.blocks:
            raise UnreadableError(held.lacking)
    except UnreadableError as error:
        raise MkatabaError(f"{name} {error}") from error
    return held


def _numbered(parts: Sequence[Part]) -> Contents:
    blocks: list[Block] = []
    count = 0
    for part in parts:
        if isinstance(part, Passage):
            count += 1
            blocks.append(replace(part, number=count))
        elif isinstance(part, Table):
            blocks.append(part)
    return Contents(tuple(blocks), tuple(part for part in parts if isinstance(part, str)))


def _check_kind(raw: bytes, ending: str) -> None:
    """Raise UnreadableError if a file is of another kind than its name says."""
    sort = recognized(raw)
    if sort is None and ending in _MARKED and not raw.startswith(OLE):
        raise UnreadableError(f"is no {ending} file, though its name says so")
    if sort is None or sort.ending == SAME.get(ending, ending):
        return
    lies = f"is {sort.name} ({sort.ending}), whatever its name says"
    if sort.ending in KINDS:
        raise UnreadableError(f"{lies}; give its name the ending {sort.ending}")
    raise UnreadableError(f"{lies}; {_instead(sort.ending)}")


def _instead(ending: str) -> str:
    if NAMES.get(ending) == "a picture":
        return _PICTURE
    return _INSTEAD.get(ending, f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]} are read")
