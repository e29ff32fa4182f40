"""Values -> words in one language: money, times, dates, opening hours, and the fixed labels.

Numbers, money and dates come from Babel, labels from the gettext catalogues in
``templates/locale/<language>.po`` (English is the language of the catalogue's keys). An amount and
its currency, a number and its unit are held together by no-break spaces.
"""

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from babel.dates import format_date, get_day_names
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal

from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.fee import Fee
from mkataba.values.hours import Opening
from mkataba.values.money import Money
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

NBSP = "\u00a0"

_AMOUNT = re.compile(r"(?<=\bKSh) (?=\d)|(?<=\bKES) (?=\d)")
_LOCALES = {"en": "en_KE", "sw": "sw_KE"}
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
_EACH = {
    Unit.SECOND: "Every second",
    Unit.MINUTE: "Every minute",
    Unit.HOUR: "Every hour",
    Unit.WORKING_HOUR: "Every working hour",
    Unit.WORKING_DAY: "Every working day",
    Unit.CALENDAR_DAY: "Every day",
    Unit.DAY: "Every day",
    Unit.WEEK: "Every week",
    Unit.MONTH: "Every month",
    Unit.YEAR: "Every year",
}
CODES = {
    "mpesa": "M-Pesa",
    "ecitizen": "eCitizen",
    "revenue_portal": "Revenue portal",
    "bank": "Bank",
    "card": "Bank card",
    "cash": "Cash",
    "cheque": "Cheque",
    "postal_order": "Postal order",
    "applications": "Applications",
    "enquiries": "Enquiries",
    "complaints": "Complaints",
    "compliments": "Compliments",
    "suggestions": "Suggestions",
    "directly": "Serves customers directly",
    "indirectly": "Serves customers indirectly",
    "external": "For the public",
    "internal": "For staff",
}


@dataclass(frozen=True)
class Line:
    """One line of a value that takes several: what it is for, and how much."""

    label: str
    value: str


@dataclass(frozen=True)
class Said:
    """A fee or a time in words.

    ``short`` always says something; ``lines`` and ``notes`` are empty for simple values; ``total``
    is "" unless extras come on top of a known amount.
    """

    short: str
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    total: str = ""


@dataclass(frozen=True)
class Words:
    """Writes values in one language; ``channels`` gives the names of channels by id."""

    language: str
    catalogue: Mapping[str, tuple[str, ...]] = field(repr=False)
    channels: Mapping[str, Text] = field(default_factory=dict, repr=False)

    @property
    def locale(self) -> str:
        """The locale that Babel formats in."""
        return _LOCALES[self.language]

    def _(self, message: str, **values: object) -> str:
        """Return a label in this language, with its placeholders filled in."""
        found = self.catalogue.get(message)
        words = found[0] if found and found[0] else message
        return words % values if values else words

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form of a label that goes with ``count``."""
        forms = self.catalogue.get(one) or (one, many)
        return forms[0 if count == 1 else -1] % values

    def code(self, code: str) -> str:
        """Return the words for a fixed choice of the schemas, such as ``mpesa``."""
        return self._(CODES[code])

    def text(self, text: Text | None) -> str:
        """Return a text of the content; a mark that it is to be filled in where it is missing."""
        return _AMOUNT.sub(NBSP, text.any(self.language)) if text else self.todo

    @property
    def todo(self) -> str:
        """What stands in a draft where something is not said yet."""
        return self._("[to be filled in]")

    def money(self, money: Money) -> str:
        """Return an amount such as ``KSh 1,050``; cents only where there are some."""
        whole = money.amount == money.amount.to_integral_value()
        pattern = "¤ #,##0" if whole else "¤ #,##0.00"
        written = format_currency(
            money.amount, money.currency, pattern, locale="en_KE", currency_digits=False
        )
        return written.replace("Ksh", "KSh").replace(" ", NBSP)

    def duration(self, duration: Duration) -> str:
        """Return a length of time such as ``7 working days`` or ``1 to 4 weeks``."""
        number = str(duration.most)
        if duration.least is not None:
            number = self._("%(low)s to %(high)s", low=duration.least, high=duration.most)
        one, many = _PLURALS[duration.unit]
        return self.plural(one, many, duration.most, n=number).replace(" ", NBSP)

    def date(self, day: date) -> str:
        """Return a date such as ``15 June 2026``."""
        return format_date(day, "d MMMM y", locale=self.locale).replace(" ", NBSP)

    # fees ------------------------------------------------------------------------------------

    def fee(self, fee: Fee) -> Said:
        """Return a fee in words; what comes on top of it is always named."""
        lines = self._fee_lines(fee)
        extras = [Line(self.text(e.label), self.money(e.amount)) for e in fee.extras]
        notes = [self.text(fee.note)] if fee.note else []
        total = fee.total
        basis = self._basis(fee.basis)
        if total is not None:
            if not isinstance(fee.basis, fees.Free):
                lines = [Line(self._("Fee"), basis), *lines]
            words = self._("Total %(amount)s", amount=self.money(total))
            return _said(self.money(total), (*lines, *extras), notes, words)
        if extras:
            basis = " + ".join((basis, *(line.value for line in extras)))
        return _said(basis, (*lines, *extras), notes)

    def _fee_lines(self, fee: Fee) -> list[Line]:
        if not isinstance(fee.basis, fees.Tiers):
            return []
        return [Line(self.text(t.label), self.fee(t.fee).short) for t in fee.basis.tiers]

    def _basis(self, basis: fees.Basis) -> str:
        match basis:
            case fees.Free():
                return self._("Free")
            case fees.Amount(money, per):
                words = self.money(money)
                if per:
                    words = self._("%(money)s per %(unit)s", money=words, unit=self.text(per))
                return words + self._limits(basis)
            case fees.Percentage(percent, base):
                number = format_decimal(percent, locale=self.locale)
                base_words = self.text(base)
                words = self._("%(number)s %% of %(base)s", number=number, base=base_words)
                words = words.replace(" %", NBSP + "%")
                return words + self._limits(basis)
            case fees.Range(low, None):
                return self._("From %(money)s", money=self.money(low))
            case fees.Range(low, high):
                assert high is not None
                low_words, high_words = self.money(low), self.money(high)
                return self._("%(low)s to %(high)s", low=low_words, high=high_words)
            case fees.Reference(source, _, version):
                words = self._("As set by %(source)s", source=self.text(source))
                return f"{words} ({version})" if version else words
            case fees.InKind(what):
                return self.text(what)
            case fees.ActualCost(of):
                return self._("%(what)s (actual cost)", what=self.text(of))
            case fees.Tiers(tiers):
                return self._tier_span([tier.fee for tier in tiers])
            case fees.Choice(highest, options):
                joined = self._(" or ").join(self._basis(option.basis) for option in options)
                if highest:
                    return self._("%(fees)s, whichever is higher", fees=joined)
                return self._("%(fees)s, whichever is lower", fees=joined)

    def _limits(self, basis: fees.Amount | fees.Percentage) -> str:
        words = ""
        if basis.minimum:
            words += self._(", at least %(money)s", money=self.money(basis.minimum))
        if basis.maximum:
            words += self._(", at most %(money)s", money=self.money(basis.maximum))
        return words

    def _tier_span(self, options: Iterable[Fee]) -> str:
        amounts: list[Money] = []
        for fee in options:
            match fee.basis:
                case fees.Amount(money, None) if not fee.extras:
                    amounts.append(money)
                case fees.Free() if not fee.extras:
                    amounts.append(Money(Decimal(0), "KES"))
                case _:
                    return self._("Depends on the case")
        lowest = min(amounts, key=lambda money: money.amount)
        if len({money.currency for money in amounts if money.amount}) > 1 or not lowest.amount:
            return self._("Depends on the case")
        if len(set(amounts)) == 1:
            return self.money(lowest)
        return self._("From %(money)s", money=self.money(lowest))

    # times -----------------------------------------------------------------------------------

    def turnaround(self, time: Turnaround) -> Said:
        """Return a turnaround time in words; its condition is part of the promise."""
        short = self._promise(time.promise)
        if time.when:
            short = f"{short} ({self.text(time.when)})"
        notes = []
        if time.acknowledge:
            notes.append(
                self._("Receipt confirmed within %(time)s", time=self.duration(time.acknowledge))
            )
        if time.starts:
            notes.append(self._("Counted from: %(start)s", start=self.text(time.starts)))
        if time.law:
            notes.append(self._("Set by %(law)s", law=self.text(time.law)))
        if time.note:
            notes.append(self.text(time.note))
        return _said(short, self._time_lines(time), notes)

    def _time_lines(self, time: Turnaround) -> tuple[Line, ...]:
        match time.promise:
            case times.Tiers(tiers):
                parts = [(self.text(tier.label), tier.turnaround) for tier in tiers]
            case times.ByChannel(each):
                parts = [(self._channel(t.channel), t.turnaround) for t in each]
            case _:
                return ()
        lines = []
        for label, part in parts:
            said = self.turnaround(part)
            value = "; ".join((said.short, *(n[:1].lower() + n[1:] for n in said.notes)))
            lines.append(Line(label, value))
        return tuple(lines)

    def _channel(self, channel: str) -> str:
        return self.text(self.channels.get(channel))

    def _promise(self, promise: times.Promise) -> str:
        match promise:
            case times.Within(duration):
                return self.duration(duration)
            case times.Immediate():
                return self._("Immediate")
            case times.SameDay():
                return self._("Same day").replace(" ", NBSP)
            case times.Rings(count):
                words = self.plural("Within %(n)s ring", "Within %(n)s rings", count, n=count)
                return words.replace(" ", NBSP)
            case times.On(day):
                return self._("On %(date)s", date=self.date(day))
            case times.Every():
                return self._every(promise)
            case times.Tiers(tiers):
                return self._time_span([tier.turnaround for tier in tiers])
            case times.ByChannel(each):
                parts = [item.turnaround for item in each]
                return self._time_span(parts, "Depends on the channel")

    def _every(self, promise: times.Every) -> str:
        if promise.period.most == 1:
            words = self._(_EACH[promise.period.unit])
        else:
            words = self._("Every %(time)s", time=self.duration(promise.period))
        if promise.by_day:
            return words + self._(", by day %(day)s", day=promise.by_day)
        if promise.by_date:
            day = date(2024, *promise.by_date)
            named = format_date(day, "d MMMM", locale=self.locale).replace(" ", NBSP)
            return words + self._(", by %(date)s", date=named)
        return words

    def _time_span(
        self, parts: Iterable[Turnaround], otherwise: str = "Depends on the case"
    ) -> str:
        """Return the shortest and the longest of several times where they share a unit."""
        durations = []
        for part in parts:
            if not isinstance(part.promise, times.Within):
                return self._(otherwise)
            durations.append(part.promise.duration)
        if len({duration.unit for duration in durations}) > 1:
            return self._(otherwise)
        low, high = min(d.most for d in durations), max(d.most for d in durations)
        unit = durations[0].unit
        return self.duration(Duration(high, unit, low if low < high else None))

    # hours -----------------------------------------------------------------------------------

    def hours(self, openings: Iterable[Opening]) -> tuple[Line, ...]:
        """Return opening hours, one line for each set of days."""
        by_days: dict[tuple[int, ...], list[str]] = {}
        for opening in openings:
            if (opening.opens, opening.closes) == (0, 1440):
                words = self._("day and night")
            else:
                opens, closes = self._clock(opening.opens), self._clock(opening.closes)
                words = self._("%(opens)s to %(closes)s", opens=opens, closes=closes)
            by_days.setdefault(opening.days, []).append(words)
        return tuple(Line(self._days(days), ", ".join(open_)) for days, open_ in by_days.items())

    def _clock(self, minutes: int) -> str:
        hour, minute = divmod(minutes % 1440, 60)
        if self.language != "sw":
            return f"{minutes // 60:02}:{minute:02}"
        part = next(name for until, name in _PARTS_OF_DAY if hour < until)
        return f"saa {(hour + 5) % 12 + 1}:{minute:02} {part}".replace(" ", NBSP)

    def _days(self, days: tuple[int, ...]) -> str:
        if days == tuple(range(7)):
            return self._("Every day")
        names = {
            **get_day_names("wide", "stand-alone", self.locale),
            7: self._("public holidays"),
        }
        if len(days) > 2 and days[-1] < 7 and days == tuple(range(days[0], days[-1] + 1)):
            return self._("%(low)s to %(high)s", low=names[days[0]], high=names[days[-1]])
        return ", ".join(names[day] for day in days)


def _said(short: str, lines: Iterable[Line], notes: Iterable[str], total: str = "") -> Said:
    lines = tuple(Line(line.label, _capital(line.value)) for line in lines)
    return Said(_capital(short), lines, tuple(notes), total)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# Kiswahili counts the hours from six in the morning and in the evening
_PARTS_OF_DAY = (
    (4, "usiku"),
    (6, "alfajiri"),
    (12, "asubuhi"),
    (16, "mchana"),
    (19, "jioni"),
    (24, "usiku"),
)


def read_catalogue(po: bytes) -> dict[str, tuple[str, ...]]:
    """Return the translations in a gettext ``.po`` text by key; plural forms in their order."""
    out: dict[str, tuple[str, ...]] = {}
    for message in read_po(io.BytesIO(po)):
        key = message.id if isinstance(message.id, str) else message.id[0]
        said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if key and any(said):
            out[key] = said
    return out


def words_for(language: str, templates: Mapping[str, bytes], channels: Mapping[str, Text]) -> Words:
    """Return the writer for a language, with the catalogue among ``templates``."""
    po = templates.get(f"locale/{language}.po")
    return Words(language, read_catalogue(po) if po else {}, channels)
