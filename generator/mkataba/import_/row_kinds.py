"""What a row of a table is: a service, a heading, a parent of the rows below, a note."""

from collections.abc import Mapping, Sequence
from enum import Enum

from mkataba.import_.columns import Column
from mkataba.import_.record import without_mark
from mkataba.tables import Cell

_LONGEST_HEADING = 120  # characters
Row = tuple[Cell, ...]


class Kind(Enum):
    """What a row is."""

    SERVICE = "service"
    HEADING = "heading"
    PARENT = "parent"  # its name goes before those of the rows below
    NAME = "name"  # a service of which nothing is said
    NOTE = "note"
    EMPTY = "empty"


def kinds(rows: Sequence[Row], columns: Mapping[int, Column]) -> list[Kind]:
    """Return what each row below a head is.

    Args:
        rows: The rows, without heads that are repeated.
        columns: What each column holds.
    """
    found = [_alone(row, columns) for row in rows]
    first = next((kind for kind in found if kind is not Kind.EMPTY), None)
    names = [_name(row, columns) for row in rows]
    full = [name for name, kind in zip(names, found, strict=True) if kind is Kind.SERVICE]
    shouted = any(map(str.isupper, full))
    numbered = any(_number(row, columns)[:1].isdigit() for row in rows)
    for n, kind in enumerate(found):
        if kind is Kind.NAME and _is_parent(n, rows, found, columns):
            found[n] = Kind.PARENT
        elif kind is Kind.NAME and numbered and _number(rows[n], columns)[:1].isalpha():
            # A Registration, 1 Search
            found[n] = Kind.HEADING
        elif kind is Kind.NAME and not _number(rows[n], columns):
            like_first = first is Kind.NAME and _form(names[n]) == _form(next(filter(None, names)))
            stands_out = (
                like_first or names[n].endswith(":") or (names[n].isupper() and not shouted)
            )
            found[n] = Kind.HEADING if stands_out else Kind.NAME
    below: Kind | None = None
    for n in range(len(found) - 1, -1, -1):  # what heads nothing is a note or a service
        if found[n] is Kind.HEADING and below in (None, Kind.NOTE):
            found[n] = Kind.NOTE if _is_across(rows[n]) else Kind.NAME
        below = below if found[n] is Kind.EMPTY else found[n]
    return found


def _alone(row: Row, columns: Mapping[int, Column]) -> Kind:
    """Return what a row is as far as it tells itself."""
    filled = [position for position, cell in enumerate(row) if cell.lines]
    if not filled:
        return Kind.EMPTY
    words = row[filled[0]].plain
    if len(row) > 2 and _is_across(row):
        long = len(words) > _LONGEST_HEADING or words.endswith((".", ";"))
        return Kind.NOTE if long else Kind.HEADING
    saying = [n for n in filled if n not in columns or columns[n].field != "number"]
    fields = {columns[n].field if n in columns else "" for n in saying}
    if len(row) > 2 and not saying:  # words in the column of numbers
        return Kind.HEADING if any(map(str.isalpha, words)) and len(words) > 4 else Kind.NOTE
    if len(row) > 2 and fields == {"name"}:
        long = len(words) > _LONGEST_HEADING and len(saying) == 1
        return Kind.NOTE if long else Kind.NAME
    return Kind.SERVICE


def _is_parent(
    n: int, rows: Sequence[Row], found: Sequence[Kind], columns: Mapping[int, Column]
) -> bool:
    """Tell whether the rows below a name are cases of it, by their numbers or marks."""
    if n + 1 >= len(rows) or found[n + 1] is not Kind.SERVICE:
        return False
    own, below = (_number(rows[k], columns) for k in (n, n + 1))
    if own:
        return below in ("", own)
    name, case = (_name(rows[k], columns) for k in (n, n + 1))
    return not below and without_mark(case) != case and without_mark(name) == name


def is_case(row: Row, parent: Row, columns: Mapping[int, Column]) -> bool:
    """Tell whether a row goes on with the cases of a parent."""
    own, number = _number(parent, columns), _number(row, columns)
    name = _name(row, columns)
    return number in ("", own) if own else not number and without_mark(name) != name


def _number(row: Row, columns: Mapping[int, Column]) -> str:
    texts = (row[n].plain for n, column in columns.items() if column.field == "number")
    return next(filter(None, texts), "")


def _name(row: Row, columns: Mapping[int, Column]) -> str:
    texts = (row[n].plain for n, column in columns.items() if column.field == "name")
    return next(filter(None, texts), "")


def _form(name: str) -> tuple[bool, bool]:
    return name.isupper(), name.endswith(":")


def _is_across(row: Row) -> bool:
    return all(cell.plain == row[0].plain for cell in row) and bool(row[0].lines)
