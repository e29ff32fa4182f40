"""What is written from right to left begins there; rows of files for word processors may break."""

import io
import re
import zipfile
from collections.abc import Mapping

import pypdfium2
import pytest
from msgspec.structs import replace

from mkataba.publish.docx_layout import is_high
from mkataba.publish.press import Press
from mkataba.render.documents import documents
from mkataba.render.named import named
from tests.layouts import example_data, set_sheet
from tests.sheets import body, templates

LONG = "Bring the letter of the officer in charge of the place where you live. " * 3


def office(press: Press, direction: str, extra: str = "") -> Mapping[str, bytes]:
    [made] = [one for one in documents(body(), templates("en")) if one.name == "policy"]
    made = replace(made, write=lambda text=made.markdown + extra: text)
    return press.office(made, "policy", "en-KE", "Mfano", "", direction=direction)


def member(archive: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return files.read(name).decode()


def test_a_language_from_right_to_left_begins_at_the_right(press: Press) -> None:
    made = office(press, "rtl")
    document, styles = (member(made["docx"], f"word/{name}.xml") for name in ("document", "styles"))
    normal = re.search(r'(?s)<w:style [^>]*w:styleId="Normal".*?</w:style>', styles)
    assert normal
    assert "<w:bidi/>" in normal[0]
    for table in re.findall(r"(?s)<w:tbl>.*?</w:tbl>", document):
        assert "<w:bidiVisual/>" in table
    runs = re.findall(r"(?s)<w:r>.*?</w:r>", document)
    assert runs
    assert [run for run in runs if "<w:t" in run and "rtl" not in run] == []
    # paragraphs have it from their style: Word reads it at one place of their properties alone
    paragraphs = re.sub(r"(?s)<w:sectPr.*?</w:sectPr>", "", document)
    properties = re.findall(r"(?s)<w:pPr>.*?</w:pPr>", paragraphs)
    assert not any("bidi" in one for one in properties)
    content, of_pages = member(made["odt"], "content.xml"), member(made["odt"], "styles.xml")
    assert "lr-tb" not in content + of_pages
    default = re.search(r'(?s)<style:default-style style:family="paragraph">.*?/>', of_pages)
    assert default
    assert 'fo:text-align="right"' in default[0]
    tables = re.findall(r"<style:table-properties[^>]*>", content)
    assert tables
    assert all('style:writing-mode="rl-tb"' in one for one in tables)


def test_other_languages_have_no_mark_of_it(press: Press) -> None:
    made = office(press, "ltr")
    document = member(made["docx"], "word/document.xml")
    assert not re.search(r"<w:(bidi|bidiVisual|rtl)\b", document)
    assert "rl-tb" not in member(made["odt"], "content.xml")


@pytest.mark.parametrize(("letters", "whole"), [(5, True), (503, True), (504, False)])
def test_a_row_stays_whole_unless_it_is_of_many_lines(
    press: Press, letters: int, whole: bool
) -> None:
    said = ("paper " * 100)[: letters - 1] + "."
    made = office(press, "ltr", f"\n\n| Service | Papers |\n| --- | --- |\n| Permit | {said} |\n")
    document, content = (
        member(made[form], name)
        for form, name in (("docx", "word/document.xml"), ("odt", "content.xml"))
    )
    row = document.rpartition("<w:tr>")[2].partition("</w:tr>")[0]
    assert "Permit" in row
    assert ("<w:cantSplit/>" in row) == whole
    row = content.rpartition("<table:table-row")[2].partition("</table:table-row>")[0]
    assert "Permit" in row
    assert ("WholeRow" in row) == whole


def test_letters_make_lines() -> None:
    assert not is_high([[f"<w:p>{LONG}</w:p>"]])
    assert is_high([["<w:p>a</w:p>"], [f"<w:p>{LONG}</w:p>"] * 3])


def test_cells_of_the_charter_begin_at_the_right(press: Press) -> None:
    data = example_data("charter", "en")
    first = named(data)["groups"][0]["services"][0]
    middles = []
    for direction in ("ltr", "rtl"):
        path, _ = set_sheet(press, "charter", {**data, "direction": direction})
        page = pypdfium2.PdfDocument(path)[1]
        told = page.get_textpage()
        for words in (first["name"], first["fee"]["short"]):
            index, count = told.search(words.replace("\u00a0", " ")).get_next()
            boxes = [told.get_charbox(index + n) for n in range(count)]
            middles.append((min(b[0] for b in boxes) + max(b[2] for b in boxes)) / 2)
    # what stands at the left of its column stands at the right of the mirrored one
    width = page.get_width()
    assert [left + right for left, right in zip(middles[:2], middles[2:], strict=True)] == (
        pytest.approx([width] * 2, abs=3)
    )
