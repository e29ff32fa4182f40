"""What is accepted without Cerberus is what Cerberus finds nothing wrong with, and no more."""

import copy
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import project
from mkataba.check.accept import Acceptance
from mkataba.check.long_form import Typed, long_form
from mkataba.check.validate import ALONE, Validator, validators
from mkataba.check.value_checks import checks
from mkataba.project import File
from tests.conftest import ROOT
from tests.mutations import HOSTILE

SCHEMAS = project.load_schemas()
FILES = project.load(ROOT).files
LANGUAGES = ("en", "sw")
VALUES = (
    *HOSTILE,
    "KES 5",
    "3 days",
    "12:30",
    "a@b.ke",
    "https://a.ke",
    {"sw": None},
    {"free": True},
)


@cache
def validator(kind: str, languages: tuple[str, ...] = LANGUAGES) -> Validator:
    return validators(SCHEMAS, languages)(kind)


def data_of(file: File) -> Any:
    root = SCHEMAS.root(file.kind.name)
    return long_form(
        root, copy.deepcopy(file.document.data), (), {}, file.document, Typed(ALONE.normal)
    )


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each owner in ``data`` with each of its keys, and with one that it lacks."""
    if isinstance(data, dict | list):
        for key, inner in list(data.items() if isinstance(data, dict) else enumerate(data)):
            yield data, key
            yield from places(inner)
    if isinstance(data, dict):
        yield data, "unheard_of"


def agrees(checked: Validator, data: Any) -> bool:
    """Tell whether data is accepted; fail if it is and Cerberus finds something wrong."""
    accepted = checked.accepts(data)
    is_right = checked.cerberus.validate(data, normalize=False)
    assert is_right or not accepted, data
    return accepted


@pytest.mark.parametrize("languages", [LANGUAGES, ("en",), ()])
def test_every_file_of_the_example_is_accepted_at_once(languages: tuple[str, ...]) -> None:
    for file in FILES:
        checked, data = validator(file.kind.name, languages), data_of(file)
        assert agrees(checked, data) is checked.cerberus.validate(data, normalize=False)


def test_nothing_is_accepted_that_cerberus_refuses() -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    accepted = refused = 0
    for file in {file.kind.name: file for file in FILES}.values():
        checked = validator(file.kind.name)
        spots = list(places(data_of(file)))
        for number in chance.sample(range(len(spots)), min(len(spots), 30)):
            data = data_of(file)
            owner, key = list(places(data))[number]
            values = chance.sample(VALUES, 3)
            if isinstance(owner, dict) and key in owner:
                del owner[key]
                agrees(checked, data)
            for value in values:
                if isinstance(owner, dict):
                    owner[key] = value
                else:
                    owner[key : key + 1] = [value]
                if agrees(checked, data):
                    accepted += 1
                else:
                    refused += 1
    assert accepted > 5
    assert refused > 300


@pytest.mark.parametrize("kind", sorted(SCHEMAS.types))
def test_a_value_of_a_named_type_is_accepted_only_if_cerberus_takes_it(kind: str) -> None:
    schemas = replace(SCHEMAS, files={"probe": {"x": {"type": kind}}})
    checked = validators(schemas, LANGUAGES)("probe")
    for value in (*VALUES, SCHEMAS.types[kind]["meta"]["example"]):
        agrees(checked, {"x": value})


@pytest.mark.parametrize(
    "rules",
    [{"type": "set"}, {"type": "string", "unheard_of": 1}, {"type": "string", "anyof": []}],
)
def test_what_is_not_known_is_not_accepted(rules: dict[str, Any]) -> None:
    accepts = Acceptance({}, checks(SCHEMAS, LANGUAGES)).of_map({"x": rules})
    assert accepts({})
    assert not accepts({"x": "a"})
