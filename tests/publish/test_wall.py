"""The wall charter: nothing is printed wrong, nothing is left out, whatever the content holds."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkataba import model
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.drawn import compare, draw
from tests.geometry import faults, sizes
from tests.layouts import (
    Plain,
    example_data,
    groups_of,
    plain,
    put,
    services_of,
    set_sheet,
    with_layout,
    with_services,
)
from tests.sheets import templates

A2 = 420 * 594
WORDS = (
    "Title deed or lease",
    "Written consent of the owner of the premises if you rent them",
    "Hati ya kumiliki ardhi",
    "N" * 80,
)


def words_of(made: Path) -> str:
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
    press: Press, body: model.Body, paper: str, landscape: bool, most: int, language: str
) -> None:
    sheet = Sheet(paper, landscape=landscape)
    made, told = set_sheet(press, "poster", example_data("poster", language, sheet))
    assert faults(made) == []
    assert len(pypdfium2.PdfDocument(made)) == told["sheets"] <= most
    assert sum(told["services"]) == len(body.external.services)
    assert {one["what"] for one in told["left_out"]} <= {"section"}
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
    assert captions < 0.3 * read.total()  # notes below cost and time are captions


def conditions(data: Plain) -> list[str]:
    """Return what is said of cost and time below them: conditions, starts, ways to pay."""
    cells = [cell for one in services_of(data) for cell in one["inner"]]
    below = [x for cell in cells if cell["id"] in ("cost", "time") for x in cell.get("inner", [])]
    return [row for x in below if x["id"] in ("notes", "payment") for row in x["rows"]]


@pytest.mark.parametrize(
    ("paper", "count", "language", "second"),
    [
        *(("a0", 26, "en", ""), ("a1", 90, "en", ""), ("a2", 3, "sw", ""), ("a2", 26, "sw", "")),
        *(("a2", 26, "en", "sw"), ("a3", 90, "en", ""), ("a4", 26, "en", "")),
    ],
)
def test_what_belongs_to_a_promise_stands_in_every_row(
    press: Press, paper: str, count: int, language: str, second: str
) -> None:
    data = example_data("poster", language, Sheet(paper), second=second)
    both = [with_services(one, count) for one in (data, data.get("second")) if one]
    data = {**both[0], **({"second": both[1]} if second else {})}
    told = [text for one in both for text in conditions(one)]
    assert any(text.startswith(("Counted from", "Huhesabiwa")) for text in told) or count == 3
    made, report = set_sheet(press, "poster", data)
    said = words_of(made)
    lost = [text for text in told if said.count(squeezed(text)) < told.count(text)]
    assert lost == []
    assert {one["what"] for one in report["left_out"]} <= {"section"}


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("paper", ["a0", "a1", "a2", "a3", "a4"])
def test_a_title_meets_no_line_below_it(press: Press, paper: str, landscape: bool) -> None:
    data = example_data("poster", "en", Sheet(paper, landscape=landscape))
    data["charter"]["title"] = "Open jetty"
    data["charter"]["audience_line"] = "For pupils (jj)"
    made, _ = set_sheet(press, "poster", data)
    assert faults(made) == []
    letters = pypdfium2.PdfDocument(made)[0].get_textpage()
    said = letters.get_text_range()
    title, below = (
        [letters.get_charbox(said.index(words) + n) for n in range(len(words))]
        for words in ("Open", "For")
    )
    assert min(box[1] for box in title) > max(box[3] for box in below)


@pytest.mark.parametrize("paper", ["a0", "a2"])
def test_two_languages_stand_on_one_sheet(press: Press, body: model.Body, paper: str) -> None:
    made, told = set_sheet(press, "poster", example_data("poster", "en", Sheet(paper), second="sw"))
    assert faults(made) == []
    assert sum(told["services"]) == len(body.external.services)
    said = words_of(made)
    for language in ("en", "sw"):
        formatter = templates(language).formatter
        for service in body.external.services:
            assert squeezed(formatter.text(service.name)) in said
            for item in service.requirements or ():
                assert squeezed(formatter.text(item.what)) in said


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad•·:;()/-]", "", text)


def made_up(
    counts: list[int], texts: list[str], lists: dict[str, int], mark: str = "x"
) -> Iterator[list[Plain]]:
    """Yield groups of services with lists so long, of texts that come round again."""
    words, number = cycle(texts), 0

    def say() -> str:
        nonlocal number
        number += 1
        return f"{next(words)} {mark}{number}{mark}"

    for count in counts:
        group = []
        for _ in range(count):
            lines = [plain("", say(), label=say()) for _ in range(lists["tiers"])]
            needs = [{"form": "item", "label": say()} for _ in range(lists["needs"])]
            cells = [
                plain("requirements", label="What you need", inner=needs),
                plain("cost", "KSh\u00a01,234,567,890,123", label="Cost",
                      inner=[{"id": "lines", "inner": lines}, plain("notes", say()),
                             plain("payment", say(), label="How to pay")]),
                plain("time", say(), label="How long it takes", brief="Time",
                      inner=[plain("notes", say())]),
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
    press: Press,
    counts: list[int],
    texts: list[str],
    lists: dict[str, int],
    places: int,
    sheet: Sheet,
    pair: bool,
) -> None:
    groups = list(made_up(counts, texts, lists))
    data = example_data("poster", "en", sheet, second="sw" if pair else "")
    filled_with(data, groups, texts, places)
    if pair:
        groups += (second := list(made_up(counts, texts, lists, mark="y")))
        filled_with(data["second"], second, texts, places)
    made, told = set_sheet(press, "poster", data)
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
    elif isinstance(value, str) and re.search(r"[xy]\d+[xy]$", value):
        yield value


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("- 0.001) * (m.pitch / 4pt)", "- 0.001) * (m.pitch / 8pt)", "printed over"),
        ("high * 1pt,\n  fill", "high * 0.5pt,\n  fill", "crosses the edge"),
    ],
)
def test_boxes_that_stand_in_each_other_s_way_are_told(
    press: Press, right: str, wrong: str, fault: str
) -> None:
    spoilt = with_layout(press, right, wrong)
    made, _ = set_sheet(spoilt, "poster", example_data("poster"))
    assert any(fault in one for one in faults(made))


@pytest.mark.parametrize(("count", "language"), [(1, "sw"), (3, "en")])
def test_few_services_look_as_they_did(
    press: Press, count: int, language: str, update_golden: bool
) -> None:
    data = example_data("poster", language)
    first = groups_of(data)[0]
    put(data, [(first["label"], first["inner"][:count])])
    compare(f"poster-{count}-{language}", draw(press, "poster", data), update_golden)


def test_both_languages_look_as_they_did(press: Press, update_golden: bool) -> None:
    data = example_data("poster", "en", Sheet("a0"), second="sw")
    compare("poster-a0-en-sw", draw(press, "poster", data, resolution=12), update_golden)
