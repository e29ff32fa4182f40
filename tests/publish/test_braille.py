"""Braille is the plain text in cells: pages of 25 lines of 40, which read back as what was said."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkataba.languages import packaged
from mkataba.publish import braille
from mkataba.render.braille import CELLS, LINES, as_ascii, braille_ready, page_number
from mkataba.render.passages import Passage
from tests.conftest import ROOT, run
from tests.strategies import texts_of

LIBLOUIS = Path(sys.executable).with_name("lou_translate")
needs_liblouis = pytest.mark.skipif(
    not (LIBLOUIS.is_file() or shutil.which("lou_translate")),
    reason="liblouis is not installed; tests/install-liblouis.sh does it",
)


def pages_of(file: str) -> list[list[str]]:
    *pages, rest = file.split("\f")
    assert rest == ""
    return [page.split("\r\n")[:-1] for page in pages]


def assert_ready(file: str) -> list[list[str]]:
    """Hold a file to the form that embossers take; return the lines of its pages."""
    pages = pages_of(file)
    for number, page in enumerate(pages, 1):
        assert len(page) == LINES
        assert all(len(line) <= CELLS for line in page)
        assert page[-1].strip() == page_number(number)
        assert all(re.fullmatch(r"[ -_]*", line) for line in page)
    return pages


def back(lines: list[str], table: str) -> str:
    """Return the words of lines of Braille, as liblouis reads them."""
    patterns = {as_ascii(chr(0x2800 + n)): chr(0x2800 + n) for n in range(64)}
    cells = "\n".join("".join(patterns[cell] for cell in line) for line in lines)
    ran = subprocess.run(
        [braille._program(), "--backward", f"unicode.dis,{table}"],
        input=f"{cells}\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


@needs_liblouis
@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_charter_in_braille_reads_back_as_its_plain_text(few: Path, language: str) -> None:
    asked = ("--only", "charter.brf", "--only", "charter.txt", "--language", language)
    ran = run("-C", few, "build", *asked)
    assert ran.code == 0
    assert "Braille" not in ran.err
    file = few / "prints" / language / "charter.brf"
    pages = assert_ready(file.read_bytes().decode("ascii"))
    assert len(pages) > 3
    said = [line.strip() for page in pages for line in page[:-1]]
    table = packaged()[language].text("language.braille")
    words = letters(back(said, table))
    text = (few / "prints" / language / "charter.txt").read_text(encoding="utf-8")
    told = [letters(line) for line in text.splitlines()]
    # a rare sign is read back as another one
    assert sum(line in words for line in told) > 0.98 * len(told)


def letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text.casefold())


@needs_liblouis
def test_a_long_text_is_translated_whole() -> None:
    words = "the county " * 1500
    file = braille.braille([Passage(words)], packaged()["en"]).decode()
    lines = [line.strip() for page in assert_ready(file) for line in page[:-1]]
    assert back(lines, "en-ueb-g2.ctb").split() == words.split()


@needs_liblouis
def test_a_word_that_is_longer_than_the_program_takes_is_parted() -> None:
    file = braille.braille([Passage(f"https://mfano.go.ke/{'a' * 3000}")], packaged()["en"])
    assert "".join(file.decode().split()).count("A" * 30) >= 90


@needs_liblouis
def test_a_language_without_a_table_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(braille, "_table", lambda _: "no-such.ctb")
    assert "no table no-such.ctb" in braille.lacks(packaged()["sw"])


def without_liblouis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(braille, "_program", lambda: "")


def test_where_liblouis_is_missing_a_sentence_says_so(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_liblouis(monkeypatch)
    ran = run("-C", few, "build", "--only", "charter", "--language", "en")
    assert ran.code == 0
    assert "no Braille in English: lou_translate of liblouis is not installed" in ran.err
    assert not list((few / "prints").rglob("*.brf"))
    assert (few / "prints/en/charter.txt").is_file()
    ran = run("-C", few, "build", "--only", "charter.brf")
    assert ran.code == 3
    assert "install liblouis-bin" in ran.err
    ran = run("-C", few, "build", "--only", "poster", "--language", "en")
    assert ran.code == 0
    assert "Braille" not in ran.err


def test_cells_are_written_in_the_code_of_embossers() -> None:
    assert as_ascii("⠠⠅⠎⠓⠀⠼⠁⠚⠂⠿⣿ ") == ",KSH #AJ1== "
    assert page_number(120) == "#ABJ"


@given(
    st.lists(
        st.tuples(
            texts_of("ABC ", 200).map(lambda x: f"Q{x.strip()}"),
            st.integers(0, 3),
            st.integers(0, 3),
        ),
        max_size=40,
    )
)
def test_pages_hold_every_cell_and_no_heading_ends_one(
    told: list[tuple[str, int, int]],
) -> None:
    told = [*told, ("QEND", 0, 0)]
    passages = [(Passage(x, level, 0 if level else depth), x) for x, level, depth in told]
    pages = assert_ready(braille_ready(passages))
    written = "".join(line for page in pages for line in page[:-1])
    assert "".join(written.split()) == "".join("".join(x.split()) for x, _, _ in told)


def test_a_heading_stays_with_its_text() -> None:
    fill = [(Passage("X", depth=1), "X")] * (LINES - 3)
    heading, text = (Passage("HEADING", level=2), "HEADING"), (Passage("TEXT"), "TEXT")
    first, second = pages_of(braille_ready([*fill, heading, text]))
    assert "HEADING" not in "".join(first)
    assert [line.strip() for line in second[:2]] == ["HEADING", "TEXT"]


def test_every_language_of_mkataba_has_a_table() -> None:
    assert {code: packaged()[code].text("language.braille") for code in packaged()} == {
        "en": "en-ueb-g2.ctb",
        "sw": "sw-ke-g1.utb",
    }
    assert (ROOT / "tests/install-liblouis.sh").is_file()
