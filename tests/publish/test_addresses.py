"""Addresses on paper: whole in the text of a PDF, linked, and broken where nobody is misled."""

import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba import print_registry
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests.geometry import faults
from tests.layouts import example_data, set_sheet
from tests.outputs import pdf
from tests.sheets import body, lines_of, links_of, small_sheet, templates

WRITTEN = {
    "huduma@mfano.go.ke": "mailto:huduma@mfano.go.ke",
    "jane.o'neil_2@county-works.co.ke": "mailto:jane.o'neil_2@county-works.co.ke",
    "https://charter.mfano.go.ke/a/?b=1": "https://charter.mfano.go.ke/a/?b=1",
    "www.ombudsman.go.ke": "https://www.ombudsman.go.ke",
    "+254 700 000001": "tel:+254700000001",
    "+254\u00a020\u00a02270000": "tel:+254202270000",
}


def said(words: str) -> str:
    """Return markup of Typst in which a text stays a text."""
    return f"#{json.dumps(words, ensure_ascii=False)}"


@pytest.mark.parametrize("words", WRITTEN)
@pytest.mark.parametrize("around", ["{}", "Write ({}), or call.", "E-mail: {}; then wait."])
def test_an_address_is_one_string_and_one_link(words: str, around: str) -> None:
    made = small_sheet(said(around.format(words)))
    assert " ".join(lines_of(made)) == around.format(words.replace("\u00a0", " "))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert links_of(pdf) == [WRITTEN[words]]


@pytest.mark.parametrize("words", ["Send an e-mail to us", "Kwa e-Citizen au E-mail, au “e-mail”"])
def test_no_line_ends_after_the_one_letter_of_a_word(words: str) -> None:
    for width in range(50, 150, 5):
        lines = lines_of(small_sheet(said(words), width))
        assert " ".join(lines) == words
        assert not [line for line in lines if line.endswith("-")], width


@pytest.mark.parametrize(
    "words", ["P.O.Box 20414-00200", "i.e. 5.30", "No.5 of 2.500", "KSh 1,234,567,890,123", "a.b"]
)
def test_what_is_no_address_is_no_link(words: str) -> None:
    with pikepdf.open(io.BytesIO(small_sheet(said(words)))) as pdf:
        assert links_of(pdf) == []


def test_an_address_within_a_link_is_no_second_one() -> None:
    """Documents come with links of their own; a place that is not seen aloud may have none."""
    linked = f'#link("https://a.ke/b")[{said("www.a.ke/b")}] #pdf.artifact[{said("x@mfano.go.ke")}]'
    foot = f"#set page(footer: unlinked[{said('+254 700 000001 www.a.ke')}])\n"
    with pikepdf.open(io.BytesIO(small_sheet(foot + linked))) as pdf:
        assert links_of(pdf) == ["https://a.ke/b"]


def test_an_address_keeps_whole_where_it_fits_in_a_line() -> None:
    """It goes to the next line; what stands after it goes on beside it."""
    lines = lines_of(small_sheet(said("Write to huduma@mfano.go.ke, or not at all"), 110))
    assert lines == ["Write to", "huduma@mfano.go.ke,", "or not at all"]


LABEL = st.from_regex(r"[a-z]{1,12}[0-9]{0,3}(-[a-z]{1,12})?", fullmatch=True)


@settings(max_examples=40)
@given(
    st.lists(LABEL, min_size=1, max_size=4),
    st.lists(LABEL, min_size=0, max_size=4),
    st.sampled_from(["{host}", "www.{host}/{path}", "https://www.{host}/{path}", "{path}@{host}"]),
    st.integers(80, 320),
)
def test_an_address_breaks_where_nobody_is_misled(
    hosts: list[str], path: list[str], form: str, width: int
) -> None:
    mark = "." if "@" in form else "/"
    words = form.format(host=".".join([*hosts, "go.ke"]), path=mark.join(path or ["x"]))
    made = small_sheet(said(words), width)
    lines = lines_of(made)
    assert "".join(lines) == words  # and nothing is added where it breaks
    for before, after in pairwise(lines):
        assert after[0] in "./@_~?#%=&-" or len(before) >= 8, lines
        assert not before.endswith(("www.", "-", "/", "@")), lines
        assert not (before[-1].isdigit() and after[0].isdigit()), lines
    assert faults(made) == []


@pytest.mark.parametrize("words", ["huduma@mfano.go.ke", "https://services.mfano.go.ke/"])
def test_what_ends_an_address_is_not_read_apart_from_it(words: str) -> None:
    host = words.rpartition("mfano")[2]
    for width in range(70, 180, 5):
        *_, last = lines_of(small_sheet(said(words), width))
        assert last.endswith(f"mfano{host}"), width


@pytest.mark.parametrize("width", range(84, 120, 6))
def test_a_number_in_an_address_stays_whole(width: int) -> None:
    first, second = lines_of(small_sheet(said("mfano.go.ke/act.2.500.10"), width))
    assert not (first[-1].isdigit() and re.match(r"\.\d", second))


@pytest.mark.parametrize("words", ["Acknowledgement", "internationalisation", "wanaoshirikiana"])
def test_a_long_word_is_found_where_it_fits(words: str) -> None:
    assert " ".join(lines_of(small_sheet(said(f"An {words} of it")))) == f"An {words} of it"


@settings(max_examples=20)
@given(st.text("abcdefghij", min_size=30, max_size=80), st.integers(60, 150))
def test_a_word_that_is_too_long_breaks_with_a_hyphen(words: str, width: int) -> None:
    made = small_sheet(said(words), width)
    lines = lines_of(made)
    assert re.sub(r"[\xad\ufffe-]", "", "".join(lines)) == words
    assert faults(made) == []


def test_what_the_content_says_of_an_address_is_where_it_leads() -> None:
    charter = body().external
    entry = print_registry.CHARTERS["external"]
    data = sheet_data(body(), Part(charter), templates("en"), False, entry.layout, entry.sheet)
    links = data["links"]
    for service in (service for group in charter.groups for service in group.services):
        address = f"charter.mfano.go.ke/services/{service.id}"
        assert links[address] == f"https://{address}/"
    assert links["huduma@mfano.go.ke"] == "mailto:huduma@mfano.go.ke"
    assert links["charter.mfano.go.ke/charter"] == "https://charter.mfano.go.ke/charter/"
    made = small_sheet(said("charter.mfano.go.ke/services/hall-hire"), data={"links": links})
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert links_of(pdf) == ["https://charter.mfano.go.ke/services/hall-hire/"]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_service_is_linked_and_no_text_is_spoilt(built: Path, language: str) -> None:
    path = built / f"print/{language}/charter.pdf"
    text = "\n".join(lines_of(path))
    assert not re.search("[\u200b\u2060\u00ad]", text)
    root = "charter.mfano.go.ke/" + ("" if language == "en" else f"{language}/")
    joined = text.replace("\n", "")
    with pikepdf.open(path) as pdf:
        links = links_of(pdf)
    for service in (s for group in body().external.groups for s in group.services):
        assert f"{root}services/{service.id}" in joined
        assert f"https://{root}services/{service.id}/" in links


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", sorted({*SHEETS} - {"acknowledgement"}))
def test_no_mark_follows_an_address_that_a_reader_copies(
    press: Press, layout: str, language: str
) -> None:
    made, _ = set_sheet(press, layout, example_data(layout, language))
    text = " ".join(lines_of(made))
    assert re.search(r"\.ke\b", text)
    assert not re.findall(r"\S+\.ke\b\S*;", text)


LONG_MAIL = "complaints.and.compliments@lakes-and-ports.mfano.go.ke"
LONG_PAGE = "https://www.registry.mfano.go.ke/forms/fisheries/2026/licence-application-form-b.pdf"


def unspaced(made: Path) -> str:
    """Return the letters of a sheet, one after the other as they stand."""
    return re.sub(r"\s", "", pdf(made))


@pytest.mark.parametrize("paper", ["a1", "a2", "a3"])
def test_a_mark_behind_an_address_of_two_lines_stands_at_its_end(press: Press, paper: str) -> None:
    text = json.dumps(example_data("poster", "en", Sheet(paper)))
    made, _ = set_sheet(press, "poster", json.loads(text.replace("huduma@mfano.go.ke", LONG_MAIL)))
    assert f"{LONG_MAIL}·" in unspaced(made)
    assert not re.search(r"(?m)^\s*·", pdf(made))


@pytest.mark.parametrize("layout", ["service-sheets", "counter-cards", "booklet", "charter"])
def test_a_bracket_around_an_address_of_two_lines_stands_at_its_end(
    press: Press, layout: str
) -> None:
    text = json.dumps(example_data(layout, "en"))
    assert "KRA iTax website" in text
    made, _ = set_sheet(press, layout, json.loads(text.replace("KRA iTax website", LONG_PAGE)))
    found = 0
    for page in pypdfium2.PdfDocument(made):
        letters = page.get_textpage()
        said = letters.get_text_range()
        for end in re.finditer(r"form-b\.pdf(\s*\))", said):
            found += 1
            (_, last, _, high), (_, bracket, _, _) = (
                letters.get_charbox(at) for at in (end.start(1) - 1, end.end() - 1)
            )
            assert last - (high - last) < bracket < high
    assert found
