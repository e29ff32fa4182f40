"""Each type of value says all of itself, and what it says agrees; rules and diff only ask it."""

import ast
import inspect
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from mkataba import check, model, project
from mkataba.check.nodes import visit
from mkataba.diff import diff
from mkataba.values import duration, fee, hours, money, turnaround
from mkataba.values.data import DATA, PARTS
from mkataba.values.hours import DAYS, Clock, Days, Opening
from mkataba.values.order import ORDER
from mkataba.values.turnaround import Immediate, turnaround_of
from mkataba.values.turnaround.order import slower
from mkataba.values.types import EXPANDS, MAPPED, WRITTEN
from tests.conftest import ROOT
from tests.values.test_plain import DURATION, MONEY, fee_strategy, read, texts, time_strategy

PACKAGE = ROOT / "generator/mkataba"
KINDS = sorted({*WRITTEN, *MAPPED})
BOTH = ("en", "sw")

CLOSER_THAN_ITS_PATTERN = {
    "date": "a pattern does not know how many days a month has",
    "days": "nor which of two days comes first",
    "duration": "nor which of two numbers is more",
    "receipt_time": "as a length of time",
    "email": "a parser reads the name of the host",
    "url": "a parser reads the name of the host",
}


ARABIC_DIGITS = "".join(map(chr, range(0x660, 0x66A)))
LOOK_ALIKE = str.maketrans("0123456789kKs", f"{ARABIC_DIGITS}\u212a\u212a\u017f")
"""Characters that a careless pattern takes for digits and letters of ours."""


@cache
def written(kind: str) -> st.SearchStrategy[str]:
    """Return texts that a pattern allows, and such as are nearly so."""
    pattern = (WRITTEN[kind] if kind in WRITTEN else MAPPED[kind]).pattern
    right = st.from_regex(pattern, fullmatch=True)
    near = st.builds(
        lambda text, at, put, cut: text[: at % (len(text) + 1)] + put + text[at + cut :],
        right,
        st.integers(0, 20),
        st.text(" -,.:0zA\u0663\u212a\u00a0", max_size=2),
        st.integers(0, 2),
    )
    return right | near | right.map(lambda text: text.translate(LOOK_ALIKE))


TEXT = texts(BOTH)
DAYS_OPEN = st.sets(st.integers(0, len(DAYS) - 1), min_size=1).map(lambda days: tuple(sorted(days)))
MINUTES = st.integers(0, 1440)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "date": st.dates(date(1000, 1, 1)),
    "clock": st.builds(Clock, MINUTES),
    "days": st.builds(Days, DAYS_OPEN),
    "money": MONEY,
    "duration": DURATION,
    "receipt_time": DURATION | st.just(Immediate()),
    "text": TEXT,
    "fee": fee_strategy(TEXT),
    "turnaround": time_strategy(TEXT),
    "opening": st.builds(Opening, DAYS_OPEN, MINUTES, MINUTES),
    **{
        kind: st.sampled_from(samples).map(WRITTEN[kind].read)
        for kind, samples in {
            "id": ("email", "birth-certificate"),
            "email": ("office@mfano.go.ke", "o'neil@mfano.go.ke"),
            "phone": ("+254 700 000001", "+254700000001", "988"),
            "url": ("https://charter.mfano.go.ke/", "http://mfano.go.ke/a?b=c"),
            "colour": ("#0b5d42", "#FFC845"),
        }.items()
    },
}


def test_every_kind_says_all_of_itself() -> None:
    assert set(DATA) == set(ORDER) == set(VALUES) == set(KINDS)
    assert not WRITTEN.keys() & MAPPED.keys()
    assert PARTS.keys() <= WRITTEN.keys()
    named = project.load_schemas().types
    assert {named[kind].get("kind") for kind in KINDS} <= {*KINDS, "map"}
    for kind, type_ in MAPPED.items():
        assert bool(type_.pattern) == (kind in EXPANDS or kind == "text"), kind


@pytest.mark.parametrize("kind", WRITTEN)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_read_has_the_form_for_editors(kind: str, data: st.DataObject) -> None:
    text, type_ = data.draw(written(kind)), WRITTEN[kind]
    has_form = re.fullmatch(type_.pattern, text) is not None
    has_form = has_form and len(text) <= type_.keywords.get("maxLength", len(text))
    if type_.accepts(text):
        assert has_form
        assert type_.read(text) is not None
    elif has_form:
        assert kind in CLOSER_THAN_ITS_PATTERN


@pytest.mark.parametrize("kind", EXPANDS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_short_form_is_read_where_editors_allow_it(kind: str, data: st.DataObject) -> None:
    text = data.draw(written(kind))
    is_short = isinstance(EXPANDS[kind](text), dict)
    has_form = re.fullmatch(MAPPED[kind].pattern, text) is not None
    is_a_length = re.fullmatch(duration.TYPE.pattern, text) is not None
    assert is_short == has_form or (is_a_length and not is_short)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_its_data_is_read_as_the_value(kind: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    plain = DATA[kind](value)
    if kind in EXPANDS:
        assert MAPPED[kind].read(read(kind, plain, BOTH), "en") == value
    elif kind in MAPPED:
        assert MAPPED[kind].read(plain, "en") == value
    else:
        assert WRITTEN[kind].accepts(plain)
        assert WRITTEN[kind].read(plain) == value
    if kind in PARTS:
        parts = PARTS[kind](value)
        assert json.loads(json.dumps(parts)) == parts
        assert parts.keys() == PARTS[kind](WRITTEN[kind].read(plain)).keys()


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_order_of_its_values_is_partial(kind: str, data: st.DataObject) -> None:
    compared = ORDER[kind]
    values = [data.draw(VALUES[kind]) for _ in range(3)]
    for one, other in product(values, values):
        move = compared(one, other)
        assert move in (1, 0, -1, None)
        assert compared(other, one) == (None if move is None else -move)
        assert move == 0 or one != other
    first, second, third = values
    if compared(first, second) == compared(second, third) == 1:
        assert compared(first, third) in (1, None)


PARSERS: dict[str, tuple[str, ...]] = {
    "read_money": ("money",),
    "read_duration": ("duration", "receipt_time"),
    "fee_of": ("fee",),
    "turnaround_of": ("turnaround",),
    "opening_of": ("opening",),
    "read_clock": ("clock",),
    "read_days": ("days",),
}
"""What parses -> the kinds of values that it parses."""


def parser(name: str) -> Any:
    """Return what parses, by its name."""
    rooms = (money, duration, fee, turnaround, hours)
    return next(getattr(room, name) for room in rooms if hasattr(room, name))


def code_of(name: str) -> CodeType:
    """Return the code of what parses, behind a cache."""
    code: CodeType = inspect.unwrap(parser(name)).__code__
    return code


def counted(work: Any) -> Counter[str]:
    """Return how often each parser ran while something was done."""
    codes = {code_of(name): name for name in PARSERS}
    runs: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code in codes:
            runs[codes[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return runs


def test_each_value_is_parsed_once() -> None:
    for name in PARSERS:
        getattr(parser(name), "cache_clear", lambda: None)()
    loaded = project.load(ROOT)
    kept: list[check.Checked] = []
    runs = counted(lambda: kept.append(check.run(loaded)))
    (checked,) = kept
    values = Counter(
        field.value
        for entry in checked.content.entries
        for field, _, value in visit(entry.field, entry.data)
        if value is not None
    )
    again = counted(lambda: model.build(checked.content))
    for name, kinds in PARSERS.items():
        most = sum(values[kind] for kind in kinds)
        # what no rule had to ask for is parsed by the model, and nothing by both
        told = f"{name}: {runs[name]} runs of the check, {again[name]} of the model, {most} values"
        assert 0 < runs[name] + again[name] <= most, told
    assert not counted(lambda: diff(checked, checked))


def modules(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules in some rooms, by their path in the package."""
    for room in rooms:
        place = PACKAGE / room
        for path in [place] if place.suffix else sorted(place.rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def test_no_rule_and_no_comparison_parses() -> None:
    for name, tree in modules("check/rules", "diff", "model"):
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not used & {*PARSERS, "read_receipt", "read_date", "text_of"}, name


def of_values() -> set[str]:
    """Return the names of what money, times, fees and hours are made of."""
    classes = [
        each
        for module in (money, duration, fee, turnaround, hours)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Struct)
    ]
    return {name for each in classes for name in each.__struct_fields__}


def test_no_rule_and_no_comparison_says_itself_which_value_is_more() -> None:
    unlike = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
    for name, tree in modules("check", "diff", "diff_report"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], unlike):
                sides = [node.left, *node.comparators]
                if any(isinstance(side, ast.Constant) for side in sides):
                    continue  # no other value
                parts = {side.attr for side in sides if isinstance(side, ast.Attribute)}
                assert not parts & of_values(), f"{name}:{node.lineno}: compare with values.order"


# keys that mean other things elsewhere too
COMMON = {"free", "amount", "percent", "tiers", "from", "up_to", "reference", "as_published"}
KNOW_FORMS_OF_FEES = {
    "values/fee": "the value itself",
    "formatting": "its words, in a line and in full",
    "reading": "words as published to the value",
    "import_/services.py": "the limit that the head of a column makes of amounts",
    "outputs.py": "which of its parts are printed where",
    "diff/fees.py": "what changed within one form",
    "check/rules/fee_explicit.py": "about what is free",
    "check/rules/fee_free_contradiction.py": "about what is free",
    "check/rules/fee_formula.py": "about what has to be worked out",
}
"""Where a form of a fee is told from another -> why; a new form is written in the first three."""


def known_forms(tree: ast.Module) -> set[str]:
    """Return the forms of fees that a module knows: their classes, and the keys of their data."""
    classes = {each.__name__ for each in get_args(fee.Basis)}
    keys = {*project.load_schemas().types["fee"]["one_of"]} - COMMON
    found: set[str] = set()
    aliases: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "mkataba.values.fee":
            found |= {each.name for each in node.names} & classes
        elif isinstance(node, ast.ImportFrom) and node.module == "mkataba.values":
            aliases |= {each.asname or each.name for each in node.names if each.name == "fee"}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} & keys
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {node.attr} & classes if node.value.id in aliases else set()
    return found


def test_the_forms_of_a_fee_are_known_where_they_have_to_be() -> None:
    knowing = {name for name, tree in modules(".") if known_forms(tree)}
    rooms = {
        name: [room for room in KNOW_FORMS_OF_FEES if Path(name).is_relative_to(room)]
        for name in knowing
    }
    assert [name for name, where in rooms.items() if not where] == []
    needless = KNOW_FORMS_OF_FEES.keys() - {where[0] for where in rooms.values()}
    assert needless <= {"outputs.py"}


@pytest.mark.parametrize("day", [{"by_day": 5}, {"by_date": "03-31"}])
def test_a_day_that_goes_out_of_a_recurring_promise_is_lost(day: dict[str, Any]) -> None:
    bare, dated = (turnaround_of({"every": "1 year", **given}, "en") for given in ({}, day))
    assert bare
    assert dated
    assert slower(dated.promise, bare.promise) == 1
    assert slower(bare.promise, dated.promise) == -1
