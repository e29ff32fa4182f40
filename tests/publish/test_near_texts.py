"""Two texts on one line never touch, in a brochure of few services as on any sheet."""

import itertools

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, services_of, set_sheet, with_services
from tests.sheets import small_sheet

LABELS = (None, ("Coût", "Durée"), ("Verwaltungsgebühr", "Bearbeitungszeit"), ("Gharama", "M"))
PAPERS = (Sheet("a4", landscape=True), Sheet("letter", landscape=True))
ASKED = [*itertools.product(["en", "sw"], PAPERS, (1, 3, 8))]


def labelled(data: Plain, labels: tuple[str, str] | None) -> Plain:
    """Return data in which cost and time have these labels."""
    for service in services_of(data) if labels else ():
        cells = {cell["id"]: cell for cell in service["inner"]}
        for name, label in zip(("cost", "time"), labels or (), strict=False):
            cells[name].update(label=label, brief=label)
    return data


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize(("language", "paper", "count"), ASKED)
def test_labels_keep_away_from_their_values(
    press: Press, language: str, paper: Sheet, count: int, labels: tuple[str, str] | None
) -> None:
    data = labelled(with_services(example_data("brochure", language, paper), count), labels)
    made, _ = set_sheet(press, "brochure", data)
    assert geometry.faults(made) == []
    text = "".join(letter.what for page in geometry.pages(made) for letter in page.letters)
    assert all(word in text.replace("\xad", "") for word in labels or ())


@pytest.mark.parametrize("number", range(26))
def test_each_service_alone_keeps_its_labels_from_its_values(press: Press, number: int) -> None:
    language, paper = ("en", "sw")[number % 2], PAPERS[number // 2 % 2]
    data = example_data("brochure", language, paper)
    alone = with_services(data, 1)
    services_of(alone)[0].update(services_of(data)[number])
    made, _ = set_sheet(press, "brochure", alone)
    assert geometry.faults(made) == []


PAIR = """#stack(dir: ltr, spacing: GAP, text(size: 16pt)[Gharama],
  text(size: 20pt, weight: "bold")[Kuanzia])"""


@pytest.mark.parametrize(("gap", "found"), [("-3pt", 1), ("0.8pt", 1), ("2pt", 1), ("5pt", 0)])
def test_texts_that_touch_are_found(gap: str, found: int) -> None:
    [*faults] = geometry.faults(small_sheet(PAIR.replace("GAP", gap)))
    assert sum("stands too near" in fault for fault in faults) == found


@pytest.mark.parametrize(
    "words",
    ["*Name*: what", "#text(fill: red)[In] #text(size: 16pt)[all]", "of#strong[ten]", "1.#h(1em)x"],
)
def test_texts_that_go_on_in_another_type_are_none_of_them(words: str) -> None:
    assert geometry.faults(small_sheet(words)) == []
