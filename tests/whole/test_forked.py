"""Processes that share work end with the one that forked them, whatever ends it."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

WORK = """
import os, signal, time
from contextlib import nullcontext
from mkataba.system.forked import forked
from mkataba.system.signals import ended_by_signals

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup of whoever started it would last
here = os.getpid()

def wait(number):
    if os.getpid() == here:
        time.sleep(600)
    os.write(1, b"begun ")
    {work}

with {block}:
    forked(wait, range(40), 3)
"""
BEGUN = b"begun begun "  # by both others


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be forked there")
@pytest.mark.parametrize("block", ["nullcontext()", "ended_by_signals()"])
@pytest.mark.parametrize("ending", ["SIGTERM", "SIGKILL", "SIGHUP"])
@pytest.mark.parametrize("work", ["time.sleep(600)", "return bytes(9_000_000)"])
def test_no_process_outlives_the_one_that_forked_it(work: str, ending: str, block: str) -> None:
    code = WORK.format(work=work, block=block)
    # all processes hold the pipe: it is at its end when the last of them has ended
    command = [sys.executable, "-c", code]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    try:
        assert started.stdout
        said = b""
        while not said.startswith(BEGUN):
            said += os.read(started.stdout.fileno(), len(BEGUN))
        started.send_signal(getattr(signal, ending))
        started.communicate(timeout=10)
    finally:
        with suppress(ProcessLookupError):  # as it should be
            os.killpg(started.pid, signal.SIGKILL)
