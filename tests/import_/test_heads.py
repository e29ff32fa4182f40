"""Heads of columns by meaning: words in any company, and what stands below as a witness."""

import pytest

from mkataba.import_.columns import Column, column_of, header
from mkataba.import_.heads import meaning, plain
from mkataba.languages import packaged
from mkataba.tables import Cell
from tests.import_.reading import READERS, case, csv, data, grid, made_readers, page, read

SEARCH = {"fee": "KES 500", "turnaround": "3 working days"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            "05",
            {
                "name": {"en": "Search of a title"},
                "requirements": [{"what": {"en": "ID"}}, {"what": {"en": "title number"}}],
                **SEARCH,
            },
        ),
        (
            "06",
            {
                "name": {"en": "Payment of suppliers"},
                "requirements": [{"what": {"en": "Invoice"}}],
                "fee": "free",
                "turnaround": "30 days",
            },
        ),
        (
            "07",
            {
                "name": {"en": "Registration"},
                "requirements": [{"what": {"en": "Form"}}],
                "fee": "KES 500",
                "turnaround": "2 hours",
            },
        ),
        (
            "08",
            {
                "name": {"sw": "Usajili"},
                "requirements": [{"what": {"sw": "Fomu"}}],
                "fee": "free",
                "turnaround": "1 day",
            },
        ),
        (
            "14",
            {"name": {"en": "Search"}, "requirements": [{"what": {"en": "ID"}}], **SEARCH},
        ),
        (
            "15",
            {
                "name": {"sw": "Leseni"},
                "requirements": [{"what": {"sw": "Fomu"}}],
                "fee": "free",
                "turnaround": "3 working days",
            },
        ),
    ],
)
def test_a_case_of_heads(number: str, expected: dict[str, object]) -> None:
    assert data(case(number), currency=None) == [expected]
    assert read(case(number)).questions == ()


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Description of service rendered", "name"),
        ("Our Commitments / Services", "name"),
        ("Key services offered to citizens", "name"),
        ("Documents to be submitted", "requirements"),
        ("Citizen's obligations", "requirements"),
        ("What is required of the client", "requirements"),
        ("Fees and charges payable", "fee"),
        ("Applicable user fee (if any)", "fee"),
        ("Maximum processing time", "turnaround"),
        ("Service delivery time lines", "turnaround"),
        ("Time taken to deliver service", "turnaround"),
        ("Responsible Department", "department"),
        ("Officer in charge / Responsible officer", "responsible"),
        ("Remarks (if any)", "comment"),
        ("Mahitaji ya kupata huduma", "requirements"),
        ("Ada inayolipwa", "fee"),
        ("Muda unaotarajiwa", "turnaround"),
        ("Huduma / Service", "name"),
        ("Service (Huduma)", "name"),
    ],
)
def test_known_words_in_any_company(head: str, field: str) -> None:
    found = meaning(head, packaged())
    assert found is not None, head
    assert found.field == field


@pytest.mark.parametrize(
    "head",
    [
        "Service provider",
        "Service point",
        "Mtoa huduma",
        "Opening time",
        "Minimum time",
        "Average processing time",
        "Penalty fee",
        "Refund of fees",
        "Previous charges",
        "Requirements and fees",
        "Time/cost",
        "Actual time taken",
        "Services not offered",
        "Hobby",
        "",
    ],
)
def test_words_that_mean_something_else_are_not_taken(head: str) -> None:
    assert meaning(head, packaged()) is None


@pytest.mark.parametrize(
    ("head", "cells", "field"),
    [
        ("Boarding fee", ["KES 500", "Free"], "fee"),
        ("Boarding fee", ["on Monday", "in room 4"], None),
        ("Printing time", ["7 days", "2 hours"], "turnaround"),
        ("Printing time", ["morning", "noon"], None),
        ("Working days", ["3", "7"], "turnaround"),
        ("Processing days", ["3", "7"], "turnaround"),
        ("Working days", ["Monday", "Friday"], None),
    ],
)
def test_cells_bear_witness_of_a_head_that_is_half_known(
    head: str, cells: list[str], field: str | None
) -> None:
    found = column_of(head, READERS, cells)
    assert (found and found.field) == field


# heads whose figure is not what everybody pays, or not what everybody waits
NOT_THE_FEE = (
    "Fee from (KES)",
    "Fee (from)",
    "Fees starting at (KES)",
    "Fee up to",
    "Late payment fee",
    "Foreigners' fee (KES)",
    "Fee for children",
    "Payment due in (days)",
    "Cost to the county",
    "Loss assessor fee",
    "Ada ya kuchelewa",
    "Ada kutoka (KES)",
    "Gharama kwa halmashauri",
)
NOT_THE_TIME = (
    "Time from payment (days)",
    "Time of payment",
    "Time to pay",
    "Time from approval",
    "Validity period",
    "Notice period",
    "Period of validity",
    "Licence duration",
    "Time (from payment)",
    "Muda wa malipo",
    "Muda wa leseni",
    "Muda kutoka malipo (siku)",
)


@pytest.mark.parametrize(
    ("head", "cell", "field"),
    [
        *((head, "50", "fee") for head in NOT_THE_FEE),
        *((head, "5 days", "turnaround") for head in NOT_THE_TIME),
    ],
)
def test_a_head_that_may_change_its_figures_is_asked_about(
    head: str, cell: str, field: str
) -> None:
    table = csv(f"Service,Requirements,{head}", f"Search,ID,{cell}")
    made = read(table)
    (found,) = made.found
    assert field not in found.data
    assert (head, cell) in found.beside
    assert head in made.questions[0].about
    (said,) = data(table, readers=made_readers(**{plain(head): field}))
    assert field in said


@pytest.mark.parametrize(
    ("heads", "tiers"),
    [
        (("Citizens (KES)", "Foreigners (KES)"), None),
        (("Fee for citizens (KES)", "Fee for foreigners (KES)"), True),
        (("Normal fee (KES)", "Express fee (KES)"), True),
        (("Fee - adults (KES)", "Fee - children (KES)"), True),
        (("Ada kwa raia (KES)", "Ada kwa wageni (KES)"), True),
        (("Application fee (KES)", "Licence fee (KES)"), False),
        (("Registration fee (KES)", "Inspection fee (KES)"), False),
        (("Ada ya maombi (KES)", "Ada ya leseni (KES)"), False),
        (("Processing fee (KES)", "Certificate fee (KES)"), False),
    ],
)
def test_two_fees_are_either_or_only_where_their_heads_say_so(
    heads: tuple[str, str], tiers: bool | None
) -> None:
    made = read(csv(f"Service,Requirements,{heads[0]},{heads[1]}", "Search,ID,50,60"))
    (found,) = made.found
    if tiers:
        assert [one["fee"] for one in found.data["fee"]["tiers"]] == ["KES 50", "KES 60"]
    else:
        assert not isinstance(found.data.get("fee"), dict)
        assert made.questions or found.kept


def test_a_table_with_its_own_unread_head_does_not_go_on_with_the_one_above() -> None:
    above = grid(("Service", "Fee per page (KES)", "Time"), ("Copies", "50", "1 day"))
    below = grid(("Service", "Fee excl. VAT (KES)", "Least time"), ("Cover", "90", "2 days"))
    made = read(page(above + below))
    assert [one.data["name"] for one in made.found] == [{"en": "Copies"}]
    assert made.questions


@pytest.mark.parametrize(
    ("head", "cell", "field", "value"),
    [
        ("Time (working days)", "3", "turnaround", "3 working days"),
        ("Time in hours", "2", "turnaround", "2 hours"),
        ("Time (working days)", "2 weeks", "turnaround", "2 weeks"),
        ("Muda (siku za kazi)", "3", "turnaround", "3 working days"),
        ("Fee per page", "KES 20", "fee", {"amount": "KES 20", "per": {"en": "page"}}),
        ("Cost (UGX)", "20,000", "fee", "UGX 20,000"),
    ],
)
def test_units_in_heads_count(head: str, cell: str, field: str, value: object) -> None:
    (found,) = data(csv(f"Service,Requirements,{head}", f'Search,ID,"{cell}"'), currency=None)
    assert found[field] == value


@pytest.mark.parametrize("head", ["Cost (KSh '000)", "Fees in thousands", "Cost (millions)"])
def test_amounts_in_thousands_are_never_read(head: str) -> None:
    found = csv(f"Service,Requirements,Time,{head}", "Search,ID,1 day,5")
    assert "fee" not in data(found)[0]
    (asked,) = read(found).questions
    assert any("write them out" in line for line in asked.lines)


def test_what_a_person_says_of_currency_beats_the_head() -> None:
    found = csv("Service,Cost (Shillings),Time", 'Licence,"50,000",1 day')
    assert data(found, currency="UGX")[0]["fee"] == "UGX 50,000"


ALIEN = ("Undertaking,Papers,OUR DUES,Promise", "House number,Form,KES 50,2 days")


def test_a_column_that_nobody_knows_is_asked_for_with_the_line_to_write() -> None:
    found = csv("Service,Requirements,OUR DUES,Timeline", "Search,ID,KES 50,2 days")
    made = read(found)
    assert "fee" not in made.found[0].data
    assert made.found[0].beside == (("OUR DUES", "KES 50"),)
    (asked,) = made.questions
    assert '"OUR DUES" (?)' in asked.about
    assert '"Timeline" (turnaround)' in asked.about
    assert any('--column "OUR DUES=fee"' in line for line in asked.lines)
    assert read(found, made_readers(our_dues="fee")).found[0].data["fee"] == "KES 50"


def test_a_table_whose_service_nobody_knows_is_asked_for() -> None:
    made = read(csv(*ALIEN))
    assert made.found == ()
    (asked,) = made.questions
    lines = " ".join(asked.lines)
    assert '--column "Undertaking=FIELD"' in lines
    assert '--column "OUR DUES=fee"' in lines
    assert '--column "Promise=turnaround"' in lines
    readers = made_readers(
        undertaking="name", papers="requirements", our_dues="fee", promise="turnaround"
    )
    assert data(csv(*ALIEN), readers=readers) == [
        {
            "name": {"en": "House number"},
            "requirements": [{"what": {"en": "Form"}}],
            "fee": "KES 50",
            "turnaround": "2 days",
        }
    ]


def test_a_table_without_a_name_is_asked_which_column_it_is() -> None:
    found = csv("Department,Papers needed,Documents,Fee", "Lands,Plan,ID,KES 50")
    (asked,) = read(csv("Department,Documents,Fee", "Lands,ID,KES 50")).questions
    assert '--column "Department=name"' in asked.lines[-1]
    (asked,) = read(found).questions
    assert '--column "Papers needed=FIELD"' in " ".join(asked.lines)


FEES = [words for language in packaged().values() for words in language.phrases("heads.fee")]


@pytest.mark.parametrize("join", [" / ", "/", " & ", " | ", " or "])
def test_a_second_word_for_fees_is_no_unit_of_them(join: str) -> None:
    for other in FEES:
        for head in (f"Malipo{join}{other}", f"Fee{join}{other}", f"{other}{join}Charges"):
            column = column_of(head, READERS)
            assert column is None or column.unit == "", head


@pytest.mark.parametrize(
    ("head", "unit"), [("Fee / page", "/ page"), ("Cost per unit", "per unit")]
)
def test_what_a_fee_is_for_is_its_unit(head: str, unit: str) -> None:
    assert column_of(head, READERS, ["KES 50"]) == Column("fee", "en", unit=unit)


@pytest.mark.parametrize("head", ["Unit", "Kizio", "Measured in"])
def test_a_column_of_units_is_the_unit_of_the_times_beside_it(head: str) -> None:
    rows = ("Pension,30,Days", "Reply,2,Weeks", "Search,1 hour,Days")
    made = read(csv(f"Service,Standard,{head}", *rows)).found
    assert [one.data["turnaround"] for one in made] == ["30 days", "2 weeks", "1 hour"]
    assert [dict(one.beside) for one in made] == [{}, {}, {head: "Days"}]
    assert not any("department" in one.data for one in made)


def test_a_unit_that_is_a_department_stays_one() -> None:
    (found,) = data(csv("Service,Standard,Unit", "Pension,30 days,Registry"))
    assert found["department"] == {"en": "Registry"}


@pytest.mark.parametrize("head", ["S.N.", "क्र.सं.", "Order", ""])
def test_a_first_column_that_counts_the_rows_is_their_numbers(head: str) -> None:
    made = read(csv(f"{head},Service,Time", "1,Search,1 day", "2.,Copy,2 days"))
    assert made.questions == ()
    assert [one.beside for one in made.found] == [(), ()]


def test_a_column_of_other_numbers_is_asked_for() -> None:
    made = read(csv("Points,Service,Time", "1,Search,1 day", "5,Copy,2 days"))
    assert len(made.questions) == 1


@pytest.mark.parametrize("head", ["Service/Output", "Huduma / Matokeo", "Result/Services"])
def test_a_head_one_part_of_which_is_the_service_names_it(head: str) -> None:
    (found,) = data(csv(f"{head},Requirements,Time", "Search,ID,1 day"))
    assert list(found["name"].values()) == ["Search"]


def test_parts_of_a_head_hold_what_they_say_themselves() -> None:
    rows = (
        ("Service", *("Standard",) * 3, "Requirements"),
        ("Service", "Time", "Payment (Birr)", "Quality", "Requirements"),
        ("Search", "1 hour", "80", "No error", "ID"),
    )
    again = read(page(grid(*rows, *rows)), currency=None)
    assert len(again.found) == 1
    made = read(page(grid(*rows)), currency=None)
    (found,) = made.found
    assert found.data["turnaround"] == "1 hour"
    assert found.data["fee"] == "ETB 80"
    assert found.beside == (("Quality", "No error"),)
    (asked,) = made.questions
    assert '--column "Quality=FIELD"' in asked.lines[-1]
    readers = made_readers(quality="result")
    assert data(page(grid(*rows)), readers=readers)[0]["result"] == {"en": "No error"}


@pytest.mark.parametrize("head", ["Remarks", "S/No.", "Contact details", "Na.", "Maoni"])
def test_columns_beside_the_promise_stop_nobody(head: str) -> None:
    made = read(csv(f"{head},Service,Cost,Time", "1,Search,Free,1 day"))
    assert made.questions == ()
    assert len(made.found) == 1


def test_an_empty_column_is_not_asked_for() -> None:
    assert read(csv("Service,Cost,Time,Whatever", "Search,Free,1 day,")).questions == ()


def test_a_row_that_says_a_fee_or_a_time_is_no_head() -> None:
    row = [Cell((words,)) for words in ("Service of documents", "Payment of fees", "KES 5")]
    assert header(row, READERS) is None


def test_a_value_is_read_in_either_language() -> None:
    head = "Service,Requirements,Cost,Time"
    found = csv(head, "Birth certificate,ID,Bure,7 days", "Leseni,Fomu,Bure,Siku 3", "Map,ID,Free,")
    assert [(list(one["name"]), one["fee"], one.get("turnaround")) for one in data(found)] == [
        (["en"], "free", "7 days"),
        (["sw"], "free", "3 days"),
        (["en"], "free", None),
    ]


@pytest.mark.parametrize("head", ["Service,Requirements,Fee,Time", "Huduma,Mahitaji,Ada,Muda"])
def test_a_row_is_in_the_language_of_its_name(head: str) -> None:
    rows = {
        "Leseni ya biashara,Fomu,KES 500,2 days": "sw",
        "Hati ya ardhi,Barua,Free,3 working days": "sw",
        "Birth certificate,Notification of birth,KES 50,Siku 3": "en",
        "Licence for a shop,Form,Bure,Siku 3": "en",
    }
    assert [list(one["name"]) for one in data(csv(head, *rows))] == [
        [code] for code in rows.values()
    ]


def test_two_columns_of_names_are_one_name() -> None:
    found = csv("Service,Kind,Fee,Time", "Licences,Shops,KES 5,1 day", "Licences,Bars,KES 9,1 day")
    assert len(read(found).questions) == 1
    made = read(found, made_readers(kind="name"))
    assert [one.names["en"] for one in made.found] == ["Licences – Shops", "Licences – Bars"]
    assert made.questions == ()


def test_a_language_can_be_said_of_a_column() -> None:
    readers = made_readers(jina="name (sw)", ada_yetu="fee")
    assert column_of("Jina", readers) == Column("name", "sw", given=True)


@pytest.mark.parametrize(
    "head",
    [
        *("Time after payment (days)", "Processing time after approval", "Annual fee (KES)"),
        *("Monthly fee (KES)", "Fee excl. VAT (KES)", "Fee (KES) plus VAT", "Ada bila VAT"),
        *("Muda baada ya malipo (siku)", "Muda tangu malipo"),
    ],
)
def test_a_head_that_says_more_of_its_values_than_they_hold_is_asked_for(head: str) -> None:
    made = read(csv(f"Service,Requirements,{head}", "Camping,ID,50", "Boating,ID,70"))
    assert all({"fee", "turnaround"}.isdisjoint(one.data) for one in made.found)
    assert head in " ".join(line for one in made.questions for line in one.lines)


@pytest.mark.parametrize("words", ["* A convenience fee of KES 50 is charged", "Urgent"])
def test_words_in_the_column_of_numbers_are_asked_about(words: str) -> None:
    for rest in (",,,", ",,,KES 900", ",Express,ID,KES 900"):
        made = read(csv("No.,Service,Requirements,Fee", "1,Permit,ID,Free", f"{words}{rest}"))
        asked = [kept.words for one in made.found for kept in one.kept]
        asked += [one.head for question in made.questions for one in question.columns]
        assert any(words in one for one in asked), rest


@pytest.mark.parametrize("number", ["3", "1.2", "(iv)", "b)", "LB/04", "No. 7"])
def test_marks_in_the_column_of_numbers_are_none(number: str) -> None:
    (found,) = read(csv("No.,Service,Fee", f"{number},Permit,Free")).found
    assert found.kept == ()


@pytest.mark.parametrize(
    "words", ["20% off KES 500", "50% of KES 500", "KES 500 (50% off for students)", "50% ya KES 5"]
)
def test_a_share_of_an_amount_is_not_the_amount(words: str) -> None:
    (found,) = read(csv("Service,Requirements,Fee", f"Permit,ID,{words}")).found
    assert found.data["fee"] == {"as_published": {"en": words}}


@pytest.mark.parametrize("name", ["Total", "TOTAL:", "Grand total", "Jumla", "Jumla kuu:"])
def test_a_row_that_adds_up_is_no_service(name: str) -> None:
    made = read(
        csv("Service,Requirements,Fee (KES),Time", "Search,ID,50,1 day", f"{name},,50,1 day")
    )
    assert [one.names for one in made.found] == [{"en": "Search"}]
    assert [one.reason for one in made.skipped if name in one.reason]
    (kept,) = read(csv("Service,Fee (KES),Time", "Total licence,50,1 day")).found
    assert kept.names == {"en": "Total licence"}
