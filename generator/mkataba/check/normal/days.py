"""Days of the week in words."""

from collections.abc import Iterator, Mapping

from babel.dates import get_day_names
from babel.localedata import exists

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.languages.calendar import days_of
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.spans import Span, span_of
from mkataba.values.duration import Duration, Unit
from mkataba.values.hours import DAYS, HOLIDAYS
from mkataba.values.types import reads

NAME = "days"
DOES = (
    "Days of the week in words, in any language that is known, are written as `mon-fri`. A range "
    "that runs backwards stays, and so does what holds more than days."
)
SAMPLES = tuple(
    Sample(
        "service_points.yml",
        f"service_points:\n  - hours:\n      - days: {a}\n",
        f"service_points:\n  - hours:\n      - days: {b}\n",
    )
    for a, b in (
        ("Monday to Friday", "mon-fri"),
        ("Jumatatu hadi Ijumaa", "mon-fri"),
        ("Tuesdays and Thursdays", "Tuesdays and Thursdays"),
        ("Tuesday & Thursday", "tue, thu"),
        ("Every day", "daily"),
        ("Friday to Monday", "Friday to Monday"),
        ("Monday to Friday except holidays", "Monday to Friday except holidays"),
    )
)
_LONGEST = 30  # words and marks
_HOLIDAYS = "public holidays"
"""A message of the catalogues."""


def days(written: str, context: Context) -> str | None:
    """Return days of the week as ``mon-fri, sun``; None for anything else."""
    span = span_of(written)
    if reads("days", written) or not len(span) or len(span) > _LONGEST:
        return None
    readings = {_read(span, code, context) for code in context.every_language} - {None}
    return _written(readings.pop() or ()) if len(readings) == 1 else None


def _read(span: Span, code: str, context: Context) -> tuple[int, ...] | None:
    lexicon = context.phrases.of(code)
    found: set[int] = set()
    names = names_of(code, context)
    for part in _parts(span, lexicon):
        some = _run(part, lexicon, names)
        if some is None:
            return None
        found.update(some)
    return tuple(sorted(found)) or None


def _parts(span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Yield what "and" and its like part; a mark that stands twice parts nothing."""
    joints, start = lexicon.patterns["and"].fixed, 0
    for at in range(len(span)):
        if span.keys[at : at + 1] in joints and span.keys[at] != ".":
            yield span[start:at]
            start = at + 1
    yield span[start:]


def _run(span: Span, lexicon: Lexicon, names: Mapping[str, int]) -> tuple[int, ...] | None:
    """Return one day, a range of them, or all seven."""
    if lexicon.periods.get(span.keys) == Duration(1, Unit.DAY):
        return tuple(range(HOLIDAYS))
    if (one := _day(span, names)) is not None:
        return (one,)
    for slots in lexicon.find("range", span):
        low, high = _day(slots["low"], names), _day(slots["high"], names)
        if low is not None and high is not None and low < high < HOLIDAYS:
            return tuple(range(low, high + 1))
    return None


def _day(span: Span, names: Mapping[str, int]) -> int | None:
    keys = span.keys[:-1] if span.keys[-1:] == (".",) else span.keys
    return names.get(" ".join(keys))


def names_of(code: str, context: Context) -> Mapping[str, int]:
    """Return the days by what a language calls them, long and short, and those of our own form."""
    language = context.project.languages[code]
    spoken = language.locale.partition("_")[0]
    found = {name: day for day, name in enumerate(DAYS[:HOLIDAYS])}
    found |= {_key(name): day for day, name in enumerate(days_of(language))}
    if exists(spoken):
        for width in ("wide", "abbreviated"):
            named = get_day_names(width, "format", spoken).items()
            found |= {_key(name): day for day, name in named}
    catalogue = context.phrases.catalogues.get(code, {})
    holidays = catalogue.get(_HOLIDAYS) or (_HOLIDAYS,)
    return found | {_key(name): HOLIDAYS for name in holidays}


def _key(name: str) -> str:
    return " ".join(key for key in span_of(name).keys if key != ".")


def _written(found: tuple[int, ...]) -> str:
    """Return days in their normal form: runs of three and more as ranges."""
    week = tuple(day for day in found if day != HOLIDAYS)
    parts: list[str] = []
    if week == tuple(range(HOLIDAYS)):
        parts, week = ["daily"], ()
    while week:
        run = next(n for n in range(len(week), 0, -1) if week[n - 1] - week[0] == n - 1)
        ends = [DAYS[week[0]], DAYS[week[run - 1]]]
        parts += ["-".join(ends)] if run > 2 else [DAYS[day] for day in week[:run]]
        week = week[run:]
    return ", ".join([*parts, *(["holidays"] if HOLIDAYS in found else [])])


READERS = {"days": days}
