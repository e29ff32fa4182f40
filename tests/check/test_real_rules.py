"""What the rules say of published charters is what the docs say that they say."""

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkataba import check, project
from mkataba.check.rules import RULES
from mkataba.cli import group
from tests.charters import ROWS, Row
from tests.conftest import ROOT

DOCS = ROOT / "docs" / "rules-on-real-charters.md"
HEADS = {
    "en": ("Service", "Requirements", "Charges", "Timelines"),
    "sw": ("Huduma", "Mahitaji", "Gharama", "Muda"),
}
COLUMNS = ("service", "requirements", "fee_text", "turnaround_text")
FORMS = {
    "required",
    "recommended",
    "element-open",
}  # what is not said at all: the rows are no whole charters


def language_of(organisation: str) -> str:
    kiswahili = "Kiswahili" in organisation or organisation.startswith("Longido")
    return "sw" if kiswahili else "en"


def done(*arguments: str | Path) -> None:
    result = CliRunner().invoke(group, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """Findings on the 154 rows by rule, each body in a project of its own."""
    folder = tmp_path_factory.mktemp("bodies")
    for language in HEADS:
        done("init", folder / language, "--language", language)
        for service in (folder / language / "content" / "services").iterdir():
            service.unlink()
    bodies: dict[str, list[Row]] = {}
    with ROWS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            bodies.setdefault(row["organisation"], []).append(row)
    found: Counter[str] = Counter()
    for number, (organisation, rows) in enumerate(bodies.items()):
        language = language_of(organisation)
        root = shutil.copytree(folder / language, folder / str(number))
        source = folder / f"{number}.csv"
        with source.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADS[language])
            writer.writerows([row[column] for column in COLUMNS] for row in rows)
        currency = ["--currency", "KES"] if rows[0]["country"] == "Kenya" else []
        done("-C", root, "import", source, *currency)
        checked = check.run(project.load(root))
        assert any(checked.content.of("service")), f"nothing of {organisation} came in"
        about = (f.rule for f in checked.findings if f.path.startswith("content/services/"))
        found.update(rule for rule in about if rule not in FORMS)
    return found


def told() -> Counter[str]:
    """Return the hits that the docs tell of, by rule."""
    counts: Counter[str] = Counter()
    for names, hits in re.findall(r"^\| ([a-z, -]+) \| (\d+)\b", DOCS.read_text("utf-8"), re.M):
        counts.update({name: int(hits) for name in names.split(", ")})
    return counts


def test_the_docs_say_what_each_rule_says_of_published_charters(heard: Counter[str]) -> None:
    assert +told() == heard


def test_the_docs_tell_of_every_rule() -> None:
    assert {rule.ID for rule in RULES} == set(told())
