"""What runs on code hosts holds to what keeps a token from strangers, step by step."""

import ast
import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba.publish.install import FORMS, SourceError, commands
from mkataba.publish.start import action_files
from tests.conftest import ROOT
from tests.runner import installing

WORKFLOW = ROOT / "templates/init/dot-github/workflows/charter.yml"
OURS = ROOT / ".github/workflows/ci.yml"
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates/init/dot-gitlab-ci.yml"
FILES = (WORKFLOW, OURS, ACTION)
PROGRAM = ROOT / "generator/mkataba/publish/install.py"


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def steps(path: Path) -> list[dict[str, Any]]:
    read_ = read(path)
    if "runs" in read_:
        return list(read_["runs"]["steps"])
    return [step for job in read_["jobs"].values() for step in job["steps"]]


def scripts() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for step in steps(path):
            if "run" in step:
                yield path.name, step["run"]
    yield GITLAB.name, "\n".join(read(GITLAB)["charter"]["script"])
    for hook in read(ROOT / ".pre-commit-hooks.yaml"):
        yield hook["id"], hook["entry"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_action_is_named_by_its_commit_and_keeps_no_credentials(path: Path) -> None:
    for step in steps(path):
        if "uses" in step and not step["uses"].startswith("./"):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
            assert re.search(rf"{step['uses']} # v\d+\.\d+\.\d+\n", path.read_text("utf-8"))
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_an_action_has_the_same_commit_wherever_it_is_named() -> None:
    named = {step["uses"] for path in FILES for step in steps(path) if "uses" in step}
    assert len(named) == len({one.partition("@")[0] for one in named})


@pytest.mark.parametrize(("name", "script"), list(scripts()))
def test_words_of_others_are_no_part_of_a_script_and_python_looks_nowhere(
    name: str, script: str
) -> None:
    assert "${{" not in script, name
    calls = re.findall(r'python3?"? (\S+)', script)
    assert set(calls) <= {"-I"}
    assert not re.search(r"(?<!-m )(?<![\w/.])(pip|mkataba) (install|check|diff)", script)


def test_who_may_write_installs_nothing_and_who_installs_may_only_read() -> None:
    workflow = read(WORKFLOW)
    assert workflow["permissions"] == {}
    assert set(workflow["on"]) == {"pull_request", "push", "schedule"}  # never ..._target
    may = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert may == {
        "check": {"contents": "read"},
        "comment": {"contents": "read", "pull-requests": "write"},
        "code-scanning": {"contents": "read", "security-events": "write"},
    }
    for name, job in workflow["jobs"].items():
        text = str(job)
        installs = "./.github" in text or "install" in text
        assert installs == (name == "check")
        assert ("github.token" in text) == (name == "comment")
    assert not re.search(r"github\.token|secrets\.", ACTION.read_text("utf-8"))
    checkout = workflow["jobs"]["comment"]["steps"][0]["with"]
    assert checkout["ref"] == "${{ github.event.pull_request.base.sha }}"


def test_nothing_says_in_our_place_what_is_installed() -> None:
    assert read(ACTION)["inputs"]["source"]["default"] == ""
    assert "MKATABA_SOURCE" not in read(GITLAB)["charter"]["variables"]
    assert read(WORKFLOW)["jobs"]["check"]["steps"][1]["with"] == {
        "source": "${{ vars.MKATABA_SOURCE }}"
    }


@pytest.mark.parametrize(
    "program", [path for path in action_files() if path.suffix == ".py"], ids=lambda path: path.name
)
def test_what_is_copied_into_a_repository_stands_alone(program: Path) -> None:
    tree = ast.parse(program.read_text("utf-8"))
    named = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert named <= sys.stdlib_module_names


HASH, COMMIT = "0" * 64, "0" * 40


@pytest.mark.parametrize(
    "source",
    [
        f"https://files.example/mkataba-1.0-py3-none-any.whl#sha256={HASH}",
        f"mkataba @ https://files.example/mkataba-1.0-py3-none-any.whl#sha256={HASH}",
        f"git+https://code.example/x/mkataba.git@{COMMIT}",
        f"mkataba==1.0 --hash=sha256:{HASH} --hash=sha256:{HASH}",
    ],
)
def test_a_source_that_is_pinned_is_installed(source: str, tmp_path: Path) -> None:
    assert commands(source, tmp_path / "requirements.txt")


@pytest.mark.parametrize(
    "source",
    [
        *("", "mkataba", "mkataba==1.0", "mkataba>=1 --hash=sha256:" + HASH, "mkatabaa"),
        *("https://files.example/mkataba-1.0.whl", "nowhere.whl", "--pre"),
        f"http://files.example/mkataba-1.0.whl#sha256={HASH}",
        "git+https://code.example/x/mkataba.git@main",
        f"git+https://code.example/x/mkataba.git@{COMMIT[:12]}",
        f"mkataba==1.0 --hash=sha256:{HASH} --pre",
        f"mkataba==1.0 --hash=md5:{HASH}",
    ],
)
def test_a_source_that_may_change_is_refused_with_what_to_set(source: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        commands(source, tmp_path / "requirements.txt")
    assert "set the variable MKATABA_SOURCE (GitHub: Settings" in str(caught.value)
    assert str(caught.value).endswith(FORMS)


def installed(folder: Path, source: str, *rest: str | Path, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", PROGRAM, folder, source, *rest],
        env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_without_a_source_nothing_is_made(tmp_path: Path) -> None:
    code, said = installed(tmp_path / "new", "", GITHUB_ACTIONS="true")
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert said.startswith("::error::nothing says where mkataba comes from: set the variable")
    assert len(said.splitlines()) == 1


BACKEND = """
import os, pathlib, zipfile
def build_wheel(folder, config_settings=None, metadata_directory=None):
    pathlib.Path({seen!r}).write_text(repr(dict(os.environ)))
    name = "mkataba-2.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        wheel.writestr("mkataba-2.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: mkataba\\nVersion: 2.0\\n")
        wheel.writestr("mkataba-2.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("mkataba-2.0.dist-info/RECORD", "")
    return name
"""  # noqa: E501


def test_a_build_sees_no_token_and_a_file_that_changed_is_not_installed(tmp_path: Path) -> None:
    tree, seen, constraints = tmp_path / "tree", tmp_path / "seen", tmp_path / "some file.txt"
    tree.mkdir()
    constraints.write_text("colorama==0.4.6\n")
    (tree / "backend.py").write_text(BACKEND.format(seen=str(seen)))
    (tree / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    secrets = {
        *("GITHUB_TOKEN", "MKATABA_TOKEN", "CI_JOB_TOKEN", "CI_REGISTRY_PASSWORD", "AWS_SECRET"),
        *("CI_REPOSITORY_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_URL"),
    }
    pip = installing(tmp_path / "new")
    given = pip | dict.fromkeys(secrets, "t0ken")
    assert installed(tmp_path / "new", str(tree), constraints, **given) == (0, "")
    surroundings = ast.literal_eval(seen.read_text())
    assert not secrets & surroundings.keys()
    assert "t0ken" not in surroundings.values()
    assert surroundings["PIP_CONSTRAINT"] == constraints.as_uri()
    wheel = tmp_path / "mkataba-3.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {
            "METADATA": "Metadata-Version: 2.1\nName: mkataba\nVersion: 3.0\n",
            "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            "RECORD": "",
        }.items():
            archive.writestr(f"mkataba-3.0.dist-info/{name}", text)
    right = hashlib.sha256(wheel.read_bytes()).hexdigest()
    here = {**pip, "PIP_FIND_LINKS": str(tmp_path)}
    for source, code in (
        (f"{wheel.as_uri()}#sha256={HASH}", 3),
        (f"mkataba==3.0 --hash=sha256:{right}", 0),
    ):
        ended, said = installed(tmp_path / "new", source, constraints, **here)
        assert ended == code, said
        assert ("mkataba could not be installed; pip says above why" in said) == bool(code)
    assert list(tmp_path.rglob("mkataba-3.0.dist-info"))
    # what was there before is not taken for what is pinned
    other = tmp_path / "new/bin/planted"
    other.write_text("x")
    assert list((tmp_path / "new").rglob("mkataba-3.0.dist-info"))
    code, said = installed(tmp_path / "new", f"mkataba==3.0 --hash=sha256:{HASH}", **here)
    assert code == 3, said
    assert not other.exists()
    assert not list((tmp_path / "new").rglob("mkataba-3.0.dist-info"))
    (tmp_path / "link").symlink_to(tmp_path / "new")
    code, said = installed(tmp_path / "link", str(wheel), **here)
    assert (code, said) == (
        2,
        f"mkataba: {tmp_path / 'link'} is a link; name a folder for mkataba itself\n",
    )
