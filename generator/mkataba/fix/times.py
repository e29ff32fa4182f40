"""Lengths of time, and turnaround times that are written as words."""

from typing import Any

from mkataba.fix.context import Context
from mkataba.fix.leftover import leaves_number
from mkataba.fix.sample import Sample
from mkataba.reading.quantities import duration
from mkataba.reading.reader import Unread, read_turnaround
from mkataba.reading.spans import span_of
from mkataba.values.duration import duration_data, read_duration
from mkataba.values.text import is_filled
from mkataba.values.turnaround import expand_turnaround, is_at_once, turnaround_of
from mkataba.values.turnaround.data import turnaround_data

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
        speeches = (context.phrases.of(code) for code in context.every_language)
        times = {found for lexicon in speeches if (found := duration(lexicon, span))}
        time = times.pop() if len(times) == 1 else None
    return duration_data(time) if time else None


def receipt(written: str, context: Context) -> str | None:
    """Return a length of time, or ``immediate``; None for anything else."""
    return "immediate" if is_at_once(written) else length(written, context)


def turnaround(written: str, context: Context) -> Any:
    """Return the data of a time that is written short or in words; None where it can't be read."""
    default = context.languages[0]
    expanded = expand_turnaround(written)
    if isinstance(expanded, dict):
        value = turnaround_of(expanded, default)
        return turnaround_data(value, default) if value else None
    if not is_filled(written):
        return None
    readings = {read_turnaround(written, code, context.phrases) for code in context.read}
    times = [found for found in readings if found and not isinstance(found, Unread)]
    if len(times) != 1 or times[0].promise is None:
        return None
    data = turnaround_data(times[0], default if len(context.languages) == 1 else None)
    return None if leaves_number(data) else data


READERS = {"duration": length, "receipt_time": receipt, "turnaround": turnaround}
