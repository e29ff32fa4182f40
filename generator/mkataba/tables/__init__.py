"""Files of tables, as organisations have them -> tables of plain words."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from mkataba.errors import MkatabaError
from mkataba.tables import delimited, prose, sheets
from mkataba.tables.grid import Cell, Table, UnreadableError
from mkataba.tables.limits import MOST_BYTES

__all__ = ["ENDINGS", "Cell", "Table", "tables"]

_READERS: Mapping[str, Callable[[str, bytes, str], list[Table]]] = {
    ".csv": delimited.read,
    ".docx": lambda name, raw, _: prose.word(name, raw),
    ".htm": prose.web,
    ".html": prose.web,
    ".odt": lambda name, raw, _: prose.opendocument(name, raw),
    ".xlsx": lambda name, raw, _: sheets.read(name, raw),
}
ENDINGS = tuple(_READERS)
"""The endings of the files that are read."""

# what to do with files that can't be read but often hold a charter
_INSTEAD = {
    ".doc": "save it as .docx",
    ".docm": "save it as .docx",
    ".ods": "save it as .xlsx",
    ".pdf": "save the document that it was made from as .docx or .xlsx",
    ".rtf": "save it as .docx",
    ".tsv": "save it as .csv",
    ".txt": "save it as .csv",
    ".xls": "save it as .xlsx",
    ".xlsb": "save it as .xlsx",
    ".xlsm": "it holds macros; save it as .xlsx without them",
}


def tables(name: str, raw: bytes, encoding: str = "") -> list[Table]:
    """Return the tables of a file, in its order; at least one.

    Args:
        name: The file as the user named it; its ending says what it is.
        raw: What it holds.
        encoding: That of a CSV file or a web page, where the user names one.

    Raises:
        MkatabaError: If it can't be read as a whole, or holds no table; one sentence that names it.
    """
    ending = PurePath(name).suffix.lower()
    reader = _READERS.get(ending)
    try:
        if reader is None:
            read = f"{', '.join(ENDINGS[:-1])} and {ENDINGS[-1]} are read"
            raise UnreadableError(f"can't be read: {_INSTEAD.get(ending, read)}")
        most = MOST_BYTES[ending]
        if len(raw) > most:
            raise UnreadableError(
                f"is too large: {len(raw) / 1e6:.0f} MB; at most {most // 10**6} are read"
            )
        if not raw.strip():
            raise UnreadableError("is empty")
        found = reader(name, raw, encoding)
        if not found:
            raise UnreadableError("holds no table")
    except UnreadableError as error:
        raise MkatabaError(f"{name} {error}") from error
    return found
