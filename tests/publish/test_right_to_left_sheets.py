"""Sheets in Arabic letters, which reach far below their line: nothing touches what is beneath."""

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mkataba import model, project
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.typeface import typeface_of
from tests.conftest import PROFILE, ROOT
from tests.geometry import faults, pages
from tests.layouts import WHEN, example_data, put, services_of, set_sheet, with_services

LIES = partial(Sheet, landscape=True)
WORDS = ["خدمة", "المواطن", "في", "رخصة", "تجارية", "جديدة", "تجديد", "الرخصة", "شهادة", "الميلاد"]
KEPT = ("id", "form", "mark", "qr", "link", "links", "codes", "brand", "sheet", "lang", "region")
"""What is not printed."""


def in_arabic(words: str) -> str:
    """Return words with an Arabic one in place of each that is neither address nor placeholder."""

    def word(found: re.Match[str]) -> str:
        return WORDS[(sum(map(ord, found[0])) + len(found[0])) % len(WORDS)]

    return re.sub(r"(?<![\w@./:{])(?!KSh)[A-Za-z][A-Za-z'’]*(?![\w@/:}]|[.]\w)", word, words)


def arabic(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: inner if k in KEPT else arabic(inner) for k, inner in value.items()}
    if isinstance(value, list):
        return [arabic(inner) for inner in value]
    return in_arabic(value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def arabic_press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    root: Path = tmp_path_factory.mktemp("arabic")
    (root / "fonts").mkdir()
    for path in (ROOT / ".venv/fonts").glob("NotoNaskhArabic*"):
        shutil.copy(path, root / "fonts")
    files, region = project.load(ROOT).templates, PROFILE.country.region
    face = typeface_of(root, ())
    return Press.set_up(root / "press", files, WHEN, model.Brand(), region, face=face)


@pytest.mark.parametrize(
    ("layout", "sheet", "count", "much"),
    [
        *(("brochure", LIES(paper), n, 0) for paper in ("a4", "letter") for n in (1, 3, 9, 26)),
        ("brochure", LIES("a4"), 4, 60),
        ("booklet", None, 3, 0),
        *((layout, None, 3, n) for layout in ("service-sheets", "counter-cards") for n in (0, 60)),
    ],
)
def test_nothing_touches_what_is_beneath(
    arabic_press: Press, layout: str, sheet: Sheet | None, count: int, much: int
) -> None:
    data = with_services(example_data(layout, "en", sheet), count)
    for cell in (cell for service in services_of(data) for cell in service["inner"]):
        if cell["id"] == "requirements" and much:
            cell["inner"] = (cell["inner"] * much)[:much]
    data = {**arabic(data), "direction": "rtl", "lang": "ar"}
    made, _ = set_sheet(arabic_press, layout, data)
    assert faults(made) == []
    assert any("\u0600" <= x.what < "\u0700" for page in pages(made) for x in page.letters)


@pytest.mark.parametrize("themes", range(3, 9))
def test_the_last_theme_on_a_cover_leaves_the_code_free(arabic_press: Press, themes: int) -> None:
    data = with_services(example_data("brochure", "en", LIES("a4")), themes)
    services = services_of(data)
    data["charter"]["title"] = "The charter of services of the county and of its towns"
    put(data, [(f"Land and building {n}", [service]) for n, service in enumerate(services)])
    data = {**arabic(data), "direction": "rtl", "lang": "ar"}
    made, _ = set_sheet(arabic_press, "brochure", data)
    assert faults(made) == []
