"""What is promised: a length of time, a date, a number of rings; the whole span or nothing."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mkataba.reading.lexicon import Lexicon
from mkataba.reading.lines import bracketed
from mkataba.reading.numbers import number, ordinal
from mkataba.reading.quantities import day, duration, is_clock
from mkataba.reading.spans import Span
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.duration.order import compared

_HOURS = {Unit.HOUR: 1, Unit.DAY: 24, Unit.WEEK: 7 * 24}
_MOST_RINGS = 20
WRAPS = 2  # phrases such as "within" around a time
_LONGEST_DATE = 24  # words, numbers and characters of a recurring date


class Promises(Struct, frozen=True):
    """Reads promises in one language."""

    lexicon: Lexicon

    def promise(self, span: Span, wraps: int = WRAPS) -> times.Promise | None:
        """Return what is promised, where a span says that and nothing else.

        Args:
            span: The whole of what was written.
            wraps: How many phrases such as ``within`` may stand around a time.
        """
        lexicon = self.lexicon
        if time := duration(lexicon, span):
            # "within" before it says that a length of time is meant
            return None if wraps == WRAPS and is_clock(lexicon, span, time) else times.Within(time)
        if time := self._twice(span):
            return times.Within(time)
        if lexicon.means("immediate", span):
            return times.Immediate()
        if lexicon.means("same day", span):
            return times.SameDay()
        if lexicon.means("next day", span):
            return times.Within(Duration(1, Unit.DAY))
        if lexicon.means("next working day", span):
            return times.Within(Duration(1, Unit.WORKING_DAY))
        if promise := self._rings(span) or self._every(span) or self._on(span):
            return promise
        for slots in lexicon.find("within", span) if wraps else ():
            wrapped = self.promise(slots["time"] if "time" in slots else slots["x"], wraps - 1)
            if isinstance(wrapped, times.Within | times.Rings):
                return wrapped
        return None

    def _twice(self, span: Span) -> Duration | None:
        """Return a time that is said again in brackets: ``1 day (24 hours)``.

        Of days and hours, the hours say more: whether days are working days stays open.
        """
        split = bracketed(span)
        one, other = (duration(self.lexicon, part) for part in split) if split else (None, None)
        if one is None or other is None:
            return None
        if compared(one, other) == 0:
            return one
        alone = all(time == Duration(time.most, time.unit) for time in (one, other))
        hours = {time.most * _HOURS.get(time.unit, 0) for time in (one, other)}
        same = alone and len(hours) == 1 and 0 not in hours
        return next(time for time in (one, other) if time.unit is not Unit.DAY) if same else None

    def _rings(self, span: Span) -> times.Rings | None:
        counts = [number(self.lexicon, slots["n"]) for slots in self.lexicon.find("rings", span)]
        counts += [
            ordinal(self.lexicon, slots["n"]) for slots in self.lexicon.find("nth ring", span)
        ]
        return next((times.Rings(n) for n in counts if n and n <= _MOST_RINGS), None)

    def _every(self, span: Span, wraps: int = 2) -> times.Every | None:
        lexicon = self.lexicon
        if len(span) > _LONGEST_DATE:
            return None
        if period := lexicon.periods.get(span.keys):
            return times.Every(period)
        for slots in lexicon.find("every", span):
            if time := duration(lexicon, slots["time"]):
                return times.Every(time)
        if lexicon.means("first week of the month", span):
            return times.Every(Duration(1, Unit.MONTH), 7)
        for slots in lexicon.find("day of the month", span):
            of_month = ordinal(lexicon, slots["day"])
            if of_month in range(1, 32):
                return times.Every(Duration(1, Unit.MONTH), of_month)
        for slots in lexicon.find("by day", span) if wraps else ():
            of_month = ordinal(lexicon, slots["day"])
            every = self._every(slots["x"], wraps - 1) if of_month in range(1, 32) else None
            if every and every.by_day is None and every.by_date is None:
                return replace(every, by_day=of_month)
        for slots in lexicon.find("by date", span) if wraps else ():
            text = day(lexicon, slots["date"])
            every = self._every(slots["x"], wraps - 1) if text and text[0] is None else None
            if every and text and every.by_date is None:
                return replace(every, by_date=text[1:])
        return None

    def _on(self, span: Span) -> times.On | None:
        for slots in self.lexicon.find("on", span):
            text = day(self.lexicon, slots["date"])
            if text and text[0]:
                return times.On(date(text[0], text[1], text[2]))
        return None
