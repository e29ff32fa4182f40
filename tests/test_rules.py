"""Each rule on its own samples: silent on the valid one, and heard on the invalid one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mkataba import project
from mkataba.check.content import Content, Problem
from mkataba.check.rules import FORM_RULES, RULES, Rule
from mkataba.check.validate import validate, validators


def problems(rule: Rule, sample: Mapping[str, str], root: Path) -> list[Problem]:
    for place, text in sample.items():
        path = root / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = project.load(root)
    validator = validators(loaded.schemas, ("en", "sw"))
    entries = tuple(
        validate(file, loaded.schemas.root(file.kind.name), validator(file.kind.name))
        for file in loaded.files
    )
    assert len(entries) == len(sample)
    return list(rule.check(Content(loaded, entries)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_a_rule_is_silent_on_its_valid_sample(rule: Rule, tmp_path: Path) -> None:
    assert problems(rule, rule.VALID, tmp_path) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_a_rule_is_heard_on_its_invalid_sample(rule: Rule, tmp_path: Path) -> None:
    found = problems(rule, rule.INVALID, tmp_path)
    assert len(found) == 1
    assert found[0].message[0].islower() or found[0].message[0] in "\"'"
    assert found[0].hint


def test_every_rule_has_its_own_id() -> None:
    ids = [rule.ID for rule in RULES] + list(FORM_RULES)
    assert len(ids) == len(set(ids))
    for rule in RULES:
        assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.ID  # type: ignore[attr-defined]
