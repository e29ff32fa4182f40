"""Every value of the example in words, in both languages."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_file
from hypothesis import given
from hypothesis import strategies as st

from mkataba import model, print_registry, project, registry
from mkataba.formatting import CODES, Formatted, Formatter, formatter_for, read_catalogue
from mkataba.publish import website
from mkataba.render import prints
from mkataba.values.duration import Duration, Unit
from mkataba.values.fee import Fee, Percentage, fee_of
from mkataba.values.inner import inner
from mkataba.values.text import Text
from mkataba.values.turnaround import Turnaround, turnaround_of
from tests.conftest import PROFILE, ROOT, checked_example
from tests.values.test_plain import fee_strategy, time_strategy

PACKAGED = project.packaged_templates()
GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def body() -> model.Body:
    return model.build(checked_example().content)


@pytest.fixture(params=["en", "sw"])
def words(request: pytest.FixtureRequest, body: model.Body) -> Formatter:
    loaded = project.load(ROOT)
    return formatter_for(
        request.param, loaded.templates, {c.id: c.name for c in body.channels if c.name}, PROFILE
    )


def shown(said: Formatted) -> str:
    lines = [line.text for line in said.lines]
    return " | ".join(filter(None, (said.short, *lines, said.total, *said.notes)))


def test_the_words_of_the_example_are_the_reviewed_ones(
    words: Formatter, body: model.Body, update_golden: bool
) -> None:
    lines = []
    for service in body.services:
        assert service.fee is not None
        assert service.turnaround is not None
        lines += [
            f"# {words.text(service.name)}",
            shown(words.fee(service.fee)),
            shown(words.turnaround(service.turnaround)),
        ]
    for point in body.service_points:
        hours = "; ".join(line.text for line in words.hours(point.hours))
        lines.append(f"{words.text(point.name)}: {hours}")
    text = "\n".join(lines).replace("\u00a0", "~") + "\n"
    golden = GOLDEN / f"words.{words.language}.txt"
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


VALUE = {"en": "the value", "sw": "thamani"}
FIVE, FOUR = {"amount": "KES 5"}, {"amount": "KES 4"}
KINDS = [
    ({"up_to": "KES 5,000"}, "Up to KSh 5,000", "Isiyozidi KSh 5,000"),
    (
        {"from": "KES 5", "to": "KES 9", "per": {"en": "page", "sw": "ukurasa"}},
        "KSh 5 to KSh 9 per page",
        "KSh 5 hadi KSh 9 kwa kila ukurasa",
    ),
    ({"as_published": "As charged"}, "As charged", "As charged"),
    (
        {"within": "0-5 working days"},
        "Immediate to 5 working days",
        "Mara moja hadi siku 5 za kazi",
    ),
    (
        {"every": "0-2 weeks"},
        "Every 0 to 2 weeks",
        "Kila baada ya wiki 0 hadi 2",
    ),
    (
        {"every": "0-1 months"},
        "Every 0 to 1 month",
        "Kila baada ya mwezi 0 hadi 1",
    ),
    (
        {"higher_of": [FIVE, {"lower_of": [FOUR, {"percent": 2, "of": VALUE}]}]},
        "KSh 5 or (KSh 4 or 2 % of the value, whichever is lower), whichever is higher",
        "KSh 5 au (KSh 4 au asilimia 2 ya thamani, kiasi kilicho kidogo zaidi), "
        "kiasi kilicho kikubwa zaidi",
    ),
    (
        {"lower_of": [FIVE, FOUR], "extras": [{"label": "Map", "amount": "KES 3"}]},
        "(KSh 5 or KSh 4, whichever is lower), plus KSh 3 | Plus Map: KSh 3",
        "(KSh 5 au KSh 4, kiasi kilicho kidogo zaidi), na KSh 3 ya ziada | Pamoja na Map: KSh 3",
    ),
    (
        {"within": "5 days", "acknowledge": "0-5 minutes"},
        "5 days | Receipt confirmed within 0 to 5 minutes",
        "Siku 5 | Tunathibitisha kupokea ndani ya dakika 0 hadi 5",
    ),
    (
        {"within": "5 days", "acknowledge": "immediate"},
        "5 days | Receipt confirmed immediately",
        "Siku 5 | Tunathibitisha kupokea mara moja",
    ),
    (
        {"acknowledge": "2 days"},
        "[to be filled in] | Receipt confirmed within 2 days",
        "[itajazwa] | Tunathibitisha kupokea ndani ya siku 2",
    ),
]


@pytest.mark.parametrize(("data", "en", "sw"), KINDS)
def test_each_kind_of_value_has_its_words(
    data: dict[str, Any], en: str, sw: str, words: Formatter
) -> None:
    fee, time = fee_of(data, "en"), turnaround_of(data, "en")
    said = words.fee(fee) if fee else words.turnaround(time) if time else Formatted("")
    assert shown(said).replace("\u00a0", " ") == {"en": en, "sw": sw}[words.language]


def test_a_postal_address_is_written_as_the_language_does(words: Formatter) -> None:
    said = {"en": "PO Box 1-00001 Mfano", "sw": "S.L.P. 1-00001 Mfano"}
    assert words.postal("PO Box 1-00001 Mfano") == said[words.language]
    assert words.postal("Private Bag 7, Mfano") == "Private Bag 7, Mfano"


DAY, PAGE = {"en": "day", "sw": "siku"}, {"en": "page", "sw": "ukurasa"}
FREE = {"free": True}


@pytest.mark.parametrize(
    ("first", "second", "en", "sw"),
    [
        (
            {**FOUR, "per": DAY},
            {**FIVE, "per": DAY},
            "From KSh 4 per day",
            "Kuanzia KSh 4 kwa kila siku",
        ),
        ({**FIVE, "per": DAY}, {**FIVE, "per": DAY}, "KSh 5 per day", "KSh 5 kwa kila siku"),
        (FREE, {**FIVE, "per": PAGE}, "Free or KSh 5 per page", "Bure au KSh 5 kwa kila ukurasa"),
        (FREE, FIVE, "Free or KSh 5", "Bure au KSh 5"),
        ({**FOUR, "per": DAY}, {**FIVE, "per": PAGE}, "Depends on the case", "Hutegemea hali"),
        ({**FOUR, "per": DAY}, FIVE, "Depends on the case", "Hutegemea hali"),
        ({**FOUR, "per": DAY, "minimum": "KES 9"}, FREE, "Depends on the case", "Hutegemea hali"),
        (FIVE, {"amount": "USD 60"}, "Depends on the case", "Hutegemea hali"),
    ],
)
def test_the_head_of_several_fees_is_true_of_each(
    first: str, second: str, en: str, sw: str, words: Formatter
) -> None:
    tiers = [{"label": str(n), "fee": one} for n, one in enumerate((first, second))]
    fee = fee_of({"tiers": tiers}, "en")
    assert fee
    assert words.fee(fee).short.replace("\u00a0", " ") == {"en": en, "sw": sw}[words.language]


def test_what_is_paid_on_top_is_told_apart_from_classes_of_which_one_is_free() -> None:
    words = formatter_for("en", project.load(ROOT).templates, {}, PROFILE)
    tiers = [{"label": "a", "fee": FREE}, {"label": "b", "fee": {**FIVE, "per": PAGE}}]
    fee = fee_of({"tiers": tiers, "extras": [{"label": "c", **FOUR}]}, "en")
    assert fee
    said = words.fee(fee).short.replace("\u00a0", " ")
    assert said == "(Free or KSh 5 per page), plus KSh 4"


@pytest.mark.parametrize(
    ("small", "large", "head"),
    [
        ({"within": "2-3 weeks"}, {"within": "0-10 weeks"}, "Immediate to 10 weeks"),
        ({"within": "2-3 weeks"}, {"within": "3-5 weeks"}, "2 to 5 weeks"),
        ({"within": "2 weeks"}, {"within": "5 weeks"}, "2 to 5 weeks"),
        ({"within": "2 hours"}, {"within": "3 working days"}, "2 hours to 3 working days"),
        ({"within": "1 month"}, {"within": "30 minutes"}, "30 minutes to 1 month"),
        ({"within": "1 day 4 hours"}, {"within": "2 weeks"}, "1 day 4 hours to 2 weeks"),
        ({"within": "5 working days"}, {"within": "7 calendar days"}, None),
        ({"within": "2-3 weeks"}, {"within": "2 hours"}, None),
        ({"within": "1 week", "when": "in the dry season"}, {"within": "2 weeks"}, None),
    ],
)
@pytest.mark.parametrize("form", ["tiers", "by_channel"])
def test_the_head_of_several_times_is_true_of_each(
    form: str, small: dict[str, str], large: dict[str, str], head: str | None
) -> None:
    words = formatter_for("en", project.load(ROOT).templates, {}, PROFILE)
    name = "label" if form == "tiers" else "channel"
    each = [{name: str(n), "turnaround": part} for n, part in enumerate((small, large))]
    time = turnaround_of({form: each}, "en")
    assert time
    otherwise = "Depends on the case" if form == "tiers" else "Depends on the channel"
    assert words.turnaround(time).short.replace("\u00a0", " ") == (head or otherwise)


def test_a_value_in_full_leaves_nothing_out(words: Formatter, body: model.Body) -> None:
    services = {service.id: service for service in body.services}
    fee, time = services["water-connection"].fee, services["access-to-information"].turnaround
    assert fee
    assert time
    if words.language == "en":
        assert words.in_full(fee).splitlines() == [
            "KSh 2,500",
            "+ Water meter: KSh 3,000",
            "+ eCitizen platform fee: KSh 50",
            "Total KSh 5,550",
            "How to pay: M-Pesa, eCitizen, Bank",
        ]
    else:
        assert words.in_full(time).splitlines() == [
            "Siku 21 za kalenda",
            "Tunathibitisha kupokea ndani ya siku 2 za kazi",
            "Huhesabiwa kuanzia: Siku tunayopokea ombi lako",
            "Umewekwa na Sheria ya Upatikanaji wa Habari, 2016",
            "Kiungo: https://new.kenyalaw.org/",
            "Kumbuka: Ikiwa maisha au uhuru wa mtu uko hatarini, tunajibu ndani ya saa 48.",
        ]


def test_every_label_has_its_kiswahili_words() -> None:
    loaded = project.load(ROOT)
    catalogue = read_catalogue(loaded.templates["locale/sw.po"])
    used = {name.any("en") for name in PROFILE.payment.values()}
    used |= {*CODES.values(), *prints.LABELS.values(), *website.LABELS.values()}
    used |= {label for labels in prints.WITHOUT_BOOKLET.values() for label in labels}
    used |= {
        text for entry in print_registry.PRINTS for text in (entry.label, entry.use, entry.title)
    } - {""}
    used |= {page.label for page in registry.PAGES}
    for path in sorted((ROOT / "generator/mkataba").rglob("*.py")):
        for _, message, _, _ in extract_from_file(
            "python", path, keywords={"_": None, "label": None, "plural": (1, 2)}
        ):
            used |= {message} if isinstance(message, str) else {message[0]}
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        used |= set(re.findall(r'\b_\(\s*"([^"]+)"', path.read_text(encoding="utf-8")))
    assert not {label for label in used if label not in catalogue}


def test_placeholders_are_the_same_in_both_languages() -> None:
    catalogue = read_catalogue(project.load(ROOT).templates["locale/sw.po"])
    placeholder = re.compile(r"%\(\w+\)s|\{\w+\}|%%?")
    for key, forms in catalogue.items():
        for form in forms:
            assert set(placeholder.findall(form)) - {"%%"} == set(placeholder.findall(key)) - {
                "%%"
            }, key


def test_amount_and_unit_stay_together(words: Formatter, body: model.Body) -> None:
    for service in body.services:
        assert service.fee is not None
        assert not re.search(r"KSh [0-9]", words.fee(service.fee).short)


MARKED = st.sampled_from(["NHIF first", "eCitizen last", "iPhone 5", "dr. X", "Ministry"]).flatmap(
    lambda words: st.integers(0, 10**6).map(
        lambda n: Text((("en", f"{words} {n}"), ("sw", f"{words} {n}")))
    )
)


def texts_in(value: Any) -> Iterator[str]:
    """Yield the words of every text of a fee or a time."""
    if isinstance(value, Text):
        yield value.words[0][1]
    else:
        for each in inner(value):
            yield from texts_in(each)


@pytest.mark.parametrize("language", ["en", "sw"])
@given(fee=fee_strategy(MARKED), time=time_strategy(MARKED))
def test_the_content_is_printed_as_it_is_written_letter_by_letter(
    language: str, fee: Fee, time: Turnaround
) -> None:
    words = formatter_for(language, PACKAGED, {}, PROFILE)
    for value, lines in (
        (fee, shown(words.fee(fee))),
        (time, shown(words.turnaround(time))),
        (time, words.answer(time)),
    ):
        told = lines.replace("\u00a0", " ")
        assert [said for said in texts_in(value) if said not in told] == []


@given(percent=st.decimals(0, 100, allow_nan=False, places=6))
def test_a_share_is_printed_to_its_last_digit(percent: Decimal) -> None:
    words = formatter_for("en", PACKAGED, {}, PROFILE)
    printed = words.fee(Fee(Percentage(percent, None))).short
    assert Decimal(printed.partition("\u00a0")[0].replace(",", "")) == percent


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_range_of_hours_is_never_hours_of_the_day(language: str) -> None:
    words = formatter_for(language, PACKAGED, {}, PROFILE)
    within = words._("Within %(time)s", time="").strip()
    for time in (Duration(10, Unit.HOUR, 3), Duration(8, Unit.HOUR, 1)):
        assert words.duration(time).startswith(within)
    for time in (Duration(3, Unit.HOUR), Duration(10, Unit.DAY, 3)):
        assert not words.duration(time).startswith(within)
