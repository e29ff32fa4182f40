"""Nothing of the folder one stands in is imported, whatever lies there."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from mkataba.system.programs import python, surroundings
from tests.conftest import run

MKATABA = Path(sys.executable).with_name("mkataba")


def modules() -> set[str]:
    """Return the names of all modules of Python and of all that is installed."""
    names = {*sys.stdlib_module_names, *packages_distributions(), "sitecustomize", "usercustomize"}
    return {name for name in names if name.isidentifier()}


def early() -> set[str]:
    """Return the names of the modules that Python imports before the first of ours."""
    command = [sys.executable, "-X", "importtime", "-m", "this"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines())
    return {name.partition(".")[0] for name in lines}


def plant(folder: Path, markers: Path, names: set[str]) -> None:
    """Put modules into a folder, each of which leaves a marker when it is imported."""
    markers.mkdir(exist_ok=True)
    code = f"open({str(markers)!r} + '/' + __name__, 'w').close()\n"
    for name in names:
        (folder / f"{name}.py").write_text(code)
    # a plugin of mkdocs is found by what packages say of themselves
    (folder / "planted-1.dist-info").mkdir()
    (folder / "planted-1.dist-info/METADATA").write_text("Name: planted\nVersion: 1\n")
    said = "[mkdocs.plugins]\nsearch = planted:P\n[console_scripts]\nmkdocs = planted:P\n"
    (folder / "planted-1.dist-info/entry_points.txt").write_text(said)
    (folder / "planted.py").write_text(code)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    root = tmp_path / "new"
    assert run("init", root, "--language", "en", "--name", "Board").code == 0
    return root


def test_no_command_imports_what_lies_in_the_project(new: Path, tmp_path: Path) -> None:
    git = ["git", "-C", new, "-c", "user.name=x", "-c", "user.email=x@x.example"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "content"], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "x"], check=True)
    markers = tmp_path / "markers"
    plant(new, markers, modules())
    for name in ("mkataba", "mkataba/publish"):
        (new / name).mkdir()
        for inner in ("__init__", "__main__", "comment", "typeset", "cli"):
            (new / name / f"{inner}.py").write_text((new / "planted.py").read_text())
    for name in ("git", "pandoc", "python", "python3", "mkdocs", "node", "sh"):
        (new / name).write_text(f"#!{shutil.which('sh')}\n: > {markers}/{name}\n")
        (new / name).chmod(0o755)
    host = {
        "PATH": os.pathsep.join([".", "", os.environ["PATH"]]),
        "GITHUB_API_URL": "http://127.0.0.1:1",
        "GITHUB_REPOSITORY": "x/y",
        "MKATABA_TOKEN": "t",
    }
    commands: list[tuple[list[str], str, int]] = [
        ([str(MKATABA), "check", "--no-cache"], "policy 3.1.1", 1),
        ([str(MKATABA), "diff", "HEAD"], "", 0),
        ([str(MKATABA), "export", "--out", "x.csv"], "x.csv", 0),
        ([str(MKATABA), "import", "x.csv", "--dry-run"], "", 0),
        ([str(MKATABA), "build", "--draft"], "a draft is in", 0),
        (python("mkataba.publish.comment", "1"), "the comment could not be written", 0),
        (python("mkataba.publish.typeset"), "", 1),
    ]
    for command, said, code in commands:
        ran = subprocess.run(
            command, cwd=new, capture_output=True, text=True, input="{}", check=False,
            env={**os.environ, **host},
        )  # fmt: skip
        assert (ran.returncode, [*markers.iterdir()]) == (code, []), (command, ran)
        assert said in ran.stdout
        assert "pandoc" not in ran.stderr


def test_python_m_imports_nothing_of_it_either(new: Path, tmp_path: Path) -> None:
    markers = tmp_path / "markers"
    plant(new, markers, modules() - early())
    for more in ({}, {"PYTHONPATH": os.pathsep + str(tmp_path)}):
        command = [sys.executable, "-m", "mkataba", "check", "--no-cache"]
        ran = subprocess.run(
            command,
            cwd=new,
            capture_output=True,
            text=True,
            env={**os.environ, **more},
            check=False,
        )
        assert (ran.returncode, [*markers.iterdir()]) == (1, []), ran
        assert "policy 3.1.1" in ran.stdout


def test_programs_get_no_path_that_depends_on_where_one_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "/opt/modules", ".", "inner"]))
    monkeypatch.setenv("PATH", os.pathsep.join([".", "/opt/bin", ""]))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    given = surroundings(LC_ALL="C")
    assert given["PYTHONPATH"] == "/opt/modules"
    assert given["PATH"] == "/opt/bin"
    assert given["PYTHONSAFEPATH"] == "1"
    assert given["LC_ALL"] == "C"
    assert (given["GIT_CONFIG_COUNT"], given["GIT_CONFIG_KEY_1"]) == ("2", "safe.bareRepository")
    monkeypatch.setenv("PYTHONPATH", ".")
    assert "PYTHONPATH" not in surroundings()
