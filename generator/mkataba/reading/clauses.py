"""One time in a line, with what is said of it: its condition, and when its clock starts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkataba.reading.lines import DASHES, bracketed, without_stop
from mkataba.reading.promises import Promises
from mkataba.reading.quantities import leaves_number, names_time
from mkataba.reading.spans import Span, span_of
from mkataba.reading.vocabulary import Reason
from mkataba.values import turnaround as times
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

HEDGES = (Reason.NOT_ALL, Reason.CLEAR_DAYS, Reason.NO_LONGEST, Reason.NO_NUMBER)
_LONGEST_TIME = 40  # words, numbers and signs
_AT_ONCE = ("immediate", "same day", "next day", "next working day")


@dataclass(frozen=True)
class Clauses(Promises):
    """Reads one turnaround time in one language."""

    def clause(self, span: Span) -> Turnaround | None:
        """Return one time with what is said of it: its condition, when its clock starts."""
        if not len(span):
            return None
        if time := self._plain(span):
            return time
        for slots in self.speech.find("outcome", span):
            if slots["what"].keys in self.speech.outcomes:
                time = self._with_more(slots["x"])
                return time if time and time.promise else None
        return self._with_more(span)

    def _with_more(self, span: Span) -> Turnaround | None:
        return self._plain(span) or self._with_condition(span) or self._with_tail(span)

    def _plain(self, span: Span) -> Turnaround | None:
        """Return a promise or an acknowledgement of which nothing more is said."""
        if promise := self.promise(span):
            return Turnaround(promise)
        return self._receipt(span)

    def _receipt(self, span: Span) -> Turnaround | None:
        """Return the acknowledgement that a span promises, and nothing else."""
        if self.speech.means("receipt at once", span):
            return Turnaround(None, acknowledge=times.Immediate())
        for slots in self.speech.find("receipt", span):
            match self.promise(slots["time"] if "time" in slots else slots["x"]):
                case times.Within(time):
                    return Turnaround(None, acknowledge=time)
                case times.Immediate():
                    return Turnaround(None, acknowledge=times.Immediate())
        return None

    def _with_condition(self, span: Span) -> Turnaround | None:
        """Return a time whose condition stands at its end, in brackets or as a fixed phrase."""
        split = bracketed(span)
        for fixed in self.speech.patterns["when"].fixed:
            if span.keys[-len(fixed) :] == fixed and len(span) > len(fixed):
                split = span[: -len(fixed)], span[-len(fixed) :]
        if split is None or not self._is_sure(split[1]) or not self.speech.names(split[1]):
            return None
        before = without_stop(split[0])
        time = self._plain(before) or self._with_tail(before)
        if time is None or time.when:
            return None
        return replace(time, when=self.speech.text(split[1]))

    def _with_tail(self, span: Span) -> Turnaround | None:
        speech = self.speech
        ends = () if speech.means("once", span) else range(min(len(span) - 1, _LONGEST_TIME), 0, -1)
        for end in ends:
            time = self._plain(span[:end])
            if time is None:
                continue
            for field, text in self._tails(time, span[end:]):
                if self._is_sure(text) and not speech.unit_words.intersection(text.keys[:1]):
                    return _with(time, field, speech.text(text))
        return None

    def _tails(self, time: Turnaround, span: Span) -> Iterator[tuple[str, Span]]:
        """Yield what the words behind a time can say of it: the field and its words."""
        speech = self.speech
        span = span[1:] if span.keys[0] == "," else span
        if speech.means("course", span):  # the end belongs to no start of the clock
            yield "note", span
            return
        yield from (("starts", slots["text"]) for slots in speech.find("starts", span))
        for slots in speech.find("starts of", span):
            if speech.words.occasions.intersection(slots["text"].keys[:2]):
                yield "starts", slots["text"]
        for slots in speech.find("when", span):
            if not speech.unit_words.intersection(slots["text"].keys[:1]):
                yield "when", span
        within = time.promise.duration if isinstance(time.promise, times.Within) else None
        if within and within.least is not None and speech.means("range when", span):
            yield "when", span
        if isinstance(time.promise, times.Immediate) and speech.means("subject", span):
            # "immediately they ask" means as soon as they ask: alone, half a sentence would be left
            for keys in speech.patterns["as soon as"].fixed:
                yield "when", span_of(f"{' '.join(keys)} {span.text}")
        if speech.means("remark", span):
            yield "note", span
        if speech.means("and remark", span):
            yield "note", span[1:]
        for slots in speech.find("purpose", span) if not isinstance(time.promise, times.On) else ():
            if not speech.words.first_steps.intersection(slots["text"].keys[:1]):
                yield "note", span

    def _is_sure(self, span: Span) -> bool:
        """Tell whether words may stand beside a time: they take nothing back and name no other."""
        hedged = self._is_hedged(span) or self.speech.bounds(span)
        other = self._names_time(span) or leaves_number(self.speech, span)
        return len(span) > 0 and not hedged and not other

    def _names_time(self, span: Span) -> bool:
        at_once = any(self.speech.holds(meaning, span) for meaning in _AT_ONCE)
        return at_once or names_time(self.speech, span)

    def _is_hedged(self, span: Span) -> bool:
        return any(reason in HEDGES for reason in self.speech.hedges(span))

    def _is_class(self, span: Span) -> bool:
        hedged = self._is_hedged(span)
        return self.speech.names(span) and not hedged and not self._names_time(span)

    def _is_label(self, span: Span) -> bool:
        ends = span.keys[-1] not in self.speech.words.linking.union(DASHES)
        bounded = self.speech.bounds(span)
        return ends and self._is_class(span) and not bounded


def _with(time: Turnaround, field: str, text: Text) -> Turnaround:
    change: Mapping[str, Any] = {field: text}
    return replace(time, **change)
