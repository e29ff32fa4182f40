"""Times of day on the 24-hour clock."""

import re

from mkataba.fix.context import Context
from mkataba.fix.sample import Sample

NAME = "clocks"
DOES = (
    "Times of day are written on the 24-hour clock, in quotes. `1:00` to `6:59` stay, because they "
    "may be meant for the afternoon; with am or pm they don't. "
    "12 am and 12 pm stay: people mix them up."
)
SAMPLES = tuple(
    Sample(
        "service_points.yml",
        f"service_points:\n  - hours:\n      - opens: {a}\n",
        f"service_points:\n  - hours:\n      - opens: {b}\n",
    )
    for a, b in (
        ("8:00", '"08:00"'),
        ("8.00am", '"08:00"'),
        ("5 pm", '"17:00"'),
        ("5:00", "5:00"),
        ("12:00 am", "12:00 am"),
    )
)
_HALF_DAY = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?\s*([ap])\.?\s?m\.?", re.IGNORECASE)
_BARE = re.compile(r"([07-9]):([0-5][0-9])")


def clock(written: str, context: Context) -> str | None:  # noqa: ARG001 - readers are called alike
    """Return a time of day as ``08:00``; None where the half of the day is open."""
    typed = written.strip()
    if bare := _BARE.fullmatch(typed):
        return f"0{bare[1]}:{bare[2]}"
    found = _HALF_DAY.fullmatch(typed)
    if not found:
        return None
    # 12.30 p.m. is soon after noon, but 12 p.m. may be meant for midnight
    if found[1] == "12" and (found[3].lower() == "a" or found[2] in (None, "00")):
        return None
    hours = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hours:02}:{found[2] or '00'}"


READERS = {"clock": clock}
