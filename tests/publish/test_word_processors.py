"""DOCX and ODT are the charter: its tables, codes, contents and links, in styles to go on with."""

import base64
import html
import io
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mkataba.pandoc import converted
from mkataba.print_entry import OFFICE_FORMATS
from mkataba.publish import docx_layout
from mkataba.publish.office_files import OfficeFiles, taken_apart
from mkataba.publish.press import OFFICE, OFFICE_WRITER
from mkataba.render.documents import READER
from mkataba.render.templating import escape
from tests.conftest import ROOT
from tests.outputs import Table, odt_paragraphs, paragraphs, pdf, tables

LANGUAGES = ("en", "sw")
DOCUMENTS = ("charter", "staff-charter", "policy", "manual")
MAIN = {"docx": "word/document.xml", "odt": "content.xml"}
STYLES = {"docx": "word/styles.xml", "odt": "styles.xml"}
HEADS = {
    "en": ["Service", "What you need", "Cost", "How long it takes", "How and where"],
    "sw": ["Huduma", "Unachohitaji", "Gharama", "Muda wa kutekeleza", "Jinsi na mahali"],
}


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


def part(path: Path, names: dict[str, str]) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(names[path.suffix[1:]]).decode()


def office_files(built: Path, language: str, form: str) -> list[Path]:
    return [built / "print" / language / f"{name}.{form}" for name in DOCUMENTS]


def services(path: Path, language: str) -> list[Table]:
    """Return the tables of services of a charter, without their heads."""
    return [rows[1:] for rows in tables(path) if rows[0] == HEADS[language]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tables_of_word_and_libreoffice_say_the_same(
    built: Path, name: str, language: str
) -> None:
    [word, libre] = (tables(built / "print" / language / f"{name}.{x}") for x in OFFICE_FORMATS)
    assert word == libre
    assert [table for table in word if "" in map(str.strip, table[0])] == [], "a head says nothing"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "least"), [("charter", 20), ("staff-charter", 5)])
def test_service_rows_are_those_of_the_pdf(
    built: Path, name: str, least: int, language: str
) -> None:
    folder = built / "print" / language
    printed = condensed(pdf(folder / f"{name}.pdf"))
    found = [row for table in services(folder / f"{name}.odt", language) for row in table]
    assert len(found) >= least
    for called, needed, *others, where in found:
        assert needed.strip(), called  # in the PDF without the word for where a paper is from
        places = where.replace(", ", "\n")  # in the PDF by numbers, which it explains once
        for line in "\n".join((called, *others, places)).split("\n"):
            assert condensed(line) in printed, (called, line)


def condensed(words: str) -> str:
    """Return words without what stands between them: breaks and marks of lists differ.

    Where an amount has a column of its own, no colon stands before it.
    """
    return re.sub(r"[\s,·:-]", "", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_each_table_comes_again_on_the_next_page(built: Path, language: str) -> None:
    for path in office_files(built, language, "docx"):
        for table in re.findall(r"(?s)<w:tbl>.*?</w:tbl>", part(path, MAIN)):
            first, *others = table.split("</w:tr>")[:-1]
            assert '<w:tblHeader w:val="on" />' in first
            assert set(re.findall(r'<w:pStyle w:val="([^"]*)"', first)) == {"TableHeader"}
            assert not any("tblHeader" in row for row in others)
            assert all("<w:cantSplit/>" in row for row in (first, *others))
            styles = re.findall(r'<w:pStyle w:val="([^"]*)"', "".join(others))
            assert {style for style in styles if not style.startswith("Table")} == set()
    for path in office_files(built, language, "odt"):
        content = part(path, MAIN)
        assert re.search(
            r'"WholeRow" style:family="table-row".{,99}keep-together="always"', content
        )
        for table in re.findall(r"(?s)<table:table .*?</table:table>", content):
            head, _, body = table.partition("</table:table-header-rows>")
            assert head.count("<table:table-row") == 1
            assert body.count("<table:table-row") >= 1
            assert "<table:table-row>" not in table
            assert set(re.findall(r'<text:p text:style-name="([^"]*)"', head)) == {
                "Table_20_Header"
            }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_codes_are_pictures_that_say_where_they_lead(built: Path, form: str, language: str) -> None:
    path = built / "print" / language / f"charter.{form}"
    pattern = r'docPr descr="([^"]+)"' if form == "docx" else r"<svg:desc>(.+?)</svg:desc>"
    told = re.findall(pattern, part(path, MAIN))
    with zipfile.ZipFile(path) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    codes = [zxingcpp.read_barcodes(Image.open(io.BytesIO(data)))[0].text for data in pictures]
    assert len(codes) == len(told) == 2
    root = "https://charter.mfano.go.ke/" + ("sw/" if language == "sw" else "")
    assert set(codes) == {f"{root}charter/", f"{root}feedback/"}
    for code in codes:
        assert any(code.removeprefix("https://").rstrip("/") in words for words in told)
    assert "data:image" not in part(path, MAIN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_the_contents_lead_to_every_heading(built: Path, form: str, language: str) -> None:
    for path in office_files(built, language, form):
        text = part(path, MAIN)
        if form == "docx":
            links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"[^>]*>(.*?)</w:hyperlink>', text)
            marks = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', text)
            heads = [(s, w) for s, w in paragraphs(path) if s in ("Heading1", "Heading2")]
            assert text.count(' TOC \\o "1-2"') == 1
            assert 'w:dirty="' not in text, "Word would ask a question at each opening"
        else:
            links = re.findall(r'<text:a [^>]*xlink:href="#([^"]+)"[^>]*>(.*?)</text:a>', text)
            marks = re.findall(r'<text:bookmark-start text:name="([^"]+)"', text)
            heads = [(s, w) for s, w in odt_paragraphs(path) if re.match("Heading_20_[12]", s)]
        assert len(heads) > 3
        assert len(links) == len(heads)
        assert [name for name, _ in links if name not in marks] == []
        shown = [html.unescape(re.sub("<[^>]*>", "", words)) for _, words in links]
        assert [one.split() for one in shown] == [words.split() for _, words in heads]


@pytest.mark.parametrize("language", LANGUAGES)
def test_services_stand_on_sheets_that_lie(built: Path, language: str) -> None:
    word, libre = (built / "print" / language / f"charter.{form}" for form in OFFICE_FORMATS)
    sections = re.findall(r"(?s)(.*?)<w:sectPr\b(.*?)</w:sectPr>", part(word, MAIN))
    assert ["landscape" in pages for _, pages in sections] == [False, True, False]
    where = [HEADS[language][1] in text for text, _ in sections]
    assert where == [False, True, False]
    assert ["titlePg" in pages for _, pages in sections] == [True, False, False]
    assert all("footerReference" in pages for _, pages in sections)
    turned = re.findall(r'"Heading_20_1_20_(Landscape|Portrait)"', part(libre, MAIN))
    assert turned == ["Landscape", "Portrait"]
    styles = part(libre, STYLES)
    assert 'style:master-page-name="Landscape"' in styles
    assert 'style:print-orientation="landscape"' in styles


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_links_are_live(built: Path, form: str, language: str) -> None:
    path = built / "print" / language / f"charter.{form}"
    names = {"docx": "word/_rels/document.xml.rels", "odt": "content.xml"}
    text = part(path, names)
    root = "https://charter.mfano.go.ke/" + ("sw/" if language == "sw" else "")
    wanted = ("tel:+254700000011", "tel:+254700000001", "mailto:huduma@mfano.go.ke")
    for address in (*wanted, root + "charter/", root + "services/soil-testing/"):
        assert f'"{address}"' in text, address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_files_name_their_language_their_fonts_and_styles_that_they_have(
    built: Path, form: str, language: str
) -> None:
    for path in office_files(built, language, form):
        text, styles = part(path, MAIN), part(path, STYLES)
        if form == "docx":
            assert re.search(rf'<w:lang [^>]*w:val="{language}-KE"', styles)
            fonts = set(re.findall(r'w:ascii="([^"]*)"', styles))
            used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"', text))
            had = set(re.findall(r'w:styleId="([^"]*)"', styles))
            assert fonts - {"Consolas"} == {"Calibri"}  # that of code, which no document has
        else:
            assert f'fo:language="{language}"' in styles
            assert 'fo:country="KE"' in styles
            assert 'svg:font-family="Calibri, Carlito"' in styles
            used = set(re.findall(r'(?:text|table|draw):style-name="([^"]*)"', text))
            had = set(re.findall(r'style:name="([^"]*)"', styles + text))
        assert used - had == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paragraph_of_a_list_has_a_margin_in_the_place_of_its_list(
    built: Path, language: str
) -> None:
    for path in office_files(built, language, "odt"):
        of_lists = re.findall(r"(?s)(style:list-style-name=.*?)</style:style>", part(path, MAIN))
        assert of_lists
        for style in of_lists:
            assert not re.search(r"fo:margin-(left|right)|text-indent", style), style


@settings(max_examples=4, deadline=None)
@given(st.lists(PRINTABLE, min_size=12, max_size=12))
def test_words_of_cells_are_only_words(texts: list[str]) -> None:
    shown = [" ".join(text.split()) or "x" for text in texts]
    rows = "".join(
        f"-   -   {escape(text)}\n    -   [{escape(text)}]{{.note}}\n\n" for text in shown
    )
    text = f'::: {{.rows widths="40 60"}}\n\n-   -   a\n    -   b\n\n{rows}\n:::\n'
    made = converted(text.encode(), READER, "docx", OFFICE)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        document = archive.read("word/document.xml").decode()
    cells = re.findall(r"(?s)<w:tc>(.*?)</w:tc>", document)[2:]
    words = ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", cell)) for cell in cells]
    assert [*map(html.unescape, words)] == [one for text in shown for one in (text, text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", OFFICE_FORMATS)
def test_every_part_is_whole_xml(built: Path, form: str, language: str) -> None:
    for path in office_files(built, language, form):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            assert len(names) > 3
            for name in names:
                expat.ParserCreate().Parse(archive.read(name), True)
            if form == "odt":
                assert archive.infolist()[0].filename == "mimetype"
                assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_a_picture_comes_from_the_text_alone(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    Image.new("RGB", (2, 2)).save(picture)
    data = base64.b64encode(picture.read_bytes()).decode()
    text = f"![a]({picture.as_uri()}) ![b]({picture}) ![c](data:image/png;base64,{data})\n"
    reference = f"--reference-doc={ROOT / 'templates/print/reference.docx'}"
    made = taken_apart(converted(text.encode(), READER, OFFICE_WRITER, [reference]))
    assert made.keys() == {*OFFICE_FORMATS}
    for form, raw in made.items():
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            pictures = [name for name in archive.namelist() if name.endswith(".png")]
            assert len(pictures) == 1, form
            assert archive.read(pictures[0]) == picture.read_bytes()


def test_a_document_is_read_once_for_both_formats(tmp_path: Path) -> None:
    asked: list[int] = []

    def make() -> dict[str, bytes]:
        asked.append(1)
        return {"docx": b"word", "odt": b"open"}

    files = OfficeFiles(make)
    for form, words in make().items():
        files.write(form, tmp_path / form)
        assert (tmp_path / form).read_bytes() == words
    assert len(asked) == 2  # once here, once by the files


def test_nothing_after_sheets_that_lie_makes_no_empty_sheet() -> None:
    text = "A\n\n::: {.landscape}\n\n# B\n\nC\n\n:::\n"
    for markdown, lying in ((text, [False, True]), (f"{text}\n# D\n\nE\n", [False, True, False])):
        reference = f"--reference-doc={ROOT / 'templates/print/reference.docx'}"
        made = converted(markdown.encode(), READER, "docx", [*OFFICE, reference])
        with zipfile.ZipFile(io.BytesIO(docx_layout.laid_out(made, "T & <t>"))) as archive:
            document = archive.read("word/document.xml").decode()
            headers = [archive.read(x).decode() for x in archive.namelist() if "header" in x]
        sections = re.findall(r"(?s)<w:sectPr\b.*?</w:sectPr>", document)
        assert ["landscape" in section for section in sections] == lying
        assert any("<w:t>T &amp; &lt;t&gt;</w:t>" in header for header in headers)
