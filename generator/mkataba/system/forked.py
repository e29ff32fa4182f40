"""Processes that are forked from this one and share its work."""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

_MOST_TURNS = 1000
"""Turns that the work is parted into; all of them find room in a pipe, each as two bytes."""

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def forked(
    function: Callable[[Thing], Result], things: Sequence[Thing], count: int
) -> list[Result]:
    """Return ``[function(thing) for thing in things]``, by ``count`` processes, this one too.

    Each process takes a turn when it is done with the one before, in the order of the things. The
    others end when this one does, whatever ends it. See :func:`mkataba.system.parallel.spread`,
    which decides whether that is worth it.
    """
    turns = min(len(things), _MOST_TURNS)
    waiting, written = os.pipe()
    os.write(written, b"".join(turn.to_bytes(2, "big") for turn in range(turns)))
    os.close(written)  # who finds the pipe empty knows that nothing is left to do
    parent, held = os.pipe()  # nothing is written: it is closed when this process ends
    context = multiprocessing.get_context("fork")
    ours, others = [held], []
    made: dict[int, list[Result]] = {}

    def take() -> Iterator[tuple[int, list[Result]]]:
        while turn := os.read(waiting, 2):
            number = int.from_bytes(turn, "big")
            # neighbours are alike, and what takes long often stands together
            yield number, [function(thing) for thing in things[number::turns]]

    try:
        for _ in range(count - 1):
            receiver, sender = context.Pipe(duplex=False)
            ours.append(receiver.fileno())
            process = context.Process(target=_work, args=(sender, take, parent, ours), daemon=True)
            process.start()
            sender.close()
            others.append((process, receiver))
        made.update(take())
        for _, receiver in others:
            made.update(_received(receiver))
    finally:  # after an exception nobody takes what the others make
        os.close(waiting)
        for process, receiver in others:
            receiver.close()
            process.terminate()
            process.join()
        os.close(parent)
        os.close(held)
    results: list[Any] = [None] * len(things)
    for number in range(turns):
        lacking = number not in made  # its process ended without a word
        results[number::turns] = (
            [function(thing) for thing in things[number::turns]] if lacking else made[number]
        )
    return cast(list[Result], results)


def _received(receiver: Connection) -> dict[int, list[Any]]:
    """Return what another process made; nothing if it ended without a word, killed perhaps.

    Nothing either where what it raised can't be sent: it is raised here again when this process
    does the work.
    """
    try:
        made = pickle.loads(receiver.recv_bytes())  # noqa: S301 - from our own process
    except Exception:  # EOFError, or whatever making an exception again raises
        return {}
    if isinstance(made, BaseException):
        raise made
    return cast(dict[int, list[Any]], made)


def _work(
    sender: Connection,
    take: Callable[[], Iterator[tuple[int, list[Any]]]],
    parent: int,
    ours: Sequence[int],
) -> None:
    """Send what this process makes.

    Args:
        sender: What sends it.
        take: Makes it.
        parent: A pipe that is at its end when the process which forked this one has ended.
        ours: What that process alone reads and holds; a copy of it here would outlive it.
    """
    for copied in ours:
        os.close(copied)
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    made: dict[int, list[Any]] | BaseException
    try:
        made = dict(take())
    except BaseException as error:
        made = error
    # what can't be pickled, or has no reader any more, is left: silence says it all
    with suppress(Exception):
        sender.send_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    sender.close()


def _end_after(parent: int) -> None:
    os.read(parent, 1)
    os._exit(1)
