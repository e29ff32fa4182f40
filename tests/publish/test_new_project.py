"""The draft of a project in which nothing is said yet: it has gaps, and nothing that is empty."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import run
from tests.outputs import paragraphs, pdf

GAP = {"en": "[to be filled in]", "sw": "[itajazwa]"}
SCAN = {"en": "Scan", "sw": "Skani"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("new") / "project"
    assert run("init", root, "--language", "en", "--language", "sw").code == 0
    ran = run("-C", root, "build", "--draft")
    assert ran.code == 0, ran.err
    return root / "site"


def test_every_heading_of_a_page_has_something_below_it(site: Path) -> None:
    bare = []
    for path in sorted(site.rglob("index.html")):
        article = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("article")
        assert article is not None
        for heading in article.css("h1, h2, h3"):
            words, node = "", heading.next
            while node is not None and not (node.tag or "").startswith(("h1", "h2")):
                words += node.text()
                node = node.next
            under = heading.tag == "h1" and node is not None  # a title has the sections below it
            if not (words.strip() or under):
                bare.append((path.relative_to(site).as_posix(), heading.text()))
    assert not bare


def test_every_heading_of_a_document_has_something_below_it(site: Path) -> None:
    bare = []
    for path in sorted(site.glob("print/*/*.docx")):
        told = [(style, words) for style, words in paragraphs(path) if words.strip()]
        for (style, words), (after, _) in zip(told, [*told[1:], ("Heading1", "")], strict=True):
            if style.startswith("Heading") and after.startswith("Heading") and after <= style:
                bare.append((path.name, words))
    assert not bare


@pytest.mark.parametrize("language", ["en", "sw"])
def test_contacts_that_nobody_gave_are_gaps(site: Path, language: str) -> None:
    home = site / ("sw" if language == "sw" else "") / "index.html"
    contact = LexborHTMLParser(home.read_text(encoding="utf-8")).css_first("#contact + dl")
    assert contact is not None
    assert [node.text() for node in contact.css("dd")] == [GAP[language]] * 3
    prints = site / "print" / language
    labels = {"en": ("Telephone", "E-mail"), "sw": ("Simu", "Barua pepe")}[language]
    for name, mark in (("charter.pdf", ":"), ("brochure.pdf", "")):  # there in columns
        words = " ".join(pdf(prints / name).split())
        gaps = [f"{label}{mark} {GAP[language]}" for label in labels]
        assert [gap for gap in gaps if gap not in words] == [], name


@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_sheet_has_a_code_that_leads_nowhere(site: Path, language: str) -> None:
    for path in sorted((site / "print" / language).glob("*.pdf")):
        assert SCAN[language] not in pdf(path), path.name
        for sheet in pypdfium2.PdfDocument(path):
            width = sheet.get_width()
            drawn = sheet.render(scale=1200 / width).to_pil()
            assert not zxingcpp.read_barcodes(drawn, formats=zxingcpp.BarcodeFormat.QRCode), (
                path.name
            )
