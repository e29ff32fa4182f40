"""The amounts and times that stand in words which are not read as a whole, each with its words."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from mkataba.reading.amounts import money
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.marks import LONGEST
from mkataba.reading.quantities import duration
from mkataba.reading.spans import Span, span_of
from mkataba.values.duration import duration_data
from mkataba.values.money import money_data

_LONGEST_VALUE = 2 * LONGEST + 3  # words, numbers and characters
_LONGEST_TEXT = 120
_MARKS = frozenset("()[]:;,.-\u2013\u2014=/")
_PARTS = frozenset((",", ";", "&", "/", "+"))

Value = Callable[[Lexicon, Span], str | None]


class Piece(Struct, frozen=True):
    """A part of a text: the value in it, None where there is none, and the words beside it."""

    value: str | None
    words: str


def amount_in(currency: str | None) -> Value:
    """Return what reads an amount whose currency nobody said as one of ``currency``."""

    def read(lexicon: Lexicon, span: Span) -> str | None:
        found = money(span, currency, lexicon.home)
        return money_data(found) if found else None

    return read


def time_of(lexicon: Lexicon, span: Span) -> str | None:
    """Return a length of time in its normal form; None for anything else."""
    found = duration(lexicon, span)
    return duration_data(found) if found else None


def pieces(written: str, lexicon: Lexicon, value: Value) -> tuple[Piece, ...]:
    """Return the parts of a text that hold a value, or words; none where a part holds two values.

    A part ends at a comma, a semicolon, "and", "or" and their like, where values stand on both
    sides.
    """
    span = span_of(written)
    if len(span) > _LONGEST_TEXT:
        return ()
    places = list(_values(span, lexicon, value))
    cuts = {0, len(span)}
    for (_, end, _), (start, _, _) in pairwise(places):
        joint = next((at for at in range(end, start) if _parts_at(span, at, lexicon)), None)
        if joint is None:
            return ()
        cuts.add(joint)
    if places:
        rest = range(places[-1][1], len(span))
        cuts |= {at for at in rest if _parts_at(span, at, lexicon)}
    edges = sorted(cuts)
    found = []
    for start, stop in pairwise(edges):
        inside = [place for place in places if start <= place[0] < stop]
        if not inside:
            if alone := _bare(span[start:stop], lexicon):
                found.append(Piece(None, alone))
            continue
        first, end, said = inside[0]
        words = (_bare(span[start:first], lexicon), _bare(span[end:stop], lexicon))
        found.append(Piece(said, " ".join(filter(None, words))))
    return tuple(found)


def _values(span: Span, lexicon: Lexicon, value: Value) -> Iterator[tuple[int, int, str]]:
    """Yield each value with its place, the longest stretch that is one."""
    at = 0
    while at < len(span):
        ends = range(min(len(span), at + _LONGEST_VALUE), at, -1)
        found = next(((end, said) for end in ends if (said := value(lexicon, span[at:end]))), None)
        if found:
            yield at, found[0], found[1]
        at = found[0] if found else at + 1


def _parts_at(span: Span, at: int, lexicon: Lexicon) -> bool:
    key = span.keys[at : at + 1]
    joints = lexicon.patterns["and"].fixed | lexicon.patterns["or"].fixed
    return key in joints or key[0] in _PARTS


def _bare(span: Span, lexicon: Lexicon) -> str:
    """Return words without marks and words such as "for" at their ends."""
    joints = lexicon.patterns["and"].fixed | lexicon.patterns["or"].fixed
    loose = lexicon.words.linking | _MARKS | {key[0] for key in joints if len(key) == 1}
    start, end = 0, len(span)
    while start < end and span.keys[start] in loose:
        start += 1
    while end > start and span.keys[end - 1] in loose:
        end -= 1
    return span[start:end].text
