"""Merged cells of a worksheet: what one shows stands in each of its places."""

from collections.abc import Iterable

from mkataba.tables.grid import Cell, UnreadableError
from mkataba.tables.sheets.worksheet import Box


def merge(rows: list[list[Cell]], merged: Iterable[Box]) -> None:
    """Put what a merged range shows, its first cell, into each of its places.

    A range ends where the sheet's last filled row and column are: whole columns can be merged.

    Raises:
        UnreadableError: If ranges lie over each other.
    """
    height, width = len(rows), len(rows[0])
    covered = 0
    for top, left, last, right in merged:
        if top > height or left > width:
            continue
        words = rows[top - 1][left - 1]
        for row in rows[top - 1 : last]:
            across = len(row[left - 1 : right])
            row[left - 1 : right] = [words] * across
            covered += across
            if covered > height * width:
                raise UnreadableError("is broken: merged cells of a sheet lie over each other")
