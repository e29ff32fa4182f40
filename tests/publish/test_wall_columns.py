"""Costs and times of a wall charter: columns that nobody reads as one, classes in one form."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import MM, Box, Page, faults, pages
from tests.layouts import Plain, example_data, services_of, set_sheet

SHEETS = [
    Sheet(paper, landscape=lies)
    for lies in (False, True)
    for paper in ("a0", "a1", "a2", "a3", "a4")
]


def words_on(page: Page) -> Iterator[tuple[str, list[Box]]]:
    """Yield the words of a page, each with its letters, in the order in which they are read."""
    letters = [one for one in page.letters if one.colour]
    word: list[Box] = []
    for before, letter in pairwise([*letters[:1], *letters]):
        if word and (letter.number != before.number + 1 or letter.bottom > before.top):
            yield "".join(one.what for one in word), word
            word = []
        word.append(letter)
    yield "".join(one.what for one in word), word


def tables(page: Page, cost: str, time: str) -> Iterator[tuple[Box, Box]]:
    """Yield the last letter of the head of each column of costs, the first of that of its times."""
    for (said, one), (next_said, other) in pairwise(words_on(page)):
        if (said, next_said) == (cost, time) and one[0].size == other[0].size:
            yield one[-1], other[0]


def squeezed(text: str) -> str:
    """Return a text without its spaces."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("sheet", "language"),
    [(sheet, ("en", "sw")[number % 2]) for number, sheet in enumerate(SHEETS)],
    ids=str,
)
def test_a_cost_keeps_from_the_time_beside_it(press: Press, sheet: Sheet, language: str) -> None:
    data = example_data("poster", language, sheet)
    made, told = set_sheet(press, "poster", data)
    assert faults(made) == []
    cells = {cell["id"]: cell for cell in services_of(data)[0]["inner"]}
    heads = cells["cost"]["label"], cells["time"]["brief"]
    found = 0
    for page in pages(made):
        for cost, time in tables(page, *map(squeezed, heads)):
            assert time.left - cost.right > 1.45 * told["body"]
            found += 1
            # the codes stand in rows, one below the other
            beside = [one for one in page.pictures if one.left > time.left and one.top < time.top]
            code = min(beside, key=lambda one: one.left - time.left + time.bottom - one.top)
            foot = min(one.bottom for one in beside if abs(one.left - code.left) < 1)
            inside = [
                letter
                for letter in page.letters
                if letter.colour
                and letter.left < time.left - 0.1 * told["body"]
                and letter.right > cost.right + 0.1 * told["body"]
                and foot < letter.bottom < cost.bottom - told["body"] / 2
                and letter.size < 1.2 * told["body"]  # the name of a theme runs across
            ]
            assert inside == []
    assert found >= sum(count > 0 for count in told["services"])


def classes(service: Plain) -> list[tuple[str, str]]:
    """Return the classes of a service's fee, each with its amount."""
    [cost] = [cell for cell in service["inner"] if cell["id"] == "cost"]
    return [
        (line["label"], " ".join(line["rows"]))
        for part in cost.get("inner", [])
        if part["id"] == "lines"
        for line in part["inner"]
    ]


def ends_of(made: Path, label: str, amount: str) -> Iterator[tuple[Box, list[Box]]]:
    """Yield the last letter of each class of this name, and the letters of its amount."""
    name, said = squeezed(label), squeezed(amount)
    for page in pages(made):
        letters = [one for one in page.letters if one.colour]
        text = "".join(one.what for one in letters)
        for found in re.finditer(re.escape(name + said), text):
            yield (
                letters[found.start() + len(name) - 1],
                letters[found.end() - len(said) : found.end()],
            )


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize("paper", ["a0", "a1", "a2", "a3", "a4"])
def test_the_classes_of_a_fee_have_one_form(press: Press, paper: str, second: str) -> None:
    data = example_data("poster", "en", Sheet(paper), second=second)
    made, _ = set_sheet(press, "poster", data)
    forms = []
    for one in (data, data["second"]) if second else (data,):
        for service in services_of(one):
            some: list[bool] = []
            for label, amount in classes(service):
                for last, letters in ends_of(made, label, amount):
                    first = letters[0]
                    some.append(abs(first.bottom - last.bottom) < 0.3 * first.size)
                    # an amount is never parted from its name where it stands beside it
                    assert some[-1] or last.bottom > first.top
            forms += [some] if some else []
    assert len(forms) > 5
    assert [some for some in forms if len(set(some)) > 1] == []
    beside = sum(all(some) for some in forms)
    assert beside > 0.5 * len(forms)


@pytest.mark.parametrize("lies", [False, True])
def test_two_languages_beside_each_other_fill_the_width(press: Press, lies: bool) -> None:
    sheet = Sheet("a0", landscape=lies)
    made, _ = set_sheet(press, "poster", example_data("poster", "en", sheet, second="sw"))
    for page in pages(made):
        edge = 15 * MM
        left = [one for one in page.areas if abs(one.left - edge) < 1]
        bars = [one for one in left if one.right > page.trim.right / 2]
        assert bars
        assert {round(page.trim.right - edge - one.right) for one in bars} == {0}
