"""Sentences that say in what all amounts or times of a table are: All fees in US dollars."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mkataba.import_.head_words import vocabulary
from mkataba.import_.readers import Readers
from mkataba.import_.units import unit_of_time
from mkataba.reading.marks import is_weak, marks_in
from mkataba.reading.spans import Span, span_of

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")
# no group of digits of a longer number, such as one of a telephone
_THOUSANDS = re.compile(
    r"(?<!\w|[,.])(?<!\d[ -])['\u2018\u2019]?000['\u2019]?s?(?!\w|[,.]\d|[ -]\d)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 300  # characters of a sentence that says it


class Declared(Struct, frozen=True):
    """What a sentence says of the amounts and times of a table.

    ``codes`` are the currencies that it names, "" for one that can't be told; ``scaled`` tells
    whether amounts are in thousands, or the like; ``unit`` is that of times. ``near`` is one that
    stands at the head of what it speaks of, so that what nothing else is said of is as it says.
    """

    words: str
    codes: frozenset[str] = frozenset()
    scaled: bool = False
    unit: str = ""
    near: bool = False


def declared(text: str, readers: Readers, *, near: bool = False) -> Iterator[Declared]:
    """Yield what the sentences of a text say of all amounts and times.

    Args:
        text: A paragraph, a heading, a row that is one cell.
        readers: How texts are read.
        near: Whether it stands at a table: a currency alone says that amounts are in it.
    """
    for sentence in _SENTENCE.split(text):
        if len(sentence) > _LONGEST:
            continue
        words = _THOUSANDS.sub(" ", sentence)
        span = span_of(words)
        found = marks_in(span, readers.home)
        marks = [one for one in found if not is_weak(span.keys[one[0] : one[1]])]
        if any(_counts(span, start, end) for start, end, _ in marks):
            continue
        small = [word.lower() for word in _WORD.findall(sentence)]
        speaks = _has(small, "fee", readers)
        codes = frozenset(code or "" for _, _, code in marks) if near or speaks else frozenset()
        scaled = words != sentence or _scales(small, readers)
        scaled = scaled and (speaks or bool(codes) or (near and words != sentence))
        unit = ""
        if _has(small, "turnaround", readers) and not re.search(r"\d", sentence):
            unit = _bare(unit_of_time(sentence.strip(" .;:*"), readers), readers)
        if codes or scaled or unit:
            yield Declared(sentence.strip(), codes, scaled, unit, near)


def _counts(span: Span, start: int, end: int) -> bool:
    """Tell whether a mark of money stands beside a number: an amount, and not all of them."""
    beside = (*reversed(span.keys[:start]), ""), (*span.keys[end:], "")
    return any(
        next((key for key in keys if any(map(str.isalnum, key))), "")[:1].isdigit()
        for keys in beside
    )


def _has(words: Sequence[str], field: str, readers: Readers) -> bool:
    """Tell whether one of some words names fees, or times."""
    lists = [vocabulary(readers.languages, code) for code in readers.languages]
    return any(
        known.fields.get(form) == field or (field == "fee" and form in known.amounts)
        for known in lists
        for word in words
        for form in (word, word.removesuffix("s"))
    )


def _bare(unit: str, readers: Readers) -> str:
    """Return a unit without a link before it: working days in "in working days"."""
    links = {
        word for code in readers.languages for word in vocabulary(readers.languages, code).links
    }
    words = unit.split()
    while words and words[0] in links:
        del words[0]
    return " ".join(words)


def _scales(words: Sequence[str], readers: Readers) -> bool:
    lists = [vocabulary(readers.languages, code) for code in readers.languages]
    return any(word in known.scales for known in lists for word in words)


def is_whole(text: str, readers: Readers) -> bool:
    """Tell whether a row of nothing else says in what amounts or times are: it is no service."""
    return any(True for _ in declared(text, readers))
