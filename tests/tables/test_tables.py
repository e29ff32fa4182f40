"""Files that organisations have: each gives its tables, or one sentence on why not."""

import csv
import io
import itertools
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from mkataba import pandoc
from mkataba.errors import MkatabaError
from mkataba.tables import KINDS, Cell, Table, limits, tables
from mkataba.tables.sheets.numbers import shown
from tests.conftest import ROOT

SHEET = "xl/worksheets/sheet1.xml"
CHARTER = """<h1>Our charter</h1>
<table><caption>What we <b>offer</b></caption>
<thead><tr><th rowspan=2>No</th><th rowspan=2>Service</th><th colspan=2>Promise</th></tr>
<tr><th>Fee</th><th>Time</th></tr></thead>
<tbody><tr><td>1</td><td rowspan=2>Licence<br>of trade</td>
<td><ul><li>KES 100</li><li>VAT<ol><li>in</li><li>out</li></ol></li></ul></td>
<td><p>5 days</p><p><del>6</del> 7 days<sup>1</sup></p></td></tr>
<tr><td>2</td><td colspan=2>free</td></tr></tbody>
<tbody><tr><td colspan=4>Other</td></tr><tr><td>3</td><td>x</td><td>y</td><td></td></tr></tbody>
<tfoot><tr><td colspan=4>&nbsp;in&shy;clusive  of VAT</td></tr></tfoot></table>
<h2>Second</h2><table><tr><td>a</td><td>b</td></tr></table>
"""
LICENCE = "Licence\nof trade"
ROWS = [
    ["No", "Service", "Promise", "Promise"],
    ["No", "Service", "Fee", "Time"],
    ["1", LICENCE, "KES 100\nVAT\nin\nout", "5 days\n7 days¹"],
    ["2", LICENCE, "free", "free"],
    ["Other"] * 4,
    ["3", "x", "y", ""],
    ["inclusive of VAT"] * 4,
]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def page(body: str) -> list[Table]:
    return tables("page.html", body.encode())


def book(fill: Callable[[Workbook], object]) -> bytes:
    made = Workbook()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(*rows: Sequence[object], **formats: str) -> bytes:
    def fill(made: Workbook) -> None:
        for row in rows:
            made.active.append(row)
        for place, layout in formats.items():
            made.active[place].number_format = layout

    return book(fill)


def changed(archive: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return an archive in which a part says something else."""
    source, out = zipfile.ZipFile(io.BytesIO(archive)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            target.writestr(name, data.replace(old, new) if name == part else data)
    return out.getvalue()


def with_part(archive: bytes, name: str, data: bytes) -> bytes:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, data)
    return out.getvalue()


# documents


@pytest.mark.parametrize("ending", ["html", "docx", "odt"])
def test_documents_keep_merged_cells_lists_and_line_breaks(ending: str) -> None:
    raw = CHARTER.encode()
    if ending != "html":
        raw = pandoc.converted(raw, "html", ending)
    first, second = tables(f"charter.{ending}", raw)
    assert texts(first) == ROWS
    assert first.places == (1, 2, 3, 4, 5, 6, 7)
    assert first.name == ("Our charter" if ending == "odt" else "What we offer")
    assert first.notes == ('words that are struck out are left out: "6" (row 3)',)
    assert (second.name, second.number, texts(second)) == ("Second", 2, [["a", "b"]])
    assert second.source == f"charter.{ending}"


def test_a_footnote_comes_after_the_lines_of_its_cell() -> None:
    markdown = b"| a | b |\n|---|---|\n| 5^[working] days | x |\n"
    raw = pandoc.converted(markdown, "markdown", "docx")
    assert texts(tables("x.docx", raw)[0])[1] == ["5 days\nworking", "x"]


def test_a_row_set_in_keeps_its_columns() -> None:
    raw = pandoc.converted(b"<table><tr><td>1</td><td>2</td></tr></table>", "html", "docx")
    words = b"<w:p><w:r><w:t>in</w:t></w:r></w:p>"
    row = b'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>' + words + b"</w:tc></w:tr>"
    raw = changed(raw, "word/document.xml", b"</w:tbl>", row + b"</w:tbl>")
    assert texts(tables("x.docx", raw)[0]) == [["1", "2"], ["", "in"]]


def test_a_heading_in_a_cell_of_an_odt_file_is_kept() -> None:
    raw = pandoc.converted(b"<table><tr><td><h3>A</h3><p>b</p></td></tr></table>", "html", "odt")
    assert texts(tables("x.odt", raw)[0]) == [["A\nb"]]


def test_of_a_page_laid_out_by_a_table_the_tables_in_it_are_read() -> None:
    inner = "<table><tr><td>in</td><td>ner</td></tr></table>"
    found = page(
        "<table><tr><td colspan=2>Banner</td></tr>"
        f"<tr><td>Menu</td><td><h3>Above</h3><div>{inner}</div></td></tr>"
        "<tr><td colspan=2>Foot</td></tr></table>"
    )
    assert [(table.name, texts(table)) for table in found] == [("Above", [["in", "ner"]])]


def test_a_table_of_services_with_a_table_in_a_cell_is_read_whole() -> None:
    inner = "<table><tr><td>A</td><td>100</td></tr><tr><td>B</td><td>200</td></tr></table>"
    rows = "<tr><td>Service</td><td>Fee</td></tr><tr><td>Search</td><td>50</td></tr>"
    outer, within = page(f"<table>{rows}<tr><td>Licence</td><td>{inner}</td></tr></table>")
    assert texts(outer) == [["Service", "Fee"], ["Search", "50"], ["Licence", "A: 100\nB: 200"]]
    assert texts(within) == [["A", "100"], ["B", "200"]]
    assert "a cell holds a table" in outer.notes[0]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<TABLE><THEAD><TH>a<TH>b</THEAD><TBODY><TR><TD>c<TD>d</TABLE>",
        "<table><form><tr><td>a</td></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></form></table>",
        "<table><thead><tr><th>a<th>b<thead><tr><td>c<td>d</table>",
        "<table><tr><td>a</td><td>b</td></tr><script>if (a<b) x()</script><tr><td>c<td>d",
    ],
)
def test_a_page_is_read_as_browsers_show_it(body: str) -> None:
    assert [texts(table) for table in page(body)] == [[["a", "b"], ["c", "d"]]]


def test_a_cell_may_hang_down_to_the_end() -> None:
    (table,) = page("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>")
    assert texts(table) == [["a", "b"], ["a", "c"], ["a", "d"]]


def test_a_cell_gives_its_words_in_one_line_too() -> None:
    assert Cell(("5", "days")).plain == "5 days"


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        ("<table><td>Café".encode("cp1252"), 1),
        ("<meta charset=iso-8859-1><table><td>Café".encode("cp1252"), 0),
        ("<meta charset='iso-8859-2'><table><td>Café".encode("iso-8859-2"), 0),
        ("<table><td>Café".encode("utf-16"), 0),
        ("<table><td>Café".encode("utf-8-sig"), 0),
    ],
)
def test_a_page_is_read_in_its_own_encoding(raw: bytes, notes: int) -> None:
    (table,) = tables("x.htm", raw)
    assert texts(table) == [["Café"]]
    assert len(table.notes) == notes


ENGLISH = "Service,Fee\nBirth certificate,KES 50\n"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("gb18030", "出生证明"),
        ("gb18030", "费用，五十"),
        ("big5", "出生證明"),
        ("shift_jis", "ライセンス"),
        ("cp932", "予約"),
        ("euc_kr", "면허"),
        ("cp1251", "лицензия"),
        ("iso-8859-7", "άδεια"),
        ("cp1256", "رخصة"),
        ("cp1250", "źródło"),
        ("cp1254", "ışık"),
        ("mac_roman", "the officer’s"),
        ("mac_roman", "Café"),
        ("mac_roman", "FEES… now"),
        ("mac_roman", "from – to"),
        ("cp437", "Café"),
        ("cp850", "voilà"),
        ("cp850", "août"),
        ("koi8-r", "лицензия"),
        ("utf-16-le", "licence"),
        ("utf-16-be", "licence"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "html"])
def test_an_encoding_that_nothing_names_is_refused_and_one_that_is_given_is_read(
    encoding: str, words: str, ending: str
) -> None:
    if ending == "csv":
        raw = f"{ENGLISH}{words},KES 5\n".encode(encoding)
    else:
        raw = f"<table><tr><td>Service<td>Fee<tr><td>{words}<td>KES 5</table>".encode(encoding)
    with pytest.raises(MkatabaError, match=r"UTF-8.*--encoding") as caught:
        tables(f"x.{ending}", raw)
    assert "\n" not in str(caught.value)
    (table,) = tables(f"x.{ending}", raw, encoding)
    assert texts(table)[-1] == [words, "KES 5"]
    assert table.notes == ()


@pytest.mark.parametrize(
    "words",
    ["the officer’s fee", "“free” – 2½ days", "Café Nyayo", "Zoë Élan", "KES\u00a0500", "10 °C"],
)
def test_what_excel_writes_in_windows_1252_is_read_with_a_note(words: str) -> None:
    (table,) = tables("x.csv", f"{ENGLISH}{words},x\n".encode("cp1252"))
    assert texts(table)[-1][0] == words.replace("\u00a0", " ")
    assert "read as Windows-1252" in table.notes[0]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ('<?xml version="1.0" encoding="GB18030"?>', "gb18030"),
        ("<meta charset='big5'>", "big5"),
    ],
)
def test_a_declared_encoding_is_read_strictly(declared: str, encoding: str) -> None:
    raw = f"{declared}<table><td>出生".encode(encoding)
    (table,) = tables("x.html", raw)
    assert (texts(table), table.notes) == ([["出生"]], ())
    with pytest.raises(MkatabaError, match="is not in "):
        tables("x.html", raw + b"\xff")


def test_a_page_that_says_utf_8_and_is_not_is_refused() -> None:
    with pytest.raises(MkatabaError, match="it is not in UTF-8"):
        tables("x.html", "<meta charset=utf-8><table><td>出生".encode("gb18030"))


HARM = {
    "rows": b"<table>" + b"<tr><td>a<td>b<td>c" * 110_000,
    "elements": b"<table><td>a</table>" + b"<p>" * 3_000_000,
    "within each other": b"<table><td>" + b"<div>" * 1_000_000,
    "quoted": b"<p a='" + b"<i>" * 1_000_000,
    "attributes": b"<p " + b"a".join(b" x%d" % n for n in range(400_000)) + b"><table><td>a",
    "attributes behind a character": b'<p a=">" b=c"d '
    + b" ".join(b"x%d" % n for n in range(99_000))
    + b">",
    "options": b"<select>" + b"<option>a" * 500_000 + b"</select><table><td>a",
    "never closed": b"".join(b"<b %d>" % n for n in range(290)) + b"<p>x</p>" * 500_000,
    "closed in disorder": b"".join(b"<b %d><i %d>" % (n, n) for n in range(140))
    + b"x</b>" * 9_000
    + b"<p>" * 90_000,
    "text in cells": b"<table><td>" + b"word " * 1_900_000,
    "wide": b"<table>" + b"<tr><td colspan=1000>a" * 20_000,
    "wide and long": b"<table>" + b"<tr><td colspan=200>a" * 20_000,
    "hanging": b"<table>" + (b"<tr>" + b"<td rowspan=9999>a" * 19) * 2_000,
    "many tables": b"<table><tr><td>a</table>" * 300_000,
}
PROBE = """
import os, resource, sys
from mkataba.errors import MkatabaError
from mkataba.tables import tables
tables("x.html", b"<table><td>a")
def spent():  # by this process and by pandoc
    return sum(os.times()[:4])
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    start = spent()
    try:
        tables("x.html", raw)
        said = "read"
    except MkatabaError as error:
        said = str(error)
    print(f"{spent() - start:.2f} {said}")
"""


def test_a_page_made_to_do_harm_is_refused_at_once_and_with_little_memory(tmp_path: Path) -> None:
    files = []
    for name, raw in HARM.items():
        files.append(tmp_path / name)
        files[-1].write_bytes(raw)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name, line in zip(HARM, done.stdout.splitlines(), strict=True):
        seconds, _, said = line.partition(" ")
        assert said.startswith(("x.html can't be read: ", "x.html is too large: ")), (name, said)
        assert float(seconds) < 1.5, (name, seconds)


def test_the_docs_say_how_large_a_file_may_be() -> None:
    said = (ROOT / "docs" / "import.md").read_text("utf-8")
    said = said[said.index("### How large") :].partition("\n## ")[0]
    counts = (limits.ELEMENTS, limits.DEEPEST, limits.MOST_ROWS, limits.MOST_COLUMNS)
    for count in (*counts, limits.MOST_CELLS, limits.PROSE_CELLS):
        assert f"{count:,} " in said
    sizes = (limits.UNPACKED_BYTES, limits.PROSE_BYTES, limits.PAGE_BYTES)
    for size in (*(kind.most for kind in KINDS.values()), *sizes):
        assert f"{size // 10**6} MB" in said


def test_a_large_page_of_services_is_read() -> None:
    row = (
        "<tr style='mso-yfti-irow:{0}'><td width=9><p class=x><b>Service {0}</b></p></td>"
        "<td>KES {0}</td><td>5 days"
    )
    noise = "<p>Words.</p><!-- remark -->" * 5_000
    body = "".join(map(row.format, range(3_000)))
    found = page(f"{noise}<h2>Fees</h2><table>{body}</table>{noise}")
    assert [(table.name, len(table.rows)) for table in found] == [("Fees", 3_000)]
    assert texts(found[0])[-1] == ["Service 2999", "KES 2999", "5 days"]


# workbooks


@pytest.mark.parametrize(
    ("value", "layout", "expected"),
    [
        (2000.0, "General", "2000"),
        (0.1 + 0.2, "General", "0.3"),
        (254712345678, "General", "254712345678"),
        (-1.5, "General", "-1.5"),
        (0.004, "0.0%", "0.4%"),
        (0.16, "0%", "16%"),
        (1050, "#,##0", "1,050"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (0.125, "0.00", "0.13"),
        (5, "00", "05"),
        (2.5, "0.0##", "2.5"),
        (1000, '"KES" #,##0', "KES 1,000"),
        (1000, '[$KSh-441]\\ #,##0"/="', "KSh 1,000/="),
        (1500, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', " 1,500.00 "),
        (-1500, "#,##0;[Red](#,##0)", "(1,500)"),
        (-1500, "#,##0", "-1,500"),
        (0, '#,##0;-#,##0;"Free"', "Free"),
        (14, '0" days"', "14 days"),
        (14, 'General" days"', "14 days"),
        (12500, "#,##0,", "13"),
        (True, "General", "TRUE"),
        (datetime(2026, 11, 22), "d/m/yy", "2026-11-22"),
        (datetime(2026, 11, 22, 8, 30), "d/m/yy h:mm", "2026-11-22 08:30"),
        (time(8, 0), "h:mm", "08:00"),
        (timedelta(hours=26), "[h]:mm", "26:00"),
    ],
)
def test_a_number_is_read_as_a_person_sees_it(value: object, layout: str, expected: str) -> None:
    assert shown(value, layout) == (expected, True)


@pytest.mark.parametrize(
    "layout", ["# ?/?", "[" * 256, "0.00E+00", "[>100]0;0.0", ";;;", "000-000", "0." + "0" * 99]
)
def test_a_number_whose_format_is_not_known_comes_bare(layout: str) -> None:
    assert shown(2.5, layout) == ("2.5", False)


def test_a_workbook_gives_each_sheet_that_holds_anything_as_it_looks() -> None:
    def fill(made: Workbook) -> None:
        first = made.active
        first.title = "Charter"
        first["B3"], first["C3"], first["D3"] = "Service", "Fee", "From"
        first["B4"], first["C4"], first["D4"] = "Licence\nof trade", 2000.0, datetime(2026, 7, 1)
        first["C5"], first["D5"] = 0.004, 0.25
        first["C5"].number_format, first["D5"].number_format = "0.0%", "# ?/?"
        first["C6"] = "_x000D_a\u00a0 b\u200b"
        first.merge_cells("B4:B6")
        first.merge_cells("A2:XFD2")
        first["A2"] = None
        first.row_dimensions[5].hidden = True
        made.create_sheet("Empty")
        hidden = made.create_sheet("Old")
        hidden.sheet_state = "hidden"
        hidden["A1"] = "#REF!"
        hidden["A1"].data_type = "e"

    charter, old = tables("fees.xlsx", book(fill))
    assert texts(charter) == [
        ["Service", "Fee", "From"],
        [LICENCE, "2000", "2026-07-01"],
        [LICENCE, "0.4%", "0.25"],
        [LICENCE, "a b", ""],
    ]
    assert (charter.name, charter.number, charter.places) == ("Charter", 1, (3, 4, 5, 6))
    assert charter.notes == (
        "hidden rows and columns are read too: 1 and 0 of them",
        "1 number stands here without the format of the sheet, which is not known or hides the "
        "number: D5 (# ?/?)",
    )
    assert (old.name, old.number) == ("Old", 2)
    assert old.notes == ("the sheet is hidden", "1 cell shows an error: A1 (#REF!)")


def shared(raw: bytes, *strings: bytes) -> bytes:
    """Return a workbook with texts as Excel keeps them; a cell that holds n shows the nth."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    texts = b"".join(b"<si>" + string + b"</si>" for string in strings)
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = b'<sst xmlns="' + space + b'">' + texts + b"</sst>"
    raw = changed(raw, "[Content_Types].xml", b"</Types>", part)
    raw = changed(raw, SHEET, b't="n"', b't="s"')
    return with_part(raw, "xl/sharedStrings.xml", table)


def test_what_a_page_hides_in_a_table_is_left_out_and_said() -> None:
    row = "<tr{}><td>{}<td>2 days"
    hiding = (" hidden", " style='display:none'", " style='color:red; DISPLAY : None !important'")
    hidden = [row.format(how, f"<b hidden>Ghost</b> {n}") for n, how in enumerate(hiding)]
    within = row.format("", "Last <span style=display:none>00</span>")
    seen = row.format(" style='display:table-row'", "Seen")
    body = f"<table>{row.format('', 'First')}{''.join(hidden)}{seen}{within}</table>"
    (table,) = tables("x.html", f"{body}".encode())
    assert [cells[0] for cells in texts(table)] == ["First", "Seen", "Last"]
    (said,) = table.notes
    assert said == (
        "what the page hides in its tables is left out: "
        '"Ghost 0 2 days", "Ghost 1 2 days", "Ghost 2 2 days", "00"'
    )
    panel = f"<div style=display:none>{body}</div>".encode()
    assert texts(tables("x.html", panel)[0]) == texts(table)
    struck = b"<table><tr><td>A<td>1<tr><td>B<td><s>2,000</s> 3</table>"
    assert tables("x.html", struck)[0].notes == (
        'words that are struck out are left out: "2,000" (row 2)',
    )


def test_what_is_struck_out_is_left_out_and_what_is_raised_stays_raised() -> None:
    def fill(made: Workbook) -> None:
        made.active.append([0, 1, 2, 3])
        made.active["C1"].font = Font(strike=True)

    raised = b'<r><t>KES 500</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    struck = b'<r><rPr><strike/></rPr><t>6</t></r><r><t xml:space="preserve"> 7 days</t></r>'
    raw = shared(book(fill), raised, struck, b"<t>900</t>", b"<t>a_x000D_\nb</t>")
    (table,) = tables("x.xlsx", raw)
    assert texts(table) == [["KES 500¹", "7 days", "", "a\nb"]]
    assert table.notes == ('words that are struck out are left out: "6" (B1), "900" (C1)',)


def test_a_merged_range_over_whole_columns_ends_with_the_sheet() -> None:
    def fill(made: Workbook) -> None:
        made.active.append(["a", None])
        made.active.append([None, "b"])

    merged = b'</sheetData><mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>'
    raw = changed(book(fill), SHEET, b"</sheetData>", merged)
    assert texts(tables("x.xlsx", raw)[0]) == [["a", ""], ["a", "b"]]


def test_formulas_give_what_they_showed_and_are_named() -> None:
    raw = sheet(["Fee", "VAT"], [100, "=A2*0.16"], [200, "=A3*0.16"])
    (table,) = tables(
        "x.xlsx", changed(raw, SHEET, b"<f>A2*0.16</f><v></v>", b"<f>A2*0.16</f><v>16</v>")
    )
    assert texts(table) == [["Fee", "VAT"], ["100", "16"], ["200", ""]]
    assert table.notes == (
        "2 cells hold formulas; what they showed when last saved is read",
        "1 formula was never computed, and nothing stands in its place: B3",
    )


# pandoc


def test_pandoc_gives_the_same_bytes_at_the_same_time() -> None:
    made = {
        pandoc.converted(b"a", "markdown", "docx", environment={"SOURCE_DATE_EPOCH": "1790000000"})
        for _ in range(2)
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    ("reader", "seconds", "said"),
    [
        ("nothing", 60, "x can't be made by pandoc: Unknown input format nothing"),
        ("html", 0.0001, "x can't be made: pandoc takes longer than 0.0001 seconds"),
    ],
)
def test_where_pandoc_fails_one_sentence_says_why(reader: str, seconds: float, said: str) -> None:
    with pytest.raises(MkatabaError, match=said):
        pandoc.converted(b"a", reader, "html", failing="x can't be made", seconds=seconds)


# CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_any_of_its_forms(encoding: str, delimiter: str) -> None:
    rows = [["Service", "Fee"], ["Café\nlicence", "KES 1,000; free on Mondays"], [" x ", "a\tb"]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    (table,) = tables("x.csv", out.getvalue().encode(encoding))
    assert texts(table) == [*rows[:2], ["x", "a b"]]
    assert table.places == (1, 2, 4)
    assert len(table.notes) == (encoding == "cp1252")


def test_a_line_for_excel_says_what_parts_cells() -> None:
    (table,) = tables("x.csv", b"sep=;\r\na,b;c\r\n")
    assert (texts(table), table.places) == ([["a,b", "c"]], (2,))


def test_where_two_signs_may_part_cells_a_note_says_so() -> None:
    (table,) = tables("x.csv", b"a;b,c\nd;e,f\n")
    assert table.notes == ("cells are taken to be parted by a comma; a semicolon would do as well",)


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters=";\t")
    | st.sampled_from(" ,\"'=+-@"),
    min_size=1,
    max_size=12,
).filter(lambda words: " ".join(words.split()) == words)
GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(PLAIN, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(GRIDS)
def test_any_grid_written_as_csv_comes_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (table,) = tables("x.csv", out.getvalue().encode())
    assert texts(table) == rows


@settings(max_examples=40, deadline=None)
@given(GRIDS)
def test_any_grid_written_as_xlsx_comes_back(rows: list[list[str]]) -> None:
    def fill(made: Workbook) -> None:
        for place, words in itertools.chain.from_iterable(
            (((y, x), words) for x, words in enumerate(row, 1)) for y, row in enumerate(rows, 1)
        ):
            made.active.cell(*place).value = words
            made.active.cell(*place).data_type = "s"  # never a formula

    (table,) = tables("x.xlsx", book(fill))
    assert texts(table) == rows


# what can't be read

DOCX = pandoc.converted(b"<table><tr><td>a</td></tr></table>", "html", "docx")
ODT = pandoc.converted(b"<table><tr><td>a</td></tr></table>", "html", "odt")
XLSX = sheet(["a"])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NESTED = b"<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"
BOX = (
    b"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:tbl><w:tblGrid/><w:tr><w:tc><w:p>"
    b"<w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:txbxContent></v:textbox></v:shape>"
    b"</w:pict></w:r></w:p>"
)
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><'


@cache
def bomb() -> bytes:
    """Return a workbook that is far larger when it is unpacked."""
    return with_part(XLSX, "xl/media/bomb.xml", b"\0" * 50_000_000)


FAR = b'<row r="4000"><c r="A4000"><v>1</v></c></row></sheetData>'
CELLS = b"<table:table-cell/>" * 50_000


def much() -> bytes:
    """Return a document with a header of 42 MB, which is hard to press."""
    text = random.Random(1).randbytes(1_000_000).hex().encode() * 21  # noqa: S311
    return with_part(DOCX, "word/header9.xml", b"<a>" + text)


def lying(archive: bytes) -> bytes:
    """Return an archive whose directory says of its largest part that it has ten bytes."""
    largest = max(zipfile.ZipFile(io.BytesIO(archive)).infolist(), key=lambda info: info.file_size)
    return archive.replace(struct.pack("<L", largest.file_size), struct.pack("<L", 10))


# what takes long to make is made by the test alone
BAD: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "unknown ending": ("x.json", b"{}", "can't be read: .csv, .doc, .docx, .htm"),
    "no ending": ("charter", b"a", "can't be read: .csv"),
    "old Word": ("x.doc", b"a", "is no .doc file, though its name says so"),
    "old Excel": ("x.XLS", OLE + b"a", "is broken; open it in Excel and save it"),
    "macros by ending": ("x.xlsm", XLSX, "holds macros; save it as .xlsx without them"),
    "macros": ("x.xlsx", with_part(XLSX, "xl/vbaProject.bin", b"x"), "holds macros; save it as"),
    "empty": ("x.docx", b"", "is empty"),
    "empty text": ("x.csv", b" \n\n", "is empty"),
    "large": ("x.docx", b"a" * 51_000_000, "is too large: 51 MB; at most 50 are read"),
    "large page": ("x.html", b"a" * 11_000_000, "is too large: 11 MB; at most 10 are read"),
    "large CSV": ("x.csv", b"a" * 21_000_000, "is too large: 21 MB; at most 20 are read"),
    "password": (
        "x.xlsx",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "old, renamed": (
        "x.docx",
        OLE + b"Word",
        "is no .docx file but an older one; open it and save",
    ),
    "ODT with password": (
        "x.odt",
        changed(ODT, "META-INF/manifest.xml", b"</manifest:", b"<encryption-data/></manifest:"),
        "is protected by a password",
    ),
    "text, renamed": ("x.docx", b"hello", "is no .docx file, though its name says so"),
    "cut off": ("x.xlsx", XLSX[: len(XLSX) // 2], "is broken; open it in the program"),
    "spoilt": ("x.docx", DOCX.replace(DOCX[300:330], b"x" * 30), "is broken; open it"),
    "bomb": ("x.xlsx", bomb, "can't be read: unpacked it is far larger"),
    "bomb that lies": ("x.xlsx", lambda: lying(bomb()), "is broken; open it"),
    "Word bomb": (
        "x.docx",
        lambda: with_part(DOCX, "word/bomb.xml", b" " * 201_000_000),
        "can't be read: unpacked it is far larger",
    ),
    "entities in Excel": (
        "x.xlsx",
        changed(XLSX, SHEET, b"<", ENTITIES),
        "its XML declares entities",
    ),
    "entities in Word": (
        "x.docx",
        changed(DOCX, "word/document.xml", b"?>\n<", b"?>\n" + ENTITIES),
        "its XML declares entities",
    ),
    "sheet is no XML": ("x.xlsx", changed(XLSX, SHEET, b"</sheetData>", b""), "is broken: a sheet"),
    "sheet is missing": (
        "x.xlsx",
        changed(XLSX, "xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet9.xml"),
        "is broken: a sheet is missing",
    ),
    "styles are missing": (
        "x.xlsx",
        changed(XLSX, "xl/styles.xml", b"<cellXfs", b"<cellXfz"),
        "is broken",
    ),
    "number that is none": (
        "x.xlsx",
        changed(sheet([1]), SHEET, b"<v>1</v>", b"<v>one</v>"),
        'is broken: the sheet "Sheet" can\'t be read',
    ),
    "rows in disorder": (
        "x.xlsx",
        changed(
            XLSX, SHEET, b"</sheetData>", b'<row r="1"><c r="A1"><v>2</v></c></row></sheetData>'
        ),
        "is broken: the rows of a sheet are in disorder",
    ),
    "merged over each other": (
        "x.xlsx",
        changed(
            XLSX,
            SHEET,
            b"</sheetData>",
            b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 2 + b"</mergeCells>",
        ),
        "is broken: merged cells of a sheet lie over each other",
    ),
    "wide sheet": (
        "x.xlsx",
        sheet(["a"] * 201),
        'can\'t be read: up to its last cell, sheet "Sheet" has 201 columns; at most 200 are read',
    ),
    "long sheet": (
        "x.xlsx",
        changed(XLSX, SHEET, b'<row r="1"><c r="A1"', b'<row r="100001"><c r="A100001"'),
        'can\'t be read: up to its last cell, sheet "Sheet" has 100,001 rows; at most 100,000',
    ),
    "long CSV": ("x.csv", b"a,b\n" * 100_001, "can't be read: it has more than 100,000 rows"),
    "wide CSV": ("x.csv", b"a," * 201 + b"b\n", "can't be read: table 1 has 202 columns"),
    "CSV of many cells": (
        "x.csv",
        b"a," * 150 * 4_000,
        "can't be read: it has more than 500,000 c",
    ),
    "sheet of many cells": (
        "x.xlsx",
        changed(sheet(["a"] * 150), SHEET, b"</sheetData>", FAR),
        'can\'t be read: up to its last cell, sheet "Sheet" has 600,000 cells; at most 500,000 are',
    ),
    "Word of many cells": (
        "x.docx",
        changed(DOCX, "word/document.xml", b"</w:tbl>", b"<w:tc/>" * 50_000 + b"</w:tbl>"),
        "can't be read: its tables have 50,001 cells; at most 40,000 are read",
    ),
    "ODT of many cells": (
        "x.odt",
        changed(ODT, "content.xml", b"</table:table>", CELLS + b"</table:table>"),
        "can't be read: its tables have 50,001 cells; at most 40,000 are read",
    ),
    "Word of much text": (
        "x.docx",
        much,
        "is too large: unpacked it has 42 MB of text and layout; at most 40 are read",
    ),
    "wide page": ("x.html", b"<table><td colspan=999>a", "can't be read: a cell spans 999 columns"),
    "no table": ("x.html", b"<p>hello", "holds no table"),
    "no table in Word": (
        "x.docx",
        lambda: pandoc.converted(b"hello", "html", "docx"),
        "holds no table",
    ),
    "nothing in a sheet": ("x.xlsx", sheet(), "holds no table"),
    "only empty cells": ("x.html", b"<table><tr><td> </td></tr></table>", "holds no table"),
    "deep page": ("x.html", b"<div>" * 100_000, "can't be read: it is nested too deeply"),
    "deep enough for Python": (
        "x.html",
        b"<div>" * 900 + b"<table><td>a",
        "can't be read: it is nested too deeply",
    ),
    "escapes": ("x.csv", "日本".encode("iso-2022-jp"), "can't be read: it is not plain text"),
    "UTF-16 without a mark": ("x.csv", "a,b".encode("utf-16-le"), "can't be read: it is not plain"),
    "open quote": (
        "x.csv",
        b'a,b\n"c,d\n',
        "can't be read: in the row on line 2, a quotation mark is never closed",
    ),
    "quote astray": (
        "x.csv",
        b'a,b\n"c" d,e\n',
        "can't be read: in the row on line 2, words stand",
    ),
    "endless cell": (
        "x.csv",
        b"a" * 200_000,
        "can't be read: in the row on line 1, a cell is too long",
    ),
    "table in a cell of an ODT file": (
        "x.odt",
        lambda: pandoc.converted(NESTED, "html", "odt"),
        "holds a table within a table; save it as .docx",
    ),
    "table in a text box": (
        "x.docx",
        changed(DOCX, "word/document.xml", b"<w:tbl>", BOX + b"<w:tbl>"),
        "can't be read as a whole: 1 of its 2 tables can't be reached; take tables out of text",
    ),
    "table that is no table to pandoc": (
        "x.html",
        b"<table><tr><td>a</td></tr><caption>b</caption></table><table><tr><td>c</td></tr></table>",
        "can't be read as a whole: 1 of its 2 tables can't be reached; open it in a browser",
    ),
    "pandoc refuses": (
        "x.docx",
        changed(DOCX, "_rels/.rels", b"relationships/officeDocument", b"relationships/none"),
        "can't be read by pandoc: ",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cant_be_read_is_refused_in_one_sentence_that_names_it(case: str) -> None:
    name, raw, said = BAD[case]
    with pytest.raises(MkatabaError) as caught:
        tables(name, raw() if callable(raw) else raw)
    message = str(caught.value)
    assert message.startswith(f"{name} ")
    assert said in message
    assert "\n" not in message
    assert not message.endswith(".")
    assert caught.value.code == 3
