"""Files of the programs that officers have, made by those programs where they are free."""

import csv
import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from mkataba import pandoc
from mkataba.errors import MkatabaError
from mkataba.tables import Table, office, tables
from tests.conftest import ROOT

FIXTURES = ROOT / "tests" / "fixtures" / "import"
ROWS = [
    ["Services", "Requirements", "Fee", "Time"],
    ["Permit", "ID\nTwo photos", "TZS 5,000", "2 days"],
    ["Permit", "None", "Free", "at once"],
    ["LANDS"] * 4,
    ["Search", "Form", "10%", "1 day"],
]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def workbook() -> bytes:
    made = Workbook()
    sheet = made.active
    sheet.title = "Prices"
    for row in ROWS[:2]:
        sheet.append(row)
    sheet.append([None, "None", "Free", "at once"])
    sheet.append(["LANDS"])
    sheet.append(["Search", "Form", 0.1, "1 day"])
    sheet.append(["Old", "no", "1", "2"])
    sheet["C5"].number_format = "0%"
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:D4")
    sheet["C6"].font = Font(strike=True)
    hidden = made.create_sheet("Notes")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


# what LibreOffice made of `workbook()`; see make() below
KEPT = {name: FIXTURES / name for name in ("prices.ods", "prices.xls", "old.doc", "old.rtf")}


def test_a_workbook_of_libreoffice_shows_what_its_cells_show() -> None:
    prices, notes = tables("prices.ods", KEPT["prices.ods"].read_bytes())
    assert texts(prices) == [*ROWS, ["Old", "no", "", "2"]]
    assert prices.name == "Prices"
    assert prices.places == (1, 2, 3, 4, 5, 6)
    assert prices.notes == ('words that are struck out are left out: "1" (row 6)',)
    assert (notes.name, notes.notes, texts(notes)) == (
        "Notes",
        ("the sheet is hidden",),
        [["x", "y"]],
    )


def test_a_workbook_of_an_older_excel_gives_values_and_says_what_it_does_not_tell() -> None:
    prices, notes = tables("prices.xls", KEPT["prices.xls"].read_bytes())
    assert texts(prices) == [
        *ROWS[:-1],
        ["Search", "Form", "0.1", "1 day"],
        ["Old", "no", "1", "2"],
    ]
    struck, formats = prices.notes
    assert "struck out" in struck
    assert formats.startswith("1 row has a number without the format")
    assert formats.endswith(": row 5")
    assert (notes.notes[0], texts(notes)) == ("the sheet is hidden", [["x", "y"]])


def test_rows_that_an_ods_file_repeats_are_there_as_often() -> None:
    raw = KEPT["prices.ods"].read_bytes()
    cells = (
        b"<table:table-cell><text:p>a</text:p></table:table-cell>"
        b'<table:table-cell><text:p>b<text:s text:c="2"/>c</text:p></table:table-cell>'
        b'<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    row = b'<table:table-row table:number-rows-repeated="%d">'
    empty = row % 5_000 + b"<table:table-cell/></table:table-row>"
    end = row % 1_000_000 + b"<table:table-cell/></table:table-row>"
    (first, *_) = tables("x.ods", with_sheet(raw, row % 3 + cells + empty + row % 1 + cells + end))
    assert [words for words in texts(first) if any(words)] == [["a", "b c"]] * 4
    assert (first.places[:3], first.places[-1]) == ((1, 2, 3), 5_004)
    with pytest.raises(MkatabaError, match="has 900,000 rows; at most"):
        tables("x.ods", with_sheet(raw, row % 900_000 + cells))


def with_sheet(raw: bytes, body: bytes) -> bytes:
    """Return a workbook whose first sheet has other rows."""
    source, out = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "content.xml":
                start = data.index(b"<table:table-row")
                end = data.index(b"</table:table>")
                data = data[:start] + body + data[end:]
            target.writestr(name, data)
    return out.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    assert len(data) < 128
    return number + bytes([len(data)]) + data


def wide(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def binary_workbook() -> bytes:
    """Return a workbook as Excel writes its binary ones, with the parts that a reader needs."""
    book = record(131) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Fees")) + record(144)
    sheet = record(129) + record(148, struct.pack("<IIII", 0, 1, 0, 1)) + record(145)
    for number, (name, fee) in enumerate([("Service", "Fee"), ("Search", 500.0)]):
        sheet += record(0, struct.pack("<I", number) + bytes(21))
        sheet += record(6, struct.pack("<II", 0, 0) + wide(name))
        if isinstance(fee, str):
            sheet += record(6, struct.pack("<II", 1, 0) + wide(fee))
        else:
            sheet += record(5, struct.pack("<IId", 1, 0, fee))
    sheet += record(146) + record(130)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    links = (
        '<?xml version="1.0"?><Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("xl/workbook.bin", book + record(132))
        target.writestr("xl/_rels/workbook.bin.rels", links)
        target.writestr("xl/worksheets/sheet1.bin", sheet)
    return out.getvalue()


def test_a_binary_workbook_is_read() -> None:
    (table,) = tables("x.xlsb", binary_workbook())
    assert texts(table) == [["Service", "Fee"], ["Search", "500"]]


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".ods", ".pptx"])
def test_a_file_that_is_cut_off_is_broken(ending: str) -> None:
    whole = {
        ".xls": KEPT["prices.xls"].read_bytes(),
        ".xlsb": binary_workbook(),
        ".ods": KEPT["prices.ods"].read_bytes(),
        ".pptx": slides(),
    }[ending]
    for share in (0.3, 0.6, 0.95):
        with pytest.raises(MkatabaError, match="is broken"):
            tables(f"x{ending}", whole[: int(len(whole) * share)])


def slides() -> bytes:
    page = (
        "# Our fees\n\n| Service | Fee |\n|---|---|\n| Search^1^ | ~~5~~ 6 |\n\n"
        "# Nothing\n\nWords\n\n# More\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    return pandoc.converted(page.encode(), "markdown", "pptx")


def test_tables_of_slides_come_in_with_the_titles_of_these() -> None:
    first, second = tables("x.pptx", slides())
    assert (first.name, texts(first)) == ("Our fees", [["Service", "Fee"], ["Search¹", "6"]])
    assert first.notes == ('words that are struck out are left out: "5" (row 2)',)
    assert (second.name, texts(second)) == ("More", [["a", "b"], ["c", "d"]])


def test_merged_cells_of_a_slide_stand_in_each_of_their_places() -> None:
    source, out = zipfile.ZipFile(io.BytesIO(slides())), io.BytesIO()
    cell = (
        "<a:tc {}><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p><a:p><a:r><a:t>{}</a:t></a:r><a:br/>"
    )
    cell += "<a:r><a:t>z</a:t></a:r></a:p></a:txBody></a:tc>"
    empty = "<a:tc {}><a:txBody><a:p/></a:txBody></a:tc>"
    rows = [
        cell.format('gridSpan="2"', "x", "y") + empty.format('hMerge="1"'),
        cell.format('rowSpan="2"', "p", "q") + cell.format("", "r", "s"),
        empty.format('vMerge="1"') + cell.format("", "t", "u"),
    ]
    body = "".join(f"<a:tr>{row}</a:tr>" for row in rows).encode()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("ppt/slides/slide") and b"<a:tr" in data:
                data = data[: data.index(b"<a:tr ")] + body + data[data.index(b"</a:tbl>") :]
            target.writestr(name, data)
    table = tables("x.pptx", out.getvalue())[0]
    assert texts(table) == [["x\ny\nz"] * 2, ["p\nq\nz", "r\ns\nz"], ["p\nq\nz", "t\nu\nz"]]


def document(body: bytes, *, with_table: bool = True) -> bytes:
    """Return a Word file with this paragraph in it."""
    page = b"<p>Words</p>" + b"<table><tr><td>a</td><td>b</td></tr></table>" * with_table
    raw = pandoc.converted(page, "html", "docx")
    source, out = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + body, 1)
            target.writestr(name, data)
    return out.getvalue()


DRAWING = (
    b'<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    b'wordprocessingDrawing"><wp:extent cx="%d" cy="%d"/></wp:inline></w:drawing></w:r></w:p>'
)
LARGE, LOGO = DRAWING % (5_400_000, 3_600_000), DRAWING % (1_000_000, 1_000_000)
TRACKED = (
    b'<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>'
    b'<w:del w:id="2" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
)


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (b"", []),
        (LOGO, []),
        (LARGE, ["the document holds 1 large picture"]),
        (LARGE * 2 + TRACKED, ["the document has tracked changes", "the document holds 2 large"]),
    ],
)
def test_pictures_and_tracked_changes_of_a_word_file_are_said_to_be_there(
    body: bytes, notes: list[str]
) -> None:
    (table,) = tables("x.docx", document(body))
    assert len(table.notes) == len(notes)
    assert all(note.startswith(said) for note, said in zip(table.notes, notes, strict=True))


def test_a_word_file_whose_table_is_a_picture_is_told_so() -> None:
    with pytest.raises(MkatabaError, match="holds no table; the document holds 1 large picture"):
        tables("x.docx", document(LARGE, with_table=False))


MARKED = """# Charter

| Service | Fee | Needs |
|---|--:|---|
| Search <b>now</b> | KSh 5<sup>1</sup> | • ID<br>• Form ~~old~~ |
| either \\| or | `5` | <ul><li>q</li></ul> |

<table><tr><td>in<td>HTML</table>

Service | Fee
--- | ---
Hall | 5
"""


def test_tables_of_markdown_come_in_also_those_in_html() -> None:
    first, second, third = tables("x.md", MARKED.encode())
    assert first.name == "Charter"
    assert texts(first) == [
        ["Service", "Fee", "Needs"],
        ["Search now", "KSh 5¹", "• ID\n• Form"],
        ["either | or", "5", "q"],
    ]
    assert first.notes == ('words that are struck out are left out: "old" (row 2)',)
    assert (texts(second), texts(third)) == ([["in", "HTML"]], [["Service", "Fee"], ["Hall", "5"]])


def test_what_tabs_part_is_parted_by_tabs_alone() -> None:
    rows = [["Service; a, b", "Fee"], ["Search, in person; by post", "1,000; free"], ["x", "a\nb"]]
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows(rows)
    (table,) = tables("x.tsv", out.getvalue().encode("utf-16"))
    assert texts(table) == rows
    assert table.notes == ()


@pytest.mark.parametrize("name", ["old.doc", "old.rtf"])
def test_an_older_document_is_read_by_libreoffice_or_the_sentence_names_it(name: str) -> None:
    raw = KEPT[name].read_bytes()
    if office.is_installed():
        (table,) = tables(name, raw)
        assert texts(table) == ROWS
        return
    with pytest.raises(MkatabaError, match="LibreOffice, which is not installed"):
        tables(name, raw)


@pytest.mark.parametrize("name", ["old.doc", "old.rtf"])
def test_where_libreoffice_is_missing_one_sentence_says_so(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(MkatabaError) as caught:
        tables(name, KEPT[name].read_bytes())
    assert str(caught.value) == (
        f"{name} can't be read: {name[-4:]} files are read by way of LibreOffice, which is not "
        "installed; save it as .docx"
    )


def make() -> None:
    """Write the fixtures that LibreOffice makes: ``python -m tests.tables.test_formats``."""
    program = shutil.which("soffice")
    assert program
    (FIXTURES / "prices.xlsx").write_bytes(workbook())
    page = (
        "<table><tr><td>Services<td>Requirements<td>Fee<td>Time"
        "<tr><td rowspan=2>Permit<td><p>ID<p>Two photos<td>TZS 5,000<td>2 days"
        "<tr><td>None<td>Free<td>at once<tr><td colspan=4>LANDS"
        "<tr><td>Search<td>Form<td>10%<td>1 day</table>"
    )
    (FIXTURES / "old.html").write_text(page)
    for source, wanted in [
        ("prices.xlsx", "ods"),
        ("prices.xlsx", "xls"),
        ("old.html", "odt"),
        ("old.odt", "doc"),
        ("old.odt", "rtf"),
    ]:
        command = [program, "--headless", "--convert-to", wanted, "--outdir", str(FIXTURES)]
        subprocess.run([*command, str(FIXTURES / source)], check=True)
    for source in ("prices.xlsx", "old.html", "old.odt"):
        (FIXTURES / source).unlink()


if __name__ == "__main__":
    make()


@pytest.mark.parametrize(
    "words",
    ["US$20 for adults, US$10 for children", "from $5 to $9", "$`5` and `9`$", "J$500/J$600"],
)
def test_money_in_markdown_is_no_formula(words: str) -> None:
    (found,) = tables("x.md", f"| Service | Fee |\n|---|---|\n| Visa | {words} |\n".encode())
    assert texts(found)[1][1] == words.replace("`", "")


def test_comments_on_cells_are_told() -> None:
    book = Workbook()
    book.active.append(["Service", "Fee"])
    book.active.append(["Visa", "KES 500"])
    book.active["B2"].comment = Comment("plus 16% VAT\nfrom July", "")
    book.create_sheet("Other").append(["Service", "Fee"])
    out = io.BytesIO()
    book.save(out)
    first, second = tables("x.xlsx", out.getvalue())
    assert first.asked == ('B2 has a comment, which is not read: "plus 16% VAT from July"',)
    assert second.asked == ()


def test_comments_of_a_word_file_are_told() -> None:
    remark = '[plus VAT]{.comment-start id="1" author="a" date="2025-01-01T00:00:00Z"}'
    text = f"{remark}Fees[]{{.comment-end id='1'}}\n\nService | Fee\n---|---\nVisa | KES 500\n"
    raw = pandoc.converted(text.encode(), "markdown", "docx", failing="it", seconds=60)
    (found,) = tables("x.docx", raw)
    assert found.asked == ('the document has a comment, which is not read: "plus VAT"',)


def with_remark(raw: bytes, words: bytes) -> bytes:
    """Return an OpenDocument file with a comment before some words of its content."""
    remark = b"<office:annotation><text:p>plus VAT</text:p></office:annotation>"
    source, out = zipfile.ZipFile(io.BytesIO(raw)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "content.xml":
                assert words in data
                data = data.replace(words, remark + words, 1)
            target.writestr(name, data)
    return out.getvalue()


def test_comments_of_opendocument_are_told() -> None:
    says = 'has a comment, which is not read: "plus VAT"'
    made = tables("x.ods", with_remark((FIXTURES / "prices.ods").read_bytes(), b"<text:p>"))
    assert [one.removeprefix("row 1 ") for one in made[0].asked] == [says]
    text = b"Service | Fee\n---|---\nVisa | KES 500\n"
    odt = pandoc.converted(text, "markdown", "odt", failing="it", seconds=60)
    (found,) = tables("x.odt", with_remark(odt, b"Visa"))
    assert found.asked == (f"the document {says}",)
    assert texts(found)[1] == ["Visa", "KES 500"]
