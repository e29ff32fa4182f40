"""Numbers, units, months and hours of the clock in texts of several languages, to compare them."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from mkataba.languages import Language, Languages

WORDS = (
    *("figures.clocks", "figures.clock_words", "figures.hours", "figures.minutes"),
    *("figures.measured_numbers", "figures.units", "figures.vague", "figures.more_numbers"),
    *("figures.round_the_clock", "figures.scales", "figures.scales_first", "figures.scales_joint"),
    *("language.months", "language.doubtful_months", "reading.numbers", "reading.ordinals"),
)
"""Keys of the words without which the numbers of a language can't be compared."""

# the number of a name, as in COVID-19, counts nothing
_NUMBER = re.compile(r"(?<![\w.])(?<![A-Za-z]{2}-)\d+(?:,\d{3})*(?:\.\d+)?(?!\w*[A-Za-z]\d)")
_DECIMAL = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PARTS = re.compile(rf"([a-z]+)\s+({_DECIMAL})|({_DECIMAL})\s+([a-z]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FRACTION = re.compile(r"[½¼¾]")
_ON_THE_CLOCK = re.compile(r"\d:\d\d")


@lru_cache(maxsize=4)
def figures(languages: Languages) -> "Figures":
    """Return what reads the numbers of texts in some languages."""
    return Figures(languages)


class Figures(Struct, frozen=True, eq=False, dict=True):
    """Reads numbers, in words too, whatever the language that a text is in."""

    languages: Languages

    def numbers(self, words: str) -> frozenset[str]:
        """Return the numbers that stand in digits, without separators; "2 million" is 2000000."""
        whole = self._scaled.sub(self._multiplied, words.replace("24/7", "24"))
        return frozenset(map(_plain, _NUMBER.findall(whole)))

    def in_words(self, words: str) -> frozenset[str] | None:
        """Return the numbers that words say, months among them; None where they can't be told."""
        if self.languages.pattern("figures.vague").search(words) or _FRACTION.search(words):
            return None
        text = map(str.lower, _WORD.findall(words))
        found = frozenset(self._numbers[word] for word in text if word in self._numbers)
        all_day = self.languages.pattern("figures.round_the_clock").search(words)
        return found | {"24"} if all_day else found

    def months(self, words: str) -> dict[str, str]:
        """Return the months that a text names, by number; not those that are other words too."""
        doubtful = self.languages.words("language.doubtful_months")
        return {
            self._months[name.lower()]: name
            for name in self._named_month.findall(words)
            if name.lower() not in doubtful
        }

    def clocks(self, words: str, language: Language) -> tuple[dict[int, str], str]:
        """Return the hours of the clock that a text names, and the text without them.

        Hours are minutes after twelve o'clock, day and night alike, by how they are written.
        """
        told = self.languages.pattern("figures.clock_words").search(words)
        if not told and not _ON_THE_CLOCK.search(words):
            return {}, words
        named: dict[int, str] = {}
        pattern = language.pattern("figures.clocks")
        for found in pattern.finditer(words):
            minutes = _minutes(found, language)
            if minutes is not None:
                named[minutes % 720] = found.group()
        return named, pattern.sub(" ", words)

    @cached_property
    def _months(self) -> Mapping[str, str]:
        return {
            name: str(number)
            for language in self.languages.values()
            for number, name in enumerate(language.text("language.months").split(), 1)
        }

    @cached_property
    def _named_month(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name.title()) for name in self._months)
        return re.compile(rf"\b(?:{names})\b")

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        text = {
            word: str(number)
            for key in ("reading.numbers", "reading.ordinals", "figures.more_numbers")
            for language in self.languages.values()
            for word, number in language.counts(key).items()
        }
        return {**text, **self._months}

    @cached_property
    def _scales(self) -> Mapping[str, int]:
        every = (language.table("figures.scales") for language in self.languages.values())
        return {name: n for table in every for name, n in table.items() if isinstance(n, int)}

    @cached_property
    def _scaled(self) -> re.Pattern[str]:
        """An expression for a number beside a word that multiplies it."""
        forms = [*map(_scaled_before, self._first)]
        scales = "|".join(sorted(self._scales, key=len, reverse=True)) or "(?!)"
        forms.append(rf"(?<![\w.,]){_DECIMAL}\s+(?:{scales})\b(?!\s+\d)")
        return re.compile("|".join(forms), re.IGNORECASE)

    @cached_property
    def _first(self) -> tuple[Language, ...]:
        """The languages that put such a word before its number."""
        return tuple(
            language
            for language in self.languages.values()
            if language.get("figures.scales_first") is True and language.table("figures.scales")
        )

    def _multiplied(self, found: re.Match[str]) -> str:
        """Return the sum of numbers beside words such as million, in digits."""
        text = found.group()
        for joint in {language.text("figures.scales_joint") for language in self._first} - {""}:
            text = re.sub(rf"\s{joint}\s", " ", text)
        parts = (
            (before or after, Decimal((one or other).replace(",", "")))
            for before, one, other, after in _PARTS.findall(text)
        )
        return format(sum((self._scales[name.lower()] * n for name, n in parts), Decimal()), "f")


def units(words: str, language: Language) -> dict[str, set[str]]:
    """Return the units, English in the singular, of each number in digits that has one."""
    named: dict[str, set[str]] = {}
    for found in language.pattern("figures.measured_numbers").finditer(words):
        named.setdefault(found["number"], set()).add(unit_of(found, language))
    return named


def unit_of(found: re.Match[str], language: Language) -> str:
    """Return the unit that was found with its basis, as in ``working day``."""
    known = language.table("figures.units")
    text = ((found["basis"] or "").lower(), found["unit"].lower())
    return " ".join(str(known.get(word, word)) for word in text if word)


def _scaled_before(language: Language) -> str:
    scales = "|".join(sorted(language.table("figures.scales"), key=len, reverse=True))
    part = rf"(?:{scales})\s+{_DECIMAL}\b"
    joint = language.text("figures.scales_joint")
    return rf"\b{part}(?:\s+{joint}\s+{part})*" if joint else rf"\b{part}"


def _plain(number: str) -> str:
    whole, dot, part = number.replace(",", "").partition(".")
    part = part.rstrip("0") if dot else ""
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def _minutes(found: re.Match[str], language: Language) -> int | None:
    """Return the minutes after twelve o'clock; None where the hour can't be told."""
    text = {name: words.lower() for name, words in found.groupdict().items() if words}
    if "twelve" in text:
        return 0
    if "plain" in text:
        return int(text["plain"]) * 60 + int(text.get("after", 0))
    name = " ".join((text.get("named") or text.get("hour", "")).split())
    hour = int(name) if name.isdecimal() else _hours(language).get(name)
    if hour is None:
        return None
    rest = text.get("rest") or text.get("behind", "")
    extra = next(_extra(rest, language), 0)
    shift = language.get("language.clock.shift")
    return (
        (hour + (shift if isinstance(shift, int) else 0)) * 60 + int(text.get("minute", 0)) + extra
    )


def _hours(language: Language) -> Mapping[str, int]:
    return language.counts("reading.numbers") | language.counts("figures.hours")


def _extra(rest: str, language: Language) -> Iterator[int]:
    """Yield the minutes that words behind the hour add, the first of them first."""
    for words, minutes in language.table("figures.minutes").items():
        if words in rest and isinstance(minutes, int):
            yield minutes
