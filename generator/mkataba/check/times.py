"""Times of unlike units, compared as far as they can be."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from mkataba.values.duration import Duration, Unit, read_duration

_HOUR, _DAY = 3600, 24 * 3600
_EXACT = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: _HOUR, Unit.WORKING_HOUR: _HOUR}
_WAITED = Duration(4, Unit.HOUR)  # nobody waits longer for what is given at once
_SAME_DAY = Duration(24, Unit.HOUR)


def exceeds(parts: Iterable[Duration], whole: Duration) -> bool:
    """Tell whether times add up to more than a time in any case.

    Minutes and hours fit into the days of the other parts. Where working days meet other units,
    only a sum is reported that is too long with no weekend in it, against a time with them all.
    """
    totals: Counter[Unit] = Counter()
    for part in parts:
        totals[part.unit] += part.most
    in_days = {unit: count for unit, count in totals.items() if unit not in _EXACT}
    if in_days and whole.unit not in _EXACT:
        totals = Counter(in_days)
    if set(totals) <= {whole.unit}:
        return totals[whole.unit] > whole.most
    return sum(_least(unit, count) for unit, count in totals.items()) > _most(whole)


def longest(turnaround: Mapping[str, Any]) -> Duration | None:
    """Return the longest time to a result that a turnaround time allows; None where none is sure.

    Args:
        turnaround: The long form of a turnaround time, checked.
    """
    if "within" in turnaround:
        return read_duration(str(turnaround["within"]))
    if "immediate" in turnaround:
        return _WAITED
    if "same_day" in turnaround:
        return _SAME_DAY
    classes = turnaround.get("tiers") or turnaround.get("by_channel") or ()
    times = [longest((item or {}).get("turnaround") or {}) for item in classes]
    known = [time for time in times if time]
    if not known or len(known) < len(times):
        return None
    return max(known, key=_most)


def _least(unit: Unit, count: int) -> int:
    """Return the fewest seconds that so many units take."""
    if unit in _EXACT:
        return count * _EXACT[unit]
    if unit in (Unit.WORKING_DAY, Unit.DAY):
        return (count - 1) * _DAY + 8 * _HOUR
    days = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}[unit]
    slack = {Unit.WEEK: 3, Unit.MONTH: 2}.get(unit, 0)  # a working week, a February
    return (count * days - slack) * _DAY


def _most(time: Duration) -> int:
    """Return the most seconds that a time can stand for."""
    if time.unit in _EXACT:
        return time.most * _EXACT[time.unit]
    if time.unit in (Unit.WORKING_DAY, Unit.DAY):
        weeks = -(-time.most // 5)
        return (time.most + 2 * weeks + 4) * _DAY  # weekends, and four public holidays
    days = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}[time.unit]
    return time.most * days * _DAY
