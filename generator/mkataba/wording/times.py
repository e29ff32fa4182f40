"""Turnaround times in words."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit
from mkataba.values.labels import capital
from mkataba.values.turnaround import Turnaround
from mkataba.wording.basics import NBSP, Basics, Line, Said, in_line

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


def turnaround_in_words(say: Basics, time: Turnaround) -> Said:
    """Return a turnaround time in words; its condition is part of the promise."""
    return Said(
        _head(say, time), _time_lines(say, time), (*_our_notes(say, time), *_note(say, time))
    )


def time_in_line(say: Basics, time: Turnaround) -> str:
    """Return all of a time in one line: our own notes go on where the promise ends.

    What the content says is printed as it is written, capital letters too.
    """
    notes = (words[:1].lower() + words[1:] for words in _our_notes(say, time))
    return in_line(Said(_head(say, time), _time_lines(say, time), (*notes, *_note(say, time))))


def _head(say: Basics, time: Turnaround) -> str:
    words = promise_in_words(say, time.promise)
    if not isinstance(time.promise, times.AsPublished):
        words = capital(words)
    return f"{words} ({say.text(time.when)})" if time.when else words


def _our_notes(say: Basics, time: Turnaround) -> Iterator[str]:
    if time.acknowledge:
        yield receipt_in_words(say, time.acknowledge)
    if time.starts:
        yield say._("Counted from: %(start)s", start=say.text(time.starts))
    if time.law:
        yield say._("Set by %(law)s", law=say.text(time.law))


def _note(say: Basics, time: Turnaround) -> tuple[str, ...]:
    return (say.text(time.note),) if time.note else ()


def receipt_in_words(say: Basics, acknowledge: Duration | times.Immediate) -> str:
    """Return how soon receipt is confirmed."""
    if isinstance(acknowledge, Duration):
        return say._("Receipt confirmed within %(time)s", time=say.duration(acknowledge))
    return say._("Receipt confirmed immediately")


def _time_lines(say: Basics, time: Turnaround) -> tuple[Line, ...]:
    match time.promise:
        case times.Tiers(tiers):
            parts = [(say.text(tier.label), tier.turnaround) for tier in tiers]
        case times.ByChannel(each):
            parts = [(_channel(say, t.channel), t.turnaround) for t in each]
        case _:
            return ()
    return tuple(Line(label, time_in_line(say, part)) for label, part in parts)


def _channel(say: Basics, channel: str) -> str:
    return say.text(say.channels.get(channel))


def promise_in_words(say: Basics, promise: times.Promise | None) -> str:
    """Return what is promised; where nothing is, the mark that it is to be filled in."""
    match promise:
        case None:
            return say.todo
        case times.Within(duration):
            return say.duration(duration)
        case times.Immediate():
            return say._("Immediate")
        case times.SameDay():
            return say._("Same day").replace(" ", NBSP)
        case times.Rings(count):
            words = say.plural("Within %(n)s ring", "Within %(n)s rings", count, n=count)
            return _AROUND_NUMBER.sub(NBSP, words)
        case times.AsPublished(text):
            return say.text(text)
        case times.On(day):
            return say._("On %(date)s", date=say.date(day))
        case times.Every():
            return _every(say, promise)
        case times.Tiers(tiers):
            return _time_span(say, [tier.turnaround for tier in tiers])
        case times.ByChannel(each):
            parts = [item.turnaround for item in each]
            return _time_span(say, parts, "Depends on the channel")


def _every(say: Basics, promise: times.Every) -> str:
    if promise.period.most == 1:
        words = say._(EACH[promise.period.unit])
    else:
        words = say._("Every %(time)s", time=say.duration(promise.period))
    if promise.by_day:
        return words + say._(", by day %(day)s", day=promise.by_day)
    if promise.by_date:
        day = date(2024, *promise.by_date)
        named = say.day_and_month(day).replace(" ", NBSP)
        return words + say._(", by %(date)s", date=named)
    return words


def _time_span(
    say: Basics, parts: Iterable[Turnaround], otherwise: str = "Depends on the case"
) -> str:
    """Return the shortest and the longest of several times where they share a unit."""
    durations = []
    for part in parts:
        if not isinstance(part.promise, times.Within):
            return say._(otherwise)
        durations.append(part.promise.duration)
    if len({duration.unit for duration in durations}) > 1:
        return say._(otherwise)
    low, high = min(d.most for d in durations), max(d.most for d in durations)
    unit = durations[0].unit
    return say.duration(Duration(high, unit, low if low < high else None))
