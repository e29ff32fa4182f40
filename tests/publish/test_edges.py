"""Sheets whose colour runs to the edge: how they are to be trimmed stands in their PDF."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from mkataba import model
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests import geometry
from tests.conftest import checked_example
from tests.layouts import groups_of
from tests.sheets import templates

MM = 72 / 25.4
BLEED = 3  # millimetres
EDGES = {
    "brochure": ("left", "right", "bottom", "top"),
    "booklet": ("left", "right", "top"),
    "service-sheets": ("left", "right", "top"),
    "counter-cards": ("left", "right", "top"),
    "feedback-sign": ("left", "right", "bottom", "top"),
    "roll-up": ("left", "right", "bottom", "top"),
}
"""The edges of its first page that a layout's colour runs over."""


@pytest.mark.parametrize("layout", EDGES)
def test_colour_runs_over_the_edge_and_marks_stand_clear_of_it(
    press: Press, layout: str, tmp_path: Path
) -> None:
    body = model.build(checked_example().content)
    own = SHEETS[layout]
    sheet = Sheet(own.paper, landscape=own.landscape, bleed=BLEED)
    data = sheet_data(body, Part(body.external), templates("en"), False, layout, sheet)
    if layout in ("service-sheets", "counter-cards", "booklet"):
        del groups_of(data)[1:]
    target = tmp_path / "sheet.pdf"
    press.pdf(layout, json.loads(json.dumps(data)), target)
    with pikepdf.open(target) as document:
        assert document.check_pdf_syntax() == []
        page = document.pages[0]
        trim, bleed, media = (
            [float(x) for x in box] for box in (page.trimbox, page.obj.BleedBox, page.mediabox)
        )
    wide, high = own.size
    assert trim[2] - trim[0] == pytest.approx(wide * MM, abs=0.1)
    assert trim[3] - trim[1] == pytest.approx(high * MM, abs=0.1)
    outward = [BLEED * MM, BLEED * MM, -BLEED * MM, -BLEED * MM]
    assert [a - b for a, b in zip(trim, bleed, strict=True)] == pytest.approx(outward, abs=0.1)
    assert_coloured(target, bleed, EDGES[layout])
    assert_marked(target, bleed[0] - media[0])
    assert geometry.faults(target) == []


def assert_coloured(target: Path, bleed: list[float], edges: tuple[str, ...]) -> None:
    areas = next(geometry.pages(target)).areas
    reached = {
        "left": min(area.left for area in areas) - bleed[0],
        "bottom": min(area.bottom for area in areas) - bleed[1],
        "right": bleed[2] - max(area.right for area in areas),
        "top": bleed[3] - max(area.top for area in areas),
    }
    assert all(distance > -0.5 for distance in reached.values())
    assert {edge for edge, distance in reached.items() if distance < 0.5} == set(edges)


def assert_marked(target: Path, slug: float) -> None:
    """Hold that in each corner of a page, two marks stand outside its bleed."""
    scale = 1.0
    image = pypdfium2.PdfDocument(target)[0].render(scale=scale).to_pil().convert("L")
    right, bottom, side = image.width, image.height, 30
    corners = [(0, 0), (right - side, 0), (0, bottom - side), (right - side, bottom - side)]
    for left, top in corners:
        corner = image.crop((left, top, left + side, top + side))
        dark = sum(value < 240 for value in corner.tobytes())
        assert dark > slug, "a corner without its marks"
