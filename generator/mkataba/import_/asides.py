"""What stands beside a published time and may make it another one: draft, the hour of a day."""

from mkataba.reading.lexicon import Lexicon
from mkataba.reading.reader import Unread
from mkataba.reading.spans import span_of
from mkataba.reading.vocabulary import Reason
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround, Within

_HALF_DAY = 12  # hours


class Doubted(Unread, frozen=True):
    """A time that its text may say, and what leaves that open."""

    value: Turnaround


def doubt_of_time(time: Turnaround, text: str, lexicon: Lexicon) -> str:
    """Return why a time is not surely what its text says; "" if it is.

    A condition in brackets has to be one that is known, or to be made of known words. In languages
    with one word for an hour and for the hour of a day, such as ``saa``, a few hours may be either.

    Args:
        time: What was read.
        text: What was published.
        lexicon: Of its language.
    """
    if time.when and _is_unsure(time.when, text, lexicon):
        return Reason.ASIDE
    keys = span_of(text).keys
    short = isinstance(time.promise, Within) and time.promise.duration.most <= _HALF_DAY
    if short and keys[:1] and keys[0] in lexicon.words.hour_of_day:
        return Reason.CLOCK
    return ""


def _is_unsure(when: Text, text: str, lexicon: Lexicon) -> bool:
    words = when.any(lexicon.language)
    written = " ".join(text.split())
    if f"({words})" not in written and f"[{words}]" not in written:
        return False
    span = span_of(words)
    said = lexicon.words
    known = any(lexicon.means(name, span) for name in ("when", "starts"))
    known = known or (lexicon.means("purpose", span) and not said.verbs.isdisjoint(span.keys[:2]))
    known = known or bool(said.as_soon_as and words.startswith(said.as_soon_as))
    sure = known and said.other_fees.isdisjoint(span.keys)
    return not sure and not lexicon.is_harmless(span)
