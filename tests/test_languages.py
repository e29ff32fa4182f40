"""A language is one folder of data and one catalogue, whoever brings it."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba import check, project
from mkataba.languages import packaged
from tests.conftest import ROOT, copy_few, run

FRENCH = ROOT / "tests/fixtures/languages"
SERVICES = ("soil-testing", "hall-hire", "ict-support")


SMALL = {"the": "le", "of": "de", "and": "et", "to": "à", "in": "dans", "we": "nous", "for": "pour"}


def in_french(words: str) -> str:
    """Return words that stand for French ones: no word of another language is among them."""

    def word(found: re.Match[str]) -> str:
        return SMALL.get(found[0], f"{found[0]}eau")

    return re.sub(r"(?<![\w@./:*#])[A-Za-z][A-Za-z'’]*(?![\w@/:*#]|[.]\w)", word, words)


def translated(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"en", "sw"}:
            return {"en": value["en"], "fr": in_french(str(value["en"]))}
        return {key: translated(inner) for key, inner in value.items()}
    return [translated(inner) for inner in value] if isinstance(value, list) else value


def rewrite(path: Path, change: Any) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width = False, 4000
    data = yaml.load(path.read_text(encoding="utf-8"))
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(change(data), stream)


def speak_french(root: Path) -> None:
    """Put French in the place of Kiswahili, in each text and in what is declared."""
    for path in (root / "content").rglob("*.yml"):
        rewrite(path, translated)
    rewrite(root / "content/organization.yml", lambda data: {**data, "languages": ["en", "fr"]})


def bring(root: Path) -> None:
    """Give a project the folder and the catalogue of French."""
    shutil.copytree(FRENCH / "fr", root / "languages/fr")
    (root / "templates/locale").mkdir(parents=True)
    shutil.copy(FRENCH / "fr.po", root / "templates/locale/fr.po")


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """A project of three services in English and French, which mkataba does not bring."""
    root = copy_few(tmp_path / "project", SERVICES)
    speak_french(root)
    bring(root)
    return root


def test_french_is_one_folder_and_one_catalogue(french: Path) -> None:
    loaded = project.load(french)
    report = check.run(loaded)
    assert [(f.path, f.rule, f.message) for f in report.findings] == []
    assert report.unchecked == {}
    assert report.level == "exemplary"
    assert "fr" not in packaged()
