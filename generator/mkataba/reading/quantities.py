"""Lengths of time and dates, each as a whole span or not at all."""

from datetime import date

from mkataba.reading.amounts import is_currency
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.numbers import HALF, WHOLE, ends, number, ordinal
from mkataba.reading.spans import Span
from mkataba.values.duration import PARTS, Duration, Unit, ranged, together

_LONGEST_PART = 8  # words, numbers and characters


def duration(lexicon: Lexicon, span: Span) -> Duration | None:
    """Return a length of time with its unit: ``7 working days``, ``1-4 weeks``, ``half a day``."""
    if not lexicon.counts(span):
        return None
    if time := _single(lexicon, span) or _together(lexicon, span):
        return time
    for slots in lexicon.find("range", span):
        high = _single(lexicon, slots["high"]) or _of_the_same(lexicon, **slots)
        if high is None or high.least is not None:
            continue
        if lexicon.means("immediate", slots["low"]):
            return Duration(high.most, high.unit, 0)
        low = _single(lexicon, slots["low"])
        if low and low.least is None and low.unit is high.unit:
            return ranged(low.most, high.most, high.unit)
    return None


def _of_the_same(lexicon: Lexicon, low: Span, high: Span) -> Duration | None:
    """Return a bare number in the unit that stands before the other one: ``siku 3 na 7``."""
    most = number(lexicon, high)
    before = number(lexicon, low[-1:]) is not None and len(low) > 1
    time = _single(lexicon, low) if most is not None and before else None
    return _of(time.unit, None, most) if time and most is not None else None


def _single(lexicon: Lexicon, span: Span) -> Duration | None:
    """Return a number of units of one kind, or a length of time that has a name."""
    if time := lexicon.lengths.get(span.keys):
        return time
    for pattern, slots in lexicon.units.find(span):
        found = ends(lexicon, slots["n"]) if pattern else None
        if found and pattern:
            return _of(lexicon.unit_of[pattern], *found)
    for slots in lexicon.find("and a half", span):
        whole = _single(lexicon, slots["time"])
        if whole and whole.least is None and not whole.most % 1:
            return _of(whole.unit, None, whole.most + HALF)
    return None


def _of(unit: Unit, least: float | None, most: float) -> Duration | None:
    """Return so many units; halves of an hour or a year as minutes or months."""
    if not most % 1 and not (least or 0) % 1:
        return ranged(least, most, unit)
    if unit not in PARTS:
        return ranged(least, most, unit)
    of, part = PARTS[unit]
    return ranged(None if least is None else int(least * of), int(most * of), part)


def _together(lexicon: Lexicon, span: Span) -> Duration | None:
    """Return what stands one behind the other: ``1 hour 30 minutes``, ``1 day and 4 hours``."""
    joints = lexicon.joints
    for at in range(2, min(len(span) - 1, _LONGEST_PART)):
        time = _single(lexicon, span[:at])
        if time is None or time.least is not None:
            continue
        start = at
        while start < len(span) - 2 and span.keys[start : start + 1] in joints:
            start += 1
        rest = _single(lexicon, span[start:]) or _together(lexicon, span[start:])
        if rest and (whole := together(time, rest)):
            return whole
    return None


def is_clock(lexicon: Lexicon, span: Span, time: Duration) -> bool:
    """Tell whether a length of hours may as well be hours of the day.

    Such are ``0800 - 1700 hrs``, ``8 to 17 hours``, and in Kiswahili, where one word stands for
    both, ``saa 3 hadi saa 10``.
    """
    if time.unit is not Unit.HOUR:
        return False
    numbers = [key for key in span.keys if key.isdecimal()]
    if any(len(key) > 1 and key[0] == "0" for key in numbers):
        return True
    if time.least is None or not time.least:
        return False
    if all(len(key) == 4 for key in numbers) and len(numbers) == 2:
        return True
    of_day = sum(key in lexicon.words.hour_of_day for key in span.keys)
    return of_day > 1 or (of_day > 0 and time.most <= 12) or _is_office_day(time)


def is_day(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether hours of the day stand in a span, such as ``8 am to 5 pm``, or may stand there.

    Where two numbers stand in it, they are the ends of a range.
    """
    numbers = [at for at, key in enumerate(span.keys) if key[0].isdecimal()]
    beside = {key for at in numbers for key in span.keys[max(0, at - 1) : at + 2]}
    if lexicon.words.clock & beside and len(numbers) > 1:
        return True
    time = duration(lexicon, span)
    return time is not None and is_clock(lexicon, span, time)


def _is_office_day(time: Duration) -> bool:
    return time.least in range(6, 11) and time.most in range(15, 19)


def names_time(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether a length of time stands anywhere within a span."""
    keys = span.keys
    spoken = lexicon.words.numbers
    return lexicon.holds_length(span) or any(
        duration(lexicon, span[start:end]) is not None
        for at, key in enumerate(keys)
        if key[0].isdecimal() or key in spoken
        for start in range(max(0, at - 3), at + 1)
        for end in range(at + 1, min(len(keys), at + 4) + 1)
    )


def leaves_number(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether a number stands within a span that may be a time without its unit.

    Such is ``14`` in ``7 days (14 for complex cases)``. The hour of a clock, the day of a month,
    the number of a form, a year, and what is counted (``minimum 15 participants``) are none.
    """
    words, keys = lexicon.words, span.keys
    for at, key in enumerate(keys):
        whole = int(key) if WHOLE.fullmatch(key) else words.numbers.get(key, 0)
        before, after = keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
        told = before in words.numbered or is_currency(before) or before in words.clock
        told = (
            told or after in words.clock or after in words.ordinal_ends or after in lexicon.months
        )
        counted = before[:1].isalpha() and after[:1].isalpha()
        counted = counted and words.linking.isdisjoint((before, after))
        if 1 < whole < 1000 and not told and not counted:
            return True
    return False


def day(lexicon: Lexicon, span: Span) -> tuple[int | None, int, int] | None:
    """Return the year (None where it is not said), the month and the day of a date."""
    keys = span.keys
    if len(keys) == 5 and keys[1] == keys[3] == "-" and all(k.isdecimal() for k in keys[::2]):
        return _valid(int(keys[0]), int(keys[2]), int(keys[4]))
    year = None
    if len(keys) > 2 and len(keys[-1]) == 4 and keys[-1].isdecimal():
        year = int(keys[-1])
        span = span[: -2 if keys[-2] == "," else -1]
    forms = [{"day": span[:-1], "month": span[-1:]}, *lexicon.find("date", span)]
    for slots in forms:
        month, number_ = lexicon.months.get(slots["month"].text.casefold()), slots["day"]
        if month and (of_month := ordinal(lexicon, number_)):
            return _valid(year, month, of_month)
    return None


def _valid(year: int | None, month: int, of_month: int) -> tuple[int | None, int, int] | None:
    try:
        date(year or 2024, month, of_month)
    except ValueError:
        return None
    return year, month, of_month
