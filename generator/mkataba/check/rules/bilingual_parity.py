"""A text says the same numbers, units and hours in each language."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.numbers import WORDS, Figures, figures, units
from mkataba.finding import Severity
from mkataba.languages import Language

ID = "bilingual-parity"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "Those who read one language would be promised something else than those who read the other."

VALID = (
    {"manual.yml": "commitment: {en: 24 hours a day, sw: Usiku na mchana}\n"},
    {"services/hall-hire.yml": "who: {en: COVID-19 patients, sw: Wagonjwa wa korona}\n"},
    {
        "manual.yml": "commitment:\n"
        "  en: We open at 8.00 am and answer within 2 working days.\n"
        "  sw: Tunafungua saa 2 asubuhi na kujibu ndani ya siku mbili za kazi.\n"
    },
    {
        "services/hall-hire.yml": "remedy:\n"
        "  en: We pay back 10 % of KES 1,500 by 15 June.\n"
        "  sw: Tunarudisha asilimia 10 ya KES 1500 kufikia tarehe 15 Juni.\n"
    },
)
INVALID = (
    {
        "services/hall-hire.yml": "remedy:\n"
        "  en: The fee is paid back within 5 days.\n  sw: Ada hurudishwa ndani ya siku 7.\n"
    },
    {
        "services/hall-hire.yml": "remedy:\n"
        "  en: The fee is paid back within 5 working days.\n"
        "  sw: Ada hurudishwa ndani ya wiki 5.\n"
    },
    {
        "manual.yml": "commitment: {en: We open at 8 am., sw: Tunafungua saa 8 asubuhi.}\n",
    },
)

_FIGURE = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_HINT = "say the same in each language"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of which the languages differ in a number, a unit or an hour."""
    spoken = [content.language(code, *WORDS) for code in content.project.languages]
    known = [language for language in spoken if language]
    read = figures(content.project.languages)
    for text in content.texts:
        first, *others = [each for each in known if each.code in text.words] or known[:1]
        for other in others:
            one, two = str(text.words[first.code]), str(text.words[other.code])
            # the same in both is a copy, or a name
            counted = one != two and (_FIGURE.search(one) or _FIGURE.search(two))
            if counted and (message := _difference(_Pair(first, other, read), one, two)):
                yield Problem(text.entry, text.at(other.code), message, _hint(first, other))


def _hint(*languages: Language) -> str:
    notes = (language.text("language.clock.note") for language in languages)
    return "; ".join((_HINT, *filter(None, notes)))


class _Pair(NamedTuple):
    """Two languages that are compared, and what reads their numbers."""

    one: Language
    two: Language
    read: Figures

    @property
    def names(self) -> tuple[str, str]:
        """What the languages are called."""
        return self.one.english, self.two.english


@lru_cache(maxsize=1 << 16)
def _difference(pair: _Pair, one: str, two: str) -> str:
    """Return how the two differ; "" where they agree as far as can be told for sure."""
    if found := _months(pair, one, two):
        return found
    here, one = pair.read.clocks(one, pair.one)
    there, two = pair.read.clocks(two, pair.two)
    if here.keys() != there.keys():
        # an hour of the one alone may stand in the other in a way that is not read
        return _hours(pair, here, there) if here and there else ""
    if sorted(_DIGITS.findall(one)) == sorted(_DIGITS.findall(two)):
        return _units(pair, one, two)
    return _numbers(pair, one, two) or _units(pair, one, two)


def _months(pair: _Pair, one: str, two: str) -> str:
    here, there = pair.read.months(one), pair.read.months(two)
    if here and there and not here.keys() & there.keys():
        return _each(pair, _listed(here), _listed(there))
    return ""


def _hours(pair: _Pair, here: dict[int, str], there: dict[int, str]) -> str:
    ours, theirs = (
        {at: text for at, text in one.items() if at not in other}
        for one, other in ((here, there), (there, here))
    )
    return _each(pair, _listed(ours or here), _listed(theirs or there))


def _each(pair: _Pair, here: str, there: str) -> str:
    one, two = pair.names
    return f"the {one} says {here}, the {two} {there}"


def _listed(named: dict[int, str] | dict[str, str]) -> str:
    return " and ".join(f'"{words.strip()}"' for words in named.values())


def _numbers(pair: _Pair, one: str, two: str) -> str:
    ours, theirs = _missing(pair.read, one, two), _missing(pair.read, two, one)
    if ours and theirs:
        return _each(pair, ours, theirs)
    if ours or theirs:
        says, lacks = pair.names if ours else pair.names[::-1]
        return f"the {says} says {ours or theirs}, the {lacks} does not"
    return ""


def _missing(read: Figures, here: str, there: str) -> str:
    """Return the numbers of a text that the other one lacks; that one says 1 by naming a thing."""
    lacks = read.numbers(here) - read.numbers(there) - {"1"}
    worded = read.in_words(there) if lacks else frozenset()
    if worded is None or "".join(_DIGITS.findall(here)) == "".join(_DIGITS.findall(there)):
        return ""
    return " and ".join(sorted(lacks - worded, key=float))


def _units(pair: _Pair, one: str, two: str) -> str:
    here = units(one, pair.one)
    there = units(two, pair.two) if here else {}
    for number in here.keys() & there.keys():
        if not here[number] & there[number]:
            ours, theirs = ("/".join(sorted(named[number])) for named in (here, there))
            name, other = pair.names
            return f"{number} counts {ours}s in {name} and {theirs}s in {other}"
    return ""
