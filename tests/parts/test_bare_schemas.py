"""Schemas that say the least there is to say: no fields, no description."""

from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.schema.shipped import _READ
from tests.conftest import ROOT, run

BARE = """x: {type: text, required: true}
y: {type: string}
z: {type: dict, schema: {inner_field: {type: fee, required: true}}}
"""


def with_schema(root: Path, text: str) -> Path:
    (root / "schemas").mkdir(exist_ok=True)
    (root / "schemas/own.yml").write_text(text, encoding="utf-8")
    return root


def test_a_part_without_fields_is_checked_and_explained(few: Path) -> None:
    with_schema(few, "_part: {label: {en: own, sw: yangu}}\n")
    (few / "content/own.yml").write_text("x: 1\n", encoding="utf-8")
    (found,) = (one for one in check.run(project.load(few)).findings if "own.yml" in one.path)
    assert (found.rule, found.hint) == ("unknown-key", "its schema has no fields")
    explained = run("-C", few, "explain", "own").out
    assert explained.endswith("\nits schema has no fields\n")
    ran = run("-C", few, "export", "--format", "body")
    assert ran.code == 1
    assert 'content/own.yml, line 1: unknown key "x"; it is left out' in ran.err


def test_a_new_file_of_a_bare_schema_names_its_fields(few: Path) -> None:
    assert run("init", "--missing", with_schema(few, BARE)).code == 0
    text = (few / "content/own.yml").read_text(encoding="utf-8")
    assert text.startswith("# Own.\n")
    for line in ("# X.\nx:\n", "# Y. Optional.\n", "#   # Inner field. Write free, an amount"):
        assert line in text
    assert "Words in each language" not in text


@pytest.mark.parametrize("key", _READ)
def test_what_can_not_be_said_of_a_field_of_the_program_has_a_reason(few: Path, key: str) -> None:
    value = {"audience": "internal", "printed": "{no: it is long}"}.get(key, "true")
    shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    text = shipped.replace(
        "department: {type: text, meta: {", f"department: {{type: text, meta: {{{key}: {value}, "
    )
    assert text != shipped
    (few / "schemas").mkdir()
    (few / "schemas/service.yml").write_text(text, encoding="utf-8")
    ran = run("-C", few, "check")
    assert ran.code == 3
    _, found, reason = ran.err.partition(f"department.meta.{key}: can't be said of this field: ")
    assert found, ran.err
    assert len(reason.split()) > 3
