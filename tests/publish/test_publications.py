"""What publication.yml asks for is made, and each sheet says what it did."""

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from mkataba import print_registry, project
from mkataba.check.printing import IN_ITS_PLACE, boxed
from mkataba.papers import PAPERS
from mkataba.print_entry import PUBLIC
from mkataba.typeface import typeface
from tests.conftest import Ran, copy_few, run, without_prints

SCHEMA = project.load_schemas().kinds["publication"]
ASKED = SCHEMA["publications"]["schema"]["schema"]

# what a layout is told, as words on a sheet; the last lines are what it says of itself
LAYOUT = """
#import "house.typ": *
#show: house.with(title: org.name)
#set page(width: W, height: H)
#set text(size: 9pt)
#let words(x) = x.groups.map(g => g.services.map(s => s.name)).flatten().join("; ", default: "")
#par("first: " + words(data))
#if second != none { par("second: " + words(second)) }
#par("point: " + data.charter.at("point", default: "none"))
#par("places: " + data.service_points.map(p => p.name).join("; ", default: ""))
#par(repr((sheet.body, sheet.codes, sheet.bleed, sheet.office)))
#metadata((smallest: 9.0, sheets: 1, services: (words(data).split("; ").len(),),
  left_out: ((id: "hall-hire", what: "service"), (id: "ambulance", what: "requirements"),
    (id: "soil-testing", what: "requirements")), moved: "")) <report>
"""
PUBLICATIONS = """
publications:
- {id: poster-both, document: poster, paper: a1, pair: [en, sw], bleed: 3}
- {id: poster-trade, document: poster, paper: a4, orientation: landscape, group: GROUP}
- {id: office, document: brochure, service_point: POINT, languages: [sw], audience: internal}
- {id: hall, document: poster, services: [hall-hire], codes: false, ink: office, body_size: 30}
- {id: brochure, document: brochure, services: [ambulance]}
- {id: policy-small, document: policy, languages: [en], clauses: true}
without: [charter, staff-charter, charter-large, acknowledgement, manual, booklet, service-sheets,
  counter-cards, feedback-sign, roll-up]
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with layouts of its own that asks for sheets of many kinds."""
    root = copy_few(tmp_path_factory.mktemp("publications") / "project")
    (root / "templates/print").mkdir(parents=True)
    for layout in ("poster", "brochure"):
        (root / f"templates/print/{layout}.typ").write_text(LAYOUT, encoding="utf-8")
    places = (root / "content/service_points.yml").read_text(encoding="utf-8")
    point = re.findall(r"(?m)^ *- id: (.+)$", places)[1]
    charter = (root / "content/charters/external.yml").read_text(encoding="utf-8")
    group = re.findall(r"(?m)^  - name:\n      en: .+\n      sw: (.+)$", charter)[0]
    text = PUBLICATIONS.replace("POINT", point).replace("GROUP", group)
    (root / "content/publication.yml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def made(asked: Path) -> tuple[Ran, Mapping[str, str]]:
    """Return what building every sheet said, and the words of each file."""
    names = ("poster-both", "poster-trade-en", "office", "hall.pdf", "brochure-en", "policy-small")
    ran = run("-C", asked, "build", *(x for name in names for x in ("--only", name)))
    assert ran.code == 0, ran.err
    found = {}
    for path in (asked / "prints").rglob("*.pdf"):
        pages = pypdfium2.PdfDocument(path)
        size = [round(side / 72 * 25.4) for side in pages[0].get_size()]
        words = " ".join(page.get_textpage().get_text_range() for page in pages)
        words = re.sub(r"\s+", " ", words)
        found[path.relative_to(asked / "prints").as_posix()] = f"{size} {words}"
    return ran, found


def test_the_schema_names_the_documents_and_papers_that_there_are() -> None:
    public = [entry for entry in print_registry.PRINTS if entry.audience == PUBLIC]
    assert ASKED["document"]["allowed"] == [entry.name for entry in public]
    assert SCHEMA["without"]["schema"]["allowed"] == ASKED["document"]["allowed"]
    assert ASKED["paper"]["allowed"] == list(PAPERS)
    assert {x for entry in public for x in (entry.sheet.paper, *entry.papers)} <= {*PAPERS}


def test_each_publication_has_its_files(made: tuple[Ran, Mapping[str, str]]) -> None:
    assert made[1].keys() == {
        "en/poster-both-en-sw.pdf",
        "en/poster-trade.pdf",
        "sw/office.pdf",
        *("en/hall.pdf", "sw/hall.pdf"),
        "en/brochure.pdf",
        "en/policy-small.pdf",
    }


def test_a_sheet_has_its_paper_its_languages_and_its_services(
    made: tuple[Ran, Mapping[str, str]],
) -> None:
    files = made[1]
    both = files["en/poster-both-en-sw.pdf"]
    assert both.startswith("[594, 841]")
    assert "Soil testing" in both
    assert "second: " in both
    assert "Upimaji wa udongo" in both
    assert "(0, true, 3.0, false)" in both
    trade = files["en/poster-trade.pdf"]
    assert trade.startswith("[297, 210]")
    first = trade.partition("point: ")[0]
    assert len(first.split("; ")) < len(both.partition("second: ")[0].split("; "))
    hall = files["sw/hall.pdf"]
    assert hall.startswith("[420, 594]")
    assert "first: Kukodi ukumbi wa kijamii point: none" in hall
    assert "(30.0, false, 0, true)" in hall


def test_clauses_stand_in_a_document_that_asks_for_them(
    made: tuple[Ran, Mapping[str, str]],
) -> None:
    assert "3.1.1.a" in made[1]["en/policy-small.pdf"].split()


def test_an_office_comes_first_on_its_sheet(
    asked: Path, made: tuple[Ran, Mapping[str, str]]
) -> None:
    content = (asked / "content/publication.yml").read_text(encoding="utf-8")
    point = re.findall(r"service_point: ([a-z-]+)", content)[0]
    places = (asked / "content/service_points.yml").read_text(encoding="utf-8")
    name = re.findall(rf"- id: {point}\n +name:\n +en: .+\n +sw: (.+)", places)[0]
    office = made[1]["sw/office.pdf"]
    assert f"point: {point} places: {name};" in office
    assert "second: " not in office


def test_a_table_says_what_each_layout_did(made: tuple[Ran, Mapping[str, str]]) -> None:
    lines = made[0].err.splitlines()
    rows = {row[0]: row[1:] for line in lines[1:] if len(row := re.split(r"  +", line)) > 2}
    assert rows["sw/hall.pdf"] == ["a2", "1", "9 pt, not 18", "1"]
    assert rows["en/poster-trade.pdf"][0] == "a4"


ONE_SHEET = "poster-both has en and sw on one sheet; leave the language out"
NOT_MADE = {
    "poster-both-sw": ONE_SHEET,
    "poster-both --language sw": ONE_SHEET,
    "office-en": "publication.yml asks for office in sw alone",
    "office.pdf --language en": "publication.yml asks for office in sw alone",
    "policy-small-sw": "publication.yml asks for policy-small in en alone",
    "manual": "manual stands under without in publication.yml: manual.pdf is not made",
    "manual-sw.docx": "manual stands under without in publication.yml: manual.docx is not made",
    "posters": "there is no such print; did you mean poster?",
}


@pytest.mark.parametrize("asked_for", NOT_MADE)
def test_why_a_sheet_is_not_made_is_said(asked: Path, asked_for: str) -> None:
    ran = run("-C", asked, "build", "--out", "none", "--only", *asked_for.split())
    name = asked_for.partition(" ")[0]
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        f"Error: --only {name}: {NOT_MADE[asked_for]}",
    )


def test_a_name_with_a_language_and_another_language_make_nothing(asked: Path) -> None:
    ran = run("-C", asked, "build", "--only", "hall-sw", "--language", "en", "--out", "other")
    assert (ran.code, "hall.pdf is asked for in sw" in ran.err) == (2, True)
    assert not (asked / "other").exists()


@pytest.fixture
def broken(asked: Path) -> Any:
    """Give the project with a brochure that can't be set."""
    layout = asked / "templates/print/brochure.typ"
    layout.write_text('#let x = "\n', encoding="utf-8")
    yield asked
    layout.write_text(LAYOUT, encoding="utf-8")


def test_a_print_that_fails_stops_no_other(broken: Path) -> None:
    only = ("--only", "brochure-en", "--only", "hall-en", "--out", "some")
    ran = run("-C", broken, "build", *only)
    assert ran.code == 3
    assert re.findall("(?m)^mkataba: .+$", ran.err) == [
        "mkataba: en/brochure.pdf can't be set by brochure.typ: unclosed string "
        "(templates/print/brochure.typ, line 1)"
    ]
    files = json.loads((broken / "some/manifest.json").read_bytes())["files"]
    assert list(files) == ["en/hall.pdf"]
    assert "content/publication.yml" in files["en/hall.pdf"]["sources"]
    assert run("-C", broken, "build", "--draft", *only).code == 1
    ran = run("-C", broken, "build", "--only", "brochure-en", "--out", "none")
    assert (ran.code, (broken / "none").exists()) == (3, False)


def test_each_print_that_fails_is_named_with_its_language(asked: Path) -> None:
    layout = asked / "templates/print/house.typ"
    layout.write_text('#let x = "\n', encoding="utf-8")
    ran = run("-C", asked, "build", "--out", "none")
    layout.unlink()
    failed = re.findall("(?m)^mkataba: (.+) can't be set by ", ran.err)
    several = ("poster-both-en-sw", "hall", "policy-small", "poster-trade", "brochure")
    assert {f"en/{name}.pdf" for name in several} <= {*failed}
    assert {f"sw/{name}.pdf" for name in several[1:] if name != "policy-small"} <= {*failed}
    assert [name for name in failed if not name.startswith(("en/", "sw/"))] == []


def test_a_site_is_not_published_without_one_of_its_prints_and_a_draft_is(broken: Path) -> None:
    ran = run("-C", broken, "build")
    assert ran.code == 3
    failed = re.findall("(?m)^mkataba: (.+) can't be set by ", ran.err)
    assert sorted(failed) == ["en/brochure.pdf", "sw/brochure.pdf"]
    assert not (broken / "site").exists()
    ran = run("-C", broken, "build", "--draft")
    assert ran.code == 1
    assert "brochure.pdf can't be set" in ran.err
    site = broken / "site"
    page = html.unescape((site / "sw/downloads/index.html").read_text(encoding="utf-8"))
    prints = {path.relative_to(site).as_posix() for path in site.glob("print/*/*")}
    assert not [path for path in prints if "brochure" in path or "manual" in path]
    assert not [path for path in prints if "office" in path]  # it is for the organisation alone
    assert {"print/en/poster-both-en-sw.pdf", "print/sw/hall.pdf"} <= prints
    assert all(path in page for path in prints)
    assert "English, Kiswahili" in page
    files = json.loads((site / "manifest.json").read_bytes())["files"]
    assert "content/publication.yml" in files["sw/downloads/index.html"]["sources"]


def checked(root: Path, cache: Path, *options: str) -> list[tuple[str, str, str]]:
    """Return path, rule and message of each finding of a check."""
    ran = run("-C", root, "check", "--format", "json", *options, XDG_CACHE_HOME=str(cache))
    findings = json.loads(ran.out)["findings"]
    return [(one["path"], one["rule"], one["message"]) for one in findings]


def test_a_check_of_the_prints_says_what_a_sheet_says_of_itself(
    broken: Path, tmp_path: Path
) -> None:
    about = broken / "content/organization.yml"
    before = about.read_text(encoding="utf-8")
    about.write_text(re.sub("accent: .*", "accent: '#6fae8f'", before), encoding="utf-8")
    waiver = "{rule: sheet-room, place: charters/external.yml, reason: It is small, owner: Head"
    waivers = broken / "content/waivers.yml"
    waivers.write_text(f"waivers:\n- {waiver}, expires: 2027-01-31}}\n", encoding="utf-8")
    try:
        others = ("contrast", "format-made")  # the charter promises what is under ``without``
        assert not [one for one in checked(broken, tmp_path) if one[1] not in others]
        found = checked(broken, tmp_path, "--prints")
        assert checked(broken, tmp_path, "--prints") == found
        (whole,) = tmp_path.rglob("prints-*")
        whole.unlink()
        (kept,) = tmp_path.rglob("sheets")
        for path in kept.iterdir():  # what is kept is what is told
            path.write_text(path.read_text().replace('"smallest":9.0', '"smallest":7.0'))
        other = checked(broken, tmp_path, "--prints")
    finally:
        about.write_text(before, encoding="utf-8")
        waivers.unlink()
    file = "content/publication.yml"
    left = "1 service: hall-hire; the requirements of 2 services: ambulance, soil-testing"
    assert (file, "sheet-room", f"hall: a2 has no room for {left} (in en, sw)") in found
    size = "hall: the smallest type is 9 pt; its readers need 18 pt (in en, sw)"
    assert (file, "sheet-type", size) in found
    assert (file, "sheet-type", size.replace("is 9 pt", "is 7 pt")) in other
    rules = {rule for _, rule, _ in found}
    assert "sheet-fails" in rules
    places = {path for path, rule, _ in found if rule == "sheet-room"}
    assert places == {file}  # the usual poster's is waived


def test_a_box_bears_no_mark() -> None:
    """A mark that the font has, on a letter that it lacks, falls with the letter."""
    face = typeface()
    assert boxed("\U0001f389\u0301 a", face) == f"{IN_ITS_PLACE} a"
    assert boxed("e\u0301", face) == "e\u0301"


def test_a_site_may_have_no_print_at_all(tmp_path: Path) -> None:
    root = without_prints(copy_few(tmp_path / "project", ("hall-hire", "soil-testing")))
    (root / "content/charters/internal.yml").unlink()
    ran = run("-C", root, "build", "--draft")
    assert ran.code == 0, ran.err
    assert not (root / "site/print").exists()
    assert "print/" not in (root / "site/downloads/index.html").read_text(encoding="utf-8")
