"""The index on the first sheet of a wall charter, and how evenly its sheets are filled."""

import re
from pathlib import Path

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.layout_report import OTHER_SHEETS, PART_OF_OTHER_SHEETS
from mkataba.publish.press import Press
from tests.geometry import faults, pages
from tests.layouts import (
    Plain,
    example_data,
    plain,
    put,
    services_of,
    set_sheet,
    with_layout,
    with_services,
)


def numbered(data: Plain, count: int, themes: int, words: tuple[str, str]) -> Plain:
    """Return data with so many services in so many themes, each with a number in its name."""
    data = with_services(data, count)
    service, theme = words
    some = [
        {**one, "label": f"{service} {number:03}"} for number, one in enumerate(services_of(data))
    ]
    put(
        data,
        [
            (
                f"{theme} {number:02}",
                some[count * number // themes : count * (number + 1) // themes],
            )
            for number in range(themes)
        ],
    )
    return data


def poster(sheet: Sheet, count: int, themes: int, second: str = "") -> Plain:
    """Return the data of a poster in English, or in English and a second language."""
    data = example_data("poster", "en", sheet, second=second)
    made = numbered(data, count, themes, ("Service", "Theme"))
    if second:
        made["second"] = numbered(data["second"], count, themes, ("Huduma", "Mada"))
    return made


def texts(made: Path) -> list[str]:
    """Return the text of each sheet, its words one blank apart."""
    document = pypdfium2.PdfDocument(made)
    found = [
        " ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split())
        for page in document
    ]
    document.close()
    return found


def stands_on(sheets: list[str], words: str) -> list[int]:
    """Return the numbers of the sheets from the second one on, on which these words stand."""
    return [number for number, text in enumerate(sheets, 1) if number > 1 and words in text]


def index_of(sheets: list[str], title: str = "On the other sheets") -> str:
    """Return the first sheet from its index on; "" where it has none."""
    return "".join(sheets[0].partition(title)[1:])


def of_services(index: str) -> dict[int, list[str]]:
    """Return the services that an index names, by sheet."""
    parts = re.split(r"Sheet (\d+)(?: / Karatasi ya \d+)?: ", index)[1:]
    found = {
        int(number): re.findall(r"Service \d{3}", words)
        for number, words in zip(parts[::2], parts[1::2], strict=True)
    }
    return {number: names for number, names in found.items() if names}


PANELS = {
    "en": (
        "If we fall short",
        "Step by step",
        "Still not satisfied?",
        "Where to find us",
        "Our promise to you",
    ),
    "sw": (
        "Tukikosea",
        "Hatua kwa hatua",
        "Bado hujaridhika?",
        "Mahali tulipo",
        "Ahadi yetu kwako",
    ),
}


def named_on(index: str, words: str) -> list[int]:
    """Return the sheets on which a panel or a theme stands, as the index says of these words."""
    parts = re.split(r"Sheet (\d+)(?: / Karatasi ya \d+)?: ", index)[1:]
    if parts:
        by_sheet = zip(map(int, parts[::2]), parts[1::2], strict=True)
        return [number for number, names in by_sheet if words in names]
    said = rf"{re.escape(words)}: (?:sheets?|karatasi(?: ya)?) (\d+)(?:–(\d+))?"
    ranges = re.findall(said, index)
    assert len(ranges) <= 1
    return [n for low, high in ranges for n in range(int(low), int(high or low) + 1)]


def assert_panels(sheets: list[str], index: str, told: Plain, second: str) -> None:
    """Assert that the index tells, in each language, where each panel stands, or that it is told."""
    index = index.partition("Good service is your right")[0]  # the foot
    missing = 0
    for language in ("en", second) if second else ("en",):
        for name in PANELS[language]:
            found, named = stands_on(sheets, name), named_on(index, name)
            assert named in ([], found), name
            missing += named != found
    left = {one["id"] for one in told["left_out"]}
    assert bool(missing) == bool(left & {OTHER_SHEETS, PART_OF_OTHER_SHEETS})


CASES = [
    (Sheet(paper, landscape=landscape), count, themes, second)
    for paper, landscape in (("a0", True), ("a2", False), ("a2", True), ("a4", False))
    for count, themes in ((26, 5), (40, 1), (90, 5), (90, 60), (150, 18))
    for second in ("", "sw")
]


@pytest.mark.parametrize(("sheet", "count", "themes", "second"), CASES, ids=str)
def test_the_first_sheet_says_what_stands_on_the_others_or_that_is_told(
    press: Press, sheet: Sheet, count: int, themes: int, second: str
) -> None:
    made, told = set_sheet(press, "poster", poster(sheet, count, themes, second))
    assert faults(made) == []
    sheets = texts(made)
    index = index_of(sheets)
    is_told = OTHER_SHEETS in {one["id"] for one in told["left_out"]}
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


def longer(data: Plain, times: int) -> Plain:
    """Return data of which each service, in both languages, needs so many times as much."""
    for one in (data, data["second"]) if "second" in data else (data,):
        for service in services_of(one):
            [needs] = [cell for cell in service["inner"] if cell["id"] == "requirements"]
            needs["inner"] = needs["inner"] * times
    return data


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
@pytest.mark.parametrize("times", [12, 30])
def test_the_index_names_a_service_that_goes_on(press: Press, times: int, second: str) -> None:
    data = poster(Sheet("a2"), 4, 1, second)
    for one in (data, data["second"]) if second else (data,):
        longer({"sections": [{"id": "services", "inner": [{"inner": services_of(one)[1:2]}]}]}, times)
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
    data = with_services(example_data("poster", "en", Sheet("a2")), 70)
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


def free_part(made: Path) -> float:
    """Return the highest part of the first sheet on which no letter stands, as a share of it."""
    page = next(iter(pages(made)))
    rows = sorted((one.bottom, one.top) for one in page.letters if one.colour)
    free, top = 0.0, page.trim.bottom
    for low, high in rows:
        free, top = max(free, low - top), max(top, high)
    return free / (page.trim.top - page.trim.bottom)


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
    assert free_part(made) < 0.24
