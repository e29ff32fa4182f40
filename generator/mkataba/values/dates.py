"""A calendar date, year first."""

from datetime import date

from mkataba.values.form import Written


def read_date(written: str) -> date | None:
    """Return the day that ``2026-07-01`` stands for; None for anything else."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.isoformat() == written else None


def compared(before: date, after: date) -> int:
    """Return 1 where the second day is later, -1 where it is earlier, 0 where it is the same."""
    return (after > before) - (after < before)


TYPE = Written(
    accepts=lambda written: read_date(written) is not None,
    read=read_date,
    pattern=r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    keywords={"format": "date"},
)
