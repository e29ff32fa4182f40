"""What a text leaves open that is not read."""

from mkataba.reading.amounts import leaves_currency, names_currency, names_money
from mkataba.reading.assembly import LONGEST_LINE
from mkataba.reading.clauses import HEDGES
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.lines import DASHES, bracketed
from mkataba.reading.quantities import duration, is_day, names_time
from mkataba.reading.spans import Span, span_of
from mkataba.reading.vocabulary import Reason

_LONGEST_COUNTDOWN = 30  # words, numbers and characters
_MINUS = "\u2212"


def holds_minus(text: str) -> bool:
    """Tell whether a minus stands in a text, or a dash close before a number and apart from before.

    Such a dash can be a minus, and no fee or time is below nothing: it is no mark of an item, and
    parts no label from its value. After a number it makes a range; before the name of a currency it
    marks an item, as published charters have it.
    """
    return _MINUS in text or any(_has_minus(span_of(line)) for line in text.splitlines())


def _has_minus(span: Span) -> bool:
    return any(
        key in DASHES
        and span.joined(at + 1)
        and not span.joined(at)
        and not (at and span.keys[at - 1][0].isdecimal())
        and span.keys[at + 1][0].isdecimal()
        for at, key in enumerate(span.keys)
    )


def why_no_fee(lexicon: Lexicon, span: Span, currency: str | None) -> str:
    """Return what a text leaves open that is not read as a fee."""
    if Reason.PART in lexicon.hedges(span):
        return Reason.PART
    if Reason.FEE_VARIES in lexicon.hedges(span) or lexicon.bounds(span):
        return Reason.FEE_VARIES
    numbers = [at for at, key in enumerate(span.keys) if key[0].isdecimal()]
    if lexicon.holds("free", span) or Reason.FREE_FOR_SOME in lexicon.hedges(span):
        return Reason.FREE_FOR_SOME
    if not numbers:
        return Reason.FEE_VARIES if lexicon.means("as per", span) else Reason.NO_AMOUNT
    if "%" in span.keys and (len(numbers) == 1 or len(numbers) == span.keys.count("%")):
        at = span.keys.index("%") + 1
        tied = {one.words[1][1:] for one in lexicon.patterns["percent"].all if "%" in one.words[1]}
        based = len(numbers) > 1 and span.keys[at : at + 1] in tied
        return Reason.MORE_FEES if based else Reason.NO_BASE
    if leaves_currency(span, currency, lexicon.home):
        return Reason.WHICH_CURRENCY
    if not names_money(span) and not currency:
        return Reason.NO_SURE_AMOUNT if names_currency(span) else Reason.NO_CURRENCY
    amounts = [at for at in numbers if currency or names_money(span[max(0, at - 3) : at + 3])]
    if len(amounts) > 1:
        return Reason.MORE_FEES
    split = bracketed(span)
    if split and len(numbers) == 1 and numbers[0] < len(split[0]):
        return Reason.ASIDE
    named = _label(lexicon, span)
    return Reason.LABEL if named and amounts else Reason.WORDS


def _label(lexicon: Lexicon, span: Span) -> Span | None:
    """Return what a colon, a dash or brackets set off as a label, where it limits nothing."""
    ends = (at for at, key in enumerate(span.keys) if key in (":", *DASHES) and at)
    split = bracketed(span)
    label = next((span[:at] for at in ends), split[1] if split else None)
    words = lexicon.words
    other = words.quantifiers | words.limits | words.numbered | words.further
    if label is None or {",", ";"} & set(span.keys) or lexicon.holds("immediate", span):
        return None
    if not other.isdisjoint(label.keys):
        return None
    return label if all(key.isalpha() for key in label.keys) else None


def why_no_time(lexicon: Lexicon, span: Span) -> str:
    """Return what a text leaves open that is not read as a turnaround time."""
    timed = len(span) <= LONGEST_LINE and names_time(lexicon, span)
    words, after = lexicon.words, (*span.keys[1:], "")
    counted = any(
        key in words.numbers or (key[0].isdecimal() and then not in words.ordinal_ends)
        for key, then in zip(span.keys, after, strict=True)
    )
    for reason in lexicon.hedges(span):
        if reason in HEDGES and counted and not (timed and reason == Reason.NO_NUMBER):
            return reason
    if is_day(lexicon, span) or _names_hour(lexicon, span):
        return Reason.CLOCK
    if timed and "%" in span.keys:
        return Reason.NOT_ALL
    if _is_countdown(lexicon, span):
        return Reason.COUNTDOWN
    if any(span[at : at + 1].keys in lexicon.periods for at in range(len(span))):
        return Reason.MORE_TIMES
    if not counted:
        return Reason.NO_NUMBER
    if lexicon.bounds(span) or (timed and lexicon.means("starts", span)):  # after 3 days
        return Reason.NO_LONGEST
    if _holds_fraction(span):
        return Reason.NO_WHOLE_NUMBER
    if not timed:
        unit = lexicon.unit_words.intersection(span.keys)
        return Reason.NO_WHOLE_NUMBER if unit else Reason.NO_UNIT
    if words.first_steps.intersection(span.keys):
        return Reason.FIRST_STEP
    return _why_more(lexicon, span)


def _why_more(lexicon: Lexicon, span: Span) -> str:
    """Return what a text leaves open in which a time stands with more than belongs to it."""
    numbers = sum(key[0].isdecimal() or lexicon.words.numbers.get(key, 0) > 1 for key in span.keys)
    if numbers > 1:
        return Reason.MORE_TIMES
    if len(lexicon.units_in(span)) > 1:
        return Reason.MORE_UNITS
    return Reason.LABEL if _label(lexicon, span) else Reason.WORDS


def _names_hour(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether a number stands beside a part of the day: ``saa 9 alasiri``, or has minutes."""
    clock, keys = lexicon.words.clock, span.keys
    if any(
        keys[at] == ":"
        and keys[at - 1].isdecimal()
        and keys[at + 1].isdecimal()
        # 2:30 hrs, not Stage 1: 2 days
        and span.joined(at)
        and span.joined(at + 1)
        for at in range(1, len(keys) - 1)
    ):
        return True
    return any(
        key[0].isdecimal() and clock.intersection(span.keys[max(0, at - 1) : at + 2])
        for at, key in enumerate(span.keys)
    )


def _holds_fraction(span: Span) -> bool:
    """Tell whether a fraction such as ``1/3`` stands in a span; ``1/2`` may be one or two."""
    keys = span.keys
    return any(
        keys[at] == "/"
        and keys[at - 1] + keys[at + 1] != "12"
        and (keys[at - 1] + keys[at + 1]).isdecimal()
        for at in range(1, len(keys) - 1)
    )


def _is_countdown(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether a time is followed by what it runs to, such as ``2 weeks to the event``."""
    verbs = lexicon.words.verbs
    return len(span) <= _LONGEST_COUNTDOWN and any(
        duration(lexicon, span[start:end]) is not None
        for end in range(1, len(span) - 1)
        for slots in lexicon.find("purpose", span[end:])
        if verbs
        and verbs.isdisjoint(slots["text"].keys[:1])
        and not names_time(lexicon, slots["text"])
        for start in range(max(0, end - 4), end)
    )
