"""The size of text that is asked for is used as far as it fits, and what is used is told."""

import re
from functools import partial

import pytest

from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, plain, report, services_of, set_sheet, with_services

SIZES = {"en": (24, 200), "sw": (12, 40)}
WHOLE = {
    "service-sheets": (12, 14),
    "counter-cards": (14, 20),
    "feedback-sign": (12, 18),
    "roll-up": (40, 50),  # in larger type an address beside would be parted
    "charter-large": (24, 30),
    "booklet": (12, 20),
    "brochure": (9, 10),
}
"""The sizes in which the example's text can be set on each."""
CAPTION = {"charter-large": 18, "counter-cards": 11, "roll-up": 32}
"""The least type of captions where the text is set in its own least size, in points."""


def asked(layout: str, size: float, language: str = "en") -> Plain:
    own = SHEETS[layout]
    sheet = Sheet(own.paper, landscape=own.landscape, body=size)
    data = example_data(layout, language, sheet)
    return data if layout == "feedback-sign" else with_services(data, 2)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", WHOLE)
def test_no_size_prints_anything_wrong(press: Press, layout: str, language: str) -> None:
    for size in SIZES[language]:
        path, told = set_sheet(press, layout, asked(layout, size, language))
        assert geometry.faults(path) == [], size
        assert 0 < told["body"] <= size
        assert any(abs(x - told["body"]) < 0.06 for x in geometry.sizes(path))


@pytest.mark.parametrize("layout", WHOLE)
def test_a_size_that_fits_is_used(press: Press, layout: str) -> None:
    for size in WHOLE[layout]:
        path, told = set_sheet(press, layout, asked(layout, size))
        assert told["body"] == size
        assert any(abs(x - size) < 0.06 for x in geometry.sizes(path))
        if size >= CAPTION.get(layout, 9):
            assert told["smallest"] == pytest.approx(min(geometry.sizes(path)), abs=0.06)


@pytest.mark.parametrize("size", [18, 20])
def test_no_card_holds_the_foot_alone(press: Press, size: int) -> None:
    path, told = set_sheet(press, "counter-cards", asked("counter-cards", size))
    assert told["sheets"] == 2 * 2
    for share in geometry.filled(path, beneath=50):
        assert share > 0.2


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_sign_without_codes_takes_no_more_sheets(press: Press, language: str) -> None:
    for office in (False, True):
        sheet = Sheet("a4", codes=False, office=office)
        assert (
            report(press, "feedback-sign", example_data("feedback-sign", language, sheet))["sheets"]
            == 1
        )


def test_the_head_of_numbers_is_set_as_the_heads_beside_it(press: Press) -> None:
    path, _ = set_sheet(press, "feedback-sign", example_data("feedback-sign"))
    [page] = geometry.pages(path)
    [number] = [x for x in page.letters if x.what == "№"]
    beside = [x for x in page.letters if abs(x.bottom - number.bottom) < 2]
    assert {x.size for x in beside} == {number.size}


@pytest.mark.parametrize("layout", ["service-sheets", "counter-cards"])
def test_cost_and_time_are_set_in_one_size(press: Press, layout: str) -> None:
    data = with_services(example_data(layout), 1)
    [service] = services_of(data)
    cells = {x["id"]: x for x in service["inner"]}
    cells["cost"] |= plain("cost", "Gratis", form="amount", inner=[])
    cells["time"] |= plain("time", "Zx law sets it for each class of trader in it", inner=[])
    path, _ = set_sheet(press, layout, data)
    page = next(geometry.pages(path))
    words = "".join(x.what for x in page.letters)
    sizes = [page.letters[words.index(x)].size for x in ("Gratis", "Zxlaw")]
    assert sizes[0] == sizes[1]


LIES = partial(Sheet, landscape=True)


@pytest.mark.parametrize("long", [(1,), (0, 2)])
def test_a_long_list_takes_nothing_from_other_services(press: Press, long: tuple[int, ...]) -> None:
    data = with_services(example_data("brochure", "en", LIES("a4")), 3)
    for number, service in enumerate(services_of(data)):
        [needs] = [x for x in service["inner"] if x["id"] == "requirements"]
        many = [f"Paper {n:02} of {number} and of the owner" for n in range(90)]
        few = [f"Paper {number} of the owner"]
        needs["inner"] = [{"form": "item", "label": x} for x in (many if number in long else few)]
    path, told = set_sheet(press, "brochure", data)
    assert geometry.faults(path) == []
    out = {x["id"] for x in told["left_out"] if x["what"] == "requirements"}
    assert out == {services_of(data)[n]["id"] for n in long}
    said = "".join(x.what for page in geometry.pages(path) for x in page.letters)
    assert all((f"Paper{n}oftheowner" in said) is (n not in long) for n in range(3))
    for number in long:  # the first papers, and how many more there are
        shown = len(re.findall(rf"Paper\d\dof{number}andoftheowner", said))
        assert 2 < shown < 90
        assert f"+{90 - shown}more:seeourbooklet" in said
