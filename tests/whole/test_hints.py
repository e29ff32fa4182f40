"""What a sentence tells people to run can be run, and does what is said of it."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkataba import check, project
from tests.conftest import ROOT, copy_few, run

COMMAND = re.compile(r"`mkataba ([^`]*)`")
FILLED = {
    "{asked}": ("3.1.1", "policy", "unfinished"),
    "{leaf}": ("3.5.1.b",),
    "{rule.id}": ("missing-file", "fee-total"),
    "{item['rule']}": ("missing-file", "unfinished", "required"),
    "{place}": (".",),
    "REVISION": ("HEAD",),
    "NAME": ("poster",),
    "DIR": ("new",),
}
"""What stands in the places that a sentence leaves open."""

GROUND = {
    "--debug": "it stands before a command",
    "build": "it takes long; other tests run it",
    "build --draft": "it takes long; other tests run it",
    "build --only poster": "it takes long; other tests run it",
}
"""Commands that are named and not run here, each with the reason."""


def sentences(path: Path) -> Iterator[str]:
    """Yield each text of a module that is no docstring, with what is put in as it stands there."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    parts = {
        id(value)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for value in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(value.value)
                if isinstance(value, ast.Constant)
                else f"{{{ast.unparse(value.value)}}}"
                for value in node.values
                if isinstance(value, ast.Constant | ast.FormattedValue)
            )
        elif isinstance(node, ast.Constant) and id(node) not in told | parts:
            yield str(node.value)


def named() -> Iterator[str]:
    """Yield each command that the program names to people, with its places filled."""
    files = [*(ROOT / "generator/mkataba").rglob("*.py"), *(ROOT / "schemas").rglob("*.yml")]
    for path in files:
        whole = path.read_text(encoding="utf-8")
        if "`mkataba " not in whole:
            continue
        texts = sentences(path) if path.suffix == ".py" else [whole]
        for text in texts:
            for words in COMMAND.findall(text):
                gap = next((gap for gap in FILLED if gap in words), "")
                yield from (words.replace(gap, each) for each in FILLED.get(gap, ("",)))


NAMED = {" ".join(words.split()) for words in named()}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_few(tmp_path_factory.mktemp("hints") / "project")
    for words in ("init -q", "add -A", "-c user.name=x -c user.email=x@x.ke commit -qm x"):
        subprocess.run(["git", "-C", root, *words.split()], check=True)
    return root


@pytest.mark.parametrize("words", sorted(NAMED - GROUND.keys()))
def test_a_command_that_is_named_can_be_run(words: str, repository: Path) -> None:
    ran = run(*words.split(), cwd=repository)
    assert ran.code in (0, 1), ran.err


def test_what_is_not_run_is_named_somewhere() -> None:
    assert GROUND.keys() <= NAMED
    assert {"explain 3.1.1", "diff HEAD", "init --missing ."} <= NAMED


@pytest.mark.parametrize(
    "place", [kind.place for kind in project.load_schemas().places if not kind.many]
)
def test_a_file_that_is_missing_is_written_as_its_hint_says(few: Path, place: str) -> None:
    (few / "content" / place).unlink(missing_ok=True)
    told = [one for one in check.run(project.load(few)).findings if one.rule == "missing-file"]
    for finding in told:
        for words in COMMAND.findall(finding.hint):
            assert run(*words.split(), cwd=few).code == 0
    assert (few / "content" / place).is_file() == bool(told)
    assert not [one for one in check.run(project.load(few)).findings if one.rule == "missing-file"]


def test_a_file_of_an_own_part_that_is_missing_is_written(few: Path) -> None:
    (few / "schemas").mkdir()
    schema = "_part: {optional: false}\nx: {type: text, required: true}\n"
    (few / "schemas/own.yml").write_text(schema, encoding="utf-8")
    (told,) = (one for one in check.run(project.load(few)).findings if one.rule == "missing-file")
    for words in COMMAND.findall(told.hint):
        assert run(*words.split(), cwd=few).code == 0
    assert (few / "content/own.yml").is_file()


@pytest.mark.parametrize(
    ("rule", "place", "hint"),
    [
        ("missing-file", "policy.yml", "take the waiver out; `mkataba explain missing-file`"),
        ("unfinished", "policy.yml", "take the waiver out; `mkataba explain unfinished`"),
        ("fee-totl", "services/x.yml", "write the rule as it stands in brackets"),
        ("copied-text", "services/*.yml", "write the place as the finding names it, with # and"),
        ("fee-total", "*.yml", "name the file, or the folder"),
    ],
)
def test_a_waiver_that_holds_nothing_is_told_how_to_mend(
    few: Path, rule: str, place: str, hint: str
) -> None:
    waiver = {"rule": rule, "place": place, "reason": "It is being revised", "owner": "Clerk"}
    text = json.dumps({"waivers": [{**waiver, "expires": "2026-12-01"}]})
    (few / "content/waivers.yml").write_text(text, encoding="utf-8")
    found = [one for one in check.run(project.load(few)).findings if one.rule == "waiver-rule"]
    assert [one.hint[: len(hint)] for one in found] == [hint]
