"""pandoc's picture of a document -> its tables, spans laid out, and what is said around them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.tables.grid import EMPTY, Cell, cell, check_size
from mkataba.tables.passage import Passage
from mkataba.tables.prose.lines import INNER, Node, lines, sections
from mkataba.tables.prose.said import said


class Grid(Struct):
    """A table of a document: its name, its rows, words that were struck out, what it holds.

    ``within`` tells whether its rows are lines of a cell of another table too.
    """

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    struck: list[tuple[str, str]] = field(default_factory=list)
    holds_tables: bool = False
    within: bool = False


def grids(blocks: Sequence[Node], source: str = "") -> list[Grid | Passage]:
    """Return the tables of a document and what is said around them, in its order.

    Of a table that only lays out others, as old web pages do, those others are returned. One that
    holds a table but has rows of its own is returned too, the words of the inner one as lines.

    Args:
        blocks: What stands in it.
        source: The file.

    Raises:
        UnreadableError: If one is too large.
        RecursionError: If one is nested too deeply.
    """
    walk = _Walk(source)
    walk.through(blocks)
    return walk.found


def number_of_tables(blocks: Sequence[Node]) -> int:
    """Return how many tables there are, those within others too."""
    return sum(
        1
        + sum(
            number_of_tables(text[4])
            for section in sections(block)
            for row in section
            for text in row[1]
        )
        if block["t"] == "Table"
        else sum(map(number_of_tables, INNER[block["t"]](block["c"])))
        for block in blocks
        if block["t"] == "Table" or block["t"] in INNER
    )


class _Walk:
    """Goes through a document and remembers the last heading."""

    def __init__(self, source: str) -> None:
        self.found: list[Grid | Passage] = []
        self._source = source
        self._heading = ""
        self._tables = 0
        self._within = False
        self._apart = False

    def through(self, blocks: Sequence[Node], *, listed: bool = False) -> None:
        """Take in blocks; those of a list are its items."""
        for block in blocks:
            if block["t"] == "Table":
                self._table(block)
            elif block["t"] in INNER:
                in_list = block["t"].endswith("List") or listed
                for inner in INNER[block["t"]](block["c"]):
                    self.through(inner, listed=in_list)
            else:
                if block["t"] == "Header":
                    self._heading = cell(*lines([block])).plain or self._heading
                self._apart |= block["t"] == "HorizontalRule"
                if not self._within and (found := said(self._source, block, listed)):
                    self.found.append(replace(found, apart=self._apart))
                    self._apart = False

    def _table(self, block: Node) -> None:
        _, caption, columns, *_ = block["c"]
        rows = [row for section in sections(block) for row in section]
        holds_tables = any(_holds_table(text[4]) for row in rows for text in row[1])
        within = self._within
        if not holds_tables or _has_own_rows(rows):
            check_size(len(rows), len(columns), f"table {self._tables + 1}")
            self._tables += 1
            name = cell(*lines(caption[1])).plain or self._heading
            grid = Grid(name, holds_tables=holds_tables, within=self._within)
            self.found.append(grid)
            for section in sections(block):
                grid.rows += _laid_out(section, len(columns), grid.struck, len(grid.rows) + 1)
            self._within = True
        if holds_tables:
            for row in rows:
                for text in row[1]:
                    self.through(text[4])
        self._within = within


def _holds_table(blocks: Sequence[Node]) -> bool:
    return any(
        block["t"] == "Table"
        or (block["t"] in INNER and any(map(_holds_table, INNER[block["t"]](block["c"]))))
        for block in blocks
    )


def _has_own_rows(rows: Iterable[Any]) -> bool:
    """Tell whether at least two rows say something in several cells that hold no table.

    In one of them, there is a table in none of its cells: a head, where all below it hold some.
    """
    own = whole = 0
    for row in rows:
        saying = [text[4] for text in row[1] if cell(*lines(text[4])).lines]
        plain = [text for text in saying if not _holds_table(text)]
        own += len(plain) > 1
        whole += len(plain) == len(saying) > 1
    return own > 1 and whole > 0


def _laid_out(
    section: Sequence[Any], width: int, struck: list[tuple[str, str]], start: int
) -> Iterator[list[Cell]]:
    """Yield the rows of a section, each cell in all the places that it covers.

    Args:
        section: The rows as pandoc gives them.
        width: How many columns the table has.
        struck: Takes what is struck out, with its row.
        start: The number of the first row.
    """
    hanging: dict[int, tuple[Cell, int]] = {}  # by column: what hangs down, over how many rows
    for number, row in enumerate(section, start):
        words: list[str] = []
        placed = {column: text for column, (text, _) in hanging.items()}
        hanging = {column: (text, left - 1) for column, (text, left) in hanging.items() if left > 1}
        first = 0
        for _, _, down, across, blocks in row[1]:
            text = cell(*lines(blocks, words))
            while first in placed:
                first += 1
            for column in range(first, first + across):
                placed[column] = text
                if down > 1:
                    hanging[column] = (text, down - 1)
        struck += [(f"row {number}", some) for some in words]
        yield [placed.get(column, EMPTY) for column in range(max(width, *(n + 1 for n in placed)))]
