"""The roll-up keeps what it has room for, and tells what it leaves out."""

import re

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import (
    Plain,
    example_data,
    groups_of,
    on,
    section,
    services_of,
    set_sheet,
    with_services,
)
from tests.outputs import pdf
from tests.sheets import lines_of

BANNER = Sheet("roll-up")
REST = " we answer every letter in the time we name, and say why if it is late"


def banner(language: str, services: int, promises: int | None = None) -> Plain:
    data = with_services(example_data("roll-up", language, BANNER), services)
    if promises is not None:
        rows = [f"Promise {n:02}:{REST}" for n in range(promises)]
        section(data, "guarantee")["rows"] = rows
    return data


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("promises", [25, 40])
def test_the_first_promises_stand_there(press: Press, language: str, promises: int) -> None:
    made, told = set_sheet(press, "roll-up", banner(language, 3, promises))
    text = " ".join(pdf(made).split())
    shown = len({*re.findall(r"Promise (\d\d):", text)})
    [cut] = [x for x in told["left_out"] if x["id"] == "guarantee"]
    assert (shown, cut["of"]) == (promises - cut["count"], promises)
    assert shown >= 3
    assert f"+ {cut['count']} " in text
    assert geometry.faults(made) == []


@pytest.mark.parametrize("language", ["en", "sw"])
def test_themes_and_whole_addresses_stay(press: Press, language: str) -> None:
    data = banner(language, 26)
    made, _ = set_sheet(press, "roll-up", data)
    lines = lines_of(made)
    assert all(group["label"] in lines for group in groups_of(data))
    for address in ("https://services.mfano.go.ke/", "www.ombudsman.go.ke"):
        assert any(address in line for line in lines), address
    assert geometry.faults(made) == []


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("services", [1, 3, 12])
def test_without_promise_and_code_all_has_the_full_width(
    press: Press, language: str, services: int
) -> None:
    data = banner(language, services, 0)
    section(data, "guarantee")["rows"] = []
    data = on(Sheet("roll-up", codes=False), data)
    made, told = set_sheet(press, "roll-up", data)
    [page] = geometry.pages(made)
    [head] = [x for x in page.runs if x.what.startswith(("Tellus", "Tuambie"))]
    assert head.left < 0.15 * page.trim.right
    text = " ".join(pdf(made).split())
    assert "www.ombudsman.go.ke" in text
    assert all(service["label"] in text for service in services_of(data))
    assert geometry.faults(made) == []
    if services == 3:
        assert not [x for x in told["left_out"] if x["what"] == "requirements"]


def test_short_requirements_stand_where_long_ones_have_no_room(press: Press) -> None:
    data = banner("en", 3, 13)
    for number, service in enumerate(services_of(data)):
        for cell in service["inner"]:
            if cell["id"] == "requirements":
                need = dict(cell["inner"][0], label=f"Paper {number}", inner=[])
                cell["inner"] = [need] * (1200 if number == 0 else 1)
    made, told = set_sheet(press, "roll-up", data)
    lost = [x["id"] for x in told["left_out"] if x["what"] == "requirements"]
    assert lost == [services_of(data)[0]["id"]]
    text = " ".join(pdf(made).split())
    assert "Paper 1" in text
    assert "Paper 2" in text
    assert geometry.faults(made) == []


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize(("services", "least"), [(1, 150), (2, 90), (3, 76)])
def test_few_services_fill_the_sheet_in_large_type(
    press: Press, language: str, services: int, least: int
) -> None:
    data = banner(language, services)
    made, told = set_sheet(press, "roll-up", data)
    assert told["left_out"] == []
    assert geometry.faults(made) == []
    [page] = geometry.pages(made)
    beside = 0.62 * page.trim.right  # where the panel begins
    middle = [x for x in page.letters if x.right < beside and x.bottom < 0.85 * page.trim.top]
    own = [x for x in middle if x.bottom > 0.05 * page.trim.top]
    assert min(x.size for x in own) >= 0.8 * least - 0.1
    assert min(x.bottom for x in own) < 0.2 * page.trim.top
    needs = [
        x["inner"] for one in services_of(data) for x in one["inner"] if x["id"] == "requirements"
    ]
    text = " ".join(pdf(made).split())
    assert all(need["label"].split()[0] in text for some in needs for need in some)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("count", [8, 26, 40])
def test_the_promise_is_hardly_larger_than_the_services(
    press: Press, language: str, count: int
) -> None:
    data = banner(language, count)
    section(data, "guarantee")["rows"] = ["Zzz"]
    first = services_of(data)[0]
    first["label"] = "Qqq"
    [sheet] = geometry.pages(set_sheet(press, "roll-up", data)[0])
    of = {letter.what: letter.size for letter in sheet.letters}
    assert of["z"] <= max(1.34 * of["q"], 48.1)
