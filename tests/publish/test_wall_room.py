"""No section is left out of a wall charter while one of its sheets stays bare."""

import pytest

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from tests.geometry import faults
from tests.layouts import example_data, set_sheet, with_layout, with_services
from tests.wall_index import free_parts

COUNTS = (1, 2, 3, 5, 7, 12)
LANGUAGES = (("en", ""), ("sw", ""), ("en", "sw"), ("sw", "en"))
CASES = [
    (Sheet(paper, landscape=lies), count, *LANGUAGES[(at + number + lies) % 4])
    for at, paper in enumerate(("a0", "a1", "a2", "a3", "a4"))
    for lies in (False, True)
    for number, count in enumerate(COUNTS)
]
"""Each paper, upright and lying, with each number of services, the languages in turn."""


@pytest.mark.parametrize(("sheet", "count", "language", "second"), CASES, ids=str)
def test_nothing_is_left_out_beside_a_bare_sheet(
    press: Press, sheet: Sheet, count: int, language: str, second: str
) -> None:
    data = example_data("poster", language, sheet, second=second)
    made = with_services(data, count)
    if second:
        made["second"] = with_services(data["second"], count)
    pdf, told = set_sheet(press, "poster", made)
    assert faults(pdf) == []
    free = free_parts(pdf)
    assert max(free) < 0.3
    # what takes a fifth of a sheet holds at least one of the sections
    assert not told["left_out"] or max(free) < 0.2


def test_what_is_left_out_takes_the_room_that_stays_free(press: Press) -> None:
    data = example_data("poster", "en", Sheet("a3"))
    planned = with_layout(press, "best = completed(best, smallest-panels)", "")
    (_, told), (_, before) = (set_sheet(one, "poster", data) for one in (press, planned))
    assert told["sheets"] == before["sheets"]
    assert len(told["left_out"]) < len(before["left_out"])
