"""Each text is in the language under which it stands."""

from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.grammar import SMALL, language_of
from mkataba.finding import Severity
from mkataba.languages import Languages

ID = "text-language"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "A text in another language than its page tells nothing to those who read only the language "
    "of the page."
)

VALID = (
    {
        "services/soil-testing.yml": "who:\n  en: Owners of land and those who rent it\n"
        "  sw: Wamiliki wa ardhi na wanaoikodisha\n"
    },
    {
        "services/soil-testing.yml": "law:\n  en: Physical and Land Use Planning Act\n"
        "  sw: Physical and Land Use Planning Act\n"
    },
)
INVALID = (
    {
        "services/soil-testing.yml": "who:\n  en: Owners of land and those who rent it\n"
        "  sw: Owners of land or those who rent it\n"
    },
    {
        "services/soil-testing.yml": "who:\n  en: Wamiliki wa ardhi na wanaoikodisha\n"
        "  sw: Wamiliki wa ardhi au wanaoikodisha\n"
    },
)

WORDS = (SMALL,)
_HINT = "translate it"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text that is surely in the other language; its copies have a rule of their own."""
    languages = content.project.languages
    for text in content.texts:
        for language, words in text.words.items():
            found = _language_of(str(words), languages)
            if found and found != language and content.language(language, *WORDS):
                wording = (
                    f"{quoted(words)} stands under {language} and is {languages[found].english}"
                )
                yield Problem(text.entry, text.at(language), wording, _HINT)
                break


@lru_cache(maxsize=1 << 16)
def _language_of(words: str, languages: Languages) -> str:
    return language_of(words, languages)
