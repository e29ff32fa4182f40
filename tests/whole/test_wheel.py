"""The wheel works without the checkout: installed into a fresh environment elsewhere."""

import os
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.conftest import ROOT, without_prints
from tests.publish.test_planted import modules, plant


def do(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env=clean,
        check=False,
    )  # fmt: skip
    assert done.returncode in codes, done.stderr + done.stdout
    return done.stdout


def lay_in(site: Path, asking: Distribution) -> None:
    """Link what a distribution requires, and that requires in turn, into an environment.

    To install it anew takes ten times as long. Nothing else of where these tests run is there.
    """
    for line in asking.requires or ():
        wanted = Requirement(line)
        assert not wanted.extras, line
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        found = distribution(wanted.name)
        assert wanted.specifier.contains(found.version), line
        names = {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}
        new = [name for name in names if not (site / name).exists()]
        for name in new:
            (site / name).symlink_to(Path(str(found.locate_file(name))).resolve())
        if new:
            lay_in(site, found)


def test_the_wheel_makes_checks_and_builds_a_project(tmp_path: Path) -> None:
    pip = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
    do(
        sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation",
        f"--wheel-dir={tmp_path}", ROOT, cwd=tmp_path,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("mkataba-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("schemas", "templates"):
        held = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"mkataba/data/{path.as_posix()}" for path in held} <= names
    do(sys.executable, "-m", "venv", "--without-pip", "env", cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    do(
        sys.executable, *pip, f"--python={python}", "install", "--no-deps", "--no-compile", wheel,
        cwd=tmp_path,
    )  # fmt: skip
    (site,) = (tmp_path / "env").glob("lib/python*/site-packages")
    (metadata,) = site.glob("mkataba-*.dist-info")
    lay_in(site, Distribution.at(metadata))
    mkataba = tmp_path / "env" / "bin" / "mkataba"
    where = do(python, "-c", "import mkataba; print(mkataba.__file__)", cwd=tmp_path)
    assert where.startswith(str(tmp_path))
    markers = tmp_path / "markers"
    plant(tmp_path, markers, modules() - {"env"})
    do(mkataba, "init", "new", cwd=tmp_path)
    said = do(mkataba, "-C", "new", "check", cwd=tmp_path, codes=(1,))
    assert "policy 3.1.1: 0 of 11 elements" in said
    without_prints(tmp_path / "new", "poster")  # the layouts of the others are in the wheel too
    do(mkataba, "-C", "new", "build", "--draft", cwd=tmp_path)
    assert (tmp_path / "new/site/sw/index.html").is_file()
    assert (tmp_path / "new/site/print/sw/poster.pdf").is_file()
    assert "Courtesy" in do(mkataba, "explain", "3.1.1.d.i", cwd=tmp_path)
    assert list(markers.iterdir()) == []  # nothing of the folder one stands in is imported
