"""What is typed in other words than its normal form is read by a check, and written by a fix."""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba import check, project
from mkataba.check.normal.context import Context
from mkataba.check.normal.table import READERS
from mkataba.finding import OFFER, Finding
from mkataba.fix import fixed_texts
from mkataba.publish.fixing import write_fixes
from mkataba.values.types import EXPANDS, WRITTEN
from tests.conftest import ROOT

LANGUAGES = (("en",), ("sw",), ("sw", "en"), ("en", "sw", "fr", "lg"))

# kind -> where a value of it stands in a file
PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "fee": (
        ("services/a.yml", "fee: {}\n"),
        (
            "services/a.yml",
            "fee:\n  tiers:\n    - label: A\n      fee: {}\n    - label: B\n      fee: free\n",
        ),
        ("services/a.yml", "fee: {{higher_of: [{}, KES 5]}}\n"),
    ),
    "money": (
        ("services/a.yml", "fee:\n  amount: {}\n"),
        ("services/a.yml", "fee:\n  from: KES 1\n  to: {} # at most\n"),
        ("services/a.yml", "fee: {{free: true, extras: [{{label: Stamp, amount: {}}}]}}\n"),
    ),
    "turnaround": (
        ("services/a.yml", "turnaround: {}\n"),
        ("services/a.yml", "turnaround:\n  tiers:\n    - label: A\n      turnaround: {}\n"),
    ),
    "duration": (
        ("services/a.yml", "turnaround:\n  within: {}\n"),
        ("services/a.yml", "steps:\n  - action: Pay\n    time: {}\n"),
    ),
    "receipt_time": (("services/a.yml", "turnaround: {{within: 1 week, acknowledge: {}}}\n"),),
    "date": (
        ("policy.yml", "approval:\n  approved_on: {}\n"),
        ("services/a.yml", "turnaround:\n  on: {}\n"),
    ),
    "clock": (("service_points.yml", "service_points:\n  - hours:\n      - opens: {}\n"),),
    "days": (("service_points.yml", "service_points:\n  - hours:\n      - days: {}\n"),),
    "phone": (("organization.yml", "contacts:\n  phone: {}\n"),),
    "email": (("organization.yml", "contacts:\n  email: {}\n"),),
    "url": (("organization.yml", "website: {}\n"),),
    "colour": (("organization.yml", "brand:\n  primary: {}\n"),),
    "boolean": (("services/a.yml", "fee:\n  free: {}\n"),),
    "integer": (("services/a.yml", "turnaround:\n  rings: {}\n"),),
    "number": (("publication.yml", "publications:\n  - {{id: a, document: poster, bleed: {}}}\n"),),
}

# kind -> what is typed, and its normal form; a map where that says more than one thing
READ: dict[str, tuple[tuple[str, Any], ...]] = {
    "fee": (
        ("Kshs 500/=", "KES 500"),
        ("Bure", "free"),
        ("Free of charge", "free"),
        ("bila malipo", "free"),
        ("UGX 20,000/=", "UGX 20,000"),
        ("KES 1,000 - 2,000", {"from": "KES 1,000", "to": "KES 2,000"}),
    ),
    "money": (("Kshs 500/=", "KES 500"), ("GH¢ 20", "GHS 20"), ("5,000/-", "KES 5,000")),
    "turnaround": (
        ("24 hrs", "24 hours"),
        ("One week", "1 week"),
        ("Saa 24", "24 hours"),
        ("Siku 7 za kazi", "7 working days"),
        ("Within 14 working days", "14 working days"),
        ("Papo hapo", "immediate"),
        (
            "Acknowledge in 1 day, answer in 14 days",
            {"within": "14 days", "acknowledge": "1 day"},
        ),
    ),
    "duration": (
        ("24 hrs", "24 hours"),
        ("One week", "1 week"),
        ("Two (2) days", "2 days"),
        ("Within 3 months", "3 months"),
        ("Saa 24", "24 hours"),
        ("Wiki mbili", "2 weeks"),
    ),
    "receipt_time": (("Immediately", "immediate"), ("ndani ya siku 2", "2 days")),
    "date": (
        ("3 March 2027", "2027-03-03"),
        ("2027/3/3", "2027-03-03"),
        ("3 Machi 2027", "2027-03-03"),
    ),
    "clock": (
        ("8:00 am", "08:00"),
        ("8.30am", "08:30"),
        ("0800", "08:00"),
        ("1700 hrs", "17:00"),
        ("5 p.m.", "17:00"),
        ("12 noon", "12:00"),
        ("Saa 2 asubuhi", "08:00"),
        ("saa mbili asubuhi", "08:00"),
        ("Saa 2:30 asubuhi", "08:30"),
        ("saa 11 jioni", "17:00"),
        ("8:00 asubuhi", "08:00"),
    ),
    "days": (
        ("Monday to Friday", "mon-fri"),
        ("Monday – Friday", "mon-fri"),
        ("Jumatatu hadi Ijumaa", "mon-fri"),
        ("Jumatatu na Jumatano", "mon, wed"),
        ("Mon., Wed. and Fri.", "mon, wed, fri"),
        ("Every day", "daily"),
        ("Kila siku", "daily"),
        ("Saturday, Sunday and public holidays", "sat, sun, holidays"),
    ),
    "phone": (("0712 345 678", "+254712345678"), ("(020) 2270000", "+254202270000")),
    "email": ((" info@mfano.go.ke ", "info@mfano.go.ke"), ("mailto:a@b.go.ke", "a@b.go.ke")),
    "url": (
        ("Https://mfano.go.ke/", "https://mfano.go.ke/"),
        ("<https://mfano.go.ke>", "https://mfano.go.ke"),
    ),
    "colour": (("0b5d42", "#0b5d42"), ("112233", "#112233")),
    "boolean": (("yes", True), ("Ndiyo", True), ("True", True)),
    "integer": (('"3"', 3),),
    "number": (('"3"', 3), ("'2.5'", 2.5)),
}

# kind -> what can be meant in two ways, or is none
OPEN: dict[str, tuple[str, ...]] = {
    "fee": ("Rs 200", "$ 5", "500", "Adults 500, children 250", "4%", "Kes 1,00,000", "promptly"),
    "money": ("Rs 200", "$ 5", "500", "free"),
    "turnaround": (
        "8",
        "promptly",
        "8 am to 5 pm",
        "48 hours on working days",
        "Saa 3 hadi saa 10",
    ),
    "duration": ("8", "Same day", "0800 - 1700 hrs", "Saa 3 hadi saa 10", "7 days (14 for others)"),
    "receipt_time": ("soon", "2"),
    "date": (
        "12/3/2026",
        "01/07/2026",
        "2026",
        "March 2026",
        "3 March",
        "3 March 26",
        "2026/02/30",
    ),
    "clock": (
        "5:00",
        "12 am",
        "8",
        "800",
        "saa 3 usiku",
        "Saa 8 asubuhi",
        "midnight",
        "25:00",
        "5.60 pm",
    ),
    "days": ("Friday to Monday", "weekdays", "Monday to Friday except holidays", "M-F", "5 days"),
    "phone": ("0712 345 678 / 0712 345 679", "ask", "0712 345"),
    "email": ("a@b.go.ke, c@b.go.ke", "a at b.go.ke"),
    "url": ("www.mfano.go.ke", "mfano"),
    "colour": ("green", "12345"),
    "boolean": ("perhaps",),
    "integer": ("three", "3.5", "021"),
    "number": ("wide", "3 mm", "2 1/2"),
}


def made(folder: Path, languages: Sequence[str], place: str, text: str) -> Path:
    """Return a project of some languages with one file beside the organisation's."""
    (folder / "content/services").mkdir(parents=True, exist_ok=True)
    for code in set(languages) - {"en", "sw"}:
        shutil.copytree(ROOT / "tests/fixtures/languages/fr", folder / f"languages/{code}")
    own = f"languages: [{', '.join(languages)}]\n"
    (folder / "content/organization.yml").write_text(own, encoding="utf-8")
    text = own + text if place == "organization.yml" else text
    (folder / "content" / place).write_text(text, encoding="utf-8")
    return folder


def said(root: Path, place: str) -> tuple[list[Finding], Any]:
    """Return what a check says of a file's values, and the data that it takes of the file."""
    report = check.run(project.load(root))
    found = [
        one
        for one in report.findings
        if one.path == f"content/{place}"
        and one.rule in _OF_VALUES
        and "is missing" not in one.message
    ]
    entry = next(e for e in report.content.entries if e.file.path == f"content/{place}")
    return found, entry.data


_OF_VALUES = (
    *("normal-form", "value", "type", "turnaround-unit", "turnaround-measurable", "fee-explicit"),
)


def mended(root: Path, place: str) -> str:
    """Fix a project, twice; return the text of a file."""
    loaded = project.load(root)
    write_fixes(loaded.root, fixed_texts(loaded))
    assert fixed_texts(project.load(root)) == {}
    return (root / "content" / place).read_text(encoding="utf-8")


def yaml(words: str, quotes: str) -> str:
    """Return words as a scalar; one that brings quotes keeps them."""
    if words[0] in "\"'":
        return words
    plain = not re.match(r"[<\s]|.*\s$", words) and ", " not in words
    return words if quotes == "" and plain else json.dumps(words) if quotes != "'" else f"'{words}'"


QUOTES = ("", '"', "'")


def cases(kind: str, typed: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield what is typed at the first place of its kind, and the first of it at the others."""
    first, *others = PLACES[kind]
    known = list(typed)
    yield from ((*first, *one) for one in known)
    yield from ((*place, *known[0]) for place in others)


def is_in(normal: Any, data: Any) -> bool:
    """Tell whether a value, or a map with at least its keys, stands anywhere in data."""
    if isinstance(data, dict):
        holds = isinstance(normal, dict) and normal.items() <= data.items()
        short = normal in ("free", "immediate") and data.get(normal) is True
        return holds or short or any(is_in(normal, value) for value in data.values())
    if isinstance(data, list):
        return any(is_in(normal, value) for value in data)
    return normal == data


def test_every_kind_of_value_that_can_be_typed_otherwise_is_tried() -> None:
    # an id names a thing in every file, and a text is words for people
    assert PLACES.keys() == READ.keys() == OPEN.keys() == READERS.keys()
    assert (WRITTEN.keys() | EXPANDS.keys()) - {"id", "text"} <= READERS.keys()


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
@pytest.mark.parametrize("kind", READ)
def test_what_an_import_reads_is_read_and_offered(
    kind: str, languages: tuple[str, ...], tmp_path: Path
) -> None:
    for number, (where, template, typed, normal) in enumerate(cases(kind, READ[kind])):
        text = "# kept\n" + template.format(yaml(typed, QUOTES[number % 3]))
        root = made(tmp_path / str(number), languages, where, text)
        found, data = said(root, where)
        assert [one.rule for one in found] == ["normal-form"], (text, found)
        assert found[0].hint.startswith(OFFER)
        after = mended(root, where)
        assert after.count("# kept") == 1
        found, again = said(root, where)
        assert found == [], (text, after)
        assert again == data
        assert is_in(normal, data), (normal, data)


@pytest.mark.parametrize("languages", LANGUAGES[2:], ids="-".join)
@pytest.mark.parametrize("kind", OPEN)
def test_what_can_be_meant_in_two_ways_stays_a_finding(
    kind: str, languages: tuple[str, ...], tmp_path: Path
) -> None:
    for number, (where, template, typed) in enumerate(cases(kind, zip(OPEN[kind]))):
        text = template.format(yaml(typed, '"' if ", " in typed else ""))
        root = made(tmp_path / str(number), languages, where, text)
        found, _ = said(root, where)
        assert found, text
        assert all(one.rule != "normal-form" and OFFER not in one.hint for one in found), text
        assert mended(root, where).count(typed) == 1, text


@cache
def known_example() -> Context:
    return Context(project.load(ROOT))


TYPED = [(kind, typed) for kind, forms in READ.items() for typed, _ in forms]


@given(
    chosen=st.lists(st.sampled_from(TYPED), min_size=1, max_size=6),
    languages=st.sampled_from(LANGUAGES[:3]),
    seed=st.integers(0, 99),
)
@settings(deadline=None, max_examples=25)
def test_whatever_is_typed_a_check_takes_what_a_fix_writes(
    chosen: list[tuple[str, str]], languages: tuple[str, ...], seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (kind, typed) in enumerate(chosen):
            place, template = PLACES[kind][(seed + number) % len(PLACES[kind])]
            quotes = QUOTES[(seed + number) % 3]
            if place.startswith("services/"):
                place = f"services/a{number}.yml"
            made(root / str(number), languages, place, template.format(yaml(typed, quotes)))
            found, data = said(root / str(number), place)
            after = mended(root / str(number), place)
            again, now = said(root / str(number), place)
            assert now == data, after
            assert not [one for one in again if one.rule == "normal-form"]
            assert [one for one in found if one.rule != "normal-form"] == again


@given(st.text(max_size=12) | st.from_regex(r"[0-9A-Za-z :.,/+#@-]{1,14}", fullmatch=True))
@settings(deadline=None, max_examples=150)
def test_a_reader_gives_what_the_check_accepts_or_nothing(typed: str) -> None:
    context = known_example()
    for kind, reader in READERS.items():
        data = reader(typed, context)
        if data is not None and kind in WRITTEN:
            assert WRITTEN[kind].accepts(data)
            assert reader(data, context) in (None, data)


@pytest.mark.parametrize(
    "typed",
    [
        "Small shop KES 500, platform fee KES 1,000",
        "Duka dogo KES 500, Ada ya mfumo KES 1,000",
    ],
)
def test_words_of_one_language_are_not_read_by_the_rules_of_another(typed: str) -> None:
    assert READERS["fee"](typed, known_example()) is None
