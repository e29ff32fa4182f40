"""One time with what is said of it: nothing is left over, or it is not read."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from mkataba.reading.clock import clock
from mkataba.reading.lines import bracketed, without_stop
from mkataba.reading.promises import WRAPS, Promises
from mkataba.reading.quantities import duration, leaves_number, names_time
from mkataba.reading.spans import Span
from mkataba.reading.vocabulary import Reason
from mkataba.values import turnaround as times
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround

HEDGES = (Reason.COUNTDOWN, Reason.NOT_ALL, Reason.CLEAR_DAYS, Reason.NO_LONGEST, Reason.NO_NUMBER)
_LONGEST_BARE = 8
_LONGEST_OUTCOME = 6
_LONGEST_TIME = 40  # words, numbers and characters
_AT_ONCE = ("immediate", "same day", "next day", "next working day")

Fields = Mapping[str, Text]
"""Fields of a time that hold words."""


class Clauses(Promises, frozen=True):
    """Reads one turnaround time in one language."""

    def clause(self, span: Span) -> Turnaround | None:
        """Return one time with what is said of it: its condition, when its clock starts."""
        if not len(span):
            return None
        if time := self._plain(span):
            return time
        for slots in self.lexicon.find("outcome", span):
            if slots["what"].keys in self.lexicon.outcomes:
                time = self._with_more(slots["x"])
                return time if time and time.promise else None
        for end in range(1, min(len(span), _LONGEST_OUTCOME)):
            if span.keys[:end] in self.lexicon.outcomes:
                time = self._with_more(span[end:])
                if time and time.promise:
                    return time
        for subject, rest in self.deeds(span):
            time = self._done(rest)
            if time and time.promise and self.says_no_class(subject, time.promise):
                return time
        for slots in self.lexicon.find("estimated", span):
            time = self._plain(slots["x"])
            if time and time.promise:
                # what is left of the words is the remark
                before = span[: len(span) - len(slots["x"])]
                said = self.lexicon.text(before[:-1] if before.keys[-1] == ":" else before)
                return replace(time, note=said) if span.keys[0] not in slots["x"].keys else None
        return self._with_more(span)

    def deeds(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield what is dealt with and what stands behind: ``letters are answered within ...``.

        Who is served in ``we will answer your letter within`` is the letter.
        """
        for end in self._actions(span):
            yield self._subject(span[:end]), span[end:]
        lexicon = self.lexicon
        for start in range(1, min(len(span), _LONGEST_OUTCOME)):
            for end in range(start, len(span)) if span.keys[:start] in lexicon.doings else ():
                if span.keys[end] in lexicon.limiting:
                    served = span[start:end]
                    yield (
                        served[served.keys[0] in lexicon.words.articles if end > start else 0 :],
                        span[end:],
                    )

    def _actions(self, span: Span) -> Iterator[int]:
        """Yield where words end that say that something is done: ``calls are answered``."""
        for end in range(1, min(len(span), _LONGEST_TIME)):
            if any(
                span.keys[start:end] in self.lexicon.actions
                for start in range(max(0, end - 5), end)
            ):
                yield end

    def _done(self, span: Span) -> Turnaround | None:
        """Return the time in which something is done; a bare length may be how long it lasts.

        ``Answered within 24 hours`` is one, ``answered 24 hours`` and ``granted 7 days`` are not.
        """
        ends = range(1, min(len(span), _LONGEST_BARE) + 1)
        if any(duration(self.lexicon, span[:end]) for end in ends):
            return None
        return self._with_more(span)

    def _subject(self, span: Span) -> Span:
        """Return what stands before the words that something is done; empty where nothing does."""
        starts = (at for at in range(len(span)) if span.keys[at:] in self.lexicon.actions)
        return span[: next(starts, len(span))]

    def says_no_class(self, subject: Span, promise: times.Promise) -> bool:
        """Tell whether a subject means all that is asked for, or the calls that ring."""
        calls = isinstance(promise, times.Rings) and subject.keys in self.lexicon.calls
        return not len(subject) or calls or subject.keys in self.lexicon.whoever

    def _with_more(self, span: Span) -> Turnaround | None:
        return self._plain(span) or self._with_condition(span) or self._with_tail(span)

    def _plain(self, span: Span) -> Turnaround | None:
        """Return a promise or an acknowledgement of which nothing more is said."""
        if promise := self.promise(span):
            return Turnaround(promise)
        return self._receipt(span)

    def _receipt(self, span: Span) -> Turnaround | None:
        """Return the acknowledgement that a span promises, and nothing else."""
        if self.lexicon.means("receipt at once", span):
            return Turnaround(None, acknowledge=times.Immediate())
        for slots in self.lexicon.find("receipt", span):
            # what the writer says, says "within" itself
            wrapped = "time" in slots
            match self.promise(slots["time" if wrapped else "x"], WRAPS - wrapped):
                case times.Within(time):
                    return Turnaround(None, acknowledge=time)
                case times.Immediate():
                    return Turnaround(None, acknowledge=times.Immediate())
        return None

    def _with_condition(self, span: Span) -> Turnaround | None:
        """Return a time whose condition stands at its end, in brackets or as a fixed phrase."""
        split = bracketed(span)
        for fixed in self.lexicon.patterns["when"].fixed:
            if span.keys[-len(fixed) :] == fixed and len(span) > len(fixed):
                split = span[: -len(fixed)], span[-len(fixed) :]
        if split is None or not self._is_sure(split[1]) or not self.lexicon.names(split[1]):
            return None
        if self._is_no_wait(split[1]):
            return None
        before = without_stop(split[0])
        time = self._plain(before) or self._with_tail(before)
        if time is None or time.when:
            return None
        return replace(time, when=self.lexicon.text(split[1]))

    def _is_no_wait(self, span: Span) -> bool:
        """Tell whether words in brackets name another time; a clock may start with any."""
        named = self.lexicon.words.no_wait.intersection(span.keys)
        return bool(named) and not self.lexicon.means("starts", span)

    def _with_tail(self, span: Span) -> Turnaround | None:
        lexicon = self.lexicon
        ends = (
            () if lexicon.means("once", span) else range(min(len(span) - 1, _LONGEST_TIME), 0, -1)
        )
        for end in ends:
            time = self._plain(span[:end])
            if time is None:
                continue
            for text, fields in self._tails(time, span[end:]):
                if self._is_sure(text) and not lexicon.unit_words.intersection(text.keys[:1]):
                    return _with(time, fields)
        return None

    def _tails(self, time: Turnaround, span: Span) -> Iterator[tuple[Span, Fields]]:
        """Yield what the words behind a time can say of it, with the words that say it."""
        lexicon = self.lexicon
        span = span[1:] if span.keys[0] == "," else span
        when = {"when": lexicon.text(span)}
        yield from self._clocks(span)
        for slots in lexicon.find("when", span):
            text = slots.get("text", span)
            if not lexicon.unit_words.intersection(text.keys[:1]):
                yield span, when
        within = time.promise.duration if isinstance(time.promise, times.Within) else None
        if within and within.least is not None and lexicon.means("range when", span):
            yield span, when
        if isinstance(time.promise, times.Immediate) and lexicon.means("subject", span):
            yield span, {"when": lexicon.text(span, lexicon.words.as_soon_as)}
        if lexicon.means("remark", span):
            yield span, {"note": lexicon.text(span)}
        if lexicon.means("and remark", span):
            yield span, {"note": lexicon.text(span[1:])}
        for slots in (
            lexicon.find("purpose", span) if not isinstance(time.promise, times.On) else ()
        ):
            if self._is_done(slots["text"]):
                yield span, {"note": lexicon.text(span)}

    def _is_done(self, span: Span) -> bool:
        """Tell whether words begin with a verb for what a time is for, and for no step before it.

        What a time runs to that is no verb is an event: ``30 days to expiry`` is a countdown.
        """
        words = self.lexicon.words
        verb = not words.verbs or bool(words.verbs.intersection(span.keys[:1]))
        return verb and not words.first_steps.intersection(span.keys[:1])

    def _clocks(self, span: Span) -> Iterator[tuple[Span, Fields]]:
        """Yield when the words behind a time can say that its clock starts, and when it ends."""
        wording = [slots["text"] for slots in self.lexicon.find("starts", span)]
        wording += [
            slots["text"]
            for slots in self.lexicon.find("starts of", span)
            if self.lexicon.words.occasions.intersection(slots["text"].keys[:2])
        ]
        for text in wording:
            if fields := clock(self.lexicon, text):
                yield text, fields

    def _is_sure(self, span: Span) -> bool:
        """Tell whether words may stand beside a time: they take nothing back and name no other."""
        hedged = self._is_hedged(span) or self.lexicon.bounds(span)
        other = self._names_time(span) or leaves_number(self.lexicon, span)
        fixed = span.keys in self.lexicon.patterns["when"].fixed
        other = other or self.lexicon.is_unit(span) or (self.lexicon.adds_case(span) and not fixed)
        return len(span) > 0 and not hedged and not other

    def _names_time(self, span: Span) -> bool:
        at_once = any(self.lexicon.holds(meaning, span) for meaning in _AT_ONCE)
        return at_once or names_time(self.lexicon, span)

    def _is_hedged(self, span: Span) -> bool:
        return any(reason in HEDGES for reason in self.lexicon.hedges(span))


def _with(time: Turnaround, fields: Fields) -> Turnaround:
    changes: Mapping[str, Any] = fields
    return replace(time, **changes)
