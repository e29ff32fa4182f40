"""The wall charter as publication.yml asks for it: larger type, bleed, a draft, an office's own."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from mkataba import model
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests.geometry import MM, faults, pages, sizes
from tests.layouts import example_data, plain, services_of, set_sheet
from tests.sheets import templates

LARGEST = ("KSh\u00a01,234,567,890,123", "KSh\u00a09,999,999,999,999.50", "KSh\u00a05")


def rightmost(made: Path, words: str) -> list[tuple[int, float, float]]:
    """Return for each place of these words in one line: the page, and where they start and end."""
    found = []
    document = pypdfium2.PdfDocument(made)
    for number, page in enumerate(document):
        text = page.get_textpage()
        search = text.search(words.replace("\u00a0", " "))
        while place := search.get_next():
            boxes = [text.get_charbox(at) for at in range(place[0], sum(place))]
            high = max(box[3] - box[1] for box in boxes)
            if max(box[3] for box in boxes) - min(box[1] for box in boxes) < 1.6 * high:
                found.append((number, boxes[0][0], boxes[-1][2]))
    document.close()
    return found


@pytest.mark.parametrize(("paper", "language"), [("a2", "en"), ("a4", "sw")])
def test_the_largest_amounts_stay_whole_in_one_line_down_the_sheet(
    press: Press, paper: str, language: str
) -> None:
    data = example_data("poster", language, Sheet(paper))
    for number, service in enumerate(services_of(data)):
        [cost] = [cell for cell in service["inner"] if cell["id"] == "cost"]
        label = "A wedding, a funeral or another gathering " * (number % 3) + "x" * (number % 9)
        lines = [plain("", amount, label=label) for amount in LARGEST]
        cost["inner"] = [{"id": "lines", "inner": lines}]
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    for amount in LARGEST[:2]:
        found = rightmost(made, amount)
        assert len(found) == len(services_of(data))
        ends = [end for _, _, end in found]
        assert max(ends) - min(ends) < 2  # a 3 and a 0 are not of one width at their edge


@pytest.mark.parametrize("asked", [28, 40, 200])
def test_a_larger_type_breaks_no_word(press: Press, asked: float) -> None:
    made, told = set_sheet(press, "poster", example_data("poster", "en", Sheet("a2", body=asked)))
    assert faults(made) == []
    assert 24 <= told["body"] <= asked
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    named = " ".join(service["label"] for service in services_of(example_data("poster")))
    assert [word for word in named.split() if word not in said] == []


@pytest.mark.parametrize(
    ("sheet", "address"),
    [
        (Sheet("a2"), ""),
        (Sheet("a2", body=30), ""),
        (Sheet("a4", landscape=True), ""),
        (Sheet("a3", office=True, codes=False), ""),
        (Sheet("a4"), "https://charters.example.go.ke/" + "department/of/water/" * 6),
    ],
)
def test_the_smallest_type_is_told(press: Press, sheet: Sheet, address: str) -> None:
    data = example_data("poster", "en", sheet)
    if address:
        data["charter"]["url_text"] = address
    made, told = set_sheet(press, "poster", data)
    assert told["smallest"] == pytest.approx(min(sizes(made)), abs=0.06)


def test_a_few_services_stand_in_one_table_in_large_type(press: Press) -> None:
    for language in ("en", "sw"):
        data = example_data("poster", language, Sheet("a0"))
        [services] = [section for section in data["sections"] if section["id"] == "services"]
        services["inner"] = [{**services["inner"][0], "inner": services["inner"][0]["inner"][:3]}]
        made, told = set_sheet(press, "poster", data)
        assert told["sheets"] == 1
        assert told["body"] > 32
        for service in services_of(data):
            [(_, start, _), *_] = rightmost(made, service["label"].split()[0])
            assert start < 30 * MM


@pytest.mark.parametrize("landscape", [False, True])
def test_the_bar_of_a_draft_hides_no_head(press: Press, landscape: bool) -> None:
    data = {**example_data("poster", "en", Sheet("a2", landscape=landscape)), "draft": True}
    made, told = set_sheet(press, "poster", data)
    for number, page in enumerate(pages(made), 1):
        bars = [
            area
            for area in page.areas
            if area.top > page.trim.top - 1 and area.right - area.left > page.trim.right - 2
        ]
        bar = min(bars, key=lambda area: area.top - area.bottom)
        inside = "".join(one.what for one in page.letters if one.top > bar.bottom and one.size < 30)
        assert inside == data["labels"]["draft"].replace(" ", "")
        assert number == 1 or f"Sheet{number}of{told['sheets']}" in "".join(
            one.what for one in page.letters
        )


def test_colour_runs_over_each_edge_that_is_cut(press: Press) -> None:
    made, _ = set_sheet(press, "poster", example_data("poster", "en", Sheet("a2", bleed=3)))
    for page in pages(made):
        trim, bleed = page.trim, 3 * MM - 0.1
        for reached in (
            min(area.left for area in page.areas) < trim.left - bleed,
            max(area.right for area in page.areas) > trim.right + bleed,
            min(area.bottom for area in page.areas) < trim.bottom - bleed,
            max(area.top for area in page.areas) > trim.top + bleed,
        ):
            assert reached
    plain_sheet, _ = set_sheet(press, "poster", example_data("poster", "en", Sheet("a2")))
    assert [len(page.letters) for page in pages(made)] == [
        len(page.letters) for page in pages(plain_sheet)
    ]


def test_an_office_s_sheet_says_which_office(press: Press, body: model.Body) -> None:
    point = body.service_points[-1]
    for language in ("en", "sw"):
        formatter = templates(language).formatter
        data: dict[str, Any] = sheet_data(
            *(body, Part(body.external), templates(language), False, "poster"),
            *(Sheet("a2"), None, point),
        )
        pdf, _ = set_sheet(press, "poster", data)
        page = next(iter(pages(pdf)))
        head = [one for one in page.letters if one.top > page.trim.top - 0.3 * page.trim.top]
        said = "".join(one.what for one in head)
        for words in (formatter.text(point.name), point.phone or ""):
            assert re.sub(r"\s", "", words) in said


def test_only_a_bracket_at_the_end_is_an_aside(press: Press) -> None:
    data = example_data("poster", "en", Sheet("a2"))
    cost = next(cell for cell in services_of(data)[0]["inner"] if cell["id"] == "cost")
    cost["rows"] = ["As set by Lakes (Fees) Order 2031 (first schedule)"]
    made, _ = set_sheet(press, "poster", data)
    letters = [letter for page in pages(made) for letter in page.letters if letter.what.strip()]
    text = "".join(letter.what for letter in letters)
    law, inside, aside = (
        letters[text.index(words)].font for words in ("Lakes(", "Fees)Order", "firstschedule)")
    )
    assert law == inside != aside
