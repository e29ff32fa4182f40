"""Lengths of time, and turnaround times that are written as words."""

from typing import Any

from mkataba.check.normal.context import Context
from mkataba.check.normal.leftover import leaves_number
from mkataba.check.normal.sample import Sample
from mkataba.reading.quantities import duration, is_clock
from mkataba.reading.reader import read_turnaround
from mkataba.reading.spans import span_of
from mkataba.values.duration import duration_data, read_duration
from mkataba.values.text import is_filled
from mkataba.values.turnaround import expand_turnaround, is_at_once, turnaround_of
from mkataba.values.turnaround.data import turnaround_data
from mkataba.values.types import reads

NAME = "times"
DOES = (
    "Lengths of time get their normal form, and a turnaround in words becomes the value that it "
    "says. Days stay days: nobody but the organisation knows whether they are working days. "
    "A time that leaves another number in a remark, a label or a condition stays."
)
SAMPLES = (
    Sample(
        "services/map-copies.yml", "turnaround: 7 Working Days\n", "turnaround: 7 working days\n"
    ),
    Sample("services/map-copies.yml", "turnaround: 1 – 4 weeks\n", "turnaround: 1-4 weeks\n"),
    Sample(
        "channels.yml",
        "escalation:\n  - response_time: 24hrs\n",
        "escalation:\n  - response_time: 24 hours\n",
    ),
    Sample(
        "services/map-copies.yml",
        "steps:\n  - time: 1 working days\n",
        "steps:\n  - time: 1 working day\n",
    ),
    Sample("services/map-copies.yml", "turnaround: 7 Days\n", "turnaround: 7 days\n"),
)


def length(written: str, context: Context) -> str | None:
    """Return a length of time as ``7 working days``; None for anything else."""
    time = read_duration(written)
    if time is None:
        span = span_of(written)
        lexicons = [context.phrases.of(code) for code in context.every_language]
        times = {found for lexicon in lexicons if (found := duration(lexicon, span))}
        if any(is_clock(lexicon, span, found) for found in times for lexicon in lexicons):
            return None  # hours of the day
        time = times.pop() if len(times) == 1 else None
    if time is not None:
        return duration_data(time)
    promised = turnaround(written, context)
    return promised if isinstance(promised, str) and reads("duration", promised) else None


def receipt(written: str, context: Context) -> str | None:
    """Return a length of time, or ``immediate``; None for anything else."""
    if is_at_once(written) or turnaround(written, context) == "immediate":
        return "immediate"
    return length(written, context)


def turnaround(written: str, context: Context) -> Any:
    """Return the data of a time that is written short or in words; None where it can't be read."""
    default = context.languages[0]
    expanded = expand_turnaround(written)
    if isinstance(expanded, dict):
        value = turnaround_of(expanded, default)
        return turnaround_data(value, default) if value else None
    time = (
        context.reading(read_turnaround, turnaround_data, written) if is_filled(written) else None
    )
    if time is None or time.promise is None:
        return None
    data = turnaround_data(time, None)
    if leaves_number(data) or context.speaks(data):
        return None
    return turnaround_data(time, default) if len(context.languages) == 1 else data


READERS = {"duration": length, "receipt_time": receipt, "turnaround": turnaround}
