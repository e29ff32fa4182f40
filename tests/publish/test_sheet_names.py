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
from tests.geometry import faults
from tests.layouts import example_data, services_of, set_sheet, with_services
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
        assert names[begun - 1] in page
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


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", OF_ONE_SERVICE)
def test_the_largest_amounts_stay_whole(press: Press, layout: str, language: str) -> None:
    data = with_services(example_data(layout, language), 1)
    [service] = services_of(data)
    [cost] = [cell for cell in service["inner"] if cell["id"] == "cost"]
    [classes] = [block for block in cost["inner"] if block["id"] == "lines"]
    amount = "KSh\u00a09,999,999,999,999.50"
    classes["inner"] = [
        {"id": "x", "label": "A" * 40 + " " + "B" * 39, "rows": [amount]} for _ in range(3)
    ]
    made, _ = set_sheet(press, layout, data)
    assert faults(made) == []
    first = next(iter(pypdfium2.PdfDocument(made))).get_textpage().get_text_range()
    assert first.replace("\u00a0", " ").count(amount.replace("\u00a0", " ")) == 3
