"""Each service on the wall charter is the head of its row."""

import io
from pathlib import Path

import page
import pikepdf
import pytest

from mkataba.publish.row_headers import with_row_headers
from tests.sheets import elements, small_sheet

TABLE = """#table(columns: 3, table.header([Service], [Cost], [Time]),
  heading(level: 2)[Permit], [5], [1 day],
  heading(level: 2)[Licence], [7], [*2* days],
  [], [8], [3 days])"""


def rows(pdf: pikepdf.Pdf) -> list[list[pikepdf.Object]]:
    return [list(one.K) for one in elements(pdf) if one.S == "/TR"]


def heads_of(cell: pikepdf.Object) -> list[str]:
    return [str(name) for one in cell.A if "/Headers" in one for name in one.Headers]


def test_the_cells_of_a_row_name_its_heading() -> None:
    made = with_row_headers(small_sheet("= A table\n" + TABLE))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        tree = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        assert list(tree) == sorted(tree)
        first, *two, last = rows(pdf)
        assert [str(cell.S) for cell in first] == ["/TH"] * 3
        for name, *cells in two:
            assert (str(name.S), str(name.A[0].Scope)) == ("/TH", "/Row")
            assert tree[str(name.ID)].objgen == name.objgen
            assert all(str(name.ID) in heads_of(cell) for cell in cells)
            assert all(len(heads_of(cell)) == 2 for cell in cells)
        assert [len(heads_of(cell)) for cell in last] == [1, 1, 1]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.is_pdf_compliant_bytes(made, profile=profile)


@pytest.mark.parametrize("text", ["= No table", "#table(columns: 2, [a], [b])"])
def test_without_headings_in_cells_a_pdf_stays_as_it_is(text: str) -> None:
    made = small_sheet(text)
    assert with_row_headers(made) == made


@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_service_of_the_poster_heads_its_row(built: Path, language: str) -> None:
    with pikepdf.open(built / f"print/{language}/poster.pdf") as pdf:
        heads = [one for one in elements(pdf) if one.S == "/TH" and one.A[0].Scope == "/Row"]
        names = [str(head.K[0].T) for head in heads]
        assert len(names) == len(set(names)) == 26
        columns = [one for one in elements(pdf) if one.S == "/TH" and one.A[0].Scope == "/Column"]
        assert all(len(one.K) for one in columns)
