"""Whether what was written in full is read back as the same value."""

from mkataba.formatting.basics import BasicFormatter
from mkataba.formatting.full import in_full
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.fee import Fee
from mkataba.values.languages import in_language
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround


def reads_back(value: Fee | Turnaround, words: BasicFormatter, phrases: Phrases) -> bool:
    """Tell whether the value in full, in the words' language, reads as the value in that language.

    A text kept as published reads back if it is left unread. False where a text of the value is
    not given in the language.
    """
    alone = in_language(value, words.language)
    if alone is None:
        return False
    written = in_full(words, value)
    read = read_fee if isinstance(value, Fee) else read_turnaround
    found = read(written, words.language, phrases)
    if isinstance(found, Unread):
        kept = Text(((words.language, found.text),))
        return alone in (Fee(fees.AsPublished(kept)), Turnaround(times.AsPublished(kept)))
    return found == alone
