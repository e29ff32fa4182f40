"""The brochure and its booklet, by the boxes of their PDFs: nothing is wrong, nothing is lost."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageStat

from mkataba import model, project
from mkataba.papers import Sheet
from mkataba.print_registry import SHEETS
from mkataba.publish.bleed import with_bleed_boxes
from mkataba.publish.press import Press
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from tests import geometry
from tests.conftest import PROFILE, ROOT, checked_example
from tests.outputs import pdf
from tests.publish.test_pictures import compare, draw, groups_of, plain, templates
from tests.sheets import elements

Plain = dict[str, Any]
LIES = partial(Sheet, landscape=True)
FLOOR = 9  # points
MM = 72 / 25.4


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    folder = tmp_path_factory.mktemp("press") / "press"
    files = project.load(ROOT).templates
    when = datetime(2026, 9, 21, tzinfo=UTC)
    return Press.set_up(folder, files, when, model.Brand(), PROFILE.country.region)


@pytest.fixture(scope="module")
def sent() -> dict[str, Plain]:
    """Return the data of the example by language, as the booklet shows it."""
    body = model.build(checked_example().content)
    return {
        f"{layout}-{language}": sheet_data(
            body, Part(body.external), templates(body, language), False, layout, SHEETS[layout]
        )
        for language in ("en", "sw")
        for layout in ("brochure", "booklet")
    }


def with_services(data: Plain, count: int) -> Plain:
    """Return data with the first services of the example, or with all and then the first again."""
    data = copy.deepcopy(data)
    groups = groups_of(data)
    whole = [[*group["inner"]] for group in groups]
    made: list[Plain] = []
    for turn in range(count // sum(map(len, whole)) + 1):
        for group, services in zip(groups, whole, strict=True):
            room = count - sum(len(one["inner"]) for one in made)
            some = [{**service, "id": f"{service['id']}-{turn}"} for service in services[:room]]
            if some:
                made.append({**group, "label": group["label"] + " I" * turn, "inner": some})
    groups[:] = made
    return data


def on(sheet: Sheet, data: Plain) -> Plain:
    width, height = sheet.size
    asked = {name: getattr(sheet, name) for name in ("paper", "body", "codes", "bleed", "office")}
    return {**data, "sheet": {**asked, "width": width, "height": height}}


def report(press: Press, layout: str, data: Plain) -> Plain:
    """Return what a layout says that it did."""
    compiler = typst.Compiler(
        str(press.folder / f"{layout}.typ"), root=str(press.folder), ignore_system_fonts=True,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[f"{press.folder}/fonts"]),
        sys_inputs={"data": json.dumps(data), "body": ""},
    )  # fmt: skip
    said: Plain = json.loads(compiler.query("<report>", field="value", one=True))
    return said


def section(data: Plain, name: str) -> Plain:
    return next(each for each in data["sections"] if each["id"] == name)


def pages_of(path: Path) -> Iterator[str]:
    for page in pypdfium2.PdfDocument(path):
        yield " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.parametrize(
    ("layout", "language", "count"),
    [
        *(("brochure", "en", n) for n in (0, 2, 9, 90)),
        *(("brochure", "sw", n) for n in (1, 3, 26)),
        *(("booklet", "en", n) for n in (0, 12)),
        *(("booklet", "sw", n) for n in (1, 9)),
    ],
)
def test_nothing_is_printed_wrong(
    press: Press, sent: dict[str, Plain], layout: str, language: str, count: int, tmp_path: Path
) -> None:
    data = with_services(sent[f"{layout}-{language}"], count)
    press.pdf(layout, data, tmp_path / "made.pdf")
    assert geometry.faults(tmp_path / "made.pdf") == []
    assert min(geometry.sizes(tmp_path / "made.pdf")) >= FLOOR
    assert layout == "booklet" or len([*pages_of(tmp_path / "made.pdf")]) == 2


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
    sent: dict[str, Plain],
    tmp_path_factory: pytest.TempPathFactory,
    layout: str,
    words: list[str],
    counts: list[int],
) -> None:
    name, text, money, role, place = words
    most = 3 if layout == "booklet" else 60  # it only gets longer
    counts = [min(count, most) for count in counts]
    data = with_services(sent[f"{layout}-en"], counts[0])
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
    target = tmp_path_factory.getbasetemp() / f"{layout}.pdf"
    press.pdf(layout, data, target)
    assert geometry.faults(target) == []
    assert min(geometry.sizes(target)) >= FLOOR
    if layout == "brochure":
        assert len([*pages_of(target)]) == 2


@pytest.mark.parametrize("sheet", [LIES("a4"), LIES("letter"), Sheet("a4", bleed=3)])
def test_no_letter_stands_on_a_fold(
    press: Press, sent: dict[str, Plain], sheet: Sheet, tmp_path: Path
) -> None:
    press.pdf("brochure", on(sheet, sent["brochure-en"]), tmp_path / "brochure.pdf")
    long = max(sheet.size)
    flap = (long - 6) / 3
    outside, inside = geometry.pages(tmp_path / "brochure.pdf")
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


def test_a_file_without_pages_to_trim_is_left_as_it_is() -> None:
    assert with_bleed_boxes(b"%PDF-1.7\nstartxref\n9\n%%EOF", 3) == b"%PDF-1.7\nstartxref\n9\n%%EOF"


def test_little_ink_is_used_and_for_an_office_no_area_of_colour(
    press: Press, sent: dict[str, Plain], tmp_path: Path
) -> None:
    for layout, paper in (("brochure", LIES("a4")), ("booklet", Sheet("a5"))):
        data = with_services(sent[f"{layout}-en"], 3 if layout == "booklet" else 26)
        pages = draw(press, layout, on(paper, data), resolution=20)
        assert all(255 - ImageStat.Stat(page.convert("L")).mean[0] < 0.25 * 255 for page in pages)
        office = LIES("a4", office=True) if layout == "brochure" else Sheet("a5", office=True)
        press.pdf(layout, on(office, data), tmp_path / "office.pdf")
        for page in geometry.pages(tmp_path / "office.pdf"):
            sides = [(a.right - a.left, a.top - a.bottom) for a in page.areas]
            assert not [side for side in sides if min(side) > 5 * MM and side not in codes(page)]


def codes(page: geometry.Page) -> set[tuple[float, float]]:
    return {(x.right - x.left, x.top - x.bottom) for x in page.pictures}


def test_a_sheet_without_codes_has_none(
    press: Press, sent: dict[str, Plain], tmp_path: Path
) -> None:
    for codes_shown in (True, False):
        sheet = LIES("a4", codes=codes_shown)
        press.pdf("brochure", on(sheet, sent["brochure-en"]), tmp_path / "brochure.pdf")
        first = next(geometry.pages(tmp_path / "brochure.pdf"))
        assert bool(first.pictures) is codes_shown


def short(data: Plain, count: int) -> Plain:
    """Return data with services of which little is said."""
    made = with_services(data, count)
    for service in (service for group in groups_of(made) for service in group["inner"]):
        for cell in service["inner"]:
            cell["inner"] = cell.get("inner", [])[:2] if cell["id"] == "requirements" else []
    return made


@pytest.mark.parametrize("count", [1, 2, 3])
def test_one_to_three_services_fill_the_sheet_in_large_type(
    press: Press, sent: dict[str, Plain], count: int, tmp_path: Path
) -> None:
    data = short(sent["brochure-en"], count)
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    _, inside = geometry.pages(tmp_path / "brochure.pdf")
    sizes = {round(x.size, 1) for x in inside.letters} - {10.5, 11.0}  # the banner
    assert min(sizes) >= 16
    third = (inside.trim.right - inside.trim.left) / 3
    for panel in range(3):
        here = [
            x for x in inside.letters if panel <= (x.left - inside.trim.left) / third < panel + 1
        ]
        low, high = min(x.bottom for x in here), max(x.top for x in here)
        assert high - low > 0.4 * (inside.trim.top - inside.trim.bottom), panel
    said = [*pages_of(tmp_path / "brochure.pdf")][1]
    assert "continued" not in said
    for group in groups_of(data):
        for service in group["inner"]:
            assert service["label"] in said


@pytest.mark.parametrize("count", [3, 26])
@pytest.mark.parametrize("long", [False, True])
def test_a_label_stands_on_the_line_of_its_value(
    press: Press, sent: dict[str, Plain], count: int, long: bool, tmp_path: Path
) -> None:
    data = with_services(sent["brochure-en"], count)
    words = "Quick " * 12 if long else "Quick"
    for service in (service for group in groups_of(data) for service in group["inner"]):
        for cell in service["inner"]:
            if cell["id"] in ("cost", "time"):
                cell["rows"] = [words]
                cell["inner"] = []
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    page = pypdfium2.PdfDocument(tmp_path / "brochure.pdf")[1].get_textpage()
    text = page.get_text_range()
    labels = [*re.finditer(r"\b(Cost|Time)\s+Quick", text)]
    assert len(labels) == 2 * report(press, "brochure", data)["services"][0]
    for found in labels:
        _, here, _, _ = page.get_charbox(found.start())
        _, there, _, _ = page.get_charbox(found.end() - 2)  # the c, which has no descender
        assert here == pytest.approx(there, abs=1), found


def test_services_that_are_left_out_are_counted_and_in_the_booklet(
    press: Press, sent: dict[str, Plain], tmp_path: Path
) -> None:
    data = with_services(sent["brochure-en"], 60)
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    said = " ".join(pdf(tmp_path / "brochure.pdf").split())
    told = report(press, "brochure", data)
    gone = [each["id"] for each in told["left_out"] if each["what"] == "service"]
    assert f"and {len(gone)} more services in our booklet (charter.mfano.go.ke/charter)" in said
    assert told["services"] == [60 - len(gone)]
    assert (told["moved"], told["smallest"], told["sheets"]) == ("booklet", FLOOR, 1)
    whole = report(press, "booklet", with_services(sent["booklet-en"], 60))
    assert (sum(whole["services"]), whole["left_out"]) == (60, [])
    assert len(whole["services"]) == whole["sheets"]


def test_places_without_room_are_counted_and_the_promises_give_way_in_their_order(
    press: Press, sent: dict[str, Plain], tmp_path: Path
) -> None:
    data = copy.deepcopy(sent["brochure-en"])
    places = section(data, "places")["inner"]
    places[:] = [{**places[n % len(places)], "label": f"Office {n:02}"} for n in range(60)]
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    first = next(pages_of(tmp_path / "brochure.pdf"))
    shown = len({*re.findall(r"Office \d\d", first)})
    assert f"+ {60 - shown} more: see our booklet" in first
    assert 6 <= shown < 60
    assert "Your duties" not in first
    assert "Your rights" in first
    assert "More in our booklet (charter.mfano.go.ke/charter)" in first
    left = [x["id"] for x in report(press, "brochure", data)["left_out"] if x["what"] == "section"]
    assert left == ["duties", "places"]


@pytest.mark.parametrize(("count", "body"), [(1, 0), (3, 0), (26, 0), (90, 0), (2, 12)])
def test_the_smallest_type_that_is_told_is_the_smallest_that_is_printed(
    press: Press, sent: dict[str, Plain], count: int, body: float, tmp_path: Path
) -> None:
    data = short(sent["brochure-en"], count)
    for name in ("tell-us", "escalation", "places", "contact", "approval"):
        if body:
            data["sections"] = [each for each in data["sections"] if each["id"] != name]
    data = on(LIES("a4", body=body), data)
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    printed = min(geometry.sizes(tmp_path / "brochure.pdf"))
    assert report(press, "brochure", data)["smallest"] == pytest.approx(printed, abs=0.1)
    assert (printed > FLOOR) is bool(body)


def test_what_services_leave_to_the_booklet_is_told_for_each(
    press: Press, sent: dict[str, Plain]
) -> None:
    data = with_services(sent["brochure-en"], 3)
    told = report(press, "brochure", data)
    [group] = groups_of(data)
    cells = {"who": "who may apply", "steps": "steps", "how": "how to apply"}
    cells |= {"where": "where", "remedy": "remedy"}
    expected = {
        (service["id"], cells[cell["id"]])
        for service in group["inner"]
        for cell in service["inner"]
        if cell["id"] in cells
    }
    assert {(one["id"], one["what"]) for one in told["left_out"]} == expected
    assert {what for _, what in expected} > {"who may apply", "steps"}


@pytest.mark.parametrize("office", [False, True])
def test_the_cover_bears_the_arms_the_logo_and_the_partners(
    press: Press, sent: dict[str, Plain], office: bool, tmp_path: Path
) -> None:
    names = ("arms", "logo", "partner")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9z"/></svg>'
    for name in names:
        (press.folder / "pictures" / f"{name}.svg").write_text(drawn, encoding="utf-8")
    shown = [{"file": f"{name}.svg", "alt": f"The {name} of Mfano"} for name in names]
    data = on(LIES("a4", office=office), sent["brochure-en"])
    data["pictures"] = {"head": shown[:2], "partners": shown[2:]}
    press.pdf("brochure", data, tmp_path / "brochure.pdf")
    with pikepdf.open(tmp_path / "brochure.pdf") as pdf:
        told = {str(x.Alt) for x in elements(pdf) if "/Alt" in x}
    assert told >= {each["alt"] for each in shown}
    assert geometry.faults(tmp_path / "brochure.pdf") == []


@pytest.mark.parametrize(
    ("layout", "language", "count"),
    [("brochure", "en", 1), ("brochure", "sw", 3), ("booklet", "en", 3), ("booklet", "sw", 3)],
)
def test_few_services_look_as_they_did(
    press: Press,
    sent: dict[str, Plain],
    layout: str,
    language: str,
    count: int,
    update_golden: bool,
) -> None:
    data = with_services(sent[f"{layout}-{language}"], count)
    pages = draw(press, layout, data, resolution=40)
    compare(f"{layout}-{count}-{language}", pages, update_golden)


def test_the_draft_of_a_brochure_says_so_on_each_side(
    press: Press, sent: dict[str, Plain], tmp_path: Path
) -> None:
    press.pdf("brochure", {**sent["brochure-en"], "draft": True}, tmp_path / "brochure.pdf")
    assert all("Draft, not approved" in said for said in pages_of(tmp_path / "brochure.pdf"))
