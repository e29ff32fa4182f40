"""How two values of each kind are compared: here alone, for check and comparison alike.

1 stands for more, later or longer, -1 for less, earlier or shorter, 0 for the same, and None for
what can't be told. What has no order of its own is the same or can't be told.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mkataba.values import dates, hours, money
from mkataba.values.duration import order as lengths
from mkataba.values.fee import order as fees
from mkataba.values.hours import Opening
from mkataba.values.turnaround import Turnaround
from mkataba.values.turnaround import order as promises


def _same(before: Any, after: Any) -> int | None:
    return 0 if before == after else None


def _openings(before: Opening, after: Opening) -> int | None:
    return hours.compared([before], [after])


def _turnarounds(before: Turnaround, after: Turnaround) -> int | None:
    if before == after:
        return 0
    return promises.slower(before.promise, after.promise)


ORDER: Mapping[str, Callable[[Any, Any], int | None]] = {
    "id": _same,
    "date": dates.compared,
    "clock": hours.clocks,
    "days": _same,
    "email": _same,
    "phone": _same,
    "url": _same,
    "colour": _same,
    "money": money.compared,
    "duration": lengths.compared,
    "receipt_time": lengths.compared,
    "text": _same,
    "fee": fees.compared,
    "turnaround": _turnarounds,
    "opening": _openings,
}
"""Kind -> how two of its values are compared."""
