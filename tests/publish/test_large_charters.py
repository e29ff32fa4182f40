"""Large charters: parts that lose nothing, and sheets set in a process of their own."""

from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mkataba import model
from mkataba.errors import MkatabaError
from mkataba.model import Charter, Group, Service
from mkataba.print_registry import SHEETS
from mkataba.publish.made_print import Print
from mkataba.publish.typeset import typeset
from mkataba.render.named import named
from mkataba.render.parts import Part, parts
from mkataba.render.prints import sheet_data
from mkataba.render.site import pages
from tests.layouts import WHEN, example_data, press_in
from tests.sheets import templates


def charter(sizes: list[int]) -> Charter:
    numbers = iter(range(sum(sizes)))
    groups = (
        Group(None, tuple(Service(f"s{next(numbers)}") for _ in range(size))) for size in sizes
    )
    return Charter("external", groups=tuple(groups))


@given(sizes=st.lists(st.integers(0, 30), max_size=12), most=st.integers(1, 20))
def test_parts_hold_every_service_once_and_in_order(sizes: list[int], most: int) -> None:
    whole = charter(sizes)
    made = parts(whole, most)
    assert [s for part in made for s in part.charter.services] == list(whole.services)
    assert all(len(part.charter.services) <= most for part in made)
    assert [part.number for part in made] == list(range(1, len(made) + 1))
    assert {part.total for part in made} == {len(made)}


@given(sizes=st.lists(st.integers(1, 10), min_size=1, max_size=12))
def test_a_group_that_fits_is_not_parted(sizes: list[int]) -> None:
    made = parts(charter(sizes), 10)
    assert [len(g.services) for part in made for g in part.charter.groups] == sizes


def test_a_charter_that_fits_is_left_as_it_is() -> None:
    whole = charter([3, 0, 4])
    assert parts(whole, 7) == parts(whole, None) == [Part(whole)]


def test_a_part_says_which_it_is_and_what_it_covers(body: model.Body) -> None:
    first, second, *_ = parts(body.external, 8)
    assert second.total > 1
    said = sheet_data(body, second, templates("sw"), False, "charter", SHEETS["charter"])["charter"]
    assert said["full_title"] == f"Mkataba wetu wa huduma · Sehemu ya 2 kati ya {second.total}"
    groups = [templates("sw").formatter.text(group.name) for group in second.charter.groups]
    assert said["part_line"].endswith(f": {groups[0]} – {groups[-1]}" if groups[1:] else groups[0])
    one = replace(first, total=1)
    assert (
        sheet_data(body, one, templates("sw"), False, "charter", SHEETS["charter"])["charter"][
            "part_line"
        ]
        == ""
    )


def test_downloads_list_every_part(body: model.Body) -> None:
    made = [
        Print("poster", "pdf", language, f"print/{language}/poster-{n}.pdf", 5000, n, 2, f"Na {n}")
        for language in ("en", "sw")
        for n in (1, 2)
    ]
    site = {page.path: unescape(page.markdown) for page in pages(body, templates("sw"), made)}
    downloads = site["downloads.md"]
    for print_ in made:
        assert f'href="../../{print_.path}"' in downloads
    assert 'Sehemu ya 2 kati ya 2: <span lang="sw">Na 2</span>' in downloads
    # elsewhere one button leads there
    assert "poster-" not in site["charter.md"]
    assert 'href="../../sw/downloads/#poster"' in site["charter.md"]


def test_a_process_of_its_own_sets_the_same_sheet(tmp_path: Path) -> None:
    layout = press_in(tmp_path / "press").folder / "charter.typ"
    data = named(example_data("charter", charter="internal"))
    for apart in (False, True):
        typeset(layout, data, tmp_path / f"{apart}.pdf", WHEN, apart=apart)
    assert (tmp_path / "True.pdf").read_bytes() == (tmp_path / "False.pdf").read_bytes()


@pytest.mark.parametrize("apart", [False, True])
def test_a_layout_that_typst_refuses_is_named(tmp_path: Path, apart: bool) -> None:
    layout = press_in(tmp_path / "press").folder / "own.typ"
    layout.write_text("#unknown()", encoding="utf-8")
    with pytest.raises(MkatabaError, match=r"^x\.pdf can't be set by own\.typ: unknown variable"):
        typeset(layout, {}, tmp_path / "x.pdf", WHEN, apart=apart)
    assert not (tmp_path / "x.pdf").exists()
