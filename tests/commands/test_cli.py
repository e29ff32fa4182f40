"""Commands as users call them: exit codes, reports, and no traceback."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mkataba import project, source
from mkataba.cli import COMMANDS
from mkataba.commands.paths import Below
from tests.conftest import ROOT, copy_few, run, run_apart


def test_a_clean_project_exits_0() -> None:
    ran = run_apart("-C", ROOT, "check", "--fail-on", "warning")
    assert ran.code == 0
    assert "policy 3.1.1: 11 of 11 elements" in ran.out
    assert "0 errors, 0 warnings" in ran.out


def test_findings_exit_1_and_json_is_stable(example: Path) -> None:
    (example / "content/services/ambulance.yml").write_text("name: Ambulance\n")
    ran = run_apart("-C", example, "check", "--format", "json")
    assert ran.code == 1
    report = json.loads(ran.out)
    assert report["version"] == 1
    assert report.keys() == {"version", "findings", "waived", "summary"}
    assert report["findings"][0].keys() == {
        "path", "line", "column", "rule", "severity", "clause", "message", "hint", "node", "yaml",
    }  # fmt: skip
    assert report["summary"]["errors"] == len(report["findings"])
    row = report["summary"]["coverage"][1]
    assert row["document"] == "external charter"
    assert row["open"] == ["3.2.2.a.i", "3.2.2.a.ii", "3.2.2.a.iii", "3.2.2.a.iv"]
    assert run("-C", example, "check", "--fail-on", "never").code == 0


def test_wrong_usage_exits_2() -> None:
    for arguments in (["chek"], ["check", "--format", "xml"], ["explain", "9.9"], ["build", "x"]):
        assert run(*arguments).code == 2, arguments
    ran = run_apart("chek")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_no_content_exits_3(tmp_path: Path) -> None:
    for command in ("check", "build", "serve"):
        ran = run("-C", tmp_path, command)
        assert ran.code == 3
        assert ran.err.startswith("mkataba: there is no folder content/")
        assert len(ran.err.strip().splitlines()) == 1
    assert run_apart("-C", tmp_path, "build") == run("-C", tmp_path, "build")


def test_help_lists_every_command() -> None:
    ran = run_apart("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"  {command} " in ran.out
        assert run(command, "--help").code == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_their_help_begins_with(name: str) -> None:
    help_ = importlib.import_module(COMMANDS[name].module).command.help
    assert " ".join(help_.partition("\n\n")[0].split()) == COMMANDS[name].says


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_the_same_in_a_process_of_its_own(
    command: str, few: Path, tmp_path: Path
) -> None:
    (few / "services.csv").write_text("Service,Cost,Time\nName search,Free,10 minutes\n")
    (few / "content/policy.yml").unlink()
    arguments = {
        "init": ["init", few],
        "upgrade": ["-C", few, "upgrade", "--dry-run"],
        "check": ["-C", few, "check", "--no-cache"],
        "diff": ["-C", few, "diff", copy_few(tmp_path / "before"), "--fail-on", "worse"],
        "build": ["-C", few, "build"],
        "serve": ["-C", tmp_path, "serve"],
        "export": ["-C", few, "export"],
        "explain": ["explain", "3.2.2.a.iii"],
        "schema": ["-C", few, "schema"],
        "trace": ["-C", few, "trace"],
        "import": ["-C", few, "import", "--dry-run", few / "services.csv"],
    }[command]
    if command == "init":
        run("init", few)  # what is made is kept by the next
    apart = run_apart(*arguments)
    assert apart == run(*arguments)
    assert apart.code == {"serve": 3, "check": 1, "diff": 1, "build": 1}.get(command, 0)
    assert "Traceback" not in apart.err


def test_a_closed_pipe_is_no_fault() -> None:
    done = subprocess.run(
        f"{sys.executable} -m mkataba -C {ROOT} check | true",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr


def test_no_colour_goes_into_a_file_and_some_to_a_terminal(example: Path) -> None:
    (example / "content/policy.yml").unlink()
    assert "\x1b[" not in run("-C", example, "check").out
    leader, follower = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "mkataba", "-C", example, "check"], stdout=follower, check=False
    )
    os.close(follower)
    assert done.returncode == 1
    assert b"\x1b[" in os.read(leader, 65536)
    os.close(leader)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("3.1.1.d.i", "content/policy.yml: commitments.courtesy"),
        ("3.2.2.a.iii", "fee: KES 500"),
        ("3.2.2 (a)", "parts:"),
        ("reference", "Nothing can be printed"),
        ("required", "placeholder"),
    ],
)
def test_explain(asked: str, told: str) -> None:
    ran = run("explain", asked)
    assert ran.code == 0
    assert told in ran.out


def test_explain_knows_every_clause_and_rule() -> None:
    from mkataba import project
    from mkataba.check.rules import FORM_RULES, RULES
    from mkataba.derive.explain import explain

    schemas = project.load_schemas()
    for name in [*schemas.clauses, *FORM_RULES, *(rule.ID for rule in RULES)]:
        assert explain(schemas, name).startswith(name)


def test_explain_suggests_the_likeliest() -> None:
    ran = run("explain", "refrence")
    assert ran.code == 2
    assert 'did you mean "reference"?' in ran.err


def test_paths_that_are_given_start_in_the_folder_of_C(tmp_path: Path) -> None:
    for name in ("before", "after"):
        copy_few(tmp_path / "charters" / name)
    (tmp_path / "charters/after/out").mkdir()
    (tmp_path / "other").mkdir()

    def ran(*arguments: str) -> str:
        ran = run("-C", "../charters/after", *arguments, cwd=tmp_path / "other")
        assert ran.code in (0, 1), ran.err
        return ran.out

    assert "Nothing changes" in ran("diff", "../before")
    ran("check", "--changed-since", "../before", "--format", "json=out/report.json")
    assert "out/services.csv" in ran("export", "--out", "out/services.csv")
    assert "services found" in ran("import", "out/services.csv", "--dry-run")
    ran("schema", "--out", "out/schemas")
    ran("build", "--only", "brochure.pdf", "--out", "out/prints")
    assert "charters/after/new" in ran("init", "new")
    made = {path.name for path in (tmp_path / "charters/after/out").iterdir()}
    assert made == {"report.json", "services.csv", "schemas", "prints"}
    assert (tmp_path / "charters/after/new/content").is_dir()
    assert not [*(tmp_path / "other").iterdir()]


def test_every_path_of_every_command_starts_in_the_folder_of_C() -> None:
    for entry in COMMANDS.values():
        for param in importlib.import_module(entry.module).command.params:
            assert not isinstance(param.type, click.Path) or isinstance(param.type, Below)
            assert not isinstance(param.type, click.File), param.name


@pytest.mark.parametrize("command", [["explain", "fee-total"], ["schema", "policy"], ["init", "."]])
def test_what_needs_the_languages_alone_reads_no_other_content(
    few: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    read: list[str] = []

    def noted(root: Path, path: Path) -> source.Document:
        read.append(path.relative_to(few / "content").as_posix())
        return read_file(root, path)

    read_file = project.read_file
    monkeypatch.setattr(project, "read_file", noted)
    assert run("-C", few, *command).code == 0
    assert set(read) == {"organization.yml"}
