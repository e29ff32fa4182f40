"""Whose money and time a table speaks of: what customers pay and wait, not what they get."""

from collections.abc import Mapping
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba.import_.found import Found, Reading
from mkataba.tables import tables
from tests.import_.reading import CASES, csv, lost, name_of, read

WHOSE = CASES.parent / "whose"
FIELD = {"time": "turnaround"}
CELLS = {
    "fee": ("KES 500", "KES 1,200", "Free"),
    "turnaround": ("3 days", "2 hours", "14 days"),
    "requirements": ("ID card; form", "Letter", "Copy of the certificate"),
    "name": ("Issue of permit", "Search of a title", "Registration"),
}


def load(name: str) -> Mapping[str, Any]:
    """Return the content of a file beside the charters."""
    content: Mapping[str, Any] = YAML(typ="safe").load((WHOSE / name).read_text())
    return content


HEADS = [(kind, head) for kind, heads in load("heads.yml").items() for head in heads]
CHARTERS = load("expected.yml")


def below(head: str, field: str) -> Reading:
    """Return what a table holds with a column of ordinary cells below a head."""
    if field == "name":
        rows = zip(CELLS["name"], CELLS["requirements"], CELLS["fee"], strict=True)
        return _made(f'"{head}",Requirements,Fee', rows)
    other = "fee" if field == "requirements" else "requirements"
    rows = zip(CELLS["name"], CELLS[other], CELLS[field], strict=True)
    return _made(f'Service,{other.title()},"{head}"', rows)


def _made(head: str, rows: Any) -> Reading:
    lines = (",".join(f'"{cell}"' for cell in row) for row in rows)
    return read(csv(head, *lines), currency=None)


@pytest.mark.parametrize(("kind", "head"), HEADS)
def test_a_head_decides_whose_money_or_time_it_is_or_is_asked_about(kind: str, head: str) -> None:
    field, _, what = kind.partition(" ")
    field = FIELD.get(field, field)
    made = below(head, field)
    if what == "asked":
        assert any(f'"{head}"' in line for one in made.questions for line in one.lines)
        assert all(field not in one.data for one in made.found)
        assert all(one.beside for one in made.found)  # nothing is lost
    elif what != "either":
        wanted = {"fee": "KES 500", "turnaround": "3 days"}
        if what == "for each":
            wanted["fee"] = {"amount": "KES 500", "per": {"en": "page"}}  # type: ignore[assignment]
        assert not made.questions
        assert field in made.found[0].data
        assert made.found[0].data[field] == wanted.get(field, made.found[0].data[field])


def test_heads_of_each_kind_are_held() -> None:
    kinds = [kind for kind, _ in HEADS]
    assert len(set(HEADS)) == len(HEADS)
    assert len(HEADS) >= 140
    assert kinds.count("fee asked") >= 40
    assert kinds.count("time asked") >= 30


@pytest.mark.parametrize("name", sorted(CHARTERS))
def test_a_charter_comes_in_as_a_reader_takes_it(name: str) -> None:
    found = tables(name, (WHOSE / name).read_bytes())
    made = read(found, currency=None)
    assert {name_of(one): _values(one) for one in made.found} == CHARTERS[name]["services"]
    kept = sum(len(one.kept) for one in made.found)
    assert kept + len(made.questions) == CHARTERS[name]["open"]
    assert lost(found) == set()


def _values(found: Found) -> list[Any]:
    values = (found.data.get(field) for field in ("fee", "turnaround"))
    return [None if isinstance(one, dict) and "as_published" in one else one for one in values]


def test_each_file_is_read() -> None:
    assert {path.name for path in WHOSE.iterdir()} == {*CHARTERS, "heads.yml", "expected.yml"}


def one_fee(*lines: str, currency: str | None = None) -> Any:
    """Return the fee of the first service of a table."""
    return read(csv(*lines), currency=currency).found[0].data.get("fee")


@pytest.mark.parametrize(
    ("head", "cell", "fee"),
    [
        ("Fee (US$)", "15,000/=", None),
        ("Fee (EUR)", "200/-", None),
        ("Fee (UGX)", "15,000/=", "UGX 15,000"),
        ("Fee (Rs.)", "15/-", None),
        ("Fee ($)", "500/=", None),
        ("Fee", "500/=", "KES 500"),
        ("Ada kwa dola", "500", None),
        ("Fee in dollars", "500", None),
        ("Ada kwa dola za Marekani", "500", "USD 500"),
    ],
)
def test_what_marks_of_head_and_cell_do_not_settle_is_asked(head: str, cell: str, fee: Any) -> None:
    got = one_fee(f"Service,Requirements,{head}", f'Permit,ID,"{cell}"')
    assert got == (fee or {"as_published": got["as_published"]})


def test_a_currency_that_a_person_named_settles_a_shared_mark() -> None:
    assert one_fee("Service,Requirements,Fee (Rs.)", "A,ID,15/-", currency="INR") == "INR 15"


@pytest.mark.parametrize("head", ["Unit", "Currency", "Sarafu"])
def test_a_column_of_currencies_says_in_what_the_amount_beside_it_is(head: str) -> None:
    lines = f"Service,Requirements,Fee,{head}", "A,ID,500,KES", "B,ID,70,USD"
    found = read(csv(*lines), currency="KES").found
    assert [one.data["fee"] for one in found] == ["KES 500", "USD 70"]
    assert not any({"department"} & one.data.keys() for one in found)


def test_a_column_of_units_says_for_each_of_what_a_fee_is() -> None:
    lines = "Service,Requirements,Fee,Unit", "A,ID,500,per page", "B,ID,70,per acre"
    fees = [one.data["fee"] for one in read(csv(*lines)).found]
    assert fees[0] == {"amount": "KES 500", "per": {"en": "page"}}
    assert fees[1] == {"amount": "KES 70", "per": {"en": "acre"}}
    unsaid = [one.data["fee"] for one in read(csv(*lines), currency=None).found]
    assert unsaid[0] == {"as_published": {"en": "500 per page"}}


@pytest.mark.parametrize("head", ["Hours", "Working hours"])
def test_hours_may_be_those_of_opening(head: str) -> None:
    made = read(csv(f"Service,Requirements,Fee,{head}", "A,ID,KES 5,3", "B,ID,KES 6,5"))
    assert all("turnaround" not in one.data for one in made.found)
    assert made.questions


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("3 days (draft)", None),
        ("3 days (being reviewed)", None),
        ("3 days (suspended)", None),
        ("3 days (to be confirmed)", None),
        ("3 days (per day of delay)", None),
        ("3 days (max)", "3 days"),
        ("3 days (up to)", "3 days"),
        ("3 days (if complete)", {"within": "3 days", "when": {"en": "if complete"}}),
        ("20 days (highly technical)", {"within": "20 days", "when": {"en": "highly technical"}}),
        ("2:30 hrs", None),
        ("Saa nne", None),
        ("saa 2", None),
        ("Saa 24", "24 hours"),
        ("Ndani ya saa nne", "4 hours"),
        ("Masaa manne", "4 hours"),
        ("Saa 2 dakika 30", "150 minutes"),
    ],
)
def test_a_time_beside_words_that_nobody_knows_is_kept(cell: str, time: Any) -> None:
    (found,) = read(csv("Service,Requirements,Time", f"A,ID,{cell}")).found
    assert found.data["turnaround"] == (time or {"as_published": {"en": cell}})
    assert bool(found.kept) == (time is None)


def test_below_a_head_of_hours_a_number_is_a_time() -> None:
    made = read(csv("Huduma,Mahitaji,Muda (saa)", "Leseni,Fomu,4", "Kibali,Fomu,24"))
    assert [one.data["turnaround"] for one in made.found] == ["4 hours", "24 hours"]


@pytest.mark.parametrize("words", ["Contact: 0722 000 000", "Simu 0722-000-000", "P.O. Box 000 12"])
def test_a_telephone_number_makes_no_thousands(words: str) -> None:
    table = csv("Service,Requirements,Fee (KES)", "Permit,ID,500", f"{words},{words},{words}")
    assert read(table).found[0].data["fee"] == "KES 500"


@pytest.mark.parametrize(
    ("head", "cell", "other"),
    [
        ("Exemptions", "Free for pupils", "None"),
        ("Amount payable to customer", "KES 500", "KES 700"),
        ("Penalty", "KES 500", "KES 700"),
        ("Validity", "2 years", "1 year"),
        ("Time limit for customer", "2 days", "3 days"),
    ],
)
def test_what_may_be_other_money_or_time_is_not_offered_as_the_fee(
    head: str, cell: str, other: str
) -> None:
    made = read(csv(f"Service,Requirements,{head}", f"A,ID,{cell}", f"B,ID,{other}"))
    lines = [line for one in made.questions for line in one.lines if "--column" in line]
    assert lines == [f'  --column "{head}=FIELD", or =comment to keep it beside']


def test_money_for_the_citizen_is_no_case_of_the_fee() -> None:
    lines = 'Huduma,Mahitaji,Malipo kwa mwananchi,"Ada (Shilingi)"', 'Leseni,Fomu,-,"5,000/="'
    assert one_fee(*lines) == "KES 5,000"


def test_a_dash_below_one_of_several_cases_says_nothing_of_it() -> None:
    head = "Service,Requirements,Fee for citizens (KES),Fee for foreigners (KES)"
    fee = one_fee(head, "A,ID,500,-", "B,ID,200,900")
    assert fee == {"tiers": [{"label": {"en": "Citizens"}, "fee": "KES 500"}]}


def test_each_of_several_columns_of_fees_has_the_currency_of_its_own_head() -> None:
    head = "Service,Requirements,Citizens fee (UGX),Foreigners fee (USD)"
    both = {"en": "Citizens"}, {"en": "Foreigners"}
    made = read(csv(head, 'A,ID,"10,000",3', 'B,ID,-,"2,500"', "C,ID,500/=,Free"), currency=None)
    fees = [one.data["fee"] for one in made.found]
    assert [one["fee"] for one in fees[0]["tiers"]] == ["UGX 10,000", "USD 3"]
    assert [one["label"] for one in fees[0]["tiers"]] == [*both]
    assert fees[1] == {"tiers": [{"label": both[1], "fee": "USD 2,500"}]}
    assert "as_published" in fees[2]  # whose shillings nobody said


def test_one_of_several_columns_without_a_currency_is_asked_about() -> None:
    made = read(
        csv("Service,Requirements,Citizens fee,Foreigners fee (USD)", "A,ID,500,3"), currency=None
    )
    assert "as_published" in made.found[0].data["fee"]
    assert made.found[0].kept


@pytest.mark.parametrize("theirs", ["Time limit for customer", "Client time", "Time to pay"])
def test_a_time_of_the_customer_is_no_case_of_ours(theirs: str) -> None:
    made = read(csv(f"Service,Requirements,{theirs},Our time", "Appeal,Letter,14 days,30 days"))
    assert made.found[0].data["turnaround"] == "30 days"
    assert made.found[0].beside == ((theirs, "14 days"),)
    assert made.questions


def test_times_of_citizens_and_of_others_are_cases() -> None:
    head = "Service,Requirements,Time for citizens,Time for foreigners"
    made = read(csv(head, "Visa,ID,3 days,9 days"))
    assert [one["turnaround"] for one in made.found[0].data["turnaround"]["tiers"]] == [
        *("3 days", "9 days")
    ]


def test_an_hour_that_the_other_language_says_too_is_a_time() -> None:
    head = "Service,Huduma,Requirements,Time,Muda"
    made = read(csv(head, "Visa,Viza,ID,4 hours,Saa nne", "Pass,Pasi,ID,4 hours,Saa tano"))
    assert [one.data["turnaround"] for one in made.found] == ["4 hours"] * 2
    assert [len(one.kept) for one in made.found] == [0, 1]


@pytest.mark.parametrize("head", [".", "...", "*", "-"])
def test_a_head_without_a_word_says_nothing(head: str) -> None:
    made = read(csv(f"Service,Requirements,{head}", "Visa,ID,3 days"))
    assert made.found[0].beside == ((head, "3 days"),)
