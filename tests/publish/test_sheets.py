"""Sheets of one service, cards, the feedback sign, the roll-up and large print are printed right.

What is wrong is found in the boxes of the PDF, over lists and texts of any length.
"""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from mkataba import model
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.charter.source import language_root
from tests import geometry
from tests.drawn import compare, draw
from tests.layouts import Plain, example_data, groups_of, plain, put, services_of, set_sheet
from tests.outputs import pdf
from tests.strategies import texts_of

LAYOUTS = ("service-sheets", "counter-cards", "feedback-sign", "roll-up", "charter-large")
OF_SERVICES = ("service-sheets", "counter-cards", "charter-large")
FLOOR = {
    "service-sheets": 9,
    "counter-cards": 11,
    "feedback-sign": 9,
    "roll-up": 32,
    "charter-large": 18,
}
"""The least type of each layout, in points: of captions."""
BODY = {"counter-cards": 14, "roll-up": 40, "charter-large": 18}
SHORT, LONG = "Birth certificate", "Registration of a limited partnership of residents " * 5
WIDE = "Halmashauri" * 8
AMOUNT = "KSh\u00a01,234,567,890,123"


def service(n: int, words: str, needs: int, amount: str) -> Plain:
    lines = [plain("", amount, label=words) for _ in range(needs % 7)]
    step = {"form": "item", "label": words}
    step["inner"] = [plain("responsible", words, label="Officer"), plain("time", "5 days")]
    place = {"form": "item", "label": words}
    place["inner"] = [plain("address", words), plain("hours", "Monday to Friday: 08:00 to 17:00")]
    need = {"form": "item", "label": words, "inner": [plain("where", words)]}
    return {
        "id": f"s{n}",
        "form": "service",
        "label": f"{words} {n}",
        "inner": [
            plain("result", words),
            plain("who", words, label="Who may apply"),
            plain("requirements", label="What you need", inner=[need] * needs),
            plain("cost", amount, label="Cost", inner=[{"id": "lines", "inner": lines}]),
            plain("time", words if needs % 2 else "5 days", label="Time it takes", brief="Time"),
            plain("how", words, label="How to apply", inner=[place]),
            plain("where", words, label="Where", inner=[place] * (needs % 5)),
            plain("steps", label="Step by step", inner=[step] * (needs % 9)),
            plain("remedy", words, label="If we fall short"),
            plain("page", "charter.mfano.go.ke/s"),
        ],
    }


def grown(data: Plain, count: int, words: str, needs: int, amount: str) -> Plain:
    """Put so many services, and as many promises, channels and steps of appeal, into the data."""
    made = [service(n, words, needs, amount) for n in range(count)]
    for section in data["sections"]:
        if section["id"] == "services":
            put(data, [(words, made[: count // 2]), (words, made[count // 2 :])])
        if section["id"] == "guarantee":
            section["rows"] = [words] * needs
        if section["id"] == "tell-us":
            for one in section["inner"]:
                if one["id"] == "channels":
                    one["inner"] = [way(words)] * min(needs + 1, 12)
        if section["id"] == "escalation":
            for one in section["inner"]:
                if one["id"] == "steps":
                    one["inner"] = [way(words)] * min(needs + 1, 12)
    return data


def way(words: str) -> Plain:
    inner = [plain("contact", words, label="Contact"), plain("time", "5 days", label="Answer")]
    return {"form": "item", "label": words, "inner": inner}


def assert_right(path: Path, layout: str) -> None:
    assert geometry.faults(path) == []
    assert min(geometry.sizes(path)) >= FLOOR[layout]


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sheets_of_the_example_are_printed_right_and_look_as_they_did(
    press: Press,
    layout: str,
    language: str,
    update_golden: bool,
) -> None:
    data = example_data(layout, language)
    if layout in OF_SERVICES and language == "sw":
        del groups_of(data)[2:]
    path, told = set_sheet(press, layout, data)
    assert_right(path, layout)
    assert min(geometry.filled(path)) > 0.5
    if layout in ("service-sheets", "counter-cards"):
        assert {*told["services"]} == {1}  # none needs a second one
    if layout in BODY:
        sizes = geometry.sizes(path)
        body = sum(n for size, n in sizes.items() if size >= BODY[layout])
        assert body > 0.85 * sizes.total()
    if layout in OF_SERVICES:
        del groups_of(data)[1:]
        groups_of(data)[0]["inner"] = groups_of(data)[0]["inner"][:3]
    pages = draw(press, layout, data, resolution=10 if layout == "roll-up" else 30)
    compare(f"{layout}-{language}", pages[:4], update_golden)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("count", "words", "needs", "amount"),
    [
        (0, SHORT, 0, "Free"),
        (1, SHORT, 1, "Free"),
        (3, LONG, 12, AMOUNT),
        (3, WIDE, 3, AMOUNT),
        (60, SHORT, 2, "KSh\u00a0500"),
    ],
)
def test_however_many_and_however_long_they_are_printed_right(
    press: Press,
    layout: str,
    count: int,
    words: str,
    needs: int,
    amount: str,
) -> None:
    if count > 3 and layout in ("service-sheets", "counter-cards"):
        count = 6  # a sheet each: sixty of one kind are no other case
    data = grown(example_data(layout), count, words, needs, amount)
    assert_right(set_sheet(press, layout, data)[0], layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(
    count=st.integers(0, 2),
    words=texts_of("Wiabcde ,.-/"),
    needs=st.integers(0, 9) | st.just(60),
    amount=st.sampled_from((AMOUNT, "Free", "As the law sets it for each class of trader")),
)
@settings(max_examples=3, phases=[Phase.explicit, Phase.generate])
def test_any_list_and_any_text_is_printed_right(
    press: Press,
    layout: str,
    count: int,
    words: str,
    needs: int,
    amount: str,
) -> None:
    made = f"Q {words} q"
    data = grown(example_data(layout, "sw"), count, made, needs, amount)
    assert_right(set_sheet(press, layout, data)[0], layout)


@pytest.mark.parametrize("layout", OF_SERVICES)
def test_nothing_that_one_brings_is_dropped(press: Press, layout: str) -> None:
    data = grown(example_data(layout), 1, SHORT, 0, "Free")
    [cell] = [x for x in groups_of(data)[-1]["inner"][0]["inner"] if x["id"] == "requirements"]
    cell["inner"] = [{"form": "item", "label": f"Paper {n:03} of the owner"} for n in range(90)]
    path, made = set_sheet(press, layout, data)
    said = " ".join(pdf(path).split())
    assert all(f"Paper {n:03} of the owner" in said for n in range(90))
    assert geometry.faults(path) == []
    assert made["sheets"] == len(pypdfium2.PdfDocument(path)) > 1
    assert sum(made["services"]) == 1
    assert "requirements" not in {one["what"] for one in made["left_out"]}


@pytest.mark.parametrize("count", [26, 60, 150])
def test_a_roll_up_prints_services_down_to_its_floor_and_reports_the_others(
    press: Press, count: int
) -> None:
    data = grown(example_data("roll-up"), count, "Hire of a hall", 2, "KSh\u00a0500")
    path, made = set_sheet(press, "roll-up", data)
    said = pdf(path)
    [printed] = made["services"]
    left_out = [one["id"] for one in made["left_out"] if one["what"] == "service"]
    assert left_out == [one["id"] for one in services_of(data) if one["id"] in left_out]
    out = {*left_out}
    assert printed + len(out) == count
    assert said.count("Hire of a hall") >= printed
    assert (f"and {len(out)} more services at" in " ".join(said.split())) is bool(out)
    # the first of each group stay
    half = count // 2
    assert out.isdisjoint({"s0", "s1", f"s{half}", f"s{half + 1}"})
    if out:
        assert printed >= 30
        assert geometry.sizes(path)[40.0] > 0
    assert_right(path, "roll-up")


def test_codes_lead_to_the_page_of_the_service_and_stand_at_the_height_of_a_hand(
    press: Press,
    body: model.Body,
) -> None:
    root = language_root(body, "sw")
    listed = body.external.groups[0].services
    services = [f"{root}services/{service.id}/" for service in listed]
    for layout, expected in {
        "counter-cards": services,
        "feedback-sign": [f"{root}feedback/"],
        "roll-up": [f"{root}charter/"],
    }.items():
        data = example_data(layout, "sw")
        if layout == "counter-cards":
            del groups_of(data)[1:]
        pages = draw(press, layout, data, resolution=20 if layout == "roll-up" else 70)
        found = [code for page in pages for code in codes(page)]
        assert [code.text for code in found] == expected
        if layout == "roll-up":
            height = pages[0].height
            middle = (found[0].position.top_left.y + found[0].position.bottom_left.y) / 2
            assert 700 < 2000 * (1 - middle / height) < 1300


def codes(page: Image.Image) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_office_sheet_has_neither_large_areas_nor_codes_where_none_are_asked_for(
    press: Press, layout: str
) -> None:
    sheet = SHEETS[layout]
    office = Sheet(sheet.paper, codes=False, office=True, body=sheet.body)
    data = example_data(layout, "en", office)
    grown(data, 1, SHORT, 3, "Free")
    path, _ = set_sheet(press, layout, data)
    assert_right(path, layout)
    for page in geometry.pages(path):
        size = page.trim.right * page.trim.top
        assert all((x.right - x.left) * (x.top - x.bottom) < size / 50 for x in page.areas)
        assert not page.pictures


@pytest.mark.parametrize("layout", ["service-sheets", "counter-cards", "feedback-sign"])
def test_a_draft_says_so_on_each_sheet(press: Press, layout: str) -> None:
    data = grown(example_data(layout, "sw", draft=True), 2, SHORT, 30, "Bure")
    for page in pypdfium2.PdfDocument(set_sheet(press, layout, data)[0]):
        assert "Rasimu" in page.get_textpage().get_text_range()
