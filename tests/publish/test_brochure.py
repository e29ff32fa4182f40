"""The brochure and its booklet, by the boxes of their PDFs: nothing is wrong, nothing is lost."""

import itertools
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import ImageStat

from mkataba.errors import MkatabaError
from mkataba.papers import Sheet
from mkataba.publish.bleed import with_bleed_boxes
from mkataba.publish.press import Press
from tests import geometry
from tests.drawn import compare, draw
from tests.layouts import (
    Plain,
    example_data,
    groups_of,
    on,
    plain,
    report,
    section,
    services_of,
    set_sheet,
    with_services,
)
from tests.outputs import pdf
from tests.sheets import elements, lines_of

LIES = partial(Sheet, landscape=True)
FLOOR = 9  # points
MM = 72 / 25.4


def pages_of(path: Path) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(path):
        yield " ".join(page.get_textpage().get_text_range().split())


SETTINGS: tuple[dict[str, Any], ...] = (
    {},
    {"codes": False},
    {"office": True},
    {"bleed": 3},
    {"codes": False, "office": True},
    {"body": 12},
    {"codes": False, "bleed": 3},
)
ASKED = [
    *itertools.product(["brochure"], ["en", "sw"], [LIES("a4"), LIES("letter")], (1, 3, 9, 26)),
    *itertools.product(["booklet"], ["en", "sw"], [Sheet("a5")], (1, 3)),
    *(("brochure", "en", LIES("a4"), n) for n in (0, 2, 90)),
    ("brochure", "sw", LIES("letter"), 60),
    ("booklet", "en", Sheet("a5"), 0),
    ("booklet", "sw", Sheet("a5"), 9),
]


@pytest.mark.parametrize(("number", "asked"), [*enumerate(ASKED)])
def test_nothing_is_printed_wrong_whatever_is_asked(
    press: Press, number: int, asked: tuple[str, str, Sheet, int]
) -> None:
    layout, language, paper, count = asked
    # all settings come in turn with each language, paper and number of services; drafts with each
    # setting are made in the tests of settings
    draft = number % 3 == 2
    sheet = replace(paper, **SETTINGS[number % len(SETTINGS)])
    data = with_services(example_data(layout, language, sheet, draft=draft), count)
    made, _ = set_sheet(press, layout, data)
    # the line that marks a draft stands nearer to the edge than what is published
    assert geometry.faults(made, edge=0.9 if draft else 3) == []
    assert min(geometry.sizes(made)) >= FLOOR
    assert layout == "booklet" or len([*pages_of(made)]) == 2


WORDS = st.one_of(
    st.integers(1, 300).map(lambda n: ("Cheti cha usajili wa biashara " * 11)[:n].strip() or "x"),
    st.just("W" * 80),
    st.just("KSh 1,234,567,890,123"),
    st.just("https://services.mfano.go.ke/apply/business-permit-renewal?office=mlimani&year=2026"),
)
MANY = st.one_of(st.integers(0, 4), st.sampled_from([12, 60]))


@given(words=st.lists(WORDS, min_size=5, max_size=5), counts=st.lists(MANY, min_size=8, max_size=8))
@settings(max_examples=6, deadline=None)
@pytest.mark.parametrize("layout", ["brochure", "booklet"])
def test_lists_and_texts_of_any_length_stay_in_their_place(
    press: Press,
    layout: str,
    words: list[str],
    counts: list[int],
) -> None:
    name, text, money, role, place = words
    most = 3 if layout == "booklet" else 60  # it only gets longer
    counts = [min(count, most) for count in counts]
    data = with_services(example_data(layout), counts[0])
    needs, tiers, channels, steps, points, rights, happens = counts[1:]
    lines = {"id": "lines", "inner": [plain("", money, label=text)] * min(tiers, 12)}
    cells = {
        "requirements": plain("requirements", label="What you need"),
        "cost": plain("cost", money, label="Cost", inner=[lines]),
        "time": plain("time", text, label="How long it takes", brief="Time", inner=[lines]),
        "steps": plain("steps", label="Steps"),
    }
    cells["requirements"]["inner"] = [plain("", label=text, inner=[plain("when", role)])] * needs
    cells["steps"]["inner"] = [plain("", label=text, inner=[plain("role", role)])] * happens
    for group in groups_of(data):
        group["label"] = name
        for service in group["inner"][::2]:
            service["label"] = text
            service["inner"] = [*cells.values()]
    told = section(data, "tell-us")["inner"]
    contact = [plain("contact", place), plain("time", role)]
    for block in told:
        if block["id"] == "channels":
            block["inner"] = [plain(f"c{n}", label=name, inner=contact) for n in range(channels)]
    for block in section(data, "escalation")["inner"]:
        if block["id"] == "steps":
            block["inner"] = [plain("", label=role, inner=contact) for _ in range(steps)]
    found = [plain("address", place), plain("hours", text, text), plain("phone", "+254 700 000000")]
    section(data, "places")["inner"] = [plain("", label=name, inner=found) for _ in range(points)]
    section(data, "rights")["rows"] = [text] * rights
    data["charter"]["title"] = name[:120]
    target, _ = set_sheet(press, layout, data)
    assert geometry.faults(target) == []
    assert min(geometry.sizes(target)) >= FLOOR
    if layout == "brochure":
        assert len([*pages_of(target)]) == 2


@pytest.mark.parametrize("sheet", [LIES("a4"), LIES("letter"), Sheet("a4", bleed=3)])
def test_no_letter_stands_on_a_fold(press: Press, sheet: Sheet) -> None:
    made, _ = set_sheet(press, "brochure", on(sheet, example_data("brochure")))
    long = max(sheet.size)
    flap = (long - 6) / 3
    outside, inside = geometry.pages(made)
    # what folds in is 3 mm narrower, and lies at the other end of the other side
    for page, folds in (
        (outside, (flap, 2 * flap + 3)),
        (inside, (flap + 3, 2 * flap + 6)),
    ):
        assert page.trim.right - page.trim.left == pytest.approx(long * MM, abs=0.1)
        for fold in folds:
            at = page.trim.left + fold * MM
            near = [x for x in page.letters if x.left < at + 4 * MM and x.right > at - 4 * MM]
            assert near == []
    title = [x for x in outside.letters if x.size > 30]
    assert title
    assert min(x.left for x in title) > outside.trim.left + (2 * flap + 3) * MM


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_folds_and_colours_are_at_the_other_end_where_one_reads_from_the_right(
    press: Press, direction: str
) -> None:
    data = {**example_data("brochure"), "direction": direction}
    made, _ = set_sheet(press, "brochure", data)
    flap = (297 - 6) / 3
    ltr = [{flap, 2 * flap + 3}, {flap + 3, 2 * flap + 6}]
    for page, folds in zip(
        pypdfium2.PdfDocument(made), ltr if direction == "ltr" else reversed(ltr), strict=True
    ):
        bounds = [thing.get_bounds() for thing in page.get_objects(max_depth=1)]
        ticks = {x for x, low, right, high in bounds if right - x < 1 and 6 < high - low < 8}
        assert sorted(ticks) == pytest.approx([fold * MM for fold in sorted(folds)], abs=0.5)
    made, _ = set_sheet(press, "brochure", on(LIES("a4", bleed=3), data))
    outside = next(geometry.pages(made))
    high = [x for x in outside.areas if x.top - x.bottom > 200 * MM]
    over = min(x.left for x in high), max(x.right for x in high)
    edge = outside.trim.left if direction == "ltr" else outside.trim.right
    assert over[direction == "rtl"] == pytest.approx(
        edge + (-3 if direction == "ltr" else 3) * MM, abs=0.5
    )


@pytest.mark.parametrize("end", [b"startxref\n9\n", b""])
def test_a_file_without_pages_to_trim_is_left_as_it_is(end: bytes) -> None:
    assert with_bleed_boxes(b"%PDF-1.7\n" + end + b"%%EOF", 3) == b"%PDF-1.7\n" + end + b"%%EOF"


def test_a_file_that_typst_has_not_made_is_refused() -> None:
    with pytest.raises(MkatabaError, match="table of places"):
        with_bleed_boxes(b"%PDF-1.7\n/TrimBox [0 0 9 9]\n%%EOF", 3)


def test_little_ink_is_used_and_for_an_office_no_area_of_colour(press: Press) -> None:
    for layout, paper in (("brochure", LIES("a4")), ("booklet", Sheet("a5"))):
        data = with_services(example_data(layout), 3 if layout == "booklet" else 26)
        pages = draw(press, layout, on(paper, data), resolution=20)
        assert all(255 - ImageStat.Stat(page.convert("L")).mean[0] < 0.25 * 255 for page in pages)
        office = LIES("a4", office=True) if layout == "brochure" else Sheet("a5", office=True)
        made, _ = set_sheet(press, layout, on(office, data))
        for page in geometry.pages(made):
            sides = [(a.right - a.left, a.top - a.bottom) for a in page.areas]
            assert not [side for side in sides if min(side) > 5 * MM and side not in codes(page)]


def codes(page: geometry.Page) -> set[tuple[float, float]]:
    return {(x.right - x.left, x.top - x.bottom) for x in page.pictures}


def test_a_sheet_without_codes_has_none(press: Press) -> None:
    for codes_shown in (True, False):
        sheet = LIES("a4", codes=codes_shown)
        made, _ = set_sheet(press, "brochure", on(sheet, example_data("brochure")))
        first = next(geometry.pages(made))
        assert bool(first.pictures) is codes_shown


def short(data: Plain, count: int) -> Plain:
    """Return data with services of which little is said."""
    made = with_services(data, count)
    for service in services_of(made):
        for cell in service["inner"]:
            cell["inner"] = cell.get("inner", [])[:2] if cell["id"] == "requirements" else []
    return made


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_to_three_services_fill_the_sheet_in_large_type(press: Press, count: int) -> None:
    data = short(example_data("brochure"), count)
    made, _ = set_sheet(press, "brochure", data)
    _, inside = geometry.pages(made)
    sizes = {round(x.size, 1) for x in inside.letters} - {10.5, 11.0}  # the banner
    assert min(sizes) >= (16, 16, 12)[count - 1]
    third = (inside.trim.right - inside.trim.left) / 3
    for panel in range(3):
        here = [
            x for x in inside.letters if panel <= (x.left - inside.trim.left) / third < panel + 1
        ]
        low, high = min(x.bottom for x in here), max(x.top for x in here)
        assert high - low > 0.4 * (inside.trim.top - inside.trim.bottom), panel
    said = [*pages_of(made)][1]
    # of two, the second panel begins within one of them, and names it
    assert ("continued" in said) is (count == 2)
    assert all(service["label"] in said for service in services_of(data))


@pytest.mark.parametrize("count", [3, 26])
@pytest.mark.parametrize("long", [False, True])
def test_a_label_stands_on_the_line_of_its_value(press: Press, count: int, long: bool) -> None:
    data = with_services(example_data("brochure"), count)
    words = "Quick " * 12 if long else "Quick"
    for service in services_of(data):
        for cell in service["inner"]:
            if cell["id"] in ("cost", "time"):
                cell["rows"] = [words]
                cell["inner"] = []
    made, told = set_sheet(press, "brochure", data)
    page = pypdfium2.PdfDocument(made)[1].get_textpage()
    text = page.get_text_range()
    labels = [*re.finditer(r"\b(Cost|Time)\s+Quick", text)]
    assert len(labels) == 2 * sum(told["services"])
    for found in labels:
        _, here, _, _ = page.get_charbox(found.start())
        _, there, _, _ = page.get_charbox(found.end() - 2)  # the c, which has no descender
        assert here == pytest.approx(there, abs=1), found


def test_services_that_are_left_out_are_counted_and_in_the_booklet(press: Press) -> None:
    data = with_services(example_data("brochure"), 60)
    made, told = set_sheet(press, "brochure", data)
    said = " ".join(pdf(made).split())
    gone = [each["id"] for each in told["left_out"] if each["what"] == "service"]
    counted = [int(n) for n in re.findall(r"and (\d+) more services in our booklet", said)]
    assert sum(counted) == len(gone)
    for group in groups_of(data):  # each theme is named, with the number of its services
        shown = [each["id"] for each in group["inner"] if each["id"] not in gone]
        lost = len(group["inner"]) - len(shown)
        assert f"{group['label']} ({len(group['inner'])})" in said
        assert shown == [each["id"] for each in group["inner"]][: len(shown)]
        assert lost == 0 or lost in counted
    assert told["services"] == [0, 60 - len(gone)]  # by pages
    assert (told["moved"], told["smallest"], told["sheets"]) == ("booklet", FLOOR, 2)
    whole = report(press, "booklet", with_services(example_data("booklet"), 60))
    assert (sum(whole["services"]), whole["left_out"]) == (60, [])
    assert len(whole["services"]) == whole["sheets"]


def test_places_without_room_are_counted_and_the_promises_stay(
    press: Press,
) -> None:
    data = example_data("brochure")
    places = section(data, "places")["inner"]
    places[:] = [{**places[n % len(places)], "label": f"Office {n:02}"} for n in range(60)]
    made, told = set_sheet(press, "brochure", data)
    first = next(pages_of(made))
    shown = len({*re.findall(r"Office \d\d", first)})
    assert f"+ {60 - shown} more: see our booklet" in first
    assert 6 <= shown < 60
    assert "Your duties" in first
    assert "Your rights" in first
    left = [x["id"] for x in told["left_out"] if x["what"] == "section"]
    assert left == ["places"]


def test_the_report_says_how_many_entries_of_a_list_are_missing(press: Press) -> None:
    data = example_data("brochure", "sw", LIES("letter"))
    points = section(data, "places")["inner"]
    points[:] = [{**points[n % 6], "label": f"Ofisi {n:02}"} for n in range(14)]
    made, told = set_sheet(press, "brochure", data)
    shown = len({*re.findall(r"Ofisi \d\d", next(pages_of(made)))})
    lost = {one["id"]: (one["count"], one["of"]) for one in told["left_out"] if "count" in one}
    assert lost["places"] == (14 - shown, 14)
    assert 3 <= shown < 14


def test_the_promises_of_one_service_stand_beside_it_where_the_outside_lacks_room(
    press: Press,
) -> None:
    data = with_services(example_data("brochure", "sw", LIES("letter")), 1)
    points = section(data, "places")["inner"]
    points += [{**point, "label": f"{point['label']} II"} for point in points[:3]]
    made, told = set_sheet(press, "brochure", data)
    assert (told["left_out"], told["moved"]) == ([], "")
    outside, inside = pages_of(made)
    for name in ("guarantee", "rights", "duties"):
        label = section(data, name)
        assert (label.get("brief") or label["label"]) in inside
    assert all(point["label"] in outside for point in section(data, "places")["inner"])
    assert min(x.size for x in [*geometry.pages(made)][1].letters) >= 11  # the banner
    assert geometry.faults(made) == []


@pytest.mark.parametrize("count", [1, 2])
def test_of_a_list_that_is_too_long_the_first_entries_stand_on_the_sheet(
    press: Press, count: int
) -> None:
    data = with_services(example_data("brochure"), count)
    first = services_of(data)[0]
    for cell in first["inner"]:
        if cell["id"] == "requirements":
            cell["inner"] = [
                plain("", label=f"Licence {n:03} of the owner and a copy") for n in range(150)
            ]
    made, told = set_sheet(press, "brochure", data)
    inside = [*pages_of(made)][1]
    shown = len({*re.findall(r"Licence \d\d\d", inside)})
    assert 9 < shown < 150
    assert f"+ {150 - shown} more: see our booklet" in inside
    assert [one["id"] for one in told["left_out"] if one["what"] == "requirements"] == [first["id"]]


LINES = [
    plain("", "KSh\u00a09,999,999,999,999.50", label="A" * 80),
    plain("", "KSh\u00a010 per page", label="Copies"),
]


@pytest.mark.parametrize(
    ("layout", "count", "body"),
    [
        ("brochure", 1, 0),
        ("brochure", 3, 0),
        ("brochure", 9, 0),
        ("booklet", 1, 0),
        ("booklet", 1, 14),
    ],
)
def test_an_amount_stays_with_its_currency(
    press: Press, layout: str, count: int, body: float
) -> None:
    sheet = Sheet("a5", body=body) if layout == "booklet" else LIES("a4", body=body)
    data = with_services(example_data(layout, "en", sheet), count)
    for service in services_of(data):
        for cell in service["inner"]:
            if cell["id"] == "cost":
                cell["rows"] = ["From KSh\u00a09,999,999,999,999.50"]
                cell["inner"] = [{"id": "lines", "inner": LINES}]
    made, _ = set_sheet(press, layout, data)
    lines = [line.replace("\u00a0", " ") for line in lines_of(made)]
    # the cost in short, and that of each class
    assert sum("KSh 9,999,999,999,999.50" in line for line in lines) == 2 * count
    assert not [line for line in lines if line.endswith("KSh")]
    assert geometry.faults(made) == []


LENGTHS = st.fixed_dictionaries(
    {
        "letters": st.sampled_from([20, 60, 120, 250]),
        "Paper": st.sampled_from([0, 3, 12, 60, 150]),
        "Size": st.sampled_from([0, 3, 30]),
        "Kind": st.sampled_from([0, 3, 20]),
        "Turn": st.sampled_from([0, 5, 50]),
    }
)


@given(count=st.integers(1, 8), lengths=st.lists(LENGTHS, min_size=1, max_size=3))
@settings(max_examples=12, deadline=None)
@example(2, [{"letters": 250, "Paper": 60, "Size": 30, "Kind": 20, "Turn": 50}])
@example(3, [{"letters": 250, "Paper": 3, "Size": 30, "Kind": 20, "Turn": 5}])
@example(1, [{"letters": 120, "Paper": 3, "Size": 0, "Kind": 3, "Turn": 50}])
@example(6, [{"letters": 20, "Paper": 60, "Size": 0, "Kind": 0, "Turn": 0}])
def test_the_first_entries_of_long_lists_stand_where_the_sheet_would_be_bare(
    press: Press, count: int, lengths: list[dict[str, int]]
) -> None:
    data = with_services(example_data("brochure"), count)
    for number, service in enumerate(services_of(data)):
        length = lengths[number % len(lengths)]

        def listed(name: str, of: dict[str, int] = length, n: int = number) -> list[Plain]:
            words = " of the owner of the business and a copy" * 9
            entries = (f"{name} {n}.{turn:03}" for turn in range(of[name]))
            rows = ["9 days"] if name in ("Size", "Kind") else []
            return [plain("", *rows, label=(x + words)[: of["letters"]]) for x in entries]

        lines = {name: [{"id": "lines", "inner": listed(name)}] for name in ("Size", "Kind")}
        service["inner"] = [
            plain("cost", "KSh 9", label="Cost", inner=lines["Size"]),
            plain("time", "9 days", label="How long it takes", brief="Time", inner=lines["Kind"]),
            plain("requirements", label="What you need", inner=listed("Paper")),
            plain("steps", label="Steps", inner=listed("Turn")),
        ]
    made, told = set_sheet(press, "brochure", data)
    assert geometry.faults(made) == []
    text = " ".join([*pages_of(made)][1].split())
    lost = {(one["id"], one["what"]) for one in told["left_out"]}
    cut = [*re.findall(r"\+ (\d+) more: see our booklet", text)]
    missing = []
    for number, service in enumerate(services_of(data)):
        for name, what in LISTS.items():
            of = lengths[number % len(lengths)][name]
            shown = len({*re.findall(rf"{name} {number}\.\d{{3}}", text)})
            # a charter of more than three services has no steps on its brochure
            if name != "Turn" or count <= 3:
                assert ((service["id"], what) in lost) is (shown < of)
            if 0 < shown < of:
                missing.append(of - shown)
    assert sorted(map(int, cut)) == sorted(missing)
    if {what for _, what in lost} & {*LISTS.values()} - ({"steps"} if count > 3 else set()):
        assert bare(made) < 0.4


LISTS = {"Paper": "requirements", "Size": "fee classes", "Kind": "time classes", "Turn": "steps"}


def bare(made: Path) -> float:
    """Return which share of the panels inside lies below their last letters."""
    inside = [*geometry.pages(made)][1]
    width, top = (inside.trim.right - inside.trim.left) / 3, inside.trim.top - 40 * MM
    lowest = [top] * 3
    for letter in inside.letters:
        panel = int((letter.left - inside.trim.left) / width)
        lowest[panel] = min(lowest[panel], letter.bottom)
    return sum(low - inside.trim.bottom for low in lowest) / 3 / (top - inside.trim.bottom)


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_lists_that_are_too_long_leave_nothing_unsaid(press: Press, count: int) -> None:
    data = with_services(example_data("brochure", "en", LIES("letter")), count)
    lists = {
        "fee classes": [plain("", f"KSh\u00a0{n},000", label=f"Size {n}") for n in range(40)],
        "time classes": [plain("", f"{n} days", label=f"Kind {n}") for n in range(20)],
        "requirements": [plain("", label=f"Certificate {n}") for n in range(60)],
        "steps": [plain("", label=f"Turn {n}") for n in range(50)],
    }
    first = services_of(data)[0]
    for cell in first["inner"]:
        if cell["id"] in ("cost", "time"):
            lines = lists[{"cost": "fee classes", "time": "time classes"}[cell["id"]]]
            cell["inner"] = [{"id": "lines", "inner": lines}]
        elif cell["id"] in lists:
            cell["inner"] = lists[cell["id"]]
    made, told = set_sheet(press, "brochure", data)
    inside = " ".join([*pages_of(made)][1].split())
    lost = {one["what"] for one in told["left_out"] if one["id"] == first["id"]}
    for what, entries in lists.items():
        is_whole = all(re.search(rf"\b{one['label']}\b", inside) for one in entries)
        # a charter of more than three services has no steps on its brochure
        assert is_whole is (what not in lost) or (what == "steps" and count > 3), what
    if count == 1:
        assert len(re.findall(r"Size|Kind|Certificate|Turn", inside)) > 60
        assert inside.count(first["label"]) == 1
    assert geometry.faults(made) == []


def test_the_cover_names_the_office_that_a_brochure_is_for(press: Press) -> None:
    data = example_data("brochure", "sw")
    data["charter"]["part_line"] = "Ukumbi wa Kaunti"
    made, told = set_sheet(press, "brochure", data)
    cover = pypdfium2.PdfDocument(made)[0].get_textpage()
    third = 297 * MM / 3
    assert "Ukumbi wa Kaunti" in cover.get_text_bounded(left=2 * third)
    assert told["smallest"] == pytest.approx(min(geometry.sizes(made)), abs=0.1)
    assert geometry.faults(made) == []


@pytest.mark.parametrize(("count", "body"), [(1, 0), (3, 0), (26, 0), (90, 0), (2, 12)])
def test_the_smallest_type_that_is_told_is_the_smallest_that_is_printed(
    press: Press, count: int, body: float
) -> None:
    data = short(example_data("brochure"), count)
    for name in ("tell-us", "escalation", "places", "contact", "approval"):
        if body:
            data["sections"] = [each for each in data["sections"] if each["id"] != name]
    data = on(LIES("a4", body=body), data)
    made, told = set_sheet(press, "brochure", data)
    printed = min(geometry.sizes(made))
    assert told["smallest"] == pytest.approx(printed, abs=0.1)
    assert (printed > FLOOR) is bool(body)


def test_what_services_leave_to_the_booklet_is_told_for_each(press: Press) -> None:
    data = with_services(example_data("brochure"), 3)
    [group] = groups_of(data)
    for service in group["inner"]:
        # in no type is there room for all of it
        who = next(cell for cell in service["inner"] if cell["id"] == "who")
        who["rows"] = [who["rows"][0] + " and so on" * 300]
    made, told = set_sheet(press, "brochure", data)
    cells = {"who": "conditions", "steps": "steps", "how": "channels", "result": "result"}
    cells |= {"where": "places", "remedy": "remedy", "law": "legal basis"}
    cells |= {"responsible": "responsible officer", "department": "department"}
    lacking = {(one["id"], one["what"]) for one in told["left_out"]}
    text = "".join(pdf(made).split())
    for service in group["inner"]:
        assert (service["id"], "conditions") in lacking
        for cell in service["inner"]:
            if cell["id"] in cells:
                is_told = (service["id"], cells[cell["id"]]) in lacking
                words = cell["rows"][0] if "rows" in cell else cell["inner"][0]["label"]
                assert is_told or "".join(words.split()) in text, (service["id"], words)
    assert {what for _, what in lacking} > {"conditions", "steps"}


@pytest.mark.parametrize("office", [False, True])
def test_the_cover_bears_the_arms_the_logo_and_the_partners(press: Press, office: bool) -> None:
    names = ("arms", "logo", "partner")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9z"/></svg>'
    for name in names:
        (press.folder / "pictures" / f"{name}.svg").write_text(drawn, encoding="utf-8")
    shown = [{"file": f"{name}.svg", "alt": f"The {name} of Mfano"} for name in names]
    data = on(LIES("a4", office=office), example_data("brochure"))
    data["pictures"] = {"head": shown[:2], "partners": shown[2:]}
    made, _ = set_sheet(press, "brochure", data)
    with pikepdf.open(made) as pdf:
        told = {str(x.Alt) for x in elements(pdf) if "/Alt" in x}
    assert told >= {each["alt"] for each in shown}
    assert geometry.faults(made) == []


@pytest.mark.parametrize(
    ("layout", "language", "count"),
    [("brochure", "en", 1), ("brochure", "sw", 3), ("booklet", "en", 3), ("booklet", "sw", 3)],
)
def test_few_services_look_as_they_did(
    press: Press,
    layout: str,
    language: str,
    count: int,
    update_golden: bool,
) -> None:
    data = with_services(example_data(layout, language), count)
    pages = draw(press, layout, data, resolution=40)
    compare(f"{layout}-{count}-{language}", pages, update_golden)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("count", [1, 9, 21, 33])
def test_no_page_of_a_booklet_has_a_few_lines(press: Press, language: str, count: int) -> None:
    data = with_services(example_data("booklet", language), 3 if count == 1 else 1)
    for block in section(data, "about")["inner"]:
        if block["id"] == "values" and count > 1:
            block["inner"] = (block["inner"] * count)[:count]
    for cell in services_of(data)[-1]["inner"]:
        if cell["id"] == "requirements":
            cell["inner"] = (cell["inner"] * count)[: max(2, count)]
    made, told = set_sheet(press, "booklet", data)
    notes = {"en": "Your own notes", "sw": "Nafasi ya kuandika"}[language]
    filled = geometry.filled(made, above=19, beneath=17)
    of_text = [x for x, said in zip(filled, pages_of(made), strict=True) if notes not in said]
    assert min(of_text) > 0.19
    assert len(filled) - len(of_text) < 3  # the back cover is the fourth page at the latest
    assert (geometry.faults(made), sum(told["services"])) == ([], len(services_of(data)))


def test_the_draft_of_a_brochure_says_so_on_each_side(press: Press) -> None:
    made, _ = set_sheet(press, "brochure", example_data("brochure", draft=True))
    assert all("Draft, not approved" in said for said in pages_of(made))
