"""Words near tables: those that may change what the rows promise are asked about, once a table."""

import itertools
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba.import_.asked_near import NEAR
from mkataba.import_.conditions import may_change
from mkataba.import_.found import Question, Reading
from mkataba.import_.prose import Brought, Context, brought
from mkataba.import_.read import services
from mkataba.import_.readers import Readers
from mkataba.languages import packaged
from mkataba.pandoc import converted
from mkataba.tables import Block, Contents, Passage, Table, contents
from mkataba.tables.grid import cell
from mkataba.tables.grid import table as table_of
from mkataba.tables.passage import passage
from tests.conftest import run
from tests.import_.reading import FIELDS, READERS, grid, made_readers

CHARTERS = Path(__file__).parents[1] / "fixtures" / "near_tables"
EXPECTED: dict[str, Any] = YAML(typ="safe").load((CHARTERS / "expected.yml").read_text("utf-8"))
ROWS = ("Service", "Requirements", "Fee", "Time"), ("Permit", "ID", "KES 50", "1 day")
TABLE = grid(*ROWS)

CHANGING = [
    "Charges per 100 square metres",
    "Fees for non-citizens",
    "Draft for comments",
    "Prices do not include VAT.",
    "A surcharge of 20 % is added.",
    "Repealed.",
    "Discontinued services",
    "Fees double after 5 pm",
    "For companies",
    "These services are for members only.",
    "Applicants must appear in person.",
    "All services are free.",
    "Payment is by cash.",
    "Valid until 30 June",
    "The times below are estimates.",
    "Rates (old)",
    "Non-resident tariff",
    "Thank you. Fees double on Sundays.",
    "Huduma zilizositishwa",
    "Ada kwa wageni",
    "Ada ya ziada ya asilimia 20 hutozwa.",
    "Huduma hizi ni kwa wanachama tu.",
    "Bei hizi ni kabla ya kodi.",
]
INNOCENT = [
    "Our services",
    "OUR SERVICES",
    "Services and charges",
    "Schedule of fees and charges",
    "Table 1: Our services and fees",
    "Thank you for visiting us.",
    "REPUBLIC OF KENYA",
    "Ministry of Lands",
    "Citizens' Service Delivery Charter",
    "The following services are offered by the Ministry of Lands",
    "The following services are given at the sector office:",
    "Service standards",
    "Welcome to our office.",
    "P.O. Box 30050, Nairobi",
    "Tel: 020 2222222, info@water.go.ke",
    "All fees in US dollars",
    "All amounts are in Kenya shillings.",
    "Service Charter 2024",
    "Fees and charges (KES)",
    "Huduma zetu",
    "Jedwali la huduma na ada",
    "Wizara ya Ardhi",
    "Asante kwa kututembelea.",
]


def made_of(held: Contents, readers: Readers = READERS) -> tuple[Reading, Brought]:
    """Return what tables hold and what the words around them come to."""
    context = Context(packaged(), ("en", "sw"), ("Kilele Water Agency",), (), "KE")
    around = brought([held], context, {}, "charters/external.yml")
    made = services(held.tables, readers, FIELDS, ("en", "sw"), {}, {}, near=around.near)
    return made, around


def of_page(body: str, readers: Readers = READERS) -> Reading:
    return made_of(contents("charter.html", f'<meta charset="utf-8">{body}'.encode()), readers)[0]


def near(made: Reading) -> list[str]:
    """Return the words near tables that are asked about, in order."""
    return [one.head for asked in of_near(made) for one in asked.columns]


def of_near(made: Reading) -> list[Question]:
    return [one for one in made.questions if "words near it" in one.about]


def table(*rows: tuple[str, ...], name: str = "") -> Table:
    """Return a table of a web page."""
    made = [(n, tuple(map(cell, row))) for n, row in enumerate(rows, 1)]
    found = table_of("charter.html", name, 1, made)
    assert found is not None
    return found


def said(words: str, level: int = 0, *, strong: bool = False) -> Passage:
    found = passage("charter.html", [words], level=level, strong=strong)
    assert found is not None
    return found


def placed(words: str) -> dict[str, Contents]:
    """Return charters with words at each place near a table."""
    plain, across = table(*ROWS), (words,) * 4
    ours = said("Our services", 2)
    blocks: dict[str, tuple[Block, ...]] = {
        "caption": (table(*ROWS, name=words),),
        "heading": (said(words, 2), table(*ROWS, name=words)),
        "heading of headings": (said(words, 1), ours, plain),
        "bold": (said(words, strong=True), plain),
        "paragraph above": (said(words), plain),
        "paragraph below": (plain, said(words)),
        "row above": (table(across, *ROWS),),
        "row below": (table(*ROWS, across),),
        "heading of rows": (table(ROWS[0], across, ROWS[1]),),
    }
    return {place: Contents(_numbered(some)) for place, some in blocks.items()}


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose passages are counted."""
    count = itertools.count(1)
    return tuple(
        replace(one, number=next(count)) if isinstance(one, Passage) else one for one in blocks
    )


@pytest.mark.parametrize("words", CHANGING)
def test_what_may_change_a_promise_is_asked_about_wherever_it_stands(words: str) -> None:
    for place, body in placed(words).items():
        made, _ = made_of(body)
        assert [one.names["en"] for one in made.found] == ["Permit"], place
        assert near(made) == [words], place
        assert (NEAR, words) in made.found[0].beside or place == "heading of rows"


@pytest.mark.parametrize("words", INNOCENT)
def test_what_changes_nothing_is_not(words: str) -> None:
    for place, body in placed(words).items():
        assert near(made_of(body)[0]) == [], place


@pytest.mark.parametrize("words", ["Fees double after 5 pm.", "This charter is a draft."])
def test_far_from_the_table_what_speaks_of_its_promises_is_asked_about(words: str) -> None:
    far = f"<h2>About us</h2><p>{words}</p><p>We like boats.</p><h2>Our services</h2>{TABLE}"
    assert near(of_page(far)) == [words]


def test_a_sentence_is_asked_about_once_and_stands_beside_each_service_of_its_tables() -> None:
    other = grid(ROWS[0], ("Search", "ID", "KES 5", "1 day"), ("Visa", "ID", "KES 9", "2 days"))
    made = of_page(f"<h2>Dues</h2>{TABLE}<p>Members pay half.</p>{other}")
    assert near(made) == ["Members pay half."]
    assert [(NEAR, "Members pay half.") in one.beside for one in made.found] == [True] * 3


def test_a_person_says_of_words_that_they_change_nothing() -> None:
    body = f"<p>Members pay half.</p>{TABLE}"
    (asked,) = of_near(of_page(body))
    assert '"WORDS=comment"' in asked.lines[-1]
    made = of_page(body, made_readers(members_pay_half="comment"))
    assert near(made) == []
    assert (NEAR, "Members pay half.") in made.found[0].beside


def test_the_answer_is_kept(tmp_path: Path) -> None:
    root, source = tmp_path / "kilele", tmp_path / "charter.html"
    run("init", root, "--name", "Kilele")
    source.write_text(f"<p>Members pay half.</p>{TABLE}")
    assert run("-C", root, "import", source).code == 1
    said = "--column", "Members pay half.=comment"
    assert run("-C", root, "import", source, *said).code == 0
    assert run("-C", root, "import", source).code == 0
    file = root / "content/services/permit.yml"
    assert file.read_text().count(f"# Published beside it: {NEAR}: Members pay half.") == 1


def test_a_note_whose_mark_stands_in_the_table_is_asked_about_there() -> None:
    body = grid(ROWS[0], ("Permit*", "ID", "KES 50", "1 day"))
    made = of_page(f"{body}<p>* for members only</p>")
    assert near(made) == []
    assert any("mark of a note" in one.reason for one in made.found[0].kept)


def test_a_caption_stands_in_the_report() -> None:
    made, _ = made_of(placed("Licences and Permits")["caption"])
    assert next(one.reason for one in made.skipped) == 'it is called "Licences and Permits"'


@pytest.mark.parametrize(
    "name", ["Fees double after 5 pm", "All permits are paid for beforehand here."]
)
def test_a_row_of_one_sentence_is_no_service(name: str) -> None:
    made = of_page(grid(*ROWS, (name, "", "", "")))
    assert [one.names["en"] for one in made.found] == ["Permit"]
    assert near(made) == [name]


@pytest.mark.parametrize("name", list(EXPECTED))
def test_charters_with_words_around_their_tables(name: str) -> None:
    wanted = EXPECTED[name]
    made, around = made_of(contents(name, (CHARTERS / name).read_bytes()))
    assert len(made.found) == wanted["services"]
    assert near(made) == wanted.get("near", [])
    kept = [one.words for found in made.found for one in found.kept]
    asked = [*(one.words for one in around.open), *kept]
    assert asked == wanted.get("asked", [])
    assert len(made.questions) == bool(wanted.get("near"))
    written = f"{around.data} {[one.data for one in made.found if 'fee' not in one.data]}"
    assert [words for words in asked if words in written] == []


def test_each_charter_is_tried() -> None:
    assert {path.name for path in CHARTERS.iterdir()} - {"expected.yml"} == set(EXPECTED)


def test_captions_and_paragraphs_of_a_word_file() -> None:
    text = (
        '::: {custom-style="Caption"}\nFees for foreigners\n:::\n\n'
        "Service | Requirements | Fee | Time\n---|---|---|---\nPermit | ID | KES 50 | 1 day\n\n"
        "Permits lapse in a year.\n"
    )
    raw = converted(text.encode(), "markdown", "docx", failing="it", seconds=60)
    made, _ = made_of(contents("charter.docx", raw))
    assert near(made) == ["Fees for foreigners", "Permits lapse in a year."]


def test_a_merged_title_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Tariff for traders, 2019"])
    sheet.merge_cells("A1:D1")
    for row in ROWS:
        sheet.append(row)
    sheet.append(["Rates are reviewed every July."])
    book.save(tmp_path / "charter.xlsx")
    made, _ = made_of(contents("charter.xlsx", (tmp_path / "charter.xlsx").read_bytes()))
    assert near(made) == ["Tariff for traders, 2019", "Rates are reviewed every July."]


def test_words_that_take_a_promise_back_count_in_every_title() -> None:
    for code in ("en", "sw"):
        for word in packaged()[code].words("sections.void"):
            assert may_change(f"Huduma Services {word.title()}", READERS, title=True, near=False)
