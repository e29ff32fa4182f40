"""A pull request is played through: repository, remote, action, comment, hook and GitLab's job."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, copy_few, run
from tests.runner import OURS, PERSON, Host, Run, act, code_host, installing, plant

Git = Callable[..., str]


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Path]:
    """A clone of a bare remote whose main branch holds the example and what `init` adds.

    It holds modules too that have names of ours and of Python's: whatever runs, none of them may.
    """
    made = copy_few(tmp_path / "officer")
    assert run("init", made).code == 0
    for first in (made / "content" / "services").glob("first-service*.yml"):
        first.unlink()
    plant(made, tmp_path / "planted-module-ran")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "remote.git")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", "-A")
    git(made, "commit", "-qm", "The charter")
    git(made, "remote", "add", "origin", tmp_path / "remote.git")
    git(made, "push", "-q", "origin", "main")
    yield made
    assert not (tmp_path / "planted-module-ran").exists()


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


SHORT = {"prints": "false"}
"""What takes less time: the prints are set in one run alone."""


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
        found = [one["ruleId"] for one in sarif["runs"][0]["results"]]
        assert [rule for rule in found if not rule.startswith("sheet-")] == [
            *("required", "translation")
        ]
        assert "sheet-elsewhere" in found  # the prints were set
        # fixed, the run is green and the one comment is brought up to date
        edit(clone, "services/hall-hire.yml", english, result)
        after = block(clone, "policy.yml", "customer_needs")
        edit(clone, "policy.yml", after, after + courtesy)
        propose(clone, "Fixed")
        workspace, event = checked_out(clone, tmp_path / "second")
        second = act(workspace, runner, event, host.address, **SHORT)
        assert second.status == 0, second.said
        assert annotations(second) == set()
        assert list(host.comments) == [1, 2]
        assert host.comments[1] == PERSON
        assert "KSh 1,500" in host.comments[2]
        assert "missing" not in host.comments[2]
        assert [call.partition(" ")[0] for call in host.calls] == ["POST", "PATCH"]
        # a gate for those who want one: the raised fee alone
        third = act(workspace, runner, event, host.address, **SHORT, fail_on_worse="true")
        assert third.status == 1
        assert "something worse for citizens" in third.said
        # only what the change brings in; and a fork's token may not write: that fails nothing
        host.refuses = True
        fourth = act(workspace, runner, event, host.address, **SHORT, changed_only="true")
        assert fourth.status == 0
        assert "::notice::the comment could not be written: 403 Forbidden" in fourth.said
    # nobody listens any more
    fifth = act(workspace, runner, event, host.address, **SHORT)
    assert fifth.status == 0
    assert "::notice::the comment could not be written" in fifth.said


def test_a_push_is_checked_without_a_comment(clone: Path, tmp_path: Path, runner: Path) -> None:
    with code_host() as host:
        unset = act(clone, tmp_path / "unset", {}, host.address, source="")
        assert (unset.status, len(unset.said.splitlines())) == (2, 1)
        assert "set the variable MKATABA_SOURCE (GitHub: Settings" in unset.said
        ran = act(clone, runner, {}, host.address, **SHORT, level="exemplary")
        assert ran.status == 0, ran.said
        assert host.calls == []
        assert "What changes" not in ran.summary
        broken = act(clone, runner, {}, host.address, path="nowhere")
        assert broken.status == 1
        assert "there is no folder content/" in broken.said


def comment_tool(host: Host, *words: str | Path, **environment: str) -> str:
    """Run the program that comments, as the workflow does."""
    named = {
        "GITHUB_API_URL": host.address,
        "GITHUB_REPOSITORY": "kilele/charter",
        "MKATABA_TOKEN": "t0ken",
        **environment,
    }
    program = ROOT / "generator" / "mkataba" / "publish" / "comment.py"
    done = subprocess.run(
        [sys.executable, "-I", program, *words],
        check=True, capture_output=True, text=True, env={**os.environ, **named},
    )  # fmt: skip
    return done.stdout


def test_a_comment_is_ours_by_its_writer_and_by_what_it_is_about(tmp_path: Path) -> None:
    words = tmp_path / "words.md"
    words.write_text("ours")
    other = {
        "somebody copied it": (f"{OURS}\nx", {"login": "a-person", "type": "User"}),
        "another bot": (f"{OURS}\nx", {"login": "helper[bot]", "type": "Bot"}),
        "a person with the bot's name": (f"{OURS}\nx", {"login": "github-actions", "type": "User"}),
        "another pull request": (OURS.replace("=7", "=8"), None),
        "another repository": (OURS.replace("kilele/", "other/"), None),
        "another project": (OURS.replace("=.", "=charters/b"), None),
        "another report of the same bot": ("<!-- mkataba -->\nx", None),
        "quoted further down": (f"> see\n{OURS}\nx", None),
    }
    with code_host() as host:
        for number, (body, author) in enumerate(other.values(), 2):
            host.comments[number] = body
            if author:
                host.authors[number] = author
        theirs = dict(host.comments)
        ours = len(theirs) + 1
        for said in ("first", "second"):
            words.write_text(said)
            comment_tool(host, "7", words)
            assert host.comments == theirs | {ours: f"{OURS}\n{said}"}
        comment_tool(host, "7", words, MKATABA_PROJECT="charters/a")
        comment_tool(host, "7", words, MKATABA_PROJECT="./charters/a/")
        comment_tool(host, "7", words, MKATABA_PROJECT="-->")
        assert [call.partition(" ")[0] for call in host.calls] == [
            *("POST", "PATCH", "POST", "PATCH", "POST")
        ]
        marks = [body.partition("\n")[0] for body in list(host.comments.values())[ours:]]
        assert marks == [
            OURS.replace("=.", "=charters/a"),
            OURS.replace("=.", "=%2D%2D%3E"),
        ]


def test_a_comment_under_ones_own_name_is_found_again(tmp_path: Path) -> None:
    words = tmp_path / "words.md"
    with code_host() as host:
        host.login = "officer"
        for said in ("first", "second"):
            words.write_text(said)
            comment_tool(host, "7", words)
    assert host.comments == {1: PERSON, 2: f"{OURS}\nsecond"}


ROWS = "| what | how |\n|---|---|\n" + "| &#124; a row | &amp; |\n" * 6_000
LONG = {
    "rows": f"# Words\n\n{ROWS}",
    "characters of four bytes": ("\U0001f600" * 39 + "\n") * 2_000,
    "a fence": "Words.\n\n```\n" + "code\n" * 20_000 + "```\n",
    "what folds": "Words.\n\n<details><summary>more</summary>\n\n"
    + "x\n" * 40_000
    + "</details>\n",
    "the head of a table": "x\n" * 32_395 + ROWS,
    "one line": "x" * 100_000,
}


@pytest.mark.parametrize("case", LONG)
def test_a_comment_is_cut_where_a_row_or_block_ends(case: str, tmp_path: Path) -> None:
    """Rows, fences and entities stay whole; what is missing is counted, and its place is named."""
    long = tmp_path / "long.md"
    text = LONG[case]
    long.write_text(text, encoding="utf-8")
    run = {"GITHUB_SERVER_URL": "https://code.example", "GITHUB_RUN_ID": "12"}
    with code_host() as host:
        comment_tool(host, "7", long, **run)
    body = host.comments[2]
    assert len(body.encode("utf-16-le")) / 2 <= 65_536
    kept, _, said = body.rstrip("\n").rpartition("\n\n**")
    first, *lines = kept.split("\n")
    assert first == OURS
    wanted = text.rstrip("\n").split("\n")
    left, of = map(int, re.findall(r"\d+", said)[:2])
    assert of == len(text.split("\n")) + 1
    assert "https://code.example/kilele/charter/actions/runs/12" in said
    while lines and not lines[-1]:
        lines.pop()
    assert lines == wanted[: len(lines)]
    assert left >= of - len(lines) - 3
    assert kept.count("```") % 2 == 0
    assert kept.count("<details>") == kept.count("</details>")
    assert not kept.endswith("|---|---|")
    assert not kept.endswith("| what | how |")
    if case in ("rows", "characters of four bytes"):
        assert len(body.encode("utf-16-le")) / 2 > 64_000


def test_a_summary_is_cut_by_bytes(tmp_path: Path) -> None:
    long, summary = tmp_path / "long.md", tmp_path / "summary"
    long.write_text("| sauti | \U0001f600ŋ |\n" * 80_000, encoding="utf-8")
    with code_host() as host:
        said = comment_tool(host, "summary", long, GITHUB_STEP_SUMMARY=str(summary))
    assert said == "the summary was written\n"
    assert 900_000 < summary.stat().st_size < 1024 * 1024
    assert "have no room here" in summary.read_text("utf-8").splitlines()[-1]
    assert host.calls == []


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

    for module in clone.glob("*.py"):  # pre-commit would run them itself
        module.unlink()
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


def test_gitlab_runs_the_job_that_init_writes(clone: Path, tmp_path: Path, runner: Path) -> None:
    job = YAML(typ="safe").load(clone / ".gitlab-ci.yml")["charter"]
    install, *script = job["script"]
    assert "install.py" in install
    if not (runner / "mkataba" / "bin" / "mkataba").is_file():
        script.insert(0, install)
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
            **installing(runner / "mkataba"),
            "MKATABA_FOLDER": str(runner / "mkataba"),
            "MKATABA_SOURCE": str(ROOT),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        },
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    issues = json.loads((workspace / reports["codequality"]).read_text("utf-8"))
    found = [issue["check_name"] for issue in issues]
    assert [rule for rule in found if not rule.startswith("sheet-")] == ["required"]
    assert "sheet-elsewhere" in found  # the prints were set
    assert "<failure" in (workspace / reports["junit"]).read_text("utf-8")
    assert "KSh 1,500" in (workspace / "charter-diff.md").read_text("utf-8")
