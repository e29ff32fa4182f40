"""Schemas of an organisation's own: parts that have a schema alone, and fields in other parts."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

from tests.conftest import ROOT

HERE = Path(__file__).parent / "parts"
CHOICES = {"Draft text": "Maandishi ya awali", "Agreed": "Imekubaliwa"}
"""The words of the choices in those schemas, with their translation."""


def own_schemas(root: Path) -> None:
    """Give a project the parts in ``parts/schemas`` and the fields in ``parts/own_fields.yml``."""
    shutil.copytree(HERE / "schemas", root / "schemas")
    (root / "templates/locale").mkdir(parents=True)
    shipped = (ROOT / "templates/locale/sw.po").read_text(encoding="utf-8")
    own = "".join(f'\nmsgid "{en}"\nmsgstr "{sw}"\n' for en, sw in CHOICES.items())
    (root / "templates/locale/sw.po").write_text(shipped + own, encoding="utf-8")
    fields = YAML(typ="safe").load(HERE / "own_fields.yml")
    for part, lines in fields.items():
        shipped = (ROOT / f"schemas/{part}.yml").read_text(encoding="utf-8")
        (root / f"schemas/{part}.yml").write_text(f"{shipped.rstrip()}\n{lines}", encoding="utf-8")


def own_content(root: Path) -> None:
    """Give a project the files of its own parts."""
    shutil.copytree(HERE / "content", root / "content", dirs_exist_ok=True)
