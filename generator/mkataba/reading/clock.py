"""When a clock starts, and when it ends where a text says both."""

from collections.abc import Mapping

from mkataba.reading.lexicon import Lexicon
from mkataba.reading.spans import Span
from mkataba.values.text import Text


def clock(lexicon: Lexicon, span: Span) -> Mapping[str, Text] | None:
    """Return ``starts``, and the end of the clock as ``note`` where one is named.

    None where it can't be told whether "to" leads to the end, as in ``advertisement to issuance of
    letters``, or belongs to the start, as in ``submission to the office``.

    Args:
        speech: What the language says.
        span: What stands behind "from", or behind another word for a start.
    """
    for slots in lexicon.find("until", span):
        start = slots["start"]
        return _from_to(lexicon, start, lexicon.text(span[len(start) :]))
    turns = list(lexicon.find("perhaps until", span))
    ends = [slots for slots in turns if _is_end(lexicon, slots["end"])]
    if len(ends) > 1:
        return None
    start = ends[0]["start"] if ends else span
    towards = lexicon.words.towards
    for slots in turns:
        before = slots["start"]
        if len(before) < len(start) and towards.isdisjoint(before.keys):
            return None
    if not ends:
        return {"starts": lexicon.text(start)}
    if start.keys[-1] in towards - lexicon.words.occasions:
        return None
    return _from_to(lexicon, start, lexicon.text(ends[0]["end"], lexicon.words.until))


def _from_to(lexicon: Lexicon, start: Span, end: Text) -> Mapping[str, Text] | None:
    """Return both ends; None where they hold numbers, which may be dates or hours of the day."""
    text = (*start.keys, *end.any(lexicon.language))
    numbers = any(character[0].isdecimal() for character in text)
    return None if numbers else {"starts": lexicon.text(start), "note": end}


def _is_end(lexicon: Lexicon, span: Span) -> bool:
    """Tell whether a span is what a service comes to: ``the issuance of letters``."""
    linking = lexicon.words.linking
    span = span[1:] if span.keys[0] in linking else span
    for end in lexicon.ends:
        goes_on = span.keys[len(end) :][:1] if end[-1] not in linking else ()
        if span.keys[: len(end)] == end and linking.issuperset(goes_on):
            return True
    return False
