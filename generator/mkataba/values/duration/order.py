"""Which of two promised times is longer: the one comparison that check and diff share.

Times by the clock (seconds, minutes, hours, at once) are compared exactly. Times by the calendar
(days, weeks, months, years, the same day) are counted in days after the day of the request:

- 5 calendar days are 5 days later, a week is 7, a month 28 to 31, a year 365 or 366.
- n working days are at least n days later; at most, a weekend for each five of them comes on top,
  four public holidays, and one more for each twenty. A day of which nobody says whether it is a
  working day is counted in the same way.
- A number of days is not a number of hours: what is due n days later is given from the eighth hour
  of the last day to that day's end. So 24 hours and 1 working day can't be told apart.
- What stands behind days, weeks or months comes on top; hours and minutes are less than a day.
- Half a day may be any part of it.
- A working hour is at least an hour; an office is open for four hours a day at least.

A time is longer than another if it is never shorter and sometimes longer. Where neither is, nobody
can tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import NamedTuple

from mkataba.values.duration import Duration, Unit
from mkataba.values.turnaround import Immediate, SameDay

Length = Duration | Immediate | SameDay

_HOUR, _DAY = 3600, 24 * 3600
_CLOCK = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: _HOUR}
_BY_CLOCK = {*_CLOCK, Unit.WORKING_HOUR}
_DAYS = {Unit.DAY, Unit.WORKING_DAY, Unit.CALENDAR_DAY}

# units of one measure: whatever they stand for, more of it is longer
_MEASURES: tuple[Mapping[Unit, int], ...] = (
    _CLOCK,
    {Unit.WORKING_HOUR: 1},
    {Unit.WORKING_DAY: 1},
    {Unit.DAY: 1},
    {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7},
    {Unit.MONTH: 1, Unit.YEAR: 12},
)

_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_MONTHS = (31, 29, *_MONTHS[2:])


def _in_a_row(months: tuple[int, ...]) -> list[list[int]]:
    """Return the days of 0 to 11 months in a row, beginning with each of them."""
    return [
        [sum((months * 2)[first : first + count]) for first in range(12)] for count in range(12)
    ]


_FEWEST = [min(days) for days in _in_a_row(_MONTHS)]
_MOST = [max(days) for days in _in_a_row(_LEAP_MONTHS)]


class Bounds(NamedTuple):
    """The least and the most that a time may take: days later, or seconds."""

    least: float
    most: float


def compared(before: Length, after: Length) -> int | None:
    """Return 1 where the second time is longer, -1 where it is shorter, 0 for the same length.

    None where that can't be told. Of a range its end is the promise.
    """
    if isinstance(before, Duration) and isinstance(after, Duration):
        for measure in _MEASURES:
            if before.unit in measure and after.unit in measure:
                return _counted(before, after, measure)
    return _bounded(before, after)


def _bounded(before: Length, after: Length) -> int | None:
    if _by_clock(before) or _by_clock(after):
        return _apart(_seconds(before), _seconds(after))
    return _apart(_days(before), _days(after))


def _counted(before: Duration, after: Duration, measure: Mapping[Unit, int]) -> int | None:
    """Compare times whose first units are of one measure, by what stands behind them last."""
    (one, rest), (other, more) = _parted(before, measure), _parted(after, measure)
    if one == other:
        return compared(rest, more) if rest and more else bool(more) - bool(rest)
    shorter = rest if one < other else more
    # hours are less than a day, and may be less or more than half of one
    told = shorter is None or (_by_clock(shorter) and abs(one - other) >= 1)
    return _sign(one, other) if told else _bounded(before, after)


def _parted(time: Duration, measure: Mapping[Unit, int]) -> tuple[float, Duration | None]:
    """Return how much of a measure a time is, and what of it is of another measure."""
    count, then = time.most * measure[time.unit], time.then
    if then and then.unit in measure:
        return count + then.most * measure[then.unit], None
    return count, then


def exceeds(parts: Iterable[Duration], whole: Length) -> bool:
    """Tell whether times, one after the other, add up to longer than a time, for certain.

    Minutes and hours fit into the days of the other parts, where the whole is counted in days.
    """
    parts = tuple(parts)
    if any(compared(whole, part) == 1 for part in parts):
        return True
    totals: dict[Unit, float] = defaultdict(int)
    for piece in (piece for part in parts for piece in part.pieces):
        totals[piece.unit] += piece.most
    sums = [Duration(count, unit) for unit, count in totals.items()]
    if any(compared(whole, time) == 1 for time in sums):
        return True
    in_days = [time for time in sums if time.unit not in _BY_CLOCK]
    if in_days and not _by_clock(whole):
        return _apart(_days(whole), _added(map(_days, in_days))) == 1
    return _apart(_seconds(whole), _added(map(_seconds, sums))) == 1


def contradicts(text: Duration, own: Duration) -> bool:
    """Tell whether a time said in passing can't be the time itself.

    Said in passing, days are those of the promise, whether working days or not.
    """
    if own.then:
        return text not in own.pieces and compared(own, text) in (1, -1)
    if own.unit == text.unit or {own.unit, text.unit} <= _DAYS:
        return own.most != text.most
    return compared(own, text) in (1, -1)


_HALF_MONTH = Bounds(14, 16)


def _sign(before: float, after: float) -> int:
    return (after > before) - (after < before)


def _apart(old: Bounds, new: Bounds) -> int | None:
    if old == new:
        return 0 if old.least == old.most else None
    if new.least >= old.most:
        return 1
    return -1 if new.most <= old.least else None


def _added(parts: Iterable[Bounds]) -> Bounds:
    least, most = zip(*parts, strict=True)
    return Bounds(sum(least), sum(most))


def _by_clock(time: Length) -> bool:
    return isinstance(time, Immediate) or (isinstance(time, Duration) and time.unit in _BY_CLOCK)


def _seconds(time: Length) -> Bounds:
    match time:
        case Immediate():
            return Bounds(0, 0)
        case Duration(most, unit) if unit in _CLOCK:
            return Bounds(most * _CLOCK[unit], most * _CLOCK[unit])
        case Duration(most, Unit.WORKING_HOUR):
            return Bounds(most * _HOUR, (_working(ceil(most / 4)) + 1) * _DAY)
    least, most = _days(time)
    if isinstance(time, Duration) and time.then and _by_clock(time.then):
        rest = _seconds(time.then).least
        return Bounds(_seconds(Duration(time.most, time.unit)).least + rest, (most + 1) * _DAY)
    return Bounds(max(0, (least - 1) * _DAY + 8 * _HOUR), (most + 1) * _DAY)


def _days(time: Length) -> Bounds:
    """Return how many days later a time by the calendar ends; a part of a day ends on a day."""
    if not isinstance(time, Duration):
        return Bounds(0, 0)
    if time.then:
        return _and_more(Duration(time.most, time.unit), time.then)
    count = time.most
    match time.unit:
        case Unit.CALENDAR_DAY:
            return Bounds(floor(count), ceil(count))
        case Unit.WEEK:
            return Bounds(floor(7 * count), ceil(7 * count))
        case Unit.MONTH | Unit.YEAR:
            years, months = divmod(count * (12 if time.unit is Unit.YEAR else 1), 12)
            half = _HALF_MONTH if months % 1 else Bounds(0, 0)
            least = 365 * years + _FEWEST[floor(months)] + half.least
            return Bounds(least, 366 * years + _MOST[floor(months)] + half.most)
    return Bounds(floor(count), _working(ceil(count)))


def _and_more(time: Duration, then: Duration) -> Bounds:
    """Return how many days later a time ends with what stands behind it: hours end a day later."""
    if then.unit not in _BY_CLOCK:
        return _added((_days(time), _days(then)))
    return Bounds(_days(time).least, _days(Duration(time.most + 1, time.unit)).most)


def _working(days: int) -> int:
    """Return how many days later so many working days end at the latest."""
    return days + 2 * -(-days // 5) + 4 + days // 20
