"""The table of types: how one written value of each kind is tested and read, short or long.

A kind is added with a module or a folder of its own and one line here, in
:mod:`mkataba.values.data` and in :mod:`mkataba.values.order`; ``schemas/types.yml`` names it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mkataba.values import (
    addresses,
    colour,
    dates,
    duration,
    fee,
    hours,
    money,
    names,
    text,
    turnaround,
)
from mkataba.values.form import Mapped, Written

WRITTEN: Mapping[str, Written] = {
    "id": names.TYPE,
    "date": dates.TYPE,
    "clock": hours.CLOCK,
    "days": hours.DAYS_OF_A_WEEK,
    "email": addresses.EMAIL,
    "phone": addresses.PHONE,
    "url": addresses.URL,
    "colour": colour.TYPE,
    "money": money.TYPE,
    "duration": duration.TYPE,
    "receipt_time": turnaround.RECEIPT,
}
"""Kind of a value that is written as one text -> what it says of itself."""

MAPPED: Mapping[str, Mapped] = {
    "text": text.TYPE,
    "fee": fee.TYPE,
    "turnaround": turnaround.TYPE,
    "opening": hours.OPENING,
}
"""Kind of a value whose long form is a map -> what it says of itself."""

EXPANDS: Mapping[str, Callable[[Any], Any]] = {
    kind: type_.expand for kind, type_ in MAPPED.items() if type_.expand
}
"""Kind of a value with a short form -> what puts it into the long one."""


def reads(kind: str, written: str) -> bool:
    """Tell whether a text is a value of a kind.

    Raises:
        KeyError: If no value of this kind is written as one text.
    """
    return WRITTEN[kind].accepts(written)
