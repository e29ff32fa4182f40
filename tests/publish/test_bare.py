"""No sheet to take away has much bare paper where facts are left out for want of room."""

import itertools
from pathlib import Path

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, services_of, set_sheet, with_services
from tests.wall_index import free_parts

COUNTS = (1, 2, 3, 5, 7, 12, 26, 90)
WORDS = {"short": 1, "usual": 0, "long": 3}
BARE_CARD = 0.25  # of the height of a side, at most, where something is left out
BARE_PANELS = {"flap": 0.15, "back": 0.25, "inside": 0.25}  # with the margin at the foot
BARE_PAGE = 0.33
PAGES_OF_A_SHEET = 4


def worded(layout: str, language: str, count: int, words: str) -> Plain:
    """Return services of which each list has one entry, as many as the example, or thrice these."""
    data = example_data(layout, language)
    for service in services_of(data):
        for cell in service["inner"]:
            if cell["id"] in ("requirements", "steps"):
                entries = cell.get("inner", [])
                cell["inner"] = entries[:1] if words == "short" else entries * max(1, WORDS[words])
    return with_services(data, count)


def panels(made: Path) -> list[tuple[str, float]]:
    """Return the panels of a brochure, but its cover, and which share of each is bare.

    That is what lies below the last line; on the back, the highest gap, as the approval stands at
    the foot.
    """
    found: list[tuple[str, float]] = []
    sides: list[tuple[str, ...]] = [("flap", "back"), ("inside",) * 3]
    for page, names in zip(geometry.pages(made), sides, strict=True):
        width = (page.trim.right - page.trim.left) / 3
        for number, name in enumerate(names):
            left = page.trim.left + number * width
            here = [x for x in page.letters if x.colour and left <= x.left < left + width]
            edges = sorted([page.trim.bottom, *(y for x in here for y in (x.bottom, x.top))])
            gaps = [above - below for below, above in itertools.pairwise(edges)]
            bare = max(gaps) if name == "back" else edges[1] - edges[0]
            found.append((name, bare / (page.trim.top - page.trim.bottom)))
    return found


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_side_of_a_card_is_bare_while_facts_are_left_out(
    press: Press, language: str, words: str
) -> None:
    for count in (1, 26):
        made, told = set_sheet(
            press, "counter-cards", worded("counter-cards", language, count, words)
        )
        assert geometry.faults(made) == []
        less = {one["id"] for one in told["left_out"]}
        data = worded("counter-cards", language, count, words)
        ids = iter(services_of(data))
        of_page = [next(ids)["id"] if begun else None for begun in told["services"]]
        names = [*itertools.accumulate(of_page, lambda last, new: new or last)]
        two = {name for name in names if names.count(name) > 1}
        assert words == "long" or not two & less  # what has a back says all
        for name, free in zip(names, free_parts(made), strict=True):
            assert name not in less or free < BARE_CARD


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_brochure_is_bare_while_facts_are_left_out(
    press: Press, language: str, paper: str, words: str
) -> None:
    for count in COUNTS:
        data = worded("brochure", language, count, words)
        sheet = Sheet(paper, landscape=True)
        data["sheet"] |= {"width": sheet.size[0], "height": sheet.size[1]}
        made, told = set_sheet(press, "brochure", data)
        assert geometry.faults(made) == []
        if told["left_out"]:
            assert [x for x in panels(made) if x[1] >= BARE_PANELS[x[0]]] == [], count


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_booklet_is_made_of_whole_sheets_and_names_what_goes_on(
    press: Press, language: str, words: str
) -> None:
    for count in (1, 3, 12, 60):
        data = worded("booklet", language, count, words)
        made, told = set_sheet(press, "booklet", data)
        assert geometry.faults(made) == []
        assert told["sheets"] % PAGES_OF_A_SHEET == 0
        assert (sum(told["services"]), told["left_out"]) == (count, [])
        of_services = [n for n, begun in enumerate(told["services"]) if begun]
        free = [1 - x for x in geometry.filled(made, above=19, beneath=17)]
        inner = free[of_services[0] : of_services[-1]]
        assert sum(inner) / max(1, len(inner)) < 0.3
        pages = pypdfium2.PdfDocument(made)
        goes_on = "(continued)" if language == "en" else "(inaendelea)"
        for page in range(of_services[0], of_services[-1] + 1):
            head = pages[page].get_textpage().get_text_bounded(bottom=pages[page].get_height() - 54)
            if told["services"][page] == 0:
                assert goes_on in head


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_page_of_a_charter_is_bare_where_services_go_on(
    press: Press, language: str, words: str
) -> None:
    made, told = set_sheet(press, "charter", worded("charter", language, 14, words))
    of_services = [n for n, begun in enumerate(told["services"]) if begun]
    free = [1 - x for x in geometry.filled(made, above=22, beneath=18)]
    assert max(free[of_services[0] : of_services[-1]]) < BARE_PAGE
