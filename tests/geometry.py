"""What is printed wrong on a sheet, found in the boxes of its PDF: nothing here knows a layout.

``faults`` tells letters that print over others, texts that stand too near each other on a line,
letters that leave the page, touch a picture or a code, cross the edge of a box of colour, or have
its colour. ``sizes`` tells in which sizes the letters are set.
"""

import ctypes
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec.structs import replace

from mkataba.values.colour import WHITE, contrast

MM = 72 / 25.4
_TILE = 24  # points
_contrast = lru_cache(contrast)
_MOST_SIDES = 60  # of a box or a line, corners included
# of the smaller type, a space less what ink reaches into it: what two texts on a line keep
_APART = 0.17
_ON = 0.03  # of the type: how exactly a text goes on where the one before it ends
_KERNED = 0.12  # of the type: how far letters of one word, in one font, may be moved
# stand in a word where it may be parted, and may have no width
_HYPHENS = {"\xad", "\x02"}
_SEEN = 3  # the contrast from which large letters can be told from what is behind them


class Box(Struct, frozen=True):
    """A rectangle on a page in points from its lower left corner; ``what`` is the letter in it.

    ``run`` numbers the letters that are set in one go: in one type, on one line. ``colour`` is that
    of the letter or the area; "" where what is behind it shines through.
    """

    left: float
    bottom: float
    right: float
    top: float
    what: str = ""
    size: float = 0
    number: int = 0
    colour: str = ""
    run: int = 0
    font: bytes = b""

    def over(self, other: "Box") -> tuple[float, float]:
        """Return how wide and how high the two cover each other, in points."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )


class Page(Struct, frozen=True):
    """A page: the box in which it is trimmed, its letters, its pictures, its areas of colour.

    ``runs`` are the boxes of runs of letters, with the room that the type keeps beside a letter.
    """

    trim: Box
    letters: list[Box]
    runs: list[Box]
    pictures: list[Box]
    areas: list[Box]


def pages(path: Path | bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; what asks about the same PDF next need not read it again."""
    yield from _read(path if isinstance(path, bytes) else path.read_bytes())


@lru_cache(maxsize=2)
def _read(raw: bytes) -> tuple[Page, ...]:
    document = pypdfium2.PdfDocument(raw)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    pictures, areas = [], []
    for thing in page.get_objects(max_depth=1):
        bounds = Box(*thing.get_bounds())
        if thing.type in (pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_IMAGE):
            pictures.append(bounds)
        elif pdfium.FPDFPath_CountSegments(thing) > _MOST_SIDES:
            pictures.append(bounds)  # a code is drawn as one path
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and _filled(thing):
            areas.append(replace(bounds, colour=_colour(pdfium.FPDFPageObj_GetFillColor, thing)))
    letters, runs = _letters(page)
    return Page(Box(*page.get_trimbox()), letters, runs, pictures, areas)


def _colour(asked: Callable[..., int], *of: object) -> str:
    red, green, blue, alpha = parts = [ctypes.c_uint() for _ in range(4)]
    asked(*of, *map(ctypes.byref, parts))
    solid = alpha.value == 255
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}" if solid else ""


def _filled(path: pypdfium2.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return mode.value != pdfium.FPDF_FILLMODE_NONE


def _letters(page: pypdfium2.PdfPage) -> tuple[list[Box], list[Box]]:
    """Return the letters of a page, and the boxes of their runs."""
    held = page.get_textpage()
    text, matrix = held.raw, pdfium.FS_MATRIX()
    left, right, bottom, top = sides = [ctypes.c_double() for _ in range(4)]
    told = [ctypes.byref(side) for side in sides]
    looks: dict[bytes, tuple[float, str, int, bytes]] = {}
    letters: list[Box] = []
    ends: dict[int, list[int]] = {}  # the first and the last letter of each run, spaces too
    parted: set[int] = set()  # runs in which a word may be parted
    for number in range(held.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, number)
        if code in (0, 0xFFFE) or pdfium.FPDFText_IsGenerated(text, number) == 1:
            continue
        # the letters of one run look alike: to ask of each takes as long as all the rest
        held_in = pdfium.FPDFText_GetTextObject(text, number)
        run = bytes(held_in)  # its address
        look = looks.get(run)
        if look is None:
            pdfium.FPDFText_GetMatrix(text, number, matrix)
            size = pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d or matrix.b)
            colour = _colour(pdfium.FPDFText_GetFillColor, text, number)
            # at a slant: the mark of a draft, which lies behind the page
            font = bytes(pdfium.FPDFTextObj_GetFont(held_in))
            look = looks[run] = (0 if matrix.a and matrix.b else size, colour, len(looks), font)
        if not look[0]:
            continue
        ends.setdefault(look[2], [number, number])[1] = number
        if chr(code) in _HYPHENS:
            parted.add(look[2])
        if chr(code).isspace():
            continue
        pdfium.FPDFText_GetCharBox(text, number, *told)
        if right.value > left.value and top.value > bottom.value:
            box = left.value, bottom.value, right.value, top.value
            letters.append(Box(*box, chr(code), look[0], number, *look[1:]))
    return letters, [*_runs(text, letters, ends, parted)]


def _runs(
    text: object, letters: Sequence[Box], ends: dict[int, list[int]], parted: set[int]
) -> Iterator[Box]:
    held: dict[int, list[Box]] = defaultdict(list)
    for letter in letters:
        held[letter.run].append(letter)
    loose, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    begun, base = ctypes.c_double(), ctypes.c_double()
    for run, numbers in ends.items():
        spans = []
        pdfium.FPDFText_GetMatrix(text, numbers[0], matrix)
        level = matrix.a > 0 and not matrix.b
        for number in numbers:
            pdfium.FPDFText_GetLooseCharBox(text, number, loose)
            if level:  # the box reaches as far as the ink; a letter begins where its own room does
                pdfium.FPDFText_GetCharOrigin(text, number, begun, base)
            spans += [begun.value if level else loose.left, loose.right]
        seen = held[run]
        if seen:
            bottom, top = min(one.bottom for one in seen), max(one.top for one in seen)
            words = "".join(letter.what for letter in seen) + ("\xad" if run in parted else "")
            sides = {"left": min(spans), "right": max(spans), "bottom": bottom, "top": top}
            yield replace(seen[0], what=words, **sides)
        else:  # spaces alone
            high = loose.top - loose.bottom
            yield Box(min(spans), loose.bottom, max(spans), loose.top, size=high, run=run)


def faults(path: Path | bytes, edge: float = 3) -> list[str]:
    """Return a line for each thing that is printed wrong.

    Args:
        path: The PDF.
        edge: How far from the edge of the trimmed page letters have to stay, in millimetres.
    """
    found = []
    for number, page in enumerate(pages(path), 1):
        found += [f"page {number}: {fault}" for fault in _faults(page, edge * MM)]
    return found


def _faults(page: Page, edge: float) -> Iterator[str]:
    trim = page.trim
    page = replace(page, letters=[one for one in page.letters if one.colour])  # no watermark
    inside = Box(trim.left + edge, trim.bottom + edge, trim.right - edge, trim.top - edge)
    for letter in page.letters:
        if not _within(letter, inside):
            yield f"{_words(page, letter)} leaves the page"
    for picture in page.pictures:
        for letter in _touching(page.letters, picture, 0.3):
            yield f"{_words(page, letter)} touches a picture"
    behind: dict[int, Box] = {}
    for area in sorted(page.areas, key=_size, reverse=True):
        for letter in _touching(page.letters, area, 0.5):
            behind[letter.number] = area  # what is smaller lies above
            if not _within(letter, area, 0.6):
                yield f"{_words(page, letter)} crosses the edge of an area of colour"
    for letter in page.letters:
        if letter.what == ".":
            continue  # rows of dots lead the eye to a number, and are pale
        area = behind.get(letter.number, trim)
        if _contrast(letter.colour, area.colour or WHITE) < _SEEN:
            yield f"{_words(page, letter)} has the colour of what is behind it"
    for one, other in _over_each_other(page.letters):
        yield f"{_words(page, one)} is printed over {_words(page, other)}"
    for one, other in _beside_each_other(page.runs):
        yield f"{one.what!r} stands too near {other.what!r}"


def _size(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)


def _touching(letters: Sequence[Box], box: Box, least: float) -> list[Box]:
    """Return the letters that cover more than ``least`` points of a box both ways."""
    # no call for each letter: a sheet has thousands, and some have a hundred codes
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    return [
        one
        for one in letters
        if one.left < right
        and one.right > left
        and one.bottom < top
        and one.top > bottom
        and min(one.over(box)) > least
    ]


def _over_each_other(letters: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the letters of which one is printed over the other, each pair once."""
    tiles: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for letter in letters:
        for tile in _tiles(letter):
            tiles[tile].append(letter)
    told = set()
    for near in tiles.values():
        near.sort(key=lambda letter: letter.left)
        for i, one in enumerate(near):
            right, bottom, top = one.right, one.bottom, one.top
            for other in near[i + 1 :]:
                if other.left >= right:
                    break
                if other.bottom >= top or other.top <= bottom:
                    continue
                first, second = sorted((one, other), key=lambda letter: letter.number)
                pair = (first.number, second.number)
                if first.run == second.run or pair in told:
                    continue  # letters of a ligature share a box, kerned ones touch
                wide, high = first.over(second)
                # a stroke that two lines share is no fault
                if wide > 0.12 * first.size and high > 0.12 * first.size:
                    told.add(pair)
                    yield first, second


def _beside_each_other(runs: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the runs that stand nearer to each other on a line than two texts may, from the left.

    What goes on where another run ends is one text with it, in another type or colour.
    """
    lines: dict[int, list[Box]] = defaultdict(list)
    for run in runs:
        for number in range(int(run.bottom // _TILE), int(run.top // _TILE) + 1):
            lines[number].append(run)
    text = {run.run: run.run for run in runs}
    near: dict[tuple[int, int], tuple[Box, Box]] = {}
    for line in lines.values():
        line.sort(key=lambda run: (run.left, run.right))
        for i, one in enumerate(line):
            for other in line[i + 1 :]:
                gap = other.left - one.right
                size = min(one.size, other.size)
                if gap >= _APART * size:
                    break
                if gap < -size or one.over(other)[1] < 0.25 * size:
                    continue  # of two lines, or one over the other
                alike = (one.size, one.colour, one.font) == (other.size, other.colour, other.font)
                goes_on = abs(gap) <= (_KERNED if alike else _ON) * size
                if goes_on or _HYPHENS & {one.what[-1:], other.what[-1:]}:
                    whole = text[other.run]
                    text = {run: text[one.run] if of == whole else of for run, of in text.items()}
                near[one.run, other.run] = one, other
    for one, other in near.values():
        if text[one.run] == text[other.run]:
            continue
        # marks, such as a bracket where the direction of a text turns, are none
        if all(any(map(str.isalnum, run.what)) for run in (one, other)):
            yield one, other


def _tiles(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.left // _TILE), int(box.right // _TILE) + 1):
        for y in range(int(box.bottom // _TILE), int(box.top // _TILE) + 1):
            yield x, y


def _within(inner: Box, outer: Box, room: float = 0.0) -> bool:
    return (
        inner.left >= outer.left - room
        and inner.right <= outer.right + room
        and inner.bottom >= outer.bottom - room
        and inner.top <= outer.top + room
    )


def _words(page: Page, letter: Box) -> str:
    """Return the letters beside one, as a reader would look for it."""
    here = next(i for i, one in enumerate(page.letters) if one is letter)
    return repr("".join(one.what for one in page.letters[max(0, here - 8) : here + 9]))


def sizes(path: Path | bytes) -> Counter[float]:
    """Return how many letters are set in each size, in points to a tenth."""
    return Counter(round(letter.size, 1) for page in pages(path) for letter in page.letters)


def filled(path: Path | bytes, above: float = 0, beneath: float = 0) -> list[float]:
    """Return for each page which share of its height lies between its first and last letter.

    Args:
        path: The PDF.
        above: Millimetres at the head that hold what stands on every page; they count for nothing.
        beneath: The same at the foot.
    """
    made = []
    for page in pages(path):
        low, high = page.trim.bottom + beneath * MM, page.trim.top - above * MM
        body = [one for one in page.letters if one.bottom >= low and one.top <= high]
        edges = [edge for one in body for edge in (one.bottom, one.top)]
        made.append((max(edges) - min(edges)) / (high - low) if edges else 0.0)
    return made
