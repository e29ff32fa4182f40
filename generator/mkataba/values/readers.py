"""The table of named types: how one written value of each kind is tested, and how it is expanded.

A kind is added here with one line; ``schemas/types.yml`` names it.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from mkataba.values.addresses import is_email, is_phone, is_url
from mkataba.values.duration import read_duration
from mkataba.values.fee import expand_fee
from mkataba.values.hours import read_clock, read_days
from mkataba.values.money import read_money
from mkataba.values.turnaround import expand_turnaround, is_at_once

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


# kind -> whether a written value is one; each takes text
READS: dict[str, Callable[[str], bool]] = {
    "id": lambda value: bool(_ID.fullmatch(value)) and len(value) <= 80,
    "date": _is_date,
    "clock": lambda value: read_clock(value) is not None,
    "days": lambda value: read_days(value) is not None,
    "email": is_email,
    "phone": is_phone,
    "url": is_url,
    "colour": lambda value: bool(_COLOUR.fullmatch(value)),
    "money": lambda value: read_money(value) is not None,
    "duration": lambda value: read_duration(value) is not None,
    "receipt_time": lambda value: is_at_once(value) or read_duration(value) is not None,
}

# kind -> short written form to long form
EXPANDS: dict[str, Callable[[Any], Any]] = {
    "fee": expand_fee,
    "turnaround": expand_turnaround,
}
