"""No command writes through a link that leads out of the project, nor where a site has no place."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import run

CSV = "Service,Requirements,Cost,Time\nRoad characters,Letter,KES 100,2 days\n"


def held(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, by path below it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def lead_out(root: Path, elsewhere: Path, name: str) -> None:
    """Move a file or folder of a project elsewhere, and leave a link in its place."""
    elsewhere.mkdir(exist_ok=True)
    target = elsewhere / Path(name).name
    if (root / name).exists():
        shutil.move(root / name, target)
    elif "." in Path(name).suffix:
        target.write_text("")
    else:
        target.mkdir()
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(target)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("schemas", ("schema",)),
        ("schemas/generated", ("schema",)),
        ("schemas/generated/policy.json", ("schema",)),
        (".github", ("init", ".")),
        (".github/actions", ("init", ".")),
        (".vscode", ("init", ".")),
        ("schemas", ("init", ".")),
        (".mkataba", ("init", ".")),
        (".mkataba", ("upgrade",)),
        (".mkataba", ("upgrade", "--dry-run")),
        (".mkataba/installed.json", ("upgrade",)),
        (".mkataba", ("import", "{out}/new.csv")),
        (".mkataba/imported.json", ("import", "{out}/new.csv")),
        ("content/services", ("import", "{out}/new.csv")),
        ("content/charters/external.yml", ("import", "{out}/new.csv")),
    ],
)
def test_nothing_is_written_through_a_link_that_leads_out(
    few: Path, tmp_path: Path, name: str, arguments: Sequence[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    lead_out(few, elsewhere, name)
    (tmp_path / "new.csv").write_text(CSV, encoding="utf-8")
    before, mine = held(elsewhere), held(few)
    ran = run("-C", few, *(each.format(out=tmp_path) for each in arguments), cwd=few)
    assert ran.code == 3, ran.out
    assert ran.err.count("\n") == 1
    assert "is or lies behind a link that leads out of the project" in ran.err
    assert held(elsewhere) == before
    assert held(few) == mine


def test_content_behind_a_link_is_not_mended(few: Path, tmp_path: Path) -> None:
    name = "content/services/hall-hire.yml"
    path = few / name
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "   \n", 1), encoding="utf-8")
    lead_out(few, tmp_path / "elsewhere", name)
    before = held(tmp_path / "elsewhere")
    run("-C", few, "fix")
    assert held(tmp_path / "elsewhere") == before


def test_a_link_within_the_project_goes_on_to_lead_there(few: Path) -> None:
    (few / "editors").mkdir()
    (few / "schemas").symlink_to("editors")
    (few / "editors/generated").mkdir()
    (few / "editors/kept.json").write_text("old")
    (few / "editors/generated/policy.json").symlink_to("../kept.json")
    ran = run("-C", few, "schema")
    assert ran.code == 0, ran.err
    assert (few / "editors/generated/policy.json").is_symlink()
    assert "$schema" in json.loads((few / "editors/kept.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "out", ["content/services/a", "content", "schemas/a", "templates/x/y", ".git/site", "linked/a"]
)
def test_no_site_is_built_among_what_it_is_made_from(few: Path, out: str) -> None:
    (few / "linked").symlink_to("content")
    before = held(few)
    ran = run("-C", few, "build", "--out", few / out)
    assert ran.code == 3
    assert "of the project, which is no place for a site; name another folder" in ran.err
    assert held(few) == before


@pytest.mark.parametrize(
    "manifest",
    [
        '{"name": "Our app", "version": "1.0", "icons": []}',
        '{"manifest_version": 3, "version": "1", "files": ["a.js"]}',
        '{"version": 1, "files": {"index.html": "abc"}}',
        '{"version": 1, "files": {"index.html": {"sha256": "abc"}}}',
        '{"version": 1, "files": {}}',
        "[1]",
        "[" * 100_000,
        "not json",
        "",
    ],
)
def test_the_web_app_of_somebody_else_is_not_replaced(few: Path, manifest: str) -> None:
    (few / "app").mkdir()
    (few / "app/manifest.json").write_text(manifest)
    ran = run("-C", few, "build", "--out", few / "app")
    assert ran.code == 3
    assert "holds files that mkataba did not make" in ran.err
    assert held(few / "app") == {"manifest.json": manifest.encode()}
