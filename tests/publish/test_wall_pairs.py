"""The wall charter in two languages, each as it is written, neither with less than the other."""

import re
from pathlib import Path

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import MM, faults, pages, sizes
from tests.layouts import Plain, example_data, services_of, set_sheet, with_services


def pair(sheet: Sheet, count: int, first: str = "sw", second: str = "en") -> Plain:
    """Return the data of a poster in two languages with so many services."""
    data = example_data("poster", first, sheet, second=second)
    beside = with_services(data["second"], count)
    return {**with_services(data, count), "second": beside}


def lines(made: Path) -> list[str]:
    """Return the lines of all sheets as their letters stand, from left to right."""
    found = []
    for page in pages(made):
        rows: dict[tuple[int, int], list[tuple[float, str]]] = {}
        for letter in page.letters:
            if letter.colour:
                place = (round(letter.size), round(letter.number and letter.bottom / letter.size))
                rows.setdefault(place, []).append((letter.left, letter.what))
        found += ["".join(what for _, what in sorted(row)) for row in rows.values()]
    return found


@pytest.mark.parametrize("count", [60, 90])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_many_services_are_read_from_the_wall_in_two_languages(
    press: Press, paper: str, count: int
) -> None:
    sheet = Sheet(paper, landscape=True)
    made, told = set_sheet(press, "poster", pair(sheet, count))
    width, height = sheet.size
    assert told["smallest"] >= 18 * (width * height / (420 * 594)) ** 0.5 - 0.1
    assert faults(made) == []
    assert sum(told["services"]) == count
    assert min(sizes(made)) >= told["smallest"] - 0.1


@pytest.mark.parametrize("count", [1, 3, 26])
@pytest.mark.parametrize("points", [True, False], ids=["places", "no places"])
def test_a_panel_stands_in_both_languages_or_in_none(
    press: Press, count: int, points: bool
) -> None:
    data = pair(Sheet("a2"), count)
    for one in (data, data["second"]):
        one["sections"] = [x for x in one["sections"] if points or x["id"] != "places"]
    made, told = set_sheet(press, "poster", data)
    document = pypdfium2.PdfDocument(made)
    said = squeezed("".join(page.get_textpage().get_text_range() for page in document))
    left = {one["id"] for one in told["left_out"]}
    about = [
        next(x for x in one["sections"] if x["id"] == "about") for one in (data, data["second"])
    ]
    for panels in zip(*(x["inner"] for x in about), strict=True):
        shown = {squeezed(panel["label"]) in said for panel in panels}
        assert shown == {panels[0]["id"] not in left}


@pytest.mark.parametrize(
    "name", ["Mamlaka ya Maj", "Mamlaka ya Maji n", "Mamlaka ya Maji na Usafi"]
)
def test_head_and_foot_have_room_for_the_number_of_any_sheet(press: Press, name: str) -> None:
    data = pair(Sheet("a2"), 30)
    for one in (data, data["second"]):
        one["organization"]["name"] = name
    made, told = set_sheet(press, "poster", data)
    assert told["sheets"] > 9
    assert faults(made) == []


def squeezed(text: str) -> str:
    """Return the letters of a text alone."""
    return re.sub(r"\W", "", text)


def test_each_language_runs_in_its_own_direction(press: Press) -> None:
    data = pair(Sheet("a2"), 3)
    data["direction"] = "rtl"
    for service in services_of(data["second"]):
        [time] = [cell for cell in service["inner"] if cell["id"] == "time"]
        time["rows"] = ["7 moons"]
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    said = [line for line in lines(made) if "moons" in line]
    assert len(said) == 3
    assert all("7moons" in line for line in said)


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("which", [0, 1])
def test_a_title_from_right_to_left_takes_no_room_from_others(
    press: Press, which: int, landscape: bool
) -> None:
    data = pair(Sheet("a3", landscape=landscape), 2)
    (data, data["second"])[which]["direction"] = "rtl"
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []


def test_a_sheet_from_right_to_left_begins_at_the_right(press: Press) -> None:
    data = with_services(example_data("poster", "en", Sheet("a2")), 3)
    data["direction"] = "rtl"
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    first = next(pages(made))
    name = squeezed(services_of(data)[0]["label"])
    letters = [one for one in first.letters if one.what.isalnum()]
    at = "".join(one.what for one in letters).index(name)
    right = max(one.right for one in letters[at : at + len(name)])
    assert right == pytest.approx(first.trim.right - 15 * MM, abs=3)
    # the codes stand at the left, clear of the times beside them
    codes = [
        one for one in first.pictures if one.right < 60 * MM and one.bottom < 0.75 * first.trim.top
    ]
    assert codes
    for code in codes:
        near = [one for one in first.letters if one.bottom < code.top and one.top > code.bottom]
        assert min(one.left for one in near if one.colour) > code.right + 3 * MM
