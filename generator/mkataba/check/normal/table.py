"""What every kind of value is read as, however it was typed."""

from collections.abc import Callable, Mapping
from typing import Any

from mkataba.check.normal import addresses, clocks, dates, days, money, phones, plain, times
from mkataba.check.normal.context import Context

READERS: Mapping[str, Callable[[str, Context], Any]] = {
    **money.READERS,
    **times.READERS,
    **phones.READERS,
    **dates.READERS,
    **clocks.READERS,
    **days.READERS,
    **addresses.READERS,
    **plain.READERS,
}
"""Kind of field -> what returns the data that a written value stands for; None for none."""


def normal(kind: str, written: str, context: Context) -> Any:
    """Return the data of the normal form of what was typed; None where it can't surely be read.

    Raises:
        KeyError: If there is no reader for the kind.
    """
    asked = (kind, written)
    if asked not in context.seen:
        context.seen[asked] = READERS[kind](written, context)
    return context.seen[asked]
