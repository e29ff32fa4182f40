"""A table of services as CSV."""

import csv
import io

from mkataba.export.rows import Table
from mkataba.values.cells import guarded


def write(table: Table) -> bytes:
    r"""Return the table as CSV in UTF-8: commas, every cell in quotes, lines ended by CR and LF.

    A cell that a program for spreadsheets would take for a formula gets an apostrophe in front
    (:func:`mkataba.values.cells.guarded`), since CSV can't say that a cell is text. Quotes around
    every cell keep a semicolon from beginning a new one where such a program splits at semicolons.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(guarded, row.cells) for row in table.rows)
    return stream.getvalue().encode()
