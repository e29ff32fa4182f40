"""Numbers, units, months and hours of the clock in English and Kiswahili texts, to compare them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from mkataba.reading.english import ENGLISH
from mkataba.reading.kiswahili import KISWAHILI

_MONTHS = (
    "january|januari february|februari march|machi april|aprili may|mei june|juni july|julai "
    "august|agosti september|septemba october|oktoba november|novemba december|desemba"
)
_MONTH = {
    name: str(number)
    for number, names in enumerate(_MONTHS.split(), 1)
    for name in names.split("|")
}
# the stems of Kiswahili numbers take a prefix for each class of nouns: vitatu, watatu, mitatu
_STEMS = {"wili": "2", "tatu": "3", "nne": "4", "tano": "5", "nane": "8"}
_IN_WORDS: Mapping[str, str] = {
    **{word: str(n) for words in (ENGLISH, KISWAHILI) for word, n in words.numbers.items()},
    **{word: str(n) for words in (ENGLISH, KISWAHILI) for word, n in words.ordinals.items()},
    **{f"{p}{stem}": n for stem, n in _STEMS.items() for p in ("vi", "wa", "mi", "ma", "")},
    **_MONTH,
    **{"twice": "2", "both": "2", "pair": "2"},
    # 7 days are a week, in whichever language
    **dict.fromkeys(("week", "wiki", "juma"), "7"),
    **dict.fromkeys(("year", "mwaka"), "12"),
    **dict.fromkeys(("day", "siku"), "24"),
}
_OTHER = re.compile(
    r"\b(?:hundred|thousand|million|dozen|half|halves|quarter|quarterly|fortnight|double"
    r"|mia|elfu|laki|milioni|dazani|nusu|robo|theluthi|na [a-z]*(?:moja|ili|tatu|nne|tano|sita"
    r"|saba|nane|tisa))\b"
    r"|[½¼¾]|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-",
    re.IGNORECASE,
)
# the number of a name, as in COVID-19, counts nothing
_NUMBER = re.compile(r"(?<![\w.])(?<![A-Za-z]{2}-)\d+(?:,\d{3})*(?:\.\d+)?(?!\w*[A-Za-z]\d)")
_ROUND_THE_CLOCK = re.compile(
    r"\b(?:usiku na mchana|mchana na usiku|(?:saa|masaa) zote|day and night|night and day"
    r"|(?:a)?round the clock)\b",
    re.IGNORECASE,
)
_SCALES = {
    **{"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    **{"mia": 100, "elfu": 1000, "laki": 10**5, "milioni": 10**6, "bilioni": 10**9},
}
_SCALE = r"(?:milioni|bilioni|laki|elfu|mia)"
_DECIMAL = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALED = re.compile(
    rf"\b{_SCALE}\s+{_DECIMAL}\b(?:\s+na\s+{_SCALE}\s+{_DECIMAL}\b)*"
    rf"|(?<![\w.,]){_DECIMAL}\s+(?:hundred|thousand|(?:m|b)illion|{_SCALE})\b(?!\s+\d)",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"([a-z]+)\s+({_DECIMAL})|({_DECIMAL})\s+([a-z]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMED_MONTH = re.compile(r"\b(?:" + "|".join(name.title() for name in _MONTH) + r")\b")

_HALF = r"(?:am\b|pm\b|a\.m\.?|p\.m\.?|o'clock)"
_PART = r"(?:asubuhi|mchana|jioni|usiku|alfajiri|alasiri|adhuhuri)\b"
_HOUR = r"kumi\s+na\s+(?:moja|mbili)\b|[^\W_]+"
_REST = r"\s+na\s+(?:nusu|robo)|\s+kasoro\s?(?:ro)?bo"
_CLOCK = {
    "en": re.compile(
        rf"\b(\d{{1,2}})(?:[:.](\d\d))?(?=\s*{_HALF}|\s*(?:to|and|-|–)\s*\d{{1,2}}(?:[:.]\d\d)?\s*"
        rf"{_HALF})(?:\s*{_HALF})?|\b(?:12 )?(noon|midday|midnight)\b|\b(\d{{1,2}}):(\d\d)\b",
        re.IGNORECASE,
    ),
    "sw": re.compile(
        rf"\b(?:(?:saa|hadi|mpaka)\s+({_HOUR})|(\d{{1,2}}))(?:[:.](\d\d))?({_REST})?"
        rf"(?:\s+kamili)?(?:\s+(?:ya|za))?(?:\s+{_PART}({_REST})?"
        rf"|(?=\s*(?:hadi|mpaka|na|-|–)\s*(?:saa\s+)?(?:{_HOUR})(?:[:.]\d\d)?(?:{_REST})?"
        rf"\s+{_PART}))"
        r"|\b(\d{1,2}):(\d\d)\b",
        re.IGNORECASE,
    ),
}
_UNITS = {
    "en": re.compile(
        r"(?<![\w.,])(?P<number>\d+)\s+(?:(?P<basis>working|business|calendar)\s+)?"
        r"(?P<unit>second|minute|hour|day|week|month|year)s?\b",
        re.IGNORECASE,
    ),
    "sw": re.compile(
        r"\b(?P<unit>sekunde|dakika|saa|siku|wiki|juma|majuma|mwezi|miezi|mwaka|miaka)\s+"
        r"(?P<number>\d+)\b(?![.,]\d)(?:\s+(?:za|ya)\s+(?P<basis>kazi|kalenda)\b)?",
        re.IGNORECASE,
    ),
}
_SAME = {
    **{"sekunde": "second", "dakika": "minute", "saa": "hour", "siku": "day", "wiki": "week"},
    **{"juma": "week", "majuma": "week", "mwezi": "month", "miezi": "month"},
    **{"mwaka": "year", "miaka": "year"},
    **{"kazi": "working ", "business": "working ", "working": "working "},
    **{"kalenda": "calendar ", "calendar": "calendar "},
}
_LATE = {"kumi na moja": 11, "kumi na mbili": 12}
_CLOCK_WORDS = re.compile(rf"{_PART}|{_HALF}|noon|midday|midnight|\d:\d\d", re.IGNORECASE)


def clocks(words: str, language: str) -> tuple[dict[int, str], str]:
    """Return the hours of the clock that a text names, and the text without them.

    Hours are minutes after twelve o'clock, day and night alike, by how they are written.
    """
    if not _CLOCK_WORDS.search(words):
        return {}, words
    named: dict[int, str] = {}
    for found in _CLOCK[language].finditer(words):
        minutes = _english(found) if language == "en" else _kiswahili(found)
        if minutes is not None:
            named[minutes % 720] = found.group()
    return named, _CLOCK[language].sub(" ", words)


def numbers(words: str) -> frozenset[str]:
    """Return the numbers that stand in digits, without separators; "2 million" is 2000000."""
    whole = _SCALED.sub(_multiplied, words.replace("24/7", "24"))
    return frozenset(map(_plain, _NUMBER.findall(whole)))


def in_words(words: str) -> frozenset[str] | None:
    """Return the numbers that words say, months among them; None where they can't be told."""
    if _OTHER.search(words):
        return None
    said = map(str.lower, _WORD.findall(words))
    found = frozenset(_IN_WORDS[word] for word in said if word in _IN_WORDS)
    return found | {"24"} if _ROUND_THE_CLOCK.search(words) else found


def months(words: str) -> dict[str, str]:
    """Return the months that a text names, by number; not May, which is an English verb too."""
    return {
        _MONTH[name.lower()]: name
        for name in _NAMED_MONTH.findall(words)
        if name not in ("May", "Mei")
    }


def units(words: str, language: str) -> dict[str, set[str]]:
    """Return the units, English in the singular, of each number in digits that has one."""
    named: dict[str, set[str]] = {}
    for found in _UNITS[language].finditer(words):
        basis, unit = (found["basis"] or "").lower(), found["unit"].lower()
        named.setdefault(found["number"], set()).add(_SAME.get(basis, "") + _SAME.get(unit, unit))
    return named


def _multiplied(found: re.Match[str]) -> str:
    """Return the sum of numbers beside million, elfu and the like, in digits."""
    parts = (
        (before or after, Decimal((one or other).replace(",", "")))
        for before, one, other, after in _PARTS.findall(re.sub(r"\sna\s", " ", found.group()))
    )
    return format(sum((_SCALES[name.lower()] * count for name, count in parts), Decimal()), "f")


def _plain(number: str) -> str:
    whole, dot, part = number.replace(",", "").partition(".")
    part = part.rstrip("0") if dot else ""
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _english(found: re.Match[str]) -> int | None:
    hour, minute, word, plain, after = found.groups()
    if word:
        return 0
    return int(hour or plain) * 60 + int(minute or after or 0)


def _kiswahili(found: re.Match[str]) -> int | None:
    """Return the minutes; Kiswahili counts the hours from six o'clock."""
    named, digits, minute, rest, behind, plain, after = found.groups()
    if plain:
        return int(plain) * 60 + int(after)
    name = " ".join((named or digits).lower().split())
    hour = int(name) if name.isdecimal() else _LATE.get(name) or KISWAHILI.numbers.get(name)
    if hour is None:
        return None
    part = (rest or behind or "").lower()
    beyond = 30 if "nusu" in part else -15 if "kasoro" in part else 15 if part else 0
    return (hour + 6) * 60 + int(minute or 0) + beyond
