"""Sheets of few words: what stands over others is never smaller, and no sheet is half empty."""

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import faults, pages
from tests.layouts import (
    Plain,
    example_data,
    groups_of,
    plain,
    services_of,
    set_sheet,
    with_services,
)
from tests.wall_index import free_parts

TITLE = (
    "Charter of the services that the county gives to all who live and work here, and their times"
)


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("words", [2, 4, 8, 12, 17])
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("paper", ["a0", "a1", "a2", "a4"])
def test_a_title_is_never_smaller_than_its_theme(
    press: Press, paper: str, landscape: bool, words: int, second: str
) -> None:
    sheet = Sheet(paper, landscape=landscape)
    data = with_services(example_data("poster", "en", sheet, second=second), 1)
    data["charter"]["title"] = title = " ".join(TITLE.split()[:words])
    if second:
        data["second"] = with_services(data["second"], 1)
        data["second"]["charter"]["title"] = title.upper()
    groups_of(data)[0]["label"] = "Qqq"
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    letters = [one for one in next(iter(pages(made))).letters if one.what.strip()]
    theme = max(one.size for one in letters if one.what == "q")
    head = [one for one in letters if one.bottom > min(x.top for x in letters if x.what == "q")]
    assert max(one.size for one in head if one.what in "Ccharter") >= theme - 0.1


def cards(language: str, many: int, classes: int) -> Plain:
    """Return cards of which one needs so many things and has so many classes."""
    data = with_services(example_data("counter-cards", language, Sheet("a5")), 1)
    [service] = services_of(data)
    lines = [plain("", "KSh 9", label=f"Size {turn}") for turn in range(classes)]
    papers = [{"form": "item", "label": f"Paper {turn}"} for turn in range(many)]
    service["inner"] = [
        plain("cost", "KSh\u00a0900", label="Cost", inner=[{"id": "lines", "inner": lines}]),
        plain("time", "2\u00a0days", label="Time", brief="Time"),
        plain("requirements", label="What you need", inner=papers),
    ]
    return data


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    ("many", "classes"), [(1, 0), (2, 2), (4, 0), (6, 3), (16, 0), (18, 4), (10, 10), (30, 4)]
)
def test_no_side_of_a_card_is_half_empty(
    press: Press, language: str, many: int, classes: int
) -> None:
    made, told = set_sheet(press, "counter-cards", cards(language, many, classes))
    assert faults(made) == []
    assert max(free_parts(made)) < 0.36
    assert told["sheets"] <= 2
    assert told["body"] >= 14
