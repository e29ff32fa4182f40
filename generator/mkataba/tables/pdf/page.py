"""A page of a PDF as it is drawn: its characters and its lines, from its upper left corner."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from mkataba.tables.grid import RAISED, UnreadableError
from mkataba.tables.limits import PAGE_GLYPHS, PAGE_PATHS

_THIN = 2.5  # points: a filled box that is not higher, or not wider, is a line
_SHORTEST = 1.0  # points of a stroke that is part of a line
_STEEPEST = 1.0  # points that a level line may rise
_DEEPEST = 8  # groups of drawings within each other


class Glyph(Struct, frozen=True):
    """A character, or a word that was read from a picture.

    ``base`` is the line that it stands on, ``height`` that of its line; all in points from the
    upper left corner of the page.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


class Line(Struct, frozen=True):
    """A level line at a height, or an upright one at a distance from the left: ``at``."""

    at: float
    start: float
    end: float


class Page(Struct, frozen=True):
    """What is drawn on a page.

    ``unknown`` is the number of characters of which the file does not say what they are.
    ``pictures`` is the share of the page that its largest picture covers.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Line, ...]
    upright: tuple[Line, ...]
    unknown: int = 0
    pictures: float = 0.0


def page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Return what is drawn on a page of a document, the first being 0.

    Raises:
        UnreadableError: If far more is drawn on it than on a page of a charter.
    """
    found = document[index]
    try:
        width, height = found.get_size()
        turn = found.get_rotation()
        turned = _Turned(turn, width, height)
        words = found.get_textpage()
        try:
            glyphs, unknown = _glyphs(words, turned, index + 1)
        finally:
            words.close()
        drawn = _Drawn(turned)
        if raw.FPDFPage_CountObjects(found) > PAGE_PATHS:
            raise _too_much(index + 1)
        for number in range(raw.FPDFPage_CountObjects(found)):
            drawn.take(raw.FPDFPage_GetObject(found, number), _SAME, 0)
            if len(drawn.level) + len(drawn.upright) > PAGE_PATHS:
                raise _too_much(index + 1)
    finally:
        found.close()
    level, upright = tuple(drawn.level), tuple(drawn.upright)
    covered = drawn.picture / (width * height) if width * height else 0.0
    return Page(index + 1, width, height, glyphs, level, upright, unknown, covered)


def _too_much(number: int) -> UnreadableError:
    return UnreadableError(f"can't be read: far too much is drawn on page {number}")


class _Turned(Struct, frozen=True):
    """Places on a page as a person sees it, which may be turned by quarters."""

    quarters: int
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a place from the upper left corner."""
        if self.quarters == 90:
            return y, x
        if self.quarters == 180:
            return self.width - x, y
        if self.quarters == 270:
            return self.width - y, self.height - x
        return x, self.height - y


def _glyphs(
    words: pypdfium2.PdfTextPage, turned: _Turned, number: int
) -> tuple[tuple[Glyph, ...], int]:
    count = words.count_chars()
    if count > PAGE_GLYPHS:
        raise _too_much(number)
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    found, unknown = [], 0
    printed: dict[tuple[int, int, int], int] = {}
    for n in range(count):
        code = raw.FPDFText_GetUnicode(words, n)
        if code < 32 or raw.FPDFText_IsGenerated(words, n) == 1:
            if code in (2, 173):  # a hyphen where a word is parted at the end of a line
                code = 173
            else:
                continue
        unknown += raw.FPDFText_HasUnicodeMapError(words, n) == 1 or 0xE000 <= code <= 0xF8FF
        raw.FPDFText_GetLooseCharBox(words, n, box)
        raw.FPDFText_GetCharOrigin(words, n, x, y)
        left, first = turned.at(box.left, box.top)
        right, last = turned.at(box.right, box.bottom)
        base = turned.at(x.value, y.value)[1]
        high = abs(last - first)
        if 48 <= code <= 57 and _is_raised(words, n, turned, base, high):
            code = ord(chr(code).translate(RAISED))
        # bold may be printed twice; the letters of a ligature stand at one place in one piece
        place = code, round(left), round(base)
        piece = ctypes.cast(raw.FPDFText_GetTextObject(words, n), ctypes.c_void_p).value or 0
        if printed.setdefault(place, piece) != piece:
            continue
        if high > 0 and _is_level(raw.FPDFText_GetCharAngle(words, n), turned.quarters):
            text = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            found.append(Glyph(text, min(left, right), max(left, right), base, high))
    return tuple(found), unknown


def _is_raised(
    words: pypdfium2.PdfTextPage, number: int, turned: _Turned, base: float, height: float
) -> bool:
    """Tell whether a digit stands above its line: fonts have such ones of their own."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(words, number, left, right, bottom, top)
    corners = turned.at(left.value, bottom.value), turned.at(right.value, top.value)
    return base - max(y for _, y in corners) > 0.15 * height


def _is_level(angle: float, quarters: int) -> bool:
    """Tell whether writing is level, seen on a page that is turned."""
    seen = (angle * 57.29578 - quarters) % 360 if quarters in (90, 270) else angle * 57.29578 % 360
    level = (0, 180) if quarters in (90, 270) else (quarters % 360,)
    return any(min(abs(seen - one), 360 - abs(seen - one)) < 10 for one in level)


_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


class _Drawn:
    """Takes in what is drawn, and keeps the lines of it."""

    def __init__(self, turned: _Turned) -> None:
        self.level: list[Line] = []
        self.upright: list[Line] = []
        self.picture = 0.0
        self._turned = turned

    def take(self, drawing: object, matrix: _Matrix, depth: int) -> None:
        """Take in a drawing and what lies in it."""
        kind = raw.FPDFPageObj_GetType(drawing)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE):
            return
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(drawing, own)
        within = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, *_ = within
            self.picture = max(self.picture, abs(a * d - b * c))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            for n in range(min(raw.FPDFFormObj_CountObjects(drawing), PAGE_PATHS)):
                self.take(raw.FPDFFormObj_GetObject(drawing, n), within, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(drawing, fill, stroke)
            for points in _parts(drawing, within, self._turned):
                if stroke.value:
                    for one, other in pairwise(points):
                        self._line(*one, *other, _STEEPEST)
                elif fill.value:
                    across, down = zip(*points, strict=True)
                    self._line(min(across), min(down), max(across), max(down), _THIN)

    def _line(self, x: float, y: float, right: float, bottom: float, thin: float) -> None:
        across, down = abs(right - x), abs(bottom - y)
        if down <= thin and across >= max(_SHORTEST, 2 * down):
            self.level.append(Line((y + bottom) / 2, min(x, right), max(x, right)))
        elif across <= thin and down >= max(_SHORTEST, 2 * across):
            self.upright.append(Line((x + right) / 2, min(y, bottom), max(y, bottom)))


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _parts(
    drawing: object, matrix: _Matrix, turned: _Turned
) -> Iterator[list[tuple[float, float]]]:
    """Yield the strokes of a path as the points that they go through; curves end one."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for n in range(min(raw.FPDFPath_CountSegments(drawing), PAGE_PATHS)):
        segment = raw.FPDFPath_GetPathSegment(drawing, n)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        place = turned.at(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append(place)
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
