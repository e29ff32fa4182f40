"""What an organisation does not say leaves no hole: all that it says is there and can be seen."""

from collections.abc import Callable, Iterator

import pypdfium2
import pytest

from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from tests.geometry import faults
from tests.layouts import Plain, example_data, services_of, set_sheet, with_services

WEBSITE = {"page", "code"}
"""The blocks that only a website gives."""


def without_website(data: Plain) -> None:
    """Take out all addresses of the website, and their codes."""
    data["charter"]["url_text"] = data["qr"]["charter"] = data["organization"]["website"] = ""
    data["codes"] = {}
    told = [one for one in data["sections"] if one["id"] == "tell-us"]
    for block in (*services_of(data), *told):
        block["inner"] = [one for one in block["inner"] if one["id"] not in WEBSITE]


def without_words_about_itself(data: Plain) -> None:
    """Take out slogan, introduction, values and the like."""
    data["organization"]["slogan"] = data["charter"]["audience_line"] = ""
    kept = {"services", "tell-us", "approval", "places"}
    data["sections"] = [one for one in data["sections"] if one["id"] in kept]


def without_places(data: Plain) -> None:
    """Take out service points and contacts."""
    data["sections"] = [one for one in data["sections"] if one["id"] not in {"places", "contact"}]


def without_complaints(data: Plain) -> None:
    """Take out whom to tell."""
    kept = {"services", "approval"}
    data["sections"] = [one for one in data["sections"] if one["id"] in kept]


def with_names_alone(data: Plain) -> None:
    """Take out all but the names of services."""
    without_website(data)
    without_words_about_itself(data)
    without_complaints(data)
    for service in services_of(data):
        service["inner"] = []


OF_SERVICES = [
    name
    for name, sheet in SHEETS.items()
    if any(one["id"] == "services" for one in example_data(name, "sw", sheet)["sections"])
]
UNSAID: tuple[Callable[[Plain], None], ...] = (
    without_website,
    without_words_about_itself,
    without_places,
    without_complaints,
    with_names_alone,
)


def texts(data: Plain) -> Iterator[str]:
    """Yield what each sheet has to say, whatever is not said."""
    yield data["organization"]["name"]
    for service in services_of(data):
        yield service["label"]


@pytest.mark.parametrize(
    ("taken", "draft"),
    [*((taken, False) for taken in UNSAID), (without_website, True), (with_names_alone, True)],
)
@pytest.mark.parametrize("layout", OF_SERVICES)
def test_all_that_is_said_is_seen(
    press: Press, layout: str, taken: Callable[[Plain], None], draft: bool
) -> None:
    paper = SHEETS[layout]
    few = with_services(example_data(layout, "sw", paper, draft=draft), 3)
    taken(few)
    made, _ = set_sheet(press, layout, few)
    assert faults(made) == []
    document = pypdfium2.PdfDocument(made)
    said = "".join(page.get_textpage().get_text_range() for page in document)
    assert [text for text in texts(few) if squeezed(text) not in squeezed(said)] == []


def squeezed(text: str) -> str:
    """Return the letters of a text alone."""
    return "".join(filter(str.isalnum, text))
