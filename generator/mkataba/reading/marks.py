"""What stands beside an amount for its currency, and which currency that can be."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from mkataba.languages import Language, known
from mkataba.reading.spans import Keys, Span, span_of
from mkataba.values import money
from mkataba.values.money import CURRENCIES, IN_LAKHS, OF_SHILLINGS, SHILLINGS

_FILES = ("currency_marks.txt", "currency_words.txt")
_WORLDWIDE = {("£",): "GBP"}  # for most people; for others it is that of their own country
_OTHER_SHILLINGS = "SOS"
_OTHER_RUPEES = ("LKR", "MUR", "SCR")

# two letters that are no word
_CLEAR = frozenset(("gh", "mk", "rm", "rs", "sh", "tk"))
# codes and names that are words of English or Kiswahili too
_WORDS = frozenset(
    (
        *("all", "bam", "bob", "cop", "cup", "den", "gel", "lak", "mad", "mop", "nad", "pen"),
        *("ron", "rub", "sar", "sek", "sos", "stg", "stn", "top", "try", "won", "zig"),
    )
)

LONGEST = 4
"""Words and characters of the longest mark: K.Shs."""
ENDINGS = (*(span_of(mark).keys for mark in OF_SHILLINGS), ("/", "\u2013"), ("/",))
"""What stands behind a whole amount: it says that it is money, and not whose."""
OF_ENDINGS = frozenset((*SHILLINGS.values(), _OTHER_SHILLINGS, *IN_LAKHS, *_OTHER_RUPEES))
"""Currencies whose amounts are written with such an ending."""


def marks() -> Mapping[Keys, frozenset[str]]:
    """Return how currencies are written, to the codes of those that it can stand for."""
    return _marks(known())


@lru_cache(maxsize=4)
def _marks(languages: tuple[Language, ...]) -> Mapping[Keys, frozenset[str]]:
    found: dict[Keys, set[str]] = defaultdict(set)
    for mark, code in _written():
        found[span_of(mark).keys].add(code)
    named = (word for language in languages for word in language.words("reading.shillings"))
    for mark in ("sh", "shs", "sh.", "shs.", *named):
        found[span_of(mark).keys] |= {*SHILLINGS.values(), _OTHER_SHILLINGS}
    return {mark: frozenset(codes) for mark, codes in found.items()}


def _written() -> Iterator[tuple[str, str]]:
    for code in CURRENCIES:
        for written in (code, f"{code}."):
            yield written, code
    for file in _FILES:
        text = Path(money.__file__).with_name(file).read_text(encoding="utf-8")
        for line in text.splitlines():
            code, *written_so = line.split(" | ")
            for mark in written_so:
                yield mark, code
                if mark.isalpha():
                    yield f"{mark}.", code
    for mark, code in SHILLINGS.items():
        stopped = f"{mark[0]}.{mark[1:]}"  # as K.Sh.
        for written in (mark, f"{mark}.", f"{mark}:", stopped, f"{stopped}."):
            yield written, code


def meant(mark: Keys) -> frozenset[str]:
    """Return the codes of the currencies that a mark can stand for; none where it is no mark."""
    return marks().get(mark, frozenset())


def is_weak(mark: Keys) -> bool:
    """Tell whether a mark may as well be another word, or the number of a section: ``R``, ``ALL``.

    It says a currency only to somebody who knows that this currency is meant.
    """
    word = mark[0]
    alone = word.isalpha() and mark[1:] in ((), (".",))
    short = len(word) == 1 or (len(word) == 2 and word.isascii() and word not in _CLEAR)
    return alone and (short or word in _WORDS)


def ends_in_mark(span: Span) -> bool:
    """Tell whether the last words of a span can be the mark of a currency."""
    return any(meant(span.keys[start:]) for start in range(max(0, len(span) - LONGEST), len(span)))


def marks_in(span: Span, home: str | None) -> Iterator[tuple[int, int, str | None]]:
    """Yield where words such as ``Fees (KSh)`` name a currency, and which one.

    The currency is None where nobody can tell which of several is meant.
    """
    at = 0
    while at < len(span):
        for end in range(min(len(span), at + LONGEST), at, -1):
            mark = span.keys[at:end]
            if codes := meant(mark):
                yield at, end, chosen(codes, mark, None, home)
                at = end
                break
        else:
            at += 1


def chosen(codes: frozenset[str], mark: Keys, currency: str | None, home: str | None) -> str | None:
    """Return the currency that a mark stands for; None where that can't be told.

    Args:
        codes: Those that it can stand for.
        mark: How it is written.
        currency: What a person or the head of the column said; None where nobody did.
        home: That of the country, which a mark of several countries means there.
    """
    if currency in codes:
        return currency
    if len(codes) == 1 and not is_weak(mark):
        return next(iter(codes))
    if mark in _WORLDWIDE and home not in codes:
        return _WORLDWIDE[mark]
    return home if currency is None and home in codes else None
