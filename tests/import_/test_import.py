"""Bringing in published charters: from an office file to site and poster, and again."""

import csv
import html
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.export import export
from tests.charters import (
    ENGLISH,
    KISWAHILI,
    Row,
    book,
    fill_in,
    in_english_only,
    rows_of,
    word,
)  # fmt: skip
from tests.conftest import copy_example, edit, run, without_prints

BOARD = "Kenya Engineering Technology Registration Board (KETRB)"
ENTERPRISES = "Micro and Small Enterprises Authority (MSEA)"
UNIVERSITY = "Maseno University"

Findings = Callable[[Path], list[str]]


@pytest.fixture(scope="module")
def board() -> bytes:
    """The board's charter in both languages, as a Word file with merged cells and bullets."""
    return in_two_languages(rows_of(BOARD))


def in_two_languages(rows: list[Row]) -> bytes:
    return word(
        [
            ("CITIZENS' SERVICE DELIVERY CHARTER", ENGLISH, rows),
            ("MKATABA WA HUDUMA KWA WANANCHI", KISWAHILI, rows_of(f"{BOARD} - Kiswahili")),
        ]
    )


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The example without services for the public, whose charter waits for them."""
    root = copy_example(tmp_path / "project")
    listed = re.findall(r"- ([a-z-]+)$", (root / "content/charters/external.yml").read_text(), re.M)
    for path in (root / "content/services").iterdir():
        if path.stem in listed:
            path.unlink()
    charter = root / "content/charters/external.yml"
    text = re.sub(r"(?ms)^groups:.*?^(?=\w)", "", charter.read_text())
    charter.write_text(text)
    manual = root / "content/manual.yml"
    manual.write_text(re.sub(r"(?m)^ +service: .*\n", "", manual.read_text()))
    return root


def service(root: Path, id_: str) -> Path:
    return root / f"content/services/{id_}.yml"


def test_a_word_file_goes_in_and_only_what_it_left_unsaid_is_open(
    empty: Path, board: bytes, findings: Findings
) -> None:
    (empty / "charter.docx").write_bytes(board)
    ran = run("-C", empty, "import", empty / "charter.docx")
    assert ran.code == 1, ran.out + ran.err
    assert "8 services found: 8 new, 0 updated, 0 unchanged; 5 things are for a person" in ran.out
    open_ = {re.sub(r":\d+:\d+", "", line) for line in findings(empty)}
    assert {line.split(" ", 1)[0] for line in open_} <= {
        *(f"services/{path.name}" for path in (empty / "content/services").iterdir()),
    }
    # neither result nor channels are in the charter; nothing else of this service is open
    visitors = {line for line in open_ if line.startswith("services/attending-to-customers")}
    assert {line.rpartition(" error ")[2].split(" ", 1)[0] for line in visitors} == {"required"}
    assert len(visitors) == 2


def need_nothing_else(services: Path) -> None:
    """Say so in the services whose requirements went into their names, to tell rows apart."""
    for path in services.iterdir():
        text = path.read_text()
        if re.match("# Service: .* – ", text):
            path.write_text(text.replace("requirements:\n  - TODO\n", "requirements: none\n"))


PUBLISHED: tuple[tuple[str, str, Callable[[list[Row]], bytes]], ...] = (
    (BOARD, "board.docx", in_two_languages),
    (ENTERPRISES, "enterprises.xlsx", book),
    (UNIVERSITY, "university.docx", lambda rows: word([("Charter", ENGLISH, rows)])),
)


def test_published_charters_become_site_and_poster(empty: Path) -> None:
    """One after the other they go into one project: a build takes longer than all imports."""
    published = []
    for organisation, name, make in PUBLISHED:
        rows = rows_of(organisation)
        (empty / name).write_bytes(make(rows))
        ran = run("-C", empty, "import", empty / name)
        assert ran.code == int("for a person to look at" in ran.out), ran.out + ran.err
        assert f"{len(rows)} new, 0 updated, 0 unchanged" in ran.out
        published += rows
    need_nothing_else(empty / "content/services")
    ids = fill_in(empty / "content/services")
    assert len(ids) == len(published)
    without_prints(empty, "poster")
    built = run("-C", empty, "build", SOURCE_DATE_EPOCH="1790000000")
    assert built.code == 0, built.out + built.err
    site = empty / "site"
    listed = html.unescape((site / "services/index.html").read_text())
    assert [row["service"] for row in published if row["service"] not in listed] == []
    for id_ in ids:
        page = (site / f"sw/services/{id_}/index.html").read_text()
        assert "TODO" not in page
        assert [words for words in in_english_only() if f">{html.escape(words)}<" in page] == []
    assert all((site / f"print/{code}/poster.pdf").stat().st_size > 20_000 for code in ("en", "sw"))


def test_importing_again_changes_nothing(empty: Path, board: bytes) -> None:
    (empty / "charter.docx").write_bytes(board)
    run("-C", empty, "import", empty / "charter.docx")
    before = {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()}
    ran = run("-C", empty, "import", empty / "charter.docx")
    assert "0 new, 0 updated, 8 unchanged" in ran.out
    assert {path: path.read_bytes() for path in empty.rglob("*") if path.is_file()} == before


def test_what_people_edited_survives_an_import(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,Requirements,Cost,Time\nName search,Form 2,Free,10 minutes\n")
    assert run("-C", empty, "import", source).code == 0
    path = service(empty, "name-search")
    edited = path.read_text().replace("fee: free", "fee: KES 50   # by the board")
    edited = edited.replace("en: TODO", "en: A free name", 1) + "\n# our own remark\n"
    path.write_text(edited)
    source.write_text("Service,Requirements,Cost,Time\nName search,Form 2,KES 70,5 minutes\n")
    ran = run("-C", empty, "import", source)
    assert ran.code == 1
    assert "in the file: KES 50\n    in the source: KES 70" in ran.out
    assert path.read_text() == edited.replace("10 minutes", "5 minutes")
    assert run("-C", empty, "import", source).code == 0  # listed once


def test_a_dry_run_writes_nothing(empty: Path, board: bytes) -> None:
    (empty / "charter.docx").write_bytes(board)
    before = sorted(empty.rglob("*"))
    ran = run("-C", empty, "import", "--dry-run", empty / "charter.docx")
    assert ran.code == 1
    assert "8 new" in ran.out
    assert "nothing was written" in ran.err
    assert sorted(empty.rglob("*")) == before


def test_a_new_project_gives_up_its_first_service(tmp_path: Path) -> None:
    run("init", tmp_path / "new", "--name", "Board")
    source = tmp_path / "charter.csv"
    source.write_text("Service,Cost,Time\nName search,Free,10 minutes\n")
    assert run("-C", tmp_path / "new", "import", source).code == 0
    services = tmp_path / "new/content/services"
    assert {path.name for path in services.iterdir()} == {
        "first-service-for-staff.yml",
        "name-search.yml",
    }
    charter = (tmp_path / "new/content/charters/external.yml").read_text()
    assert "first-service" not in charter
    assert "- name-search" in charter
    assert "# The date of approval." in charter


def test_headings_become_groups(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,Cost,Time\nLand,,\nMaps,Free,1 hour\nWater,,\nPipes,Free,2 hours\n")
    run("-C", empty, "import", source)
    charter = (empty / "content/charters/external.yml").read_text()
    assert re.search(r"en: Land\n +sw: TODO\n +services:\n +- maps\n", charter)
    assert re.search(r"en: Water\n +sw: TODO\n +services:\n +- pipes\n", charter)


def test_an_amount_needs_a_currency(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text('Service,Cost,Time\nName search,"1,000",1 hour\n')
    assert "no currency" in run("-C", empty, "import", "--dry-run", source).out
    assert run("-C", empty, "import", "--currency", "shillings", source).code == 2
    run("-C", empty, "import", "--currency", "KES", source)
    assert "fee: KES 1,000\n" in service(empty, "name-search").read_text()


def test_a_currency_that_was_given_is_kept_for_the_file(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text('Service,Cost,Time\nName search,"16,000 (National NGO)",1 hour\n')
    assert "earlier import" not in run("-C", empty, "import", "--currency", "KES", source).out
    before = service(empty, "name-search").read_bytes()
    assert b"16,000" in before
    ran = run("-C", empty, "import", source)
    assert "0 new, 0 updated, 1 unchanged" in ran.out
    assert "no currency" not in ran.out
    assert "read as an earlier import settled\n  charter.csv: KES;" in ran.out
    assert service(empty, "name-search").read_bytes() == before
    ran = run("-C", empty, "import", "--currency", "USD", source)
    assert "1 updated" in ran.out
    assert "USD 16,000" in service(empty, "name-search").read_text()
    assert "charter.csv: USD;" in run("-C", empty, "import", source).out
    other = empty / "other.csv"  # of another file nobody said it
    other.write_text('Service,Cost,Time\nMaps,"1,000",1 hour\n')
    assert "no currency" in run("-C", empty, "import", other).out


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A new project with two services, most of which is still TODO."""
    root = tmp_path / "draft"
    run("init", root, "--name", "B")
    source = tmp_path / "charter.csv"
    source.write_text("Service,Cost,Time\nMaps,Free,1 hour\nPipes,Free,2 hours\n")
    assert run("-C", root, "import", source).code == 0
    return root


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_export_of_a_draft_comes_back(draft: Path, form: str) -> None:
    fee = service(draft, "pipes")
    fee.write_text(fee.read_text().replace("fee: free", "fee: TODO").replace("2 hours", "TBC"))
    target = draft / f"services.{form}"
    run("-C", draft, "export", "--format", form, "--out", target)
    files = sorted((draft / "content").rglob("*.yml"))
    before = [path.read_bytes() for path in files]
    ran = run("-C", draft, "import", target)
    assert (ran.code, ran.out.splitlines()[-1]) == (
        0,
        "3 services found: 0 new, 0 updated, 3 unchanged",
    )
    assert sorted((draft / "content").rglob("*.yml")) == files
    assert [path.read_bytes() for path in files] == before
    # what was filled in meanwhile stays, and is no conflict
    maps = service(draft, "maps")
    filled = maps.read_text().replace("sw: TODO", "sw: Ramani", 1)
    maps.write_text(filled)
    ran = run("-C", draft, "import", target)
    assert (ran.code, maps.read_text()) == (0, filled)


def test_ids_in_an_export_tell_services_of_one_name_apart(draft: Path) -> None:
    source = draft / "services.csv"
    source.write_text(
        "id,name (en),name (sw),fee (en),fee (sw)\n"
        "maps,Maps,Ramani,Free,TODO\npipes,Maps,Ramani,KSh 50,KSh 50\n"
    )
    ran = run("-C", draft, "import", source)
    assert (ran.code, "1 updated" in ran.out or "2 updated" in ran.out) == (0, True), ran.out
    assert "as_published" not in service(draft, "maps").read_text()
    assert "fee: KES 50\n" in service(draft, "pipes").read_text()
    assert "2 hours" in service(draft, "pipes").read_text()  # there is no column for it
    source.write_text("id,name (en),fee (en)\nmaps,Maps,Free\nmaps,Pipes,Free\n")
    ran = run("-C", draft, "import", source)
    assert ran.code == 1
    assert "another service has the id maps" in ran.out


def test_one_name_twice_is_written_twice_and_asked_about(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,Cost,Time\nMaps,Free,1 hour\nPipes,Free,1 hour\nMaps,KES 5,1 hour\n")
    ran = run("-C", empty, "import", source)
    assert ran.code == 1
    assert "2 things are for a person to look at" in ran.out
    assert "fee: free\n" in service(empty, "maps-1").read_text()
    assert "fee: KES 5\n" in service(empty, "maps-2").read_text()
    # a person names them: they stay these services
    for number, name in (("1", "Maps on paper"), ("2", "Maps as files")):
        path = service(empty, f"maps-{number}")
        path.write_text(path.read_text().replace(f"en: Maps ({number})", f"en: {name}"))
    ran = run("-C", empty, "import", source)
    assert (ran.code, "0 new, 0 updated, 3 unchanged" in ran.out) == (0, True), ran.out
    assert "Maps on paper" in service(empty, "maps-1").read_text()


def test_a_column_that_nobody_knows_is_asked_for_and_remembered(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,OUR DUES,Time,Papers\nMaps,KES 50,1 hour,ID\n")
    ran = run("-C", empty, "import", source)
    assert ran.code == 1
    assert '--column "OUR DUES=fee"' in ran.out
    assert '--column "Papers=FIELD"' in ran.out
    ran = run(
        *("-C", empty, "import", source, "--column", "OUR DUES=fee"),
        *("--column", "papers=comment"),
    )
    assert (ran.code, "fee: KES 50\n" in service(empty, "maps").read_text()) == (0, True), ran.out
    source.write_text("Service,Our dues:,Time\nMaps,KES 60,1 hour\nPipes,KES 70,1 hour\n")
    ran = run("-C", empty, "import", source)
    assert ran.code == 0, ran.out
    assert '"our dues" is fee; if that is wrong' in ran.out
    assert "fee: KES 60\n" in service(empty, "maps").read_text()
    for wrong in ("OUR DUES", "=fee", "OUR DUES=price"):
        assert run("-C", empty, "import", source, "--column", wrong).code == 2


def test_comments_follow_the_columns_of_the_source(empty: Path) -> None:
    source, kept = empty / "charter.csv", "# Published beside it: "
    source.write_text("Service,Cost,Time,Papers,Remarks\nMaps,Free,1 hour,ID,In colour\n")
    ran = run("-C", empty, "import", source)
    assert f"now `mkataba -C {empty} check`" in ran.err  # where the project is
    path = service(empty, "maps")
    assert re.findall(f"{kept}.*", path.read_text()) == [
        f"{kept}Papers: ID",
        f"{kept}Remarks: In colour",
    ]
    run("-C", empty, "import", source, "--column", "Papers=requirements")
    assert re.findall(f"{kept}.*", path.read_text()) == [f"{kept}Remarks: In colour"]
    assert "- what:\n      en: ID\n" in path.read_text()
    # changed, gone with its column, and as a person left it
    source.write_text("Service,Cost,Time,Papers,Remarks\nMaps,Free,1 hour,ID,On paper\n")
    run("-C", empty, "import", source)
    assert re.findall(f"{kept}.*", path.read_text()) == [f"{kept}Remarks: On paper"]
    source.write_text("Service,Cost,Time,Papers\nMaps,Free,1 hour,ID\n")
    run("-C", empty, "import", source)
    assert re.findall(f"{kept}.*", path.read_text()) == [f"{kept}Remarks: On paper"]
    path.write_text(path.read_text().replace("Remarks: On paper", "Remarks: ask the surveyor"))
    source.write_text("Service,Cost,Time,Papers,Remarks\nMaps,Free,1 hour,ID,On cloth\n")
    run("-C", empty, "import", source)
    assert re.findall(f"{kept}.*", path.read_text()) == [
        f"{kept}Remarks: ask the surveyor",
        f"{kept}Remarks: On cloth",
    ]


def test_what_is_open_is_told_until_it_is_settled(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,Cost,Time\nMaps,As agreed,1 hour\n")
    for _ in range(2):
        ran = run("-C", empty, "import", source)
        assert (ran.code, "1 thing is for a person" in ran.out) == (1, True)
    path = service(empty, "maps")
    path.write_text(
        path.read_text().replace("fee:\n  as_published:\n    en: As agreed", "fee: free")
    )
    ran = run("-C", empty, "import", source)
    assert (ran.code, "for a person" in ran.out) == (0, False), ran.out


def test_names_in_other_scripts_get_ids(empty: Path) -> None:
    source = empty / "charter.csv"
    source.write_text("Service,Cost,Time\nتصريح,Free,1 hour\n许可证,Free,1 hour\n!!!,Free,1 hour\n")
    ran = run("-C", empty, "import", source)
    assert ran.code == 1
    assert 'name: "!!!": there is no word in this name' in ran.out
    made = [p.stem for p in (empty / "content/services").iterdir() if "Imported" in p.read_text()]
    assert len(made) == 3
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id_) for id_ in made)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("charter.csv", b"Item,Price\nBread,5\n", "names services"),
        ("charter.pdf", b"%PDF-1.7", "charter.pdf"),
        ("charter.docx", b"no office file", "charter.docx"),
        ("services.json", b"[1, 2]", "no JSON that `mkataba export` wrote"),
        ("services.csv", b"id,name (en)\n../../a,Maps\n", 'row 2: "../../a" is no id'),
        ("a.json", b'{"version": 1, "services": [{"id": "/a"}]}', 'row 1: "/a" is no id'),
    ],
)
def test_what_can_not_be_imported_is_one_sentence(
    empty: Path, name: str, content: bytes, said: str
) -> None:
    (empty / name).write_bytes(content)
    before = sorted(empty.rglob("*"))
    ran = run("-C", empty, "import", empty / name)
    assert ran.code in (1, 3)
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert sorted(empty.rglob("*")) == before


def test_a_missing_file_and_a_spoilt_record_are_one_sentence(empty: Path) -> None:
    ran = run("-C", empty, "import", empty / "none.csv")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    (empty / ".mkataba").mkdir()
    (empty / ".mkataba/imported.json").write_text("{")
    (empty / "a.csv").write_text("Service,Cost,Time\nMaps,Free,1 hour\n")
    ran = run("-C", empty, "import", empty / "a.csv")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert not service(empty, "maps").exists()


def written(checked: check.Checked, form: str) -> str:
    return export(checked.content, form, datetime(2026, 6, 15, tzinfo=UTC)).data.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_export_comes_back_as_the_same_services(tmp_path: Path, form: str) -> None:
    example = copy_example(tmp_path / "example")
    target = tmp_path / f"services.{form}"
    assert run("-C", example, "export", "--format", form, "--out", target).code == 0
    ran = run("-C", example, "import", target)
    assert ran.code == 0, ran.out
    assert "34 services found: 0 new, 0 updated, 34 unchanged" in ran.out
    # and into a project without them
    other = copy_example(tmp_path / "other")
    shutil.rmtree(other / "content/services")
    for name in ("external", "internal"):
        charter = other / f"content/charters/{name}.yml"
        charter.write_text(re.sub(r"(?ms)^groups:.*?^(?=\w)", "", charter.read_text()))
    assert run("-C", other, "import", target).code == 0
    whole, brought = (check.run(project.load(root)) for root in (example, other))
    assert [finding for finding in brought.findings if finding.severity != "note"] == []
    first, second = (json.loads(written(one, "json")) for one in (whole, brought))
    csvs = [written(one, "csv").splitlines() for one in (whole, brought)]
    assert list(csv.reader(csvs[0])) == list(csv.reader(csvs[1]))
    assert [s["id"] for s in first["services"]] == [s["id"] for s in second["services"]]


@pytest.mark.parametrize("written", ["SEK 20", "XPF 1,000", "KSH 1,000"])
def test_an_amount_in_any_currency_comes_back_from_a_cell(few: Path, written: str) -> None:
    edit(few, "content/services/soil-testing.yml", ("fee",), written)
    target = few / "services.csv"
    assert run("-C", few, "export", "--out", target).code == 0
    ran = run("-C", few, "import", target)
    assert ran.code == 0, ran.out
    assert "4 services found: 0 new, 0 updated, 4 unchanged" in ran.out
    assert "for a person to look at" not in ran.out
