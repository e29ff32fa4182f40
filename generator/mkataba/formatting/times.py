"""Turnaround times in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mkataba.formatting.basics import NBSP, BasicFormatter, Formatted, Line, in_line
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.duration.order import compared
from mkataba.values.labels import capital
from mkataba.values.turnaround import Turnaround

EACH = {
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

_AROUND_NUMBER = re.compile(r" (?=\d)|(?<=\d) ")


def turnaround_in_words(formatter: BasicFormatter, time: Turnaround) -> Formatted:
    """Return a turnaround time in words; its condition is part of the promise."""
    return Formatted(
        _head(formatter, time),
        _time_lines(formatter, time),
        (*our_notes(formatter, time), *_note(formatter, time)),
    )


def time_in_line(formatter: BasicFormatter, time: Turnaround) -> str:
    """Return all of a time in one line: our own notes go on where the promise ends.

    What the content says is printed as it is written, capital letters too.
    """
    notes = (words[:1].lower() + words[1:] for words in our_notes(formatter, time))
    return in_line(
        Formatted(
            _head(formatter, time), _time_lines(formatter, time), (*notes, *_note(formatter, time))
        )
    )


def _head(formatter: BasicFormatter, time: Turnaround) -> str:
    words = promise_in_words(formatter, time.promise)
    if not isinstance(time.promise, times.AsPublished):
        words = capital(words)
    return f"{words} ({formatter.text(time.when)})" if time.when else words


def our_notes(formatter: BasicFormatter, time: Turnaround) -> Iterator[str]:
    """Yield what is said of a time beside its promise, but for a remark."""
    if time.acknowledge:
        yield receipt_in_words(formatter, time.acknowledge)
    if time.starts:
        yield formatter._("Counted from: %(start)s", start=formatter.text(time.starts))
    if time.law:
        yield formatter._("Set by %(law)s", law=formatter.text(time.law))


def _note(formatter: BasicFormatter, time: Turnaround) -> tuple[str, ...]:
    return (formatter.text(time.note),) if time.note else ()


def receipt_in_words(formatter: BasicFormatter, acknowledge: Duration | times.Immediate) -> str:
    """Return how soon receipt is confirmed."""
    if isinstance(acknowledge, Duration):
        return formatter._("Receipt confirmed within %(time)s", time=formatter.length(acknowledge))
    return formatter._("Receipt confirmed immediately")


def _time_lines(formatter: BasicFormatter, time: Turnaround) -> tuple[Line, ...]:
    match time.promise:
        case times.Tiers(tiers):
            parts = [(formatter.text(tier.label), tier.turnaround) for tier in tiers]
        case times.ByChannel(each):
            parts = [(_channel(formatter, t.channel), t.turnaround) for t in each]
        case _:
            return ()
    return tuple(Line(label, time_in_line(formatter, part)) for label, part in parts)


def _channel(formatter: BasicFormatter, channel: str) -> str:
    return formatter.text(formatter.channels.get(channel))


def promise_in_words(formatter: BasicFormatter, promise: times.Promise | None) -> str:
    """Return what is promised; where nothing is, the mark that it is to be filled in."""
    match promise:
        case None:
            return formatter.todo
        case times.Within(duration):
            return formatter.duration(duration)
        case times.Immediate():
            return formatter._("Immediate")
        case times.SameDay():
            return formatter._("Same day").replace(" ", NBSP)
        case times.Rings(count):
            words = formatter.plural("Within %(n)s ring", "Within %(n)s rings", count, n=count)
            return _AROUND_NUMBER.sub(NBSP, words)
        case times.AsPublished(text):
            return formatter.text(text)
        case times.On(day):
            return formatter._("On %(date)s", date=formatter.date(day))
        case times.Every():
            return _every(formatter, promise)
        case times.Tiers(tiers):
            return _time_span(formatter, [tier.turnaround for tier in tiers])
        case times.ByChannel(each):
            parts = [item.turnaround for item in each]
            return _time_span(formatter, parts, "Depends on the channel")


def _every(formatter: BasicFormatter, promise: times.Every) -> str:
    period = promise.period
    if period == Duration(1, period.unit):
        words = formatter._(EACH[period.unit])
    else:
        words = formatter._("Every %(time)s", time=formatter.length(period))
    if promise.by_day:
        return words + formatter._(", by day %(day)s", day=promise.by_day)
    if promise.by_date:
        day = date(2024, *promise.by_date)
        named = formatter.day_and_month(day).replace(" ", NBSP)
        return words + formatter._(", by %(date)s", date=named)
    return words


def _time_span(
    formatter: BasicFormatter, parts: Iterable[Turnaround], otherwise: str = "Depends on the case"
) -> str:
    """Return the shortest and the longest of several times where it is known which these are.

    What makes that untrue of some cases, a condition, leaves the words ``otherwise`` instead.
    """
    durations = []
    for part in parts:
        # a condition makes the time no promise to the whole of a class
        if not isinstance(part.promise, times.Within) or part.when:
            return formatter._(otherwise)
        durations.append(part.promise.duration)
    if len({duration.unit for duration in durations}) > 1 or any(d.then for d in durations):
        return _unlike_span(formatter, durations) or formatter._(otherwise)
    low = min(d.most if d.least is None else d.least for d in durations)
    high = max(d.most for d in durations)
    unit = durations[0].unit
    return formatter.duration(Duration(high, unit, low if low < high else None))


def _unlike_span(formatter: BasicFormatter, durations: Sequence[Duration]) -> str:
    """Return the shortest and the longest of times in several units; "" where nobody can tell."""
    if any(duration.least is not None for duration in durations):
        return ""

    def beside_all(sign: int) -> Iterator[Duration]:
        for one in durations:
            found = [compared(one, other) for other in durations]
            if all(known is not None and known * sign >= 0 for known in found):
                yield one

    low, high = next(beside_all(1), None), next(beside_all(-1), None)
    if not (low and high):
        return ""
    low_words, high_words = formatter.length(low), formatter.length(high)
    if low_words == high_words:
        return high_words
    return formatter._("%(low)s to %(high)s", low=low_words, high=high_words)
