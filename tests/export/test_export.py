"""An export holds what the content says, in three formats, whole or not at all."""

import codecs
import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from mkataba import check, model, project, source
from mkataba import export as exports
from mkataba.export.columns import PLACE, columns
from mkataba.export.promises import InWords, Promises
from mkataba.export.writing import writer
from mkataba.formatting import formatter_for
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.registry import EXPORTS
from mkataba.values.cells import begins_yaml, list_items, one_line, unguarded
from mkataba.values.fee import Fee, fee_of
from mkataba.values.fee.data import fee_data
from mkataba.values.languages import in_language
from mkataba.values.text import text_of
from mkataba.values.turnaround import Turnaround, turnaround_of
from mkataba.values.turnaround.data import turnaround_data
from tests.conftest import PROFILE, ROOT, checked_example, run, run_apart
from tests.values.test_plain import fee_strategy, texts, time_strategy
from tests.values.test_plain import read as checked

WHEN = datetime(2026, 6, 15, 12, 30, 10, tzinfo=UTC)
SCHEMAS = project.load_schemas()
SERVICE = SCHEMAS.root("service").fields
CHANNELS = {
    channel.id: channel.name
    for channel in model.build(checked_example().content).channels
    if channel.name
}
PHRASES = Phrases(
    {
        code: formatter_for(code, project.load(ROOT).templates, CHANNELS, PROFILE).catalogue
        for code in ("en", "sw")
    },
    PROFILE.currency.code,
    CHANNELS,
    payment=PROFILE.payment,
)
SHEET = "xl/worksheets/sheet1.xml"


def made(root: Path, form: str) -> exports.Export:
    checked = checked_example() if root == ROOT else check.run(project.load(root))
    return exports.export(checked.content, form, WHEN)


def rows(data: bytes) -> list[dict[str, str]]:
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    head, *cells = [[unguarded(cell) for cell in line] for line in lines]
    return [dict(zip(head, line, strict=True)) for line in cells]


def sheet(data: bytes) -> list[dict[str, str]]:
    head, *lines = load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
    texts = [[unguarded(str(cell)) if cell is not None else "" for cell in line] for line in lines]
    return [dict(zip(map(str, head), line, strict=True)) for line in texts]


def service(root: Path, name: str, text: str) -> None:
    (root / "content" / "services" / f"{name}.yml").write_text(text, encoding="utf-8")


def exported(root: Path, name: str) -> dict[str, str]:
    return next(row for row in rows(made(root, "csv").data) if row["id"] == name)


@pytest.fixture(scope="module")
def example_rows() -> list[dict[str, str]]:
    return rows(made(ROOT, "csv").data)


def test_every_field_has_its_columns() -> None:
    names = [column.name for column in columns(SERVICE, ("en", "sw"))]
    assert names[:5] == ["id", "charter", "group (en)", "group (sw)", "position"]
    for name in (*PLACE, *SERVICE):
        assert name in names or {f"{name} (en)", f"{name} (sw)"} <= set(names)
    assert {"name (sw)", "fee (en)", "steps (sw)", "channels", "link"} <= set(names)
    assert "name" not in names
    one = [column.name for column in columns(SERVICE, ("sw",))]
    assert "name (sw)" in one
    assert not any("(en)" in name for name in one)


def test_the_example_is_exported_in_the_charters_order(example_rows: list[dict[str, str]]) -> None:
    content = checked_example().content
    listed = [
        (id_, charter, str(position))
        for charter in ("external", "internal")
        for position, id_ in enumerate(
            (
                id_
                for group in content.one(f"charters/{charter}.yml").data["groups"]  # type: ignore[union-attr]
                for id_ in group["services"]
            ),
            1,
        )
    ]
    assert [(row["id"], row["charter"], row["position"]) for row in example_rows] == listed
    assert len(listed) == len(list(content.of("service")))
    assert example_rows[0]["group (sw)"] == "Biashara"


def test_what_stands_in_the_cells_is_what_the_yaml_says(example_rows: list[dict[str, str]]) -> None:
    for entry in checked_example().content.of("service"):
        row = next(row for row in example_rows if row["id"] == entry.file.id)
        for name, field in SERVICE.items():
            value = entry.data.get(name)
            if field.kind == "text":
                text = text_of(value, "en")
                words = [text.get(code) or "" if text else "" for code in ("en", "sw")]
                assert [row[f"{name} (en)"], row[f"{name} (sw)"]] == words
            elif name in {"channels", "service_points"}:
                assert row[name].split("\n") == (value or [""])
            elif name == "link":
                assert row[name] == (value or "")
            elif name == "requirements":
                assert_requirements(row, value)


def assert_requirements(row: dict[str, str], value: Any) -> None:
    for code in ("en", "sw"):
        items = list_items(row[f"requirements ({code})"])
        assert items is not None
        parts = [dict(zip(("what", "where", "when"), item, strict=False)) for item in items]
        said = [
            {part: " ".join(words[code].split()) for part, words in one.items()} for one in value
        ]
        assert [{k: v for k, v in part.items() if v} for part in parts] == said


def test_a_workbook_holds_the_same_as_csv(example_rows: list[dict[str, str]]) -> None:
    data = made(ROOT, "xlsx").data
    assert sheet(data) == example_rows
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Services"]
    assert book.active.freeze_panes == "B2"
    assert book.active.auto_filter.ref == book.active.dimensions
    assert book.active["A1"].font.bold
    assert isinstance(book.active["E2"].value, int)
    assert book.active["F2"].alignment.wrap_text


def test_json_holds_the_data_of_the_yaml() -> None:
    report = json.loads(made(ROOT, "json").data)
    assert report.keys() == {"version", "languages", "services"}
    assert report["version"] == 1
    assert report["languages"] == ["en", "sw"]
    loaded = project.load(ROOT)
    files = {file.id: file.document.data for file in loaded.of("service")}
    assert len(report["services"]) == len(files)
    for one in report["services"]:
        place = {"id", "charter", "group"}
        assert {key: value for key, value in one.items() if key not in place} == files[one["id"]]
    assert report["services"][0]["group"] == {"en": "Business and trade", "sw": "Biashara"}


def test_the_json_in_the_docs_is_what_the_command_gives() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.partition("### The JSON export")[2]
    shown = json.loads(section.partition("```json\n")[2].partition("```")[0])
    report = json.loads(made(ROOT, "json").data)
    assert {**report, "services": []} == {**shown, "services": []}
    (service_,) = shown["services"]
    real = next(one for one in report["services"] if one["id"] == service_["id"])
    assert service_.items() <= real.items()


@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_content_gives_the_same_bytes(form: str, few: Path, tmp_path: Path) -> None:
    # processes: in each of them words are hashed in another way
    for number in (1, 2):
        out = tmp_path / "made" / f"{number}.{form}"
        out.parent.mkdir(exist_ok=True)
        ran = run_apart(
            *("-C", few, "export", "--out", out),
            SOURCE_DATE_EPOCH="1790000000",
            PYTHONHASHSEED=str(number),
        )
        assert (ran.code, ran.err) == (0, "")
        counted = "11 files" if form == exports.BODY else "4 services"
        assert ran.out == f"{counted} are in {out}\n"
    first, second = sorted((tmp_path / "made").iterdir())
    assert (first.name, second.name) == (f"1.{form}", f"2.{form}")
    assert first.read_bytes() == second.read_bytes()


def test_a_workbook_bears_the_time_of_the_build() -> None:
    data = made(ROOT, "xlsx").data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {item.date_time for item in archive.infolist()} == {(2026, 6, 15, 12, 30, 10)}
    properties = load_workbook(io.BytesIO(data)).properties
    assert properties.created == properties.modified == WHEN.replace(tzinfo=None)
    old = exports.export(checked_example().content, "xlsx", datetime(1970, 1, 1, tzinfo=UTC))
    assert load_workbook(io.BytesIO(old.data)).active.max_row == 35


def test_csv_begins_with_a_mark_only_in_a_file(few: Path, tmp_path: Path) -> None:
    printed = run("-C", few, "export")
    assert printed.code == 0
    assert printed.out.startswith('"id","charter"')
    run("-C", few, "export", "--out", tmp_path / "services.csv")
    written = (tmp_path / "services.csv").read_bytes()
    assert written.startswith(codecs.BOM_UTF8)
    assert rows(written) == rows(printed.out.encode())
    assert not run("-C", few, "export", "--format", "json").out.startswith("\ufeff")


HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", "+254 700 000001", "-5", "@SUM(A1)", "'=x", "''", "'", "#N/A",
    "＝1", "007", "1-2", "TRUE", 'say "x", then; go', "a | b \\ c", "[x]", "{y: 1}", "<b>&amp;</b>",
    "\u202eevil\u202c", "_x0041_", "ujumbe 🙂",
)  # fmt: skip


def test_hostile_words_stay_words(few: Path) -> None:
    for number, words in enumerate(HOSTILE):
        text = {"name": {"en": words, "sw": words}, "requirements": [{"en": words, "sw": words}]}
        service(few, f"hostile-{number}", one_line(text))
    report = check.run(project.load(few))
    comma, book = (exports.export(report.content, form, WHEN).data for form in ("csv", "xlsx"))
    for table in (rows(comma), sheet(book)):
        by_id = {row["id"]: row for row in table}
        for number, words in enumerate(HOSTILE):
            row = by_id[f"hostile-{number}"]
            for code in ("en", "sw"):
                name = row[f"name ({code})"]
                if name != words:
                    assert words in ("[x]", "{y: 1}")
                    assert source.read("cell", name.encode()).data == {code: words}
            assert list_items(row["requirements (sw)"]) == [[words]]
    lines = csv.reader(io.StringIO(comma.decode(), newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(book)).read(SHEET)
    kinds = {cell.data_type for line in load_workbook(io.BytesIO(book)).active for cell in line}
    assert kinds <= {"s", "n"}


def test_a_formula_stays_text_when_it_is_edited(few: Path) -> None:
    service(few, "ambulance", 'name: {en: "=1+1", sw: "=1+1"}\n')
    sheet_ = load_workbook(io.BytesIO(made(few, "xlsx").data)).active
    marked = {str(cell.value) for line in sheet_ for cell in line if cell.quotePrefix}
    assert marked == {"=1+1"}


def test_a_sign_that_no_workbook_holds_is_named(few: Path) -> None:
    service(few, "ambulance", 'name: {en: "bell \\x07", sw: kengele}\n')
    out = few / "services.xlsx"
    ran = run("-C", few, "export", "--out", out)
    assert ran.code == 3
    said = ran.err.splitlines()[-1]
    assert said == (
        "mkataba: content/services/ambulance.yml: name (en) holds a character that no "
        "spreadsheet can hold (U+0007); take it out, or export as csv or json"
    )
    assert not out.exists()
    assert exported(few, "ambulance")["name (en)"] == "bell \x07"


def test_a_text_that_is_too_long_for_a_cell_is_named(few: Path) -> None:
    service(few, "ambulance", f"name: {{en: {'x' * 40_000}, sw: kengele}}\n")
    ran = run("-C", few, "export", "--out", few / "services.xlsx")
    assert ran.code == 3
    assert "name (en) holds 40,000 characters" in ran.err
    assert "Traceback" not in ran.err


def test_content_with_errors_is_exported_as_it_is(few: Path) -> None:
    service(
        few,
        "ambulance",
        "name: Ambulance\n"
        "result: {en: A ride, sw: TODO}\n"
        "requirements: [ID card, {what: {en: Form, sw: Fomu}, where: {en: Desk}}, 007, {en: 08}]\n"
        "fee: {amount: KES 10, per: page, note: {en: paid at once, sw: TODO}}\n"
        "turnaround: promptly, if possible\n"
        "channels: [counter, nowhere]\n"
        "feee: free\n",
    )
    service(few, "exhauster", "name: [\n")
    service(few, "unlisted", "fee: [1, 2]\nturnaround: {within: 3}\nlaw: 1e999\n")
    charter = few / "content" / "charters" / "internal.yml"
    text = charter.read_text(encoding="utf-8")
    charter.write_text(text.replace("services:\n", "services:\n      - ambulance\n", 1), "utf-8")
    ran = run("-C", few, "export")
    assert ran.code == 1
    said = ran.err.splitlines()
    assert re.fullmatch(r"mkataba: the content has errors \(\d+\); see `mkataba check`", said[0])
    assert said[1:] == [
        'mkataba: content/charters/internal.yml lists "ambulance" again; the first place counts',
        'mkataba: content/services/ambulance.yml: "feee" is no field of a service; it is left out',
        "mkataba: content/services/exhauster.yml can't be read and is left out",
    ]
    table = rows(ran.out.encode())
    assert len(table) == 5
    row = next(row for row in table if row["id"] == "ambulance")
    assert (row["charter"], row["name (en)"], row["name (sw)"]) == ("external", "Ambulance", "")
    assert row["result (sw)"] == "TODO"
    assert row["requirements (en)"] == "ID card\nForm | Desk\n007\n08"
    assert row["requirements (sw)"] == "–\nFomu\n–\n–"
    assert "page" in row["fee (en)"]
    assert "paid at once" in row["fee (en)"]
    assert row["fee (sw)"] == ""
    assert row["turnaround (en)"] == "promptly, if possible"
    assert row["channels"] == "counter\nnowhere"
    last = table[-1]
    assert (last["id"], last["charter"], last["position"]) == ("unlisted", "", "")
    assert (last["fee (en)"], last["turnaround (en)"]) == ("[1, 2]", '{within: "3"}')
    assert last["law (en)"] == "1e999"


def test_nothing_is_made_up_for_a_language(few: Path) -> None:
    service(few, "ambulance", "name: {en: Ambulance}\nfee: {amount: KES 5, per: {en: page}}\n")
    row = exported(few, "ambulance")
    assert row["name (sw)"] == row["fee (sw)"] == ""
    assert row["fee (en)"] == "KSh 5 per page"


@pytest.fixture(scope="module")
def write() -> Callable[[Fee | Turnaround, str], str | None]:
    return writer(project.load(ROOT), CHANNELS)


def of_cell(cell: str, language: str, kind: type) -> Any:
    """Return the value that an importer makes of a cell."""
    if kind is Fee:
        data = yaml(cell) or read_as(read_fee(cell, language, PHRASES), fee_data, cell, language)
        return fee_of(checked("fee", data, (language,)), language)
    time = read_turnaround(cell, language, PHRASES)
    data = yaml(cell) or read_as(time, turnaround_data, cell, language)
    return turnaround_of(checked("turnaround", data, (language,)), language)


def yaml(cell: str) -> Any:
    return source.read("cell", cell.encode()).data if begins_yaml(cell) else None


def read_as(value: Any, data: Callable[[Any], Any], cell: str, language: str) -> Any:
    if isinstance(value, Unread):
        return {"as_published": {language: cell}}
    assert value is not None
    return data(value)


BOTH = texts(("en", "sw"))


@settings(max_examples=40, deadline=None)
@given(fee_strategy(BOTH) | time_strategy(BOTH))
def test_the_cells_of_any_promise_are_read_back(write: InWords, value: Fee | Turnaround) -> None:
    promises = Promises(SCHEMAS, ("en", "sw"), write)
    name = "fee" if isinstance(value, Fee) else "turnaround"
    data = fee_data(value) if isinstance(value, Fee) else turnaround_data(value)
    cells = promises.cells(SERVICE[name], data)
    assert list(cells) == ["en", "sw"]
    for language, cell in cells.items():
        assert of_cell(cell, language, type(value)) == in_language(value, language)


def test_the_promises_of_the_example_are_told_in_words(
    example_rows: list[dict[str, str]],
) -> None:
    for one in model.build(checked_example().content).services:
        row = next(row for row in example_rows if row["id"] == one.id)
        for name, value in (("fee", one.fee), ("turnaround", one.turnaround)):
            for language in ("en", "sw"):
                cell = row[f"{name} ({language})"]
                assert not begins_yaml(cell)
                assert of_cell(cell, language, type(value)) == in_language(value, language)


def test_words_that_would_be_read_otherwise_stand_as_yaml(few: Path) -> None:
    service(few, "ambulance", 'fee: {amount: KES 5, note: {en: "x: KES 9", sw: "y: KES 9"}}\n')
    row = exported(few, "ambulance")
    for language in ("en", "sw"):
        assert of_cell(row[f"fee ({language})"], language, Fee).total is None


def test_a_text_as_published_stands_as_it_is(few: Path) -> None:
    service(
        few,
        "ambulance",
        "fee: {as_published: {en: as charged by the yard, sw: kama inavyotozwa}}\n"
        "turnaround: {as_published: {en: Case by case, sw: Kulingana na hali}}\n",
    )
    row = exported(few, "ambulance")
    assert row["fee (en)"] == "as charged by the yard"
    assert row["turnaround (sw)"] == "Kulingana na hali"


def test_broken_charters_leave_the_services(few: Path) -> None:
    (few / "content/charters/external.yml").write_text("groups: 5\n")
    (few / "content/charters/internal.yml").write_text("- [\n")
    ran = run("-C", few, "export", "--format", "json")
    assert ran.code == 1
    assert "internal.yml can't be read; where it lists services is left out" in ran.err
    services = json.loads(ran.out)["services"]
    assert len(services) == 4
    assert all(one["charter"] is None and one["group"] is None for one in services)


def test_a_file_is_never_overwritten_unasked(few: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "services.csv"
    out.parent.mkdir()
    out.write_text("mine")
    ran = run("-C", few, "export", "--out", out)
    assert ran.code == 3
    assert ran.err == (
        f"mkataba: {out} is there already; name another file, or replace it with --force\n"
    )
    assert out.read_text() == "mine"
    assert run("-C", few, "export", "--out", out, "--force").code == 0
    assert len(rows(out.read_bytes())) == 4
    assert list(out.parent.iterdir()) == [out]


def test_a_file_that_can_not_be_made_is_named(few: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    for out, reason in (
        (made / "nowhere" / "a.csv", "there is no folder"),
        (made, "is there already and is not a file"),
        (made / f"{'x' * 300}.csv", "can't be written"),
    ):
        ran = run("-C", few, "export", "--format", "csv", "--out", out, "--force")
        assert ran.code == 3, out
        assert reason in ran.err
        assert len(ran.err.splitlines()) == 1
    assert list(made.iterdir()) == []


def test_wrong_usage(tmp_path: Path) -> None:
    for arguments in (
        ("--format", "xlsx"),
        ("--format", "pdf"),
        ("--format", "csv", "--out", tmp_path / "a.xlsx"),
    ):
        assert run("-C", ROOT, "export", *arguments).code == 2
    assert run("-C", tmp_path, "export").code == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--out"),
        ("export", "--force", "--out"),
        ("schema", "--out"),
        ("check", "--format", "json="),
        ("build", "--draft", "--out"),
    ],
)
@pytest.mark.parametrize("place", ["content/services/made.csv", "templates/made.csv"])
def test_no_command_writes_among_the_projects_own_files(
    few: Path, arguments: tuple[str, ...], place: str
) -> None:
    target = few / place
    target.parent.mkdir(exist_ok=True)
    named = [*arguments, str(target)]
    if named[-2].endswith("="):
        named[-2:] = ["".join(named[-2:])]
    ran = run("-C", few, *named)
    assert ran.code in (2, 3)
    assert ran.err
    assert not target.exists()


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_an_ending_of_no_format_is_refused(ending: str, few: Path) -> None:
    ran = run("-C", few, "export", "--out", few / f"services.{ending}")
    assert (ran.code, (few / f"services.{ending}").exists()) == (2, False)
    assert f".{ending} is none of .csv" in ran.err
    assert run("-C", few, "export", "--format", "csv", "--out", few / f"x.{ending}").code == 0


def test_what_is_typed_goes_out_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "content/services").mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text("languages: [en]\n")
    typed = "fee: Kshs 500/=\nturnaround: One week\nsteps:\n  - action: We look\n    time: 24hrs\n"
    (tmp_path / "content/services/a.yml").write_text(f"name: A\n{typed}", encoding="utf-8")
    for form, words in (
        ("csv", ("KSh 500", "1 week", "24 hours")),
        ("json", ("KES 500", "1 week")),
    ):
        out = run("-C", tmp_path, "export", "--format", form).out.replace("\u00a0", " ")
        assert [word for word in words if word.casefold() not in out.casefold()] == [], out
        assert not [word for word in ("/=", "One week", "24hrs") if word in out], out
