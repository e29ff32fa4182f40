"""Each sheet says whose it is: the service that goes on on it, the office that it is for."""

import re
from pathlib import Path

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests.geometry import faults, pages
from tests.layouts import (
    example_data,
    groups_of,
    plain,
    services_of,
    set_sheet,
    with_services,
)
from tests.sheets import body, templates

OF_ONE_SERVICE = ("service-sheets", "counter-cards")


def texts(made: Path) -> list[str]:
    """Return the letters of each page alone."""
    document = pypdfium2.PdfDocument(made)
    return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("much", [14, 45, 90])
@pytest.mark.parametrize("layout", OF_ONE_SERVICE)
def test_each_sheet_says_which_service_goes_on_on_it(press: Press, layout: str, much: int) -> None:
    data = with_services(example_data(layout, "sw"), 3)
    long = services_of(data)[1]
    [needs] = [cell for cell in long["inner"] if cell["id"] == "requirements"]
    first = needs["inner"][0]
    needs["inner"] = [{**first, "label": f"{first['label']} {n}"} for n in range(much)]
    made, told = set_sheet(press, layout, data)
    assert faults(made) == []
    names = [squeezed(service["label"]) for service in services_of(data)]
    begun = 0
    for page, services in zip(texts(made), told["services"], strict=True):
        begun += services
        if layout == "counter-cards" and not page:
            continue  # the back of a card that needs none
        assert names[begun - 1] in page
        if squeezed(first["label"]) in page:
            assert squeezed(needs["label"]) in page  # where it goes on, too
        assert (squeezed(data["labels"]["continued"]) in page) == (not services)


@pytest.mark.parametrize(
    "layout", [name for name in SHEETS if name not in {"acknowledgement", "feedback-sign"}]
)
def test_a_sheet_for_an_office_names_it(press: Press, layout: str) -> None:
    point = body().service_points[-1]
    words = templates("sw")
    external = body().external
    data = sheet_data(
        body(), Part(external), words, False, layout, SHEETS[layout] or Sheet("a4"), point=point
    )
    made, told = set_sheet(press, layout, with_services(data, 2))
    name = squeezed(words.formatter.text(point.name))
    for page, services in zip(texts(made), told["services"], strict=True):
        if services or layout not in OF_ONE_SERVICE:
            assert name in page
            break


@pytest.mark.parametrize("layout", OF_ONE_SERVICE)
def test_each_list_that_goes_on_is_named(press: Press, layout: str) -> None:
    data = with_services(example_data(layout), 1)
    [service] = services_of(data)
    place = [plain("address", "Uhuru Road"), plain("hours", "Monday to Friday: 08:00 to 17:00")]
    listed = {
        "Cost": "Size",
        "What you need": "Paper",
        "Where": "Office",
        "What happens, step by step": "Turn",
    }
    for cell in service["inner"]:
        entries = [f"{listed.get(cell.get('label'), '')} {n}." for n in range(60)]
        if cell["id"] == "cost":
            lines = [plain("", "KSh 9", label=entry) for entry in entries]
            cell["inner"] = [{"id": "lines", "inner": lines}]
        elif cell["id"] == "where":
            cell["inner"] = [plain("", label=entry, inner=place) for entry in entries]
        elif cell["id"] in ("requirements", "steps"):
            cell["inner"] = [plain("", label=entry) for entry in entries]
    made, told = set_sheet(press, layout, data)
    assert faults(made) == []
    gone_on = set()
    for page, services in zip(pypdfium2.PdfDocument(made), told["services"], strict=True):
        text = page.get_textpage().get_text_range()
        head, _, body = text.partition("(continued)")
        if services or not body:
            continue
        found = re.search(rf"({'|'.join(listed.values())}) (\d+)\.", body)
        label = next((label for label, name in listed.items() if found and name == found[1]), "")
        if found and found[2] != "0":
            assert f"· {label}" in " ".join(head.split())
            gone_on.add(label)
    assert gone_on == {*listed} - ({"Where"} if layout == "counter-cards" else set())


def test_the_office_of_a_sheet_is_named_first_and_marked(press: Press) -> None:
    point = body().service_points[-1]
    words, layout = templates("en"), "service-sheets"
    part = Part(body().external)
    data = sheet_data(body(), part, words, False, layout, SHEETS[layout], point=point)
    name = words.formatter.text(point.name)
    given = [service for service in services_of(data) if name in str(service["inner"])]
    assert len(given) > 1
    groups_of(data)[:] = [{"label": "Given here", "inner": given}]
    made, _ = set_sheet(press, layout, data)
    for page, boxes in zip(pypdfium2.PdfDocument(made), pages(made), strict=True):
        told = page.get_textpage()
        colours = {x.number: x.colour for x in boxes.letters}
        where = told.get_text_range().index("Where\r\n")
        found = told.search(name, index=where).get_next()
        # nothing stands between the heading and the name
        assert found[0] == where + len("Where\r\n")
        assert colours[found[0]] == colours[where] != colours[found[0] + found[1] + 3]


@pytest.mark.parametrize("classes", [3, 6, 9])
@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", OF_ONE_SERVICE)
def test_the_largest_amounts_stay_whole(
    press: Press, layout: str, language: str, classes: int
) -> None:
    data = with_services(example_data(layout, language), 1)
    [service] = services_of(data)
    [cost] = [cell for cell in service["inner"] if cell["id"] == "cost"]
    [lines] = [block for block in cost["inner"] if block["id"] == "lines"]
    amount = "KSh\u00a09,999,999,999,999.50"
    cost["rows"] = [f"From {amount}"]
    label = "A" * 40 + " " + "B" * 39 if classes == 3 else "Class of the business"
    lines["inner"] = [{"id": "x", "label": label, "rows": [amount]} for _ in range(classes)]
    made, _ = set_sheet(press, layout, data)
    assert faults(made) == []
    document = pypdfium2.PdfDocument(made)
    told = " ".join(page.get_textpage().get_text_range() for page in document)
    assert told.replace("\u00a0", " ").count(amount.replace("\u00a0", " ")) >= classes
    # the cost in large type may stand below its currency
    assert told.count(amount.partition("\u00a0")[2]) == classes + 1
