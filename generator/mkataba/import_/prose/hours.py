"""Opening hours as they are written in sentences -> days with an opening and a closing time."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import get_day_names

from mkataba.import_.prose.headings import SECTIONS
from mkataba.languages import Language, Languages
from mkataba.languages.calendar import days_of
from mkataba.values.hours import HOLIDAYS, Opening

_TIME = (
    r"(?P<hour{n}>\d{{1,2}})\s?(?:[:.h]\s?(?P<minute{n}>[0-5]\d))?\s*"
    r"(?:(?P<half{n}>[ap])\.?\s?m\b\.?|(?P<noon{n}>noon\b))?"
)
_MILITARY = r"(?P<m{n}>[01]\d[0-5]\d|2[0-3][0-5]\d)\s*(?:hrs?|hours|h)?"
_DAY, _CLOCK, _MINUTES = 24, 12, 60


def openings(words: str, languages: Languages) -> tuple[Opening, ...] | None:
    """Return the opening hours that words say; None unless each word of them is understood.

    Args:
        words: Such as ``Monday to Friday: 8.00 am - 5.00 pm``, of any number of lines.
        languages: Those whose days and hours are known.
    """
    for language in languages.values():
        reader = _reader(language)
        found = [
            reader.read(part) for part in re.split(r"[\n;|]|\.\s+(?=[A-Z])", words) if part.strip()
        ]
        if found and all(found):
            return tuple(one for each in found for one in each or ())
    return None


class _Reader:
    """Reads hours in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._days = _days(language)
        until, joins = (language.phrases(f"{SECTIONS}.{key}") for key in ("until", "joins"))
        self._until = rf"\s*(?:[-–—]|\b(?:{_any(until)})\b)\s*"
        self._joins = rf"\s*(?:[,&/]|\b(?:{_any(joins)})\b)+\s*"
        self._daily = language.phrases(f"{SECTIONS}.daily")
        self._all_day = language.phrases(f"{SECTIONS}.round_the_clock")
        around = sorted(language.words(f"{SECTIONS}.around_hours"))
        self._around = re.compile(rf"(?<!\w)(?:{_any(around)})(?!\w)")

    def read(self, words: str) -> tuple[Opening, ...] | None:
        """Return the hours that a line says: days, and hours before or behind them."""
        text = " ".join(words.lower().replace("\u00a0", " ").split()).strip(" .:")
        names = _any(sorted(self._days, key=len, reverse=True))
        one = rf"(?:{names})s?\.?"
        span = rf"{one}(?:{self._until}{one})?"
        daily = _any(self._daily)
        pattern = rf"(?<!\w)(?P<days>(?:{daily}|{span}(?:{self._joins}{span})*))(?!\w)"
        found = list(re.finditer(pattern, text)) if names and daily else []
        if not found:
            return None
        edges = [*(days.start() for days in found), len(text)]
        before = self._around.sub(" ", text[: found[0].start()]).strip(" ,:.-–()")
        out: list[Opening] = []
        for n, told in enumerate(found):
            hours = before if before and n == 0 else text[told.end() : edges[n + 1]]
            days = self._of_days(told["days"])
            times = self._times(hours)
            if not days or not times:
                return None
            if n == 0 and before and self._times(text[told.end() : edges[1]]) != ():
                return None
            out += [Opening(days, opens, closes) for opens, closes in times]
        return tuple(out)

    def _of_days(self, words: str) -> tuple[int, ...]:
        if words in self._daily:
            return tuple(range(HOLIDAYS))
        days: set[int] = set()
        for part in re.split(self._joins, words):
            ends = [self._day(end.strip(" .")) for end in re.split(self._until, part)]
            first, last = ends[0], ends[-1]
            if first is None or last is None or last < first:
                return ()
            days.update(range(first, last + 1))
        return tuple(sorted(days))

    def _day(self, word: str) -> int | None:
        return self._days.get(word, self._days.get(word.removesuffix("s")))

    def _times(self, words: str) -> tuple[tuple[int, int], ...] | None:
        """Return pairs of minutes of the day; none for words that say nothing, None if unread."""
        text = words.strip(" ,:.-–()")
        if any(text == phrase for phrase in self._all_day):
            return ((0, _DAY * _MINUTES),)
        bare = self._around.sub(" ", text).strip(" ,:.-–()")
        if not bare:
            return ()
        pairs = []
        for part in re.split(self._joins, bare):
            ends = re.split(self._until, part.strip())
            clocks = [self._clock(end.strip(" .,:")) for end in ends if end.strip()]
            if len(clocks) != 2 or clocks[0] is None or clocks[1] is None or clocks[0] >= clocks[1]:
                return None
            pairs.append((clocks[0], clocks[1]))
        return tuple(pairs)

    def _clock(self, words: str) -> int | None:
        """Return the minutes of the day; None where the half of the day is open."""
        if clock := self._language.clock:
            told = re.fullmatch(
                rf"{re.escape(clock.before)}\s+(\d{{1,2}})(?:[:.]([0-5]\d))?\s+(\w+)", words
            )
            hours = (
                hour
                for hour in range(_DAY)
                if told and clock.hour(hour) == int(told[1]) and clock.part(hour) == told[3]
            )
            if (hour := next(hours, None)) is not None and told:
                return hour * _MINUTES + int(told[2] or 0)
        if found := re.fullmatch(_MILITARY.format(n=""), words):
            return int(found["m"][:2]) * _MINUTES + int(found["m"][2:])
        found = re.fullmatch(_TIME.format(n=""), words)
        if not found:
            return None
        hour, minutes = int(found["hour"]), int(found["minute"] or 0)
        if found["noon"]:
            return _CLOCK * _MINUTES if hour == _CLOCK else None
        if found["half"]:
            if not 1 <= hour <= _CLOCK or (
                hour == _CLOCK and (found["half"] == "a" or not minutes)
            ):
                return None
            return (hour % _CLOCK + (_CLOCK if found["half"] == "p" else 0)) * _MINUTES + minutes
        told_apart = words.startswith("0") or hour >= _CLOCK
        return hour * _MINUTES + minutes if found["minute"] and told_apart and hour < _DAY else None


@lru_cache(maxsize=16)
def _reader(language: Language) -> _Reader:
    return _Reader(language)


def _any(phrases: object) -> str:
    listed = phrases if isinstance(phrases, list | tuple) else ()
    return "|".join(re.escape(str(phrase)) for phrase in listed) or "(?!)"


def _days(language: Language) -> Mapping[str, int]:
    """Return the days by what they are called, in full and for short."""
    return dict(_named(language))


def _named(language: Language) -> Iterator[tuple[str, int]]:
    names = days_of(language)
    if not names:
        try:
            known = get_day_names("wide", "format", Locale.parse(language.locale))
            names = tuple(str(known[n]) for n in range(HOLIDAYS))
        except (UnknownLocaleError, ValueError):
            names = ()
    short = tuple(language.text(f"{SECTIONS}.short_days").split())
    for each in (names, short):
        for n, name in enumerate(each):
            yield name.lower(), n
