"""What stands around the tables of a file: headings, paragraphs, items of lists."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mkataba.tables.grid import Table, cell


class Passage(Struct, frozen=True):
    """A heading, a paragraph or an item of a list, outside of the tables of a file.

    ``lines`` are those that line breaks part. ``level`` is that of a heading, from 1; 0 for others.
    ``strong`` tells whether all its words are bold, ``lead`` are bold words that it begins with.
    ``where`` says where it stands in a file of pages or slides: ``page 3``. ``number`` counts the
    passages of a file from 1. ``beside`` tells whether other words stand beside it, so that what
    follows it may not be what is below it. ``apart`` tells whether a rule across the page, or the
    edge of a page's head or foot, parts it from what is above.
    """

    source: str
    lines: tuple[str, ...]
    level: int = 0
    item: bool = False
    strong: bool = False
    lead: str = ""
    where: str = ""
    number: int = 0
    beside: bool = False
    apart: bool = False

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(self.lines)


Block = Table | Passage
"""What stands in a file."""

Part = Block | str
"""What a reader finds in a file; a text is a sentence that a person should know of it."""


class Contents(Struct, frozen=True):
    """What a file holds, in its order; ``notes`` are what a person should know of the whole."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> list[Table]:
        """Its tables, each with what stands around them."""
        around = tuple(one.text for one in self.passages)
        found = (block for block in self.blocks if isinstance(block, Table))
        return [replace(table, around=around) if around else table for table in found]

    @property
    def passages(self) -> list[Passage]:
        """What stands around them."""
        return [block for block in self.blocks if isinstance(block, Passage)]

    @property
    def lacking(self) -> str:
        """Why nothing can be made of a file without tables, to go on after its name."""
        return "; ".join(("holds no table", *self.notes[-1:]))


def passage(
    source: str,
    texts: Sequence[str],
    *,
    level: int = 0,
    item: bool = False,
    strong: bool = False,
    lead: str = "",
    where: str = "",
    beside: bool = False,
) -> Passage | None:
    """Return a passage of plain words, as ``Passage`` describes it; None if it says nothing."""
    lines = cell(*texts).lines
    if not any(character.isalnum() for line in lines for character in line):
        return None
    first = cell(lead).plain
    return Passage(source, lines, level, item, strong, first, where, 0, beside)
