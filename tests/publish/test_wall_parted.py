"""A service that is higher than a sheet fills the sheets on which it stands, and is all there."""

import re

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import faults
from tests.layouts import Plain, services_of, set_sheet
from tests.wall_index import free_parts, poster, texts

NEEDS = "of the owner of the premises, or of the one who rents them"


def parted(sheet: Sheet, second: str, lists: list[tuple[int, int]]) -> Plain:
    """Return a poster of services that need so many things and have so many classes."""
    data = poster(sheet, len(lists), 1, second)
    for each, letter in ((data, "N"), *([(data["second"], "M")] if second else ())):
        for number, (one, (needs, classes)) in enumerate(
            zip(services_of(each), lists, strict=True)
        ):
            for cell in one["inner"]:
                if cell["id"] == "requirements":
                    cell["inner"] = [
                        {"form": "item", "label": f"{letter}{number}.{turn:03} {NEEDS}"}
                        for turn in range(needs)
                    ]
                elif cell["id"] == "cost":
                    lines = [
                        {
                            "form": "lines",
                            "label": f"C{number}.{turn:03} {NEEDS}",
                            "rows": ["KSh 9"],
                        }
                        for turn in range(classes)
                    ]
                    cell["inner"] = [{"id": "lines", "inner": lines}]
    return data


def found(text: str, letter: str, number: int) -> list[int]:
    return [int(turn) for turn in re.findall(rf"{letter}{number}\.(\d{{3}})", text)]


@pytest.mark.parametrize("second", ["", "sw"])
@pytest.mark.parametrize(
    ("paper", "lists"),
    [
        ("a2", [(44, 0), (44, 0)]),
        ("a2", [(90, 30)]),
        ("a4", [(2, 1), (44, 4), (3, 0), (50, 2)]),
        ("a4", [(10, 60)]),
    ],
)
def test_a_service_that_goes_on_fills_its_sheet(
    press: Press, paper: str, lists: list[tuple[int, int]], second: str
) -> None:
    made, told = set_sheet(press, "poster", parted(Sheet(paper), second, lists))
    assert faults(made) == []
    sheets, free = texts(made), free_parts(made)
    for number, (needs, classes) in enumerate(lists):
        for letter, many in (("N", needs), ("C", classes), *([("M", needs)] if second else ())):
            each = [found(text, letter, number) for text in sheets]
            if letter == "C" and second:  # both languages say the same
                each = [sorted({*turns}) for turns in each]
            assert [turn for turns in each for turn in turns] == list(range(many))
        on = [
            at for at, text in enumerate(sheets) if rf"N{number}." in text or f"C{number}." in text
        ]
        assert on == list(range(on[0], on[-1] + 1))
        for at in on[1:]:
            assert sheets[at].count("(continued") >= 2  # the theme and the service
        # not in the last one, and no more than the entries that stay together take
        assert [at for at in on[:-1] if free[at] > 0.14] == []
    assert sum(told["services"]) == len(lists)
