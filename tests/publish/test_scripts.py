"""Scripts other than Latin: fonts of project and computer, and text from right to left."""

import io
import json
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from mkataba import check, project
from mkataba.errors import MkatabaError
from mkataba.typeface import typeface_of
from tests.conftest import ROOT, edit, run
from tests.geometry import Box, faults, pages
from tests.sheets import small_sheet

NOTO = ROOT / ".venv/fonts"
WORDS = {
    "Noto Naskh Arabic": "خدمة المواطن",
    "Noto Sans Ethiopic": "የንግድ ፈቃድ",
    "Noto Sans Devanagari": "व्यापार अनुमति",
}
NAME = ("content/services/hall-hire.yml", ("name",))


def with_fonts(root: Path) -> Path:
    shutil.copytree(NOTO, root / "fonts", dirs_exist_ok=True)
    return root


def named(root: Path, words: str, fonts: list[str]) -> Path:
    edit(root, *NAME, {"en": f"Hire {words}", "sw": f"Kukodi {words}"})
    if fonts:
        edit(root, "content/organization.yml", ("brand",), {"fonts": fonts})
    return root


def told(root: Path) -> list[tuple[str, str, str]]:
    findings = check.run(project.load(root)).findings
    return [(f.path, f.node, f.message) for f in findings if f.rule == "printable"]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that has the fonts, among those of its user."""
    home = tmp_path / "home"
    shutil.copytree(NOTO, home / ".fonts")
    monkeypatch.setenv("HOME", str(home))


@pytest.mark.parametrize("words", WORDS.values())
def test_letters_without_a_font_are_told_at_their_line(few: Path, words: str) -> None:
    """Typst's own fonts for code and mathematics have some of them."""
    found = told(named(few, words, []))
    assert [(path, node) for path, node, _ in found] == [
        (NAME[0], "name.en"),
        (NAME[0], "name.sw"),
    ]
    assert all("the print font has no character for" in message for *_, message in found)


@pytest.mark.parametrize("words", WORDS.values())
def test_the_folder_of_the_project_brings_fonts(few: Path, words: str) -> None:
    assert told(with_fonts(named(few, words, []))) == []


@pytest.mark.usefixtures("computer")
def test_a_font_of_the_computer_is_taken_where_it_is_named(few: Path) -> None:
    family, words = next(iter(WORDS.items()))
    assert len(told(named(few, words, []))) == 2
    assert told(named(few, words, [family])) == []
    (found,) = told(named(few, words, [family, "Noto Sans Nowhere"]))
    assert found[1] == "brand.fonts[2]"
    assert "no font Noto Sans Nowhere" in found[2]


def test_a_file_that_is_no_font_is_told(few: Path) -> None:
    folder = with_fonts(few) / "fonts"
    (folder / "Broken.ttf").write_bytes(b"no font")
    (folder / "OFL.txt").write_text("A licence is no font", encoding="utf-8")
    (found,) = told(few)
    assert found[2].startswith("fonts/Broken.ttf is no TrueType")


def test_a_font_from_outside_the_project_is_refused(few: Path, tmp_path: Path) -> None:
    font = shutil.copy(next(NOTO.glob("*.ttf")), tmp_path / "outside.ttf")
    (few / "fonts").mkdir()
    (few / "fonts/a.ttf").symlink_to(font)
    with pytest.raises(MkatabaError, match=r"fonts/a\.ttf is or lies behind a link"):
        check.run(project.load(few))


def test_a_sheet_takes_the_fonts_and_no_others(few: Path) -> None:
    named(with_fonts(few), " ".join(WORDS.values()), [])
    ran = run("-C", few, "build", "--only", "charter.pdf", "--only", "poster.pdf")
    assert ran.code == 0, ran.err
    for name in ("charter", "poster"):
        document = pypdfium2.PdfDocument(few / f"prints/sw/{name}.pdf")
        texts = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert "\u25af" not in texts
        assert "የንግድ" in texts
        with pikepdf.open(few / f"prints/sw/{name}.pdf") as pdf:
            fonts = {str(one["/BaseFont"]).partition("+")[2].partition("-")[0]
                     for one in pdf.objects
                     if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}  # fmt: skip
        added = {family.replace(" ", "") for family in WORDS}
        assert added <= fonts <= {"SourceSansPro", *added}


RIGHT_TO_LEFT = {"lang": "ar", "direction": "rtl"}


def letters(words: str, width: float = 300) -> list[Box]:
    """Return the letters of a sheet in Arabic, from left to right."""
    made = small_sheet(words, width, face=typeface_of(NOTO.parent, ()), data=RIGHT_TO_LEFT)
    (sheet,) = pages(made)
    assert faults(made) == []
    return sorted(sheet.letters, key=lambda letter: letter.left)


def in_latin(found: list[Box]) -> str:
    return "".join(letter.what for letter in found if letter.what.isascii())


def test_the_text_of_such_a_language_stands_at_the_right() -> None:
    found = letters("= خدمة المواطن\nخدمة المواطن")
    assert min(letter.left for letter in found) > 170
    assert max(letter.right for letter in found) == pytest.approx(320, abs=2)


@pytest.mark.parametrize(
    "words",
    [
        "+254 700 000001",
        "huduma@mfano.go.ke",
        "www.mfano.go.ke/a",
        "1.2",
        "3.2.1",
        "08:30",
        "2.500",
    ],
)
def test_numbers_and_addresses_go_from_left_to_right(words: str) -> None:
    found = letters(f"#{json.dumps(f'خدمة {words} المواطن', ensure_ascii=False)}")
    assert in_latin(found) == words.replace(" ", "")


def test_the_number_of_a_heading_is_the_right_way_round() -> None:
    numbered = '#set heading(numbering: "1.1")\n= خدمة\n== المواطن\n== المواطن\n'
    found = sorted(letters(numbered), key=lambda letter: (-round(letter.bottom / 8), letter.left))
    assert in_latin(found) == "11.11.2"


def test_a_range_is_read_in_the_direction_of_the_words() -> None:
    """From right to left: the lower number is the first one that is read."""
    assert in_latin(letters("خدمة 10-30 المواطن")) == "30-10"


def test_the_boxes_of_what_is_lacking_are_letters() -> None:
    with pikepdf.open(io.BytesIO(small_sheet('#"\\u{25af}\\u{25af} text"'))) as pdf:
        assert len(pdf.pages) == 1
