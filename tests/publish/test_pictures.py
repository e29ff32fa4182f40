"""Printed sheets against reference pictures that were looked at.

``pytest tests/publish/test_pictures.py --update-golden`` draws them anew; look at them first.
"""

import re
from collections.abc import Callable

import pytest
import zxingcpp

from mkataba import model
from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.render.charter.source import language_root
from mkataba.render.documents import documents
from mkataba.render.prints import asked_of, frame
from tests.drawn import compare, draw
from tests.geometry import faults
from tests.layouts import Plain, example_data, groups_of, plain, put, set_sheet
from tests.outputs import pdf
from tests.sheets import templates


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("layout", ["poster", "brochure", "charter"])
def test_a_sheet_looks_as_it_did(
    press: Press, layout: str, language: str, update_golden: bool
) -> None:
    charter = "internal" if layout == "charter" else "external"
    data = example_data(layout, language, charter=charter)
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
    press: Press, layout: str, changed: Callable[[str], str]
) -> None:
    charter = "internal" if layout == "charter" else "external"
    data = example_data(layout, "en", charter=charter)
    service = groups_of(data)[-1]["inner"][-1]
    service["label"] = changed(service["label"])
    with pytest.raises(AssertionError, match=f"{layout}-en differs"):
        compare(f"{layout}-en", draw(press, layout, data))


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_document_looks_as_it_did(
    press: Press, body: model.Body, language: str, update_golden: bool
) -> None:
    made = templates(language)
    policy = next(document for document in documents(body, made) if document.name == "policy")
    data = {
        **frame(body, made, draft=True),
        "document": policy.data,
        "sheet": asked_of(Sheet("a4")),
    }
    text = press.typst_body(policy.name, policy.pdf_markdown, language)
    pages = draw(press, "document", data, text)
    compare(f"policy-draft-{language}", pages, update_golden)


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
        return {"id": f"s{n}", "form": "service", "label": f"{words} {n:03}", "inner": inner}

    return [service(n) for n in range(count)]


@pytest.mark.parametrize(
    ("words", "count"),
    [("Birth certificate", 60), ("#let x = $y$ <b>*z*</b>", 25), ("W" * 90, 13)],
)
@pytest.mark.parametrize("layout", ["brochure", "charter"])
def test_every_number_of_services_is_set(press: Press, layout: str, words: str, count: int) -> None:
    data = example_data(layout)
    half = count // 2 + 1
    made = services(count, words)
    put(data, [(words, part) for part in (made[:half], made[half:]) if part])
    path, told = set_sheet(press, layout, data)
    gone = {one["id"] for one in told["left_out"] if one["what"] == "service"}
    said = "".join(pdf(path).split())
    for service in made:
        name = "".join(service["label"].split())
        assert (name in said) is (service["id"] not in gone), service["label"]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_code_of_a_poster_can_be_scanned(
    press: Press, body: model.Body, language: str
) -> None:
    data = example_data("poster", language)
    read = {
        code.text
        for page in draw(press, "poster", data, resolution=120)
        for code in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    }
    root = language_root(body, language)
    services = {f"{root}services/{service.id}/" for service in body.external.services}
    assert read == {*services, f"{root}charter/", f"{root}feedback/"}


def with_needs(press: Press, count: int, needs: int) -> str:
    """Return the words of a brochure of services that need papers told apart by number."""
    data = example_data("brochure")
    made = services(count, "Hire of a hall", needs=needs)
    for n, service in enumerate(made):
        cell = service["inner"][1]
        cell["inner"] = [
            {"form": "item", "label": f"Paper {n * needs + i:04} of the owner"}
            for i in range(needs)
        ]
    put(data, [("Halls", made[: count // 2]), ("Rooms", made[count // 2 :])])
    path, _ = set_sheet(press, "brochure", data)
    assert faults(path) == []
    return " ".join(pdf(path).split())


@pytest.mark.parametrize(("count", "needs"), [(5, 7), (2, 20), (1, 30)])
def test_a_brochure_with_room_prints_all_that_one_needs(
    press: Press, count: int, needs: int
) -> None:
    said = with_needs(press, count, needs)
    assert len({*re.findall(r"Paper (\d{4})", said)}) == count * needs
    assert "see the" not in said


@pytest.mark.parametrize(("count", "needs"), [(9, 12), (25, 30), (60, 3), (1, 90)])
def test_what_a_brochure_leaves_out_is_counted_or_said_to_be_elsewhere(
    press: Press, count: int, needs: int
) -> None:
    said = with_needs(press, count, needs)
    printed = len({*re.findall(r"Paper (\d{4})", said)})
    if not printed:
        assert re.search(
            r"In our booklet: What you need.* \(charter\.mfano\.go\.ke/charter\)", said
        )
    else:
        more = sum(map(int, re.findall(r"\+ (\d+) more: see the full charter", said)))
        elsewhere = said.count("What you need: see our booklet")
        # one line may tell it of a whole theme
        told = printed + more + elsewhere * needs
        assert told == count * needs or (elsewhere and told < count * needs)
