"""Whose money a fee is: the cell's own mark, --currency, the head, the country, in this order."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba.import_.columns import column_of
from mkataba.reading.reader import Unread, read_fee
from mkataba.values.fee.data import fee_data
from tests.conftest import copy_example, run
from tests.import_.reading import READERS
from tests.reading.test_reading import PHRASES

CASES = Path(__file__).parents[1] / "fixtures/import"
OTHER, HEAD, SHILINGI = (
    *("01-other-money-read-as-kes.csv", "02-head-beats-currency-option.csv"),
    "03-shilingi-head.csv",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_example(tmp_path / "project")


def fees(root: Path, name: str, *more: str) -> tuple[str, list[Any]]:
    """Return the report of an import, and the fees of the services in their order."""
    ran = run("-C", root, "import", *more, CASES / name)
    rows = [line.split(",")[0] for line in (CASES / name).read_text().splitlines()[1:]]
    ids = [row.lower().replace(" ", "-") for row in rows]
    files = [root / f"content/services/{id_}.yml" for id_ in ids]
    return ran.out, [YAML(typ="safe").load(file)["fee"] for file in files]


def test_a_mark_that_countries_share_is_the_currency_that_somebody_said(root: Path) -> None:
    assert fees(root, OTHER, "--currency", "INR")[1] == ["INR 200", "INR 50", "USD 5"]


def test_a_mark_that_countries_share_is_kept_where_nobody_said_one(root: Path) -> None:
    report, (kept, *found) = fees(root, OTHER)
    assert "which currency its mark stands for" in report
    assert kept == {"as_published": {"en": "Rs. 200/-"}}
    assert found == ["KES 50", "USD 5"]


@pytest.mark.parametrize(("name", "currency"), [(HEAD, "UGX"), (SHILINGI, "TZS")])
def test_a_person_says_more_than_the_head_of_a_column(root: Path, name: str, currency: str) -> None:
    assert fees(root, name, "--currency", currency)[1] == [f"{currency} 50,000"]


HEADS = [
    ("Cost (KSh)", "KES", "KES"),
    ("Cost (KSh)", "INR", "KES"),
    ("Cost (Shillings)", "KES", "KES"),
    ("Cost (Shillings)", "INR", ""),
    ("Cost (Shs.)", "UGX", "UGX"),
    ("Cost (Rs.)", "KES", ""),
    ("Cost (Rs.)", "NPR", "NPR"),
    ("Charges (Php)", "KES", "PHP"),
    ("Fees (GH¢)", "KES", "GHS"),
    ("Fees (USD)", "KES", "USD"),
    ("Fees ($)", "KES", ""),
    ("Fees (R)", "KES", None),
    ("Fees (R)", "ZAR", "ZAR"),
    ("Fees (Tk)", "KES", "BDT"),
    ("Fees (FRw)", "KES", "RWF"),
    ("Fees (Birr)", "KES", "ETB"),
    ("Gharama (Shilingi)", "TZS", "TZS"),
    ("Gharama", "KES", None),
]


@pytest.mark.parametrize(("head", "home", "code"), HEADS)
def test_the_head_of_a_column_says_its_currency(head: str, home: str, code: str | None) -> None:
    found = column_of(head, replace(READERS, home=home))
    assert found is not None
    assert found.field == "fee"
    assert found.currency == code


MARKS = [
    ("UGX 5", None, "UGX 5"), ("USh 5,000", None, "UGX 5,000"), ("Tshs. 5/=", None, "TZS 5"),
    ("GH¢5.50", None, "GHS 5.50"), ("GH₵ 5", None, "GHS 5"), ("FRw 500", None, "RWF 500"),
    ("500 Rwf", None, "RWF 500"), ("Birr 20", None, "ETB 20"), ("20 birr", None, "ETB 20"),
    ("Tk. 100/-", None, "BDT 100"), ("NRs. 100", None, "NPR 100"), ("₹ 10/-", None, "INR 10"),
    ("₱50", None, "PHP 50"), ("Php50.00", None, "PHP 50"), ("₦5,000", None, "NGN 5,000"),
    ("RM 10", None, "MYR 10"), ("MK 10", None, "MWK 10"), ("US$ 5/-", None, "USD 5"),
    ("5 US dollars", None, "USD 5"), ("Ugandan shillings 500", None, "UGX 500"),
    ("N$ 5", None, "NAD 5"), ("€5", None, "EUR 5"), ("£5", None, "GBP 5"), ("£5", "SSP", "SSP 5"),
    ("R 5", "ZAR", "ZAR 5"), ("R5.50", "ZAR", "ZAR 5.50"), ("P60", "BWP", "BWP 60"),
    ("P60", "PHP", "PHP 60"), ("K83", "ZMW", "ZMW 83"), ("$5", "NZD", "NZD 5"),
    ("Sh 5", "UGX", "UGX 5"), ("Sh 5", None, "KES 5"), ("5/-", None, "KES 5"),
    ("Rs 5", "PKR", "PKR 5"),
    ("Rs 1,00,000", "INR", "INR 100,000"), ("5,000/=", "LKR", "LKR 5,000"),
    ("USD 5", "KES", "USD 5"),
    # what can't be told is kept
    ("R 5", None, ""), ("P 2", None, ""), ("K83", None, ""), ("$5", None, ""), ("Rs 5", None, ""),
    ("Rs 5", "KES", ""), ("$5", "KES", ""), ("R 5", "KES", ""), ("ALL 500", "KES", ""),
    ("All 500", "KES", ""), ("Top 20", "KES", ""), ("TOP 20", None, ""), ("5 km", None, ""),
    ("kr 5", None, ""), ("5 francs", None, ""), ("5 dollars", "KES", ""), ("¥5", None, ""),
    ("Section P 2", "PHP", ""), ("Form R 5", "ZAR", ""), ("KES 5 USD", None, ""),
    ("Rs. 1,500/-", None, ""), ("R 500/-", None, ""), ("Adults Rs. 5/-", None, ""),
    ("$: 500/-", None, ""), ("Class P 5", "PHP", ""), ("USD 1,00,000", None, ""),
    ("1,000", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "currency", "amount"), MARKS)
def test_whose_money_an_amount_is(text: str, currency: str | None, amount: str) -> None:
    read = read_fee(text, "en", PHRASES, currency)
    assert read is not None
    assert (None if isinstance(read, Unread) else fee_data(read)) == (amount or None)


def test_a_class_may_stand_before_the_mark_of_a_currency() -> None:
    read = read_fee("Adults R50", "en", PHRASES, "ZAR")
    assert not isinstance(read, Unread)
    assert read
    assert fee_data(read, "en") == {"tiers": [{"label": "Adults", "fee": "ZAR 50"}]}


def test_a_file_of_another_name_is_told_which_currency_was_said_of_the_first(
    tmp_path: Path,
) -> None:
    root = copy_example(tmp_path / "project")
    table = b"Service,Requirements,Fee\nWater test,ID,500\n"
    for name in ("old.csv", "new.csv"):
        (tmp_path / name).write_bytes(table)
    run("-C", root, "import", "--currency", "KES", tmp_path / "old.csv")
    ran = run("-C", root, "import", tmp_path / "new.csv")
    assert ran.code == 1
    assert "--currency says in which currency bare amounts are; of old.csv you said KES" in ran.out
