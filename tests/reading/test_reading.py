"""Published fees and times: read to the last word, or kept word for word."""

import csv
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_file
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from mkataba import model, project
from mkataba.check.vocabulary.amounts import AMOUNT
from mkataba.formatting import Formatter, formatter_for, reads_back
from mkataba.import_.columns import header
from mkataba.import_.readers import Readers
from mkataba.languages import codes, packaged
from mkataba.reading.marks import marks
from mkataba.reading.phrases import MESSAGES, RINGS, Phrases
from mkataba.reading.reader import LONGEST, Unread, read_fee, read_turnaround
from mkataba.tables import Cell
from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Unit
from mkataba.values.fee import PAYMENT, Fee, expand_fee, fee_of
from mkataba.values.money import OF_SHILLINGS, SHILLINGS, Money, read_money
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround, expand_turnaround, turnaround_of
from tests.conftest import PROFILE, ROOT, checked_example
from tests.strategies import lengths

REAL = Path(__file__).parents[1] / "fixtures/real"
LOADED = project.load(ROOT)
BODY = model.build(checked_example().content)
CHANNELS = {channel.id: channel.name for channel in BODY.channels if channel.name}
WORDS = {code: formatter_for(code, LOADED.templates, CHANNELS, PROFILE) for code in codes()}
PHRASES = Phrases(
    {code: words.catalogue for code, words in WORDS.items()},
    PROFILE.currency.code,
    CHANNELS,
    payment=PROFILE.payment,
)


def said(value: Fee | Turnaround | Unread | None, language: str = "en") -> str:
    """Return a value on one line; the reason in brackets where it was not read."""
    if isinstance(value, Unread):
        return f"[{value.reason}]"
    return WORDS[language].in_full(value).replace("\n", " | ") if value else ""


# --- published rows


def real_rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = YAML(typ="safe").load(REAL / "expected.yml")
    return rows


def expected(data: Any, language: str, kind: str) -> Fee | Turnaround | str | None:
    if isinstance(data, dict) and "unread" in data:
        return str(data["unread"])
    if kind == "turnaround":
        return turnaround_of(expand_turnaround(data), language)
    return fee_of(expand_fee(data), language)


def real_readings(kind: str) -> Iterator[tuple[int, str, Any, Any]]:
    """Yield the number of a row, its text, what is read, and what is expected."""
    for row in real_rows():
        text, language = row.get(f"{kind.removesuffix('_in_kes')}_text"), row["language"]
        data = row.get(kind, row.get("fee") if kind == "fee_in_kes" else None)
        if text is None or data is None:
            continue
        currency = "KES" if kind == "fee_in_kes" else None
        if kind == "turnaround":
            read: Any = read_turnaround(text, language, PHRASES)
        else:
            read = read_fee(text, language, PHRASES, currency)
        found = str(read.reason) if isinstance(read, Unread) else read
        yield row["row"], text, found, expected(data, language, kind)


def test_the_expectations_stand_beside_the_published_rows() -> None:
    with (REAL / "charter_rows.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    rows = real_rows()
    assert [row["row"] for row in rows] == [*range(1, len(published) + 1)]
    for row, held in zip(rows, published, strict=True):
        assert row.get("fee_text", "") == held["fee_text"]
        assert row.get("turnaround_text", "") == held["turnaround_text"]


@pytest.mark.parametrize("kind", ["fee", "fee_in_kes", "turnaround"])
def test_no_published_row_is_read_other_than_expected(kind: str) -> None:
    wrong = [
        f"row {row}: {text!r} gives {found}, expected {wanted}"
        for row, text, found, wanted in real_readings(kind)
        if found != wanted
    ]
    assert wrong == []


def shares(fee: str) -> tuple[float, float, float]:
    """Return the shares that are read: of fees, of times, of both."""
    read = {
        kind: [not isinstance(found, str) for *_, found, _ in real_readings(kind)]
        for kind in (fee, "turnaround")
    }
    both = [*read[fee], *read["turnaround"]]
    return *(sum(each) / len(each) for each in read.values()), sum(both) / len(both)


def test_most_published_rows_are_read() -> None:
    """Without a currency, 1 fee in 10 stays unread: its amount is bare."""
    of_fees, of_times, _ = shares("fee")
    assert of_fees >= 0.89
    assert of_times >= 0.84
    of_fees, _, of_both = shares("fee_in_kes")
    assert of_fees >= 0.98
    assert of_both >= 0.9


# --- forms

FEES = [
    ("en", "Nil", "Free"),
    ("en", "FREE OF CHARGE", "Free"),
    ("sw", "Hakuna malipo", "Bure"),
    ("en", "Kshs. 1,050", "KSh 1,050"),
    ("en", "KSh.2000/=", "KSh 2,000"),
    ("en", "5,000/-", "KSh 5,000"),
    ("en", "5,000/", "KSh 5,000"),
    ("en", "Sh. 50.50", "KSh 50.50"),
    ("en", "Tshs 5,000/=", "TZS 5,000"),
    ("en", "50 USD", "US$ 50"),
    ("en", "KSh 500 only", "KSh 500"),
    ("en", "KSh 500*", "KSh 500"),
    ("en", "No fees to be paid", "Free"),
    ("en", "KSh 500 for members; KSh 900 for others", "members: KSh 500 | others: KSh 900"),
    ("en", "KSh 500 p.a.", "KSh 500 per year"),
    ("en", "KSh 500 a month", "KSh 500 per month"),
    ("en", "4% valuation amount", "4 % of valuation amount"),
    ("en", "KSh 500 for adults and KSh 250 for pupils", "adults: KSh 500 | pupils: KSh 250"),
    ("en", "Ksh 500 - 1,000", "KSh 500 to KSh 1,000"),
    ("en", "500-1000/=", "KSh 500 to KSh 1,000"),
    ("en", "Ksh 500 to 1,000 per page", "KSh 500 to KSh 1,000 per page"),
    ("sw", "Kati ya Ksh 100 na Ksh 500", "KSh 100 hadi KSh 500"),
    ("en", "Not more than Ksh.5,000", "Up to KSh 5,000"),
    ("en", "KSh 500 and above", "From KSh 500"),
    ("en", "KSh.10/page", "KSh 10 per page"),
    ("sw", "Ksh 500 kwa mwezi", "KSh 500 kwa kila mwezi"),
    ("en", "0.4% of gross annual turnover", "0.4 % of gross annual turnover"),
    ("en", "2.5% of the value, minimum KSh 5,000", "2.5 % of the value, at least KSh 5,000"),
    ("sw", "asilimia 2 ya thamani", "Asilimia 2 ya thamani"),
    (
        "en",
        "10% of annual rent or KSh 5,000 whichever is greater",
        "10 % of annual rent or KSh 5,000, whichever is higher",
    ),
    ("en", "As per the Third Schedule", "As set by the Third Schedule"),
    ("en", "actual cost of courier", "courier (actual cost)"),
    ("en", "KSh 500 (refundable)", "KSh 500 | Note: refundable"),
    ("en", "Fee: KSh 500", "KSh 500"),
    ("en", "KSh 500 + KSh 50 platform fee", "KSh 500 | + platform fee: KSh 50 | Total KSh 550"),
    ("en", "Citizens KSh 500, foreigners USD 10", "Citizens: KSh 500 | foreigners: US$ 10"),
    ("en", "1) Members: free 2) Others: KSh 500", "Members: Free | Others: KSh 500"),
    ("en", "KSh 500\nper page", "KSh 500 per page"),
    ("en", "KSh 500 (per day)", "KSh 500 per day"),
    ("en", "KES 500 monthly", "KSh 500 per month"),
    ("en", "KES 200 annually", "KSh 200 per year"),
    ("en", "KES 200 annual fee", "KSh 200 per year"),
    ("en", "KSh 100 - 200 (weekly)", "KSh 100 to KSh 200 per week"),
    ("en", "KSh 500 once a year, minimum KSh 100", "KSh 500 per year, at least KSh 100"),
    ("sw", "Ksh 500 kila mwezi", "KSh 500 kwa kila mwezi"),
    ("sw", "Ksh 500 mara moja kwa mwaka", "KSh 500 kwa kila mwaka"),
    ("en", "Nil (free)", "Free"),
    ("en", "Normal: KSh 500, Express: KSh 1,000", "Normal: KSh 500 | Express: KSh 1,000"),
    ("en", "Adults: Free, Visitors: US$ 5", "Adults: Free | Visitors: US$ 5"),
    ("en", "Class 1: KSh 500, Class 2: KSh 700", "Class 1: KSh 500 | Class 2: KSh 700"),
    ("en", "Adults-KSh 500", "Adults: KSh 500"),
    ("en", "As per the First Schedule", "As set by the First Schedule"),
    ("sw", "Kawaida: Ksh 500, Haraka: Ksh 1,000", "Kawaida: KSh 500 | Haraka: KSh 1,000"),
    ("sw", "Ksh 500 kwa nakala", "KSh 500 kwa kila nakala"),
    ("sw", "Ksh 500 kwa wanafunzi", "KSh 500 | Kumbuka: kwa wanafunzi"),
    ("sw", "Ksh 500 kwa wiki mbili", "KSh 500 | Kumbuka: kwa wiki mbili"),
    ("sw", "Ksh 500 kwa M-Pesa", "KSh 500 | Kumbuka: kwa M-Pesa"),
    ("en", "Ksh 5000 per Month", "KSh 5,000 per month"),
    ("en", "KSh 50 per PAGE", "KSh 50 per page"),
    ("en", "KSh 500 to 1,000 Per Person Per Day", "KSh 500 to KSh 1,000 per person per day"),
    ("en", "KSh 50/Acre in Kilifi", "KSh 50 per acre in Kilifi"),
    ("en", "KSh 300 per MSE", "KSh 300 per MSE"),
    ("en", "KSh 300 per Day Care Centre", "KSh 300 per Day Care Centre"),
    ("sw", "Ksh 500 kwa Mwezi", "KSh 500 kwa kila mwezi"),
    ("sw", "Ksh 500/= kwa mwezi", "KSh 500 kwa kila mwezi"),
    ("en", "500/- a page", "KSh 500 per page"),
    ("sw", "Ksh 500/- kwa mtu mmoja", "KSh 500 kwa kila mtu mmoja"),
    ("en", "KES 1 500.00", "KSh 1,500"),
    ("en", "USD 1 250 000.00", "US$ 1,250,000"),
    ("en", "#KSh 500", "KSh 500"),
    ("en", "\u2020 Free", "Free"),
    ("en", "Nil charges", "Free"),
    ("sw", "Hakuna malipo yoyote", "Bure"),
    ("en", "New: KSh 1,000 Renewal: KSh 500", "New: KSh 1,000 | Renewal: KSh 500"),
    ("en", "KSh 500 - Men; KSh 200 - Women", "Men: KSh 500 | Women: KSh 200"),
    ("en", "Stamp duty is KSh 500", "KSh 500 | Note: Stamp duty"),
    ("sw", "Ada ni Ksh 500", "KSh 500"),
    ("sw", "Ksh 500 kwa wazee na Ksh 900 kwa wengine", "wazee: KSh 500 | wengine: KSh 900"),
]


@pytest.mark.parametrize("mark", SHILLINGS)
def test_each_stage_knows_how_shillings_are_written(mark: str) -> None:
    code = SHILLINGS[mark]
    for written in (mark, mark.upper(), mark.capitalize(), f"{mark}.", code):
        text = f"{written} 500"
        assert read_fee(text, "en", PHRASES) == Fee(fees.Amount(Money(Decimal(500), code)))
        assert AMOUNT.search(text)
        head = [Cell((words,)) for words in ("Service", "Requirements", f"Charges ({written})")]
        readers = Readers(lambda *_: None, lambda *_: None, packaged(), None)
        found = header(head, readers)
        assert found is not None
        assert found[2].currency == code
    assert bool(read_money(f"{mark.capitalize()} 500")) == (code == "KES")
    for ending in OF_SHILLINGS:
        assert AMOUNT.search(f"500{ending}")
        in_shillings = Fee(fees.Amount(Money(Decimal(500), code)))
        assert read_fee(f"{mark} 500{ending}", "en", PHRASES) == in_shillings


@pytest.mark.parametrize(("language", "text", "words"), FEES)
def test_a_published_fee_is_read(language: str, text: str, words: str) -> None:
    assert said(read_fee(text, language, PHRASES), language) == words


TIMES = [
    ("en", "Within 14 working day", "14 working days"),
    ("en", "24hrs", "24 hours"),
    ("en", "30 Min", "30 minutes"),
    ("en", "twenty-one days", "21 days"),
    ("en", "two (2) working days", "2 working days"),
    ("en", "1 – 2 weeks", "1 to 2 weeks"),
    ("en", "Maximum 3 days", "3 days"),
    ("en", "3 day(s)", "3 days"),
    ("en", "next working day", "1 working day"),
    ("sw", "siku 7", "Siku 7"),
    *(
        ("en", text, words)
        for text, words in (
            ("Answered within 2 days", "2 days"),
            ("Same working day", "Same day"),
            ("Attended to immediately", "Immediate"),
            ("Customers to be attended to within 10 minutes", "10 minutes"),
            ("You will be served within 10 minutes", "10 minutes"),
            ("Calls answered within three rings", "Within 3 rings"),
            ("Letters replied to within 5 days", "Letters: 5 days"),
            ("Emails answered within 1 day; letters answered within 7 days",
             "Emails: 1 day | letters: 7 days"),
            ("Applications processed within 5 days of receipt", "5 days | Counted from: receipt"),
            ("7 days of making a request", "7 days | Counted from: making a request"),
            ("Same day of reporting", "Same day | Counted from: reporting"),
            ("1 or 2 days", "1 to 2 days"),
            ("1 hour 30 minutes", "90 minutes"),
            ("1 hr, 30 mins", "90 minutes"),
            ("2 years and 6 months", "30 months"),
            ("1½ hours", "90 minutes"),
            ("1 1/2 hours", "90 minutes"),
            ("1.5 hours", "90 minutes"),
            ("One and a half hours", "90 minutes"),
            ("half an hour", "30 minutes"),
            ("Half a day", "Half a day"),
            ("Within half-day", "Half a day"),
            ("1/2 day", "Half a day"),
            ("Half a working day", "Half a working day"),
            ("2.5 days", "2½ days"),
            ("One and a half working days", "1½ working days"),
            ("A day and a half", "1½ days"),
            ("Half a day to one day", "½ to 1 day"),
            ("2 weeks and a half", "2½ weeks"),
            ("1 day 4 hours", "1 day 4 hours"),
            ("1 day, 4 hours and\n30 minutes", "1 day 4 hours 30 minutes"),
            ("Two (2) days and three (3) hours", "2 days 3 hours"),
            ("1 month and two weeks", "1 month 2 weeks"),
            ("1 week,\n2 days", "1 week 2 days"),
            ("Within a fortnight", "2 weeks"),
            ("within the first five rings", "Within 5 rings"),
            ("Estimated time: 2 hours", "2 hours | Note: Estimated time"),
            ("On or before the 9th of every month", "Every month, by day 9"),
            ("Twice a year", "Every 6 months"),
            ("Three times a year", "Every 4 months"),
            ("By the 9th of the following month", "Every month, by day 9"),
            ("We answer your calls within 3 rings", "Within 3 rings"),
            ("We will reply to a petition within 30 days", "petition: 30 days"),
            ("Reply to faxes within 2 days of receipt",
             "faxes: 2 days | faxes: Counted from: receipt"),
            ("Attending to all visitors within 5 minutes", "5 minutes"),
            ("Faxes are acknowledged within 1 day and answered in 5 days",
             "Faxes: 5 days | Faxes: Receipt confirmed within 1 day"),
            ("Applications acknowledged within 1 day, processed within 9 days",
             "9 days | Receipt confirmed within 1 day"),
            ("Local: 3 days Abroad: 7 days", "Local: 3 days | Abroad: 7 days"),
            ("Waiting time 5 minutes", "5 minutes"),
            ("3 days (72 hours)", "72 hours"),
            ("1 week (7 days)", "1 week"),
            ("60 minutes (1 hour)", "60 minutes"),
            ("#7 days", "7 days"),
            ("7 days \u2021", "7 days"),
            ("Fortnightly", "Every 2 weeks"),
            ("7 days*", "7 days"),
            ("Five (5) minutes per customer", "5 minutes (per customer)"),
            ("Acknowledge within 2 days reply within 14 days",
             "14 days | Receipt confirmed within 2 days"),
        )
    ),
    *(
        ("sw", text, words)
        for text, words in (
            ("Nusu saa", "Dakika 30"),
            ("Nusu siku", "Nusu siku"),
            ("Ndani ya nusu siku ya kazi", "Nusu siku ya kazi"),
            ("Siku moja na nusu", "Siku 1½"),
            ("Siku 1 na saa 4", "Siku 1 na saa 4"),
            ("Siku mbili, saa 3 na dakika 15", "Siku 2 na saa 3 na dakika 15"),
            ("Mwezi mmoja na nusu", "Miezi 1½"),
            ("Muda wa saa 3 hadi 10", "Ndani ya saa 3 hadi 10"),
            ("Saa moja na nusu", "Dakika 90"),
            ("Saa 1 na dakika 30", "Dakika 90"),
            ("Siku moja au mbili", "Siku 1 hadi 2"),
            ("Mara tatu kwa mwaka", "Kila baada ya miezi 4"),
            ("Siku hiyo hiyo ya kuripoti", "Siku hiyo hiyo | Huhesabiwa kuanzia: kuripoti"),
            ("Siku (5) tano", "Siku 5"),
            ("Tutajibu barua ndani ya siku 7", "barua: Siku 7"),
            ("Ndani ya mlio wa tano wa simu", "Ndani ya milio 5 ya simu"),
            ("Inakadiriwa siku 5", "Siku 5 | Kumbuka: Inakadiriwa"),
            ("Siku 3 tu", "Siku 3"),
            ("Wateja watahudumiwa ndani ya dakika 10", "Dakika 10"),
            ("Barua zitajibiwa ndani ya siku 7", "Barua: Siku 7"),
        )
    ),
    ("sw", "Saa 24 hadi 48", "Ndani ya saa 24 hadi 48"),
    ("en", "24-48 hrs", "Within 24 to 48 hours"),
    ("en", "10 days to process", "10 days | Note: to process"),
    ("sw", "Siku kumi na nne", "Siku 14"),
    ("sw", "majuma mawili", "Wiki 2"),
    ("sw", "Chini ya siku tatu", "Siku 3"),
    ("sw", "wiki moja hadi mbili", "Wiki 1 hadi 2"),
    ("sw", "Papo hapo", "Mara moja"),
    ("sw", "kila baada ya miezi mitatu", "Kila baada ya miezi 3"),
    (
        "sw",
        "Ndani ya saa 24 baada ya kupokea ombi",
        "Saa 24 | Huhesabiwa kuanzia: kupokea ombi",
    ),
    ("en", "within three rings", "Within 3 rings"),
    ("en", "by the 5th of every month", "Every month, by day 5"),
    ("en", "Quarterly", "Every 3 months"),
    ("en", "By 30 June 2026", "On 30 June 2026"),
    ("en", "immediately upon payment", "Immediate | Counted from: payment"),
    ("en", "Immediate to 2 days", "Immediate to 2 days"),
    ("en", "Same day if received before noon", "Same day (if received before noon)"),
    ("en", "14 days, subject to approval", "14 days (subject to approval)"),
    ("en", "Acknowledgement: 1 day; Response: 7 days", "7 days | Receipt confirmed within 1 day"),
    ("en", "2 days to acknowledge", "Receipt confirmed within 2 days"),
    ("en", "2 days for renewals, 5 days for new cases", "renewals: 2 days | new cases: 5 days"),
    ("en", "(a) New: 15 days (b) Renewal: 45 days", "New: 15 days | Renewal: 45 days"),
    ("en", "1) New - 15 days\n2) Old - 45 days", "New: 15 days | Old: 45 days"),
    ("en", "Normal: 5 days, Express: same day", "Normal: 5 days | Express: Same day"),
    ("en", "Acknowledgement: 1 day, Response: 7 days", "7 days | Receipt confirmed within 1 day"),
    ("en", "7 days (working)", "7 working days"),
    ("sw", "siku 5 (za kazi)", "Siku 5 za kazi"),
    ("en", "no more than 7 days", "7 days"),
    ("en", "Email-1 day", "Email: 1 day"),
    ("en", "Same day (if received before 10 am)", "Same day (if received before 10 am)"),
    ("en", "7 days from 1 July", "7 days | Counted from: 1 July"),
    ("en", "7 days upon receipt of Form 13", "7 days | Counted from: receipt of Form 13"),
    ("en", "within the first week of every month", "Every month, by day 7"),
    ("sw", "wiki ya kwanza ya kila mwezi", "Kila mwezi, kufikia tarehe 7"),
    ("en", "by the 5th day of the month", "Every month, by day 5"),
    ("en", "Monthly, by 5th", "Every month, by day 5"),
    ("en", "By 23rd December every year", "Every year, by 23 December"),
    ("en", "Annually (by 30th June)", "Every year, by 30 June"),
    ("sw", "simu inaita pete 3", "Ndani ya milio 3 ya simu"),
    ("sw", "ndani ya milio 3", "Ndani ya milio 3 ya simu"),
    (
        "sw",
        "Siku 7; kupokelewa huthibitishwa mara moja",
        "Siku 7 | Tunathibitisha kupokea mara moja",
    ),
    ("sw", "mara moja kwa wiki", "Kila wiki"),
    ("en", "Immediately you pay", "Immediate (as soon as you pay)"),
    ("en", "Immediately the form is filed", "Immediate (as soon as the form is filed)"),
    *(
        ("en", text, f"{time} | Counted from: {starts} | Note: {end}")
        for text, time, starts, end in (
            (
                "Three months from advertisement to issuance of letters",
                "3 months", "advertisement", "until issuance of letters",
            ),
            (
                "30 days from application to the issue of a licence",
                "30 days", "application", "until the issue of a licence",
            ),
            (
                "7 days from submission to the board to approval",
                "7 days", "submission to the board", "until approval",
            ),
            (
                "2 weeks from advertisement until appointment",
                "2 weeks", "advertisement", "until appointment",
            ),
        )
    ),
    *(
        ("en", f"7 days from {starts}", f"7 days | Counted from: {starts}")
        for starts in (
            "submission of the application to the office",
            "submission to registration desk",
            "receipt of request to release funds",
        )
    ),
    ("en", "7 days from receipt to response", "7 days | Counted from: receipt"),
    (
        "sw",
        "Siku 7 kuanzia kupokea ombi hadi kutolewa kwa cheti",
        "Siku 7 | Huhesabiwa kuanzia: kupokea ombi | Kumbuka: hadi kutolewa kwa cheti",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words"), TIMES)
def test_a_published_time_is_read(language: str, text: str, words: str) -> None:
    assert said(read_turnaround(text, language, PHRASES), language) == words


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "...", "\n", "/="])
def test_a_blank_cell_is_nothing(text: str) -> None:
    assert read_fee(text, "en", PHRASES) is None
    assert read_turnaround(text, "sw", PHRASES) is None


@pytest.mark.parametrize(("language", "text"), [(case[0], case[1]) for case in TIMES])
def test_what_a_published_time_says_is_read_back(language: str, text: str) -> None:
    time = read_turnaround(text, language, PHRASES)
    assert isinstance(time, Turnaround)
    assert reads_back(time, WORDS[language], PHRASES)


@pytest.mark.parametrize(("language", "text"), [(case[0], case[1]) for case in FEES])
def test_what_a_published_fee_says_is_read_back(language: str, text: str) -> None:
    fee = read_fee(text, language, PHRASES)
    assert isinstance(fee, Fee)
    assert reads_back(fee, WORDS[language], PHRASES)


@pytest.mark.parametrize("mark", ["N", "R", "P", "K", "#"])
def test_an_amount_with_a_mark_of_one_letter_is_no_remark(mark: str) -> None:
    code = {"N": "NGN", "R": "ZAR", "P": "BWP", "K": "MWK", "#": "NGN"}[mark]
    text = f"{mark}900 for the old and {mark}500 for the young"
    found = read_fee(text, "en", PHRASES, code)
    if not isinstance(found, Unread):
        assert said(found) == f"the old: {code} 900 | the young: {code} 500"
    assert isinstance(read_fee(f"{mark}900 for boys {mark}500 paid", "en", PHRASES, code), Unread)


MORE_FEES = "which of the fees holds when, or whether they are added up"
UNSURE_FEES = [
    *((text, "no base of the percentage") for text in ("10% VAT", "2% late fee")),
    ("1,000", "no currency"),
    ("$50", "which currency its mark stands for"),
    ("Form 13", "no currency"),
    ("VAT 500", "no currency"),
    ("prescribed fee", "no amount of money"),
    ("N/A", "no amount of money"),
    ("5%", "no base of the percentage"),
    ("KSh 1,05", "no amount that can be told for sure"),
    ("KES 10,00,000", "no amount that can be told for sure"),
    ("About KSh 500", "no fixed amount"),
    ("Average: KSh 500", "no fixed amount"),
    ("Free or as may be specified", "no fixed amount"),
    ("Free for members", "who pays nothing, and what the others pay"),
    ("Registration: free", "who pays nothing, and what the others pay"),
    ("KSh 500 (exclusive of VAT)", "no fixed amount"),
    ("KSh 500 or KSh 1,000", "which of the fees holds when, or whether they are added up"),
    ("KSh 500 for inspection; KSh 900 for certificate", MORE_FEES),
    ("KSh 500\nKSh 500", "which of the fees holds when, or whether they are added up"),
    (
        "Inspection KSh 500; Certificate KSh 1,000",
        "which of the fees holds when, or whether they are added up",
    ),
    *(
        (text, "which of the fees holds when, or whether they are added up")
        for text in (
            "Application: KSh 500, Certificate: KSh 1,000",
            "Licence: KSh 500, Courier: KSh 300",
            "Members: KSh 500, Others: KSh 900, VAT: KSh 80",
            "Citizens, residents: KSh 500, visitors: KSh 900",
            "Minimum: KSh 500, Maximum: KSh 900",
            "KSh 1 000",
        )
    ),
    ("Ksh 2.5 million", "words that have no place in a fee or a time"),
    ("KSh 500+VAT", "words that have no place in a fee or a time"),
    ("KSh 500 plus VAT", "words that have no place in a fee or a time"),
    ("discount KSh 500", "an amount that is said as a part of another"),
    ("Minimum: KSh 500", "words that have no place in a fee or a time"),
    ("KSh 500 per page up to 10 pages", "words that have no place in a fee or a time"),
    ("KSh 500 if paid early", "words that have no place in a fee or a time"),
    ("KES 1.000,00", "no amount that can be told for sure"),
    ("KES 1,00", "no amount that can be told for sure"),
    ("KES 0500", "no amount that can be told for sure"),
    ("Toll-free", "who pays nothing, and what the others pay"),
    ("Normal: Free, Express - KSh 1,000", "who pays nothing, and what the others pay"),
    ("KSh 500 (free for PWDs)", "who pays nothing, and what the others pay"),
    ("KSh 500 for members, others free", "who pays nothing, and what the others pay"),
    ("KSh 500 for adults, no charge for children", "who pays nothing, and what the others pay"),
    ("As per schedule or free", "who pays nothing, and what the others pay"),
    ("10% of value (nil for members)", "who pays nothing, and what the others pay"),
    ("10% of value plus VAT", "no base of the percentage"),
    ("As per the Act, maximum 500", "no currency"),
    ("Per hour", "no amount of money"),
    ("5% discount", "an amount that is said as a part of another"),
    ("reduced KSh 500", "an amount that is said as a part of another"),
    ("KSh 500 (half for students)", "an amount that is said as a part of another"),
    ("Ksh 500 per person, children half", "an amount that is said as a part of another"),
    ("quarter of KES 400", "an amount that is said as a part of another"),
    ("KSh 500 (waived)", "who pays nothing, and what the others pay"),
    ("As per nature of work", "no fixed amount"),
    ("KSh 500 (proposed)", "no fixed amount"),
    ("KSh 500 (for the time being)", "no fixed amount"),
    *(
        (f"KSh 500 ({words})", "whether what stands in brackets makes it another one")
        for words in (
            "not charged", "each", "five hundred", "draft", "being reviewed", "withdrawn", "TBC",
            "repealed", "by court order", "last year", "pending gazettement", "per day of delay",
        )
    ),
    ("KSh 500 per day of delay", "words that have no place in a fee or a time"),
    ("KSh 500 (2 years)", "which of the fees holds when, or whether they are added up"),
    *(
        (text, "words that have no place in a fee or a time")
        for text in (
            "2 x KSh 500", "3 times KSh 500", "formerly KSh 500",
            "until KSh 500", "c. KSh 500", "almost KSh 500", "Hadi KSh 500",
            "KSh 500 (in '000)",
            "KSh 500 per page plus VAT", "KSh 500 per page after the first",
            "KSh 500 per page except students", "KSh 500 per additional page", "Paybill: KSh 5",
            "KSh 500 quarterly", "KSh 500 daily, refundable", "KSh 500 for adults, 200 for pupils",
            "Ksh 500 for adults and 200 for children",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), UNSURE_FEES)
def test_a_fee_is_never_guessed(text: str, reason: str) -> None:
    assert read_fee(text, "en", PHRASES) == Unread(text, reason)


COUNTDOWN = "how long before an event, not how long a customer waits"
CLOCK = "whether hours of the day are meant, not how long a customer waits"
OTHER_LANGUAGE = "a text in a language that is not read"
UNSURE_TIMES = [
    *(
        ("en", text, COUNTDOWN)
        for text in (
            "Eight weeks to the opening day", "Within 30 days to expiry", "2 weeks to the event",
            "30 days to elections", "14 days to maturity", "14 days prior to travel",
            "3 days left to expiry", "30 days ahead of expiry", "One month in advance",
            "2 weeks before the event", "60 days for renewal before expiry",
        )
    ),
    *(
        ("sw", text, COUNTDOWN)
        for text in (
            "Siku 30 kabla ya kuisha muda", "Siku 30 kuelekea uchaguzi", "Zimebaki siku 30",
            "siku 30 kwa kuisha kwa kibali",
        )
    ),
    *(
        ("en", text, CLOCK)
        for text in (
            "8am to 5pm", "8.00 am - 5.00 pm", "Monday to Friday 8 am to 5 pm", "0800hrs",
            "0800 hrs to 1700 hrs", "0800 - 1700 hrs", "8 hours to 17 hours", "1400-1600 hrs",
        )
    ),
    *(
        ("sw", text, CLOCK)
        for text in (
            "Saa 3 hadi saa 10", "Saa 3-10", "saa tatu hadi saa kumi", "Kati ya saa 2 na saa 11",
            "kuanzia saa 2 hadi saa 11", "saa 3 asubuhi hadi saa 10 jioni",
        )
    ),
    ("en", "सोही दिन", OTHER_LANGUAGE),
    ("en", "১৫ দিন", OTHER_LANGUAGE),
    ("sw", "5 दिन", OTHER_LANGUAGE),
    ("sw", "በአንድ ቀን", OTHER_LANGUAGE),
    ("en", "Continuous", "no number that can be measured"),
    ("en", "Every Monday", "no number that can be measured"),
    ("sw", "haraka iwezekanavyo", "no number that can be measured"),
    ("en", "7-10", "no unit of time"),
    ("en", "Day 1", "no whole number of days or of another unit"),
    ("en", "2.25 days", "no whole number of days or of another unit"),
    *(
        ("en", text, "which of the times holds when, or whether they are added up")
        for text in (
            "2 days 30 hours", "1 day\n4 hours", "2 days; 4 hours", "1/2 days", "1 day 1-2 hours",
            "1 day 2 weeks", "2 days 3 days",
        )
    ),
    *(
        ("sw", text, "which of the times holds when, or whether they are added up")
        for text in ("Siku 1\nSaa 4", "siku 1 na saa 30", "siku 1 au saa 4")
    ),
    ("en", "1 hour 90 minutes", "which of the times holds when, or whether they are added up"),
    ("en", "7 or 14 days", "which of the times holds when, or whether they are added up"),
    ("en", "We aim to respond within 5 days", "no longest time"),
    *(
        ("en", text, "words that have no place in a fee or a time")
        for text in (
            "We will not answer letters within 7 days",
            "Not answered within 2 days", "To be paid within 30 days", "5 days of leave",
            "Form to be completed within 10 days", "Fine must be paid within 7 days",
            "Objections to be lodged within 14 days", "Registered within 2 days",
            "Calls answered 24 hours", "Granted 7 days", "Issued for 1 year", "Seen for 30 minutes",
            "Only urgent letters answered within 2 days", "Released after 30 days",
        )
    ),
    ("sw", "Hutolewa mwaka 1", "words that have no place in a fee or a time"),
    ("sw", "Barua hazitajibiwa ndani ya siku 5", "words that have no place in a fee or a time"),
    ("en", "Calls not answered within 3 rings", "no unit of time"),
    ("en", "two (3) days", "no whole number of days or of another unit"),
    ("en", "At least 7 days", "no longest time"),
    ("sw", "angalau siku 3", "no longest time"),
    ("en", "within 7 days where possible", "no longest time"),
    ("en", "30 days (extendable)", "no longest time"),
    ("en", "90% of customers within 5 minutes", "what is promised to the other customers"),
    ("en", "Quarterly and Annually", "which of the times holds when, or whether they are added up"),
    (
        "en",
        "Verification: 2 days; Approval: 5 days",
        "which of the times holds when, or whether they are added up",
    ),
    *(
        ("en", text, "which of the times holds when, or whether they are added up")
        for text in (
            "Stage 1: 2 days, Stage 2: 3 days",
            "Drafting: 2 days, Signing: 3 days",
            "Online: 1 day, then: 2 days",
            "Minimum: 2 days, Maximum: 5 days",
        )
    ),
    ("en", "5-3 days", "which of the times holds when, or whether they are added up"),
    (
        "en",
        "Request forwarded within 7 days",
        "no time to the result, only to a step before it",
    ),
    ("en", "No response within 7 days", "words that have no place in a fee or a time"),
    ("en", "After 7 days", "no longest time"),
    ("sw", "Baada ya siku 3 za kazi", "no longest time"),
    ("en", "90% in 3 days", "what is promised to the other customers"),
    ("en", "1/3 day", "no whole number of days or of another unit"),
    (
        "en",
        "Two weeks' notice",
        "how long before an event, not how long a customer waits",
    ),
    ("en", "7 days before the event", COUNTDOWN),
    ("en", "3 days a week", "which of the units of time counts"),
    ("en", "3 days of training", "words that have no place in a fee or a time"),
    ("en", "48 hours on working days", "which of the units of time counts"),
    ("en", "2 weeks working days", "which of the units of time counts"),
    ("sw", "masaa 48 siku za kazi", "which of the units of time counts"),
    ("sw", "siku 3 kwa wiki", "which of the units of time counts"),
    *(
        ("sw", text, "whether hours of the day are meant, not how long a customer waits")
        for text in ("Saa 2 asubuhi", "Saa 9 alasiri")
    ),
    ("en", "bi-annually", "which of the times holds when, or whether they are added up"),
    ("en", "non-immediate", "no number that can be measured"),
    ("en", "2 days for most cases", "what is promised to the other customers"),
    ("en", "3 days (not guaranteed)", "no longest time"),
    ("en", "3 days when possible", "no longest time"),
    ("en", "3 days (minimum)", "words that have no place in a fee or a time"),
    ("en", "3 days (immediate for members)", "words that have no place in a fee or a time"),
    ("en", "Online: immediate, Office - 2 days", "words that have no place in a fee or a time"),
    ("en", "30 June 2026 to 5 July 2026", "no unit of time"),
    ("en", "before the third ring", "no number that can be measured"),
    ("sw", "baada ya mlio wa tatu", "no unit of time"),
    ("sw", "mara moja kwa muhula", "no unit of time"),
    ("en", "Immediately the customer desk", "no number that can be measured"),
    *(
        ("en", text, "words that have no place in a fee or a time")
        for text in (
            "3 months from advertisement to letters of offer",
            "7 days from receipt of objection to registration",
            "7 days from application to inspection to approval to collection",
        )
    ),
    (
        "en",
        "7 days from 1 July until 30 June",
        "which of the times holds when, or whether they are added up",
    ),
    *(
        ("en", text, "which of the times holds when, or whether they are added up")
        for text in (
            "7 days (14 for complex cases)", "7 days (14)", "7 days (or 14)",
            "7 days (fourteen for complex cases)", "7 days for simple, 14 for complex",
            "7 days if complete or 14", "7 days from receipt, else 14",
        )
    ),
    (
        "sw",
        "siku 5 (14 kwa kesi ngumu)",
        "which of the times holds when, or whether they are added up",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "reason"), UNSURE_TIMES)
def test_a_time_is_never_guessed(language: str, text: str, reason: str) -> None:
    assert read_turnaround(text, language, PHRASES) == Unread(text, reason)


def test_classes_stand_before_bare_amounts_in_a_currency_that_somebody_said() -> None:
    read = read_fee("Adults 500, children 250", "en", PHRASES, "KES")
    assert said(read) == "Adults: KSh 500 | children: KSh 250"
    for kept in ("Grade 5, Grade 6", "June 5, July 6", "photos 2, copies 3", "Form 500, Act 900"):
        assert isinstance(read_fee(kept, "en", PHRASES, "KES"), Unread), kept


def test_within_says_that_hours_are_no_hours_of_the_day() -> None:
    assert (
        said(read_turnaround("Ndani ya saa 3 hadi 5", "sw", PHRASES), "sw")
        == "Ndani ya saa 3 hadi 5"
    )
    assert said(read_turnaround("Within 8 to 17 hours", "en", PHRASES)) == "Within 8 to 17 hours"


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", "\u2212"])
@pytest.mark.parametrize("before", ["", "\u2022 ", "Urgent ", "within ", "Normal: ", "5 days\n"])
def test_a_minus_is_never_dropped(dash: str, before: str) -> None:
    for language, words in (("en", "2 days"), ("sw", "2 siku")):
        assert isinstance(read_turnaround(f"{before}{dash}{words}", language, PHRASES), Unread)
        for money in ("500", "500/-", "500 KES"):
            fee = f"{before.replace('5 days', '900')}{dash}{money}"
            assert isinstance(read_fee(fee, language, PHRASES, "KES"), Unread), fee
    assert isinstance(read_fee(f"KES {dash}500", "en", PHRASES), Unread)


def test_a_dash_that_is_no_minus_is_read() -> None:
    for text in ("- 2 days", "2-3 days", "2 - 3 days", "Urgent - 2 days", "Urgent: 2 days"):
        assert not isinstance(read_turnaround(text, "en", PHRASES), Unread), text


def test_a_bare_amount_is_in_the_currency_that_somebody_said() -> None:
    assert said(read_fee("1,000", "en", PHRASES, "UGX")) == "UGX 1,000"
    assert said(read_fee("5,000/=", "sw", PHRASES, "TZS")) == "TZS 5,000"
    assert said(read_fee("USD 5", "en", PHRASES, "KES")) == "US$ 5"
    assert said(read_fee("A4: 10, A3: 20", "en", PHRASES, "KES")) == "A4: KSh 10 | A3: KSh 20"


@pytest.mark.parametrize(
    "text", ["Paybill: 247247", "Section: 12", "Schedule - 12", "Tel: 0722", "500, Urgent - 900"]
)
def test_not_every_number_is_an_amount(text: str) -> None:
    assert isinstance(read_fee(text, "en", PHRASES, "KES"), Unread)


def test_an_english_word_of_quantity_is_no_class_in_kiswahili() -> None:
    assert isinstance(read_fee("Up to KSh 500", "sw", PHRASES), Unread)


HOSTILE = [
    "a" * 100_000,
    "1 " * 50_000,
    *(
        (unit * LONGEST)[:length]
        for unit in (
            "1 day, ", "1 day and ", "1 day from a, a, ", "KSh 5 or ", "KSh 5, ", "(KSh 5) ", "( ",
            "a: 1 day\n", "a: ", "1 to ", "1) 2) ", "; ", "within ", "by 5 ", "Every week by ",
            "5 days if ", "a: 1 day, ", "a: KSh 5, ", "KSh 5 per a plus ", "14 for ",
            "at least KSh 5, at most KSh 6, ", "5% of ", "for ", "+ ", "Note: x\n",
        )
        for length in (250, LONGEST)
    ),
]  # fmt: skip


@pytest.mark.parametrize("language", codes())
def test_no_text_takes_long(language: str) -> None:
    for text in HOSTILE:
        start = time.process_time()
        read_fee(text, language, PHRASES)
        read_turnaround(text, language, PHRASES)
        assert time.process_time() - start < 2, text[:40]


@settings(deadline=None)
@given(st.text(max_size=80) | st.from_regex(r"([0-9a-zK:;.,/=()+ -]|\n| KSh | days ){,20}"))
def test_every_text_is_read_or_kept(text: str) -> None:
    for language in codes():
        for read in (read_fee(text, language, PHRASES), read_turnaround(text, language, PHRASES)):
            assert not isinstance(read, Unread) or read.text == text


# --- what was written is read back


def reserved(language: str) -> set[str]:
    """Return every word that means something to the reader."""
    lexicon = PHRASES.of(language)
    words = lexicon.words
    patterns = (*lexicon.patterns.values(), lexicon.units)
    runs = [run for each in patterns for one in each.all for run in one.words]
    runs += [*lexicon.periods, *lexicon.lengths, *marks(), *lexicon.outcomes, *lexicon.ways]
    runs += [*lexicon.doings, *lexicon.actions]
    lists = (
        words.numbers,
        words.ordinals,
        words.articles,
        words.copulas,
        words.measures,
        words.no_fee,
        words.no_wait,
        words.other_fees,
        words.fees,
        words.payments,
        words.steps,
        words.quantifiers,
        words.qualifiers,
        words.counted,
        words.numbered,
        words.clock,
    )
    lists += (words.limits, words.linking, words.further, words.first_steps, lexicon.months)
    hedges = [phrase for each in words.hedges.values() for phrase in each] + [*words.bounds]
    return (
        {word for run in runs for word in run}
        | {word for each in lists for word in each}
        | {word for phrase in hedges for word in phrase.split()}
    )


def plain_texts(language: str) -> st.SearchStrategy[Text]:
    """Return texts of small letters, in words that mean nothing to the reader."""
    known = reserved(language)
    word = st.text("abdefghiklmnoprstuwyz'", min_size=3, max_size=9).filter(
        lambda word: word not in known and word == word.strip("'") and "''" not in word
    )
    return st.lists(word, min_size=1, max_size=4).map(
        lambda words: Text(((language, " ".join(words)),))
    )


def any_texts(language: str) -> st.SearchStrategy[Text]:
    written = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split()))
    return written.filter(bool).map(lambda text: Text(((language, text),)))


LINKS = st.sampled_from(["https://www.mfano.go.ke/tariff?year=2026", "http://kenyalaw.org/"])
AMOUNTS = st.integers(0, 10**9).map(Decimal) | st.decimals(0, 10**6, places=2)
MONEY = st.builds(Money, AMOUNTS, st.sampled_from(["KES", "UGX", "TZS", "USD", "EUR", "PHP"]))


def fee_values(texts: st.SearchStrategy[Text], depth: int = 2) -> st.SearchStrategy[Fee]:
    optional = st.none() | texts
    ends = st.tuples(MONEY, AMOUNTS).map(
        lambda ends: (ends[0], Money(ends[0].amount + ends[1], ends[0].currency))
    )
    version = st.none() | texts.map(lambda text: text.words[0][1])
    bases: st.SearchStrategy[Any] = st.one_of(
        st.just(fees.Free()),
        st.builds(fees.Amount, MONEY, optional, st.none() | MONEY, st.none() | MONEY),
        st.builds(
            fees.Percentage,
            st.decimals(0, 100, places=3),
            texts,
            st.none() | MONEY,
            st.none() | MONEY,
        ),
        st.builds(lambda ends, per: fees.Range(*ends, per), ends, optional),
        st.builds(lambda low, per: fees.Range(low, None, per), MONEY, optional),
        st.builds(lambda high, per: fees.Range(None, high, per), MONEY, optional),
        st.builds(fees.Reference, texts, st.none() | LINKS, version),
        st.builds(fees.InKind, texts),
        st.builds(fees.ActualCost, texts),
    )
    if depth:
        inner = fee_values(texts, depth - 1)
        tiers = st.lists(
            st.builds(fees.Tier, texts, inner), min_size=2, max_size=3, unique_by=label
        )
        options = st.lists(inner, min_size=2, max_size=3).map(tuple)
        bases |= tiers.map(lambda tiers: fees.Tiers(tuple(tiers)))
        bases |= st.builds(fees.Choice, st.booleans(), options)
    extras = st.lists(st.builds(fees.Extra, texts, MONEY), max_size=2).map(tuple)
    ways = st.lists(st.sampled_from([*PAYMENT, *PROFILE.payment]), max_size=3, unique=True).map(
        tuple
    )
    return st.builds(Fee, bases, extras, ways, optional)


def label(tier: Any) -> Text:
    text: Text = tier.label
    return text


def time_values(texts: st.SearchStrategy[Text], depth: int = 2) -> st.SearchStrategy[Turnaround]:
    optional = st.none() | texts
    year_days = st.dates().map(lambda day: (day.month, day.day))
    promises: st.SearchStrategy[Any] = st.one_of(
        st.builds(times.Within, lengths()),
        st.just(times.Immediate()),
        st.just(times.SameDay()),
        st.builds(times.Rings, st.integers(1, 20)),
        st.builds(times.On, st.dates().filter(lambda day: day.year >= 1000)),
        st.builds(times.Every, lengths(), st.none() | st.integers(1, 31), st.none() | year_days),
    )
    if depth:
        inner = time_values(texts, depth - 1)
        tiers = st.lists(
            st.builds(times.Tier, texts, inner), min_size=2, max_size=3, unique_by=label
        )
        one = st.builds(times.ChannelTime, st.sampled_from([*CHANNELS]), inner)
        each = st.lists(one, min_size=1, max_size=3, unique_by=lambda time: time.channel)
        promises |= tiers.map(lambda tiers: times.Tiers(tuple(tiers)))
        promises |= each.map(lambda each: times.ByChannel(tuple(each)))
    receipt = lengths() | st.just(times.Immediate())
    rest = (optional, optional, st.none() | LINKS, optional)
    return st.one_of(
        st.builds(Turnaround, promises, optional, st.none() | receipt, *rest),
        st.builds(Turnaround, st.none(), optional, receipt, *rest),
    )


# made once: Hypothesis looks through a new strategy each time it sees one
PLAIN_FEES = {code: fee_values(plain_texts(code)) for code in codes()}
PLAIN_TIMES = {code: time_values(plain_texts(code)) for code in codes()}
ANY_VALUES = {code: fee_values(any_texts(code)) | time_values(any_texts(code)) for code in codes()}


@pytest.mark.parametrize("language", codes())
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_fee_in_plain_words_is_read_back(language: str, data: st.DataObject) -> None:
    fee = data.draw(PLAIN_FEES[language])
    assert read_fee(WORDS[language].in_full(fee), language, PHRASES) == fee


@pytest.mark.parametrize("language", codes())
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_time_in_plain_words_is_read_back(language: str, data: st.DataObject) -> None:
    value = data.draw(PLAIN_TIMES[language])
    assert read_turnaround(WORDS[language].in_full(value), language, PHRASES) == value


@pytest.mark.parametrize("language", codes())
@settings(deadline=None)
@given(data=st.data())
def test_what_is_not_read_back_is_known(language: str, data: st.DataObject) -> None:
    value = data.draw(ANY_VALUES[language])
    words = WORDS[language]
    read = read_fee if isinstance(value, Fee) else read_turnaround
    assert reads_back(value, words, PHRASES) == (
        read(words.in_full(value), language, PHRASES) == value
    )


def fee_with(label: str) -> Fee:
    tier = fees.Tier(Text((("en", label),)), Fee(fees.Free()))
    return Fee(fees.Tiers((tier,)))


@pytest.mark.parametrize("label", ["Note", "Members: new", "Average", "Members\nguests", "Fee"])
def test_a_label_that_means_something_else_is_not_read_back(label: str) -> None:
    assert reads_back(fee_with("Members"), WORDS["en"], PHRASES)
    assert not reads_back(fee_with(label), WORDS["en"], PHRASES)


def test_a_kept_text_is_read_back_as_kept() -> None:
    kept = Fee(fees.AsPublished(Text((("en", "As charged"),))))
    assert reads_back(kept, WORDS["en"], PHRASES)
    assert not reads_back(kept, WORDS["sw"], PHRASES)
    assert not reads_back(Fee(fees.AsPublished(Text((("en", "Nil"),)))), WORDS["en"], PHRASES)


@pytest.mark.parametrize("language", codes())
def test_the_example_is_read_back(language: str) -> None:
    for service in BODY.services:
        for value in (service.fee, service.turnaround):
            assert value
            assert reads_back(value, WORDS[language], PHRASES), WORDS[language].in_full(value)


def test_a_value_that_is_not_said_in_a_language_is_not_read_back_in_it() -> None:
    assert not reads_back(fee_with("Members"), WORDS["sw"], PHRASES)
    assert reads_back(Fee(fees.Free()), WORDS["sw"], PHRASES)


# --- the words


def test_the_reader_knows_only_messages_that_the_writer_says() -> None:
    written = set()
    for path in sorted((ROOT / "generator/mkataba/formatting").rglob("*.py")):
        for _, message, _, _ in extract_from_file(
            "python", path, keywords={"_": None, "plural": (1, 2)}
        ):
            written |= {message} if isinstance(message, str) else {*message}
    used = {message.removeprefix("+") for each in MESSAGES.values() for message in each}
    assert used | {*RINGS} <= written


def test_every_language_has_every_meaning() -> None:
    meanings = {code: {*each.table("reading.phrases")} for code, each in packaged().items()}
    assert meanings["en"] == meanings["sw"]
    assert all({*each.table("reading.units")} == {*Unit} for each in packaged().values())


def test_the_words_of_a_language_are_needed_once() -> None:
    with pytest.raises(KeyError):
        PHRASES.of("fr")
    assert PHRASES.of("en") is PHRASES.of("en")
    assert isinstance(WORDS["en"], Formatter)


@pytest.mark.parametrize(
    "text",
    [
        "KES 500 (children 300)",
        "500 (VFS 550)",
        "2,000 KES (1,000 renewal)",
        "KES 500 (watoto 300)",
        "KES 10 (members 5)",
    ],
)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_number_in_brackets_that_others_may_pay_is_no_label(text: str, language: str) -> None:
    assert isinstance(read_fee(text, language, PHRASES, "KES"), Unread)


OTHER_THAN_A_FEE = (
    "Discount: KES 100", "Refund: KES 500", "Subsidy: KES 2,000", "Waiver (KES 500)",
    "KES 500 (stipend)", "Late fee: KES 500", "Cancellation fee - KES 500", "Penalty: KES 1,000",
    "Fine: KES 1,000", "VAT: 16% of the amount", "Balance: KES 900", "Down payment: KES 10,000",
    "KES 500 - deposit", "Members: KES 100, Dividend: KES 50", "Zorble: KES 500",
    "Members' gift: KES 500", "Punguzo: KES 100", "Faini (KES 500)", "Ruzuku: KES 500",
    "Wanachama: KES 100; Zawadi: KES 50",
)  # fmt: skip
OTHER_THAN_A_WAIT = (
    "Validity: 1 year", "Appeal: 14 days", "Notice: 21 days", "Objections: 7 days",
    "Cooling off: 14 days", "1 year (validity)", "14 days (appeal)",
    "New: 3 days; Validity: 1 year",
    "Zorble: 3 days", "Uhalali: mwaka 1", "Rufaa: siku 14", "Muda wa kulipa: siku 30",
    "Siku 14 (rufaa)", "Average: 5 days",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("text", OTHER_THAN_A_FEE)
def test_a_label_that_is_no_case_of_a_fee_is_none(text: str, language: str) -> None:
    assert isinstance(read_fee(text, language, PHRASES, "KES"), Unread)


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("text", OTHER_THAN_A_WAIT)
def test_a_label_that_is_no_case_of_a_time_is_none(text: str, language: str) -> None:
    assert isinstance(read_turnaround(text, language, PHRASES), Unread)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("New applicants: KSh 500", "New applicants: KSh 500"),
        ("Search fee: KSh 500", "KSh 500 | Note: Search fee"),
        ("Boda bodas: KSh 50; tuk-tuks: KSh 80", "Boda bodas: KSh 50 | tuk-tuks: KSh 80"),
    ],
)
def test_a_label_that_is_a_case_is_read(text: str, words: str) -> None:
    assert said(read_fee(text, "en", PHRASES)) == words
