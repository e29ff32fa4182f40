"""A text says the same numbers, units and hours in each language."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content, Problem
from mkataba.check.words.numbers import clocks, in_words, months, numbers, units
from mkataba.finding import Severity

ID = "bilingual-parity"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = "Whoever reads the one language is promised something else than whoever reads the other."

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
_HINT = "say the same in each language; Kiswahili counts the hours of the clock from six"


def check(content: Content) -> Iterator[Problem]:
    """Yield each text of which the languages differ in a number, a unit or an hour."""
    for text in content.texts:
        if not {"en", "sw"} <= text.words.keys():
            continue
        english, kiswahili = str(text.words["en"]), str(text.words["sw"])
        if english == kiswahili:
            continue  # a copy, or a name
        if _FIGURE.search(english) or _FIGURE.search(kiswahili):
            message = _difference(english, kiswahili)
            if message:
                yield Problem(text.entry, text.at("sw"), message, _HINT)


@lru_cache(maxsize=1 << 16)
def _difference(english: str, kiswahili: str) -> str:
    """Return how the two differ; "" where they agree as far as can be told for sure."""
    if found := _months(english, kiswahili):
        return found
    here, english = clocks(english, "en")
    there, kiswahili = clocks(kiswahili, "sw")
    if here.keys() != there.keys():
        # an hour of the one alone may stand in the other in a way that is not read
        return _hours(here, there) if here and there else ""
    if sorted(_DIGITS.findall(english)) == sorted(_DIGITS.findall(kiswahili)):
        return _units(english, kiswahili)
    return _numbers(english, kiswahili) or _units(english, kiswahili)


def _months(english: str, kiswahili: str) -> str:
    here, there = months(english), months(kiswahili)
    if here and there and not here.keys() & there.keys():
        return f"the English says {_listed(here)}, the Kiswahili {_listed(there)}"
    return ""


def _hours(here: dict[int, str], there: dict[int, str]) -> str:
    ours, theirs = (
        {at: said for at, said in one.items() if at not in other}
        for one, other in ((here, there), (there, here))
    )
    return f"the English says {_listed(ours or here)}, the Kiswahili {_listed(theirs or there)}"


def _listed(named: dict[int, str] | dict[str, str]) -> str:
    return " and ".join(f'"{words.strip()}"' for words in named.values())


def _numbers(english: str, kiswahili: str) -> str:
    ours, theirs = _missing(english, kiswahili), _missing(kiswahili, english)
    if ours and theirs:
        return f"the English says {ours}, the Kiswahili {theirs}"
    if ours or theirs:
        one, other = ("English", "Kiswahili") if ours else ("Kiswahili", "English")
        return f"the {one} says {ours or theirs}, the {other} does not"
    return ""


def _missing(here: str, there: str) -> str:
    """Return the numbers of a text that the other one lacks; that one says 1 by naming a thing."""
    lacks = numbers(here) - numbers(there) - {"1"}
    worded = in_words(there) if lacks else frozenset()
    if worded is None or "".join(_DIGITS.findall(here)) == "".join(_DIGITS.findall(there)):
        return ""
    return " and ".join(sorted(lacks - worded, key=float))


def _units(english: str, kiswahili: str) -> str:
    here = units(english, "en")
    there = units(kiswahili, "sw") if here else {}
    for number in here.keys() & there.keys():
        if not here[number] & there[number]:
            ours, theirs = ("/".join(sorted(named[number])) for named in (here, there))
            return f"{number} counts {ours}s in English and {theirs}s in Kiswahili"
    return ""
