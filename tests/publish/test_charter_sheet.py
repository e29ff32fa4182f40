"""The charter's tables: whatever the services are, nothing is cut or stands over other words."""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import (
    Plain,
    example_data,
    plain,
    put,
    section,
    services_of,
    set_sheet,
    with_services,
)
from tests.outputs import pdf
from tests.sheets import body, templates
from tests.strategies import texts_of

ABOVE, BENEATH = 22, 18  # millimetres of head and foot
LEAST = 0.2  # of a page's text that is filled
LONG = "Barua ya idhini kutoka kwa mwenye ardhi na ramani ya kiwanja iliyopigwa mhuri; " * 4
BODY = body()


def data_of(language: str, count: int | None = None, sheet: Sheet | None = None) -> Plain:
    """Return the data of the example's charter; of ``count`` services, its own again and again."""
    made = example_data("charter", language, sheet)
    return made if count is None else with_services(made, count)


def set_(press: Press, data: Plain, layout: str = "charter", markup: str = "") -> Path:
    """Return the PDF of a sheet, on which nothing is printed wrong."""
    path, _ = set_sheet(press, layout, data, markup)
    assert geometry.faults(path) == []
    return path


def bookmarks(path: Path) -> list[str]:
    return [mark.get_title() for mark in pypdfium2.PdfDocument(path).get_toc()]


@pytest.mark.parametrize(("count", "language"), [(0, "en"), (1, "sw"), (3, "en"), (26, "sw")])
def test_every_page_is_filled_and_every_service_is_there(
    press: Press, count: int, language: str
) -> None:
    data = data_of(language, count)
    made, report = set_sheet(press, "charter", data)
    assert geometry.faults(made) == []
    assert min(geometry.filled(made, ABOVE, BENEATH)) >= LEAST
    names = [service["label"] for service in services_of(data)]
    marks = bookmarks(made)
    assert [mark for mark in marks if mark in names] == names
    assert sum(report["services"]) == count
    assert len(report["services"]) == report["sheets"] == len(geometry.filled(made))
    assert report["smallest"] == min(geometry.sizes(made))
    assert report["left_out"] == []


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("a4"),
        Sheet("a3", landscape=True),
        Sheet("a3"),
        Sheet("letter", landscape=True),
        Sheet("a4", landscape=True, body=18),
        Sheet("a4", landscape=True, office=True, codes=False),
    ],
    ids=lambda sheet: f"{sheet.paper} {sheet.body} {sheet.office}",
)
def test_it_is_set_on_any_paper(press: Press, sheet: Sheet) -> None:
    made = set_(press, data_of("sw", 5, sheet))
    assert min(geometry.filled(made, ABOVE, BENEATH)) >= LEAST
    pages = list(geometry.pages(made))
    assert {(round(p.trim.right), round(p.trim.top)) for p in pages} == {
        tuple(round(side * geometry.MM) for side in sheet.size)
    }
    if sheet.office:
        assert not any(page.pictures for page in pages)
        assert not any(
            min(area.right - area.left, area.top - area.bottom) > 2 * geometry.MM
            for page in pages
            for area in page.areas
        )


def service(needs: int, words: str, fee: str, lines: int, places: int) -> Plain:
    tiers = [{"form": "lines", "label": f"{words} {n}", "rows": [fee]} for n in range(lines)]
    return {
        "id": "s", "form": "service", "label": words, "inner": [
            plain("result", words),
            plain("requirements", label="What you need", inner=[
                {"form": "item", "label": f"Paper {n:03} {words}"} for n in range(needs)]),
            plain("cost", fee, label="Cost", inner=[{"id": "lines", "inner": tiers}]),
            plain("time", fee, label="Time", inner=[{"id": "lines", "inner": tiers}]),
            plain("how", words, words),
            plain("where", *(f"Place {n}" for n in range(places)), label="Where"),
            plain("page", "charter.mfano.go.ke/s/" + words[:40], link="https://charter.mfano.go.ke/s"),
        ],
    }  # fmt: skip


def with_places(data: Plain, count: int, words: str) -> None:
    sections = [s for s in data["sections"] if s["id"] != "places"]
    points = [
        {"label": f"Place {n}", "inner": [plain("address", words, label="Where"),
                                          plain("hours", words, label="Hours")]}
        for n in range(count)
    ]  # fmt: skip
    data["sections"] = [*sections, {"id": "places", "label": "Places", "inner": points}]


@pytest.mark.parametrize("needs", [60])
def test_a_row_of_any_length_goes_on_under_its_name_and_its_heads(press: Press, needs: int) -> None:
    data = data_of("sw")
    put(data, [("Kundi", [service(needs, LONG.strip(), "KSh 1,000", 3, 6)] * 2)])
    with_places(data, 60, "Mtaa wa Uhuru")
    said = pdf(set_(press, data))
    assert all(said.count(f"Paper {n:03}") == 2 for n in range(needs))


words = st.one_of(
    texts_of("abc aeiou").map(lambda text: text.strip() or "a"),
    st.just("W" * 80),
    st.just("https://www.mfano.go.ke/" + "huduma" * 9),
)


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@given(
    sizes=st.lists(st.integers(0, 60), max_size=2),
    text=words,
    fee=st.sampled_from(["KSh 9,999,999,999,999.00", "Free", "0.5 % of the value " * 9]),
    lines=st.integers(0, 9),
    places=st.integers(0, 20),
    language=st.sampled_from(["en", "sw"]),
)
@example([1, 60], "W" * 80, "Free", 9, 20, "sw")
def test_nothing_is_printed_wrong_whatever_is_said(
    press: Press, sizes: list[int], text: str, fee: str, lines: int, places: int, language: str
) -> None:
    data = data_of(language)
    put(data, [(text, [service(needs, text, fee, lines, places) for needs in sizes])])
    with_places(data, places, text)
    for name in ("rights", "duties", "guarantee"):
        section(data, name)["rows"] = [text] * max(sizes, default=0)
    assert min(geometry.filled(set_(press, data), ABOVE, BENEATH)) >= LEAST


def heads(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the kind of each element of a page's structure."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    left = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)
        for n in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while left:
        element = left.pop()
        if not element:
            continue
        size = pdfium.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_StructElement_GetType(element, buffer, size)
        yield buffer.raw.decode("utf-16-le").rstrip("\0")
        left += [
            pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
            for n in range(pdfium.FPDF_StructElement_CountChildren(element))
        ]
    pdfium.FPDF_StructTree_Close(tree)


def test_each_service_heads_its_row(press: Press) -> None:
    document = pypdfium2.PdfDocument(set_(press, data_of("en", 3)))
    kinds = [kind for page in document for kind in heads(page)]
    columns = {"services": 4, "channels": 4, "steps": 4, "places": 5, "to sign": 4, "versions": 3}
    assert kinds.count("TH") == 3 + sum(columns.values())


def test_amounts_of_a_fee_end_under_each_other(press: Press) -> None:
    ends = set()
    for page in geometry.pages(set_(press, data_of("en", 1))):
        text = "".join(one.what for one in page.letters)
        for amount in ("KSh2,500", "KSh7,000", "KSh20,000", "KSh50"):
            for at in range(len(text)):
                if text.startswith(amount, at) and not text[at + len(amount)].isdigit():
                    ends.add(round(page.letters[at + len(amount) - 1].right))
    assert len(ends) == 1


@pytest.mark.parametrize("language", ["en", "sw"])
def test_the_last_page_says_who_gets_it_and_what_each_version_changed(
    press: Press, language: str
) -> None:
    *_, last = pypdfium2.PdfDocument(set_(press, data_of(language)))
    said = " ".join(last.get_textpage().get_text_range().split())
    words = templates(language).formatter
    approval = BODY.external.approval
    for one in approval.history:
        told = f"{one.version} {words.date(one.approved_on)} {words.text(one.changes)}"
        assert " ".join(told.split()) in said
    for one in approval.distribution:
        assert words.text(one) in said


@pytest.mark.parametrize("landscape", [True, False])
def test_clauses_stand_beside_what_answers_them_on_request(press: Press, landscape: bool) -> None:
    paper = Sheet("a4", landscape=landscape)
    plain, told = (
        set_(press, data_of("sw", 3, sheet)).read_bytes()
        for sheet in (paper, replace(paper, clauses=True))
    )
    assert "3.2.2" not in pages(plain)
    answered = [f"3.2.2.a.{part}" for part in ("i", "ii", "iii", "iv", "v")]
    for clause in (*answered, "3.2.3.c", "3.5.2.c", "3.4.1.e"):
        assert clause in pages(told).split(), clause
    names = BODY.external.groups[0].name
    assert names
    assert names.get("sw") in [mark.get_title() for mark in pypdfium2.PdfDocument(told).get_toc()]


def pages(made: bytes) -> str:
    """Return the words of a PDF."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_addresses_can_be_found_and_the_promise_stands_once(press: Press, language: str) -> None:
    data = data_of(language)
    document = pypdfium2.PdfDocument(set_(press, data))
    said = "".join(page.get_textpage().get_text_range() for page in document)
    assert "\u200b" not in said
    for one in services_of(data):
        assert f"services/{one['id']}" in said.replace("\r\n", "")
    promise = section(data, "guarantee")["rows"]
    assert all(said.count(row) == 1 for row in promise if len(row) < 60)


@pytest.mark.parametrize(
    ("places", "told"),
    [([0], "1"), ([0, 1], "1, 2"), ([0, 2, 3, 4], "1, 3–5"), ([5, 4, 3, 1], "2, 4–6")],
)
def test_places_are_numbers_in_their_order(press: Press, places: list[int], told: str) -> None:
    data = data_of("en")
    one = service(1, "Hire of a hall", "Free", 0, 0)
    where = next(cell for cell in one["inner"] if cell["id"] == "where")
    where["rows"] = [f"Place {n}" for n in places]
    put(data, [("Halls", [one])])
    with_places(data, 6, "Uhuru Road")
    assert f"Where: {told}\n" in pdf(set_(press, data)).replace("\r", "")
