"""A pull request is played through: repository, remote, action, comment, hook and GitLab's job."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, copy_few, run
from tests.runner import OURS, PERSON, Run, act, code_host, installing

Git = Callable[..., str]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a bare remote whose main branch holds the example and what `init` adds."""
    made = copy_few(tmp_path / "officer")
    assert run("init", made).code == 0
    for first in (made / "content" / "services").glob("first-service*.yml"):
        first.unlink()
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", "-A")
    git(made, "commit", "-qm", "The charter")
    git(made, "remote", "add", "origin", tmp_path / "remote.git")
    git(made, "push", "-q", "origin", "main")
    return made


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's own folder, in which mkataba is installed by the first test that acts."""
    return tmp_path_factory.mktemp("runner")


def git(folder: Path, *arguments: str | Path) -> str:
    identity = ["-c", "user.name=officer", "-c", "user.email=officer@mfano.go.ke"]
    command = ["git", "-C", folder, *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def edit(root: Path, name: str, old: str, new: str) -> int:
    """Replace words in a content file; return the line at which they stood."""
    path = root / "content" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def block(root: Path, name: str, key: str) -> str:
    """Return the lines of a key with all that is indented below it."""
    text = (root / "content" / name).read_text(encoding="utf-8")
    found = re.search(rf"(?m)^( *){key}:.*\n(?:\1 +.*\n)*", text)
    assert found
    return found[0]


def propose(clone: Path, message: str) -> None:
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", message)
    git(clone, "push", "-q", "origin", "HEAD")


def checked_out(clone: Path, where: Path) -> tuple[Path, dict[str, object]]:
    """Return what the runner has of a pull request: the merge, and nothing before it."""
    base = git(clone, "rev-parse", "main")
    git(clone, "checkout", "-q", "--detach", "main")
    git(clone, "merge", "-q", "--no-ff", "-m", "merge", "change")
    git(clone, "push", "-q", "-f", "origin", "HEAD:refs/heads/merge")
    git(clone, "checkout", "-q", "change")
    remote = f"file://{clone.parent / 'remote.git'}"
    git(clone.parent, "clone", "-q", "--depth=1", "--branch=merge", remote, where)
    git(clone.parent / "remote.git", "config", "uploadpack.allowReachableSHA1InWant", "true")
    return where, {"pull_request": {"number": 7, "base": {"sha": base}}}


def annotations(said: Run) -> set[tuple[str, int, str]]:
    found = re.findall(
        r"^::error file=([^,]+),line=(\d+),col=\d+,title=([\w-]+)::", said.said, re.M
    )
    return {(file, int(line), rule) for file, line, rule in found}


def test_a_pull_request_is_played_through(  # noqa: PLR0915 - a story, told from end to end
    clone: Path, tmp_path: Path, runner: Path
) -> None:
    git(clone, "checkout", "-q", "-b", "change")
    # a fee is raised, a mandatory element removed, a Kiswahili text forgotten
    edit(clone, "services/soil-testing.yml", "KES 1,000", "KES 1,500")
    courtesy = block(clone, "policy.yml", "courtesy")
    line = edit(clone, "policy.yml", courtesy, "")
    result = block(clone, "services/hall-hire.yml", "result")
    english = result[: result.index("  sw:")]
    hall = edit(clone, "services/hall-hire.yml", result, english)
    propose(clone, "Three changes")
    with code_host() as host:
        workspace, event = checked_out(clone, tmp_path / "first")
        first = act(workspace, runner, event, host.address)
        assert first.status == 1, first.said
        commitments = (workspace / "content/policy.yml").read_text("utf-8").splitlines()
        start = commitments.index("commitments:") + 1
        places = annotations(first)
        assert {(file, rule) for file, _, rule in places} == {
            ("content/policy.yml", "required"),
            ("content/services/hall-hire.yml", "translation"),
        }
        lines = {file: number for file, number, _ in places}
        assert lines["content/policy.yml"] in (start, line)
        assert lines["content/services/hall-hire.yml"] == hall
        told = host.comments[2]
        assert told.startswith(f"{OURS}\n")
        assert re.search(r"KSh 1,000.*KSh 1,500", told)
        assert "worse" in told
        assert "result is missing in sw" in told
        assert "KSh 1,500" in first.summary
        assert "result is missing in sw" in first.summary
        kept = [one for one in first.called if one["uses"].startswith("actions/upload-artifact@")]
        assert [(one["name"], one["path"]) for one in kept] == [
            ("charter-reports", str(first.reports))
        ]
        sarif = json.loads((first.reports / "check.sarif").read_text("utf-8"))
        assert len(sarif["runs"][0]["results"]) == 2
        # mended, the run is green and the one comment is brought up to date
        edit(clone, "services/hall-hire.yml", english, result)
        after = block(clone, "policy.yml", "customer_needs")
        edit(clone, "policy.yml", after, after + courtesy)
        propose(clone, "Mended")
        workspace, event = checked_out(clone, tmp_path / "second")
        second = act(workspace, runner, event, host.address)
        assert second.status == 0, second.said
        assert annotations(second) == set()
        assert list(host.comments) == [1, 2]
        assert host.comments[1] == PERSON
        assert "KSh 1,500" in host.comments[2]
        assert "missing" not in host.comments[2]
        assert [call.partition(" ")[0] for call in host.calls] == ["POST", "PATCH"]
        # a gate for those who want one: the raised fee alone
        third = act(workspace, runner, event, host.address, fail_on_worse="true")
        assert third.status == 1
        assert "something worse for citizens" in third.said
        # only what the change brings in
        fourth = act(workspace, runner, event, host.address, changed_only="true")
        assert fourth.status == 0
        # a fork's token may not write: that is said and fails nothing
        host.refuses = True
        fifth = act(workspace, runner, event, host.address)
        assert fifth.status == 0
        assert "::notice::the comment could not be written: 403 Forbidden" in fifth.said
    # nobody listens any more
    sixth = act(workspace, runner, event, host.address)
    assert sixth.status == 0
    assert "::notice::the comment could not be written" in sixth.said


def test_a_push_is_checked_without_a_comment(clone: Path, runner: Path) -> None:
    with code_host() as host:
        ran = act(clone, runner, {}, host.address, level="exemplary")
        assert ran.status == 0, ran.said
        assert host.calls == []
        assert "What changes" not in ran.summary
        broken = act(clone, runner, {}, host.address, path="nowhere")
        assert broken.status == 1
        assert "there is no folder content/" in broken.said


def test_a_comment_under_ones_own_name_is_found_again(tmp_path: Path) -> None:
    words = tmp_path / "words.md"
    with code_host() as host:
        host.login = "officer"
        environment = {
            "GITHUB_API_URL": host.address,
            "GITHUB_REPOSITORY": "kilele/charter",
            "MKATABA_TOKEN": "t0ken",
        }
        for said in ("first", "second"):
            words.write_text(said)
            subprocess.run(
                [sys.executable, "-m", "mkataba.publish.comment", "7", words],
                check=True, env={**os.environ, **environment},
            )  # fmt: skip
    assert host.comments == {1: PERSON, 2: f"{OURS}\nsecond"}


def test_a_comment_is_never_longer_than_the_host_takes(tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("| a row |\n" * 20_000)
    with code_host() as host:
        environment = {
            "GITHUB_API_URL": host.address,
            "GITHUB_REPOSITORY": "kilele/charter",
            "MKATABA_TOKEN": "t0ken",
        }
        subprocess.run(
            [sys.executable, "-m", "mkataba.publish.comment", "7", long],
            check=True, env={**os.environ, **environment},
        )  # fmt: skip
    assert len(host.comments[2]) < 65_536
    assert host.comments[2].endswith("| a row |\n\nThe rest is in the summary of the run.\n")


@pytest.mark.parametrize(
    "command",
    [
        ["check_jsonschema", "--builtin-schema=vendor.github-actions", "action.yml"],
        [
            *("check_jsonschema", "--builtin-schema=vendor.github-workflows"),
            "templates/init/dot-github/workflows/charter.yml",
        ],
        [
            *(
                "check_jsonschema",
                "--builtin-schema=vendor.gitlab-ci",
                "--data-transform=gitlab-ci",
            ),
            "templates/init/dot-gitlab-ci.yml",
        ],
        ["pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        ["pre_commit", "validate-config", "templates/init/dot-pre-commit-config.yaml"],
    ],
    ids=lambda command: command[-1],
)
def test_what_hosts_read_is_valid_to_their_own_checkers(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_stops_a_commit_that_has_errors(clone: Path, tmp_path: Path) -> None:
    """The real pre-commit, once with what `init` writes and once with this repository's hooks."""
    tool = tmp_path / "tool"
    tool.mkdir()
    (tool / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    git(tool, "init", "-q")
    git(tool, "add", "-A")
    git(tool, "commit", "-qm", "hooks")
    ours = (
        f"repos:\n- repo: {tool}\n  rev: {git(tool, 'rev-parse', 'HEAD')}\n  hooks:\n"
        # installed already: a fresh environment for each test would take a minute
        "  - {id: mkataba-check, language: system}\n  - {id: mkataba-fix, language: system}\n"
    )
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
    }

    def commit() -> subprocess.CompletedProcess[str]:
        git(clone, "add", "-A")
        command = [
            "git",
            "-C",
            clone,
            "-c",
            "user.name=o",
            "-c",
            "user.email=o@o",
            "commit",
            "-qm",
            "x",
        ]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    install = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(install, cwd=clone, env=environment, check=True, capture_output=True)
    for config in (None, ours):
        if config:
            (clone / ".pre-commit-config.yaml").write_text(config)
        result = block(clone, "services/hall-hire.yml", "result")
        edit(clone, "services/hall-hire.yml", result, "")
        refused = commit()
        assert refused.returncode == 1
        assert "result is missing" in refused.stderr + refused.stdout
        after = block(clone, "services/hall-hire.yml", "name")
        edit(clone, "services/hall-hire.yml", after, after + result)
        with (clone / "content" / "services" / "hall-hire.yml").open("a") as file:
            file.write(f"# {bool(config)}\n")
        passed = commit()
        assert passed.returncode == 0, passed.stderr + passed.stdout


def test_gitlab_runs_the_job_that_init_writes(clone: Path, tmp_path: Path) -> None:
    job = YAML(typ="safe").load(clone / ".gitlab-ci.yml")["charter"]
    install, *script = job["script"]
    assert "pip install" in install
    git(clone, "checkout", "-q", "-b", "change")
    edit(clone, "services/soil-testing.yml", "KES 1,000", "KES 1,500")
    edit(clone, "services/hall-hire.yml", block(clone, "services/hall-hire.yml", "result"), "")
    propose(clone, "A change")
    workspace, event = checked_out(clone, tmp_path / "gitlab")
    base = event["pull_request"]["base"]["sha"]  # type: ignore[index]
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(script)],
        cwd=workspace, capture_output=True, text=True, check=False,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        },
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((workspace / reports["codequality"]).read_text("utf-8"))
    assert [issue["check_name"] for issue in issues] == ["required"]
    assert "<failure" in (workspace / reports["junit"]).read_text("utf-8")
    assert "KSh 1,500" in (workspace / "charter-diff.md").read_text("utf-8")
