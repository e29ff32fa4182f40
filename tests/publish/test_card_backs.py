"""Cards of which one has a back come as fronts and backs, for printing on both sides of paper."""

import pytest

from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import Plain, example_data, services_of, set_sheet, with_services

SHORT = {"requirements", "cost", "time", "code"}
SAID = {"en": "Seetheback", "sw": "Angalianyuma"}


def cards(language: str, long: bool) -> Plain:
    """Return data of three cards; the second may need its back, the first one never does."""
    data = with_services(example_data("counter-cards", language), 3)
    for number, service in enumerate(services_of(data)):
        if number == 0:
            service["inner"] = [x for x in service["inner"] if x["id"] in SHORT]
        for cell in service["inner"]:
            if cell["id"] == "requirements":
                cell["inner"] = cell["inner"][:1] * (12 if long and number == 1 else 1)
    return data


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_card_begins_on_a_front_where_one_has_a_back(press: Press, language: str) -> None:
    path, told = set_sheet(press, "counter-cards", cards(language, long=True))
    assert geometry.faults(path) == []
    assert [bool(x) for x in told["services"]][::2] == [True] * 3
    assert sum(told["services"]) == 3
    assert told["left_out"] == []
    pages = ["".join(x.what for x in page.letters) for page in geometry.pages(path)]
    for number, front in enumerate(pages[::2]):
        back = "".join(pages[2 * number + 1 : 2 * number + 2])
        assert (SAID[language] in front) == bool(back), number
        assert SAID[language] not in back


@pytest.mark.parametrize("language", ["en", "sw"])
def test_cards_of_which_none_has_a_back_are_fronts_alone(press: Press, language: str) -> None:
    path, told = set_sheet(press, "counter-cards", cards(language, long=False))
    assert told["services"] == [1, 1, 1]
    said = "".join(x.what for page in geometry.pages(path) for x in page.letters)
    assert SAID[language] not in said
