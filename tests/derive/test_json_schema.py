"""The exported JSON Schemas accept what the check accepts, and refuse what is wrong on its face."""

import copy
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from mkataba import project
from mkataba.derive.explain import explain
from mkataba.derive.json_schema import json_schema
from mkataba.finding import Severity
from mkataba.schema import Field
from mkataba.source import read
from tests.conftest import ROOT

SCHEMAS = project.load_schemas()
FILES = project.load(ROOT).files
BUILDING_PLAN = next(file.document.data for file in FILES if file.id == "building-plan-approval")

TYPICAL_ERRORS: list[tuple[str, Any]] = [
    ("fee", "cheap"),
    ("fee", "500"),
    ("fee", {}),
    ("fee", {"free": True, "amount": "KES 5"}),
    ("fee", {"amount": "KES 5", "to": "KES 9"}),
    ("fee", {"free": False}),
    ("fee", {"tiers": [{"label": "Shop"}]}),
    ("turnaround", "promptly"),
    ("turnaround", {"rings": 21}),
    ("turnaround", "0 rings"),
    ("turnaround", "0 working days"),
    ("turnaround", {"by_day": 5}),
    ("name", ""),
    ("name", "- -"),
    ("name", {"fr": "Permis"}),
    ("requirements", []),
    ("requirements", [{"where": "Here"}]),
    ("channels", ["Front Desk"]),
    ("link", "www.mfano.go.ke"),
    ("nmae", "Permit"),
]
WAYS_OF_WRITING = [
    "fee: Free",
    "fee: KSh 1,050.50",
    "fee: {higher_of: [KES 5, {percent: 2, of: the rent}]}",
    "turnaround: Same day",
    "turnaround: 3 rings",
    "turnaround: 1\u20134 weeks",
    "turnaround: {every: 1 month, by_day: 5}",
    "requirements: none",
    "requirements: [{en: Card}, Form, {what: 2}]",
    "name: 112",
    "fee: {amount: KES 5, extras: [], payment: [], note: ~}",
    "turnaround: {within: 5 working days, law: ~, acknowledge: }",
    "steps: []",
    "service_points: ",
    "law: ~",
    "link: ''",
]


@cache
def validator(kind: str, *languages: str) -> Validator:
    schema = json_schema(SCHEMAS, kind, languages)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def is_service(**changes: Any) -> bool:
    """Tell whether a service of the example is still one after some fields were changed."""
    return validator("service").is_valid({**BUILDING_PLAN, **changes})


@pytest.mark.parametrize("languages", [(), ("en", "sw")])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_every_file_of_the_example_passes(file: project.File, languages: tuple[str, ...]) -> None:
    errors = validator(file.kind.name, *languages).iter_errors(file.document.data)
    assert [error.message for error in errors] == []


def required_places(kind: str) -> list[tuple[str | int, ...]]:
    """Return the paths to fields that the example's first file of a kind has to have."""
    data = next(file for file in FILES if file.kind.name == kind).document.data
    found: list[tuple[str | int, ...]] = []

    def look(value: Any, path: tuple[str | int, ...]) -> None:
        field = SCHEMAS.field(kind, path)
        needed = field and field.rules.get("required") and field.severity is Severity.ERROR
        if path and needed and isinstance(path[-1], str):
            found.append(path)
        items = value.items() if isinstance(value, dict) else ()
        for key, inner in enumerate(value) if isinstance(value, list) else items:
            look(inner, (*path, key))

    look(data, ())
    return found


@settings(deadline=None)
@given(st.data())
def test_a_file_without_a_required_field_fails(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted({file.kind.name for file in FILES})))
    path = data.draw(st.sampled_from(required_places(kind)))
    file = next(file for file in FILES if file.kind.name == kind)
    holder = content = copy.deepcopy(file.document.data)
    for part in path[:-1]:
        holder = holder[part]
    del holder[path[-1]]
    assert not validator(kind).is_valid(content)


@settings(deadline=None)
@given(
    st.sampled_from(
        [n for n, f in SCHEMAS.root("service").fields.items() if f.rules.get("required")]
    )
)
def test_a_service_without_a_required_field_fails(name: str) -> None:
    content = {key: value for key, value in BUILDING_PLAN.items() if key != name}
    errors = list(validator("service").iter_errors(content))
    assert [error.message for error in errors] == [f"'{name}' is a required property"]


@pytest.mark.parametrize(("name", "value"), TYPICAL_ERRORS)
def test_typical_errors_fail(name: str, value: Any) -> None:
    assert not is_service(**{name: value})


@pytest.mark.parametrize("line", WAYS_OF_WRITING)
def test_every_way_of_writing_passes(line: str) -> None:
    assert is_service(**read("line.yml", line.encode()).data)


def test_a_translation_is_asked_for_where_the_languages_are_known() -> None:
    content = {**BUILDING_PLAN, "name": {"en": "Building plans"}}
    assert validator("service").is_valid(content)
    assert not validator("service", "en", "sw").is_valid(content)


def test_other_tools_take_the_schemas(tmp_path: Path) -> None:
    paths = [tmp_path / f"{kind}.json" for kind in SCHEMAS.kinds]
    for path in paths:
        path.write_text(json.dumps(json_schema(SCHEMAS, path.stem)), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *paths]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_a_schema_explains_itself() -> None:
    schema = json_schema(SCHEMAS, "service")
    fee = schema["properties"]["fee"]
    assert schema["title"] == "content/services/*.yml"
    assert fee["title"] == "Fee"
    assert fee["x-clause"] == "3.2.2.a.iii"
    assert "Clause 3.2.2.a.iii, Cost: required (shall)." in fee["description"]
    assert fee["examples"] == ["KES 500"]
    minimum = schema["$defs"]["fee"]["anyOf"][1]["properties"]["minimum"]
    assert minimum["examples"] == ["KES 1,050"]


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_every_field_says_what_it_is(kind: str) -> None:
    def look(field: Field, schema: dict[str, Any]) -> None:
        for name, inner in field.fields.items():
            said = schema["properties"][name]
            assert said["title"], inner.path
            assert said["description"], inner.path
            own = inner.rules.get("meta", {}).get("clause")
            assert said.get("x-clause") == own
            if not inner.named and inner.rules["type"] == "dict":
                look(inner, said if "properties" in said else said["anyOf"][0])

    look(SCHEMAS.root(kind), json_schema(SCHEMAS, kind, ("en", "sw")))


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_no_key_of_ours_stands_beside_a_reference(kind: str) -> None:
    """The language server offers nothing for a reference that has other neighbours."""
    known = {"$ref", "title", "description", "examples"}

    def look(node: Any) -> None:
        for inner in node.values() if isinstance(node, dict) else node:
            if isinstance(inner, dict | list):
                look(inner)
        assert "$ref" not in node or node.keys() <= known, node

    look(json_schema(SCHEMAS, kind, ("en", "sw")))


def test_examples_are_in_the_languages_of_the_project() -> None:
    for languages, other in ((("en",), "sw"), (("sw",), "en"), (("en", "fr"), "sw")):
        for kind in SCHEMAS.kinds:
            text = json.dumps(json_schema(SCHEMAS, kind, languages), ensure_ascii=False)
            assert not re.search(rf"[{{ ]{other}: ", text), (languages, kind)
    spoken = explain(SCHEMAS, "fee-explicit", ("en",))
    assert "en: " in spoken
    assert "sw: " not in spoken
