"""When a clock starts, and when it ends where a text says both."""

from collections.abc import Mapping

from mkataba.reading.spans import Span
from mkataba.reading.speech import Speech
from mkataba.values.text import Text


def clock(speech: Speech, span: Span) -> Mapping[str, Text] | None:
    """Return ``starts``, and the end of the clock as ``note`` where one is named.

    None where it can't be told whether "to" leads to the end, as in ``advertisement to issuance of
    letters``, or belongs to the start, as in ``submission to the office``.

    Args:
        speech: What the language says.
        span: What stands behind "from", or behind another word for a start.
    """
    for slots in speech.find("until", span):
        start = slots["start"]
        return _from_to(speech, start, speech.text(span[len(start) :]))
    turns = list(speech.find("perhaps until", span))
    ends = [slots for slots in turns if _is_end(speech, slots["end"])]
    if len(ends) > 1:
        return None
    start = ends[0]["start"] if ends else span
    towards = speech.words.towards
    for slots in turns:
        before = slots["start"]
        if len(before) < len(start) and towards.isdisjoint(before.keys):
            return None
    if not ends:
        return {"starts": speech.text(start)}
    if start.keys[-1] in towards - speech.words.occasions:
        return None
    return _from_to(speech, start, speech.text(ends[0]["end"], speech.words.until))


def _from_to(speech: Speech, start: Span, end: Text) -> Mapping[str, Text] | None:
    """Return both ends; None where they hold numbers, which may be dates or hours of the day."""
    said = (*start.keys, *end.any(speech.language))
    numbers = any(sign[0].isdecimal() for sign in said)
    return None if numbers else {"starts": speech.text(start), "note": end}


def _is_end(speech: Speech, span: Span) -> bool:
    """Tell whether a span is what a service comes to: ``the issuance of letters``."""
    linking = speech.words.linking
    span = span[1:] if span.keys[0] in linking else span
    for end in speech.ends:
        goes_on = span.keys[len(end) :][:1] if end[-1] not in linking else ()
        if span.keys[: len(end)] == end and linking.issuperset(goes_on):
            return True
    return False
