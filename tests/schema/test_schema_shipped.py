"""A project's schemas may ask for more than the shipped ones, never for less."""

import copy
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, model, project
from mkataba.diff import diff
from mkataba.errors import MkatabaError
from mkataba.profiles import Profile
from mkataba.schema import Schemas
from mkataba.schema.form import faults
from mkataba.schema.pattern import LONGEST, ends
from tests.conftest import ROOT, places, run

SHIPPED = project.load_schemas()
FILES = {**SHIPPED.files, "types": SHIPPED.types}
PROFILE = SHIPPED.profile
SERVICE = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
LOOSER: dict[str, Any] = {
    "required": False,
    "minlength": 0,
    "min": -1000,
    "max": 1000,
    "regex": ".*",
    "needs": None,
    "refers": None,
    "unique": None,
    "none": None,
    "allowed": None,
}
"""What lets more pass, by the rule; None takes the rule out."""


def own_schema(root: Path, name: str, text: str) -> None:
    """Give a project a schema file of its own."""
    (root / "schemas").mkdir(exist_ok=True)
    (root / f"schemas/{name}.yml").write_text(text, encoding="utf-8")


def said_of(root: Path) -> str:
    """Return what is said of a project's schemas; "" for nothing."""
    try:
        project.load_schemas(root)
    except MkatabaError as error:
        return str(error)
    return ""


def fault_of(name: str, data: Any) -> str:
    """Return the first fault of the shipped schemas with one file of the project's own."""
    read = {**FILES, name: data}
    types, profile = read.pop("types"), Profile(PROFILE.name, read.pop("profile", PROFILE.data))
    fault = next(faults(Schemas(read, types, profile, SHIPPED.languages), SHIPPED), None)
    return f"{fault.file}: {'.'.join(map(str, fault.path))}: {fault.message}" if fault else ""


def fields() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield the file and path of all rules of each field and item of the shipped schemas."""
    for name, data in FILES.items():
        for path in places(data, ()):
            rules = at(data, path)
            if isinstance(rules, dict) and isinstance(rules.get("type"), str):
                yield name, path


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return what stands at a path."""
    for part in path:
        data = data[part]
    return data


def spoilt(name: str, path: tuple[str | int, ...], key: str, value: Any) -> Any:
    """Return a copy of a schema file with one rule of a field changed; None takes it out."""
    data = copy.deepcopy(FILES[name])
    rules = at(data, path)
    if value is None:
        rules.pop(key, None)
    else:
        rules[key] = value
    return data


def test_no_field_of_the_shipped_schemas_can_ask_for_less() -> None:
    tried = 0
    for name, path in fields():
        rules = at(FILES[name], path)
        for key in LOOSER.keys() & rules.keys():
            tried += 1
            said = fault_of(name, spoilt(name, path, key, LOOSER[key]))
            assert said.startswith(f"{name}: "), (name, path, key)
            assert f".{key}: " in said, (name, path, key, said)
    assert tried > 150


def test_no_field_can_be_hidden_or_made_harmless() -> None:
    for name, path in fields():
        rules = at(FILES[name], path)
        meta = rules.get("meta", {})
        where = (name, path)
        if not meta.get("not_compared"):
            hidden = {**meta, "not_compared": "internal"}
            assert ".not_compared: can't be said" in fault_of(
                name, spoilt(*where, "meta", hidden)
            ), where
        if rules.get("required"):
            mild = {**meta, "severity": "note"}
            said = fault_of(name, spoilt(*where, "meta", mild))
            assert "has to stay of the severity" in said or "note" in meta.values(), where
        if "clause" in meta:
            moved = {**meta, "clause": "6.0.1"}
            assert "has to stay" in fault_of(name, spoilt(*where, "meta", moved)), where
        if meta.get("promise") is not False:
            assert fault_of(name, spoilt(*where, "meta", {**meta, "promise": False})) or any(
                at(FILES[name], path[:end]).get("meta", {}).get("promise") is False
                for end in range(1, len(path))
                if isinstance(at(FILES[name], path[:end]), dict)
            ), where


def test_no_mandatory_field_can_be_left_out() -> None:
    tried = 0
    for name, path in fields():
        rules = at(FILES[name], path)
        if path[-1] == "schema" or not (rules.get("required") or "unique" in rules):
            continue
        data = copy.deepcopy(FILES[name])
        del at(data, path[:-1])[path[-1]]
        tried += 1
        assert fault_of(name, data), (name, path)
    assert tried > 80


def test_what_the_program_may_do_without_is_not_relied_on(few: Path) -> None:
    """Each optional field left out: the rest is checked and can be printed."""
    loaded = project.load(few)
    tried = 0
    for name, path in fields():
        rules = at(FILES[name], path)
        if name == "types" or path[-1] == "schema" or rules.get("required") or "unique" in rules:
            continue
        data = copy.deepcopy(FILES[name])
        del at(data, path[:-1])[path[-1]]
        if not fault_of(name, data):
            tried += 1
            own = {**SHIPPED.files, name: data}
            schemas = replace(SHIPPED, files=own, packaged=SHIPPED)
            model.build(check.run(replace(loaded, schemas=schemas)).content)
    assert tried > 20


@pytest.mark.parametrize("key", ["verb", "proof"])
def test_the_duties_of_the_standard_are_not_for_a_project_to_change(key: str) -> None:
    data = copy.deepcopy(dict(PROFILE.data))
    data["clauses"]["3.2.2.a.iii"][key] = "may" if key == "verb" else "none"
    assert f"clauses.3.2.2.a.iii.{key}: has to stay" in fault_of("profile", data)


def test_no_clause_of_the_standard_can_be_left_out() -> None:
    data = copy.deepcopy(dict(PROFILE.data))
    del data["clauses"]["6.0.1"]  # no field answers it
    assert "clause 6.0.1 has to stay" in fault_of("profile", data)


@pytest.mark.parametrize("kind", [*SHIPPED.kinds])
def test_an_empty_schema_is_told_with_file_and_line(few: Path, kind: str) -> None:
    own_schema(few, kind, "{}\n")
    ran = run("-C", few, "check")
    assert (ran.code, ran.out) == (3, "")
    assert f"schemas/{kind}.yml, line 1: the field " in ran.err
    assert "has to stay: " in ran.err


def test_a_fee_that_the_own_schema_lets_go_is_no_exemplary_charter(few: Path) -> None:
    service = few / "content/services/hall-hire.yml"
    text = service.read_text(encoding="utf-8")
    service.write_text(re.sub(r"(?m)^fee:.*\n(?: .*\n)*", "", text), encoding="utf-8")
    own_schema(
        few, "service", SERVICE.replace("fee: {type: fee, required: true, ", "fee: {type: fee, ")
    )
    ran = run("-C", few, "check")
    assert ran.code == 3
    assert "service.yml, line 9: fee.required: has to stay true: the field is mandatory" in ran.err


def test_more_can_be_asked_for(tmp_path: Path) -> None:
    text = SERVICE.replace(
        "who: {type: text, meta: {", "who: {type: text, required: true, meta: {severity: error, "
    )
    text = text.replace("minlength: 1", "minlength: 2")
    text = text.replace("link: {type: url,", "link: {type: url, regex: 'https://.*', needs: [law],")
    text += 'room: {type: list, minlength: 1, schema: {type: text}, meta: {not_compared: "ours"}}\n'
    own_schema(tmp_path, "service", text)
    assert said_of(tmp_path) == ""


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*b",
        "(a|a)*b",
        "(a|ab)*c",
        "([a-z]+[0-9]*)+!",
        "(a?){60}b",
        "(?:x+x+)+y",
        "(a{1,20}){1,20}b",
        "a*a*a*a*a*a*b",
        "(?=(a+)+b)a",
        "((a|b)|(a|c))+d",
        "(.*,){30}x",
        r"(\w+\s?)*\.",
        "(?:(?:a?)+)+b",
    ],
)
def test_a_pattern_that_could_take_for_ever_is_refused(tmp_path: Path, pattern: str) -> None:
    own_schema(tmp_path, "service", f"{SERVICE}x: {{type: string, regex: '{pattern}'}}\n")
    assert "x.regex: could take for ever" in said_of(tmp_path)


@pytest.mark.parametrize(
    "pattern",
    [
        "[A-Z]{3}-[0-9]+",
        r"\d{4}-\d{2}-\d{2}",
        "(red|green|blue)",
        "([0-9]{2}:){2}[0-9]{2}",
        "(ab|cd)+",
        r"[a-z]+(-[a-z]{1,5})?",
        r"KE/\d{1,6}/[A-Z]{1,4}/\d{1,4}",
        "([0-9][a-z])*",
    ],
)
def test_patterns_of_every_day_stand(pattern: str) -> None:
    assert ends(pattern)


def test_what_is_let_through_comes_to_an_end(few: Path) -> None:
    pattern = "a*a*a*b"  # among the slowest that are let through
    assert ends(pattern)
    own_schema(few, "service", f"{SERVICE}x: {{type: string, regex: '{pattern}'}}\n")
    service = few / "content/services/hall-hire.yml"
    text = service.read_text(encoding="utf-8")
    service.write_text(f"{text}x: {'a' * LONGEST}\n", encoding="utf-8")
    began = time.process_time()
    found = check.run(project.load(few)).findings
    service.write_text(f"{text}x: {'a' * 50_000}b\n", encoding="utf-8")
    found += check.run(project.load(few)).findings
    assert time.process_time() - began < 10
    assert len([one for one in found if one.path.endswith("hall-hire.yml")]) == 2


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", ', not_compared: "ours"', True),
        (', not_compared: "ours"', "", True),
        (', not_compared: "ours"', ', not_compared: "ours", label: hall', False),
        (', not_compared: "ours"', None, True),
        (None, ', not_compared: "ours"', True),
    ],
)
def test_an_own_field_is_left_out_of_a_comparison_only_where_both_sides_say_so(
    few: Path, before: str | None, after: str | None, told: bool
) -> None:
    service = few / "content/services/hall-hire.yml"
    text = service.read_text(encoding="utf-8")
    sides = []
    for meta, value in ((before, "one"), (after, "two")):
        own = "" if meta is None else f"x: {{type: string, meta: {{describes: x{meta}}}}}\n"
        own_schema(few, "service", SERVICE + own)
        service.write_text(f"{text}x: {value}\n", encoding="utf-8")
        sides.append(check.run(project.load(few)))
    changes = diff(*sides).changes
    assert [change.field for change in changes] == (["x"] if told else [])
