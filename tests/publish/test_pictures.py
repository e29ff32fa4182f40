"""Printed sheets against reference pictures that were looked at.

``pytest tests/publish/test_pictures.py --update-golden`` draws them anew; look at them first.
"""

import functools
import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
import zxingcpp
from PIL import Image, ImageChops

from mkataba import model, project
from mkataba.formatting import formatter_for
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.render.charter.source import language_root
from mkataba.render.documents import documents
from mkataba.render.parts import Part
from mkataba.render.prints import asked_of, frame, sheet_data
from mkataba.render.templating import Templates
from tests.conftest import PROFILE, ROOT, checked_example
from tests.outputs import pdf

PICTURES = Path(__file__).parents[1] / "golden" / "pictures"
RESOLUTION = {"poster": 20, "charter": 40, "brochure": 40, "document": 40}
TILE = 8  # pixels: a figure of the smallest type is some three wide and five high
LIMIT = 5  # mean difference of the pixels of a tile, of 255


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    folder = tmp_path_factory.mktemp("press") / "press"
    return Press.set_up(
        folder,
        project.load(ROOT).templates,
        datetime(2026, 9, 21, tzinfo=UTC),
        model.Brand(),
        PROFILE.country.region,
    )


@pytest.fixture(scope="module")
def body() -> model.Body:
    return model.build(checked_example().content)


def templates(body: model.Body, language: str) -> Templates:
    files = project.load(ROOT).templates
    words = formatter_for(language, files, {c.id: c.name for c in body.channels if c.name}, PROFILE)
    return Templates(files, words, {"draft": False, "languages": body.organization.languages})


def draw(
    press: Press,
    layout: str,
    data: dict[str, object],
    body_file: str = "",
    resolution: int | None = None,
) -> list[Image.Image]:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(press.folder / "fonts")])
    drawn = typst.compile(
        str(press.folder / f"{layout}.typ"), root=str(press.folder), font_paths=fonts,
        ignore_system_fonts=True, format="png", ppi=resolution or RESOLUTION[layout],
        sys_inputs={"data": json.dumps(data), "body": body_file},
    )  # fmt: skip
    pages = drawn if isinstance(drawn, list) else [drawn]
    return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages if page]


def compare(name: str, pages: list[Image.Image], update: bool = False) -> None:
    """Hold pages against their reference, tile by tile: a letter is lost in the mean of a sheet."""
    strip = Image.new("RGB", (sum(p.width for p in pages), max(p.height for p in pages)), "white")
    left = 0
    for page in pages:
        strip.paste(page, (left, 0))
        left += page.width
    target = PICTURES / f"{name}.png"
    if update:
        target.parent.mkdir(parents=True, exist_ok=True)
        in_colours_of(strip, strip.quantize(64)).save(target, optimize=True)
    reference = Image.open(target)
    assert strip.size == reference.size, "the number or the size of the pages changed"
    seen = in_colours_of(strip, reference).convert("RGB")
    difference = ImageChops.difference(seen, reference.convert("RGB"))
    tiles = functools.reduce(ImageChops.lighter, difference.split()).reduce(TILE)
    worst = tiles.getextrema()[1]
    where = [
        (n % tiles.width, n // tiles.width) for n, v in enumerate(tiles.tobytes()) if v == worst
    ]
    assert worst < LIMIT, (
        f"{name} differs by {worst} of 255 at {where[0]} in tiles of {TILE} pixels"
    )


def in_colours_of(picture: Image.Image, palette: Image.Image) -> Image.Image:
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", ["poster", "brochure", "charter"])
def test_a_sheet_looks_as_it_did(
    press: Press, body: model.Body, layout: str, language: str, update_golden: bool
) -> None:
    charter = body.internal if layout == "charter" else body.external
    data = sheet_data(body, Part(charter), templates(body, language), False, layout, SHEETS[layout])
    compare(f"{layout}-{language}", draw(press, layout, data), update_golden)


@pytest.mark.parametrize(
    ("layout", "changed"),
    [
        ("charter", lambda name: " ".join((name.split()[0][::-1], *name.split()[1:]))),
        ("charter", lambda name: name[:-1]),
        ("brochure", lambda name: " ".join((name.split()[0][::-1], *name.split()[1:]))),
    ],
    ids=["a word", "a letter", "a word of the brochure"],
)
def test_a_sheet_that_differs_in_a_word_is_told(
    press: Press, body: model.Body, layout: str, changed: Callable[[str], str]
) -> None:
    charter = body.internal if layout == "charter" else body.external
    data = sheet_data(body, Part(charter), templates(body, "en"), False, layout, SHEETS[layout])
    service = groups_of(data)[-1]["inner"][-1]
    service["label"] = changed(service["label"])
    with pytest.raises(AssertionError, match=f"{layout}-en differs"):
        compare(f"{layout}-en", draw(press, layout, data))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_document_looks_as_it_did(
    press: Press, body: model.Body, language: str, update_golden: bool
) -> None:
    made = templates(body, language)
    policy = next(document for document in documents(body, made) if document.name == "policy")
    data = {
        **frame(body, made, draft=True),
        "document": policy.data,
        "sheet": asked_of(Sheet("a4")),
    }
    text = press.typst_body(policy.name, policy.pdf_markdown, language)
    pages = draw(press, "document", data, text)
    compare(f"policy-draft-{language}", pages, update_golden)


Plain = dict[str, Any]  # a block, as a layout reads it


def plain(id_: str, *rows: str, **more: Any) -> Plain:
    return {"id": id_, "form": "lines", "rows": [*rows], **more}


def groups_of(data: Plain) -> list[Plain]:
    [services] = [section for section in data["sections"] if section["id"] == "services"]
    groups: list[Plain] = services["inner"]
    return groups


def put(data: Plain, groups: list[tuple[str, list[Plain]]]) -> None:
    groups_of(data)[:] = [{"label": name, "inner": services} for name, services in groups]


def services(count: int, words: str, needs: int | None = None, **cells: Plain) -> list[Plain]:
    need = {"form": "item", "label": words, "inner": [plain("where", words)]}

    def service(n: int) -> Plain:
        some = n % 13 if needs is None else needs
        made = {
            "result": plain("result", words),
            "requirements": plain("requirements", label="What you need", inner=[need] * some),
            "cost": plain("cost", "KSh 1,000", label="Cost"),
            "time": plain("time", "5 working days", label="How long it takes", brief="Time"),
            "how": plain("how", words),
            "where": plain("where", words),
            "page": plain("page", "charter.mfano.go.ke/s"),
        }
        inner = [*(made | cells).values()]
        return {"id": f"s{n}", "form": "service", "label": f"{words} {n}", "inner": inner}

    return [service(n) for n in range(count)]


@pytest.mark.parametrize("count", [1, 13, 25, 60])
@pytest.mark.parametrize("words", ["Birth certificate", "#let x = $y$ <b>*z*</b>", "W" * 90])
@pytest.mark.parametrize("layout", ["brochure", "charter"])
def test_every_number_of_services_is_set(
    press: Press, body: model.Body, layout: str, words: str, count: int, tmp_path: Path
) -> None:
    data = sheet_data(
        body, Part(body.external), templates(body, "en"), False, layout, SHEETS[layout]
    )
    half = count // 2 + 1
    made = services(count, words)
    put(data, [(words, part) for part in (made[:half], made[half:]) if part])
    press.pdf(layout, data, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_code_of_a_poster_can_be_scanned(
    press: Press, body: model.Body, language: str
) -> None:
    made = templates(body, language)
    data = sheet_data(body, Part(body.external), made, False, "poster", SHEETS["poster"])
    read = {
        code.text
        for page in draw(press, "poster", data, resolution=150)
        for code in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    }
    root = language_root(body, language)
    services = {f"{root}services/{service.id}/" for service in body.external.services}
    assert read == {*services, f"{root}charter/", f"{root}feedback/"}


def with_needs(
    press: Press, body: model.Body, layout: str, count: int, needs: int, to: Path
) -> str:
    """Set services that need papers told apart by number; return the words of the sheets.

    Each paper stands on its sheet, above what is at the foot of it.
    """
    data = sheet_data(
        body, Part(body.external), templates(body, "en"), False, layout, SHEETS[layout]
    )
    made = services(count, "Hire of a hall", needs=needs)
    for n, service in enumerate(made):
        cell = service["inner"][1]
        cell["inner"] = [
            {"form": "item", "label": f"Paper {n * needs + i:04} of the owner"}
            for i in range(needs)
        ]
    put(data, [("Halls", made[: count // 2]), ("Rooms", made[count // 2 :])])
    press.pdf(layout, data, to / f"{layout}.pdf")
    for sheet in pypdfium2.PdfDocument(to / f"{layout}.pdf"):
        page = sheet.get_textpage()
        foot = page.search("If we fall short").get_next() if layout == "poster" else None
        lowest = page.get_charbox(foot[0])[3] if foot else 0
        for match in re.finditer(r"Paper \d{4}", page.get_text_range()):
            left, bottom, *_ = page.get_charbox(match.start())
            assert bottom > lowest
            assert left < sheet.get_width()
    return " ".join(pdf(to / f"{layout}.pdf").split())


@pytest.mark.parametrize(("count", "needs"), [(5, 7), (2, 20), (1, 30)])
@pytest.mark.parametrize("layout", ["brochure"])
def test_a_sheet_with_room_prints_all_that_one_needs(
    press: Press, body: model.Body, layout: str, count: int, needs: int, tmp_path: Path
) -> None:
    said = with_needs(press, body, layout, count, needs, tmp_path)
    assert len({*re.findall(r"Paper (\d{4})", said)}) == count * needs
    assert "see the" not in said


@pytest.mark.parametrize(
    ("count", "needs"), [(20, 4), (9, 12), (14, 9), (25, 30), (60, 3), (1, 90)]
)
@pytest.mark.parametrize("layout", ["brochure"])
def test_what_a_sheet_leaves_out_is_counted_or_said_to_be_elsewhere(
    press: Press, body: model.Body, layout: str, count: int, needs: int, tmp_path: Path
) -> None:
    said = with_needs(press, body, layout, count, needs, tmp_path)
    printed = len({*re.findall(r"Paper (\d{4})", said)})
    if layout == "brochure" and not printed:
        assert "What you need: see our booklet (charter.mfano.go.ke/charter)" in said
    else:
        more = sum(map(int, re.findall(r"\+ (\d+) more: see the full charter", said)))
        assert printed + more == count * needs
