"""Values as data and as cells: what is written is read back as it was."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba import project, source
from mkataba.check.validate import validate, validators
from mkataba.project import File, load_schemas
from mkataba.values import fee as fees
from mkataba.values import turnaround as times
from mkataba.values.cells import (
    BLANK,
    guarded,
    list_cell,
    list_items,
    one_line,
    unguarded,
    words_for_none,
)
from mkataba.values.duration import Duration, Unit
from mkataba.values.fee import Fee, fee_of
from mkataba.values.fee.data import fee_data
from mkataba.values.money import Money
from mkataba.values.text import Text, is_filled, is_starter, is_unfinished
from mkataba.values.turnaround import Turnaround, turnaround_of
from mkataba.values.turnaround.data import turnaround_data
from tests.strategies import lengths

SCHEMAS = project.load_schemas()
CHECKS = {
    languages: validators(SCHEMAS, languages)("service")
    for languages in (("en",), ("sw",), ("en", "sw"))
}
SERVICE = next(kind for kind in load_schemas().places if kind.name == "service")
ANY = st.characters(codec="utf-8")
WORDS = st.text(ANY, max_size=12).map(lambda words: " ".join(words.split()))
# what marks work to do is a finding, whatever the value
SAID = WORDS.filter(
    lambda words: is_filled(words) and not is_unfinished(words) and not is_starter(words)
)


def texts(languages: tuple[str, ...]) -> st.SearchStrategy[Text]:
    one = [st.tuples(st.just(language), SAID) for language in languages]
    return st.builds(Text, st.tuples(*one))


MONEY = st.builds(
    Money,
    st.decimals(0, 10**12, places=2) | st.integers(0, 10**12).map(Decimal),
    st.sampled_from(["KES", "USD", "UGX"]),
)
DURATION = lengths()
LINK = st.none() | st.just("https://www.mfano.go.ke/tariff")
MAYBE_MONEY = st.none() | MONEY


def fee_strategy(text: st.SearchStrategy[Text]) -> st.SearchStrategy[Fee]:
    maybe = st.none() | text
    share = st.floats(0, 100).map(lambda number: Decimal(str(number)))
    bases = [
        st.just(fees.Free()),
        st.builds(fees.Amount, MONEY, maybe, MAYBE_MONEY, MAYBE_MONEY),
        st.builds(fees.Percentage, share, maybe, MAYBE_MONEY, MAYBE_MONEY),
        st.builds(fees.Range, MAYBE_MONEY, MAYBE_MONEY, maybe).filter(lambda r: r.low or r.high),
        st.builds(fees.Reference, text, LINK, st.none() | SAID),
        st.builds(fees.InKind, text),
        st.builds(fees.ActualCost, text),
        st.builds(fees.AsPublished, text),
    ]
    extras = st.lists(st.builds(fees.Extra, text, MONEY), max_size=2).map(tuple)
    ways = st.lists(st.sampled_from(list(fees.PAYMENT)), max_size=2, unique=True).map(tuple)

    def whole(basis: st.SearchStrategy[Any]) -> st.SearchStrategy[Fee]:
        return st.builds(Fee, basis, extras, ways, maybe)

    def deeper(inner: st.SearchStrategy[Fee]) -> st.SearchStrategy[Fee]:
        tiers = st.lists(st.builds(fees.Tier, text, inner), min_size=1, max_size=2).map(tuple)
        options = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return whole(st.builds(fees.Tiers, tiers) | st.builds(fees.Choice, st.booleans(), options))

    return st.recursive(whole(st.one_of(bases)), deeper, max_leaves=3)


def time_strategy(text: st.SearchStrategy[Text]) -> st.SearchStrategy[Turnaround]:
    maybe = st.none() | text
    days = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: (day.month, day.day))
    promises = [
        st.builds(times.Within, DURATION),
        st.just(times.Immediate()),
        st.just(times.SameDay()),
        st.builds(times.Rings, st.integers(1, 20)),
        st.builds(times.On, st.dates()),
        st.builds(times.Every, DURATION, st.none() | st.integers(1, 31), st.none() | days),
        st.builds(times.AsPublished, text),
    ]
    receipt = st.just(times.Immediate()) | DURATION

    def whole(promise: st.SearchStrategy[Any]) -> st.SearchStrategy[Turnaround]:
        said = (maybe, st.none() | receipt, maybe)
        bare = st.builds(Turnaround, promise, *said, note=maybe)
        return bare | st.builds(Turnaround, promise, *said, text, LINK, maybe)

    def deeper(inner: st.SearchStrategy[Turnaround]) -> st.SearchStrategy[Turnaround]:
        tiers = st.lists(st.builds(times.Tier, text, inner), min_size=1, max_size=2).map(tuple)
        channel = st.builds(times.ChannelTime, st.sampled_from(["email", "counter"]), inner)
        each = st.lists(channel, min_size=1, max_size=2).map(tuple)
        return whole(st.builds(times.Tiers, tiers) | st.builds(times.ByChannel, each))

    return st.recursive(whole(st.one_of(promises)), deeper, max_leaves=3)


EACH = st.sampled_from(list(CHECKS))
FEES = EACH.flatmap(lambda languages: st.tuples(st.just(languages), fee_strategy(texts(languages))))
TIMES = EACH.flatmap(
    lambda languages: st.tuples(st.just(languages), time_strategy(texts(languages)))
)


def read(name: str, data: Any, languages: tuple[str, ...]) -> Any:
    """Return the checked long form of a field of a service that YAML gives."""
    document = source.read("content/services/x.yml", one_line({name: data}).encode())
    entry = validate(File(SERVICE, document), SCHEMAS.root("service"), CHECKS[languages])
    faults = [finding.message for finding in entry.findings if "missing" not in finding.message]
    assert not faults
    return entry.data[name]


def in_order(data: Any, kind: str) -> bool:
    keys = [key for key in SCHEMAS.types[kind]["fields"] if key in data]
    return not isinstance(data, dict) or list(data) == keys


@settings(max_examples=50, deadline=None)
@given(FEES)
def test_the_data_of_a_fee_is_read_as_the_fee(given_: tuple[tuple[str, ...], Fee]) -> None:
    languages, fee = given_
    for data in (fee_data(fee), fee_data(fee, languages[0])):
        assert fee_of(read("fee", data, languages), languages[0]) == fee
        assert in_order(data, "fee")


@settings(max_examples=50, deadline=None)
@given(TIMES)
def test_the_data_of_a_time_is_read_as_the_time(
    given_: tuple[tuple[str, ...], Turnaround],
) -> None:
    languages, time = given_
    for data in (turnaround_data(time), turnaround_data(time, languages[0])):
        assert turnaround_of(read("turnaround", data, languages), languages[0]) == time
        assert in_order(data, "turnaround")


EN = Text((("en", "page"),))
BOTH = Text((("en", "page"), ("sw", "ukurasa")))


@pytest.mark.parametrize(
    ("fee", "data"),
    [
        (Fee(fees.Free()), "free"),
        (Fee(fees.Amount(Money(Decimal(1050), "KES"))), "KES 1,050"),
        (Fee(fees.Amount(Money(Decimal("50.5"), "KES"))), "KES 50.50"),
        (Fee(fees.Amount(Money(Decimal(5), "KES"), EN)), {"amount": "KES 5", "per": "page"}),
        (
            Fee(fees.Amount(Money(Decimal(5), "KES"), BOTH)),
            {"amount": "KES 5", "per": {"en": "page", "sw": "ukurasa"}},
        ),
        (Fee(fees.Range(None, Money(Decimal(5), "KES"))), {"up_to": "KES 5"}),
        (Fee(fees.Percentage(Decimal("0.40"), None)), {"percent": 0.4}),
    ],
)
def test_a_fee_is_as_short_as_it_can_be(fee: Fee, data: Any) -> None:
    assert fee_data(fee, "en") == data


@pytest.mark.parametrize(
    ("time", "data"),
    [
        (Turnaround(times.Within(Duration(7, Unit.WORKING_DAY))), "7 working days"),
        (Turnaround(times.Within(Duration(1, Unit.HOUR))), "1 hour"),
        (Turnaround(times.Within(Duration(4, Unit.WEEK, 1))), "1-4 weeks"),
        (Turnaround(times.Within(Duration(0.5, Unit.DAY))), "0.5 days"),
        (
            Turnaround(times.Within(Duration(1, Unit.DAY, then=Duration(270, Unit.MINUTE)))),
            "1 day 4 hours 30 minutes",
        ),
        (Turnaround(times.Immediate()), "immediate"),
        (Turnaround(times.SameDay()), "same day"),
        (Turnaround(times.Rings(3)), "3 rings"),
        (Turnaround(times.On(date(2026, 12, 1))), {"on": "2026-12-01"}),
        (Turnaround(None, acknowledge=times.Immediate()), {"acknowledge": "immediate"}),
        (Turnaround(times.Immediate(), when=EN), {"immediate": True, "when": "page"}),
    ],
)
def test_a_time_is_as_short_as_it_can_be(time: Turnaround, data: Any) -> None:
    assert turnaround_data(time, "en") == data


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(0, 100) | st.text(ANY)
    | st.sampled_from(["no", "On", "null", "1.5", "a: b", "a #b", "- a", "KES 1,000", "x' "]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(ANY), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(PLAIN)
def test_data_on_one_line_is_read_back(data: Any) -> None:
    line = one_line({"data": data})
    document = source.read("x.yml", line.encode())
    assert document.problems == ()
    assert document.data == {"data": data}
    assert len(line.splitlines()) == 1


def test_data_on_one_line_has_few_quotes() -> None:
    data = {"amount": "KES 10", "per": {"en": "page"}, "maximum": "KES 1,000", "note": "on: it"}
    line = '{amount: KES 10, per: {en: page}, maximum: "KES 1,000", note: "on: it"}'
    assert one_line(data) == line


PARTS = st.lists(WORDS.filter(lambda words: words != BLANK), min_size=1, max_size=3)


@given(st.lists(PARTS, max_size=3), st.sampled_from(list(words_for_none())))
def test_a_list_in_a_cell_is_read_back(items: list[list[str]], language: str) -> None:
    for item in items:
        while len(item) > 1 and not item[-1]:
            item.pop()
    assert list_items(list_cell(items, language)) == items


@pytest.mark.parametrize(
    ("items", "cell"),
    [
        ([], "none"),
        ([["none"]], "none |"),
        ([["Form A"], ["Form B", "Huduma Centre"]], "Form A\nForm B | Huduma Centre"),
        ([["Notice", "", "for meetings"]], "Notice | – | for meetings"),
        ([["A|B", "C\\D"]], r"A\|B | C\\D"),
        ([["[x] marked"]], r"\[x] marked"),
        ([[""], ["Form"]], "–\nForm"),
    ],
)
def test_how_a_list_stands_in_a_cell(items: list[list[str]], cell: str) -> None:
    assert list_cell(items) == cell
    assert list_items(cell) == items


def test_a_cell_that_a_person_typed_is_read_as_it_is_meant() -> None:
    assert list_items("  ") is None
    assert list_items("Hakuna") == []
    assert list_items("Form A|Huduma Centre\n\n C:\\x ") == [["Form A", "Huduma Centre"], ["C:\\x"]]


@given(st.text("'=+-@\t＝ a", max_size=5), st.booleans())
def test_a_guarded_cell_is_read_back(words: str, every_formula: bool) -> None:
    assert unguarded(guarded(words, every_formula)) == words


@given(st.text(ANY))
def test_no_guarded_cell_begins_a_formula(words: str) -> None:
    assert not guarded(words).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
