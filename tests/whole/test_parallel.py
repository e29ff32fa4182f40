"""Work is shared by processes where one can be forked, and comes to the same where none can."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest
import typst

from mkataba import check, project
from mkataba.check.printing import printed
from mkataba.errors import about, fault
from mkataba.system import parallel
from mkataba.system.parallel import LEAST, spread
from tests.conftest import ROOT

MANY = range(LEAST * 4)
SEVERAL = len(os.sched_getaffinity(0)) > 1 if hasattr(os, "sched_getaffinity") else False


def alone(test: Callable[[], None]) -> Callable[[], None]:
    """Have a test run in a process of its own: this one may have threads, of Typst for one."""

    @wraps(test)
    def started() -> None:
        code = f"from {test.__module__} import {test.__name__} as test; test.__wrapped__()"
        command = [sys.executable, "-c", code]
        ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr

    return started


def processes(**options: int) -> set[int]:
    """Return the processes that share some work."""
    return set(spread(lambda _: time.sleep(0.01) or os.getpid(), range(20), 1, **options))


@alone
def test_large_work_is_spread_and_comes_back_in_order() -> None:
    here = os.getpid()
    made = spread(lambda number: (time.sleep(0.001) or number * number, os.getpid() == here), MANY)
    assert [square for square, _ in made] == [number * number for number in MANY]
    assert {own for _, own in made} == ({True, False} if SEVERAL else {True})


@alone
def test_who_is_done_takes_the_next() -> None:
    if not SEVERAL:
        return
    with TemporaryDirectory() as name:

        def work(number: int) -> int:
            deadline = time.monotonic() + 30
            while number == 0 and len([*Path(name).iterdir()]) < 9 and time.monotonic() < deadline:
                time.sleep(0.01)
            Path(name, str(number)).touch()
            return len([*Path(name).iterdir()])

        assert spread(work, range(10), 1)[0] == 10  # all others were done meanwhile


@alone
def test_an_error_in_another_process_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == MANY[-1]:
            raise OSError(5, "no", "here.yml")
        return number

    with pytest.raises(OSError, match=r"here\.yml"):
        spread(work, MANY)


class Unsendable(Exception):
    """An exception that can't be made again from what it was made of."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


def _raises(kind: type[Exception]) -> None:
    def work(thing: int) -> int:
        with about(f"content/services/s{thing}.yml"):
            if thing == 5:
                raise kind("five", "words")
        return thing

    with pytest.raises(kind) as raised:
        spread(work, range(8), least=1)
    assert "content/services/s5.yml" in fault(raised.value)


@alone
def test_what_another_process_raises_is_raised_here() -> None:
    _raises(ValueError)


@alone
def test_what_another_process_can_not_send_is_raised_here() -> None:
    _raises(Unsendable)


@alone
def test_what_a_killed_process_should_have_done_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return number

    assert spread(work, MANY) == list(MANY)


@alone
def test_a_process_with_a_thread_is_not_forked() -> None:
    ended = Event()
    thread = Thread(target=ended.wait)
    thread.start()
    assert processes() == processes(threads=2) == {os.getpid()}
    ended.set()
    thread.join()
    for _ in range(100):  # the system may know of a thread that has ended, for a moment
        if len([*Path("/proc/self/task").iterdir()]) == 1:
            break
        time.sleep(0.05)
    assert len(processes()) == (2 if SEVERAL else 1)


@alone
def test_a_process_in_which_typst_has_threads_is_not_forked() -> None:
    typst.compile(b"a", format="pdf")
    assert processes() == {os.getpid()}


@alone
def test_a_checked_project_is_printed_by_several_processes() -> None:
    loaded = project.load(ROOT)
    printed(check.run(loaded).content)
    assert parallel._is_alone()
