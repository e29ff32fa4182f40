"""Values as data again: as YAML holds them, and as JSON says what they are made of.

What a kind has not in ``PARTS`` is in JSON as it is in YAML.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from mkataba.values.addresses import Address
from mkataba.values.duration import duration_data, duration_parts
from mkataba.values.fee.data import fee_data
from mkataba.values.hours import clock_data, days_data, opening_data
from mkataba.values.money import money_data, money_parts
from mkataba.values.text import text_data
from mkataba.values.turnaround.data import receipt_data, receipt_parts, turnaround_data


def _words(address: Address) -> str:
    return address.words


DATA: Mapping[str, Callable[[Any], Any]] = {
    "id": str,
    "date": date.isoformat,
    "clock": clock_data,
    "days": days_data,
    "email": _words,
    "phone": _words,
    "url": _words,
    "colour": str,
    "money": money_data,
    "duration": duration_data,
    "receipt_time": receipt_data,
    "text": text_data,
    "fee": fee_data,
    "turnaround": turnaround_data,
    "opening": opening_data,
}
"""Kind -> a value as YAML and JSON hold it; read again, it is the same value."""

PARTS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "money": money_parts,
    "duration": duration_parts,
    "receipt_time": receipt_parts,
}
"""Kind of a value that is written as one text -> what it is made of, by name."""
