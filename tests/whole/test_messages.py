"""What is told of content, schemas and standards has the words of files, not those of Python."""

import copy
import json
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mkataba import check, project, source
from mkataba.check.validate import validate, validators
from mkataba.profiles import form as profile_form
from mkataba.schema import Schemas
from mkataba.schema.form import faults
from mkataba.source import Path as Keys
from tests.derive.test_editor_agrees import KINDS, LANGUAGES, SCHEMAS, cases
from tests.mutations import put, sound, written

QUOTED = re.compile(r'"(\\.|[^"\\])*"')
OF_PYTHON = re.compile(
    r"\b(True|False|None|NoneType|nan|Ellipsis)\b|<(class|bound|function)|\bobject at 0x"
    r"|\b(dict_|frozenset|set\(|tuple\(|list\(|Decimal\(|datetime|\w+\(\w+=)"
    r"|\[['(]|\{['}]?'|(?<!\w)'[^' ]*'"
)
HOSTILE: tuple[Any, ...] = (
    *(None, True, False, 0, 1.5, "", "x", "3.1.1", [], [None], ["x"], [True], [["x"]], [1, 2]),
    *({}, {"x": 1}, {"no": None}, {"no": True}),
)
OWN = """
rows:
  type: list
  schema:
    type: dict
    schema:
      one: {type: integer, allowed: [1, 2]}
      two: {type: boolean, required: true, allowed: [true]}
      three: {type: number, min: 3}
      four: {type: integer, max: 4}
      five: {type: list, minlength: 2, maxlength: 2, schema: {type: boolean, allowed: [false]}}
      six: {type: string, regex: "[0-9]+", minlength: 2}
      seven: {type: string, required: true, allowed: [agreed]}
"""


def in_words(message: str) -> None:
    """Assert that a message holds no word of Python beside what it quotes."""
    found = OF_PYTHON.search(QUOTED.sub('""', message))
    assert not found, (found[0], message)


def spoilt(data: Any, count: int, seed: str) -> Iterator[Any]:
    """Yield plain data with a value put at one of its places."""
    drawn = random.Random(seed)  # noqa: S311 - the same places each time
    places = [*_places(data, ())]
    for path in drawn.sample(places, min(count, len(places))):
        for value in drawn.sample(HOSTILE, 3):
            yield _with(data, path, value)


def _places(data: Any, path: Keys) -> Iterator[Keys]:
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in inner:
        yield (*path, key)
        yield from _places(value, (*path, key))


def _with(data: Any, path: Keys, value: Any) -> Any:
    made = copy.copy(data)
    made[path[0]] = _with(made[path[0]], path[1:], value) if path[1:] else value
    return made


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_what_is_told_of_a_value(kind: str) -> None:
    root, validator = SCHEMAS.root(kind), validators(SCHEMAS, LANGUAGES)(kind)
    whole = sound(root)
    for case in cases(kind):
        raw = written(put(root, whole, case.path, case.value))
        file = project.File(KINDS[kind], source.read(f"content/{kind}.yml", raw))
        for found in validate(file, root, validator).findings:
            in_words(found.message)
            in_words(found.hint)


def test_what_is_told_of_a_field_of_an_own_part(few: Path) -> None:
    (few / "schemas").mkdir()
    (few / "schemas/own.yml").write_text(OWN, encoding="utf-8")
    names = ("one", "two", "three", "four", "five", "six", "seven")
    rows = [dict.fromkeys(names, value) for value in HOSTILE]
    (few / "content/own.yml").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    found = [one for one in check.run(project.load(few)).findings if one.path.endswith("own.yml")]
    assert len(found) > 50
    for one in found:
        in_words(one.message)
    assert "rows[2].two can only be true, not false" not in {one.message for one in found}
    assert "rows[3].two can only be true, not false" in {one.message for one in found}


@pytest.mark.parametrize("name", ["types", "service", "charter", "organization"])
def test_what_is_told_of_a_schema(name: str) -> None:
    data = SCHEMAS.types if name == "types" else SCHEMAS.files[name]
    told = 0
    for made in spoilt(data, 60, name):
        types = made if name == "types" else SCHEMAS.types
        files = SCHEMAS.files if name == "types" else {**SCHEMAS.files, name: made}
        own = Schemas(files, types, SCHEMAS.profile, SCHEMAS.languages, SCHEMAS)
        for fault in islice(faults(own, SCHEMAS), 1):  # it has to be fixed before the next is asked
            in_words(fault.message)
            told += 1
    assert told > 30


def test_what_is_told_of_a_standard() -> None:
    data = msgspec.to_builtins(SCHEMAS.profile.data)
    told = 0
    for made in spoilt(data, 60, "standard"):
        found = [*profile_form.faults(made)] or [*profile_form.weakened(made, data)]
        told += len(found)
        for _, message in found:
            in_words(message)
    assert told > 50
