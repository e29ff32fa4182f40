"""The same work on many things, by several processes at once."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

LEAST = 150
"""Things to work on for which another process is worth its start."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def spread(
    function: Callable[[Thing], Result], things: Sequence[Thing], least: int = LEAST
) -> list[Result]:
    """Return ``[function(thing) for thing in things]``.

    Each process takes a part of the things, this one too. Only what comes back is copied from one
    process to another: a forked process has the rest already. Where processes can't be forked
    safely, because there are threads or the system is not Linux, this one does it all.

    Args:
        function: Has no effect but its result, which can be pickled.
        things: What it is called with.
        least: Things for which another process is worth its start.
    """
    with _uncollected():
        return _spread(function, things, least)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles still: all that is made stays, and it would look through it.

    That takes an eighth of the time of a check.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _spread(
    function: Callable[[Thing], Result], things: Sequence[Thing], least: int
) -> list[Result]:
    count = min(_processors(), len(things) // least)
    if count < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return [function(thing) for thing in things]
    # loaded here: a small project is done before it is
    from mkataba.system.forked import forked  # noqa: PLC0415

    return forked(function, things, count)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
