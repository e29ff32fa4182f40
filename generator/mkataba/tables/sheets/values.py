"""The values in a workbook of an older Excel, read by a process of its own.

The library that reads them gives up on some broken files in a way that writes to the terminal and
that a program is not meant to catch. ``python -m mkataba.tables.sheets.values`` takes a workbook
and gives its sheets as JSON.
"""

import io
import subprocess
import sys

import msgspec
from msgspec import Struct

from mkataba.system.programs import python, surroundings
from mkataba.tables.grid import UnreadableError, check_size
from mkataba.tables.sheets.numbers import shown
from mkataba.tables.sheets.worksheet import Box

_SECONDS = 60
_LOCKED = "is protected by a password; save it without one"
_BROKEN = "is broken; open it in Excel and save it as .xlsx"


class Values(Struct, frozen=True):
    """A sheet: its name, whether it is shown, its words, merged ranges, rows with fractions."""

    name: str
    visible: bool
    rows: list[list[str]]
    merged: list[Box]
    fractions: list[int]


class Read(Struct, frozen=True):
    """The sheets of a workbook, or why it can't be read."""

    sheets: list[Values] = []
    refused: str = ""


def values(raw: bytes) -> list[Values]:
    """Return the sheets of a workbook.

    Raises:
        UnreadableError: If it is locked, broken or too large.
    """
    try:
        ran = subprocess.run(
            python("mkataba.tables.sheets.values"),
            input=raw,
            capture_output=True,
            env=surroundings(),
            check=False,
            timeout=_SECONDS,
        )
        read = msgspec.json.decode(ran.stdout, type=Read)
    except (subprocess.TimeoutExpired, OSError, msgspec.DecodeError):
        raise UnreadableError(_BROKEN) from None
    if read.refused:
        raise UnreadableError(read.refused)
    return read.sheets


def _read(raw: bytes) -> Read:
    from python_calamine import (  # noqa: PLC0415 - the process that asks does not need it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        XmlError,
        ZipError,
    )

    sheets = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.end is None:
                continue
            last_row, last_column = sheet.end
            part = f'up to its last cell, sheet "{sheet.name}"'
            check_size(last_row + 1, last_column + 1, part)
            rows = sheet.to_python(skip_empty_area=False)
            fractions = [
                number
                for number, row in enumerate(rows, 1)
                if any(isinstance(value, float) and value % 1 for value in row)
            ]
            merged = [
                (top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
            words = [[shown(value, "General")[0] for value in row] for row in rows]
            seen = meta.visible == SheetVisibleEnum.Visible
            sheets.append(Values(sheet.name, seen, words, merged, fractions))
    except PasswordError:
        return Read(refused=_LOCKED)
    except UnreadableError as error:
        return Read(refused=str(error))
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        return Read(refused=_LOCKED if "password" in str(error).lower() else _BROKEN)
    return Read(sheets)


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(_read(sys.stdin.buffer.read())))
