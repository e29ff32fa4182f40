"""One fault has one finding, and what has to be fixed first is not hidden behind another one."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, project, source
from mkataba.check.rules import RULES, Rule, Sample
from mkataba.check.validate import validate, validators
from mkataba.finding import LEVELS, Finding, Severity
from mkataba.schema import Field
from tests.check.test_cascades import dumped
from tests.check.test_rules import written
from tests.conftest import copy_few
from tests.mutations import places, put, sound

SCHEMAS = project.load_schemas()

SERVICE = {
    "name": {"en": "Soil testing", "sw": "Upimaji wa udongo"},
    "result": {"en": "A report on your soil", "sw": "Ripoti ya udongo wako"},
    "requirements": "none",
    "fee": "free",
    "turnaround": "5 working days",
    "channels": ["counter"],
}

ONE_FAULT: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a fee without currency in one language": (
        {"fee": {"as_published": {"en": "4,000"}}},
        ["as-published"],
    ),
    "a time in words in one language": (
        {"turnaround": {"as_published": {"en": "promptly"}}},
        ["turnaround-measurable"],
    ),
    "a time without unit in one language": (
        {"turnaround": {"as_published": {"sw": "ndani ya 15"}}},
        ["turnaround-unit"],
    ),
    "a kept text beside what it became": (
        {"fee": {"as_published": {"en": "4,000"}, "amount": "KES 4,000"}},
        ["value"],
    ),
    "two forms, one of them unreadable": (
        {"fee": {"free": True, "amount": "5", "note": {"en": "Pay at the counter"}}},
        ["value"],
    ),
    "a key that goes with another one": (
        {"fee": {"free": True, "per": {"en": "page"}}},
        ["value"],
    ),
    "the form of a fee misspelt": ({"fee": {"form": "KES 3", "to": "KES 5"}}, ["unknown-key"]),
    "the form of a time misspelt": (
        {"turnaround": {"evry": "1 month", "by_day": 5}},
        ["unknown-key"],
    ),
    "the key of a step misspelt": (
        {"steps": [{"acton": {"en": "Pay at the counter", "sw": "Lipa kaunta"}}]},
        ["unknown-key"],
    ),
    "no form, and a placeholder": ({"fee": {"note": {"en": "TODO", "sw": "TODO"}}}, ["value"]),
    "a language that is misspelt": ({"name": {"en": "Soil testing", "sv": "Upimaji"}}, ["value"]),
    "words that are a list": ({"name": {"en": ["Soil testing"]}}, ["value"]),
    "a key that is misspelt": (
        {"turnaround": None, "turnarond": "5 working days"},
        ["unknown-key"],
    ),
    "the key of the fee misspelt": ({"fee": None, "fe": "free"}, ["unknown-key"]),
    "a copy that is surely in one language": (
        {"who": {"en": "Owners of land and of farms", "sw": "Owners of land and of farms"}},
        ["copied-text"],
    ),
    "a copy with an hour": (
        {"who": {"en": "Whoever comes at 8 am", "sw": "Whoever comes at 8 am"}},
        ["copied-text"],
    ),
    "a text in one language": ({"who": {"en": "Owners of land"}}, ["translation"]),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> project.Project:
    return project.load(copy_few(tmp_path_factory.mktemp("first") / "project"))


def found_in(small: project.Project, service: dict[str, Any]) -> tuple[Finding, ...]:
    """Return the findings where one of the services holds this."""
    path = "content/services/soil-testing.yml"
    files = tuple(
        replace(file, document=source.read(path, dumped(service))) if file.path == path else file
        for file in small.files
    )
    return check.run(replace(small, files=files)).findings


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_has_one_finding(name: str, small: project.Project) -> None:
    changes, rules = ONE_FAULT[name]
    data = {key: value for key, value in {**SERVICE, **changes}.items() if value is not None}
    assert [found.rule for found in found_in(small, data)] == rules


BLANKS = (None, "", "TODO", "---", "...")


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_a_blank_item_of_any_list_has_one_finding(kind: str) -> None:
    root = SCHEMAS.root(kind)
    validator = validators(SCHEMAS, ("en", "sw"))(kind)
    file_kind = next(one for one in SCHEMAS.places if one.name == kind)
    lists = {place.path[:-1] for place in places(SCHEMAS, kind) if place.path[-1] == 0}
    for path in sorted(lists, key=str):
        field = root.at(path)
        assert field is not None
        assert field.item is not None
        for blank in BLANKS:
            least = [sound(field.item)] * int(field.rules.get("minlength", 1))
            whole = {path[0]: sound(root.fields[str(path[0])])}
            data = put(root, whole, path, [*least, blank])
            file = project.File(file_kind, source.read(f"content/{kind}.yml", dumped(data)))
            mark = file.document.mark((*path, len(least)))
            own = [f for f in validate(file, root, validator).findings if _on(f, mark)]
            assert len(own) == 1, (path, blank, own)
            assert "says nothing" in own[0].message, (path, blank, own)
            assert own[0].rule in ("required", "unfinished", "placeholder"), (path, blank, own)


def shaped() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each type that has to hold one of some keys, with one of its other keys alone."""
    for name, named in SCHEMAS.types.items():
        if "one_of" in named:
            yield name, {}
            for key in sorted(named["fields"].keys() - set(named["one_of"])):
                yield name, {key: sound(Field((name,), {"type": name}, SCHEMAS).fields[key])}


@pytest.mark.parametrize(("name", "held"), [*shaped()], ids=str)
def test_a_form_that_is_missing_has_one_finding(
    name: str, held: dict[str, Any], small: project.Project
) -> None:
    assert name in SERVICE
    told = [found.message for found in found_in(small, {**SERVICE, name: held})]
    assert len(told) == 1, told
    assert told[0].startswith(name), told


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
@pytest.mark.parametrize("text", [b"", b"~\n", b"{}\n", b"# nothing yet\n"], ids=str)
def test_what_a_file_without_keys_lacks_is_told_once(kind: str, text: bytes) -> None:
    root, validator = SCHEMAS.root(kind), validators(SCHEMAS, ("en", "sw"))(kind)
    for file_kind in SCHEMAS.parts[kind].kinds:
        file = project.File(file_kind, source.read(f"content/{kind}.yml", text))
        empty = project.File(file_kind, source.read(f"content/{kind}.yml", b"{}"))
        told, asked = (validate(one, root, validator).findings for one in (file, empty))
        assert [found.message for found in told] == [found.message for found in asked]


def _on(finding: Finding, mark: tuple[int, int]) -> bool:
    return (finding.line, finding.column) == mark


def test_a_misspelt_key_has_the_clause_of_the_right_one(small: project.Project) -> None:
    data = {("fe" if key == "fee" else key): value for key, value in SERVICE.items()}
    (found,) = found_in(small, data)
    assert found.clause == "3.2.2.a.iii"
    assert 'did you mean "fee"?' in found.message


def test_the_hint_for_a_translation_asks_for_a_translation(small: project.Project) -> None:
    data = {**SERVICE, "name": {"en": "Soil testing"}}
    (found,) = found_in(small, data)
    assert found.hint.startswith("translate it")


# what they ask for leaves the words as they are, so that a translation is not in vain
WORDS_STAY = {"printable", "copied-text", "fee-tier-complete"}


def texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each text in two languages."""
    if isinstance(data, dict) and data.keys() == {"en", "sw"}:
        yield path
    elif isinstance(data, dict | list):
        for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from texts(inner, (*path, key))


def in_one_language(sample: Sample) -> Iterator[Sample]:
    """Yield a sample with one of its texts in one language, for each text and language."""
    for place, text in sample.items():
        data = source.read(place, text.encode()).data
        for path in texts(data) if not place.startswith("earlier/") else ():
            for gone in ("en", "sw"):
                changed = deepcopy(data)
                holder = changed
                for part in path:
                    holder = holder[part]
                del holder[gone]
                yield {**sample, place: dumped(changed).decode()}


BLOCKING = [
    rule
    for rule in RULES
    if rule.SEVERITY is Severity.ERROR
    and list(LEVELS).index(rule.LEVEL) <= list(LEVELS).index("publishable")
    and rule.ID not in WORDS_STAY
]


@pytest.mark.parametrize("rule", BLOCKING, ids=lambda rule: rule.ID)
def test_what_has_to_go_is_not_to_be_translated_first(rule: Rule, tmp_path: Path) -> None:
    spoilt = [one for sample in rule.INVALID for one in in_one_language(sample)]
    for number, sample in enumerate(spoilt):
        found = check.run(written(tmp_path / str(number), sample)).findings
        heard = [(one.path, one.node) for one in found if one.rule == rule.ID]
        for one in found:
            if one.rule == "translation":
                text = one.node.rpartition(".")[0]
                at = {node for path, node in heard if path == one.path}
                assert not any(node in at for node in (text, f"{text}.en", f"{text}.sw"))
