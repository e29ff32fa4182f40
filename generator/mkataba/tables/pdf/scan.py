"""Pages that are pictures -> pages with words, by tesseract, where it is installed."""

import csv
import io
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from statistics import median

import pypdfium2

from mkataba.system.programs import installed, surroundings
from mkataba.tables.grid import UnreadableError
from mkataba.tables.pdf.page import Glyph, Line, Page

_SCALE = 3.0  # dots for each point: 216 dpi
_SECONDS = 60
_DARK = 128
_BARE = bytes(0 if level < _DARK else 255 for level in range(256))
_LONG = 60  # dots of a line; no letter is as long
_RUN = re.compile(rb"\x00{%d,}" % _LONG)
_THICK = 12  # dots
_MOST_DOTS = 40_000_000
_WORD = re.compile(r"[^\s|_\[\]—–-]")  # pieces of lines are read as such
_CODES = ("eng", "swa")  # of the languages that come with us, as tesseract calls them
_SURE = 30  # of 100: below, tesseract took a speck for a word


def program() -> str | None:
    """Return where tesseract is; None where it is not installed."""
    return installed("tesseract")


@cache
def languages(tesseract: str) -> str:
    """Return those of our languages that tesseract has, as it is told them; English at least."""
    try:
        ran = subprocess.run(
            [tesseract, "--list-langs"],
            capture_output=True,
            env=surroundings(),
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "eng"
    has = {line.strip() for line in ran.stdout.decode("utf-8", "replace").splitlines()}
    return "+".join(code for code in _CODES if code in has) or "eng"


def read(document: pypdfium2.PdfDocument, index: int, tesseract: str) -> Page:
    """Return what stands on a page that is a picture, as far as tesseract can tell.

    Raises:
        UnreadableError: If the page is far too large, or tesseract fails.
    """
    found = document[index]
    try:
        width, height = found.get_size()
        if width * height * _SCALE**2 > _MOST_DOTS:
            raise UnreadableError(f"can't be read: page {index + 1} is far too large")
        bitmap = found.render(scale=_SCALE, grayscale=True)
        across, down, stride = bitmap.width, bitmap.height, bitmap.stride
        dots = bytes(bitmap.buffer)
        bitmap.close()
    finally:
        found.close()
    rows = [dots[n * stride : n * stride + across] for n in range(down)]
    words = _words(b"P5 %d %d 255\n" % (across, down) + b"".join(rows), tesseract, index + 1)
    bare = [row.translate(_BARE) for row in rows]
    whole = b"".join(bare)
    level = tuple(_lines(bare))
    upright = tuple(_lines([whole[n::across] for n in range(across)]))
    return Page(index + 1, width, height, tuple(words), level, upright)


def _words(picture: bytes, tesseract: str, number: int) -> Iterator[Glyph]:
    try:
        ran = subprocess.run(
            [tesseract, "stdin", "stdout", "--psm", "11", "-l", languages(tesseract), "tsv"],
            input=picture,
            capture_output=True,
            env=surroundings(OMP_THREAD_LIMIT="1"),
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        ran = None
    if ran is None or ran.returncode:
        raise UnreadableError(f"can't be read: tesseract fails on page {number}")
    table = csv.DictReader(
        io.StringIO(ran.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for word in table:
        if _WORD.search(word["text"] or "") and float(word["conf"]) >= _SURE:
            key = tuple(word[name] for name in ("block_num", "par_num", "line_num"))
            lines.setdefault(key, []).append(word)
    if not lines:
        return
    # boxes end at the letters in them: their heights tell nothing of raised words
    heights = (max(int(word["height"]) for word in line) for line in lines.values())
    height = median(heights) / _SCALE * 1.3
    for line in lines.values():
        base = max(int(word["top"]) + int(word["height"]) for word in line) / _SCALE - height / 6
        for word in line:
            left = int(word["left"]) / _SCALE
            right = left + int(word["width"]) / _SCALE
            yield Glyph(f"{word['text'].strip()} ", left, right, base, height)


def _lines(rows: list[bytes]) -> Iterator[Line]:
    """Yield the lines along some rows of dots; what is thicker than a line is none."""
    open_: dict[tuple[int, int], int] = {}
    for at, row in enumerate([*rows, b""]):
        here = {(found.start() // 8, found.end() // 8): found for found in _RUN.finditer(row)}
        for key in [key for key in open_ if key not in here]:
            thick = at - open_.pop(key)
            if thick <= _THICK:
                middle = at - thick / 2
                yield Line(middle / _SCALE, key[0] * 8 / _SCALE, (key[1] + 1) * 8 / _SCALE)
        for key in here:
            open_.setdefault(key, at)
