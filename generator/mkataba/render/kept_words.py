"""Words of the content that no line of a print parts, as a number and its unit."""

import re

from mkataba.formatting.basics import NBSP
from mkataba.languages import Language

_DIGIT = re.compile(r"\d")
# what is escaped in Markdown is a sign there too
_SIGN = r"[%‰°]|&#37;"
_MEASURE = r"[kcmdhMG]?(?:m[²³]?|g|[lL]|t|W|Wh|V|Hz|B|ha)|am|pm"
_UNIT = re.compile(rf"(?<=\d) (?={_SIGN}|(?:{_MEASURE})(?![\w'’-]))")
_TIMES = re.compile(r"(?<=\d) ?([×x]) ?(?=\d)")
_LAST = re.compile(r"(?<![\w])([^\W\d_]{1,12}) (?=\d[\d.,]*[.;:)]?$)")
_INITIALS = re.compile(r"((?:[A-Z]\.){2,}) (?=[A-Z][a-z]+[ \u00a0]\d)")
_MARK = re.compile(r"\b([A-Z][A-Za-z]{0,3}\.?) (?=\d)")


def kept_words(text: str, language: Language) -> str:
    """Return a text with blanks that break no line between a number and what it counts.

    That are signs and measures after it (``3 %``, ``40 km``), what it is multiplied by
    (``13 × 18``), short names before it (``KSh 500``, ``P.O. Box 12``), and times as the language
    writes them (``5 working days``, ``siku 5``). At the end a number keeps to the word before it:
    alone on the last line of a class, it would be read as one with the amount that stands there.
    """
    if not _DIGIT.search(text):
        return text
    kept = _MARK.sub(rf"\1{NBSP}", _UNIT.sub(NBSP, text))
    kept = _LAST.sub(rf"\1{NBSP}", kept)
    kept = _INITIALS.sub(rf"\1{NBSP}", kept)
    kept = _TIMES.sub(lambda x: x[0].replace(" ", NBSP), kept)
    return language.pattern("rules.measured").sub(lambda x: x[0].replace(" ", NBSP), kept)
