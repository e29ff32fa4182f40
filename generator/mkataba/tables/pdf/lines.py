"""Characters -> lines of words, and lines of a cell -> what was written in it.

A cell is as wide as it is, so most line breaks in it are the layout's: a line that broke only
because the next word had no room goes on with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mkataba.tables.grid import LOWERED, RAISED
from mkataba.tables.pdf.page import Glyph

_SPACE = 0.18  # of a line's height: what lies further apart are two words
MARK = re.compile(
    r"(?:[•●▪◦·‣∙*\uf0b7\u2013\u2014-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)", re.I
)
"""What stands before an item of a list."""
_BULLETS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d", "••••••")  # those of Word's fonts
# what can be no word of its own: the end of one that was too long for its cell
_REST = re.compile(r"(?:[b-df-hj-np-tv-z]{1,3}|e)(?![a-z’'])")
_FITS = 0.5  # points


class Row(Struct, frozen=True):
    """A line of words: its text, from where to where it reaches, on what it stands, how high."""

    text: str
    left: float
    right: float
    base: float
    height: float


def words(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each word, which were written one after the other without a gap."""
    word: list[Glyph] = []
    for glyph in glyphs:
        last = word[-1] if word else None
        if last and (
            not last.text.strip()
            or abs(glyph.base - last.base) > 0.1 * glyph.height
            or abs(glyph.left - last.right) > 0.1 * glyph.height
        ):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the lines that characters stand on, from the top; raised ones belong to their line."""
    return [_row(one) for one in _gathered(glyphs)]


def parted(glyphs: Iterable[Glyph], gap: float) -> list[list[Row]]:
    """Return the lines, each parted where nothing stands for ``gap`` times its height."""
    found = []
    for one in _gathered(glyphs):
        pieces: list[list[Glyph]] = [[]]
        for glyph in one:
            before = pieces[-1]
            if before and glyph.left - max(g.right for g in before) > gap * glyph.height:
                pieces.append([])
            if pieces[-1] or glyph.text.strip():
                pieces[-1].append(glyph)
        made = [_row(piece) for piece in map(_bare, pieces) if piece]
        if made:
            found.append(made)
    return found


def _bare(glyphs: list[Glyph]) -> list[Glyph]:
    while glyphs and not glyphs[-1].text.strip():
        glyphs = glyphs[:-1]
    return glyphs


def _gathered(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters of each line, from the left."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][0].base <= 0.15 * glyph.height:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    heights = [max(glyph.height for glyph in line) for line in lines]
    whole: dict[int, list[Glyph]] = {n: list(line) for n, line in enumerate(lines)}
    for n, line in enumerate(lines):
        for other, sign in ((n + 1, RAISED), (n - 1, LOWERED)):
            near = 0 <= other < len(lines) and heights[n] < 0.85 * heights[other]
            if near and abs(lines[other][0].base - line[0].base) < 0.5 * heights[other]:
                small = [_with_text(glyph, glyph.text.translate(sign)) for glyph in line]
                whole[other] = [*whole[other], *small]
                whole.pop(n, None)
                break
    return [sorted(line, key=lambda glyph: glyph.left) for line in whole.values()]


def _with_text(glyph: Glyph, text: str) -> Glyph:
    return Glyph(text, glyph.left, glyph.right, glyph.base, glyph.height)


def _row(glyphs: Sequence[Glyph]) -> Row:
    text = ""
    right = glyphs[0].left
    for glyph in glyphs:
        if glyph.left - right > _SPACE * glyph.height and text and not text.endswith(" "):
            text += " "
        text += glyph.text.translate(_BULLETS)
        right = max(right, glyph.right)
    written = [glyph for glyph in glyphs if glyph.text.strip()] or list(glyphs)
    height = max(glyph.height for glyph in written)
    base = max(glyph.base for glyph in written if glyph.height == height)
    return Row(text, written[0].left, max(glyph.right for glyph in written), base, height)


def paragraphs(lines: Sequence[Row], width: float) -> list[str]:
    """Return what the lines of a cell say, without the breaks that its width made.

    Args:
        lines: Those of the cell, from the top.
        width: What room a line has, in points.
    """
    made: list[str] = []
    last: Row | None = None
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        if last is None or MARK.match(text) or _ended(last, line, width):
            made.append(text)
        elif made[-1].endswith("\u00ad"):
            made[-1] = made[-1][:-1] + text
        elif _is_cut(last, line, width) or (made[-1].endswith("-") and text[0].islower()):
            made[-1] += text
        else:
            made[-1] += f" {text}"
        last = line
    return made


def _ended(last: Row, line: Row, width: float) -> bool:
    """Tell whether a line ended although the next word had room, or a wide gap follows."""
    if line.base - last.base > 1.9 * max(last.height, line.height):
        return True
    words = line.text.split()
    letters = max(len(line.text.strip()), 1)
    first = (line.right - line.left) * (len(words[0]) + 1) / letters
    return last.right - last.left + first + _FITS < width


def _is_cut(last: Row, line: Row, width: float) -> bool:
    """Tell whether a line begins with the rest of a word that was too long for the cell."""
    letters = max(len(line.text.strip()), 1)
    one = (line.right - line.left) / letters
    full = last.right - last.left + one > width
    return full and " " not in last.text.strip() and bool(_REST.match(line.text))
