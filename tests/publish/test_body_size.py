"""Documents in any size of type: it is used as far as it fits, and nothing is printed wrong."""

import re
from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from mkataba.papers import Sheet
from mkataba.publish.press import Press
from mkataba.render.prints import asked_of, frame
from tests import geometry
from tests.layouts import Plain, groups_of, report
from tests.outputs import pdf
from tests.publish.test_charter_sheet import BODY, data_of, set_
from tests.publish.test_document_sheet import document
from tests.sheets import templates

LANGUAGES = ("en", "sw")
DOCUMENTS = ("policy", "manual")
EVERY_TABLE = range(2, 31)  # rows


@pytest.fixture(scope="module")
def texts(press: Press) -> dict[tuple[str, str], tuple[Plain, str]]:
    """Return what the title pages say, and the files with the texts, of policy and manual."""
    made = {}
    for name in DOCUMENTS:
        for language in LANGUAGES:
            one = document(name, language)
            data = {**frame(BODY, templates(language), False), "document": one.data}
            made[name, language] = data, press.typst_body(name, one.pdf_markdown, language)
    return made


any_paper = {
    "paper": st.sampled_from(["a4", "a3", "letter"]),
    "landscape": st.booleans(),
    "size": st.integers(9, 60),
    "language": st.sampled_from(LANGUAGES),
}


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(**any_paper)
@example(paper="a4", landscape=False, size=24, language="en")
@example(paper="a4", landscape=False, size=60, language="sw")
def test_a_charter_is_set_in_any_size(
    press: Press, paper: str, landscape: bool, size: int, language: str
) -> None:
    data = data_of(language, 5, Sheet(paper, landscape, body=size))
    made, told = set_(press, data), report(press, "charter", data)
    assert told["body"] == size or 24 < told["body"] < size
    assert told["smallest"] <= min(geometry.sizes(made))
    assert sum(told["services"]) == 5


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(**any_paper)
@example(paper="a4", landscape=False, size=24, language="en")
@example(paper="a3", landscape=True, size=60, language="en")
def test_a_document_is_set_in_any_size(
    press: Press,
    texts: dict[tuple[str, str], tuple[Plain, str]],
    name: str,
    paper: str,
    landscape: bool,
    size: int,
    language: str,
) -> None:
    data, body = texts[name, language]
    sheet = asked_of(Sheet(paper, landscape, body=size))
    made = set_(press, {**data, "sheet": sheet}, "document", body)
    largest = max(geometry.sizes(made))
    assert largest >= size or largest >= 24
    assert min(geometry.sizes(made)) >= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_and_times_stand_apart_from_what_they_are_for(press: Press, language: str) -> None:
    data = data_of(language, sheet=Sheet("a4"))
    said = pdf(set_(press, data))
    for group in groups_of(data):
        for service in group["inner"]:
            for cell in service["inner"]:
                for lines in cell.get("inner", ()):
                    for line in lines.get("inner", ()) if lines.get("id") == "lines" else ():
                        glued = line["label"].split()[-1] + line["rows"][0].replace("\xa0", " ")
                        assert glued not in said


def test_tables_leave_no_row_alone_on_a_page(press: Press) -> None:
    words = "Andika lalamiko katika rejista ya malalamiko na umshukuru mteja kwa kulitoa"
    told = []
    for count in EVERY_TABLE:
        rows = (f"| T{count:02}R{row:02} | {words[: 9 * row]} |" for row in range(1, count + 1))
        told.append("\n".join([f"## Table {count}\n", "| A | B |", "|--|---|", *rows]))
    one = document("manual", "sw")
    data = {**frame(BODY, templates("sw"), False), "document": one.data}
    body = press.typst_body("tables", "\n\n".join(told), "sw")
    made = set_(press, {**data, "sheet": asked_of(Sheet("a4"))}, "document", body)
    pages: dict[int, list[int]] = defaultdict(list)
    for page in pypdfium2.PdfDocument(made):
        here = re.findall(r"T(\d\d)R\d\d", page.get_textpage().get_text_range())
        for table in set(map(int, here)):
            pages[table].append(here.count(f"{table:02}"))
    assert {table: sum(rows) for table, rows in pages.items()} == {n: n for n in EVERY_TABLE}
    assert any(len(rows) > 1 for rows in pages.values())
    assert {table: rows for table, rows in pages.items() if 1 in rows} == {}


def test_small_type_is_no_smaller_than_nine_points(press: Press) -> None:
    made: Path = set_(press, data_of("en", 3, Sheet("a4", body=9)))
    assert min(geometry.sizes(made)) == 9
