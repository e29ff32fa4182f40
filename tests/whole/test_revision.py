"""What a change is compared with, and what may lie in the folders that are read."""

import html
import os
import subprocess
from pathlib import Path

import pytest

from mkataba import project
from mkataba.project.revision import at
from tests.conftest import run


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Officer", "-c", "user.email=officer@mfano.go.ke")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(few: Path) -> Path:
    """A repository whose first commit is empty and whose second one brings a charter."""
    git(few, "init", "-q", "-b", "main")
    git(few, "commit", "-q", "--allow-empty", "-m", "nothing yet")
    git(few, "checkout", "-q", "-b", "charter")
    git(few, "add", ".")
    git(few, "commit", "-q", "-m", "a charter")
    return few


def test_a_charter_is_compared_with_the_time_before_it(repository: Path) -> None:
    said = run("-C", repository, "diff", "main")
    assert said.code == 0, said.err
    assert "Soil testing (soil-testing)\n  better   Service: new" in said.out
    assert "0 worse" in said.out
    path = repository / "content/services/soil-testing.yml"
    path.write_text(path.read_text("utf-8").replace("1-4 weeks", "soon"), "utf-8")
    checked = run("-C", repository, "check", "--changed-since", "main")
    assert checked.code == 1
    assert '"soon"' in checked.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("check", "--changed-since", ""), 2, "--changed-since names no revision"),
        (("check", "--changed-since", "{root}"), 2, "or the project itself"),
        (("diff", ""), 2, "a revision is empty"),
        (("diff", "main", ""), 2, "a revision is empty"),
        (("diff", "main..charter"), 3, "give the two revisions one after the other"),
        (("diff", "nowhere"), 3, 'git knows no revision "nowhere"'),
        (("check", "--format", "json={root}/content/services/x.yml"), 2, "lies in content/; name"),
        (("diff", "main", "--format", "json={root}/schemas/x.json"), 2, "lies in schemas/; name"),
    ],
)
def test_what_names_nothing_is_refused_in_a_sentence(
    repository: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = run("-C", repository, *(each.format(root=repository) for each in arguments))
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""


def test_a_repository_without_commits_and_none_at_all(few: Path) -> None:
    ran = run("-C", few, "diff", "nowhere")
    assert ran.code == 3
    assert f'{few} is in no git repository, and there is no folder "nowhere"' in ran.err
    git(few, "init", "-q")
    assert "nothing is committed yet" in run("-C", few, "diff", "HEAD").err


@pytest.mark.parametrize(
    "arguments", [("check", "--changed-since", "main"), ("check", "--format", "github")]
)
def test_a_repository_of_another_user_says_what_to_do(
    repository: Path, arguments: tuple[str, ...]
) -> None:
    # git's own tests pretend so in this way
    ran = run("-C", repository, *arguments, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert ran.code == 3
    assert "belongs to another user" in ran.err
    assert "safe.directory" in ran.err


def test_what_editors_leave_behind_is_no_fault(few: Path) -> None:
    for name in ("Thumbs.db", "services/soil-testing.yml~", "desktop.ini", ".DS_Store"):
        (few / "content" / name).write_bytes(b"\0")
    checked = run("-C", few, "check")
    assert "stray-file" not in checked.out
    assert "readiness: exemplary" in checked.out


def test_a_name_that_cannot_be_shown_has_no_place(few: Path) -> None:
    for name in (b"bad\xff.yml", b"bad\nname.yml"):
        (few / "content/services" / os.fsdecode(name)).write_bytes(b"fee: free\n")
    for form in ("text", "json", "github", "sarif", "gitlab", "junit", "markdown"):
        there = few.parent / f"report.{form}"
        ran = run("-C", few, "check", "--format", f"{form}={there}")
        assert (ran.code, ran.err) == (0, "")
        assert html.unescape(there.read_text("utf-8")).count("that can't be shown") >= 2


def test_a_byte_order_mark_does_not_make_a_draft_of_a_charter(few: Path) -> None:
    path = few / "content/policy.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    checked = run("-C", few, "check")
    assert "[byte-order-mark]" in checked.out
    assert "readiness: publishable" in checked.out


def written(root: Path, name: str, old: str, new: str) -> None:
    path = root / "content" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "change")


ATTRIBUTES = (
    "content/services/soil-testing.yml export-ignore",
    "content/services export-ignore",
    "*.yml export-ignore",
    "*.yml export-subst",
    "*.yml filter=other",
    "*.yml text eol=crlf",
    "*.yml working-tree-encoding=UTF-16",
    "*.yml ident",
)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_no_attribute_hides_or_changes_what_was_committed(few: Path, attribute: str) -> None:
    written(few, "services/soil-testing.yml", "en: Soil testing", "en: Soil $Format:%H$ $Id$ x")
    git(few, "init", "-q", "-b", "main")
    git(few, "config", "filter.other.smudge", "sed s/Soil/Rock/")
    commit(few)
    attributes = few / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text(attribute + "\n")
    (few / "content/.gitattributes").write_text(attribute + "\n")
    git(few, "add", "content/.gitattributes")
    git(few, "commit", "-q", "-m", "attributes", "content/.gitattributes")
    before = {path: path.read_bytes() for path in (few / "content").rglob("*.yml")}
    with at(few, "HEAD") as folder:
        for path, data in before.items():
            assert (folder / path.relative_to(few)).read_bytes() == data, path


def test_links_that_lead_out_by_way_of_others_are_left_out(few: Path) -> None:
    services = few / "content/services"
    (few.parent / "secret.yml").write_text("name: Secret\n")
    (services / "inside.yml").symlink_to("soil-testing.yml")
    (services / "up.yml").symlink_to("../../../secret.yml")
    (services / "deep").symlink_to("../charters")
    (services / "round.yml").symlink_to("deep/../../../secret.yml")
    (services / "over.yml").symlink_to("up.yml")
    (services / "self.yml").symlink_to("self.yml")
    (services / "absolute.yml").symlink_to(few.parent / "secret.yml")
    git(few, "init", "-q", "-b", "main")
    commit(few)
    with at(few, "HEAD") as folder:
        top = Path(os.path.realpath(folder))
        names = {path.name for path in (folder / "content/services").iterdir()}
        assert "inside.yml" in names
        assert not names & {"up.yml", "over.yml", "absolute.yml"}
        for path in folder.rglob("*"):
            assert Path(os.path.realpath(path)).is_relative_to(top), path


def test_strange_names_and_submodules_are_read_as_they_are(few: Path) -> None:
    for name in (b"bad\xff.yml", b"two\nlines.yml", b'"quoted".yml', "huduma-ñ.yml".encode()):
        (few / "content/services" / os.fsdecode(name)).write_bytes(b"fee: free\n")
    git(few, "init", "-q", "-b", "main")
    commit(few)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=few, check=True, capture_output=True, text=True
    ).stdout.strip()
    git(few, "update-index", "--add", "--cacheinfo", f"160000,{head},content/sub")
    git(few, "commit", "-q", "-m", "submodule")
    with at(few, "HEAD") as folder:
        there = {os.fsencode(path.name) for path in (folder / "content/services").iterdir()}
        assert {b"bad\xff.yml", b"two\nlines.yml", b'"quoted".yml'} <= there
        assert not (folder / "content/sub").exists()
    assert run("-C", few, "diff", "HEAD~1", "HEAD").code == 0


def test_content_that_is_a_link_to_nowhere_is_an_empty_project(few: Path) -> None:
    git(few, "init", "-q", "-b", "main")
    commit(few)
    git(few, "rm", "-rqf", "content")
    (few / "content").symlink_to("elsewhere")
    commit(few)
    with at(few, "HEAD") as folder:
        assert list((folder / "content").iterdir()) == []


def test_an_object_that_is_missing_is_one_sentence(few: Path) -> None:
    git(few, "init", "-q", "-b", "main")
    commit(few)
    for path in (few / ".git/objects").glob("??/*"):
        kind = subprocess.run(
            ["git", "cat-file", "-t", path.parent.name + path.name],
            cwd=few,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        if kind == "blob\n":
            path.unlink()
    ran = run("-C", few, "diff", "HEAD")
    assert ran.code == 3
    assert ran.err.startswith("mkataba: git lacks the object ")
    assert len(ran.err.splitlines()) == 1


def test_schemas_that_were_at_fault_are_told_with_their_revision(repository: Path) -> None:
    (repository / "schemas").mkdir()
    (repository / "schemas/service.yml").write_text("{}")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "schemas of our own")
    (repository / "schemas/service.yml").unlink()
    for arguments in (("diff", "HEAD"), ("check", "--changed-since", "HEAD")):
        ran = run("-C", repository, *arguments)
        assert ran.code == 3
        assert 'at the revision "HEAD": schemas/service.yml, line 1: the field name has' in ran.err


def linked(root: Path, path: str, target: str) -> None:
    """Move a file or folder to another place in the project, and leave a link to it."""
    there = root / target
    there.parent.mkdir(parents=True, exist_ok=True)
    (root / path).rename(there)
    (root / path).symlink_to(os.path.relpath(there, (root / path).parent))


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("content/services/soil-testing.yml", "shared/soil-testing.yml"),
        ("content", "shared/content"),
    ],
)
def test_a_link_inside_the_project_is_read_as_in_the_folder(
    few: Path, path: str, target: str
) -> None:
    linked(few, path, target)
    git(few, "init", "-q", "-b", "main")
    git(few, "add", ".")
    git(few, "commit", "-q", "-m", "linked")
    with at(few, "HEAD") as there:
        then = {file.path: file.document.raw for file in project.load(there).files}
    assert then == {file.path: file.document.raw for file in project.load(few).files}
    service = (few / "content/services/soil-testing.yml").resolve()
    service.write_text(service.read_text("utf-8").replace("1-4 weeks", "9 weeks"), "utf-8")
    git(few, "commit", "-qam", "slower")
    ran = run("-C", few, "diff", "HEAD~1", "HEAD", "--fail-on", "worse")
    assert (ran.code, "slower" in ran.out) == (1, True), ran.out


def test_files_behind_a_link_to_a_folder_are_told_of(few: Path) -> None:
    linked(few, "content/services", "shared/services")
    assert "is a link to a folder, whose files are not read" in run("-C", few, "check").out
