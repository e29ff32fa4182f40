"""The wall charter: nothing is printed wrong, nothing is left out, whatever the content holds."""

import functools
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkataba import model, project
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests.conftest import PROFILE, ROOT, checked_example
from tests.geometry import faults, pages, sizes
from tests.publish.test_pictures import Plain, compare, draw, plain, templates

A2 = 420 * 594
WORDS = (
    "Title deed or lease",
    "Written consent of the owner of the premises if you rent them",
    "Hati ya kumiliki ardhi",
    "N" * 80,
)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(
        tmp_path_factory.mktemp("wall") / "press",
        project.load(ROOT).templates,
        datetime(2026, 9, 21, tzinfo=UTC),
        model.Brand(),
        PROFILE.country.region,
    )


@pytest.fixture(scope="module")
def body() -> model.Body:
    return model.build(checked_example().content)


class Wall:
    """Sets wall charters; a compiler of its own keeps the fonts."""

    def __init__(self, press: Press) -> None:
        self.main = str(press.folder / "poster.typ")
        self.root = str(press.folder)
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[f"{self.root}/fonts"])

    def set(self, data: Plain) -> tuple[bytes, dict[str, Any]]:
        """Return the PDF and what the layout says of it."""
        compiler = typst.Compiler(
            self.main, root=self.root, font_paths=self.fonts, ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data), "body": ""},
        )  # fmt: skip
        made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
        assert isinstance(made, bytes)
        [report] = json.loads(compiler.query("<report>"))
        told: dict[str, Any] = report["value"]
        return made, told


@pytest.fixture(scope="module")
def wall(press: Press) -> Wall:
    return Wall(press)


def asked(sheet: Sheet) -> Plain:
    width, height = sheet.size
    return {
        "paper": sheet.paper, "width": width, "height": height, "body": sheet.body,
        "codes": sheet.codes, "bleed": sheet.bleed, "office": sheet.office,
    }  # fmt: skip


def charter(body: model.Body, sheet: Sheet, language: str, second: str = "") -> Plain:
    """Return the data of the example."""
    other = templates(body, second) if second else None
    return sheet_data(
        body, Part(body.external), templates(body, language), False, "poster", sheet, other
    )


def words_of(made: bytes) -> str:
    """Return the letters of all sheets without what stands between them."""
    document = pypdfium2.PdfDocument(made)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe\x02•·:;()/-]", "", text)


@pytest.mark.parametrize(
    ("paper", "landscape", "most", "language"),
    [
        *(("a0", False, 1, "en"), ("a1", True, 3, "sw"), ("a2", False, 5, "en")),
        *(("a3", True, 6, "en"), ("a4", False, 6, "sw")),
    ],
)
def test_the_example_stands_on_every_paper(
    wall: Wall, body: model.Body, paper: str, landscape: bool, most: int, language: str
) -> None:
    sheet = Sheet(paper, landscape=landscape)
    made, told = wall.set(charter(body, sheet, language))
    assert faults(made) == []
    assert len(pypdfium2.PdfDocument(made)) == told["sheets"] <= most
    assert sum(told["services"]) == len(body.external.services)
    assert {one["id"] for one in told["left_out"]} <= {
        "rights",
        "duties",
        "vision",
        "mission",
        "values",
    }
    width, height = sheet.size
    scale = min(1, (width * height / A2) ** 0.5)
    assert min(sizes(made)) >= 18 * scale - 0.1
    read = sizes(made)
    captions = sum(count for size, count in read.items() if size < 24 * scale - 0.1)
    assert captions < 0.25 * read.total()


@pytest.mark.parametrize("paper", ["a0", "a2"])
def test_two_languages_stand_on_one_sheet(wall: Wall, body: model.Body, paper: str) -> None:
    made, told = wall.set(charter(body, Sheet(paper), "en", "sw"))
    assert faults(made) == []
    assert sum(told["services"]) == len(body.external.services)
    said = words_of(made)
    for language in ("en", "sw"):
        formatter = templates(body, language).formatter
        for service in body.external.services:
            assert squeezed(formatter.text(service.name)) in said
            for item in service.requirements or ():
                assert squeezed(formatter.text(item.what)) in said


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad•·:;()/-]", "", text)


def made_up(counts: list[int], texts: list[str], lists: dict[str, int]) -> Iterator[list[Plain]]:
    """Yield groups of services with lists so long, of texts that come round again."""
    words, number = cycle(texts), 0

    def say() -> str:
        nonlocal number
        number += 1
        return f"{next(words)} x{number}x"

    for count in counts:
        group = []
        for _ in range(count):
            lines = [plain("", say(), label=say()) for _ in range(lists["tiers"])]
            needs = [{"form": "item", "label": say()} for _ in range(lists["needs"])]
            cells = [
                plain("requirements", label="What you need", inner=needs),
                plain("cost", "KSh\u00a01,234,567,890,123", label="Cost",
                      inner=[{"id": "lines", "inner": lines}]),
                plain("time", say(), label="How long it takes", brief="Time"),
                plain("how", say()),
            ]  # fmt: skip
            group.append({"id": f"s{number}", "form": "service", "label": say(), "inner": cells})
        yield group


def filled_with(data: Plain, groups: list[list[Plain]], texts: list[str], places: int) -> None:
    """Put services, channels, steps and places in the place of those of the example."""
    words = cycle(texts)
    for section in data["sections"]:
        if section["id"] == "services":
            section["inner"] = [{"label": next(words), "inner": some} for some in groups if some]
        for inner in section.get("inner", []):
            if inner.get("id") in ("channels", "steps"):
                inner["inner"] = [
                    {"label": next(words), "inner": [plain("contact", next(words)),
                                                     plain("time", "5 days")]}
                    for _ in range(places)
                ]  # fmt: skip
        if section["id"] in ("guarantee", "rights"):
            section["rows"] = [next(words) for _ in range(places)]


@functools.cache
def example_data() -> str:
    """Return the data of the example in both languages; as text, which nobody changes."""
    body = model.build(checked_example().content)
    return json.dumps([charter(body, Sheet("a2"), language) for language in ("en", "sw")])


TEXTS = st.lists(
    st.one_of(
        st.integers(1, 300).map(lambda n: (" ".join(WORDS[:3]) * 5)[:n].strip() or "a"),
        st.sampled_from(WORDS),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=10)
@given(
    counts=st.lists(st.integers(0, 4), max_size=3),
    texts=TEXTS,
    lists=st.fixed_dictionaries({"needs": st.integers(0, 8), "tiers": st.integers(0, 4)}),
    places=st.integers(0, 12),
    sheet=st.builds(
        Sheet,
        paper=st.sampled_from(["a1", "a2", "a3", "a4", "letter"]),
        landscape=st.booleans(),
        codes=st.booleans(),
        office=st.booleans(),
    ),
    pair=st.booleans(),
)
@example([1], ["Title deed"], {"needs": 60, "tiers": 60}, 60, Sheet("a2"), False)
@example([1], [WORDS[1] * 5], {"needs": 20, "tiers": 8}, 30, Sheet("a4", landscape=True), False)
@example([], ["Title deed"], {"needs": 0, "tiers": 0}, 0, Sheet("a2"), True)
@example([30, 30], ["Deed"], {"needs": 1, "tiers": 0}, 3, Sheet("a1"), False)
def test_whatever_it_holds_nothing_is_printed_wrong_or_lost(
    wall: Wall,
    counts: list[int],
    texts: list[str],
    lists: dict[str, int],
    places: int,
    sheet: Sheet,
    pair: bool,
) -> None:
    groups = list(made_up(counts, texts, lists))
    both = json.loads(example_data())
    for data in both:
        filled_with(data, groups, texts, places)
    data = {**both[0], "sheet": asked(sheet)}
    if pair:
        data |= {"second": both[1], "codes": data["codes"] | both[1]["codes"]}
    made, told = wall.set(data)
    assert faults(made) == []
    said = words_of(made)
    assert sum(told["services"]) == sum(counts)
    lost = [text for text in texts_in(groups) if squeezed(text) not in said]
    assert lost == []


def texts_in(value: Any) -> Iterator[str]:
    """Yield each text that was made up, by the number at its end."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif isinstance(value, str) and re.search(r"x\d+x$", value):
        yield value


def test_boxes_that_stand_in_each_other_s_way_are_told(
    press: Press, body: model.Body, tmp_path: Path
) -> None:
    layouts = {path.name: path.read_text("utf-8") for path in press.folder.glob("*.typ")}
    for right, wrong, fault in (
        ("- 0.001) * (m.pitch / 4pt)", "- 0.001) * (m.pitch / 8pt)", "printed over"),
        ("high * 1pt,\n  fill", "high * 0.5pt,\n  fill", "crosses the edge"),
    ):
        assert sum(right in text for text in layouts.values()) == 1
        folder = tmp_path / fault.replace(" ", "-")
        folder.mkdir()
        for name, text in layouts.items():
            (folder / name).write_text(text.replace(right, wrong), encoding="utf-8")
        other = Wall(press)
        other.main, other.root = str(folder / "poster.typ"), str(folder)
        made, _ = other.set(charter(body, Sheet("a2"), "en"))
        assert any(fault in one for one in faults(made)), fault
    assert list(pages(made))


@pytest.mark.parametrize(("count", "language"), [(1, "sw"), (3, "en")])
def test_few_services_look_as_they_did(
    press: Press, body: model.Body, count: int, language: str, update_golden: bool
) -> None:
    data = charter(body, Sheet("a2"), language)
    [services] = [section for section in data["sections"] if section["id"] == "services"]
    services["inner"] = [{**services["inner"][0], "inner": services["inner"][0]["inner"][:count]}]
    compare(f"poster-{count}-{language}", draw(press, "poster", data), update_golden)


def test_both_languages_look_as_they_did(
    press: Press, body: model.Body, update_golden: bool
) -> None:
    data = charter(body, Sheet("a0"), "en", "sw")
    compare("poster-a0-en-sw", draw(press, "poster", data, resolution=12), update_golden)
