"""Processes that are forked from this one, each with a part of the work."""

import multiprocessing
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def forked(
    function: Callable[[Thing], Result], things: Sequence[Thing], count: int
) -> list[Result]:
    """Return ``[function(thing) for thing in things]``, by ``count`` processes, this one too.

    See :func:`mkataba.system.parallel.spread`, which decides whether that is worth it.
    """
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
