"""The preview: it builds, serves, and shows a change without being asked."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import run, run_apart


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, words: str, process: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + 60
    page = ""
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
        except (urllib.error.URLError, OSError):
            page = ""
        if words in page:
            return page
        time.sleep(0.3)
    raise AssertionError(f"{words!r} was not shown; the last page was {len(page)} characters long")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new project in one language: what is built soonest."""
    assert run("init", tmp_path / "new", "--language", "en", "--name", "Board").code == 0
    return tmp_path / "new"


def test_a_change_is_shown_and_a_fault_does_not_end_it(new: Path) -> None:
    service = new / "content/services/first-service.yml"
    good = service.read_text(encoding="utf-8").replace("en: TODO", "en: Soil testing", 1)
    service.write_text(good, encoding="utf-8")
    port = free_port()
    address = f"http://127.0.0.1:{port}/services/first-service/"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkataba", "-C", new, "serve", "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        page = wait_for(address, "Soil testing", process)
        assert "livereload" in page
        service.write_text("name: {en: x\n", encoding="utf-8")
        time.sleep(1.5)
        service.write_text(good.replace("Soil testing", "Testing of soil"), encoding="utf-8")
        wait_for(address, "Testing of soil", process)
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said


def test_a_port_in_use_is_one_sentence(new: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run_apart("-C", new, "serve", "--port", str(taken.getsockname()[1]))
    assert ran.code == 3
    assert "choose another with --port" in ran.err
    assert "Traceback" not in ran.err
