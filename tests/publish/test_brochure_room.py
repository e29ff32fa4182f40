"""A brochure of few services says as much as it has room for, on each paper."""

import itertools
import re
from pathlib import Path

import pypdfium2
import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, section, services_of, set_sheet, with_services

A4, LETTER = Sheet("a4", landscape=True), Sheet("letter", landscape=True)
SHORT = ("ambulance", "soil-testing", "library-membership")
REST = " we answer every letter that reaches us within the time we name, and say why if late"


def promising(language: str, paper: Sheet, services: int, promises: int) -> Plain:
    """Return the brochure of these services, or of the first ones, with so many promises."""
    data = example_data("brochure", language, paper)
    named = {service["id"]: service for service in services_of(data)}
    data = with_services(data, services)
    for service, name in zip(services_of(data), SHORT, strict=False):
        service.update(named[name])
    section(data, "guarantee")["rows"] = [f"Promise {n:02}:{REST}" for n in range(promises)]
    return data


def bare(page: geometry.Page, left: float, right: float) -> float:
    """Return which share of the height of a panel its highest gap takes, the foot counted."""
    ends = {page.trim.bottom} | {
        edge for x in page.letters if left <= x.left < right for edge in (x.bottom, x.top)
    }
    lines = sorted(ends)
    return max(b - a for a, b in itertools.pairwise(lines)) / (page.trim.top - page.trim.bottom)


def outside(made: Path) -> str:
    return " ".join(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("promises", [6, 13, 40])
@pytest.mark.parametrize(
    ("language", "paper", "services"), [*itertools.product(["en", "sw"], [A4, LETTER], [2, 3, 6])]
)
def test_what_is_left_out_has_no_room(
    press: Press, language: str, paper: Sheet, services: int, promises: int
) -> None:
    data = promising(language, paper, services, promises)
    made, told = set_sheet(press, "brochure", data)
    assert geometry.faults(made) == []
    cut = {x["id"]: x for x in told["left_out"] if x["what"] == "section"}
    first = next(geometry.pages(made))
    flap = (max(paper.size) - 6) / 3 * geometry.MM
    if cut:
        assert bare(first, 0, flap) < 0.08  # to the margin at its foot
        assert bare(first, flap, 2 * flap) < 0.2
    if "guarantee" in cut:
        shown = len({*re.findall(r"Promise (\d\d):", outside(made))})
        assert shown == promises - cut["guarantee"]["count"] >= 3
    for name in ("guarantee", "rights", "places"):
        assert name not in cut or cut[name]["of"] - cut[name]["count"] >= 3


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("services", [2, 3])
def test_both_papers_say_the_same_of_short_services(
    press: Press, language: str, services: int
) -> None:
    both = []
    for paper in (A4, LETTER):
        _, told = set_sheet(press, "brochure", promising(language, paper, services, 13))
        both.append({(x["id"], x["what"]) for x in told["left_out"] if x["what"] != "section"})
    assert both == [set(), set()]
