"""The index on the first sheet of a wall charter, and how evenly its sheets are filled."""

import re

import pytest

from mkataba.papers import Sheet
from mkataba.publish.layout_report import OTHER_SHEETS
from mkataba.publish.press import Press
from tests.geometry import faults
from tests.layouts import (
    example_data,
    plain,
    put,
    services_of,
    set_sheet,
    with_layout,
    with_services,
)
from tests.wall_index import (
    assert_panels,
    free_parts,
    index_of,
    of_services,
    poster,
    stands_on,
    texts,
)

CASES = [
    (Sheet(paper, landscape=landscape), count, themes, ("", "sw")[(at + number) % 2])
    for at, (paper, landscape) in enumerate(
        (("a0", True), ("a2", False), ("a2", True), ("a4", False))
    )
    for number, (count, themes) in enumerate(((26, 5), (40, 1), (90, 5), (90, 60), (150, 18)))
]
"""Each paper with each number of services, and each of both alone and in two languages."""


@pytest.mark.parametrize(("sheet", "count", "themes", "second"), CASES, ids=str)
def test_the_first_sheet_says_what_stands_on_the_others_or_that_is_told(
    press: Press, sheet: Sheet, count: int, themes: int, second: str
) -> None:
    made, told = set_sheet(press, "poster", poster(sheet, count, themes, second))
    assert faults(made) == []
    sheets = texts(made)
    index = index_of(sheets)
    is_told = OTHER_SHEETS in {one["id"] for one in told["left_out"]}
    if len(sheets) == 1:
        assert not index
        assert not is_told
        return
    assert bool(index) != is_told
    assert_panels(sheets, index, told, second)
    if is_told:
        assert second
        assert themes > 18
        return
    if by_sheet := of_services(index):
        shown = {
            number: found
            for number, text in enumerate(sheets, 1)
            if number > 1 and (found := re.findall(r"Service \d{3}", text))
        }
        assert by_sheet == shown
        return
    for number in range(themes):
        named = re.findall(rf"Theme {number:02}: sheets? (\d+)(?:–(\d+))?", index)
        found = stands_on(sheets, f"Theme {number:02}")
        ends = (str(found[0]), str(found[-1]) if len(found) > 1 else "") if found else ()
        assert named == ([ends] if found else [])
        assert not second or index.count(f"Mada {number:02}: karatasi") == bool(found)


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("paper", ["a2", "a4"])
def test_the_first_sheet_says_where_to_complain(press: Press, paper: str, second: str) -> None:
    made, told = set_sheet(press, "poster", poster(Sheet(paper), 3, 1, second))
    sheets = texts(made)
    assert told["sheets"] == len(sheets) > 1
    for title in ("If we fall short", "Where to find us"):
        found = stands_on(sheets, title)
        assert not found or re.search(rf"Sheet {found[0]}\b[^:]*:[^:]*{title}", index_of(sheets))


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("themes", [1, 9])
def test_the_index_runs_in_the_direction_of_its_words(
    press: Press, themes: int, first: bool
) -> None:
    data = poster(Sheet("a2"), 90, themes, "sw")
    (data if first else data["second"])["direction"] = "rtl"
    made, told = set_sheet(press, "poster", data)
    assert faults(made) == []
    assert OTHER_SHEETS not in {one["id"] for one in told["left_out"]}


def test_rows_of_one_height_stand_evenly_on_all_sheets(press: Press) -> None:
    data = with_services(example_data("poster", "en", Sheet("a2")), 63)
    for number, service in enumerate(services := services_of(data)):
        service["label"] = f"Service {number:03}"
        for cell in service["inner"]:
            cell.update(plain(cell["id"], "One line"), inner=[])
    put(data, [("Theme", services)])
    data["sections"] = [one for one in data["sections"] if one["id"] == "services"]
    filled = with_layout(press, "if starts == none { plan.starts } else { starts }", "plan.starts")
    counts = set_sheet(press, "poster", data)[1]["services"]
    before = set_sheet(filled, "poster", data)[1]["services"]
    assert len(counts) == len(before) > 1
    assert max(counts[1:]) - min(counts[1:]) <= 1 < max(before[1:]) - min(before[1:])


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("paper", ["a0", "a1", "a2", "a4"])
def test_few_services_fill_the_first_sheet(
    press: Press, paper: str, landscape: bool, count: int, second: str
) -> None:
    data = poster(Sheet(paper, landscape=landscape), count, 1, second)
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    # in two languages, one below the other, the next service is as high as a third of a sheet
    assert free_parts(made)[0] < (0.32 if second else 0.24)
