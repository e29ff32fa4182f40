"""Published words -> a fee or a turnaround time, or what they leave open.

A text is read to its last word or not at all: what is neither number, unit nor known phrase has to
end word for word in a label, a condition or a note. Reading what ``Words.in_full`` wrote gives the
value back.
"""

from msgspec import Struct

from mkataba.reading.ambiguities import holds_minus, why_no_fee, why_no_time
from mkataba.reading.assembly import FeeReader, TimeReader
from mkataba.reading.fees import FeeGrammar
from mkataba.reading.lines import lines_of
from mkataba.reading.phrases import Phrases
from mkataba.reading.spans import Span, span_of
from mkataba.reading.times import TimeGrammar
from mkataba.reading.vocabulary import Reason
from mkataba.values.fee import Fee
from mkataba.values.turnaround import Turnaround

LONGEST = 4000
"""Characters of the longest text that is read."""


class Unread(Struct, frozen=True):
    """A text that is kept for a person.

    Args:
        text: The text, word for word.
        reason: What it leaves open, such as "no currency".
    """

    text: str
    reason: str


def read_fee(
    text: str, language: str, phrases: Phrases, currency: str | None = None
) -> Fee | Unread | None:
    """Return the fee that a text says; why not, where it leaves something open.

    None stands for a blank text or one of dashes.

    Args:
        text: A cell of a table, with its line breaks.
        language: Code of the text's language.
        phrases: What is known of the languages.
        currency: ISO 4217 code of bare amounts, where a person or the head of the column said it.
    """
    if not any(character.isalnum() for character in text[: LONGEST + 1]):
        return None
    if len(text) > LONGEST:
        return Unread(text, Reason.LONG)
    if holds_minus(text):
        return Unread(text, Reason.MINUS)
    lexicon = phrases.of(language)
    if not lexicon.writes(span_of(text)):
        return Unread(text, Reason.OTHER_LANGUAGE)
    reader = FeeReader(FeeGrammar(lexicon, currency))
    for lines in _ways(text):
        if fee := reader.read(lines):
            return fee
    return Unread(text, why_no_fee(lexicon, span_of(text), currency))


def read_turnaround(text: str, language: str, phrases: Phrases) -> Turnaround | Unread | None:
    """Return the turnaround time that a text says; why not, where it leaves something open.

    None stands for a blank text or one of dashes. Days whose basis is not stated stay days; where
    only an acknowledgement is promised, ``promise`` is None.

    Args:
        text: A cell of a table, with its line breaks.
        language: Code of the text's language.
        phrases: What is known of the languages.
    """
    if not any(character.isalnum() for character in text[: LONGEST + 1]):
        return None
    if len(text) > LONGEST:
        return Unread(text, Reason.LONG)
    if holds_minus(text):
        return Unread(text, Reason.MINUS)
    lexicon = phrases.of(language)
    if not lexicon.writes(span_of(text)):
        return Unread(text, Reason.OTHER_LANGUAGE)
    reader = TimeReader(TimeGrammar(lexicon))
    ways = _ways(text)
    if len(ways) > 1 and all(_says_all(line, reader) for line in ways[0][:-1]):
        ways = ways[:1]  # nothing was wrapped: two times one below the other are not one
    for lines in ways:
        if time := reader.read(lines):
            return time
    return Unread(text, why_no_time(lexicon, span_of(text)))


def _says_all(line: Span, reader: TimeReader) -> bool:
    """Tell whether a line is a time by itself, and no comma says that it goes on."""
    return line.keys[-1] != "," and reader.read([line]) is not None


def _ways(text: str) -> list[list[Span]]:
    """Return the lines of a text, and the text as one line, where words were wrapped in it."""
    lines = lines_of(text)
    return [lines, lines_of(" ".join(text.split()))] if len(lines) > 1 else [lines]
