"""The same work on many things, by several processes at once."""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

LEAST = 150
"""Things to work on for which another process is worth its start."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def spread(
    function: Callable[[Thing], Result],
    things: Sequence[Thing],
    least: int = LEAST,
    threads: int = 1,
) -> list[Result]:
    """Return ``[function(thing) for thing in things]``.

    Each process takes a part of the things, this one too. Only what comes back is copied from one
    process to another: a forked process has the rest already. Where processes can't be forked
    safely, because there are threads or the system is not Linux, this one does it all.

    Args:
        function: Its result can be pickled, and to call it once more with a thing does no harm.
        things: What it is called with; what takes longest comes first.
        least: Things for which another process is worth its start.
        threads: How many this process works on at once where it does it all.
    """
    with _uncollected():
        return _spread(function, things, least, threads)


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
    function: Callable[[Thing], Result], things: Sequence[Thing], least: int, threads: int
) -> list[Result]:
    count = min(_processors(), len(things) // least)
    if count > 1 and _is_alone():
        # loaded here: a small project is done before it is
        from mkataba.system.forked import forked  # noqa: PLC0415

        return forked(function, things, count)
    if threads == 1:
        return [function(thing) for thing in things]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - as above

    pool = ThreadPoolExecutor(threads)
    try:
        return list(pool.map(function, things))
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C no other is begun


def _is_alone() -> bool:
    """Tell whether this process can be forked: whether it has no thread, of libraries neither."""
    if sys.platform != "linux":
        return False
    try:
        return len([*Path("/proc/self/task").iterdir()]) == 1
    except OSError:
        return False


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
