"""What heads, notes and sentences say of all the amounts and times of a table."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba.tables import contents
from tests.import_.reading import csv, data, grid, made_readers, page, read

HEAD = "Service,Requirements,{},{}"


def only(*lines: str, **said: Any) -> dict[str, Any]:
    """Return the one service of a CSV file, in which no currency was said unless it is here."""
    (found,) = data(csv(*lines), **({"currency": None} | said))
    return found


@pytest.mark.parametrize(
    ("head", "cell", "fee"),
    [
        ("Maximum fee", "KES 50", {"up_to": "KES 50"}),
        ("Fee (max.)", "KES 1,200", {"up_to": "KES 1,200"}),
        ("Highest charge (KES)", "75", {"up_to": "KES 75"}),
        ("Ada ya juu", "KES 50", {"up_to": "KES 50"}),
        ("Maximum fee", "Free", "free"),
        ("Fee (approx.)", "KES 50", None),
        ("Estimated cost", "KES 50", None),
        ("Indicative charges", "KES 50", None),
        ("Makadirio ya gharama", "KES 50", None),
        ("Prescribed fee", "KES 50", "KES 50"),
    ],
)
def test_the_limit_in_the_head_of_fees_is_carried(head: str, cell: str, fee: Any) -> None:
    (found,) = read(csv(HEAD.format(head, "Time"), f'Permit,ID,"{cell}",2 days')).found
    got = found.data.get("fee")
    assert got == fee if fee else got is None or "as_published" in got
    assert bool(found.kept) or fee is not None or "fee" not in found.data


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("Maximum time", "3 days"),
        ("Muda wa juu", "3 days"),
        ("Time (approx.)", None),
        ("Approximate duration", None),
    ],
)
def test_a_time_that_is_about_so_long_is_no_promise(head: str, time: str | None) -> None:
    (found,) = read(csv(HEAD.format("Fee", head), "Permit,ID,Free,3 days")).found
    assert found.data["turnaround"] == (time or {"as_published": {"en": "3 days"}})
    assert bool(found.kept) == (time is None)


@pytest.mark.parametrize("head", ["Fee (KES/USD)", "Fees (KES or USD)", "Charges in UGX, USD"])
def test_below_two_currencies_each_cell_says_its_own(head: str) -> None:
    lines = f'Service,Requirements,"{head}",Time', "Permit,ID,50,2 days"
    assert only(*lines)["fee"] == {"as_published": {"en": "50"}}
    own = data(csv(lines[0], "Permit,ID,USD 50,2 days"), currency=None)
    assert own[0]["fee"] == "USD 50"


ABOVE = [
    ("All amounts in US Dollars", "USD"),
    ("Charges are quoted in Uganda Shillings", "UGX"),
    ("All fees below are in Tanzania shillings", "TZS"),
    ("Currency: GHS", "GHS"),
    ("Viwango vyote ni kwa dola za Marekani", "USD"),
    ("(in euros)", "EUR"),
]


@pytest.mark.parametrize(("sentence", "code"), ABOVE)
def test_a_sentence_above_says_the_currency(sentence: str, code: str) -> None:
    head = HEAD.format("Fee", "Time")
    assert only(f"{sentence},,,", head, "Permit,ID,50,2 days")["fee"] == f"{code} 50"
    named = page(
        f"<h2>{sentence}</h2>" + grid(tuple(head.split(",")), ("Permit", "ID", "50", "1 day"))
    )
    assert data(named, currency=None)[0]["fee"] == f"{code} 50"


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in ABOVE[:-1]])
def test_an_amount_that_a_sentence_may_change_is_kept(sentence: str) -> None:
    """The head, or the place of the sentence, says something else."""
    amount = {"as_published": {"en": "50/="}}
    head, row = HEAD.format("Fee (KES)", "Time"), "Permit,ID,50/=,2 days"
    assert only(f"{sentence},,,", head, row)["fee"] == amount
    below = csv(HEAD.format("Fee", "Time"), row, f"{sentence},,,", "Licence,ID,KES 5,1 day")
    first, second = read(below, currency=None).found
    assert first.data["fee"] == amount
    assert second.data["fee"] == "KES 5"
    assert only(f"{sentence},,,", head, row, currency="KES")["fee"] == "KES 50"


@pytest.mark.parametrize(
    "sentence",
    [
        "Fees in thousands of shillings",
        "All charges are in Kenya Shillings ('000)",
        "Amounts in KES '000s",
        "(’000)",
        "Figures in millions",
        "Ada zote ni kwa maelfu ya shilingi",
    ],
)
def test_amounts_in_thousands_are_kept(sentence: str) -> None:
    head = HEAD.format("Fee (KES)", "Time")
    (found,) = read(csv(f"{sentence},,,", head, "Permit,ID,50,2 days"), currency="KES").found
    assert found.data["fee"] == {"as_published": {"en": "50"}}
    assert any("a sentence speaks of all" in one.reason for one in found.kept)
    settled = csv(f"{sentence},,,", head, "Permit,ID,50,2 days")
    (sure,) = data(settled, readers=made_readers(fee_kes="fee"), currency=None)
    assert sure["fee"] == "KES 50"


def test_times_in_a_unit_that_a_sentence_says() -> None:
    said = "All times are in working days"
    for head, cell, time in (
        ("Time", "3", "3 working days"),
        ("Time (days)", "3", None),
        ("Time", "3 days", None),
        ("Time", "3 working days", "3 working days"),
        ("Time", "2 hours", "2 hours"),
    ):
        (found,) = data(csv(f"{said},,,", HEAD.format("Fee", head), f"Permit,ID,Free,{cell}"))
        assert found["turnaround"] == (time or {"as_published": {"en": cell}}), (head, cell)


@pytest.mark.parametrize(
    "sentence",
    [
        "Search fee: KES 500 per page",
        "We serve two million customers",
        "LANDS DEPARTMENT",
        "All payments are made in Kenya shillings",
        "A fine of USD 20 is charged",
    ],
)
def test_a_sentence_that_changes_nothing(sentence: str) -> None:
    found = page(
        f"<p>{sentence}</p>"
        + grid(("Service", "Requirements", "Fee", "Time"), ("Permit", "ID", "50/=", "1 day"))
        + f"<p>{sentence}</p>"
    )
    assert data(found, currency=None)[0]["fee"] == "KES 50"


@pytest.mark.parametrize("mark", ["*", "**", "†", "¹"])
def test_a_note_of_a_head_is_asked_about_and_kept(mark: str) -> None:
    note = f"{mark} in US dollars"
    lines = HEAD.format(f"Fee{mark}", "Time"), "Permit,ID,KES 50,1 day", f"{note},,,"
    made = read(csv(*lines))
    assert "fee" not in made.found[0].data
    assert [one.about for one in made.questions][-1] == "heads have the marks of notes"
    assert any(words == "in US dollars" for _, words in made.found[0].beside)
    assert len(made.found) == 1
    sure = read(csv(*lines), made_readers(fee="fee", **{f"fee{mark}": "fee"}))
    assert sure.found[0].data["fee"] == "KES 50"
    assert not sure.questions
    assert any(words == "in US dollars" for _, words in sure.found[0].beside)


def test_the_note_of_a_name_stands_beside_its_service() -> None:
    lines = HEAD.format("Fee", "Time"), "Permit*,ID,60 **,1 day", "* for citizens,,,"
    (found,) = read(csv(*lines)).found
    assert found.names == {"en": "Permit"}
    assert ("note *", "for citizens") in found.beside
    assert sum("mark of a note" in one.reason for one in found.kept) == 2


@pytest.mark.parametrize("other", ["Resolution time", "Processing time", "Time to completion"])
def test_the_time_of_a_first_answer_is_no_time_of_the_service(other: str) -> None:
    lines = f"Service,Fee,Response time,{other}", "Permit,Free,1 day,5 days"
    made = read(csv(*lines))
    assert made.found[0].data.get("turnaround") in (None, "5 days")
    assert made.questions
    (alone,) = data(csv("Service,Fee,Response time", "Permit,Free,1 day"))
    assert alone["turnaround"] == "1 day"


WHOLE = Path(__file__).parents[1] / "fixtures" / "whole_tables"
EXPECTED = YAML(typ="safe").load(WHOLE / "expected.yml")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_charter_whose_amounts_or_times_something_changes(name: str) -> None:
    """Ten charters of other countries: nothing in them is read as what it does not say."""
    made = read(contents(name, (WHOLE / name).read_bytes()).tables, currency=None)
    fields = ("name", "requirements", "fee", "turnaround")
    found = [{k: v for k, v in one.data.items() if k in fields} for one in made.found]
    assert found == EXPECTED[name]["services"]
    assert sum(len(one.kept) for one in made.found) + len(made.questions) == EXPECTED[name]["asked"]
