"""Written fees, times, money, hours: read as they are meant, or not at all."""

import json
import re
from decimal import Decimal
from itertools import product

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from mkataba.derive import currency_marks
from mkataba.languages import Language, known
from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.duration import Duration, Unit, read_duration
from mkataba.values.fee import Amount, Fee, Free, Range, expand_fee, fee_of
from mkataba.values.hours import DAYS, read_clock, read_days
from mkataba.values.languages import in_language
from mkataba.values.money import CURRENCIES, IN_LAKHS, Money, read_money
from mkataba.values.text import Text, _are_words, is_filled
from mkataba.values.turnaround import Turnaround, Within, expand_turnaround, turnaround_of
from mkataba.values.types import WRITTEN, reads


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("KES 500", "500"),
        ("KES 1,050", "1050"),
        ("KSh 50.50", "50.50"),
        ("Kshs. 2,000", "2000"),
        ("KSH 2,000", "2000"),
        ("UGX 1,000,000", "1000000"),
        ("INR 1,00,000", "100000"),
        ("BDT 12,34,56,789.50", "123456789.50"),
    ],
)
def test_money_is_read(written: str, amount: str) -> None:
    money = read_money(written)
    assert money is not None
    assert money.amount == Decimal(amount)


@pytest.mark.parametrize(
    "written",
    [
        *("500", "KES", "KES 1,05", "KES -5", "KES 5.", "5 KES", "KES 1,0500", "KES 1.005"),
        *("KES 1,00,000", "INR 1,0,000", "INR 100,00,000", "INR 1,00,00"),
        *("XYZ 20", "KSE 500", "ABC 1", "DEM 20", "XXX 20", "XTS 5"),
    ],
)
def test_what_is_no_amount_is_not_read(written: str) -> None:
    assert read_money(written) is None


def test_a_currency_is_one_with_which_somebody_pays_as_babel_has_it() -> None:
    territories = get_global("territory_currencies").values()
    used = {
        code for money in territories for code, _, end, tender in money if tender and end is None
    }
    assert used == CURRENCIES
    assert {*IN_LAKHS} <= CURRENCIES


def test_the_marks_of_currencies_are_those_of_babel() -> None:
    assert currency_marks.FILE.read_text(encoding="utf-8") == currency_marks.text()


def test_what_people_write_for_a_currency_belongs_to_one_in_use() -> None:
    lines = (currency_marks.FILE.with_name("currency_words.txt")).read_text(encoding="utf-8")
    codes = [line.split(" | ")[0] for line in lines.splitlines()]
    assert {*codes} <= CURRENCIES
    assert codes == sorted(set(codes))


def test_shillings_are_those_of_the_country_however_their_letters_are_written() -> None:
    letters = product("K", "Ss", "Hh", ("", "s", "S"), ("", "."))
    for mark in map("".join, letters):
        assert read_money(f"{mark} 500") == read_money("KES 500"), mark


@pytest.mark.parametrize(
    ("written", "duration"),
    [
        ("7 working days", Duration(7, Unit.WORKING_DAY)),
        ("1 working day", Duration(1, Unit.WORKING_DAY)),
        ("1-4 weeks", Duration(4, Unit.WEEK, 1)),
        ("1 to 4 weeks", Duration(4, Unit.WEEK, 1)),
        ("30 minutes", Duration(30, Unit.MINUTE)),
        ("1 hour 30 minutes", Duration(90, Unit.MINUTE)),
        ("2 Years 6 months", Duration(30, Unit.MONTH)),
        ("1 minute 5 seconds", Duration(65, Unit.SECOND)),
        ("5 days", Duration(5, Unit.DAY)),
        ("0.5 days", Duration(0.5, Unit.DAY)),
        ("1.5 Working Days", Duration(1.5, Unit.WORKING_DAY)),
        ("0.5-1 months", Duration(1, Unit.MONTH, 0.5)),
        ("1 day 4 hours", Duration(1, Unit.DAY, then=Duration(4, Unit.HOUR))),
        (
            "2 working days 15 Minutes",
            Duration(2, Unit.WORKING_DAY, then=Duration(15, Unit.MINUTE)),
        ),
        ("1 day 4 hours 30 minutes", Duration(1, Unit.DAY, then=Duration(270, Unit.MINUTE))),
        ("1 week 2 days", Duration(1, Unit.WEEK, then=Duration(2, Unit.DAY))),
        ("1 month 2 weeks", Duration(1, Unit.MONTH, then=Duration(2, Unit.WEEK))),
        ("2 Months", Duration(2, Unit.MONTH)),
    ],
)
def test_a_duration_is_read(written: str, duration: Duration) -> None:
    assert read_duration(written) == duration


@pytest.mark.parametrize(
    "written",
    [
        *("15", "promptly", "4-1 weeks", "0 days", "days", "7 business", "-3 days", "1.25 days"),
        *("1.5 hours", "1-0.5 days", "0.0 days", "1 day 24 hours", "1 hour 60 minutes"),
        *("4 hours 1 day", "1.5 days 4 hours", "1-2 days 4 hours", "1 day 4", "0 days 4 hours"),
        *(
            "1 day 4 hours 60 minutes",
            "1 week 7 days",
            "1 month 31 days",
            "1 day 4 hours 5 seconds",
        ),
        *("1 week 2 days 3 hours", "1 day 2 days", "1 day4 hours", "1 year 2 weeks"),
    ],
)
def test_a_time_that_is_not_clear_is_not_guessed(written: str) -> None:
    assert read_duration(written) is None


@given(st.integers(1, 9999), st.sampled_from(list(Unit)))
def test_every_duration_is_read_back(count: int, unit: Unit) -> None:
    assert read_duration(f"{count} {unit}s") == Duration(count, unit)


def test_short_forms_stand_for_long_ones() -> None:
    assert expand_fee("free") == {"free": True}
    assert expand_fee("KES 500") == {"amount": "KES 500"}
    assert expand_fee("as per schedule") == "as per schedule"
    assert expand_turnaround("immediate") == {"immediate": True}
    assert expand_turnaround("same day") == {"same_day": True}
    assert expand_turnaround("3 rings") == {"rings": 3}
    assert expand_turnaround("7 working days") == {"within": "7 working days"}
    assert expand_turnaround("15") == "15"


def test_a_range_may_begin_at_once() -> None:
    assert read_duration("0-5 working days") == Duration(5, Unit.WORKING_DAY, 0)
    assert read_duration("0-0 days") is None


def test_a_fee_may_have_an_upper_end_alone() -> None:
    most = Money(Decimal(5000), "KES")
    student = Text((("en", "student"),))
    assert fee_of({"up_to": "KES 5,000"}, "en") == Fee(Range(None, most))
    assert fee_of({"up_to": "KES 5,000", "per": "student"}, "en") == Fee(Range(None, most, student))


def test_an_acknowledgement_alone_leaves_the_outcome_open() -> None:
    time = turnaround_of({"acknowledge": "2 days"}, "en")
    assert time == Turnaround(None, acknowledge=Duration(2, Unit.DAY))
    at_once = turnaround_of({"within": "5 working days", "acknowledge": "Immediate"}, "en")
    assert at_once == Turnaround(
        Within(Duration(5, Unit.WORKING_DAY)), acknowledge=times.Immediate()
    )
    assert turnaround_of({"note": "soon"}, "en") is None


def test_what_nobody_has_read_is_kept_word_for_word() -> None:
    text = Text((("en", "As charged"),))
    assert fee_of({"as_published": "As charged"}, "en") == Fee(fees.AsPublished(text))
    assert turnaround_of({"as_published": text.words[0][1]}, "en") == Turnaround(
        times.AsPublished(text)
    )


def test_a_value_is_taken_apart_by_language() -> None:
    both = Text((("en", "page"), ("sw", "ukurasa")))
    fee = Fee(Amount(Money(Decimal(5), "KES"), both))
    alone = in_language(fee, "sw")
    assert alone == Fee(Amount(Money(Decimal(5), "KES"), Text((("sw", "ukurasa"),))))
    assert in_language(alone, "en") is None
    assert in_language(Fee(Free()), "en") == Fee(Free())


def test_extras_are_added_to_the_total() -> None:
    extras = [{"label": "platform", "amount": "KES 50"}]
    fee = fee_of({"amount": "KES 500", "extras": extras}, "en")
    assert fee is not None
    assert fee.total == Money(Decimal(550), "KES")


def test_free_with_extras_is_not_free() -> None:
    extras = [{"label": "platform", "amount": "KES 50"}]
    fee = fee_of({"free": True, "extras": extras}, "en")
    assert fee is not None
    assert not fee.is_free
    assert fee.total == Money(Decimal(50), "KES")


def test_currencies_are_not_added_up() -> None:
    extras = [{"label": "postage", "amount": "USD 5"}]
    fee = fee_of({"amount": "KES 500", "extras": extras}, "en")
    assert fee is not None
    assert fee.total is None
    with pytest.raises(ValueError, match="do not add up"):
        Money(Decimal(1), "KES") + Money(Decimal(1), "USD")


def test_a_unit_price_has_no_total() -> None:
    fee = fee_of({"amount": "KES 5", "per": {"en": "page"}}, "en")
    assert isinstance(fee, Fee)
    assert isinstance(fee.basis, Amount)
    assert fee.total is None
    assert Fee(Free()).is_free


@pytest.mark.parametrize(
    ("written", "days"),
    [("mon-fri", (0, 1, 2, 3, 4)), ("daily", tuple(range(7))), ("sat, mon", (0, 5)),
     ("mon-wed, fri", (0, 1, 2, 4)), ("holidays", (7,)), ("daily, holidays", tuple(range(8)))],
)  # fmt: skip
def test_days_are_read(written: str, days: tuple[int, ...]) -> None:
    assert read_days(written) == days


def test_any_words_for_days_make_a_list() -> None:
    words = [*DAYS, "Daily", "mon-fri"]
    for first, second in product(words, words):
        both = {*(read_days(first) or ()), *(read_days(second) or ())}
        for blank in ("", " "):
            written = f"{first},{blank}{second}"
            assert read_days(written) == tuple(sorted(both))
            assert re.fullmatch(WRITTEN["days"].pattern, written)


@pytest.mark.parametrize(
    "written",
    ["daily-sun", "mon-daily", "daily,", "fri-mon", "monday", "", "mon-tue-wed", "mon;tue"],
)
def test_what_names_no_days_is_not_read(written: str) -> None:
    assert read_days(written) is None


def test_the_clock_ends_at_24() -> None:
    assert read_clock("24:00") == 1440
    assert read_clock("08:30") == 510
    assert read_clock("24:01") is None
    assert read_clock("8:00") is None


@pytest.mark.parametrize("kind", WRITTEN)
@given(words=st.text(max_size=40))
def test_reading_never_fails(kind: str, words: str) -> None:
    assert reads(kind, words) in (True, False)


@pytest.mark.parametrize(
    "words",
    ["", "  ", "TODO", "todo:", "[TBC]", "T.B.C.", "xxx", "XXXX", "N/A", "n.a.", "-", "…", "???",
     "To be confirmed", "<TODO>", "itakamilishwa", "."],
)  # fmt: skip
def test_a_placeholder_says_nothing(words: str) -> None:
    assert not is_filled(words)


@pytest.mark.parametrize(
    "words",
    ["None", "Free", "Na", "Todo list of the office", "Nil returns", "X-ray", "0", "Hakuna"],
)
def test_real_words_say_something(words: str) -> None:
    assert is_filled(words)


@pytest.mark.parametrize("name", ["to_do", "x"])
def test_placeholders_whose_groups_have_one_name_leave_the_others_in_use(name: str) -> None:
    listed = json.dumps([{"anywhere": f"(?P<{name}>{word})"} for word in ("qqq", "kkk")])
    words = f"placeholders:\n  later: {listed}\n  nothing: {listed}\n".encode()
    added = Language("zz", {"language": words})
    assert _are_words("qqq and more", (*known(), added))
    assert not _are_words("TODO", (*known(), added))
    assert not _are_words("n/a", (*known(), added))
