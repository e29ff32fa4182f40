"""Posters of several sheets, and what the index on the first one says of the others."""

import re
from pathlib import Path

import pypdfium2

from mkataba.papers import Sheet
from mkataba.publish.layout_report import OTHER_SHEETS, PART_OF_OTHER_SHEETS
from tests.geometry import pages
from tests.layouts import Plain, example_data, put, services_of, with_services


def numbered(data: Plain, count: int, themes: int, words: tuple[str, str]) -> Plain:
    """Return data with so many services in so many themes, each with a number in its name."""
    data = with_services(data, count)
    service, theme = words
    some = [
        {**one, "label": f"{service} {number:03}"} for number, one in enumerate(services_of(data))
    ]
    put(
        data,
        [
            (
                f"{theme} {number:02}",
                some[count * number // themes : count * (number + 1) // themes],
            )
            for number in range(themes)
        ],
    )
    return data


def poster(sheet: Sheet, count: int, themes: int, second: str = "") -> Plain:
    """Return the data of a poster in English, or in English and a second language."""
    data = example_data("poster", "en", sheet, second=second)
    made = numbered(data, count, themes, ("Service", "Theme"))
    if second:
        made["second"] = numbered(data["second"], count, themes, ("Huduma", "Mada"))
    return made


def texts(made: Path) -> list[str]:
    """Return the text of each sheet, its words one blank apart."""
    document = pypdfium2.PdfDocument(made)
    found = [
        " ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split())
        for page in document
    ]
    document.close()
    return found


def stands_on(sheets: list[str], words: str) -> list[int]:
    """Return the numbers of the sheets from the second one on, on which these words stand."""
    return [number for number, text in enumerate(sheets, 1) if number > 1 and words in text]


def index_of(sheets: list[str], title: str = "On the other sheets") -> str:
    """Return the first sheet from its index on; "" where it has none."""
    index = "".join(sheets[0].partition(title)[1:])
    # below it the first panel or the foot
    return re.split("If we fall short Complaints go|Good service is your right", index)[0]


def of_services(index: str) -> dict[int, list[str]]:
    """Return the services that an index names, by sheet."""
    parts = re.split(r"Sheet (\d+)(?: / Karatasi ya \d+)?: ", index)[1:]
    found = {
        int(number): re.findall(r"Service \d{3}", words)
        for number, words in zip(parts[::2], parts[1::2], strict=True)
    }
    return {number: names for number, names in found.items() if names}


PANELS = {
    "en": (
        "If we fall short",
        "Step by step",
        "Still not satisfied?",
        "Where to find us",
        "Our promise to you",
    ),
    "sw": (
        "Tukikosea",
        "Hatua kwa hatua",
        "Bado hujaridhika?",
        "Mahali tulipo",
        "Ahadi yetu kwako",
    ),
}


def named_on(index: str, words: str) -> list[int]:
    """Return the sheets on which a panel or a theme stands, as the index says of these words."""
    parts = re.split(r"Sheet (\d+)(?: / Karatasi ya \d+)?: ", index)[1:]
    if parts:
        by_sheet = zip(map(int, parts[::2]), parts[1::2], strict=True)
        return [number for number, names in by_sheet if words in names]
    said = rf"{re.escape(words)}: (?:sheets?|karatasi(?: ya)?) (\d+)(?:–(\d+))?"
    ranges = re.findall(said, index)
    assert len(ranges) <= 1
    return [n for low, high in ranges for n in range(int(low), int(high or low) + 1)]


def assert_panels(sheets: list[str], index: str, told: Plain, second: str) -> None:
    """Assert that the index is true of each panel in each language, or that it is told."""
    missing = 0
    for language in ("en", second) if second else ("en",):
        for name in PANELS[language]:
            found, named = stands_on(sheets, name), named_on(index, name)
            assert named in ([], found), name
            missing += named != found
    left = {one["id"] for one in told["left_out"]}
    assert bool(missing) == bool(left & {OTHER_SHEETS, PART_OF_OTHER_SHEETS})


def longer(data: Plain, times: int) -> Plain:
    """Return data of which each service, in both languages, needs so many times as much."""
    for one in (data, data["second"]) if "second" in data else (data,):
        for service in services_of(one):
            [needs] = [cell for cell in service["inner"] if cell["id"] == "requirements"]
            needs["inner"] = needs["inner"] * times
    return data


def free_parts(made: Path) -> list[float]:
    """Return the highest part of each sheet on which no letter stands, as a share of it."""
    found = []
    for page in pages(made):
        rows = sorted((one.bottom, one.top) for one in page.letters if one.colour)
        free, top = 0.0, page.trim.bottom
        for low, high in rows:
            free, top = max(free, low - top), max(top, high)
        found.append(free / (page.trim.top - page.trim.bottom))
    return found
