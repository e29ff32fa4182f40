"""What the index on the first sheet of a wall charter says of panels and of what goes on."""

import re

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import faults
from tests.layouts import services_of, set_sheet
from tests.wall_index import assert_panels, index_of, longer, of_services, poster, texts


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("times", [1, 6, 9])
@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("paper", ["a2", "a4"])
def test_the_index_is_true_in_each_language(
    press: Press, paper: str, count: int, times: int, second: str
) -> None:
    data = longer(poster(Sheet(paper), count, min(count, 2), second), times)
    made, told = set_sheet(press, "poster", data)
    assert faults(made) == []
    sheets = texts(made)
    assert_panels(sheets, index_of(sheets), told, second)


@pytest.mark.parametrize("lines", [12, 13, 15, 16])
def test_a_first_sheet_that_is_full_tells_what_its_index_lacks(press: Press, lines: int) -> None:
    data = poster(Sheet("a2"), 5, 2, "sw")
    for service in services_of(data) + services_of(data["second"]):
        [needs] = [cell for cell in service["inner"] if cell["id"] == "requirements"]
        needs["inner"] = [{"form": "item", "label": "One line"}] * lines
    made, told = set_sheet(press, "poster", data)
    assert faults(made) == []
    assert told["services"][0] == 1
    sheets = texts(made)
    assert_panels(sheets, index_of(sheets), told, "sw")


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("times", [30])
def test_the_index_names_a_service_that_goes_on(press: Press, times: int, second: str) -> None:
    data = poster(Sheet("a2"), 4, 1, second)
    for one in (data, data["second"]) if second else (data,):
        longer(
            {"sections": [{"id": "services", "inner": [{"inner": services_of(one)[1:2]}]}]}, times
        )
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    sheets = texts(made)
    shown = {
        number: sorted({*re.findall(r"Service \d{3}", text)})
        for number, text in enumerate(sheets, 1)
        if number > 1 and "Service 0" in text
    }
    assert any("Service 001 (continued)" in text for text in sheets)
    assert of_services(index_of(sheets)) == shown


@pytest.mark.parametrize("draft", [True, False])
def test_the_furniture_of_a_pair_stands_in_both_languages(press: Press, draft: bool) -> None:
    data = poster(Sheet("a2"), 26, 1, "sw")
    data["draft"] = data["second"]["draft"] = draft
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    first, *others = texts(made)
    goes_on = [text for text in others if "Theme 00" in text]
    assert goes_on
    assert all("Theme 00 / Mada 00 (continued / inaendelea)" in text for text in goes_on)
    for text in (first, *others):
        assert ("Draft, not approved / Rasimu, haijaidhinishwa" in text) == draft
        assert ("RASIMU, HAIJAIDHINISHWA" in text) == draft
