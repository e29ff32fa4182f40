"""The first sheet of a poster has a service on it, however long its list is."""

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import example_data, on, plain, services_of, set_sheet, with_services
from tests.wall_index import free_parts

WORDS = "two certified copies of the certificate and the form"


@pytest.mark.parametrize("papers", [20, 24, 27])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("paper", ["a2", "a3"])
def test_a_long_list_begins_on_the_first_sheet(
    press: Press, paper: str, count: int, papers: int
) -> None:
    data = on(Sheet(paper), with_services(example_data("poster"), count))
    first, *_ = services_of(data)
    [needs] = [one for one in first["inner"] if one["id"] == "requirements"]
    needs["inner"] = [plain("", label=f"Paper {n}: {WORDS}") for n in range(papers)]
    made, told = set_sheet(press, "poster", data)
    assert geometry.faults(made) == []
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    assert "Paper 0:" in pages[0]
    assert all(any(f"Paper {n}:" in page for page in pages) for n in range(papers))
    assert told["services"][0] > 0
    # what is left out would have no room
    assert told["left_out"] == [] or max(free_parts(made)) < 0.15


@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_line_begins_with_what_parts_words(press: Press, language: str) -> None:
    made, _ = set_sheet(press, "poster", example_data("poster", language))
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made)]
    lines = [line.strip() for text in texts for line in text.splitlines()]
    assert [line for line in lines if line.startswith("·")] == []
