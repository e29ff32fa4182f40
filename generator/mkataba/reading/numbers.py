"""Numbers and ordinals in digits and words, each as a whole span or not at all."""

import re

from mkataba.reading.lexicon import Lexicon
from mkataba.reading.spans import Keys, Span

WHOLE = re.compile(r"[0-9]{1,4}")
_DECIMAL = re.compile(r"([0-9]{1,2})\.50?")
_FRACTIONS = (("½",), ("1", "/", "2"))
_LONGEST = 12  # words, numbers and characters of two numbers
HALF = 1 / 2


def number(lexicon: Lexicon, span: Span) -> int | None:
    """Return a whole number in digits or words, or in both: ``two (2)``."""
    keys = span.keys
    if len(keys) > 3 and "(" in keys and ")" in keys:
        start, end = keys.index("("), keys.index(")")
        inner, outer = span[start + 1 : end], span[:start] if start else span[end + 1 :]
        whole = len(inner) + len(outer) + 2 == len(keys)
        first, second = number(lexicon, outer), number(lexicon, inner)
        return first if whole and first == second else None
    if len(keys) == 1 and WHOLE.fullmatch(keys[0]):
        return int(keys[0])
    words = [key for key in keys if key not in lexicon.words.joiners]
    values = [lexicon.words.numbers.get(word) for word in words]
    if len(values) == 1:
        return values[0]
    if len(values) == 2 and values[0] in range(10, 91, 10) and values[1] in range(1, 10):
        return (values[0] or 0) + (values[1] or 0)
    return None


def count(lexicon: Lexicon, span: Span) -> float | None:
    """Return a whole number or one and a half: ``7``, ``1.5``, ``1½``, ``one and a half``."""
    if (whole := number(lexicon, span)) is not None:
        return whole
    if found := _DECIMAL.fullmatch(span.text):
        return int(found[1]) + HALF
    for fraction in _FRACTIONS:
        at = len(span) - len(fraction)
        if at >= 0 and span.keys[at:] == fraction:
            before: Keys = span.keys[:at]
            if not before:
                return HALF if len(fraction) == 1 else None  # 1/2 days may be one or two
            return (
                int(before[0]) + HALF if len(before) == 1 and WHOLE.fullmatch(before[0]) else None
            )
    for slots in lexicon.find("and a half", span) if len(span) > 2 else ():
        whole = number(lexicon, slots["time"])
        return None if whole is None else whole + HALF
    return None


def ordinal(lexicon: Lexicon, span: Span) -> int | None:
    """Return what ``third``, ``3rd`` or ``3`` stands for."""
    keys, words = span.keys, lexicon.words
    if len(keys) == 1:
        return words.ordinals.get(keys[0]) or (int(keys[0]) if WHOLE.fullmatch(keys[0]) else None)
    if len(keys) == 2 and keys[1] in words.ordinal_ends and WHOLE.fullmatch(keys[0]):
        return int(keys[0])
    return None


def ends(lexicon: Lexicon, span: Span) -> tuple[float | None, float] | None:
    """Return the lower end, None where there is none, and the number or upper end."""
    if len(span) > _LONGEST:
        return None
    if (most := count(lexicon, span)) is not None:
        return None, most
    for slots in lexicon.find("either", span):
        low, high = number(lexicon, slots["low"]), number(lexicon, slots["high"])
        if low is not None and high == low + 1:
            return low, high
    for slots in lexicon.find("range", span):
        first, last = count(lexicon, slots["low"]), count(lexicon, slots["high"])
        if first is not None and last is not None:
            return first, last
    return None
