"""Labels, texts, money, lengths of time and dates in one language.

Numbers, money and dates come from Babel, labels from the gettext catalogues in
``templates/locale/<language>.po`` (English is the language of the catalogue's keys). An amount and
its currency, a number and its unit are held together by no-break spaces.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from babel.core import Locale
from babel.dates import format_date, get_day_names
from babel.localedata import exists
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from msgspec import Struct, field

from mkataba.formatting.catalogue import wrong_placeholder
from mkataba.languages import SOURCE, Language
from mkataba.languages.calendar import days_of, months_of
from mkataba.profiles import Currency, Profile
from mkataba.values.duration import HALVED, Duration, Unit
from mkataba.values.labels import capital, choice
from mkataba.values.money import Money
from mkataba.values.text import Text

NBSP = "\u00a0"
_POST_BOX = re.compile(r"\bP\.? ?O\.? ?Box\b", re.IGNORECASE)
_GROUPED = 10_000

_PLURALS = {
    Unit.SECOND: ("%(n)s second", "%(n)s seconds"),
    Unit.MINUTE: ("%(n)s minute", "%(n)s minutes"),
    Unit.HOUR: ("%(n)s hour", "%(n)s hours"),
    Unit.WORKING_HOUR: ("%(n)s working hour", "%(n)s working hours"),
    Unit.WORKING_DAY: ("%(n)s working day", "%(n)s working days"),
    Unit.CALENDAR_DAY: ("%(n)s calendar day", "%(n)s calendar days"),
    Unit.DAY: ("%(n)s day", "%(n)s days"),
    Unit.WEEK: ("%(n)s week", "%(n)s weeks"),
    Unit.MONTH: ("%(n)s month", "%(n)s months"),
    Unit.YEAR: ("%(n)s year", "%(n)s years"),
}
HALF_A = {unit: f"half a {unit}" for unit in HALVED}
"""Unit -> the message for a half of it."""


class Line(Struct, frozen=True):
    """One line of a value that takes several: what it is for, and how much."""

    label: str
    value: str
    is_on_top: bool = False  # everybody pays it, besides what the other lines say

    @property
    def text(self) -> str:
        """The line as it stands by itself, wherever that is."""
        return f"{self.label}: {self.value}"


class Formatted(Struct, frozen=True):
    """A fee or a time in words.

    ``short`` always says something; ``lines`` and ``notes`` are empty for simple values; ``total``
    is "" unless extras come on top of a known amount.
    """

    short: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    total: str = ""


class BasicFormatter(Struct, frozen=True, dict=True):
    """Writes labels, texts and single values; ``channels`` gives the names of channels by id.

    The country and the currency are those of the standard's profile.
    """

    spoken: Language
    catalogue: Mapping[str, tuple[str, ...]]
    profile: Profile
    channels: Mapping[str, Text] = field(default_factory=dict)
    po: bytes = b""  # the catalogue's text, to tell a line of it

    @property
    def language(self) -> str:
        """Code of the language."""
        return self.spoken.code

    @property
    def locale(self) -> str:
        """The locale that Babel formats in: the language as it is written in the country.

        That of English where Babel does not know the language.
        """
        region = self.profile.country.region
        return _locale(self.language, region, self.spoken.locale) if self._is_known else SOURCE

    @property
    def tag(self) -> str:
        """The language and the country by BCP 47, such as ``sw-TZ``."""
        return f"{self.language}-{self.profile.country.region}"

    @property
    def direction(self) -> str:
        """The way in which the language is written: ``ltr``, or ``rtl`` from right to left."""
        return Locale.parse(self.locale).text_direction

    def _(self, message: str, **values: object) -> str:
        """Return a label in this language, with its placeholders filled in."""
        found = self.catalogue.get(message)
        words = found[0] if found and found[0] else message
        return self._filled(message, words, values) if values else words

    def plural(self, one: str, many: str, count: float, **values: object) -> str:
        """Return the form of a label that goes with ``count``."""
        forms = self.catalogue.get(one) or (one, many)
        return self._filled(one, forms[0 if count == 1 else -1], values)

    def _filled(self, message: str, words: str, values: Mapping[str, object]) -> str:
        try:
            return words % values
        except (KeyError, ValueError, TypeError) as error:
            if words not in self.catalogue.get(message, ()):
                raise  # nobody translated it: the fault is with whoever asks
            raise wrong_placeholder(self.language, self.po, message, words, values) from error

    def label(self, given: Any) -> str:
        """Return what people call a field or a part, as a heading.

        Args:
            given: Words of the catalogue, or a map of words by language.
        """
        if isinstance(given, Mapping):
            return capital(str(given.get(self.language) or next(iter(given.values()))))
        return self._(capital(str(given)))

    def code(self, code: str) -> str:
        """Return the words for a fixed choice of the schemas, such as ``mpesa``."""
        if name := self.profile.payment.get(code):
            own = name.get(self.language) if self.language != SOURCE else None
            return own or self._(name.any(SOURCE))
        return self._(choice(code))

    def also_in(self, formats: Iterable[str]) -> str:
        """Return in what forms a charter is to be had beside print, as a sentence; "" for none."""
        named = ", ".join(map(self.code, formats))
        return self._("Also in: %(formats)s.", formats=named) if named else ""

    def text(self, text: Text | None) -> str:
        """Return a text of the content; a mark that it is to be filled in where it is missing.

        One that a draft lacks in this language is missing, whatever it says in others.
        """
        if not text or self.language in text.lacks:
            return self.todo
        return _before_amount(self.profile.currency).sub(NBSP, text.any(self.language))

    @property
    def todo(self) -> str:
        """What stands in a draft where something is not said yet."""
        return self._("[to be filled in]")

    def money(self, money: Money) -> str:
        """Return an amount such as ``KSh 1,050``; cents only where there are some."""
        whole = money.amount == money.amount.to_integral_value()
        pattern = "¤ #,##0" if whole else "¤ #,##0.00"
        code, own = money.currency, self.profile.currency
        locale = _locale(SOURCE, self.profile.country.region)
        written = format_currency(money.amount, code, pattern, locale=locale, currency_digits=False)
        if code == own.code:
            written = written.replace(get_currency_symbol(code, locale), own.symbol)
        return written.replace(" ", NBSP)

    def number(self, number: int | float | Decimal) -> str:
        """Return a number, with its digits in groups from five on: one of four may be a year."""
        exact = Decimal(str(number))
        return format_decimal(
            exact,
            locale=self.locale,
            decimal_quantization=False,
            group_separator=abs(exact) >= _GROUPED,
        )

    def duration(self, duration: Duration) -> str:
        """Return a length of time such as ``7 working days`` or ``1 to 4 weeks``.

        A range of hours is never taken for hours of the day.
        """
        if duration.least == 0:
            longest = self.duration(Duration(duration.most, duration.unit))
            return self._("%(low)s to %(high)s", low=self._("Immediate"), high=longest)
        if duration.least and duration.unit is Unit.HOUR:
            return self._("Within %(time)s", time=self.length(duration))
        return self.length(duration)

    def length(self, duration: Duration) -> str:
        """Return a length of time in numbers alone, as it stands within other words."""
        *longer, words = map(self._piece, duration.pieces)
        for piece in reversed(longer):
            words = self._("%(longer)s %(shorter)s", longer=piece, shorter=words)
        return words

    def _piece(self, time: Duration) -> str:
        if time.most == 1 / 2 and time.least is None:
            return self._(HALF_A[time.unit]).replace(" ", NBSP)
        number = _counted(time.most)
        if time.least is not None:
            number = self._("%(low)s to %(high)s", low=_counted(time.least), high=number)
        one, many = _PLURALS[time.unit]
        return self.plural(one, many, time.most, n=number).replace(" ", NBSP)

    def postal(self, address: str) -> str:
        """Return a postal address as the language writes it; its number and its place stay."""
        box = self._("P.O. Box")
        return address if box == "P.O. Box" else _POST_BOX.sub(box, address)

    def day_and_month(self, day: date) -> str:
        """Return a day of any year such as ``15 June``, with a blank."""
        return self._formatted(day, "d MMMM")

    def _formatted(self, day: date, form: str) -> str:
        if self._is_known or not (months := months_of(self.spoken)):
            return format_date(day, form, locale=self.locale)
        written = form.replace("d", str(day.day)).replace("y", str(day.year))
        return written.replace("MMMM", months[day.month - 1])

    def date(self, day: date) -> str:
        """Return a date such as ``15 June 2026``."""
        return self._formatted(day, "d MMMM y").replace(" ", NBSP)

    @cached_property
    def weekdays(self) -> Mapping[int, str]:
        """The names of the days, Monday being 0."""
        if not self._is_known and (days := days_of(self.spoken)):
            return dict(enumerate(days))
        # not those that stand alone: where a language has none of its own, Babel gives those of
        # whichever language asked first
        return dict(get_day_names("wide", "format", self.locale))

    @cached_property
    def _is_known(self) -> bool:
        """Whether Babel knows the language."""
        return exists(_locale(self.language, self.profile.country.region, self.spoken.locale))


def _counted(number: float) -> str:
    """Return a number of units of time, a half as a fraction."""
    return f"{int(number) or ''}½" if number % 1 else str(number)


@cache
def _locale(language: str, region: str, own: str = "") -> str:
    """Return a locale of which Babel has the data: that of the country, else the language's own."""
    local = f"{language}_{region}"
    return local if exists(local) else own or language


@cache
def _before_amount(currency: Currency) -> re.Pattern[str]:
    """Return the blank between a currency and its amount, as texts have it."""
    marks = map(re.escape, (currency.symbol, currency.code))
    return re.compile("|".join(rf"(?<=\b{mark}) (?=\d)" for mark in marks))


def in_line(value: Formatted) -> str:
    """Return all of a value in one line, for a cell or within another value."""
    words = value.short
    if value.lines:
        words += f" ({'; '.join(line.text for line in value.lines)})"
    return "; ".join((words, *value.notes))
