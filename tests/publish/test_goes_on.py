"""What goes on: on the next page of a document, and on the next line of a class."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from tests.layouts import Plain, example_data, press_in, put, services_of, set_sheet

FEE = "KSh\u00a05,000"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return press_in(tmp_path_factory.mktemp("press") / "press")


def lines_of(pdf: Path) -> list[list[str]]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [[line.replace("\u00a0", " ").strip() for line in text.splitlines()] for text in texts]


def names(data: Plain) -> Iterator[str]:
    """Yield the names of services and of their groups, and what heads the other sections."""
    for section in data["sections"]:
        yield section.get("label", "")
        for inner in section.get("inner", ()):
            yield inner.get("label", "")
            yield from (one.get("label", "") for one in inner.get("inner", ()))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_page_of_large_print_says_what_goes_on_there(press: Press, language: str) -> None:
    data = example_data("charter-large", language)
    made, _ = set_sheet(press, "charter-large", data)
    heads = {name.replace("\u00a0", " ") for name in names(data)} - {""}
    services = {one["label"].replace("\u00a0", " ") for one in services_of(data)}
    word = {"en": "continued", "sw": "inaendelea"}[language]
    last, continued = "", 0
    for number, (first, *rest) in enumerate(lines_of(made)):
        found = re.fullmatch(rf"(.*) \({word}\)", first)
        if found and last in services:
            assert found[1] == last
            continued += 1
        elif number > 3 and last in services:
            assert rest[0] in heads, f"page {number + 1} goes on with {last!r} and doesn't say so"
        last = next((line for line in reversed(rest) if line in heads), last)
    assert continued > 5


def with_classes(data: Plain, services: int, labels: list[str], fee: str) -> None:
    """Give so many services of the example a fee of classes, and no other one."""
    some = [{**one} for one in services_of(data)[:services]]
    for service in some:
        lines = [{"form": "lines", "label": label, "rows": [fee]} for label in labels]
        cost = {"id": "cost", "form": "amount", "label": "Cost", "rows": [fee]}
        cost["inner"] = [{"id": "lines", "form": "fields", "inner": lines}]
        service["inner"] = [cost if one["id"] == "cost" else one for one in service["inner"]]
    put(data, [("Permits", some)])


@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_page_of_the_charter_ends_within_a_class(press: Press, language: str) -> None:
    data = example_data("charter", language)
    many = "those who come from a place that is far away, with all their papers in good order " * 2
    with_classes(data, 5, [f"A{n:02} {many}Z{n:02}" for n in range(1, 15)], FEE)
    made, _ = set_sheet(press, "charter", data)
    pages = ["\n".join(lines) for lines in lines_of(made)]
    begun = [re.findall(r"A(\d\d) ", page) for page in pages]
    assert sum(map(len, begun)) == 5 * 14
    for page, some in zip(pages, begun, strict=True):
        assert re.findall(r"Z(\d\d)", page) == some
        assert page.count("5,000") >= len(some)
    word = {"en": "(continued)", "sw": "(inaendelea)"}[language]
    going_on = [some for some in begun if some and some[0] != "01"]
    assert going_on
    for page, some in zip(pages, begun, strict=True):
        assert word in page or some not in going_on


def test_a_brochure_parts_no_word_of_a_class(press: Press) -> None:
    data = example_data("brochure", sheet=replace(SHEETS["brochure"], body=22))
    labels = ["Citizens", "Refugees with a card", "By appointment", "Apprenticeships", "Emergency"]
    with_classes(data, 1, labels, "KSh\u00a012,345,678")
    made, _ = set_sheet(press, "brochure", data)
    words = {word for lines in lines_of(made) for line in lines for word in line.split()}
    assert {word for label in labels for word in label.split()} <= words
