"""What changes for citizens between two states of the content.

Each ``tests/diff/cases/*.before.yml`` says what a file of the example holds before, its
``*.after.yml`` what it holds afterwards, and its ``*.txt`` the report in both languages. The first
line of each names the file.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mkataba import check, model, project, source
from mkataba.check.long_form import Typed, long_form
from mkataba.check.validate import ALONE
from mkataba.diff import diff
from mkataba.diff.change import KINDS, About, Change, Diff, Key, Rating, Readiness, Unread
from mkataba.diff.fees import fee_changes
from mkataba.diff.pairs import agreement, paired
from mkataba.diff.sides import Code, Plain
from mkataba.diff.states import States
from mkataba.diff.times import time_changes
from mkataba.diff.walk import field_changes
from mkataba.diff_report import FORMATS, change_formatter
from mkataba.diff_report.markdown import LONGEST, MARKER
from mkataba.formatting import formatter_for
from mkataba.sanitize import escape, visible
from mkataba.values.duration import Duration, Unit
from mkataba.values.duration.order import compared as longer
from mkataba.values.fee import expand_fee
from mkataba.values.fee.parts import in_one_order
from mkataba.values.text import Text
from mkataba.values.turnaround import expand_turnaround
from tests.conftest import PROFILE, ROOT, checked_example, copy_example, copy_few, run
from tests.mutations import with_texts
from tests.values.test_plain import fee_strategy, texts, time_strategy

CASES = sorted(
    path.name.removesuffix(".before.yml")
    for path in (Path(__file__).parents[1] / "diff/cases").glob("*.before.yml")
)
LOADED = project.load(ROOT)
EXAMPLE = checked_example()
BODY = model.build(EXAMPLE.content)
BODY_BY_ID = {service.id: service for service in BODY.services}
WORDS = {code: formatter_for(code, LOADED.templates, {}, PROFILE) for code in ("en", "sw")}
SERVICE = LOADED.schemas.root("service")
STATES = States(("en", "en"), frozenset(("en", "sw")))
READY = Readiness("", 0, ())


def write(root: Path, path: str, data: Any) -> None:
    # JSON is YAML, whatever signs the texts hold
    (root / "content" / path).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def read(root: Path, path: str) -> Any:
    return source.read(path, (root / "content" / path).read_bytes()).data


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a few services, which is checked quickly."""
    return copy_few(tmp_path_factory.mktemp("small") / "project")


@pytest.fixture(scope="module")
def unchanged(small: Path) -> check.Checked:
    """The example with a few services, checked."""
    return check.run(project.load(small))


def put(small: project.Project, case: Path) -> check.Checked:
    """Check the small example with what a case says in one of its files."""
    text = case.read_bytes()
    path = "content/" + text.split(b"\n", 1)[0].decode().removeprefix("# ")
    [file] = [file for file in small.files if file.path == path]
    data = {**file.document.data, **source.read(case.name, text).data}
    return check.run(with_texts(small, {path: json.dumps(data, ensure_ascii=False).encode()}))


def changes(before: model.Service, after: model.Service) -> list[Change]:
    sides = STATES.plain(before), STATES.plain(after)
    fees = fee_changes(SERVICE.fields["fee"], *(side.fee for side in sides))
    times = (side.turnaround for side in sides)
    return [*fees, *time_changes(STATES, SERVICE.fields["turnaround"], *times)]


def shown(service: model.Service) -> list[str]:
    """Return the fee and the time of a service in full, in each language."""
    values = filter(None, (service.fee, service.turnaround))
    return [words.in_full(value) for value in values for words in WORDS.values()]


def report(found: Diff, form: str = "text", language: str = "en") -> str:
    return FORMATS[form](found, change_formatter(found, language, LOADED.templates, PROFILE), False)


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, unchanged: check.Checked, update_golden: bool) -> None:
    folder = Path(__file__).parents[1] / "diff/cases"
    small = unchanged.content.project
    before, after = (put(small, folder / f"{case}.{when}.yml") for when in ("before", "after"))
    said = []
    found = diff(before, after)
    for language in WORDS:
        # rules come and go; what they find is not the matter here
        said.append(report(replace(found, before=READY, after=READY), language=language))
    text = "\n\n".join(said) + "\n"
    expected = folder / f"{case}.txt"
    if update_golden:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_the_cases_show_every_kind_of_change() -> None:
    shown = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[1] / "diff/cases").glob("*.txt")
    )
    missing = {name for name, kind in KINDS.items() if f": {kind.says}" not in shown}
    assert missing == {
        "internal"
    }  # of an organisation's own schemas: tests/parts/test_own_parts.py


def test_each_kind_is_documented() -> None:
    documented = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    for name, kind in KINDS.items():
        assert f"| `{name}` | {kind.rating} |" in documented


# how a file may be written without saying anything else


def shuffled(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """Return data with the keys of each map in another order."""
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value)))
        return {key: shuffled(value[key], draw) for key in keys}
    if isinstance(value, list):
        return [shuffled(item, draw) for item in value]
    return value


def spelt_out(value: Any) -> Any:
    """Return the data of a service with its short forms long, and its long ones short."""
    long = dict(value)
    long["fee"] = expand_fee(value["fee"])
    long["turnaround"] = expand_turnaround(value["turnaround"])
    if isinstance(value["requirements"], list):
        long["requirements"] = [
            item["what"] if isinstance(item, dict) and item.keys() == {"what"} else item
            for item in value["requirements"]
        ]
    return long


@given(st.data())
@settings(max_examples=5, deadline=None)
def test_the_way_of_writing_is_no_change(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = copy_example(tmp_path_factory.mktemp("written") / "project")
    for path in sorted((root / "content").rglob("*.yml")):
        below = path.relative_to(root / "content").as_posix()
        content = read(root, below)
        if below.startswith("services/") and data.draw(st.booleans()):
            content = spelt_out(content)
        write(root, below, shuffled(content, data.draw))
    found = diff(EXAMPLE, check.run(project.load(root)))
    assert found.changes == ()
    assert found.unread == ()
    assert report(found) == "Nothing changes for citizens."


TEXTS = texts(("en", "sw"))


@given(fee_strategy(TEXTS), fee_strategy(TEXTS), time_strategy(TEXTS), time_strategy(TEXTS))
@settings(max_examples=40, deadline=None)
def test_whatever_a_fee_or_a_time_becomes_is_said(
    fee: Any, other_fee: Any, time: Any, other_time: Any
) -> None:
    service = BODY.services[0]
    # as the order of the options of a choice says nothing
    fee, other_fee = (replace(each, basis=in_one_order(each.basis)) for each in (fee, other_fee))
    one = replace(service, fee=fee, turnaround=time)
    other = replace(service, fee=other_fee, turnaround=other_time)
    there, back = changes(one, other), changes(other, one)
    assert changes(one, one) == []
    assert bool(there) == (shown(one) != shown(other))
    # what is better on the way back is worse on the way there; a class that comes back covers some
    worse = [change for change in there if change.rating is Rating.WORSE]
    better = [change for change in back if change.rating is Rating.BETTER]
    assert len(worse) >= len(better)


# which service is which


def test_a_service_with_another_file_name_is_the_same(unchanged: check.Checked, few: Path) -> None:
    path = few / "content/services/soil-testing.yml"
    path.rename(path.with_name("soil.yml"))
    charter = few / "content/charters/external.yml"
    charter.write_text(charter.read_text().replace("- soil-testing", "- soil"))
    assert report(diff(unchanged, check.run(project.load(few)))).splitlines() == [
        "Soil testing (soil)",
        "  neutral  Address of the page: changed, soil-testing → soil",
        "",
        "0 worse, 0 better, 1 neutral",
    ]


def test_a_renamed_service_may_be_edited_at_the_same_time(
    unchanged: check.Checked, few: Path
) -> None:
    path = few / "content/services/soil-testing.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("en: Soil testing", "en: Testing of soil").replace("KES 1,000", "KES 1,200")
    path.with_name("testing-of-soil.yml").write_text(text, encoding="utf-8")
    path.unlink()
    charter = few / "content/charters/external.yml"
    charter.write_text(charter.read_text().replace("- soil-testing", "- testing-of-soil"))
    found = diff(unchanged, check.run(project.load(few)))
    kinds = [(change.kind, change.field) for change in found.changes]
    assert kinds == [("service-renamed", "id"), ("reworded", "name"), ("fee-up", "fee")]


def test_services_that_merely_resemble_each_other_are_two() -> None:
    services = BODY.services
    assert len(services) == 34
    for one in services:
        for other in services:
            assert (agreement(one, other) >= 0.8) == (one is other), (one.id, other.id)
    half = len(services) // 2
    both, lost, gained = paired(services[:half], services[half:])
    assert not both
    assert (len(lost), len(gained)) == (half, len(services) - half)


def test_all_services_are_paired_if_all_files_have_other_names() -> None:
    moved = [replace(service, id=f"x-{service.id}") for service in reversed(BODY.services)]
    both, lost, gained = paired(BODY.services, moved)
    assert not lost
    assert not gained
    assert all(f"x-{was.id}" == service.id for was, service in both)


def test_a_grade_or_a_twin_is_not_the_same_service() -> None:
    permit = replace(BODY.services[0], name=Text((("en", "Permit, grade 1"),)))
    graded = replace(permit, id="grade-2", name=Text((("en", "Permit, grade 2"),)))
    assert not paired([permit], [graded])[0]
    twins = [replace(permit, id=name) for name in ("twin", "other-twin")]
    assert not paired([permit], twins)[0]


# what can't be read


def test_a_file_that_can_no_longer_be_read_is_lost(unchanged: check.Checked, few: Path) -> None:
    (few / "content/services/ambulance.yml").write_text("name: [\n")
    (few / "content/charters/internal.yml").write_text("- a list\n")
    (few / "content/services/new.yml").write_text("{")
    spoilt = check.run(project.load(few))
    found = diff(unchanged, spoilt)
    assert [(change.kind, change.about.part, change.about.id) for change in found.changes] == [
        ("lost", "service", "ambulance"),
        ("lost", "internal", ""),
    ]
    assert [(one.side, one.path, one.node) for one in found.unread] == [
        ("after", "content/charters/internal.yml", ""),
        ("after", "content/services/ambulance.yml", ""),
        ("after", "content/services/new.yml", ""),
    ]
    assert "content/services/ambulance.yml (after the change): not compared" in report(found)
    back = diff(spoilt, unchanged)
    assert {change.kind for change in back.changes} == {"gained"}
    assert {one.side for one in back.unread} == {"before"}
    assert back.after.errors == 0 < back.before.errors


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        *(("policy.yml", set()), ("manual.yml", set()), ("charters/internal.yml", {"service"})),
        ("channels.yml", {"channel", "escalation"}),
        ("service_points.yml", {"service_point"}),
    ],
)
def test_a_file_that_goes_or_comes_is_one_change(
    unchanged: check.Checked, few: Path, path: str, beside: set[str]
) -> None:
    (few / "content" / path).unlink()
    without = check.run(project.load(few))
    part = path.removesuffix(".yml").removeprefix("charters/")
    for kind, states in (("lost", (unchanged, without)), ("gained", (without, unchanged))):
        changes = diff(*states).changes
        assert [(c.kind, c.field) for c in changes if c.about.part == part] == [(kind, part)]
        # what has a heading of its own is told under it
        assert beside <= {c.about.part for c in changes}


def test_a_value_that_can_no_longer_be_read_is_lost(unchanged: check.Checked, few: Path) -> None:
    channels = read(few, "channels.yml")
    channels["channels"][1]["response_time"] = "soon"
    channels["channels"].insert(0, channels["channels"].pop())
    write(few, "channels.yml", channels)
    service = read(few, "services/soil-testing.yml")
    service["fee"]["amount"] = "a thousand"
    del service["name"]["sw"]
    write(few, "services/soil-testing.yml", service)
    found = diff(unchanged, check.run(project.load(few)))
    assert [(change.kind, change.field, change.before) for change in found.changes] == [
        ("translation-lost", "name", Code("sw")),
        ("lost", "fee", replace(BODY_BY_ID["soil-testing"].fee)),
        ("lost", "response_time", replace(BODY.channels[1].response_time)),
        ("changed", "channel", None),  # their order
    ]
    assert [(one.path, one.node, one.found) for one in found.unread] == [
        ("content/channels.yml", "channels[3].response_time", '"soon"'),
        ("content/services/soil-testing.yml", "fee.amount", '"a thousand"'),
    ]


LOST: list[tuple[str, str, Any]] = [
    ("services/soil-testing.yml", "turnaround", "promptly"),
    ("services/soil-testing.yml", "turnaround", {"as_published": "promptly"}),
    ("services/soil-testing.yml", "turnaround", 7),
    ("services/soil-testing.yml", "turnaround", {"within": "7 moons"}),
    ("services/soil-testing.yml", "turnaround", "TODO"),
    ("services/soil-testing.yml", "fee", {"as_published": "As charged"}),
    ("services/soil-testing.yml", "fee", "as charged"),
    ("services/soil-testing.yml", "fee", {"free": True, "amount": "KES 5"}),
    ("services/soil-testing.yml", "fee", {"tiers": [{"label": "All", "fee": "cheap"}]}),
    ("services/soil-testing.yml", "fee", None),
    ("services/soil-testing.yml", "requirements", "an identity card"),
    ("services/soil-testing.yml", "requirements", [{"what": [7.5]}, {"what": {"xx": "y"}}]),
    ("services/soil-testing.yml", "requirements", {"what": "an identity card"}),
    ("services/soil-testing.yml", "result", ["a", "list"]),
    ("services/soil-testing.yml", "channels", "counter"),
    ("services/soil-testing.yml", "link", "www"),
    ("organization.yml", "oversight", "the ombudsman"),
    ("organization.yml", "contacts", "by post"),
    ("organization.yml", "core_values", "many"),
    ("channels.yml", "channels", "many"),
    ("channels.yml", "escalation", [{"role": ["x"], "response_time": "soon"}]),
    ("service_points.yml", "service_points", [None, 7]),
    ("charters/external.yml", "guarantee", {"en": "x"}),
    ("policy.yml", "commitments", []),
    ("manual.yml", "standards", "high"),
    ("manual.yml", "third_parties", "some"),
    ("manual.yml", "enforcement", "strict"),
    ("services/soil-testing.yml", "fee", {"amount": "KES 1,000", "payment": ["", "shells"]}),
]


@pytest.mark.parametrize(("file", "key", "value"), LOST)
def test_what_can_no_longer_be_read_is_worse(
    unchanged: check.Checked, few: Path, file: str, key: str, value: Any
) -> None:
    before = unchanged
    if key == "link":
        write(few, file, {**read(few, file), key: "https://www.mfano.go.ke/soil"})
        before = check.run(project.load(few))
    write(few, file, {**read(few, file), key: value})
    after = check.run(project.load(few))
    found = diff(before, after)
    worse = [change for change in found.changes if change.rating is Rating.WORSE]
    assert worse
    assert any(
        key in (change.field.split(".")[0], f"{change.about.part}s") for change in worse
    ) or (key == "escalation")
    assert not [change for change in found.changes if change.rating is Rating.BETTER]
    for language in WORDS:
        for form in FORMATS:
            assert "Nothing changes for citizens" not in report(found, form, language)
            assert "Hakuna kinachobadilika" not in report(found, form, language)
    back = diff(after, before)
    assert not [change for change in back.changes if change.rating is Rating.WORSE]


def test_what_was_and_is_unreadable_is_said_to_be_not_compared(few: Path) -> None:
    path = "services/soil-testing.yml"
    write(few, path, {**read(few, path), "fee": "as charged"})
    before = check.run(project.load(few))
    write(few, path, {**read(few, path), "fee": "as we charge"})
    found = diff(before, check.run(project.load(few)))
    assert not found.changes
    assert [one.side for one in found.unread] == ["before", "after"]
    assert report(found).splitlines()[-1] == "Nothing changes in what could be compared."


LESS: list[tuple[str, Any, Any]] = [
    ("turnaround", "1-4 weeks", {"tiers": [{"label": "Urgent", "turnaround": "2 months"}]}),
    ("turnaround", "4 weeks", {"tiers": [{"label": "Urgent", "turnaround": "4 weeks"}]}),
    ("turnaround", "1-4 weeks", {"by_channel": [{"channel": "email", "turnaround": "2 months"}]}),
    (
        "turnaround",
        {"tiers": [{"label": each, "turnaround": "1 week"} for each in ("Urgent", "Other")]},
        {"tiers": [{"label": "Urgent", "turnaround": "1 week"}]},
    ),
    (
        "turnaround",
        {"by_channel": [{"channel": c, "turnaround": "1 week"} for c in ("email", "counter")]},
        {"by_channel": [{"channel": "email", "turnaround": "1 week"}]},
    ),
    (
        "fee",
        {"tiers": [{"label": "Orphans", "fee": "free"}, {"label": "Others", "fee": "KES 5"}]},
        {"tiers": [{"label": "Others", "fee": "KES 5"}]},
    ),
    ("fee", "KES 5", {"tiers": [{"label": "Orphans", "fee": "KES 5"}]}),
    ("fee", "free", {"tiers": [{"label": "Orphans", "fee": "free"}]}),
    ("fee", "free", {"reference": "See the Gazette", "link": "https://www.mfano.go.ke/fees"}),
    ("fee", "free", {"actual_cost": "Of the material"}),
    ("fee", "free", {"in_kind": "Two bags of maize"}),
    ("fee", {"amount": "KES 5", "payment": ["mpesa"]}, {"amount": "KES 5"}),
    ("steps", [{"action": "Ask", "time": "1 hour"}], [{"action": "Ask", "time": "3 weeks"}]),
    ("steps", [{"action": "Ask", "time": "1 hour"}], [{"action": "Ask"}]),
    ("steps", [{"action": "Ask"}, {"action": "Take"}], []),
    ("steps", [{"action": "Ask"}, {"action": "Take"}], None),
    ("requirements", [{"what": "A card", "when": "For minors"}], [{"what": "A card"}]),
    ("requirements", [{"what": "A card", "where": "At the bank"}], [{"what": "A card"}]),
]
"""A promise, and what promises less than it."""


def value_changes(key: str, before: Any, after: Any) -> list[Change]:
    """Return how a field of a service changed; the values as they are written."""
    root = LOADED.schemas.root("service")
    field = root.fields[key]
    long = [
        None
        if value is None
        else long_form(field, value, (), {}, source.read("x", b""), Typed(ALONE.normal))
        for value in (before, after)
    ]
    return list(field_changes(STATES, field, *long))


@pytest.mark.parametrize(("key", "before", "after"), LESS)
def test_what_promises_less_is_worse(key: str, before: Any, after: Any) -> None:
    ratings = {change.rating for change in value_changes(key, before, after)}
    assert Rating.WORSE in ratings
    assert Rating.BETTER not in ratings
    back = {change.rating for change in value_changes(key, after, before)}
    assert back
    assert Rating.WORSE not in back


FEW_OF_ALL: list[tuple[str, Any, Any]] = [
    ("turnaround", "1-4 weeks", {"tiers": [{"label": "Urgent", "turnaround": "1 week"}]}),
    ("turnaround", "1-4 weeks", {"by_channel": [{"channel": "email", "turnaround": "1 week"}]}),
    ("fee", "KES 1,000", {"tiers": [{"label": "Orphans below 5", "fee": "free"}]}),
    ("fee", "KES 1,000", {"tiers": [{"label": "Orphans below 5", "fee": "KES 900"}]}),
]


@pytest.mark.parametrize(("key", "before", "after"), FEW_OF_ALL)
def test_a_promise_to_some_is_no_better_than_one_to_all(key: str, before: Any, after: Any) -> None:
    assert [change.kind for change in value_changes(key, before, after)] == ["changed"]


BOTH = {"en": "Bag", "sw": "Mfuko"}
EN = {"en": "Bag"}
TRANSLATED: list[tuple[str, Any, Any]] = [
    ("name", BOTH, EN),
    ("name", BOTH, "Bag"),
    ("name", BOTH, {"en": "Box"}),
    ("fee", {"amount": "KES 5", "per": BOTH}, {"amount": "KES 5", "per": EN}),
    ("fee", {"amount": "KES 5", "per": BOTH}, {"amount": "KES 9", "per": EN}),
    (
        "fee",
        {"tiers": [{"label": BOTH, "fee": "KES 5"}]},
        {"tiers": [{"label": EN, "fee": "KES 5"}]},
    ),
    *(
        (
            "fee",
            {"amount": "KES 5", "extras": [{"label": BOTH, "amount": "KES 2"}]},
            {
                "amount": "KES 5",
                "extras": [{"label": label, "amount": "KES 2"}],
            },
        )
        for label in (EN, "Bag")
    ),
    ("turnaround", {"within": "1 week", "when": BOTH}, {"within": "1 week", "when": EN}),
    ("turnaround", {"within": "1 week", "starts": BOTH}, {"within": "1 week", "starts": EN}),
    ("requirements", [{"what": BOTH}], [{"what": EN}]),
    ("requirements", [{"what": "Card", "where": BOTH}], [{"what": "Card", "where": EN}]),
    ("steps", [{"action": BOTH}], [{"action": EN}]),
    ("steps", [{"action": "Ask", "responsible": BOTH}], [{"action": "Ask", "responsible": EN}]),
]


@pytest.mark.parametrize(("key", "before", "after"), TRANSLATED)
def test_a_text_anywhere_that_loses_a_language_is_said_so(
    few: Path, key: str, before: Any, after: Any
) -> None:
    path = "services/soil-testing.yml"
    states = []
    for value in (before, after):
        write(few, path, {**read(few, path), key: value})
        states.append(check.run(project.load(few)))
    found = diff(*states)
    assert found.unread == ()
    lost = [change for change in found.changes if change.kind == "translation-lost"]
    assert [(change.before, change.field) for change in lost] == [(Code("sw"), key)]
    others = {change.kind for change in found.changes} - {"translation-lost"}
    assert others <= {"reworded", "fee-up"}
    back = {change.kind for change in diff(*reversed(states)).changes}
    assert back <= {"reworded", "fee-down", "translation-gained"}


@pytest.mark.parametrize("value", ["TBD", {"what": "TBD"}, {"en": "TODO", "sw": "TODO"}])
def test_a_requirement_that_says_nothing_any_more_is_lost(
    unchanged: check.Checked, few: Path, value: Any
) -> None:
    path = "services/soil-testing.yml"
    kept = read(few, path)["requirements"][0]
    write(few, path, {**read(few, path), "requirements": [kept, value]})
    found = diff(unchanged, check.run(project.load(few)))
    assert [change.kind for change in found.changes] == ["lost"]


FAULTS = [
    ("turnaround: 9 months\n", "turnaround", "lost"),
    ("fee: {amount: KES 5,000, payment: [mpesa]}\n", "fee", "lost"),
    ("<<: {turnaround: 9 months}\n", "<<", ""),
    ("turnarond: 9 months\n", "turnarond", ""),
    ("result: {en: A report, sw: Ripoti, sw: Taarifa}\n", "result", "lost"),
]


@pytest.mark.parametrize(("line", "key", "kind"), FAULTS)
def test_what_the_check_cannot_read_never_counts_as_nothing(
    unchanged: check.Checked, few: Path, line: str, key: str, kind: str
) -> None:
    with (few / "content/services/soil-testing.yml").open("a", encoding="utf-8") as stream:
        stream.write(line)
    after = check.run(project.load(few))
    found = diff(unchanged, after)
    assert [one.node.split(".")[0] for one in found.unread] == [key] * len(after.findings)
    assert {change.kind for change in found.changes} == {kind} - {""}
    assert "Nothing changes for citizens" not in report(found)
    back = diff(after, unchanged)
    assert all(one.side == "before" for one in back.unread)
    assert not [change for change in back.changes if change.rating is Rating.WORSE]


def test_an_amount_that_its_comma_cuts_is_no_lower_fee(few: Path) -> None:
    before = check.run(project.load(few))
    path = few / "content/services/soil-testing.yml"
    text = re.sub(
        r"(?m)^fee:\n(  .*\n)+",
        "fee: {amount: KES 1,000, payment: [mpesa]}\n",
        path.read_text("utf-8"),
    )
    path.write_text(text, "utf-8")
    after = check.run(project.load(few))
    (finding,) = [finding for finding in after.findings if finding.rule == "unknown-key"]
    assert finding.hint.startswith("put the amount in double quotes")
    found = diff(before, after)
    assert [(change.kind, change.field) for change in found.changes] == [("lost", "fee")]
    assert [one.node for one in found.unread] == ["fee"]


def test_a_second_thing_of_one_id_is_no_gain(unchanged: check.Checked, few: Path) -> None:
    channels = read(few, "channels.yml")
    second = {**channels["channels"][1], "contact": "999"}
    write(few, "channels.yml", {**channels, "channels": [*channels["channels"], second]})
    after = check.run(project.load(few))
    found = diff(unchanged, after)
    assert not found.changes
    assert any("already taken" in one.found for one in found.unread)
    assert not diff(after, unchanged).changes


@given(st.data())
@settings(max_examples=10, deadline=None)
def test_whatever_is_taken_out_there_is_a_report(
    small: Path,
    unchanged: check.Checked,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    root = tmp_path_factory.mktemp("spoilt") / "project"
    shutil.copytree(small, root)
    paths = sorted((root / "content").rglob("*.yml"))
    path = data.draw(st.sampled_from(paths)).relative_to(root / "content").as_posix()
    content = read(root, path)
    holder: Any = content
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or data.draw(st.booleans()):
            break
        holder = holder[key]
    holder[key] = data.draw(st.sampled_from([None, "", "?!", 7, [], {}, [7], {"en": {"a": 1}}]))
    write(root, path, content)
    spoilt = check.run(project.load(root))
    for found in (diff(unchanged, spoilt), diff(spoilt, unchanged)):
        for form in FORMATS:
            assert report(found, form)


# what decides beside the content on what is printed


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("templates/locale/sw.po", "changed"),
        ("templates/site/own.md.j2", "added"),
        ("schemas/service.yml", "changed"),
        ("mkdocs.yml", "changed"),
    ],
)
def test_files_beside_the_content_lead_the_report(few: Path, path: str, kind: str) -> None:
    git(few, "init", "--quiet")
    git(few, "add", ".")
    git(few, "commit", "--quiet", "--message=before")
    (few / path).parent.mkdir(parents=True, exist_ok=True)
    ours = ROOT / path if (ROOT / path).exists() else ROOT / "mkdocs.yml"
    (few / path).write_text(ours.read_text("utf-8") + "\n# another end\n", "utf-8")
    in_folder = run("-C", few, "diff", "HEAD").out
    git(few, "add", ".")
    git(few, "commit", "--quiet", "--message=after")
    base = ("-C", few, "diff", "HEAD~1", "HEAD")
    for said in (in_folder, run(*base).out):
        lines = said.splitlines()
        assert lines[1] == f"  {path}: {KINDS[kind].says}"
        assert lines[-1] == "Nothing changes in the content."
    told = json.loads(run(*base, "--format", "json").out)
    assert told["surroundings"] == [{"kind": kind, "path": path}]
    comment = run(*base, "--format", "markdown", "--language", "sw").out
    assert comment.splitlines()[1].startswith("## Faili nje ya maudhui")
    assert "Hakuna kinachobadilika katika maudhui" in comment


# how long is longer


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ((7, Unit.WORKING_DAY), (8, Unit.WORKING_DAY), 1),
        ((60, Unit.MINUTE), (1, Unit.HOUR), 0),
        ((14, Unit.CALENDAR_DAY), (2, Unit.WEEK), 0),
        ((12, Unit.MONTH), (1, Unit.YEAR), 0),
        ((7, Unit.WORKING_DAY), (7, Unit.CALENDAR_DAY), -1),
        ((7, Unit.WORKING_DAY), (9, Unit.CALENDAR_DAY), None),
        ((7, Unit.WORKING_DAY), (6, Unit.MONTH), 1),
        ((2, Unit.WEEK), (10, Unit.WORKING_DAY), None),
        ((5, Unit.DAY), (5, Unit.WORKING_DAY), None),
        ((30, Unit.CALENDAR_DAY), (1, Unit.MONTH), None),
        ((8, Unit.WORKING_HOUR), (1, Unit.WORKING_DAY), None),
        ((2, Unit.HOUR), (1, Unit.WORKING_DAY), 1),
    ],
)
def test_lengths_of_time_are_compared_where_that_is_honest(
    before: tuple[int, Unit], after: tuple[int, Unit], move: int | None
) -> None:
    assert longer(Duration(*before), Duration(*after)) == move
    assert longer(Duration(*after), Duration(*before)) == (None if move is None else -move)


# the reports

AGREES = re.compile(
    r"\b(?:(?:i|zi|u|ki|vi|ya|li|m)(?:me|na|li|ta)\w{3,}|ha(?:i|zi|u|ki|vi|ya|li)\w+)|"
    r"\b(?:i|zi|u|ki|vi|ya|li)po\b"
)


def test_what_happened_agrees_with_every_field_in_kiswahili() -> None:
    for words in ("haipo tena", "imetolewa", "zimeongezwa", "sasa kinahitajika", "unategemea"):
        assert AGREES.search(words)
    for kind in KINDS.values():
        said = WORDS["sw"]._(kind.says)
        assert said != kind.says
        # a verb would have to take the class of the noun before it: hakipo, haipo, hazipo
        assert not AGREES.search(said), said


def test_yes_and_no_are_words() -> None:
    change = Change("changed", Plain(True), Plain(False), (Key("flag"),))
    found = Diff((change,), (), READY, READY)
    assert "Yes → No" in report(found)
    assert "Ndiyo → Hapana" in report(found, language="sw")
    (told,) = json.loads(report(found, "json"))["changes"]
    assert (told["before"], told["after"], told["before_text"]) == (True, False, "Yes")


HOSTILE = (
    "a|b `c` <img src=x> @octocat #12 GH-7 **d** [e](https://evil.test) www.evil.test :+1: $x$"
)


def hostile() -> Diff:
    about = About("service", "a|b", Text((("en", HOSTILE),)))
    change = Change("reworded", HOSTILE, HOSTILE + "!", (Key("name"), HOSTILE), about)
    return Diff((change,), (Unread("after", HOSTILE, HOSTILE, HOSTILE),), READY, READY)


def test_markdown_shows_signs_and_obeys_none() -> None:
    written = report(hostile(), "markdown")
    lines = written.splitlines()
    assert lines[0] == MARKER == "<!-- mkataba diff -->"
    body = "\n".join(lines[1:])
    for character in "`<@[]()$":
        assert character not in body, character
    assert not re.search(r"#(?!\d+;)(?<!^#)(?<!^##)(?<!^###)(?! )", body, re.MULTILINE)
    rows = [line for line in lines if line.startswith("| ")]
    assert {line.count("|") for line in rows} == {5}
    for live in ("@octocat", "#12", "GH-7", "https://", "www.evil", ":+1:"):
        assert live not in unescaped(escape(live))
        assert unescaped(escape(live)).replace("\u200b", "") == live


def unescaped(written: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), written)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_escaping_loses_nothing(words: str) -> None:
    written = escape(words)
    assert unescaped(written).replace("\u200b", "") == visible(words)
    assert not re.search(r"[|<>@`*_\[\]]", written)


def test_no_sign_of_the_content_steers_a_terminal() -> None:
    about = About("service", "x", Text((("en", "\x1b[31mred\u202e"),)))
    found = replace(hostile(), changes=(Change("reworded", "a\x07", "b\n", (Key("name"),), about),))
    for colour in (True, False):
        written = FORMATS["text"](
            found, change_formatter(found, "en", LOADED.templates, PROFILE), colour
        )
        assert "red" in written
        assert not re.search("\x1b\\[31mred|\u202e|\x07", written)


def test_a_comment_is_never_too_long_for_the_host() -> None:
    one = hostile().changes[0]
    many = tuple(replace(one, about=About("service", f"s-{n}")) for n in range(2000))
    written = report(replace(hostile(), changes=many), "markdown")
    assert len(written) <= LONGEST + 1000
    assert "Changes that have no room here&#58;" in written


def test_a_long_name_hides_no_change() -> None:
    one = hostile().changes[0]
    long = About("service", "long", Text((("en", "x" * 90_000),)))
    found = replace(hostile(), changes=(replace(one, about=long), replace(one)))
    written = report(found, "markdown")
    assert len(written) <= LONGEST
    assert written.count("### ") == 2
    assert "no room" not in written
    unread = (Unread("after", "content/channels.yml", f"channels[{'x' * 90_000}]", "y" * 90_000),)
    written = report(replace(found, unread=unread), "markdown")
    assert len(written) <= LONGEST
    assert written.count("### ") == 2


def test_json_says_each_change_with_its_parts_its_values_and_their_words() -> None:
    found = json.loads(report(hostile(), "json"))
    keys = {
        "version",
        "language",
        "waivers",
        "surroundings",
        "changes",
        "unread",
        "readiness",
        "summary",
    }
    assert found.keys() == keys
    assert found["version"] == 2
    assert found["changes"] == [
        {
            "kind": "reworded",
            "rating": "neutral",
            "part": "service",
            "service": "a|b",
            "id": "a|b",
            "names": {"en": HOSTILE},
            "field": "name",
            "item": HOSTILE,
            "type": "plain",
            "before": HOSTILE,
            "after": HOSTILE + "!",
            "before_text": HOSTILE,
            "after_text": HOSTILE + "!",
        }
    ]
    assert found["summary"] == {"worse": 0, "better": 0, "neutral": 1}
    assert found["readiness"]["before"] == {"level": "", "errors": 0, "coverage": []}


def test_the_first_version_of_json_is_kept_for_one_release() -> None:
    found = json.loads(report(hostile(), "json-v1"))
    assert found.keys() == {"version", "language", "changes", "unread", "readiness", "summary"}
    assert found["version"] == 1
    assert found["changes"] == [
        {
            "kind": "reworded",
            "rating": "neutral",
            "part": "service",
            "service": "a|b",
            "id": "a|b",
            "names": {"en": HOSTILE},
            "field": "name",
            "item": HOSTILE,
            "before": HOSTILE,
            "after": HOSTILE + "!",
        }
    ]


# the command, with a real repository


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Registry", "-c", "user.email=registry@mfano.go.ke")
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, small: Path) -> Path:
    """A repository with a project in a folder of it: an old state, the tag old, and a new one."""
    root = tmp_path / "repository"
    shutil.copytree(small, root / "charters/mfano")
    git(root.parent, "init", "--quiet", "--initial-branch=main", str(root))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=old")
    git(root, "tag", "old")
    edit(root / "charters/mfano/content/services/soil-testing.yml", "KES 1,000", "KES 1,500")
    git(root, "commit", "--quiet", "--all", "--message=new")
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


RAISED = (
    "Soil testing (soil-testing)\n"
    "  worse    Fee: raised, KSh 1,000 per sample → KSh 1,500 per sample\n\n"
    "1 worse, 0 better, 0 neutral\n"
)


def test_two_revisions_or_the_folder_as_it_stands(repository: Path, small: Path) -> None:
    folder = repository / "charters/mfano"
    assert run("-C", folder, "diff", "old").out == RAISED
    assert run("-C", folder, "diff", "HEAD~1", "main").out == RAISED
    assert run("-C", folder, "diff", "HEAD").out == "Nothing changes for citizens.\n"
    assert run("diff", small, folder).out == RAISED
    edit(folder / "content/services/soil-testing.yml", "KES 1,500", "free")
    assert run("-C", folder, "diff", "HEAD", "old").out.startswith("Soil testing")
    assert git(repository, "status", "--short") == "M charters/mfano/content/services/" \
        "soil-testing.yml"  # fmt: skip


def test_the_exit_status_and_the_files(repository: Path, tmp_path: Path) -> None:
    folder = repository / "charters/mfano"
    assert run("-C", folder, "diff", "old").code == 0
    assert run("-C", folder, "diff", "old", "--fail-on", "worse").code == 1
    assert run("-C", folder, "diff", "HEAD", "old", "--fail-on", "worse").code == 0
    ran = run(
        *("-C", folder, "diff", "old", "--language", "sw", "--format", "json"),
        *("--format", f"markdown={tmp_path / 'comment.md'}"),
    )
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["language"] == "sw"
    change = found["changes"][0]
    assert change["after"] == {"amount": "KES 1,500", "per": {"en": "sample", "sw": "sampuli"}}
    assert change["after_text"] == "KSh 1,500 kwa kila sampuli"
    old = json.loads(run("-C", folder, "diff", "old", "--format", "json-v1").out)
    assert old["changes"][0]["after"] == "KSh 1,500 per sample"
    comment = (tmp_path / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith(f"{MARKER}\n## Kinachobadilika kwa wananchi\n")
    assert run("-C", folder, "diff").code == 2
    assert run("-C", folder, "diff", "old", "--fail-on", "better").code == 2


def test_what_cannot_be_compared_is_one_sentence(repository: Path, tmp_path: Path) -> None:
    folder = repository / "charters/mfano"
    (tmp_path / "bare/content").mkdir(parents=True)
    for arguments, sentence in (
        (("-C", folder, "diff", "nowhere"), 'git knows no revision "nowhere"'),
        (("-C", folder, "diff", "--", "--output=x"), 'git knows no revision "--output=x"'),
        (("-C", tmp_path / "bare", "diff", "HEAD"), f"{tmp_path / 'bare'} is in no git repository"),
        (("-C", repository / "charters", "diff", "HEAD"), "there is no folder content/ in"),
        (("-C", folder, "diff", tmp_path), "there is no folder content/ in"),
    ):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (3, ""), arguments
        assert ran.err.startswith(f"mkataba: {sentence}"), ran.err
        assert len(ran.err.splitlines()) == 1


def test_a_shallow_clone_is_told_to_fetch_more(repository: Path, tmp_path: Path) -> None:
    source_ = f"file://{repository}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", source_, str(tmp_path / "clone"))
    ran = run("-C", tmp_path / "clone/charters/mfano", "diff", "HEAD~1")
    assert ran.code == 3
    assert "git fetch --unshallow" in ran.err


def test_a_link_that_leads_out_is_left_where_it_is(repository: Path, tmp_path: Path) -> None:
    folder = repository / "charters/mfano"
    (tmp_path / "secret.yml").write_text("name: Secret\n")
    (folder / "content/services/secret.yml").symlink_to(tmp_path / "secret.yml")
    (folder / "content/services/up.yml").symlink_to("../../../../../secret.yml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message=link")
    ran = run("-C", folder, "diff", "old", "HEAD")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(RAISED.removesuffix("\n"))
    assert "Secret" not in ran.out
