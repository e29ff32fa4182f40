"""A text whose translation is waived is published in the languages that it has."""

import json
from pathlib import Path

import pytest

from tests.conftest import edit, run
from tests.outputs import pdf


@pytest.mark.parametrize("has", ["en", "sw"])
def test_it_is_printed_where_it_says_something(few: Path, has: str) -> None:
    """The mark stands in the other language alone."""
    lacks = {"en": "sw", "sw": "en"}[has]
    said = {"en": "Fast service for all", "sw": "Huduma ya haraka kwa wote"}
    edit(few, "content/organization.yml", ("vision",), {has: said[has]})
    waiver = {"rule": "translation", "place": "organization.yml#vision", "reason": "In work"}
    waiver |= {"owner": "Clerk", "expires": "2026-12-01"}
    (few / "content/waivers.yml").write_text(json.dumps({"waivers": [waiver]}), encoding="utf-8")
    ran = run("-C", few, "build", "--only", "charter.pdf")
    assert ran.code == 0, ran.err
    marks = {"en": "[to be filled in]", "sw": "[itajazwa]"}
    printed = {code: pdf(few / f"prints/{code}/charter.pdf") for code in said}
    assert said[has] in printed[has]
    assert marks[has] not in printed[has]
    assert said[has] not in printed[lacks]
    assert marks[lacks] in printed[lacks]
