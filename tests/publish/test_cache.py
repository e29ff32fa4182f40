"""A kept report is the one that a fresh check would give, and parts of the work add up."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkataba.publish import cache as report_cache
from mkataba.system.parallel import LEAST
from tests.conftest import ROOT, copy_example, run, run_apart


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which reports are kept, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "mkataba"


def test_an_unchanged_project_gives_the_kept_report(example: Path, cache: Path) -> None:
    (example / "content" / "policy.yml").unlink()
    first = run("-C", example, "check", "--format", "json")
    (place,) = cache.glob("check-*")
    assert run("-C", example, "check", "--format", "json") == first
    assert list(cache.glob("check-*")) == [place]
    # to see that it was read: a report that no check gives
    said = json.loads(place.read_text())
    said["findings"][0]["message"] = "the kept one"
    place.write_text(json.dumps(said))
    assert "the kept one" in run("-C", example, "check").out
    assert "the kept one" not in run("-C", example, "check", "--no-cache").out


PARTS = ["content/policy.yml", "content/services/soil-testing.yml", "content/channels.yml"]


@pytest.mark.usefixtures("cache")
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(PARTS), st.integers(0, 40)), max_size=3))
def test_the_cache_never_changes_a_result(few: Path, spoilt: list[tuple[str, int]]) -> None:
    for part in PARTS:
        shutil.copyfile(ROOT / part, few / part)
    for part, number in spoilt:
        path = few / part
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[:number] + lines[number + 1 :]), encoding="utf-8")
    fresh = report_cache.report(few, use_cached=False)
    assert report_cache.report(few) == report_cache.report(few) == fresh


@pytest.mark.usefixtures("cache")
def test_no_content_is_not_empty_content(tmp_path: Path) -> None:
    root = tmp_path / "empty"
    (root / "content").mkdir(parents=True)
    assert "missing-file (8)" in run("-C", root, "check").out
    (root / "content").rmdir()
    ran = run("-C", root, "check")
    assert (ran.code, ran.out) == (3, "")


def change_link(root: Path) -> None:
    (root / "content" / "services" / "linked.yml").unlink()
    (root / "content" / "services" / "linked.yml").symlink_to("hall-hire.yml")


def swap(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def schema(root: Path) -> None:
    (root / "schemas").mkdir()
    text = (ROOT / "schemas" / "service.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^law: \{type: text", "law: {type: text, required: true", text)
    (root / "schemas" / "service.yml").write_text(text, encoding="utf-8")


def words(root: Path) -> None:
    (root / "templates" / "locale").mkdir(parents=True)
    shutil.copyfile(ROOT / "templates/locale/sw.po", root / "templates/locale/sw.po")


def language(root: Path) -> None:
    (root / "languages" / "fr").mkdir(parents=True)
    (root / "languages" / "fr" / "rules.yml").write_text("soon: []\n")


CHANGES = {
    "a text of the same length": lambda root: swap(
        root, "content/policy.yml", "version", "versoin"
    ),
    "another file": lambda root: (root / "content/services/x.yml").write_text("name: x\n"),
    "a file less": lambda root: (root / "content/services/ambulance.yml").unlink(),
    "a file of another name": lambda root: (root / "content/services/ambulance.yml").rename(
        root / "content/services/ambulances.yml"
    ),
    "a schema of its own": schema,
    "words of its own": words,
    "a language of its own": language,
    "a link that leads elsewhere": change_link,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_asks_for_a_fresh_check(change: object, few: Path, cache: Path) -> None:
    (few / "content" / "services" / "linked.yml").symlink_to("ambulance.yml")
    report_cache.report(few)
    assert callable(change)
    change(few)
    report_cache.report(few)
    assert len(list(cache.glob("check-*"))) == 2


def test_another_day_asks_for_a_fresh_check(
    few: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("1780000000", "1780086400"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        report_cache.report(few)
    assert len(list(cache.glob("check-*"))) == 2


def test_only_the_newest_reports_are_kept(
    few: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_cache, "MOST", 2)
    for number in range(4):
        (few / "content" / "services" / f"x{number}.yml").write_text("name: x\n")
        report_cache.report(few)
    assert len(list(cache.glob("check-*"))) == 2


@pytest.mark.parametrize("spoil", ["", "{", "[]", '{"findings": 1}'])
def test_a_spoilt_report_is_no_fault(spoil: str, few: Path, cache: Path) -> None:
    first = report_cache.report(few)
    (place,) = cache.glob("check-*")
    place.write_text(spoil)
    assert report_cache.report(few) == first


def test_a_check_needs_no_place_for_its_report(example: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("-C", example, "check", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert (ran.code, ran.err) == (0, "")


def test_a_large_project_has_the_findings_of_its_parts(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "large")
    text = (root / "content/services/soil-testing.yml").read_text(encoding="utf-8")
    for number in range(LEAST * 3):
        spoilt = text.replace("channels:", "chanels:") if number % 7 == 0 else text
        path = root / "content" / "services" / f"soil-{number:04}.yml"
        path.write_text(spoilt.replace("en: Soil", f"en: Soil {number}", 1), encoding="utf-8")
    data = json.loads(run_apart("-C", root, "check", "--format", "json").out)
    found = [f["path"] for f in data["findings"] if f["rule"] == "unknown-key"]
    assert found == [f"content/services/soil-{n:04}.yml" for n in range(0, LEAST * 3, 7)]
