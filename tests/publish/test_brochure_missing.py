"""The head of a brochure says what the booklet has that no line below says, and nothing else."""

import re

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, on, plain, services_of, set_sheet, with_services
from tests.publish.test_brochure_lists import USUAL, Shape, inside_of, listed, shown

HEAD = {"en": "In our booklet: ", "sw": "Katika kijitabu chetu: "}
ITEMS = {
    "en": (NEEDS := "What you need", "All costs", "All times", "How to pay", "Notes"),
    "sw": (NEEDS, "Gharama zote", "Muda wa kila aina", "Jinsi ya kulipa", "Maelezo"),
}
MOST = 6  # things that the line names, the last of which may be "and more"
NOTE, PAY = "Note number", "Bank number"
FEW = USUAL | {"papers": 1}
LONG = USUAL | {"papers": 12, "letters": 150, "sizes": 5, "kinds": 5}


def noted(language: str, count: int, shapes: list[Shape]) -> Plain:
    """Return a brochure in which every second service has a note and a way to pay."""
    data = listed(language, count, shapes)
    for number, service in enumerate(services_of(data)):
        cost, time, *_ = service["inner"]
        if number % 2 == 0:
            (cost if number % 4 else time)["inner"].append(plain("notes", f"{NOTE} {number}."))
            cost["inner"].append(plain("payment", f"{PAY} {number}.", label="Payment"))
    return data


def head_of(text: str, language: str) -> list[str]:
    """Return what the head of the inside names."""
    found = re.search(rf"{HEAD[language]}(.*?) \(charter", text)
    named = found[1].replace("\u00a0", " ").split(" · ") if found else []
    assert len(named) <= MOST
    return named


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(
    ("paper", "count", "shapes"),
    [
        *(("a4", n, [FEW]) for n in (4, 9, 40)),
        *(("a4", n, [USUAL | {"papers": 2, "sizes": 5, "kinds": 2}]) for n in (9, 20)),
        *(("a4", n, [LONG]) for n in (5, 9, 26)),
        *(("a3", n, [FEW, LONG | {"sizes": 0}]) for n in (6, 20)),
    ],
)
def test_the_head_names_what_the_booklet_has_and_no_line_tells(
    press: Press, language: str, paper: str, count: int, shapes: list[Shape]
) -> None:
    data = on(Sheet(paper, landscape=True), noted(language, count, shapes))
    made, told = set_sheet(press, "brochure", data)
    assert geometry.faults(made) == []
    text, head = inside_of(made), head_of(inside_of(made), language)
    lost = {(one["id"], one["what"]) for one in told["left_out"]}
    here = [(n, s) for n, s in enumerate(services_of(data)) if (s["id"], "service") not in lost]
    for number, service in here:
        for what, words in (("notes", NOTE), ("ways to pay", PAY)):
            is_shown = f"{words} {number}." in text
            assert is_shown is (number % 2 == 0 and (service["id"], what) not in lost)
    kinds = {what for _, what in lost}
    none_of = {
        name: all(shown(name, n, text) == 0 for n, _ in here) for name in ("Paper", "Size", "Kind")
    }
    needs, costs, times, pay, notes = ITEMS[language]
    one_by_one = "What you need: see" in text or "Unachohitaji: tazama" in text
    expected = (
        (needs, "requirements" in kinds and none_of["Paper"] and not one_by_one),
        (costs, "fee classes" in kinds and none_of["Size"]),
        (times, "time classes" in kinds and none_of["Kind"]),
        (pay, "ways to pay" in kinds),
        (notes, "notes" in kinds),
    )
    assert head == [name for name, is_missing in expected if is_missing]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_example_tells_how_to_pay_or_where_that_is_told(press: Press, language: str) -> None:
    for count in (9, 26):
        data = with_services(example_data("brochure", language), count)
        made, told = set_sheet(press, "brochure", data)
        lost = {one["what"] for one in told["left_out"]}
        pay = ITEMS[language][3]
        assert (pay in head_of(inside_of(made), language)) is ("ways to pay" in lost)
        assert pay in inside_of(made)
