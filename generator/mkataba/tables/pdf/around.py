"""Lines of a page outside of its tables -> passages: headings, paragraphs, items."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from mkataba.tables.passage import Passage, passage
from mkataba.tables.pdf.lines import MARK, Row

GAP = 1.5  # of a line's height: what stands further apart stands beside each other
_LARGER = 1.12  # a heading's letters are so much higher than those of most lines
_WIDE = 1.9  # of a line's height: what is further below is a paragraph of its own

Line = Sequence[Row]
"""The pieces of a line, from the left."""


def passages(source: str, page: int, lines: Sequence[Line], usual: float) -> Iterator[Passage]:
    """Yield what lines say, those that only the width broke as one.

    Args:
        source: The file.
        page: The page's number.
        lines: Those between two tables, from the top.
        usual: How high most letters of the page are.
    """
    where = f"page {page}"
    right = max((row.right for line in lines for row in line), default=0.0)
    texts: list[str] = []
    first: Row | None = None
    last: Row | None = None

    def ended() -> Iterator[Passage]:
        nonlocal texts, first, last
        if texts and first:
            level = 2 if first.height > _LARGER * usual else 0
            text = " ".join(texts).replace("\u00ad ", "")
            item = bool(MARK.match(text))
            made = passage(source, [text], level=level, item=item and not level, where=where)
            yield from [made] if made else []
        texts, first, last = [], None, None

    for line in map(_joined, lines):
        if len(line) > 1:
            yield from ended()
            made = (passage(source, [row.text], where=where, beside=True) for row in line)
            yield from (one for one in made if one)
            continue
        (row,) = line
        if last is None or _begins(last, row, right):
            yield from ended()
            first = row
        texts.append(row.text.strip())
        last = row
    yield from ended()


def usual_height(lines: Iterable[Line]) -> float:
    """Return how high the letters of most lines are."""
    heights = [row.height for line in lines for row in line for _ in row.text]
    return median(heights) if heights else 0.0


def _joined(line: Line) -> list[Row]:
    """Return a line with marks before an item, and labels before what they name, as one piece."""
    rows = list(line)
    if len(rows) == 2 and (
        MARK.fullmatch(rows[0].text.strip()) or rows[0].text.rstrip().endswith(":")
    ):
        one, other = rows
        text = f"{one.text.strip()} {other.text.strip()}"
        return [Row(text, one.left, other.right, one.base, max(one.height, other.height))]
    return rows


def _begins(last: Row, row: Row, right: float) -> bool:
    """Tell whether a line begins a passage, and does not go on with the one above."""
    high = max(last.height, row.height)
    if MARK.match(row.text.strip()) or abs(last.height - row.height) > 0.1 * high:
        return True
    if row.base - last.base > _WIDE * high:
        return True
    text = row.text.strip()
    word = (row.right - row.left) * (len(text.split()[0]) + 1) / len(text) if text else 0.0
    return last.right + word < right
