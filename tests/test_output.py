"""What goes wrong while building: one sentence, and the old site is whole."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import copy_few, run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an old site that must survive."""
    root = copy_few(tmp_path / "p")
    (root / "site").mkdir()
    (root / "site" / "manifest.json").write_text("old")
    return root


def whole(root: Path) -> bool:
    """Tell whether the old site is there and nothing was left lying about."""
    rest = sorted(path.name for path in root.iterdir())
    old = (root / "site" / "manifest.json").read_text() == "old"
    return old and rest == ["content", "mkdocs.yml", "site"]


def test_a_full_disk_leaves_the_old_site(project: Path) -> None:
    def small_files_only() -> None:
        # stands in for a full disk: the kernel refuses every byte over the limit
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        [sys.executable, "-m", "mkataba", "-C", project, "build"],
        capture_output=True, text=True, preexec_fn=small_files_only, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "the old site is untouched" in done.stderr
    assert whole(project)


def test_ctrl_c_leaves_the_old_site(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "mkataba", "-C", project, "build"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list(project.glob(".mkataba-*/press")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert whole(project)


def test_an_output_that_can_not_be_written(project: Path) -> None:
    (project / "file").write_text("x")
    ran = run("-C", project, "build", "--out", project / "file" / "site")
    assert ran.code == 3
    assert "can't be written" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_we_did_not_make_is_not_replaced(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "thesis.txt").write_text("years of work")
    ran = run("-C", project, "build", "--out", project / "mine")
    assert ran.code == 3
    assert "holds files that mkataba did not make" in ran.err
    assert (project / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_build_killed_between_the_two_moves_is_mended(project: Path) -> None:
    from mkataba.publish.output import aside

    (project / "site").rename(project / ".mkataba-old-site")
    with aside(project / "site"):
        pass
    assert whole(project)


def test_a_template_with_a_fault_is_named(project: Path) -> None:
    (project / "templates/site").mkdir(parents=True)
    (project / "templates/site/home.md.j2").write_text("# x\n\n{{ body.nothing }}\n")
    ran = run("-C", project, "build")
    assert ran.code == 3
    assert "templates/site/home.md.j2" in ran.err
    assert "Traceback" not in ran.err
