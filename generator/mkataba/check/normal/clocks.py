"""Times of day on the 24-hour clock."""

import re

from babel.dates import get_period_names
from babel.localedata import exists

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.languages.folder import Clock
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.numbers import number
from mkataba.reading.spans import span_of
from mkataba.values.duration import Unit
from mkataba.values.hours import Clock as Time
from mkataba.values.hours import clock_data

NAME = "clocks"
DOES = (
    "Times of day are written on the 24-hour clock, in quotes. `1:00` to `6:59` stay, because they "
    "may be meant for the afternoon; with am or pm they don't. "
    "12 am and 12 pm stay: people mix them up. Words of a language that counts the hours from "
    "sunrise are read by that count; an hour that would be one of the day by either count stays."
)
SAMPLES = tuple(
    Sample(
        "service_points.yml",
        f"service_points:\n  - hours:\n      - opens: {a}\n",
        f"service_points:\n  - hours:\n      - opens: {b}\n",
    )
    for a, b in (
        ("8:00", '"08:00"'),
        ("8.00am", '"08:00"'),
        ("5 pm", '"17:00"'),
        ("0800 hrs", '"08:00"'),
        ("1700", '"17:00"'),
        ("12 noon", '"12:00"'),
        ("Saa 2 asubuhi", '"08:00"'),
        ("Saa 9 alasiri", '"15:00"'),
        ("Saa 3 usiku", "Saa 3 usiku"),
        ("5:00", "5:00"),
        ("12:00 am", "12:00 am"),
    )
)
_HALF_DAY = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?\s*([ap])\.?\s?m\.?", re.IGNORECASE)
# the hour, its one figure where it has one, the mark, the minute, what stands behind
_OF_24 = re.compile(
    r"([01][0-9]|2[0-3]|([7-9]))([:.h]?)([0-5][0-9])(?:\s*([^\W\d_]+)\.?)?", re.IGNORECASE
)
_TOLD = re.compile(r"([0-9]{1,2})[:.]([0-5][0-9])")
_TWELVE = re.compile(r"12(?:[:.]00)?\s*")
_NOON = 12 * 60


def clock(written: str, context: Context) -> str | None:
    """Return a time of day as ``08:00``; None where the half of the day is open."""
    typed = written.strip()
    found = {
        minutes for minutes in (_of_24(typed, context), _of_half(typed)) if minutes is not None
    }
    if not found:
        spoken = (_spoken(typed, code, context) for code in context.every_language)
        found = {minutes for minutes in spoken if minutes is not None}
    return clock_data(Time(found.pop())) if len(found) == 1 else None


def _of_24(typed: str, context: Context) -> int | None:
    """Return the minute of the day of ``0800 hrs``; ``05:00`` is one, ``5:00`` is not."""
    found = _OF_24.fullmatch(typed)
    if not found:
        return None
    hour, figure, mark, minute, unit = found.groups()
    if (figure and not mark) or (unit and unit.casefold() not in _hours(context)):
        return None
    return int(hour) * 60 + int(minute)


def _hours(context: Context) -> frozenset[str]:
    """Return what languages call hours behind their number."""
    lexicons = map(context.phrases.of, context.every_language)
    return frozenset(
        " ".join(one.words[-1])
        for lexicon in lexicons
        for one in lexicon.units.all
        if lexicon.unit_of[one] is Unit.HOUR
    )


def _of_half(typed: str) -> int | None:
    found = _HALF_DAY.fullmatch(typed)
    if not found:
        return None
    # 12.30 p.m. is soon after noon, but 12 p.m. may be meant for midnight
    if found[1] == "12" and (found[3].lower() == "a" or found[2] in (None, "00")):
        return None
    hours = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return hours * 60 + int(found[2] or 0)


def _spoken(typed: str, code: str, context: Context) -> int | None:
    """Return the minute of the day that words of a language say."""
    language = context.project.languages[code]
    if _TWELVE.sub("", typed, count=1).casefold() in noons(language.locale.partition("_")[0]):
        return _NOON
    if language.clock is None:
        return None
    return _of_part(typed, language.clock, context.phrases.of(code))


def _of_part(typed: str, told: Clock, lexicon: Lexicon) -> int | None:
    """Return the minute of the day that an hour with its part of the day is.

    By the count of the language, or by that from midnight, which people write as well where they
    leave out the word before the hour. None where both give one, or neither.
    """
    span = span_of(typed)
    named = span.keys[:1] == (told.before.casefold(),)
    span = span[1:] if named else span
    figures = _TOLD.fullmatch(span[:-1].text)
    hour = int(figures[1]) if figures else number(lexicon, span[:-1])
    if hour is None or not 1 <= hour <= 12:
        return None
    within = told.within(span.keys[-1])
    counted = [at for at in within if told.hour(at) == hour]
    found = {*counted, *(at for at in within if at % 12 == hour % 12)}
    if len(found) != 1 or (named and not counted):
        return None
    return found.pop() * 60 + (int(figures[2]) if figures else 0)


def noons(locale: str) -> frozenset[str]:
    """Return what a language calls noon."""
    if not exists(locale):
        return frozenset()
    names = (get_period_names(width, "format", locale) for width in ("wide", "abbreviated"))
    return frozenset(named["noon"].casefold() for named in names if "noon" in named)


READERS = {"clock": clock}
