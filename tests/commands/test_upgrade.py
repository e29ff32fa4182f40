"""What came from mkataba is renewed; what somebody edited, and all content, stays."""

import hashlib
import json
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.publish.installed import RECORD
from tests.conftest import copy_few, run

WORKFLOW = ".github/workflows/charter.yml"
ACTION = ".github/actions/charter/action.yml"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The example with what `init` adds to it."""
    root = copy_few(tmp_path / "project")
    (root / "mkdocs.yml").unlink()
    assert run("init", root).code == 0
    return root


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def as_by_an_older_version(root: Path, name: str, text: str = "# older\n") -> None:
    """Make a file look as if an earlier mkataba had written it."""
    (root / name).write_text(text, encoding="utf-8")
    record = json.loads((root / RECORD).read_text())
    record["files"][name] = hashlib.sha256(text.encode()).hexdigest()
    (root / RECORD).write_text(json.dumps(record))


def test_init_adds_no_content_to_a_project_that_has_some(few: Path) -> None:
    before = {name: data for name, data in everything(few).items() if name.startswith("content")}
    ran = run("init", few)
    assert ran.code == 0
    assert "content/ holds files already, so that none was added to it" in ran.out
    after = everything(few)
    assert {name: data for name, data in after.items() if name.startswith("content")} == before
    assert {WORKFLOW, ACTION, "README.md", RECORD} <= after.keys()
    report = check.run(project.load(few))
    assert (report.findings, report.level) == ((), "exemplary")


def test_init_gives_editors_the_languages_of_the_content(few: Path) -> None:
    path = few / "content/organization.yml"
    path.write_text(path.read_text("utf-8").replace("  - en\n", "", 1), "utf-8")
    run("init", few)
    schema = (few / "schemas/generated/policy.json").read_text()
    assert '"sw"' in schema
    assert '"en"' not in schema


def test_a_hidden_file_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/.gitkeep").touch()
    assert "made   content/policy.yml" in run("init", tmp_path).out


def test_nothing_is_to_be_renewed_right_after_init(installed: Path) -> None:
    before = everything(installed)
    ran = run("-C", installed, "upgrade")
    assert ran.code == 0
    assert ran.out.count("\n") == 1
    assert "is as this version has it" in ran.out
    assert everything(installed) == before
    run("init", installed)
    assert everything(installed) == before


def test_what_was_not_edited_is_renewed_and_the_rest_is_kept(installed: Path) -> None:
    whole = everything(installed)
    as_by_an_older_version(installed, WORKFLOW)
    as_by_an_older_version(installed, "mkdocs.yml")
    (installed / "mkdocs.yml").write_text("# ours\n")
    (installed / ACTION).unlink()
    old = everything(installed)
    said = run("-C", installed, "upgrade", "--dry-run").out
    assert everything(installed) == old
    assert said.endswith("\nnothing was written: this is what would be done\n")
    ran = run("-C", installed, "upgrade")
    assert ran.out == said.partition("\n\nnothing was written")[0] + "\n"
    assert f"renewed  {WORKFLOW}\n" in ran.out
    assert "kept     mkdocs.yml: it was edited here\n" in ran.out
    assert f"kept     {ACTION}: it was taken out here\n" in ran.out
    now = everything(installed)
    assert now[WORKFLOW] == whole[WORKFLOW]
    assert now["mkdocs.yml"] == b"# ours\n"
    assert ACTION not in now
    # once more, and it is still known what was edited
    assert "mkdocs.yml: it was edited here" in run("-C", installed, "upgrade").out
    assert run("-C", installed, "upgrade", "--force").code == 0
    assert everything(installed)["mkdocs.yml"] == whole["mkdocs.yml"]


def test_content_is_never_touched(installed: Path) -> None:
    (installed / "content/policy.yml").write_text("~\n")
    for name in (WORKFLOW, "README.md"):
        as_by_an_older_version(installed, name)
    before = {n: d for n, d in everything(installed).items() if n.startswith("content/")}
    assert run("-C", installed, "upgrade", "--force").code == 0
    assert {n: d for n, d in everything(installed).items() if n.startswith("content/")} == before


def test_ends_of_lines_are_no_edit(installed: Path) -> None:
    text = (installed / WORKFLOW).read_bytes()
    as_by_an_older_version(installed, ACTION, "# older\n# still\n")
    for name in (WORKFLOW, ACTION):
        (installed / name).write_bytes((installed / name).read_bytes().replace(b"\n", b"\r\n"))
    ran = run("-C", installed, "upgrade")
    assert (WORKFLOW in ran.out, f"renewed  {ACTION}" in ran.out) == (False, True)
    assert (installed / WORKFLOW).read_bytes() == text.replace(b"\n", b"\r\n")


def test_an_older_project_without_a_record_keeps_what_differs(installed: Path) -> None:
    (installed / RECORD).unlink()
    (installed / WORKFLOW).write_text("# older\n")
    (installed / ".gitlab-ci.yml").unlink()
    ran = run("-C", installed, "upgrade")
    assert f"kept     {WORKFLOW}: it differs, and nothing says who wrote it\n" in ran.out
    assert "kept     .gitlab-ci.yml: it is not here; `mkataba init .` adds it\n" in ran.out
    assert "`mkataba upgrade --force` replaces it" in ran.out
    record = json.loads((installed / RECORD).read_text())
    assert record["version"] == 1
    assert ACTION in record["files"]
    assert WORKFLOW not in record["files"]
    assert not [name for name in record["files"] if name.startswith("content/")]
    # what it does without is not made unasked the next time either
    assert "made" not in run("-C", installed, "upgrade").out
    assert not (installed / ".gitlab-ci.yml").exists()


def test_schemas_for_editors_follow_the_project(installed: Path) -> None:
    path = installed / "schemas/generated/policy.json"
    whole = path.read_text()
    path.write_text("{}\n")
    assert "renewed  schemas/generated/policy.json\n" in run("-C", installed, "upgrade").out
    assert path.read_text() == whole


def test_a_link_that_leads_out_is_not_followed(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.yml").write_text("theirs\n")
    (installed / "mkdocs.yml").unlink()
    (installed / "mkdocs.yml").symlink_to(tmp_path / "theirs.yml")
    ran = run("-C", installed, "upgrade", "--force")
    assert "kept     mkdocs.yml: it leads out of the project\n" in ran.out
    assert (tmp_path / "theirs.yml").read_text() == "theirs\n"


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2, "files": {}}', '{"version": 1}'])
def test_a_record_that_is_none_is_said(text: str, installed: Path) -> None:
    (installed / RECORD).write_text(text)
    before = everything(installed)
    ran = run("-C", installed, "upgrade")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert "bring it back from git, or delete it" in ran.err
    assert everything(installed) == before


@pytest.mark.parametrize(
    ("written", "rule", "said"),
    [
        ("format: 2", "content-format", "install a newer mkataba, one that reads format 2"),
        ("format: 0", "value", ""),
        ("format: true", "type", ""),
    ],
)
def test_content_of_a_newer_form_says_what_it_needs(
    written: str, rule: str, said: str, few: Path
) -> None:
    path = few / "content/organization.yml"
    path.write_text(path.read_text("utf-8").replace("format: 1", written), "utf-8")
    (finding,) = check.run(project.load(few)).findings
    assert (finding.rule, finding.severity) == (rule, "error")
    assert said in finding.hint


def test_content_that_does_not_say_its_form_has_the_first(few: Path) -> None:
    path = few / "content/organization.yml"
    path.write_text(path.read_text("utf-8").replace("format: 1\n", ""), "utf-8")
    assert check.run(project.load(few)).findings == ()


def test_a_new_project_says_the_form_of_its_content(tmp_path: Path) -> None:
    run("init", tmp_path)
    (file,) = project.load(tmp_path).of("organization")
    assert file.document.data["format"] == 1
