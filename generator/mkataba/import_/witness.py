"""What the cells of a column bear witness of: fees, times, numbers of rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mkataba.import_.readers import Readers, is_bare, is_fee, is_time
from mkataba.tables import Cell

_WORDS = 3  # from so many on, a text is words
_MOST = 30  # cells of a column that are read
_NUMBER = re.compile(r"[(\[]?(?:\d{1,4}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6})[.):\]]*", re.IGNORECASE)


def column(rows: Iterable[Sequence[Cell]], position: int) -> list[str]:
    """Return what stands in the first cells of a column that say something."""
    filled = (row[position].text for row in rows if position < len(row) and row[position].lines)
    return list(islice((text for text in filled if any(map(str.isalnum, text))), _MOST))


def reads_as(texts: Sequence[str], field: str, readers: Readers, unit: str = "") -> bool:
    """Tell whether at least half of some cells read as a fee or a time, in any language.

    Args:
        texts: What stands in the cells.
        field: ``fee`` or ``turnaround``; cells witness no other field.
        readers: How texts are read.
        unit: That of bare numbers, where the head of the column names one.
    """
    if field not in ("fee", "turnaround") or not texts:
        return False
    reads = is_fee if field == "fee" else is_time
    count = sum(
        (bool(unit) and is_bare(text))
        or any(reads(readers, text, code) for code in _codes(readers))
        for text in texts
    )
    return 2 * count >= len(texts)


def value_of(texts: Sequence[str], readers: Readers) -> str:
    """Return which of fee and time most cells say; "" where they say neither, or either.

    Numbers alone say neither: they count anything.
    """
    if all(map(is_bare, texts)):
        return ""
    found = [field for field in ("fee", "turnaround") if reads_as(texts, field, readers)]
    return found[0] if len(found) == 1 else ""


def are_numbers(texts: Sequence[str]) -> bool:
    """Tell whether cells are the numbers of their rows: each is one, and they differ."""
    return bool(texts) and all(map(is_number, texts)) and len(set(texts)) > len(texts) / 2


def count_rows(texts: Sequence[str]) -> bool:
    """Tell whether cells count the rows: 1, 2, 3."""
    digits = [text.strip(" .():") for text in texts]
    return len(digits) > 1 and digits == [str(n) for n in range(1, len(digits) + 1)]


def is_number(text: str) -> bool:
    """Tell whether a text is the number of a row: ``3``, ``1.2``, ``(iv)``, ``b)``."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_mark(text: str) -> bool:
    """Tell whether a text can be what rows are told apart by: ``3``, ``LB/04``; no words."""
    return is_number(text) or (len(text.split()) < _WORDS and any(map(str.isdigit, text)))


def speaks(row: Sequence[Cell], readers: Readers) -> bool:
    """Tell whether a row says a fee, a time or an amount, as no head does."""
    texts = [cell.plain for cell in row if cell.lines]
    return any(
        is_bare(text)
        or any(is_time(readers, text, c) or is_fee(readers, text, c) for c in _codes(readers))
        for text in texts
    )


def _codes(readers: Readers) -> Iterator[str]:
    yield from readers.languages
