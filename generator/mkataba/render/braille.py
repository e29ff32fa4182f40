"""A charter as a Braille ready file: pages of 25 lines of 40 cells, as embossers take them.

The words come in cells, of which :mod:`mkataba.publish.braille` knows the making. Each cell is a
character of the Braille code of North America, in which such files are written everywhere.
"""

from collections.abc import Iterable, Iterator

from mkataba.render.passages import Passage
from mkataba.render.plain_text import wrapped

CELLS, LINES = 40, 25
"""The cells of a line, and the lines of a page; the last one has the number of the page."""

_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_BLANK = 0x2800
_SIX_DOTS = 0x3F
_NUMBER, _DIGITS = "#", "JABCDEFGHI"
_MARGIN = 3  # cells at either side of a heading in the middle
_END_OF_LINE, _END_OF_PAGE = "\r\n", "\f"


def as_ascii(cells: str) -> str:
    """Return Braille patterns of Unicode as the characters of a Braille ready file."""
    return "".join(
        _ASCII[(ord(cell) - _BLANK) & _SIX_DOTS] if _BLANK <= ord(cell) < _BLANK + 256 else " "
        for cell in cells
    )


def page_number(number: int) -> str:
    """Return the number of a page, in characters of a Braille ready file."""
    return _NUMBER + "".join(_DIGITS[int(digit)] for digit in str(number))


def braille_ready(passages: Iterable[tuple[Passage, str]]) -> str:
    """Return the file of a charter.

    Args:
        passages: Each with its text in characters of a Braille ready file.
    """
    written = []
    for number, lines in enumerate(_pages(passages), 1):
        full = [*lines, *[""] * (LINES - 1 - len(lines)), page_number(number).rjust(CELLS)]
        written.append("".join(f"{line}{_END_OF_LINE}" for line in full))
    return "".join(f"{page}{_END_OF_PAGE}" for page in written)


def _pages(passages: Iterable[tuple[Passage, str]]) -> Iterator[list[str]]:
    """Yield the lines of each page; a heading is never the last thing on one."""
    room = LINES - 1
    page: list[str] = []
    held: list[str] = []  # headings, with the blank lines before them, that wait for a text
    for passage, cells in passages:
        lines = list(_lines(passage, " ".join(cells.split())))
        if passage.level:
            held += ["", *lines]
            continue
        block, held = [*held, *lines], []
        # with a heading, its first two lines stay together
        need = len(block) - len(lines) + min(2, len(lines))
        if page and len(page) + need > room:
            yield page
            page = []
        for line in block:
            if not line and not page:
                continue
            if len(page) == room:
                yield page
                page = []
            page.append(line)
    if page or held:
        yield [*page, *held][:room]


def _lines(passage: Passage, cells: str) -> Iterator[str]:
    """Yield the lines of a passage: headings in the middle or set in, lists hung by their depth."""
    if passage.level in (1, 2):
        for line in wrapped(cells, CELLS - 2 * _MARGIN):
            yield " " * ((CELLS - len(line)) // 2) + line
        return
    if passage.level:
        first = rest = 4
    elif passage.depth or passage.mark:
        first, rest = 2 * passage.depth, 2 * passage.depth + 2
    else:
        first, rest = 2, 0
    indent = first
    left = cells
    while left:
        line, left = _first_line(left, CELLS - indent)
        yield " " * indent + line
        indent = rest


def _first_line(cells: str, most: int) -> tuple[str, str]:
    """Return the first line of cells, and what is left."""
    line = next(wrapped(cells, most), "")
    return line, cells[len(line) :].lstrip(" ") if line else ""
