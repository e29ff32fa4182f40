"""The built example: everything is there, in both languages, and the same each time."""

import hashlib
import html
import json
import re
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from mkataba import project
from mkataba.check.printing import IN_ITS_PLACE
from mkataba.formatting import read_catalogue
from tests.conftest import ROOT, copy_few, run, without_prints
from tests.outputs import pdf

PRINTS = [
    *(
        f"{name}.{form}"
        for name in ("policy", "manual", "charter", "staff-charter")
        for form in ("pdf", "docx", "odt")
    ),
    *(
        "poster.pdf",
        "brochure.pdf",
        "booklet.pdf",
        "acknowledgement.pdf",
        "charter-large.pdf",
        "roll-up.pdf",
    ),
    *("service-sheets.pdf", "counter-cards.pdf", "feedback-sign.pdf"),
    *("charter.txt", "staff-charter.txt"),
]


def text_of(page: Path) -> str:
    """Return the words that a page shows."""
    source = page.read_text(encoding="utf-8")
    source = re.sub(r"(?s)<(script|style|svg|template)\b.*?</\1>", " ", source)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", source)).split())


def pages(site: Path, language: str) -> list[Path]:
    root = site if language == "en" else site / language
    found = [p for p in root.rglob("*.html") if "print" not in p.parts]
    return [p for p in found if language != "en" or "sw" not in p.relative_to(site).parts]


def test_every_page_is_there_in_both_languages(built: Path) -> None:
    english = {p.relative_to(built) for p in pages(built, "en")}
    kiswahili = {p.relative_to(built / "sw") for p in pages(built, "sw")}
    assert english == kiswahili
    services = {p.stem for p in (ROOT / "content/services").iterdir()}
    assert {
        p.parts[1] for p in english if p.parts[0] == "services" and len(p.parts) == 3
    } == services


def test_every_print_is_there_and_linked(built: Path) -> None:
    for language, prefix in (("en", ""), ("sw", "sw/")):
        folder = built / "print" / language
        # Braille is made where liblouis is installed
        made = {p.name for p in folder.iterdir()} - {"charter.brf", "staff-charter.brf"}
        assert made == {*PRINTS}
        page = built / f"{prefix}downloads/index.html"
        downloads = html.unescape(page.read_text(encoding="utf-8"))
        for name in PRINTS:
            assert f"print/en/{name}" in downloads
            assert f"print/sw/{name}" in downloads
        # the charter says that it is to be had in large print: here it is
        forms = re.findall(r'href="([^"]*)" download>\s*([^<]*)<', downloads)
        assert {href.rpartition("/")[2] for href, _ in forms} >= {"charter-large.pdf"}


def test_the_manifest_lists_every_file(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    files = {
        p.relative_to(built).as_posix(): p
        for p in built.rglob("*")
        if p.is_file() and p.name != "manifest.json"
    }
    assert manifest["version"] == 1
    assert manifest["files"].keys() == files.keys()
    for name, path in files.items():
        assert manifest["files"][name]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert manifest["files"]["sw/index.html"]["sources"]
    page = manifest["files"]["sw/services/ambulance/index.html"]
    assert "content/services/ambulance.yml" in page["sources"]
    assert all(
        (ROOT / source).is_file() for f in manifest["files"].values() for source in f["sources"]
    )
    assert manifest["files"]["print/sw/policy.pdf"]["sources"][-1] == "content/policy.yml"


def test_no_page_shows_a_raw_key_or_a_mark_to_fill_in(built: Path) -> None:
    for language in ("en", "sw"):
        for page in pages(built, language):
            words = text_of(page)
            assert "[to be filled in]" not in words
            assert "[itajazwa]" not in words
            assert not re.search(r"\{\{|\{%|%\(\w+\)s|\bNone\b|Undefined|&#\d+;", words), page
            assert not re.search(r"\b[a-z]+_[a-z_]+\b", words), page


def test_no_english_label_is_left_on_a_kiswahili_page(built: Path) -> None:
    catalogue = read_catalogue(project.load(ROOT).templates["locale/sw.po"])
    english = {
        key
        for key, forms in catalogue.items()
        if forms[0] != key and "%" not in key and "{" not in key
    }
    labels = [
        re.compile(rf"(?<!\w){re.escape(label)}(?!\w)") for label in english if len(label) > 4
    ]
    theme = re.compile(
        r"\b(Search|Skip to content|Back to top|Table of contents|Navigation|Next|Previous|"
        r"Footer|Header|Made with|Page not found|Select language|Initializing)\b"
    )
    for page in pages(built, "sw"):
        words = text_of(page)
        assert not theme.search(words), (page, theme.search(words))
        for label in labels:
            assert not label.search(words), (page.relative_to(built), label.pattern)


def test_pages_ask_no_other_host_for_anything(built: Path) -> None:
    for page in built.rglob("*.html"):
        source = page.read_text(encoding="utf-8")
        asked = re.findall(
            r'<(?:script|img|iframe|link)\b[^>]*?(?:src|href)="(https?://[^"]+)"', source
        )
        assert all(address.startswith("https://charter.mfano.go.ke/") for address in asked), page


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", [name for name in PRINTS if name.endswith("pdf")])
def test_pdfs_are_tagged_titled_and_archivable(built: Path, name: str, language: str) -> None:
    with pikepdf.open(built / "print" / language / name) as pdf:
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata.pdfa_status == "2A"
            assert metadata["dc:title"]
        fonts = {
            str(font.BaseFont)
            for page in pdf.pages
            for font in page.get("/Resources", {}).get("/Font", {}).values()
        }
        assert fonts
        assert all("SourceSansPro" in font for font in fonts)


@pytest.mark.parametrize(
    ("name", "pages_", "size"),
    [("poster.pdf", range(2, 6), (1191, 1684)), ("brochure.pdf", [2], (842, 595))],
)
def test_sheets_have_their_size(
    built: Path, name: str, pages_: range, size: tuple[int, int]
) -> None:
    for language in ("en", "sw"):
        with pikepdf.open(built / "print" / language / name) as pdf:
            assert len(pdf.pages) in pages_
            for page in pdf.pages:
                box = [round(float(value)) for value in page.MediaBox]
                assert (box[2], box[3]) == size


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", [name for name in PRINTS if name.endswith("pdf")])
def test_no_word_falls_off_its_sheet(built: Path, name: str, language: str) -> None:
    document = pypdfium2.PdfDocument(built / "print" / language / name)
    for number, sheet in enumerate(document, 1):
        width, height = sheet.get_size()
        page = sheet.get_textpage()
        for index in range(page.count_chars()):
            left, bottom, right, top = page.get_charbox(index)
            inside = left >= 0 and bottom >= 0 and right <= width and top <= height
            around = "" if inside else page.get_text_range(max(0, index - 20), 40)
            assert inside, f"page {number}: {around!r}"
    document.close()


@pytest.mark.parametrize("language", ["en", "sw"])
def test_docx_files_hold_every_service_and_their_language(built: Path, language: str) -> None:
    with zipfile.ZipFile(built / "print" / language / "charter.docx") as docx:
        document = docx.read("word/document.xml").decode()
        styles = docx.read("word/styles.xml").decode()
    words = html.unescape(re.sub("<[^>]*>", "", document))
    body = project.load(ROOT)
    for group in body_groups(body):
        for service in group:
            assert name_of(body, service, language) in words.replace("\u00a0", " ")
    assert f'w:val="{language}-KE"' in styles
    paragraphs = document.split("</w:p>")
    starts = [re.sub("<[^>]*>", "", part).strip()[:1] for part in paragraphs]
    assert not {":", "-", "#", "*", "|"} & set(starts), "a mark of Markdown is left in the text"
    listed = [part for part in paragraphs if "<w:numPr>" in part]
    assert any("KRA PIN" in part or "PIN ya KRA" in part for part in listed)


DIGIT = 128
"""Width of a digit in a table of a DOCX file where a reader lacks its font, in twips."""


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", ["charter", "staff-charter", "manual"])
def test_no_number_or_address_is_broken_in_a_column_of_a_docx_file(
    built: Path, name: str, language: str
) -> None:
    with zipfile.ZipFile(built / "print" / language / f"{name}.docx") as docx:
        document = docx.read("word/document.xml").decode()
    assert not re.search(r"\+254 \d", document), "a telephone number that a line may break"
    checked = 0
    # a section ends with what is said of its pages
    for section in re.findall(r"(?s).*?<w:sectPr\b.*?</w:sectPr>", document):
        width, *margins = (
            int(re.findall(rf'<w:pg(?:Sz|Mar)\b[^>]*w:{side}="(\d+)"', section)[-1])
            for side in ("w", "left", "right")
        )
        for table in re.findall(r"(?s)<w:tbl>.*?</w:tbl>", section):
            assert_unbroken(table, width - sum(margins))
            checked += 1
    assert checked


def assert_unbroken(table: str, width: int) -> None:
    """Fail where a word is wider than its column; an address may break after a slash."""
    shares = [int(share) for share in re.findall(r'<w:gridCol w:w="(\d+)"', table)]
    columns = [share * width / sum(shares) for share in shares]
    rows = table.split("</w:tr>")[:-1]
    assert [row for row in rows if "<w:cantSplit/>" not in row] == []
    for row in rows:
        for cell, room in zip(row.split("</w:tc>")[:-1], columns, strict=True):
            lines = re.sub("<[^>]*>", "", cell.replace("</w:p>", " "))
            words = re.split(r" |(?<=[^/:]/)(?=.)", html.unescape(lines))
            indent = 227 if "<w:numPr>" in cell else 0
            assert max(map(len, words)) * DIGIT + 216 + indent <= room, max(words, key=len)


def body_groups(loaded: project.Project) -> list[list[str]]:
    charter = next(f for f in loaded.of("charter") if f.id == "external")
    return [group["services"] for group in charter.document.data["groups"]]


def name_of(loaded: project.Project, service: str, language: str) -> str:
    file = next(f for f in loaded.of("service") if f.id == service)
    return str(file.document.data["name"][language])


HOSTILE = '<script>alert(1)</script> {{ 7*7 }} | `b` #let x $y$ *z* \u200f[q](r) \\emph{s} & "t"'


def test_hostile_text_is_only_text_everywhere(tmp_path: Path) -> None:
    root = copy_few(tmp_path / "hostile")
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    for path in (root / "content").rglob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            match = re.fullmatch(r"(\s*(?:- )?(?:en|sw): )[^>|].*", line)
            following = lines[number + 1] if number + 1 < len(lines) else ""
            deeper = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip(" -"))
            if match and not deeper:
                lines[number] = match[1] + quoted
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = run("-C", without_prints(root), "build", "--draft")  # all bodies have one name now
    assert ran.code == 0, ran.err + ran.out
    (root / "content/publication.yml").unlink()
    only = [word for name in PRINTS if name.endswith("pdf") for word in ("--only", name)]
    asked = (*only, "--only", "charter.docx", "--language", "sw")
    ran = run("-C", root, "build", "--draft", *asked)
    assert ran.code == 0, ran.err + ran.out
    shown = " ".join(HOSTILE.replace("\u200f", IN_ITS_PLACE).split())
    for page in pages(root / "site", "en") + pages(root / "site", "sw"):
        source = page.read_text(encoding="utf-8")
        assert "<script>alert" not in source
        assert 'href="r"' not in source
    page = text_of(root / "site/sw/services/ambulance/index.html")
    assert shown in page
    with zipfile.ZipFile(root / "prints/sw/charter.docx") as docx:
        words = html.unescape(re.sub("<[^>]*>", "", docx.read("word/document.xml").decode()))
    assert shown in words
    made = [*(root / "prints/sw").glob("*.pdf")]
    assert len(made) == len(only) / 2
    for path in made:
        assert "".join(shown.split()) in "".join(pdf(path).split()), path.name


def test_errors_stop_the_build_and_leave_the_old_site(few: Path) -> None:
    (few / "site").mkdir()
    (few / "site" / "manifest.json").write_text("{}")
    (few / "content/policy.yml").write_text("title: {en: A, sw: B}\n")
    ran = run("-C", few, "build")
    assert ran.code == 1
    assert "nothing was built" in ran.err
    assert "3.1.1.d.i" in ran.out
    assert [p.name for p in (few / "site").iterdir()] == ["manifest.json"]


UNPRINTABLE = 'name: {en: "Books \U0001f4da and \\ue001, 1\\u20e3", sw: "Vitabu \U0001f4da"}\n'
PRINTED = f"Books {IN_ITS_PLACE} and {IN_ITS_PLACE}, 1{IN_ITS_PLACE}"


def test_a_draft_of_a_new_project_is_marked_on_every_page_and_sheet(tmp_path: Path) -> None:
    assert run("init", tmp_path / "new").code == 0
    organization = tmp_path / "new/content/organization.yml"
    text = organization.read_text(encoding="utf-8")
    text = re.sub(
        r"^name:.*\n(?:  .*\n)*", lambda _: UNPRINTABLE, text, count=1, flags=re.MULTILINE
    )
    text = re.sub(r"^(website:).*", rf"\1 https://mfano.go.ke/{'a' * 3000}", text, flags=re.M)
    organization.write_text(text, encoding="utf-8")
    ran = run("-C", tmp_path / "new", "build", "--draft")
    assert ran.code == 0, ran.err
    site = tmp_path / "new" / "site"
    with zipfile.ZipFile(site / "print/en/policy.docx") as docx:
        words = re.sub("<[^>]*>", "", docx.read("word/document.xml").decode())
    assert PRINTED in words
    assert PRINTED in text_of(site / "index.html")
    for language, mark in (("en", "Draft, not approved"), ("sw", "Rasimu")):
        for page in pages(site, language):
            assert mark in text_of(page), page
        for path in (site / "print" / language).glob("*.docx"):
            with zipfile.ZipFile(path) as docx:
                headers = [
                    name for name in docx.namelist() if re.match(r"word/header.*\.xml", name)
                ]
                assert any(mark in docx.read(name).decode() for name in headers), path
                document = docx.read("word/document.xml").decode()
            named = re.findall(r'<w:headerReference\b[^>]*w:type="(\w+)"', document)
            assert {*named} == {"default", "first"}, path
        for path in (site / "print" / language).glob("*.odt"):
            with zipfile.ZipFile(path) as odt:
                styles = odt.read("styles.xml").decode()
            masters = re.findall(r"(?s)<style:master-page .*?</style:master-page>", styles)
            assert len(masters) == 3, path
            assert all(mark in master for master in masters), path
    shutil.rmtree(site)
