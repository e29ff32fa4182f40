"""What every list of every kind of file says where an item stands in it twice, or is none."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from mkataba import project, source
from mkataba.check import engine
from mkataba.check.content import Content
from mkataba.check.rules import (
    Rule,
    duplicate_id,
    fee_tier_complete,
    listed_service,
    listed_twice,
    none_listed,
    turnaround_channel,
)
from mkataba.check.validate import validate, validators
from mkataba.derive.json_schema import json_schema
from mkataba.schema import Field
from mkataba.source import Path
from tests.check.test_cascades import dumped
from tests.conftest import ROOT
from tests.mutations import places, put, sound

SCHEMAS = project.load_schemas()
TWICE: tuple[Rule, ...] = (
    listed_twice,
    *(duplicate_id, listed_service, turnaround_channel, fee_tier_complete),
)


@cache
def example() -> project.Project:
    return project.load(ROOT)


def lists(kind: str) -> Iterator[tuple[Path, Field]]:
    """Yield the path and the field of each list of a kind of file."""
    for path in sorted({p.path[:-1] for p in places(SCHEMAS, kind) if p.path[-1] == 0}, key=str):
        field = SCHEMAS.field(kind, path)
        assert field is not None
        owners = (SCHEMAS.field(kind, path[:end]) for end in range(1, len(path)))
        if all(owner and int(owner.rules.get("minlength", 0)) < 2 for owner in owners):
            yield path, field  # a fee among those of which the highest is paid is like any fee


def heard(rule: Rule, kind: str, path: Path, items: list[Any]) -> list[Path]:
    """Return where a rule is heard on a list that holds some items, below the list."""
    root = SCHEMAS.root(kind)
    data = put(root, {path[0]: sound(root.fields[str(path[0])])}, path, items)
    of_kind = next(one for one in SCHEMAS.places if one.name == kind)
    file = project.File(of_kind, source.read(f"content/{kind}.yml", dumped(data)))
    entry = validate(file, root, validators(SCHEMAS, ("en", "sw"))(kind))
    found = engine.problems(rule, Content(example(), (entry,)))
    return [tuple(problem.path[len(path) :]) for problem in found]


def _is_hours(field: Field) -> bool:
    return field.item is not None and field.item.rules["type"] == "opening"


@pytest.mark.parametrize("kind", [kind for kind in SCHEMAS.kinds if kind != "waivers"])
def test_an_item_that_stands_twice_in_any_list_is_one_finding(kind: str) -> None:
    for path, field in lists(kind):
        assert field.item is not None
        item = {**sound(field.item), "closes": "17:00"} if _is_hours(field) else sound(field.item)
        told = [found for rule in TWICE for found in heard(rule, kind, path, [item, item])]
        second = [one for one in told if one[:1] == (1,) and len(one) < 3]
        # of a time by channel within the time of one channel, the whole of it is told
        assert len(second) == 1 or (path.count("by_channel") == 2 and told == [()]), (path, told)


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_a_word_for_nothing_is_no_item_of_any_list(kind: str) -> None:
    for path, field in lists(kind):
        item = field.item
        assert item is not None
        texts = [name for name, inner in item.fields.items() if inner.kind == "text"]
        whole = sound(item)
        if item.kind == "text":
            worded: list[Any] = ["none", {"en": "No requirements", "sw": "Hakuna."}]
        elif "short" in item.named:
            worded = ["Nil.", {texts[0]: {"en": "A plan", "sw": "hakuna"}}]
            worded = [*worded[1:], {texts[0]: "nothing"}]
        elif field.rules.get("none"):
            worded = [{**whole, texts[0]: "Hakuna"}]
        else:
            continue
        for none in worded:
            assert len(heard(none_listed, kind, path, [whole, none])) == 1, (path, none)
            assert len(heard(none_listed, kind, path, [none])) == 1, (path, none)


def test_a_list_that_is_asked_for_at_any_length_may_be_empty() -> None:
    long = {
        kind: [f for f in SCHEMAS.root(kind).fields.values() if f.item] for kind in SCHEMAS.kinds
    }
    free = [
        (kind, field)
        for kind, fields in long.items()
        for field in fields
        if field.rules.get("required") and not field.rules.get("minlength")
    ]
    names = ("publications", "waivers")
    assert [field.path for _, field in free] == [(name,) for name in names]
    for text in ("waivers: []\n", "waivers: # none is left\n  []\n"):
        assert not said_of("waivers", text)
    for text in ("waivers:\n", "waivers: [TODO]\n", "waivers: none\n", "{}\n"):
        assert len(said_of("waivers", text)) == 1, text
    form = json_schema(SCHEMAS, "waivers")["properties"]["waivers"]
    assert form["minItems"] == 0


def said_of(kind: str, text: str) -> list[str]:
    of_kind = next(one for one in SCHEMAS.places if one.name == kind)
    file = project.File(of_kind, source.read(f"content/{kind}.yml", text.encode()))
    entry = validate(file, SCHEMAS.root(kind), validators(SCHEMAS, ("en", "sw"))(kind))
    return [finding.rule for finding in entry.findings]
