"""What goes wrong while building: one sentence, and the old site is whole."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mkataba.errors import MkatabaError
from mkataba.publish.output import aside, write_manifest
from tests.conftest import ROOT, copy_few, run, without_prints


def old_site(folder: Path) -> None:
    """Make what an earlier build could have made."""
    folder.mkdir()
    (folder / "index.html").write_text("old")
    write_manifest(folder, {})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an old site that must survive."""
    root = copy_few(tmp_path / "p")
    old_site(root / "site")
    return root


def whole(root: Path) -> bool:
    """Tell whether the old site is there and nothing was left lying about."""
    rest = sorted(path.name for path in root.iterdir())
    old = (root / "site" / "index.html").read_text() == "old"
    return old and rest == ["content", "mkdocs.yml", "site"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """What is built soonest, a new project in one language, with an old site."""
    root = tmp_path / "small"
    assert run("init", root, "--language", "en").code == 0
    old_site(root / "site")
    return without_prints(root, "poster")


def asset(root: Path, name: str, size: int) -> None:
    (root / "templates/theme/assets").mkdir(parents=True, exist_ok=True)
    (root / "templates/theme/assets" / name).write_bytes(b"x" * size)


FULL: dict[str, tuple[int, Callable[[Path], object]]] = {
    # the largest file that can be written: below a font; above all that prints need, and below a
    # page's asset; below a file of Material's
    "prints": (100_000, Path.exists),
    "pages": (400_000, lambda root: asset(root, "large.txt", 500_000)),
    "site": (400_000, Path.exists),
}


@pytest.mark.parametrize("stage", FULL)
def test_a_full_disk_leaves_the_old_site(small: Path, stage: str) -> None:
    limit, prepare = FULL[stage]
    prepare(small)
    before = sorted(small.iterdir())

    def small_files_only() -> None:
        # stands in for a full disk: the kernel refuses every byte over the limit
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "mkataba", "-C", small, "build", "--draft", "--timings"],
        capture_output=True, text=True, preexec_fn=small_files_only, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done
    *timings, said = done.stderr.strip().splitlines()
    ended = ["check", "model", *list(FULL)[: list(FULL).index(stage)]]
    assert [line.split()[0] for line in timings] == ended
    assert said.startswith("mkataba: the build stopped: ")
    assert said.endswith(": File too large; the old site is untouched")
    assert sorted(small.iterdir()) == before
    assert (small / "site" / "index.html").read_text() == "old"


def test_a_disk_that_is_full_at_the_end_leaves_the_old_site(project: Path) -> None:
    def finish() -> None:
        with aside(project / "site") as work:
            (work / "manifest.json").symlink_to("/dev/full")  # the kernel takes no byte
            write_manifest(work, {})

    with pytest.raises(MkatabaError, match="No space left on device; the old site is untouched"):
        finish()
    assert whole(project)


def building(root: Path) -> subprocess.Popen[str]:
    """Return a build that has begun to write."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mkataba", "-C", root, "build", "--draft"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list(root.glob(".mkataba-*/press")) and time.monotonic() < deadline:
        time.sleep(0.02)
    return process


def test_builds_wait_for_nobody_and_take_away_what_killed_ones_left(small: Path) -> None:
    killed = building(small)
    os.killpg(killed.pid, signal.SIGSTOP)  # so that it is not done before the second begins
    second = run("-C", small, "build", "--draft")
    assert second.code == 3
    assert second.err == (
        f"mkataba: another mkataba (process {killed.pid}) is building {small / 'site'}; "
        "wait until it ends, or name another folder with --out\n"
    )
    assert killed.poll() is None
    assert list(small.glob(".mkataba-*/press"))  # the second took nothing away from the first
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate(timeout=30)
    assert list(small.glob(".mkataba-*"))
    (small / "site").rename(small / ".mkataba-old-site")  # as if between the two moves
    write = (
        "import sys, time; from pathlib import Path; from mkataba.system.scratch import *\n"
        "with scratch_in(Path(sys.argv[1])) as folder:\n"
        "    (folder / 'new-a.yml').write_text('x'); print(flush=True); time.sleep(600)\n"
    )
    places = (small, small / "content", small / "content/services", small / "schemas/generated")
    writers = [
        subprocess.Popen([sys.executable, "-c", write, place], stdout=subprocess.PIPE)
        for place in (*places, small / "content/charters")
    ]
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    *ended, living = writers
    for writer in ended:
        writer.kill()
        writer.communicate(timeout=30)
    long_ago = time.time() - 90_000  # as versions without locks left it
    for name in (".mkataba-ab12cd_x", "content/services/.mkataba-xxxxxxxx"):
        (small / name).write_text("x")
        os.utime(small / name, (long_ago, long_ago))
    (small / ".mkataba-mine").mkdir()
    (small / ".mkataba-mine/thesis.txt").write_text("years of work")
    (small / "elsewhere").mkdir()
    (small / "elsewhere/kept").write_text("")
    (small / ".mkataba-new-linked").symlink_to(small / "elsewhere")

    built = run("-C", small, "build", "--draft")

    living_left = list((small / "content/charters").glob(".mkataba-*"))
    living.kill()
    living.communicate(timeout=30)
    assert built.code == 0, built.err
    assert len(living_left) == 1
    left = {path.relative_to(small).as_posix() for path in small.rglob(".mkataba-*")}
    assert left - {living_left[0].relative_to(small).as_posix()} == {
        ".mkataba-mine", ".mkataba-new-linked",
    }  # fmt: skip
    assert (small / ".mkataba-mine/thesis.txt").is_file()
    assert (small / "elsewhere/kept").is_file()
    assert (small / "site/index.html").is_file()


def test_a_link_in_the_place_of_the_work_leads_nothing_away(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine/thesis.txt").write_text("years of work")
    (project / ".mkataba-new-site").symlink_to(project / "mine")
    with aside(project / "site") as work:
        assert not work.is_symlink()
    assert (project / "mine/thesis.txt").is_file()


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_leaves_the_old_site_and_nothing_else(
    project: Path, tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkataba", "-C", project, "build"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "TMPDIR": str(temp)},
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not list(project.glob(".mkataba-*/press")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
    _, said = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in said
    assert whole(project)
    assert list(temp.iterdir()) == []


def test_what_a_killed_process_left_among_temporary_files_is_taken_away(tmp_path: Path) -> None:
    work = (
        "import time; from mkataba.system.scratch import temporary\n"
        "with temporary() as folder:\n"
        "    (folder / 'a').write_text('x'); print(flush=True); time.sleep({})\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", work.format(60)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as killed:
        assert killed.stdout
        killed.stdout.readline()
        killed.kill()
    assert len(list(tmp_path.iterdir())) == 1
    subprocess.run([sys.executable, "-c", work.format(0)], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []


def test_whatever_makes_temporary_folders_makes_them_where_they_are_swept() -> None:
    places = [
        path.name
        for path in (ROOT / "generator/mkataba").rglob("*.py")
        if re.search(r"TemporaryDirectory|mkdtemp|NamedTemporaryFile", path.read_text("utf-8"))
    ]
    assert sorted(places) == ["install.py", "scratch.py"]  # the first stands alone, in CI


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
    (project / "site").rename(project / ".mkataba-old-site")
    with aside(project / "site"):
        pass
    assert whole(project)


def test_a_template_with_a_fault_is_named(project: Path) -> None:
    (project / "templates/site").mkdir(parents=True)
    (project / "templates/site/home.md.j2").write_text("# x\n\n{{ body.nothing }}\n")
    ran = run("-C", without_prints(project), "build")
    assert ran.code == 3
    assert "templates/site/home.md.j2" in ran.err
    assert "Traceback" not in ran.err
