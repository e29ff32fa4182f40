"""How tables tell their services: rows, fields down the side, steps, no head; what rows are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.tables import Cell, Table, tables
from tests.import_.reading import CASES, case, csv, data, grid, lost, name_of, names, page, read

HEAD = "No.,Service,Requirements,Charges,Timeline"
# two need LibreOffice, and one is there to be refused
NOT_READ = ("old.doc", "old.rtf", "sheet.pdf")
FILES = sorted(path.name for path in CASES.iterdir() if path.name not in NOT_READ)


@pytest.mark.parametrize("name", FILES)
def test_no_row_of_a_case_is_lost(name: str) -> None:
    assert lost(tables(name, (CASES / name).read_bytes())) == set()


# rows


def test_a_footer_is_no_service() -> None:
    assert names(case("04")) == ["Library card"]
    (note,) = [one for one in read(case("04")).skipped if "note" in one.reason]
    assert "Any service that does not conform" in note.reason


@pytest.mark.parametrize(
    "words",
    [
        "All services are given without discrimination. Report corruption to the director.",
        "NOTE: fees are paid at the bank; no officer takes cash;",
        "Office hours",
    ],
)
def test_one_cell_over_the_whole_table_behind_all_rows_is_a_note(words: str) -> None:
    found = page(grid(("Service", "Requirements", "Fee"), ("Search", "ID", "Free"), (words,) * 3))
    assert names(found) == ["Search"]
    assert any(words in one.reason for one in read(found).skipped)


def test_twins_are_both_written_and_asked_about() -> None:
    made = read(case("09"))
    assert [name_of(one) for one in made.found] == ["Birth certificate", "Search (1)", "Search (2)"]
    assert [one.data["turnaround"] for one in made.found[1:]] == ["3 days", "5 days"]
    assert [len(one.kept) for one in made.found] == [0, 1, 1]


def test_the_same_row_twice_is_one_service() -> None:
    row = "1,Search,ID,Free,1 day"
    made = read(csv(HEAD, row, row))
    assert len(made.found) == 1


def test_departments_tell_services_of_one_name_apart() -> None:
    made = read(case("18")).found
    assert {name_of(one): one.data["turnaround"] for one in made} == {
        "Response to letters – Lands Department": "7 working days",
        "Enquiries – Lands Department": "immediate",
        "Response to letters – Health Department": "10 working days",
        "Enquiries – Health Department": "immediate",
    }
    assert [one.data["department"]["en"] for one in made] == [
        *["Lands Department"] * 2,
        *["Health Department"] * 2,
    ]
    assert all(one.group == one.data["department"] for one in made)


@pytest.mark.parametrize(
    ("heading", "is_department"),
    [
        ("Directorate of Fisheries", True),
        ("Idara ya Ardhi", True),
        ("Kitengo cha Fedha", True),
        ("Certificates and licences", False),
        ("Section A", False),
        ("Our departments", False),
    ],
)
def test_a_heading_that_names_a_department_is_one(heading: str, is_department: bool) -> None:
    rows = (("Service", "Requirements", "Time"), (heading,) * 3, ("Search", "ID", "1 day"))
    (found,) = read(page(grid(*rows))).found
    assert found.group == {"en": heading}
    assert ("department" in found.data) == is_department


def test_a_department_of_its_row_stays() -> None:
    found = page(
        grid(
            ("Service", "Department", "Time"),
            ("Lands Department",) * 3,
            ("Search", "Registry", "1 day"),
        )
    )
    assert data(found)[0]["department"] == {"en": "Registry"}


def test_rows_of_one_name_with_their_own_numbers_stay_either_or() -> None:
    assert names(case("10")) == ["Enquiries – Visit", "Enquiries – Telephone call"]


def test_a_merged_name_is_one_service() -> None:
    merged = (
        "<table><tr><td>Service</td><td>Requirements</td><td>Time</td></tr>"
        "<tr><td rowspan=2>Licence</td><td>Form</td><td rowspan=2>1 day</td></tr>"
        "<tr><td>Photograph</td></tr></table>"
    )
    (found,) = data(page(merged))
    assert found["requirements"] == [{"what": {"en": "Form"}}, {"what": {"en": "Photograph"}}]


def test_a_name_alone_among_services_is_one_and_asked_about() -> None:
    made = read(case("11")).found
    assert [name_of(one) for one in made] == [
        "Library card",
        "Bursary application",
        "Sports hall hire",
    ]
    assert [len(one.kept) for one in made] == [0, 1, 0]


def test_a_name_alone_that_is_no_heading_like_the_first_is_a_service() -> None:
    rows = (
        ",HEALTH,,,",
        "1,Inspection,Letter,Free,1 day",
        ",Complaint,,,",
        "2,Water,ID,Free,1 day",
    )
    made = read(csv(HEAD, *rows)).found
    assert [(name_of(one), dict(one.group)) for one in made] == [
        ("Inspection", {"en": "HEALTH"}),
        ("Complaint", {"en": "HEALTH"}),
        ("Water", {"en": "HEALTH"}),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("A,LAND SERVICES,,,", "1,Search,ID,Free,1 day"),
        (",LAND SERVICES,,,", "1,Search,ID,Free,1 day"),
        ("1,Copy,ID,Free,1 day", ",LAND SERVICES,,,", "2,Search,ID,Free,1 day"),
        ("1,Copy,ID,Free,1 day", ",Land services:,,,", "2,Search,ID,Free,1 day"),
    ],
)
def test_a_name_that_stands_out_is_a_heading(rows: tuple[str, ...]) -> None:
    *_, found = read(csv(HEAD, *rows)).found
    assert name_of(found) == "Search"
    assert found.group["en"].lower() == "land services"


def test_a_parent_stays_in_the_names_of_its_rows() -> None:
    assert names(case("12")) == [
        "Admission of students – Government sponsored",
        "Admission of students – Self sponsored",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("3,Licences,,,", ",Hawkers,Form,Free,1 day", ",Shops,Form,Free,2 days"),
        (",Licences,,,", ",(i) Hawkers,Form,Free,1 day", ",(ii) Shops,Form,Free,2 days"),
    ],
)
def test_rows_without_numbers_of_their_own_are_cases(rows: tuple[str, ...]) -> None:
    found = csv(HEAD, "1,Search,ID,Free,1 hour", *rows, "4,Copies,ID,Free,1 day")
    assert names(found) == ["Search", "Licences – Hawkers", "Licences – Shops", "Copies"]
    assert lost(found) == set()


def test_a_heading_holds_below_a_head_that_is_repeated() -> None:
    head = ("Service", "Requirements", "Time")
    found = page(grid(head, ("Lands",) * 3, ("A", "x", "1 day"), head, ("B", "y", "2 days")))
    assert [one.group for one in read(found).found] == [{"en": "Lands"}] * 2


# heads


def test_a_head_of_two_rows_parts_a_column() -> None:
    (found,) = data(case("13"))
    assert found["fee"] == {
        "tiers": [
            {"label": {"en": "Citizens"}, "fee": "KES 500"},
            {"label": {"en": "Non-citizens"}, "fee": "KES 5,000"},
        ]
    }


def test_a_head_of_two_rows_with_empty_cells_parts_a_column() -> None:
    found = csv(
        "Service,Requirements,Timeline,",
        ",,Normal,Express",
        "Passport,Form,10 days,2 days",
    )
    (one,) = data(found)
    assert one["turnaround"] == {
        "tiers": [
            {"label": {"en": "Normal"}, "turnaround": "10 days"},
            {"label": {"en": "Express"}, "turnaround": "2 days"},
        ]
    }


def test_fields_down_the_side() -> None:
    expected = {
        "name": {"en": "Search of a title"},
        "requirements": [{"what": {"en": "ID"}}],
        "fee": "KES 500",
        "turnaround": "3 days",
    }
    assert data(case("17")) == [expected]


def test_fields_down_the_side_take_their_name_from_the_heading() -> None:
    rows = (("Requirements", "ID"), ("Fee", "KES 140"), ("Turnaround time", "21 working days"))
    found = page(f"<h3>1. Smart card</h3>{grid(*rows)}<h3>2. Passport</h3>{grid(*rows)}")
    assert names(found) == ["Smart card", "Passport"]
    assert lost(found) == set()


def test_fields_down_the_side_of_several_services() -> None:
    beside = csv("Service,Search,Transfer", "Fee,KES 500,KES 900", "Time,1 day,2 days")
    below = csv(
        *("Service,Search", "Fee,KES 500", "Time,1 day"),
        *("Service,Transfer", "Fee,KES 900", "Time,2 days"),
    )
    for found in (beside, below):
        assert [(one["fee"], one["turnaround"]) for one in data(found)] == [
            ("KES 500", "1 day"),
            ("KES 900", "2 days"),
        ]
        assert lost(found) == set()


def test_a_table_goes_on_behind_a_page_break() -> None:
    first = grid(("Service", "Fee", "Time"), ("Search", "Free", "1 day"))
    found = page(first + grid(("Transfer", "KES 900", "2 days")))
    assert names(found) == ["Search", "Transfer"]
    contacts = page(first + grid(("Registrar", "Nairobi", "020 123456")))
    assert names(contacts) == ["Search"]
    assert lost(contacts) == set()


def test_a_table_without_a_head_is_told_by_its_cells_and_asked_about() -> None:
    found = csv("1,Birth certificate,Notification,KES 150,3 days", "2,Copy,ID,Free,1 hour")
    made = read(found)
    assert [one.data for one in made.found] == [
        {
            "name": {"en": "Birth certificate"},
            "requirements": [{"what": {"en": "Notification"}}],
            "fee": "KES 150",
            "turnaround": "3 days",
        },
        {
            "name": {"en": "Copy"},
            "requirements": [{"what": {"en": "ID"}}],
            "fee": "free",
            "turnaround": "1 hour",
        },
    ]
    assert "it has no head" in made.questions[0].about


def test_cells_that_do_not_tell_are_not_guessed() -> None:
    made = read(csv("Birth certificate,3 days,5 days,x", "Copy,1 day,2 days,y"))
    assert made.found == ()
    assert len(made.questions) == 1


# steps


def test_steps_of_a_service() -> None:
    (found,) = read(case("16")).found
    assert found.data == {
        "name": {"en": "Mayor's clearance"},
        "who": {"en": "All"},
        "department": {"en": "Office of the Mayor"},
        "requirements": [
            {"what": {"en": "Community tax certificate"}, "where": {"en": "Treasurer"}}
        ],
        "fee": "PHP 100",
        "turnaround": "15 minutes",
        "steps": [
            {"action": {"en": "Submit form"}},
            {"action": {"en": "Receive"}, "responsible": {"en": "Clerk"}, "time": "5 minutes"},
            {"action": {"en": "Pay"}},
            {
                "action": {"en": "Issue receipt"},
                "responsible": {"en": "Cashier"},
                "time": "10 minutes",
            },
        ],
    }
    assert found.beside == (("Classification", "Simple"),)


STEPS = (
    "CLIENT STEPS",
    "AGENCY ACTION",
    "FEES TO BE PAID",
    "PROCESSING TIME",
    "PERSON RESPONSIBLE",
)


def test_steps_in_one_table_and_several_services() -> None:
    permit = grid(
        ("Office:", "Licensing Division", "Licensing Division", "", ""),
        ("CHECKLIST OF REQUIREMENTS", "WHERE TO SECURE", "", "", ""),
        ("1. Clearance", "Barangay hall", "", "", ""),
        STEPS,
        ("1. Submit", "1.1 Receive", "None", "10 minutes", "Clerk"),
        ("1. Submit", "1.2 Assess", "None", "1 hour", "Assessor"),
        ("TOTAL:", "", "None", "70 minutes", ""),
    )
    zoning = grid(STEPS, ("1. Ask", "1. Answer", "None", "5 minutes", "Clerk"))
    found = page(f"<h2>1. Permit</h2>{permit}<h2>2. Zoning</h2>{zoning}")
    first, second = data(found)
    assert [step["action"]["en"] for step in first["steps"]] == ["Submit", "Receive", "Assess"]
    assert (first["fee"], first["turnaround"]) == ("free", "70 minutes")
    assert first["requirements"][0]["where"] == {"en": "Barangay hall"}
    assert (second["name"], second["turnaround"]) == ({"en": "Zoning"}, "5 minutes")
    assert lost(found) == set()


def test_no_column_of_steps_is_lost() -> None:
    head = (*STEPS, "WINDOW", "REMARKS")
    row = ("Ask", "Answer", "None", "5 minutes", "Clerk", "Window 4", "bring a pen")
    made = read(page(f"<h2>Permit</h2>{grid(head, row)}"))
    assert made.found[0].beside == (("WINDOW", "Window 4"), ("REMARKS", "bring a pen"))
    assert ['--column "WINDOW=FIELD"' in " ".join(one.lines) for one in made.questions] == [True]


def test_times_of_steps_are_never_added_up() -> None:
    rows = (STEPS, ("Ask", "Look", "PHP 5", "5 minutes", "A"), ("", "Do", "PHP 9", "1 hour", "B"))
    (found,) = read(page(f"<h2>Permit</h2>{grid(*rows)}")).found
    assert "turnaround" not in found.data
    assert "fee" not in found.data
    assert [kept.field for kept in found.kept] == ["fee", "turnaround"]


# tables within tables


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    first, second = data(case("25"))
    assert first["fee"] == {
        "tiers": [
            {"label": {"en": "Adult"}, "fee": "KES 200"},
            {"label": {"en": "Child"}, "fee": "KES 100"},
        ]
    }
    assert second["name"] == {"en": "Library"}
    assert read(case("25")).questions == ()


# every row

HEADS = ("Service", "Huduma", "Cost", "Time", "Fees", "CLIENT STEPS", "AGENCY ACTION", "TOTAL")
SAID = ("Name search", "LANDS", "Free", "Bure", "2 days", "KES 5", "(i) y", "1", "2", "A", ".")
CELLS = st.sampled_from(("", "Requirements", *HEADS, *SAID))
HEAD_ROWS = (
    ("Service", "Requirements", "Cost", "Time"),
    ("No.", "Huduma", "Ada", "Muda"),
    ("CLIENT STEPS", "AGENCY ACTION", "FEES TO BE PAID", "PROCESSING TIME"),
    ("CHECKLIST OF REQUIREMENTS", "WHERE TO SECURE", "", ""),
)
ROW = st.one_of(
    st.tuples(CELLS, CELLS, CELLS, CELLS),
    st.sampled_from((("",) * 4, *HEAD_ROWS)),
    CELLS.map(lambda words: (words,) * 4),
    CELLS.map(lambda words: (words, "", "", "")),
    CELLS.map(lambda words: ("", words, "", "")),
)
ROWS = st.lists(ROW, min_size=1, max_size=8)


@settings(deadline=None, max_examples=80)
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_every_row_is_in_a_service_or_in_the_report(tables: list[list[tuple[str, ...]]]) -> None:
    found = [
        Table(
            "charter.html",
            f"Part {number // 2}",
            number,
            tuple(tuple(Cell((words,) if words else ()) for words in row) for row in rows),
            tuple(range(1, len(rows) + 1)),
        )
        for number, rows in enumerate(tables, 1)
    ]
    assert lost(found) == set()
