"""`mkataba import --interactive` on a real terminal."""

import json
import os
import pty
import select
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import run

TABLE = "Service,OUR DUES,Timeline\nSearch,500,1 day\nLicence,1000,3 days\nSearch,700,2 days\n"
_LONGEST = 60  # seconds


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project of one language with a table that leaves three things open."""
    root = tmp_path / "project"
    assert run("init", root, "--name", "Mfano", "--language", "en").code == 0
    (root / "charter.csv").write_text(TABLE, encoding="utf-8")
    return root


class Ran:
    """A command on a terminal of its own: what it showed, and its exit status."""

    def __init__(self, root: Path, *arguments: str, answers: Sequence[str]) -> None:
        child, ours = pty.fork()
        if not child:  # the terminal is its own, so that Ctrl-C reaches it
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.environ["COLUMNS"] = "200"
            command = [sys.executable, "-m", "mkataba", "-C", str(root), "import", *arguments]
            os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
        self.text = ""
        waiting, asked, until = list(answers), 0, time.monotonic() + _LONGEST
        while time.monotonic() < until:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    read = os.read(ours, 1 << 16)
                except OSError:  # the other end is closed
                    break
                if not read:
                    break
                self.text += read.decode("utf-8", "replace")
            if waiting and self.text.count("Enter leaves it open:") > asked:
                asked += 1
                answer = waiting.pop(0)
                time.sleep(
                    0.3
                )  # until it reads: Ctrl-C between prompt and reading waits for a line
                os.write(ours, b"\x03" if answer == "^C" else f"{answer}\n".encode())
        else:
            os.kill(child, signal.SIGKILL)
        self.left = waiting
        os.close(ours)
        self.code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_each_open_question_is_asked_and_the_answers_are_kept(project: Path) -> None:
    answers = ("fee", "kes", "Search of a title", "Search of a company")
    ran = Ran(project, str(project / "charter.csv"), "--interactive", answers=answers)
    assert (ran.code, ran.left) == (0, []), ran.text
    assert 'Nobody knows the column "OUR DUES". It says "500".' in ran.text
    assert '"500" (charter.csv, row 2)' in ran.text
    texts = {p.stem: p.read_text() for p in (project / "content/services").glob("s*.yml")}
    assert "\n  en: Search of a title\n" in texts["search-1"], texts
    assert "\n  en: Search of a company\n" in texts["search-2"]
    assert "# Service: Search of a title." in texts["search-1"]
    assert "fee: KES 500\n" in texts["search-1"]
    kept = json.loads((project / ".mkataba/imported.json").read_text())
    assert kept["columns"] == {"our dues": "fee"}
    assert kept["currencies"] == {"charter.csv": "KES"}
    before = files(project)
    again = run("-C", project, "import", project / "charter.csv")
    assert again.code == 0, again.out
    assert "3 unchanged" in again.out
    assert files(project) == before


def test_what_is_left_open_is_told_as_ever(project: Path) -> None:
    plain = run("-C", project, "import", project / "charter.csv", "--dry-run")
    ran = Ran(project, str(project / "charter.csv"), "--interactive", answers=("", "", ""))
    assert ran.code == 1
    assert ran.left == []
    for line in plain.out.splitlines():
        assert line in ran.text


def test_a_wrong_answer_is_asked_again(project: Path) -> None:
    answers = ("price", "fee", "", "", "")
    ran = Ran(project, str(project / "charter.csv"), "--interactive", answers=answers)
    assert '"price" is none of these' in ran.text
    assert ran.left == []
    assert ran.code == 1


def test_stopping_leaves_everything_as_it_was(project: Path) -> None:
    before = files(project)
    for answers in (("^C",), ("fee", "^C"), ("fee", "KES", "^C")):
        ran = Ran(project, str(project / "charter.csv"), "--interactive", answers=answers)
        assert ran.code == 130, ran.text
        assert "stopped; nothing was changed" in ran.text
        assert files(project) == before


def test_without_a_terminal_it_says_what_to_do(project: Path) -> None:
    before = files(project)
    ran = run("-C", project, "import", project / "charter.csv", "--interactive")
    assert ran.code == 2
    assert "--interactive asks questions, and there is no terminal to ask them on" in ran.err
    assert "--column and --currency" in ran.err
    assert files(project) == before
