"""What a brochure leaves out of its lists: never what all pay on top, and never unsaid."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import (
    Plain,
    example_data,
    groups_of,
    on,
    plain,
    section,
    services_of,
    set_sheet,
    with_services,
)
from tests.sheets import lines_of

NEED, STEP = "What you need", "What happens"
BOOKLET = {"en": "booklet", "sw": "kijitabu"}
Shape = dict[str, int]  # how many entries of each list, and how many letters each has
SHAPES = st.fixed_dictionaries(
    {
        "letters": st.sampled_from([18, 60, 150]),
        "papers": st.sampled_from([0, 1, 4, 12, 30, 90]),
        "sizes": st.sampled_from([0, 2, 5, 11, 40]),
        "extras": st.sampled_from([0, 1, 3]),
        "kinds": st.sampled_from([0, 2, 5, 20]),
        "turns": st.sampled_from([0, 4, 40]),
    }
)
USUAL: Shape = {"letters": 18, "papers": 12, "sizes": 0, "extras": 0, "kinds": 0, "turns": 0}


def listed(language: str, count: int, shapes: list[Shape]) -> Plain:
    """Return a brochure of services whose lists are of these shapes, each in its turn."""
    data = with_services(example_data("brochure", language), count)
    for number, service in enumerate(services_of(data)):
        of = shapes[number % len(shapes)]
        words = " of the owner of the business and a copy" * 5

        def entries(
            name: str,
            many: int,
            *rows: str,
            n: int = number,
            letters: int = of["letters"],
            **more: Any,
        ) -> list[Plain]:
            names = (f"{name} {n}.{turn:03}" for turn in range(many))
            return [plain("", *rows, label=(x + words)[:letters], **more) for x in names]  # noqa: B023

        sizes = entries("Size", of["sizes"], "KSh\u00a09,500")
        extras = entries("Extra", of["extras"], "KSh\u00a050", mark="on-top")
        kinds = entries("Kind", of["kinds"], "9\u00a0days")
        service["label"] = f"Service {number}"
        service["inner"] = [
            plain(
                "cost", "KSh\u00a09", label="Cost", inner=[{"id": "lines", "inner": sizes + extras}]
            ),
            plain("time", "9 days", label="Time", inner=[{"id": "lines", "inner": kinds}]),
            plain("requirements", label=NEED, inner=entries("Paper", of["papers"])),
            plain("steps", label=STEP, inner=entries("Turn", of["turns"])),
        ]
    return data


def inside_of(made: Path) -> str:
    return " ".join(pypdfium2.PdfDocument(made)[1].get_textpage().get_text_range().split())


def shown(name: str, number: int, text: str) -> int:
    """Return how many entries of a list of a service stand in a text."""
    return len({*re.findall(rf"\b{name} {number}\.\d{{3}}", text)})


@given(
    language=st.sampled_from(["en", "sw"]),
    count=st.integers(1, 30),
    shapes=st.lists(SHAPES, min_size=1, max_size=3),
)
@settings(max_examples=12, deadline=None)
@example("en", 8, [USUAL | {"papers": 24, "sizes": 11, "extras": 1}, USUAL | {"sizes": 11}])
@example("en", 6, [USUAL | {"papers": 30, "sizes": 15, "extras": 1}])
@example("en", 9, [USUAL | {"papers": 4, "sizes": 5, "kinds": 5}])
@example("sw", 13, [USUAL | {"papers": 4, "sizes": 5, "extras": 3, "kinds": 5}])
@example("en", 7, [USUAL | {"papers": 30, "letters": 60, "sizes": 5}, USUAL | {"kinds": 2}])
@example("en", 3, [USUAL | {"papers": 60, "letters": 60, "turns": 4}])
@example("sw", 30, [USUAL | {"papers": 1, "sizes": 2, "extras": 1}])
@example("en", 8, [USUAL | {"papers": 30, "sizes": n, "kinds": n} for n in (3, 4, 5, 6, 7, 8)])
@example("en", 2, [USUAL | {"sizes": 40, "extras": 3, "papers": 90}])
def test_what_is_left_out_has_its_pointer_and_extras_are_not(
    press: Press, language: str, count: int, shapes: list[Shape]
) -> None:
    made, told = set_sheet(press, "brochure", listed(language, count, shapes))
    text = inside_of(made)
    assert geometry.faults(made) == []
    lost = {(one["id"], one["what"]) for one in told["left_out"] if one["what"] != "section"}
    assert not lost or BOOKLET[language] in text
    hidden = []
    for number, service in enumerate(services_of(listed(language, count, shapes))):
        of = shapes[number % len(shapes)]
        if (service["id"], "service") in lost:
            continue
        sizes, extras = shown("Size", number, text), shown("Extra", number, text)
        if sizes:
            assert extras == of["extras"]
        assert ((service["id"], "fee classes") in lost) is (
            sizes < of["sizes"] or extras < of["extras"]
        )
        kinds = shown("Kind", number, text)
        if count < 9 and of["letters"] < 20:  # others may have no room in any type
            assert bool(sizes) is bool(of["sizes"])
            assert bool(kinds) is bool(of["kinds"])
        hidden += [of["sizes"] - sizes] * bool(sizes) + [of["kinds"] - kinds] * bool(kinds)
    # the notes count classes and times, and no extra
    counted = [int(x) for x in re.findall(r"\+ (\d+) (?:more|zaidi):", text)]
    assert {x for x in hidden if x} <= {*counted}
    # one entry of one line takes no more room than the line that it is one more
    if all(of["letters"] < 20 for of in shapes):
        assert 1 not in counted


@pytest.mark.parametrize("count", [2, 3])
def test_few_services_in_rows_name_the_booklet_too(press: Press, count: int) -> None:
    data = listed("en", count, [USUAL | {"papers": 2, "turns": 2}])
    for service in services_of(data):
        # rows have no notes, and room for all else
        service["inner"][0]["inner"].append(plain("notes", "The fee is paid at the bank. " * 400))
    made, told = set_sheet(press, "brochure", data)
    text = inside_of(made)
    assert "paid at the bank" not in text
    assert {one["what"] for one in told["left_out"]} == {"notes"}
    assert "In our booklet: Notes" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("papers", [12, 16, 20])
def test_long_lists_of_two_services_take_no_other_fact_away(
    press: Press, language: str, paper: str, papers: int
) -> None:
    data = on(
        Sheet(paper, landscape=True),
        listed(language, 2, [USUAL | {"papers": papers, "letters": 60, "sizes": 13, "kinds": 6}]),
    )
    for service in services_of(data):
        service["inner"] += [
            plain(name, f"{name} is told" + " at length" * 9, label=name)
            for name in ("how", "where", "who", "remedy")
        ]
    made, told = set_sheet(press, "brochure", data)
    text = inside_of(made)
    assert geometry.faults(made) == []
    assert {one["what"] for one in told["left_out"] if one["what"] != "section"} <= {
        "requirements",
        "fee classes",
    }
    assert shown("Paper", 0, text) > 4
    for name in ("how", "where", "who", "remedy"):
        assert text.count(f"{name} is told") == 2


BOOKLET_HAS = {"en": "What you need: see our booklet", "sw": "Unachohitaji: tazama kijitabu chetu"}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_one_line_tells_that_a_theme_has_its_lists_in_the_booklet(
    press: Press, language: str, paper: str
) -> None:
    data = example_data("brochure", language, Sheet(paper, landscape=True))
    made, told = set_sheet(press, "brochure", data)
    text = inside_of(made)
    lost = {one["id"] for one in told["left_out"] if one["what"] == "requirements"}
    expected = 0
    for group in groups_of(data):
        needing = {
            service["id"]
            for service in group["inner"]
            for cell in service["inner"]
            if cell["id"] == "requirements" and cell.get("inner")
        }
        # where the theme goes on, the line comes again
        heads = 1 + len(
            re.findall(rf"{re.escape(group['label'])} \((?:continued|inaendelea)", text)
        )
        expected += heads if needing <= lost else len(needing & lost)
    assert 0 < len(lost) < 24
    assert text.count(BOOKLET_HAS[language]) == expected <= len(lost)


def first_lines(made: Path) -> list[str]:
    """Return the first line of each panel inside, without its spaces."""
    page = [*geometry.pages(made)][1]
    width = (page.trim.right - page.trim.left) / 3
    below = [x for x in page.letters if x.top < page.trim.top - 19 * geometry.MM]
    lines = []
    for panel in range(3):
        here = [x for x in below if int((x.left - page.trim.left) / width) == panel]
        highest = max(here, key=lambda x: x.top)
        first = [x for x in here if x.top > highest.bottom]
        lines.append("".join(x.what for x in sorted(first, key=lambda x: x.left)).replace(" ", ""))
    return lines


@given(count=st.integers(2, 3), shapes=st.lists(SHAPES, min_size=1, max_size=3))
@settings(max_examples=10, deadline=None)
@example(3, [USUAL | {"sizes": 2, "papers": 11}, USUAL | {"sizes": 4, "papers": 17}])
@example(2, [USUAL | {"sizes": 40, "papers": 2}, USUAL | {"papers": 90}])
@example(2, [USUAL | {"papers": 40, "turns": 40}])
@example(3, [USUAL | {"papers": 12, "letters": 60, "turns": 4}])
def test_no_panel_begins_with_a_list_whose_service_it_does_not_name(
    press: Press, count: int, shapes: list[Shape]
) -> None:
    data = listed("en", count, shapes)
    made, _ = set_sheet(press, "brochure", data)
    beside = [section(data, name) for name in ("guarantee", "rights", "duties")]
    names = [each.get("brief") or each["label"] for each in beside]
    names += [one["label"] for one in services_of(data)]
    begins = tuple(name.replace(" ", "")[:10] for name in names)  # a line may hold no more
    lines = first_lines(made)
    assert [line for line in lines if not line.startswith(begins)] == []


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_card_keeps_an_amount_with_its_currency(press: Press, language: str) -> None:
    data = with_services(example_data("counter-cards", language, Sheet("a5")), 3)
    amount, whole = "KSh\u00a01,234,567,890,123", "From KSh\u00a0123,456,789,312 in all"
    for service, words in zip(services_of(data), (amount, "Free", whole), strict=True):
        for cell in service["inner"]:
            if cell["id"] in ("cost", "time"):
                cell["rows"] = [words if cell["id"] == "cost" else "2\u00a0hours"]
                cell["inner"] = []
    made, _ = set_sheet(press, "counter-cards", data)
    lines = [line.replace("\u00a0", " ") for line in lines_of(made)]
    assert sum("KSh 1,234,567,890,123" in line for line in lines) == 1
    assert sum("KSh 123,456,789,312" in line for line in lines) == 1
    assert geometry.faults(made) == []


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_layouts_know_what_is_paid_on_top(language: str) -> None:
    data = example_data("brochure", language)
    marks = [
        [line.get("mark", "") for line in lines["inner"]]
        for service in services_of(data)
        for cell in service["inner"]
        for lines in cell.get("inner", [])
        if cell["id"] == "cost" and lines["id"] == "lines"
    ]
    assert {mark for each in marks for mark in each} == {"", "on-top"}
    # after the classes that they come on top of
    assert all(each == sorted(each) for each in marks)
