"""The same work on many things, by several processes at once."""

import gc
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

LEAST = 150
"""Things to work on for which another process is worth its start."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def spread(function: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    """Return ``[function(thing) for thing in things]``.

    Each process takes a part of the things, this one too. Only what comes back is copied from one
    process to another: a forked process has the rest already. Where processes can't be forked
    safely, because there are threads or the system is not Linux, this one does it all.

    Args:
        function: Has no effect but its result, which can be pickled.
        things: What it is called with.
    """
    with _uncollected():
        return _spread(function, things)


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


def _spread(function: Callable[[Thing], Result], things: Sequence[Thing]) -> list[Result]:
    count = min(_processors(), len(things) // LEAST)
    if count < 2 or sys.platform != "linux" or threading.active_count() > 1:
        return [function(thing) for thing in things]
    size = -(-len(things) // count)
    parts = [things[start : start + size] for start in range(0, len(things), size)]
    context = multiprocessing.get_context("fork")
    others = []
    for part in parts[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(sender, function, part), daemon=True)
        process.start()
        sender.close()
        others.append((process, receiver))
    results = [function(thing) for thing in parts[0]]
    for process, receiver in others:
        made = pickle.loads(receiver.recv_bytes())  # noqa: S301 - from our own process
        process.join()
        if isinstance(made, BaseException):
            raise made
        results += made
    return results


def _work(sender: Connection, function: Callable[[Thing], Result], things: Sequence[Thing]) -> None:
    made: list[Result] | BaseException
    try:
        made = [function(thing) for thing in things]
    except BaseException as error:
        made = error
    sender.send_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    sender.close()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
