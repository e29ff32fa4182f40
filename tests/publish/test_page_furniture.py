"""Heads, feet and pictures of sheets stand in their room, however long a name is."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.drawn import draw
from tests.layouts import Plain, example_data, groups_of, section, set_sheet, with_services
from tests.outputs import pdf
from tests.strategies import texts_of

LAYOUTS = (
    *("service-sheets", "counter-cards", "feedback-sign", "roll-up", "charter-large"),
    *("brochure", "booklet", "charter"),
)
WITHOUT_SERVICES = ("feedback-sign",)
FLOOR = {"roll-up": 40, "charter-large": 18}
"""The least type of what stands on every page, in points, where that is not 9."""
MINISTRY = (
    "Ministry of Water, Sanitation, Irrigation, Environment, Forestry and Climate Change of the"
    " Republic of Kenya"
)
WAVED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path fill="teal" d="M0 0'
LOGO = WAVED + "".join(f"L{5 * n} {n % 2 * 9}" for n in range(1, 81)) + 'L400 100L0 100Z"/></svg>'


def named(data: Plain, words: str) -> Plain:
    """Put words in all that a head or a foot says of the organisation and of its charter."""
    data["organization"] |= dict.fromkeys(("name", "short_name", "slogan"), words)
    data["charter"] |= dict.fromkeys(("title", "full_title", "audience_line", "part_line"), words)
    for one in data["sections"]:
        if one["id"] == "approval":
            for line in one["inner"]:
                line["rows"] = [words]
    return data


def few(layout: str, language: str = "en", sheet: Sheet | None = None) -> Plain:
    data = example_data(layout, language, sheet)
    return data if layout in WITHOUT_SERVICES else with_services(data, 2)


def assert_right(path: Path, layout: str) -> None:
    assert geometry.faults(path) == []
    assert min(geometry.sizes(path)) >= FLOOR.get(layout, 9)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("times", [1, 2])
def test_long_names_stay_on_the_page(press: Press, layout: str, times: int) -> None:
    words = " ".join([MINISTRY] * times)
    path, _ = set_sheet(press, layout, named(few(layout), words))
    assert_right(path, layout)
    # parts of a long word have a soft hyphen between them
    said = "".join(pdf(path).replace("\u00ad", "").split())
    assert "".join(words.split()) in said.replace("\x02", "")


@pytest.mark.parametrize("layout", LAYOUTS)
@given(words=texts_of("Wiabcde ,.-/"))
@settings(max_examples=2)
def test_any_name_stays_on_the_page(press: Press, layout: str, words: str) -> None:
    path, _ = set_sheet(press, layout, named(few(layout, "sw"), f"Q {words} q"))
    assert_right(path, layout)


@pytest.mark.parametrize("layout", ["charter-large", "booklet"])
def test_long_names_stay_on_the_page_in_the_largest_type(press: Press, layout: str) -> None:
    sheet = Sheet({"booklet": "a5"}.get(layout, "a4"), body=200)
    path, _ = set_sheet(press, layout, named(few(layout, sheet=sheet), MINISTRY))
    assert_right(path, layout)


def pictured(press: Press, data: Plain) -> Plain:
    """Put arms, a logo, and nine partners into the data, each four times as wide as high."""
    for name in ("arms", "logo", *(f"partner-{n}" for n in range(9))):
        (press.folder / "pictures" / f"{name}.svg").write_text(LOGO, encoding="utf-8")
    head = [{"file": f"{name}.svg", "alt": name} for name in ("arms", "logo")]
    partners = [{"file": f"partner-{n}.svg", "alt": f"Partner {n}"} for n in range(9)]
    return {**data, "pictures": {"head": head, "partners": partners}}


@pytest.mark.parametrize(
    ("layout", "count"),
    [
        *((layout, 11) for layout in ("charter", "booklet", "brochure", "charter-large")),
        *((layout, 2) for layout in ("service-sheets", "feedback-sign", "roll-up")),
    ],
)
def test_pictures_are_whole_and_apart(press: Press, layout: str, count: int) -> None:
    path, _ = set_sheet(press, layout, pictured(press, few(layout)))
    shown = 0
    for page in geometry.pages(path):
        logos = [x for x in page.pictures if (x.right - x.left) / (x.top - x.bottom) > 2]
        shown += len(logos)
        for n, one in enumerate(logos):
            assert (one.right - one.left) / (one.top - one.bottom) == pytest.approx(4, rel=0.02)
            assert one.left >= page.trim.left
            assert one.right <= page.trim.right
            assert all(min(one.over(other)) <= 0 for other in logos[n + 1 :])
    assert shown == count * (2 if layout == "service-sheets" else 1)
    assert geometry.faults(path) == []


@pytest.mark.parametrize("layout", ["service-sheets", "counter-cards"])
def test_a_sheet_without_a_service_says_whose_it_is(press: Press, layout: str) -> None:
    data = example_data(layout)
    groups_of(data).clear()
    path, told = set_sheet(press, layout, data)
    assert told["services"] == [0]
    assert_right(path, layout)
    said = pdf(path)
    assert data["organization"]["name"] in said
    assert section(data, "tell-us")["brief"] in said
    assert len(draw(press, layout, data, resolution=10)) == 1
