"""`mkataba check --fix` as a person runs it."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import run


@pytest.fixture
def untidy(example: Path) -> Path:
    """The example with an amount, a time and a number that a person typed in a hurry."""
    for name, old, new in (
        ("services/map-copies.yml", "30 minutes", "30mins"),
        ("services/soil-testing.yml", "KES 1,000", "Kshs.1,000/="),
        ("organization.yml", '"+254 700 000001"', "0700-000-001"),
    ):
        path = example / "content" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return example


def test_a_dry_run_shows_what_git_can_apply(untidy: Path, tmp_path: Path) -> None:
    files = {path: path.read_bytes() for path in (untidy / "content").rglob("*.yml")}
    ran = run("-C", untidy, "check", "--fix", "--dry-run")
    assert (ran.code, ran.err) == (1, "")
    assert "-  phone: 0700-000-001\n" in ran.out
    assert files == {path: path.read_bytes() for path in files}
    patch = tmp_path / "fix.diff"
    patch.write_text(ran.out, encoding="utf-8")
    subprocess.run(["git", "init", "-q", untidy], check=True)
    subprocess.run(["git", "-C", untidy, "apply", patch], check=True)
    again = run("-C", untidy, "check", "--fix", "--dry-run")
    assert (again.code, again.out) == (0, "")


def test_mended_content_is_checked_and_mended_once(untidy: Path) -> None:
    before = run("-C", untidy, "check")
    assert before.code == 0
    assert "can be put right by `mkataba check --fix`" in before.out
    ran = run("-C", untidy, "check", "--fix")
    assert ran.code == 0, ran.out
    assert ran.out == run("-C", untidy, "check").out
    assert ran.err.splitlines() == [
        "fixed content/organization.yml",
        "fixed content/services/map-copies.yml",
        "fixed content/services/soil-testing.yml",
    ]
    assert run("-C", untidy, "check", "--fix").err == ""


def test_a_dry_run_alone_is_wrong_usage(example: Path) -> None:
    ran = run("-C", example, "check", "--dry-run")
    assert ran.code == 2
    assert "--dry-run shows what --fix would do" in ran.err
