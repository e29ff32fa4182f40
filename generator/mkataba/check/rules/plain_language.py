"""What customers read is plain: no sentence of more than 30 words, and everyday words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.finding import Severity
from mkataba.languages import Language
from mkataba.languages.expressions import compiled

ID = "plain-language"
SEVERITY = Severity.NOTE
LEVEL = "exemplary"
WHY = "Customers understand short sentences and everyday words, and often not the words of offices."

VALID = (
    {
        "services/hall-hire.yml": "who: {en: Anyone who lives here, sw: Mkazi yeyote}\n"
        "remedy: {en: We pay the fee back before the day., sw: Tunarudisha ada kabla ya siku.}\n"
    },
)
INVALID = (
    {
        "services/hall-hire.yml": "who:\n  en: Anyone who pays prior to the event\n"
        "  sw: Anayelipa kabla ya tukio\n"
    },
    {
        "services/hall-hire.yml": "who:\n  en: Anyone without debts\n"
        "  sw: Mtu yeyote pasipo madeni\n"
    },
    {
        "charters/external.yml": "introduction:\n"
        "  en: This charter says what we offer and what you need and what you pay and how long you"
        " wait and whom you tell when we fall short so that we can put it right.\n"
        "  sw: Mkataba huu unaeleza huduma zetu.\n"
    },
)

WORDS = ("rules.jargon",)
_KINDS = frozenset(("service", "charter", "channels", "service_points", "organization"))
_LONGEST = 30  # words; what guides to plain language give as the upper end
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n{2,}")


def check(content: Content) -> Iterator[Problem]:
    """Yield each text for customers with too long a sentence or a word of offices."""
    for text in content.texts:
        if text.entry.file.kind.name not in _KINDS or "law" in text.path:
            continue
        for language, words in text.words.items():
            wording = _unplain(str(words), content.language(language, *WORDS))
            if wording:
                yield Problem(text.entry, text.at(language), *wording)


@lru_cache(maxsize=16)
def _jargon(language: Language) -> re.Pattern[str]:
    words = sorted(map(re.escape, language.table("rules.jargon")), key=len, reverse=True)
    return compiled(("words", word) for word in words)


@lru_cache(maxsize=1 << 16)
def _unplain(words: str, language: Language | None) -> tuple[str, str] | None:
    found = _jargon(language).search(words) if language else None
    if language and found:
        plain = language.table("rules.jargon")[found.group().lower()]
        return f'"{found.group()}" is a word of offices', f'"{plain}" is plainer'
    if words.count(" ") >= _LONGEST:
        longest = max(len(part.split()) for part in _SENTENCE.split(words))
        if longest > _LONGEST:
            text = f"a sentence of {longest} words"
            return text, f"make two of it; {_LONGEST} words are as many as one takes in"
    return None
