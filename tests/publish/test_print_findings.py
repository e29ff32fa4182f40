"""What a check knows of the prints, and what it says where it knows nothing."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mkataba import check, print_registry, project
from mkataba.check import Checked
from mkataba.finding import Measured
from mkataba.publish.cache import inputs_of, keep_measured, report
from mkataba.publish.layout_report import (
    OTHER_SHEETS,
    PART_OF_OTHER_SHEETS,
    LayoutReport,
    LeftOut,
)
from mkataba.publish.made_print import Print, Printed
from mkataba.publish.print_findings import told
from mkataba.publish.sheet_cache import digest
from mkataba.report import FORMATS, text
from mkataba.report.narrow import narrowed
from mkataba.typeface import Typeface, files
from tests.conftest import checked_example, copy_few, run
from tests.own import own_content, own_schemas

MADE = ("brochure", "policy")
LEFT = [entry.name for entry in print_registry.PRINTS if entry.name not in MADE]
ASKED = f"""
publications:
- {{id: brochure-shop, document: brochure, ink: office, audience: internal, languages: [en]}}
without: [{", ".join(LEFT)}]
"""
# it leaves a service to a booklet that is not made
LAYOUT = """
#import "house.typ": *
#show: house.with(title: org.name)
#par(org.name)
#metadata((smallest: 8.0, sheets: 1, services: (1,), moved: "booklet",
  left_out: ((id: "hall-hire", what: "service"),))) <report>
"""
SAID = "content/publication.yml"


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A project with two documents, and a brochure for a print shop."""
    root = copy_few(tmp_path / "project")
    (root / "templates/print").mkdir(parents=True)
    (root / "templates/print/brochure.typ").write_text(LAYOUT, encoding="utf-8")
    (root / SAID).write_text(ASKED, encoding="utf-8")
    charter = root / "content/charters/external.yml"
    text = charter.read_text(encoding="utf-8").replace("[large_print, braille, audio", "[audio")
    charter.write_text(text, encoding="utf-8")
    return root


def checked(root: Path, cache: Path, *options: str) -> Mapping[str, Any]:
    """Return what a check of a project says, with its findings on prints alone."""
    ran = run("-C", root, "check", "--format", "json", *options, XDG_CACHE_HOME=str(cache))
    said = json.loads(ran.out)
    found = [one for one in said["findings"] if one["rule"].startswith("sheet-")]
    return {"unset": said["summary"].get("unset", []), "findings": found}


def kept(cache: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in cache.rglob("sheets/*")}


def test_a_check_after_a_build_knows_what_the_sheets_say(few: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert checked(few, cache) == {"unset": ["*"], "findings": []}
    ran = run("-C", few, "build", XDG_CACHE_HOME=str(cache))
    assert ran.code == 0, ran.err
    assert "en/brochure.pdf, sw/brochure.pdf: no room for 1 service: Hire of" in ran.err
    set_ = kept(cache)
    after = checked(few, cache)
    assert after["unset"] == ["brochure-shop"]
    messages = [(one["path"], one["rule"], one["message"]) for one in after["findings"]]
    room = "a4 has no room for 1 service: hall-hire"
    charter = "content/charters/external.yml"
    type_ = "the smallest type is 8 pt; its readers need 9 pt"
    never, *rest = messages
    assert never[:2] == (charter, "sheet-elsewhere")
    assert never[2].startswith("brochure: does not print ")
    assert rest == [
        (charter, "sheet-room", f"brochure: {room} (in en, sw)"),
        (charter, "sheet-type", f"brochure: {type_} (in en, sw)"),
    ]
    assert kept(cache) == set_  # nothing was set

    text = run("-C", few, "check", XDG_CACHE_HOME=str(cache)).out
    assert text.splitlines()[-1] == (
        "not checked on brochure-shop: what has no room or is set too small; "
        "`mkataba check --prints` does"
    )
    every = checked(few, cache, "--prints")
    assert (every["unset"], len(every["findings"])) == ([], 6)
    assert {one["path"] for one in every["findings"]} == {charter, SAID}
    more = kept(cache)
    assert len(more) == len(set_) + 1  # that one alone
    assert set_.items() <= more.items()
    assert checked(few, cache) == every
    assert len(set_) == len(list((few / "site/print").rglob("*.pdf")))

    service = few / "content/services/hall-hire.yml"
    service.write_text(service.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")
    assert checked(few, cache) == {"unset": ["*"], "findings": []}


def test_nobody_calls_sheets_well_that_nobody_set(few: Path, tmp_path: Path) -> None:
    said = "what has no room or is set too small; `mkataba check --prints` does"
    text = run("-C", few, "check", XDG_CACHE_HOME=str(tmp_path)).out
    assert text.splitlines()[-2:] == [
        "readiness: exemplary, but for the prints",
        f"not checked on the prints: {said}",
    ]
    text = run("-C", few, "check", "--format", "markdown", XDG_CACHE_HOME=str(tmp_path)).out
    assert "Readiness: **exemplary**, but for the prints.\nNot checked on the prints" in text


def test_a_document_that_cannot_be_set_is_told_of_each_part(few: Path, tmp_path: Path) -> None:
    own_schemas(few)
    own_content(few)
    (few / "templates/print/document.typ").write_text('#let x = "\n', encoding="utf-8")
    found = checked(few, tmp_path / "cache", "--prints")["findings"]
    failing = {Path(x["message"].split()[0]).stem for x in found if x["rule"] == "sheet-fails"}
    own = {name for name, part in project.load(few).schemas.parts.items() if part.own}
    assert {"policy"} < failing <= {"policy", *own}


@pytest.mark.parametrize("draft", [True, False])
def test_what_a_draft_says_is_not_said_of_what_is_published(
    draft: bool, few: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keep_measured(few, inputs_of(few), Measured((), draft=draft))
    assert report(few).unset == (("*",) if draft else ())
    (few / "content/policy.yml").unlink()  # now it can be no more than a draft
    keep_measured(few, inputs_of(few), Measured((), draft=draft))
    assert report(few).unset == (() if draft else ("*",))


def test_what_prints_of_other_content_say_is_not_kept(few: Path) -> None:
    before = inputs_of(few)
    (few / "content/waivers.yml").write_text("waivers: []\n", encoding="utf-8")
    keep_measured(few, before, Measured(()))
    assert report(few).unset == ("*",)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).glob("mkataba/prints-*"))


def test_a_font_that_comes_to_the_computer_is_noticed(
    few: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".fonts/noto").mkdir(parents=True)
    before = inputs_of(few)
    assert inputs_of(few) == before
    os.utime(tmp_path / ".fonts/noto", ns=(1, 1))
    assert inputs_of(few) != before


def one(name: str, *left_out: LeftOut, moved: str = "") -> Print:
    said = LayoutReport(40, 1, (1,), left_out, moved)
    return Print(
        *(name, "pdf", "en", f"print/en/{name}.pdf", 9),
        output=f"{name}.pdf",
        paper="a2",
        report=said,
    )


@pytest.mark.parametrize(
    ("made", "rule"),
    [
        (one("poster", LeftOut("rights", "section")), "sheet-elsewhere"),
        (one("poster", LeftOut("values", "section")), "sheet-elsewhere"),
        (one("poster", LeftOut(OTHER_SHEETS, "section")), "sheet-elsewhere"),
        (one("poster", LeftOut(PART_OF_OTHER_SHEETS, "section")), "sheet-elsewhere"),
        (one("poster", LeftOut("guarantee", "section")), "sheet-room"),
        (one("poster", LeftOut("hall-hire", "service")), "sheet-room"),
        (one("brochure", LeftOut("hall-hire", "service"), moved="booklet"), "sheet-elsewhere"),
    ],
)
def test_what_is_printed_elsewhere_is_no_loss(made: Print, rule: str) -> None:
    found = told(checked_example().content, Printed((made,)), draft=False).findings
    assert [finding.rule for finding in found] == [rule]


def test_the_finding_names_all_that_has_no_room() -> None:
    ids = [f"service-{n}" for n in range(40)]
    made = one("poster", *(LeftOut(id_, "service") for id_ in ids))
    (finding,) = told(checked_example().content, Printed((made,)), draft=False).findings
    assert f"40 services: {', '.join(ids)} (in en)" in finding.message


def test_text_that_is_smaller_than_asked_is_told() -> None:
    said = LayoutReport(smallest=18, sheets=1, body=24)
    made = Print(
        *("poster", "pdf", "en", "print/en/poster.pdf", 9),
        output="poster.pdf",
        paper="a2",
        body=30,
        report=said,
    )
    (finding,) = told(checked_example().content, Printed((made,)), draft=False).findings
    assert (
        finding.message
        == "poster: the text is set in 24 pt, not in 30 pt as body_size asks (in en)"
    )


@pytest.mark.parametrize("entry", print_registry.PRINTS, ids=lambda entry: entry.name)
def test_each_print_has_a_floor_on_each_of_its_papers(entry: Any) -> None:
    for paper in (entry.sheet.paper, *entry.papers):
        assert 9 <= entry.smallest_on(paper) <= entry.least_on(paper) + 0.5
    assert entry.smallest_on(entry.sheet.paper) == (entry.caption or entry.least)


def test_pictures_fonts_and_layouts_are_part_of_what_a_sheet_is_made_of(tmp_path: Path) -> None:
    font = tmp_path / "some.ttf"
    shutil.copyfile(files()[0], font)
    plain = {"print/poster.typ": b"a", "site/home.md.j2": b"b"}
    face = Typeface(("Some",), (font,))
    digests = [
        digest(plain, Typeface()),
        digest({**plain, "print/poster.typ": b"c"}, Typeface()),
        digest({**plain, "theme/assets/pictures/logo.svg": b"<svg/>"}, Typeface()),
        digest(plain, face),
    ]
    os.utime(font, ns=(1, 1))
    digests.append(digest(plain, face))
    assert len({*digests}) == len(digests)
    assert digest({**plain, "site/home.md.j2": b"c"}, Typeface()) == digests[0]


ELSEWHERE = one("brochure", LeftOut("hall-hire", "service"), moved="booklet")
TOO_MUCH = one("poster", LeftOut("hall-hire", "service"))


def weighed(made: Print) -> Checked:
    """Return what a check of the example comes to with a print that is set."""
    content = checked_example().content
    return check.run(content.project, measure=lambda *_: told(content, Printed((made,)), False))


def test_what_belongs_to_no_level_is_told_and_keeps_nobody_from_one() -> None:
    report = weighed(ELSEWHERE)
    assert [finding.rule for finding in report.findings] == ["sheet-elsewhere"]
    assert (report.level, report.next_level) == ("exemplary", "")
    assert "sheet-elsewhere" in text.write(report, False)
    assert narrowed(report, (), (), "exemplary").findings == ()
    assert narrowed(report, ("sheet-elsewhere",), (), "").findings == report.findings
    driver = json.loads(FORMATS["sarif"].write(report, False))["runs"][0]["tool"]["driver"]
    (rule,) = (x for x in driver["rules"] if x["id"] == "sheet-elsewhere")
    assert rule["properties"]["tags"] == []
    assert weighed(TOO_MUCH).level == "publishable"  # the rule of a level does


def test_a_waiver_holds_back_what_belongs_to_no_level(few: Path, tmp_path: Path) -> None:
    waiver = (
        "{rule: sheet-elsewhere, place: charters/external.yml, reason: It is small, owner: Head"
    )
    (few / "templates/print/brochure.typ").unlink()
    lines = (few / SAID).read_text(encoding="utf-8").replace("booklet, ", "")
    (few / SAID).write_text(lines, encoding="utf-8")
    layout = LAYOUT.replace("smallest: 8.0", "smallest: 9.0")
    (few / "templates/print/brochure.typ").write_text(layout, encoding="utf-8")
    before = checked(few, tmp_path, "--prints")["findings"]
    waivers = few / "content/waivers.yml"
    waivers.write_text(f"waivers:\n- {waiver}, expires: 2027-01-31}}\n", encoding="utf-8")
    after = checked(few, tmp_path, "--prints")["findings"]
    gone = [one for one in before if one not in after]
    assert {one["rule"] for one in gone} == {"sheet-elsewhere"}
    assert {one["path"] for one in gone} == {"content/charters/external.yml"}


@pytest.mark.parametrize(
    ("name", "paper", "smallest", "said"),
    [
        ("poster", "a3", 18 * 297 / 420, ""),
        ("poster", "a3", 12.66, ""),
        ("poster", "a3", 12.6412, "the smallest type is 12.6 pt; its readers need 12.7 pt"),
        ("poster", "a0", 17.4999, "the smallest type is 17.5 pt; its readers need 18 pt"),
        ("brochure", "a4", 8.999, ""),
        ("roll-up", "roll-up", 31, "the smallest type is 31 pt; its readers need 32 pt"),
        ("policy", "a4", 8.5, "the smallest type is 8.5 pt; its readers need 9 pt"),
        ("feedback-sign", "a4", 8.5, "the smallest type is 8.5 pt; its readers need 9 pt"),
    ],
)
def test_type_is_told_as_it_is_written_and_only_what_helps_is_advised(
    name: str, paper: str, smallest: float, said: str
) -> None:
    report = LayoutReport(smallest, 1)
    files = (name, "pdf", "en", f"print/en/{name}.pdf", 9)
    made = Print(*files, output=f"{name}.pdf", paper=paper, report=report)
    findings = told(checked_example().content, Printed((made,)), draft=False).findings
    found = [one for one in findings if one.rule != "sheet-elsewhere"]
    assert [one.message for one in found] == ([f"{name}: {said} (in en)"] if said else [])
    hints = {
        ("poster", "a3"): "take a larger paper, fewer services, or shorter texts",
        ("poster", "a0"): "take fewer services, or shorter texts",
        ("roll-up", "roll-up"): "take fewer services, or shorter texts",
    }
    for finding in found:
        assert finding.hint == hints.get((name, paper), "take shorter texts")
