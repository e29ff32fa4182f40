"""The box that says whom to tell is as large as the text of a service sheet where it has room."""

from collections import Counter
from pathlib import Path

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests import geometry
from tests.layouts import example_data, section, set_sheet

APART = 25  # points above the box in any case
LINES = 5  # of its type that are bare besides, at most, where it is smaller than the text
TITLES = {"en": "If we fall short", "sw": "Tukikosea"}


def boxes(made: Path, title: str, first: str) -> list[tuple[float, float, float]]:
    """Return of each sheet with the box: its type, that of the text, how much above it is bare."""
    found = []
    for page in geometry.pages(made):
        words = "".join(x.what for x in page.letters)
        at = words.rfind(title.replace(" ", ""))
        name = words.find(first.replace(" ", ""), at)
        if at < 0:
            continue
        head = page.letters[at]
        above = [x for x in page.letters if x.bottom > head.top]
        bare = min(x.bottom for x in above) - head.top
        [(text, _)] = Counter(x.size for x in above).most_common(1)
        found.append((page.letters[name].size, text, bare))
    return found


@pytest.mark.parametrize("body", [0, 18])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_it_is_as_large_as_the_text_or_has_no_room(
    press: Press, language: str, body: float
) -> None:
    data = example_data("service-sheets", language, Sheet("a4", body=body))
    [channels] = [x for x in section(data, "tell-us")["inner"] if x["id"] == "channels"]
    first = channels["inner"][0]["label"]
    path, told = set_sheet(press, "service-sheets", data)
    found = boxes(path, TITLES[language], first)
    assert len(found) == told["services"].count(1)
    assert [x for x in found if x[0] < 0.94 * x[1] and x[2] > APART + LINES * x[0]] == []
    assert min(geometry.sizes(path)) == pytest.approx(told["smallest"], abs=0.06)
    if body:
        assert told["body"] == pytest.approx(min(x[0] for x in found), abs=0.06)
