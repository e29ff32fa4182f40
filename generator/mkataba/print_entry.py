"""A document or a sheet in the list of prints: what is said of one there."""

from collections.abc import Mapping
from math import prod

from msgspec import Struct

from mkataba.papers import PAPERS, Sheet

DOCUMENT, SHEET = "document", "sheet"
PUBLIC, INTERNAL = "public", "internal"

OFFICE_FORMATS = ("docx", "odt")
"""The formats of word processors that documents are made in, and reference documents are of."""

PRINT_FORMATS = ("pdf", *OFFICE_FORMATS)
"""The formats of documents and sheets, in the order in which they are listed."""

TEXT, BRAILLE = "txt", "brf"
TEXT_FORMATS = (TEXT, BRAILLE)
"""The formats of a charter in words alone: plain text, and Braille for an embosser."""

SERVICES, SIZE, CODES, BLEED, INK = "services", "body_size", "codes", "bleed", "ink"
CLAUSES = "clauses"
"""What publication.yml can ask of some prints and not of others.

``services`` stands for all ways to choose them.
"""

LEAST = 9
"""The smallest type of any text that is read in the hand, in points."""


class Print(Struct, frozen=True):
    """A document or a sheet to download, one in each of the organisation's languages.

    Args:
        kind: ``document``, or ``sheet`` where there is room for the chief things alone.
        name: The name of its files without their ending.
        label: What it is called.
        use: What it is for, in the words of the downloads page.
        about: The attribute of the body that it prints; where that is blank, it is left out.
        layout: The Typst layout that its PDF is set with; "" if it is set from its text.
        template: The template of its text, of which DOCX and ODT are made; "" if there is none.
        title: What stands on it where the content gives no title.
        audience: ``public``; what is ``internal`` is not made for the website.
        shows: The fields that it shows, by the paths of the table in :mod:`mkataba.outputs`, where
            that does not name it; a sheet that says nothing shows nothing.
        where_room: The fields that it shows as far as there is room, each with the condition as
            the reference tells it.
        sheet: The paper that it is printed on where nothing is said.
        papers: Other papers that its layout can fill.
        turns: Whether it can stand and lie.
        pairs: Whether two languages can stand beside each other on it.
        heeds: What of the rest that publication.yml can ask for changes it.
        most: How many services a file of it holds, as many as Typst sets in some 200 MB of memory;
            of a larger charter it comes in parts. 0 for all.
        least: The smallest type of its text, in points, on its own paper and larger ones.
        caption: The smallest type of anything on it, there; 0 if that is the one of its text.
        also: Formats beside those of its layout and its template.
        forms: The forms of a charter that it is, as ``charter.formats`` names them, with the format
            of each.
    """

    kind: str
    name: str
    label: str
    use: str
    about: str
    layout: str = ""
    template: str = ""
    title: str = ""
    audience: str = PUBLIC
    shows: tuple[str, ...] = ()
    where_room: Mapping[str, str] = {}
    sheet: Sheet = Sheet("a4")
    papers: tuple[str, ...] = ()
    turns: bool = False
    pairs: bool = False
    heeds: tuple[str, ...] = (SIZE,)
    most: int = 0
    least: float = LEAST
    caption: float = 0
    also: tuple[str, ...] = ()
    forms: Mapping[str, str] = {}

    def least_on(self, paper: str) -> float:
        """Return the smallest type of its text on a paper in points: a small sheet is held."""
        return max(LEAST, round(self.least * self._share(paper)))

    def smallest_on(self, paper: str) -> float:
        """Return the smallest type of anything on it, captions too, on a paper in points."""
        return max(LEAST, (self.caption or self.least) * self._share(paper))

    def has_larger(self, paper: str) -> bool:
        """Tell whether it can be printed on a paper that holds clearly more."""
        room = prod(PAPERS[paper])
        return any(prod(PAPERS[one]) > 1.2 * room for one in (self.sheet.paper, *self.papers))

    def _share(self, paper: str) -> float:
        """Return how small a paper is beside its own; 1 for a larger one."""
        return min(1, PAPERS[paper][0] / PAPERS[self.sheet.paper][0])

    @property
    def one(self) -> str:
        """What it is in a sentence: ``a service-sheet``, ``an acknowledgement``."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name.removesuffix('s')}"

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it is made in."""
        return (*(PRINT_FORMATS if self.template else ("pdf",)), *self.also)
