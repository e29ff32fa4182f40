"""A word that a schema allows is a value, also where it would say nothing in a text."""

import json
import re
import shutil
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.check.presence import lacks
from mkataba.diff import diff
from mkataba.languages import known
from mkataba.values.labels import choice
from mkataba.values.text import STARTERS, is_filled, is_starter, is_unfinished
from tests.conftest import FEW, ROOT, edit, run

KEYS = ("later", "asked", "alone", "in_brackets", "nothing")
PLAIN = re.compile(r"[\w -]+")
WORDS = (
    *("TODO", "tbc", "T.B.D", "xxx", "-", "--", "???", "n/a", "[owner]", "TODO: ask"),
    *(name for names in STARTERS.values() for name in names),
    *dict.fromkeys(
        words
        for language in known()
        for key in KEYS
        for _, words in language.pieces(f"language.placeholders.{key}")
        if PLAIN.fullmatch(words)
    ),
)
"""Words that say nothing where nobody allows them, as each language has them."""

LABEL = "meta: {label: {en: state, sw: hali}}"
ALLOWED = f"type: string, allowed: {json.dumps(['agreed', *WORDS], ensure_ascii=False)}"
STATE = f"state: {{{ALLOWED}, {LABEL}}}\n"
REGISTER = f"""_part: {{label: {{en: register, sw: rejista}}}}
states: {{type: list, required: true, minlength: 1, schema: {{{ALLOWED}}}, {LABEL}}}
rows:
  type: list
  {LABEL}
  schema: {{type: dict, schema: {{state: {{{ALLOWED}, required: true, {LABEL}}}}}}}
"""
SAID = [
    "Imekubaliwa",
    *(f"Hali ya {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(len(WORDS))),
]
HELD = {"states": ["agreed", *WORDS], "rows": [{"state": word} for word in WORDS]}
SERVICES = dict(zip(FEW, ("pending", "TODO", "n/a", "first-service"), strict=True))


@pytest.fixture
def project_with_choices(few: Path) -> Path:
    """A project whose register and services hold each of the words as a choice."""
    shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    (few / "schemas").mkdir()
    (few / "schemas/register.yml").write_text(REGISTER, encoding="utf-8")
    (few / "schemas/service.yml").write_text(f"{shipped.rstrip()}\n{STATE}", encoding="utf-8")
    po = few / "templates/locale/sw.po"
    po.parent.mkdir(parents=True)
    lines = "".join(
        f"\nmsgid {json.dumps(word, ensure_ascii=False)}\nmsgstr {json.dumps(said)}\n"
        for word, said in zip(*(map(choice, ("agreed", *WORDS)), SAID), strict=True)
    )
    # a choice that is no placeholder in English is none in its translation
    lines = re.sub('(msgid "N/a"\nmsgstr ").*', r'\1N/A"', lines)
    po.write_text(project.packaged_catalogue("sw").decode() + lines, encoding="utf-8")
    (few / "content/register.yml").write_text(json.dumps(HELD), encoding="utf-8")
    for name, word in SERVICES.items():
        edit(few, f"content/services/{name}.yml", ("state",), word)
    return few


def test_each_of_the_words_says_nothing_where_nobody_allows_it() -> None:
    assert len(WORDS) > 20
    assert [w for w in WORDS if is_filled(w) and not is_unfinished(w) and not is_starter(w)] == []


def test_a_word_that_the_schema_allows_is_a_value(project_with_choices: Path) -> None:
    checked = check.run(project.load(project_with_choices))
    assert [finding for finding in checked.findings if finding.severity != "note"] == []
    entries = {entry.file.path.removeprefix("content/"): entry for entry in checked.content.entries}
    register = entries["register.yml"]
    assert register.data == HELD
    assert [*lacks(register.field, register.data, (), ("en", "sw"))] == []
    for name, word in SERVICES.items():
        assert entries[f"services/{name}.yml"].data["state"] == word
    assert "register" not in {row.name for row in checked.coverage if row.open}


def test_a_choice_that_changes_is_compared_as_one(
    project_with_choices: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    shutil.copytree(project_with_choices, before)
    (before / "content/register.yml").write_text("states: [agreed]", encoding="utf-8")
    edit(before, "content/services/soil-testing.yml", ("state",), "agreed")
    edit(before, "content/services/hall-hire.yml", ("state",), None)
    ran = run("-C", project_with_choices, "diff", before, "--format", "json")
    changes = json.loads(ran.out)["changes"]
    told = {(c["field"], c["kind"], c["before_text"], c["after_text"]) for c in changes}
    assert ("state", "changed", "Agreed", "Pending") in told
    assert ("state", "gained", "", "Todo") in told
    assert {"State: -", "State: Pending", "State: N/a"} <= {after for *_, after in told}
    assert {kind for _, kind, *_ in told} == {"changed", "gained"}


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_choice_that_is_exported_comes_back(
    project_with_choices: Path, tmp_path: Path, ending: str
) -> None:
    there, back = tmp_path / f"services.{ending}", tmp_path / "back"
    assert run("-C", project_with_choices, "export", "--out", there).code == 0
    shutil.copytree(project_with_choices, back)
    for name in SERVICES:
        (back / f"content/services/{name}.yml").unlink()
    assert run("-C", back, "import", there).code == 0
    text = (back / "content/services/soil-testing.yml").read_text(encoding="utf-8")
    assert "state: pending" in text
    changes = diff(*(check.run(project.load(root)) for root in (project_with_choices, back)))
    assert not changes.changes
    # a cell that is empty takes the choice away, as it does with any other value
    there.write_text(there.read_text(encoding="utf-8").replace("pending", ""), encoding="utf-8")
    assert run("-C", back, "import", there).code == 0
    assert "state" not in (back / "content/services/soil-testing.yml").read_text(encoding="utf-8")
