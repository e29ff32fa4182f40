"""From the rows of published tables to services: heads, headings, merged cells, two languages."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.import_.columns import Column, header
from mkataba.import_.found import Found
from mkataba.import_.layouts.usual import read as usual
from mkataba.import_.lists import items
from mkataba.import_.read import services
from mkataba.import_.readers import Readers
from mkataba.import_.services import joined
from mkataba.languages import packaged
from mkataba.tables import Cell, Table
from tests.import_.reading import FIELDS, made_readers

HEAD = ("No.", "Services offered", "Requirements", "Charges (Kshs)", "Timelines")


@pytest.fixture(scope="module")
def readers() -> Readers:
    return made_readers()


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(line for line in text.split("\n") if line.strip())) for text in texts)


def table(*rows: tuple[str, ...], number: int = 1) -> Table:
    filled = tuple(cells(*row) for row in rows)
    return Table("charter.csv", "", number, filled, tuple(range(1, len(rows) + 1)))


def read(readers: Readers, *tables: Table) -> list[Found]:
    return list(services(tables, readers, FIELDS, ("en", "sw"), {}, {}).found)


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (HEAD, ["number", "name", "requirements", "fee", "turnaround"]),
        (("SERVICE", "COST (KSH.)", "TIME FRAME"), ["name", "fee", "turnaround"]),
        (("Huduma", "Mahitaji", "Gharama", "Muda"), ["name", "requirements", "fee", "turnaround"]),
        (
            ("S/No", "Service/Goods", "Obligations/Requirements", "Charges if any", "Time-line"),
            ["number", "name", "requirements", "fee", "turnaround"],
        ),
    ],
)
def test_heads_are_known_in_many_wordings(
    head: tuple[str, ...], fields: list[str], readers: Readers
) -> None:
    found = header(cells(*head), readers)
    assert found is not None
    assert [column.field for column in found.values()] == fields


def test_a_head_tells_language_and_currency(readers: Readers) -> None:
    row = cells("Huduma", "Service", "Ada (KES)", "Muda wa kutekeleza")
    found = header(row, readers)
    assert found == {
        0: Column("name", "sw"),
        1: Column("name", "en"),
        2: Column("fee", "sw", "KES"),
        3: Column("turnaround", "sw"),
    }


def test_a_row_of_a_service_is_no_head(readers: Readers) -> None:
    row = cells("Name search", "Form 2", "1,000", "1 day")
    assert header(row, readers) is None
    assert header(cells("Service", "Remarks"), readers) is None


def test_title_headings_repeated_heads_and_empty_rows_are_passed_over(readers: Readers) -> None:
    made = usual(
        table(
            ("Our charter",) * 5,
            HEAD,
            ("Registration",) * 5,
            ("1", "Name search", "Form 2", "1,000", "1 day"),
            HEAD,
            ("", "", "", "", ""),
            ("2", "Change of name", "Form 16", "12,500", "2 days"),
        ),
        readers,
    )
    assert made is not None
    assert [record.name for record in made.records] == [("Name search",), ("Change of name",)]
    assert {record.heading for record in made.records} == {"Registration"}
    assert [skipped.place.row for skipped in made.skipped] == [1, 2, 3, 5, 6]


def test_rows_below_a_service_go_on_with_it(readers: Readers) -> None:
    (found,) = read(
        readers,
        table(HEAD, ("1", "Name search", "Form 2", "Free", "1 hour"), ("", "", "Receipt", "", "")),
    )
    assert found.data["requirements"] == [{"what": {"en": "Form 2"}}, {"what": {"en": "Receipt"}}]
    assert [place.row for place in found.places] == [2, 3]


def test_a_merged_name_with_one_promise_is_one_service(readers: Readers) -> None:
    (found,) = read(
        readers,
        table(
            HEAD,
            ("1", "Name search", "Form 2", "Free", "1 hour"),
            ("1", "Name search", "Receipt", "Free", "1 hour"),
        ),
    )
    assert len(found.data["requirements"]) == 2


def test_a_merged_name_with_several_promises_is_several_services(readers: Readers) -> None:
    found = read(
        readers,
        table(
            HEAD,
            ("1", "Response to mail", "Letter", "Free", "4 working days"),
            ("1", "Response to mail", "E-mail", "Free", "2 working days"),
        ),
    )
    names = [service.names["en"] for service in found]
    assert names == ["Response to mail – Letter", "Response to mail – E-mail"]
    assert all(service.kept for service in found)
    assert not any("requirements" in service.data for service in found)  # told once, by the name


def test_only_what_tells_rows_of_one_name_apart_goes_into_it(readers: Readers) -> None:
    found = read(
        readers,
        table(
            ("Service", "Huduma", "Requirements", "Mahitaji", "Time"),
            ("Offer assistance", "Msaada", "Card; On call", "Kadi; Kwa simu", "1 hour"),
            ("Offer assistance", "Msaada", "Card", "Kadi", "2 hours"),
        ),
    )
    assert [service.names for service in found] == [
        {"en": "Offer assistance – On call", "sw": "Msaada – Kwa simu"},
        {"en": "Offer assistance", "sw": "Msaada"},
    ]
    assert [service.data["requirements"] for service in found] == [
        [{"what": {"en": "Card", "sw": "Kadi"}}]
    ] * 2
    assert [len(service.kept) for service in found] == [1, 0]


def test_rows_of_one_name_with_one_list_in_two_orders_are_told_apart(readers: Readers) -> None:
    head = ("Service", "Requirements", "Time")
    found = read(readers, table(head, ("A", "x; y", "1 hour"), ("A", "y; x", "2 hours")))
    assert [service.names["en"] for service in found] == ["A – x; y", "A – y; x"]


def test_two_columns_are_one_service_in_two_languages(readers: Readers) -> None:
    (found,) = read(
        readers,
        table(
            ("Service", "Huduma", "Requirements", "Mahitaji", "Time", "Muda"),
            ("Name search", "Utafutaji wa jina", "Form 2", "Fomu ya 2", "2 hours", "Saa 2"),
        ),
    )
    assert found.data == {
        "name": {"en": "Name search", "sw": "Utafutaji wa jina"},
        "requirements": [{"what": {"en": "Form 2", "sw": "Fomu ya 2"}}],
        "turnaround": "2 hours",
    }


def test_two_tables_are_paired_by_what_they_promise(readers: Readers) -> None:
    english = table(
        ("Service", "Requirements", "Cost", "Timeline"),
        ("Visitors", "None", "Nil", "10 minutes"),
        ("Registration", "Form", "KES 500", "30 calendar days"),
        ("Letters", "Address", "Nil", "7 working days"),
    )
    swahili = table(
        ("Huduma", "Mahitaji", "Gharama", "Muda"),
        ("Wageni", "Hakuna", "Hakuna", "Dakika 10"),
        ("Barua", "Anwani", "Hakuna", "Siku 7 za kazi"),
        number=2,
    )
    found = read(readers, english, swahili)
    assert [service.names for service in found] == [
        {"en": "Visitors", "sw": "Wageni"},
        {"en": "Registration"},
        {"en": "Letters", "sw": "Barua"},
    ]
    assert found[0].data["requirements"] == "none"
    assert [kept.field for kept in found[1].kept] == ["name"]


def test_two_tables_that_contradict_are_not_paired(readers: Readers) -> None:
    english = table(
        ("Service", "Requirements", "Time"), ("A", "x", "1 hour"), ("B", "y", "3 hours")
    )
    swahili = table(
        ("Huduma", "Mahitaji", "Muda"),
        ("C", "w", "Ndani ya saa 5"),
        ("D", "z", "Ndani ya saa 3"),
        number=2,
    )
    found = read(readers, english, swahili)
    assert [service.names for service in found] == [
        {"en": "A"},
        {"en": "B", "sw": "D"},
        {"sw": "C"},
    ]


SAME = ("5 days", "Siku 5"), ("1 hour", "Ndani ya saa 1"), ("Immediate", "Papo hapo")


def _pair(promises: Sequence[int], order: Sequence[int]) -> list[Table]:
    """Return tables in two languages: by row of the first its promise; the order of the second."""
    english = [(f"Service {n}", "x", SAME[promise][0]) for n, promise in enumerate(promises)]
    swahili = [(f"Huduma ya {n}", "x", SAME[promises[n]][1]) for n in order]
    return [
        table(("Service", "Requirements", "Time"), *english),
        table(("Huduma", "Mahitaji", "Muda"), *swahili, number=2),
    ]


@given(
    st.lists(st.integers(0, 2), min_size=1, max_size=6).flatmap(
        lambda promises: st.tuples(st.just(promises), st.permutations(range(len(promises))))
    )
)
@settings(deadline=None)
def test_no_service_gets_the_name_of_another(drawn: tuple[list[int], list[int]]) -> None:
    promises, order = drawn
    made = services(_pair(promises, order), made_readers(), FIELDS, ("en", "sw"), {}, {})
    for found in made.found:
        if len(found.names) == 2:
            assert found.names["en"].split()[-1] == found.names["sw"].split()[-1]
    alone = [found for found in made.found if len(found.names) == 1]
    assert not alone or made.questions or all(found.kept for found in alone)


def test_order_pairs_rows_where_a_person_says_so() -> None:
    tables = _pair([0, 0, 1, 1], [0, 1, 2, 3])
    asked = services(tables, made_readers(), FIELDS, ("en", "sw"), {}, {})
    assert [found.names for found in asked.found] == [{"en": f"Service {n}"} for n in range(4)]
    assert "--same-order" in asked.questions[0].lines[-1]
    said = services(tables, made_readers(), FIELDS, ("en", "sw"), {}, {}, same_order=True)
    assert [found.names for found in said.found] == [
        {"en": f"Service {n}", "sw": f"Huduma ya {n}"} for n in range(4)
    ]
    assert not said.questions


def test_what_has_no_field_is_kept_beside(readers: Readers) -> None:
    (found,) = read(
        readers,
        table(("Service", "Requirements", "Contact", "Remarks"), ("A", "x", "info@a.go.ke", "new")),
    )
    assert found.beside == (("Contact", "info@a.go.ke"), ("Remarks", "new"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Form 2; Identity card; KRA PIN",), ["Form 2", "Identity card", "KRA PIN"]),
        (("• Form 2", "- Identity card", "c) KRA PIN"), ["Form 2", "Identity card", "KRA PIN"]),
        (("1. Form 2", "2. 2 photographs"), ["Form 2", "2 photographs"]),
        (("A letter",), ["A letter"]),
    ],
)
def test_requirements_are_parted(lines: tuple[str, ...], expected: list[str]) -> None:
    assert items(lines, packaged()) == expected


def test_values_are_joined_only_if_they_say_the_same() -> None:
    one = {"within": "2 hours", "when": {"en": "in town"}}
    assert joined(one, {"within": "2 hours", "when": {"sw": "mjini"}}) == {
        "within": "2 hours",
        "when": {"en": "in town", "sw": "mjini"},
    }
    assert joined(one, {"within": "3 hours", "when": {"sw": "mjini"}}) is None
    assert joined("free", "KES 500") is None


WORDS = st.sampled_from(
    ["", "Service", "Huduma", "Cost", "Time", "Muda", "Name search", "Free", "Bure", "2 days", "x"]
)


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=4, max_size=4), max_size=8))
def test_every_row_is_in_a_service_or_passed_over(rows: list[list[str]]) -> None:
    made = services([table(*map(tuple, rows))], made_readers(), FIELDS, ("en", "sw"), {}, {})
    places = [place.row for found in made.found for place in found.places]
    places += [skipped.place.row for skipped in made.skipped]
    assert sorted(set(places)) == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("head", ["Time (days)", "Fee (KES)"])
def test_a_date_is_neither_fee_nor_time(readers: Readers, head: str) -> None:
    (found,) = read(readers, table(("Service", "Requirements", head), ("A", "x", "2026-03-02")))
    assert found.data.keys() == {"name", "requirements"}
    assert found.beside == ((head, "2026-03-02"),)
    assert "holds a date" in found.kept[0].reason
