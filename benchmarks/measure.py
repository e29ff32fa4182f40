"""Runs commands and measures them from outside: seconds, and memory of all their processes."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec import Struct

_EVERY = 0.05  # seconds between two looks at the memory
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Measured(Struct, frozen=True):
    """One run of a command.

    ``processor`` is the time in seconds that processors worked for it, in all its processes: where
    others use them too, it says more than the clock. ``largest`` is the peak of its largest
    process, ``together`` the peak of all its processes at one time, both in MB; ``together`` is 0
    where the system does not say.
    """

    seconds: float
    largest: float
    together: float
    said: str
    processor: float = 0


def measure(command: Sequence[object], allowed: Sequence[int] = (0,), **variables: str) -> Measured:
    """Run a command to its end, with some more variables in its environment.

    ``allowed`` are the exit codes with which it has not failed.

    Modules are compiled once and kept, as those of an installed program are.

    Raises:
        SystemExit: If it fails; with what it said.
    """
    started = perf_counter()
    environment = {**os.environ, **variables}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    ) as process:
        watch = _Watch(process.pid)
        assert process.stdout is not None
        text = process.stdout.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        together = watch.stop()
    if process.returncode not in allowed:
        sys.exit(f"{' '.join(map(str, command[:6]))} failed:\n{text[-2000:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    processor = usage.ru_utime + usage.ru_stime
    return Measured(seconds, usage.ru_maxrss * scale / 1e6, together / 1e6, text, processor)


def in_turn(
    commands: Mapping[str, Callable[[], Measured]], rounds: int
) -> dict[str, list[Measured]]:
    """Run each so many times, one after another, so that a busy moment meets them all."""
    runs: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(command())
    return runs


def middle(runs: Sequence[Measured]) -> float:
    """Return the median of the seconds."""
    return median(run.seconds for run in runs)


def middle_of_processor(runs: Sequence[Measured]) -> float:
    """Return the median of the processors' seconds."""
    return median(run.processor for run in runs)


class _Watch:
    """Looks at the memory of a process and all below it, until it is stopped."""

    def __init__(self, process: int) -> None:
        self.peak = 0
        self.process = process
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self) -> int:
        """Return the peak in bytes."""
        self.done.set()
        self.thread.join()
        return self.peak

    def _look(self) -> None:
        while not self.done.wait(_EVERY):
            self.peak = max(self.peak, _held(self.process))


def _held(process: int, above: str = "") -> int:
    """Return the bytes that a process and all below it hold; 0 where there is no ``/proc``."""
    folder = Path("/proc") / str(process)
    held = 0
    with contextlib.suppress(OSError, ValueError):
        statm = (folder / "statm").read_text()
        if statm == above:
            return 0  # about to start a command: until then it shares its parent's memory
        held = int(statm.split()[1]) * _PAGE
        for children in folder.glob("task/*/children"):
            held += sum(_held(int(child), statm) for child in children.read_text().split())
    return held
