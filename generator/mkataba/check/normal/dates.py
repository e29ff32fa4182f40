"""Dates, year first."""

import re
from datetime import date

from mkataba.check.normal.context import Context
from mkataba.check.normal.sample import Sample
from mkataba.reading.quantities import day
from mkataba.reading.spans import span_of
from mkataba.values.types import reads

NAME = "dates"
DOES = (
    "Dates that name their month, or begin with the year, are written year-month-day. `01/07/2026` "
    "stays: it is read as January by some and as July by others."
)
SAMPLES = tuple(
    Sample("policy.yml", f"approval:\n  approved_on: {a}\n", f"approval:\n  approved_on: {b}\n")
    for a, b in (
        ("2026-7-1", "2026-07-01"),
        ("2026/07/01", "2026-07-01"),
        ("1st July, 2026", "2026-07-01"),
        ("1 Julai 2026", "2026-07-01"),
        ("01/07/2026", "01/07/2026"),
    )
)
_YEAR_FIRST = re.compile(r"([1-9]\d{3})([/.])(\d{1,2})\2(\d{1,2})")


def calendar_date(written: str, context: Context) -> str | None:
    """Return a date as ``2026-07-01``; None where it is one, or its year or day is open."""
    if reads("date", written):
        return None
    if found := _YEAR_FIRST.fullmatch(written.strip()):
        new = f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"
        return new if reads("date", new) else None
    span = span_of(written)
    days = {day(context.phrases.of(code), span) for code in context.every_language} - {None}
    if len(days) != 1:
        return None
    year, month, of_month = days.pop() or (None, 0, 0)
    # a year of two digits leaves its century open
    return date(year, month, of_month).isoformat() if year and year >= 1000 else None


READERS = {"date": calendar_date}
