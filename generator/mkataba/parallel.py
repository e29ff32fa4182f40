"""The same work on many things, by several processes at once."""

import gc
import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

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
    # by turns, for neighbours are alike: what takes long often stands together
    parts = [things[start::count] for start in range(count)]
    context = multiprocessing.get_context("fork")
    others = []
    try:
        for part in parts[1:]:
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(sender, function, part), daemon=True)
            process.start()
            sender.close()
            others.append((process, receiver))
        results: list[Result | None] = [None] * len(things)
        results[::count] = [function(thing) for thing in parts[0]]
        for start, (_, receiver) in enumerate(others, 1):
            made = _received(receiver)
            results[start::count] = made or [function(thing) for thing in parts[start]]
    finally:  # after an exception nobody takes what the others make
        for process, receiver in others:
            receiver.close()
            process.terminate()
            process.join()
    return cast(list[Result], results)


def _received(receiver: Connection) -> list[Any]:
    """Return what another process made; nothing if it ended without a word, killed perhaps.

    Nothing either where what it raised can't be sent: it is raised here again when this process
    does the work.
    """
    try:
        made = pickle.loads(receiver.recv_bytes())  # noqa: S301 - from our own process
    except Exception:  # EOFError, or whatever making an exception again raises
        return []
    if isinstance(made, BaseException):
        raise made
    return cast(list[Any], made)


def _work(sender: Connection, function: Callable[[Thing], Result], things: Sequence[Thing]) -> None:
    made: list[Result] | BaseException
    try:
        made = [function(thing) for thing in things]
    except BaseException as error:
        made = error
    # what can't be pickled, or has no reader any more, is left: silence says it all
    with suppress(Exception):
        sender.send_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    sender.close()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
