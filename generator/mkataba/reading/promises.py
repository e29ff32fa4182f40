"""What is promised: a length of time, a date, a number of rings; the whole span or nothing."""

from dataclasses import dataclass, replace
from datetime import date

from mkataba.reading.quantities import day, duration, number, ordinal
from mkataba.reading.spans import Span
from mkataba.reading.speech import Speech
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit

_MOST_RINGS = 20
_LONGEST_DATE = 24  # words, numbers and signs of a recurring date


@dataclass(frozen=True)
class Promises:
    """Reads promises in one language."""

    speech: Speech

    def promise(self, span: Span, wraps: int = 2) -> times.Promise | None:
        """Return what is promised, where a span says that and nothing else.

        Args:
            span: The whole of what was written.
            wraps: How many phrases such as ``within`` may stand around a time.
        """
        speech = self.speech
        if time := duration(speech, span):
            return times.Within(time)
        if speech.means("immediate", span):
            return times.Immediate()
        if speech.means("same day", span):
            return times.SameDay()
        if speech.means("next day", span):
            return times.Within(Duration(1, Unit.DAY))
        if speech.means("next working day", span):
            return times.Within(Duration(1, Unit.WORKING_DAY))
        if promise := self._rings(span) or self._every(span) or self._on(span):
            return promise
        for slots in speech.find("within", span) if wraps else ():
            wrapped = self.promise(slots["x"], wraps - 1)
            if isinstance(wrapped, times.Within | times.Rings):
                return wrapped
        return None

    def _rings(self, span: Span) -> times.Rings | None:
        counts = [number(self.speech, slots["n"]) for slots in self.speech.find("rings", span)]
        counts += [ordinal(self.speech, slots["n"]) for slots in self.speech.find("nth ring", span)]
        return next((times.Rings(n) for n in counts if n and n <= _MOST_RINGS), None)

    def _every(self, span: Span, wraps: int = 2) -> times.Every | None:
        speech = self.speech
        if len(span) > _LONGEST_DATE:
            return None
        if period := speech.periods.get(span.keys):
            return times.Every(period)
        for slots in speech.find("every", span):
            if time := duration(speech, slots["time"]):
                return times.Every(time)
        if speech.means("first week of the month", span):
            return times.Every(Duration(1, Unit.MONTH), 7)
        for slots in speech.find("day of the month", span):
            of_month = ordinal(speech, slots["day"])
            if of_month in range(1, 32):
                return times.Every(Duration(1, Unit.MONTH), of_month)
        for slots in speech.find("by day", span) if wraps else ():
            of_month = ordinal(speech, slots["day"])
            every = self._every(slots["x"], wraps - 1) if of_month in range(1, 32) else None
            if every and every.by_day is None and every.by_date is None:
                return replace(every, by_day=of_month)
        for slots in speech.find("by date", span) if wraps else ():
            said = day(speech, slots["date"])
            every = self._every(slots["x"], wraps - 1) if said and said[0] is None else None
            if every and said and every.by_date is None:
                return replace(every, by_date=said[1:])
        return None

    def _on(self, span: Span) -> times.On | None:
        for slots in self.speech.find("on", span):
            said = day(self.speech, slots["date"])
            if said and said[0]:
                return times.On(date(said[0], said[1], said[2]))
        return None
