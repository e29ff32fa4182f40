"""An export holds all that services say, whatever the schemas ask, and an import gives it back."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mkataba import project, source
from mkataba.import_.silent import said_of
from mkataba.project import CONTENT
from mkataba.schema import BUILTIN, Field
from mkataba.schema.normal import normal
from mkataba.tables import office
from mkataba.tables.grid import UnreadableError
from mkataba.values.cells import one_line
from tests.conftest import ROOT, Ran, copy_few, edit, run
from tests.drawn_data import data_of

FORMS = ("csv", "xlsx", "json")
EDITED = {"xlsx": ("ods", "xlsx"), "csv": ("csv:Text - txt - csv (StarCalc):44,34,76",)}
"""How a workbook is saved in LibreOffice, one after the other, by the kind of the last file.

CSV is saved with commas, quotes and UTF-8, as the dialogue of LibreOffice proposes.
"""

ALONE, OWN, FOUR = (("en",), False), (("en", "sw"), True), (("en", "sw", "fr", "rw"), False)
"""Languages of a project, and whether its services have fields of its own."""
LEAST = 6
"""As many services are drawn, and more until each field was said once."""


def own_fields() -> dict[str, Any]:
    """Return rules of fields of every type, alone and in lists of maps."""

    def about(**rules: Any) -> dict[str, Any]:
        return rules | {"meta": {"label": "own", "describes": "Of an organisation."}}

    made: dict[str, Any] = {}
    for name in (*project.load_schemas().types, *sorted(BUILTIN - {"list", "dict"})):
        rules = about(type=name, **({"refers": "channel"} if name == "id" else {}))
        inner = about(type="dict", schema={"inner": rules, "words": about(type="text")})
        made |= {f"own_{name}": rules, f"maps_of_{name}": about(type="list", schema=inner)}
    return made


def services(field: Field, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return services in which every field that the schemas have is said at least once."""
    random = Random(len(languages))  # noqa: S311 - no secret: the same ones each time
    wanted, made = declared(field), []
    while wanted or len(made) < LEAST:
        made.append(data_of(field, languages, random, whole=len(made) % 2 == 0))
        wanted -= said(field, made[-1])
        assert len(made) < 100, f"never drawn: {sorted(wanted)}"
    return {f"drawn-{number}": data for number, data in enumerate(made)}


def declared(field: Field, seen: frozenset[str] = frozenset()) -> set[tuple[str, str]]:
    """Return each field that can stand below one: the type that has it, and its name."""
    kind = str(field.rules["type"])
    if field.item is not None:
        return declared(field.item, seen)
    if kind in seen:
        return set()
    within = seen | {kind} if field.named else seen
    inner = field.fields.values()
    return {(owner(field), name) for name in field.fields}.union(
        *(declared(sub, within) for sub in inner)
    )


def said(field: Field, data: Any) -> set[tuple[str, str]]:
    """Return those of the fields that :func:`declared` names of which data say something."""
    if field.item is not None and isinstance(data, list):
        return set().union(*(said(field.item, sub) for sub in data))
    if not (field.fields and isinstance(data, dict)):
        return set()
    return {(owner(field), name) for name in data}.union(
        *(said(field.fields[name], sub) for name, sub in data.items())
    )


def owner(field: Field) -> str:
    return str(field.rules["type"]) if field.named else ".".join(field.path)


def speaking(root: Path, languages: tuple[str, ...]) -> Path:
    """Return a project with one service, in some languages."""
    copy_few(root, ("soil-testing",))
    edit(root, f"{CONTENT}/organization.yml", ("languages",), list(languages))
    for code in languages[2:]:  # one that mkataba comes without
        shutil.copytree(ROOT / "tests/fixtures/languages/fr", root / f"languages/{code}")
        (root / "templates/locale").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests/fixtures/languages/fr.po", root / f"templates/locale/{code}.po")
    return root


def with_own_fields(root: Path) -> None:
    shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8").rstrip()
    lines = (f"{name}: {json.dumps(rules)}" for name, rules in own_fields().items())
    (root / "schemas").mkdir()
    (root / "schemas/service.yml").write_text("\n".join((shipped, *lines, "")), encoding="utf-8")


class Held:
    """A project that holds the drawn services, and the same without them."""

    def __init__(self, folder: Path, languages: tuple[str, ...], own: bool) -> None:
        """Make both below ``folder``."""
        self.root = speaking(folder / "whole", languages)
        if own:
            with_own_fields(self.root)
        self.empty = folder / "empty"
        shutil.copytree(self.root, self.empty)
        self.field = project.load(self.root).schemas.root("service")
        self.default = languages[0]
        self.drawn = services(self.field, languages)
        for id_, data in self.drawn.items():
            self._path(self.root, id_).write_text(one_line(data), encoding="utf-8")

    def _path(self, root: Path, id_: str) -> Path:
        return root / f"{CONTENT}/services/{id_}.yml"

    def export(self, target: Path) -> bytes:
        """Return what the command writes into a file."""
        ran = run("-C", self.root, "export", "--out", target, "--force")
        assert ran.code == 0, ran.err
        return target.read_bytes()

    def meant(self, root: Path) -> dict[tuple[str, str], Any]:
        """Return what each field of the drawn services means, without what is still to be said."""
        return {
            (id_, name): normal(self.field.fields[name], value, self.default)
            for id_ in self.drawn
            for name, given in source.read("", self._path(root, id_).read_bytes()).data.items()
            if (value := said_of(given, self.field.fields[name])) is not None
        }


@pytest.fixture(scope="module", params=[ALONE, OWN, FOUR], ids=["alone", "own", "four"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(tmp_path_factory.mktemp("held"), *request.param)


@pytest.mark.parametrize("form", FORMS)
def test_every_field_comes_back_whole(held: Held, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"services.{form}"
    held.export(target)
    comes_back(held, target, tmp_path)


@pytest.mark.parametrize("held", [FOUR], indirect=True)
@pytest.mark.parametrize("last", EDITED)
def test_what_libreoffice_saves_comes_back_whole(held: Held, tmp_path: Path, last: str) -> None:
    target = tmp_path / "services.xlsx"
    held.export(target)
    if not office.is_installed():
        with pytest.raises(UnreadableError, match="LibreOffice, which is not"):
            office.converted(target.read_bytes(), ".xlsx", ".ods")
        return
    for number, wanted in enumerate(EDITED[last]):
        target = saved(target, wanted, tmp_path / str(number))
    comes_back(held, target, tmp_path)


def saved(made: Path, wanted: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of another one."""
    program = str(office._program())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", wanted, "--outdir", str(folder)]
    subprocess.run([*command, str(made)], check=True, capture_output=True, timeout=120)
    return folder / f"{made.stem}.{wanted.partition(':')[0]}"


def comes_back(held: Held, target: Path, folder: Path) -> None:
    """Import an export where it came from, and where there are no services."""
    before = {path: path.read_bytes() for path in (held.root / CONTENT).rglob("*.yml")}
    again = run("-C", held.root, "import", "--dry-run", target)
    assert told(again) == as_published(held)
    assert "0 new, 0 updated" in again.out
    assert "conflict" not in again.out
    assert {path: path.read_bytes() for path in (held.root / CONTENT).rglob("*.yml")} == before
    other = folder / f"other-{target.suffix[1:]}"
    shutil.copytree(held.empty, other)
    first = run("-C", other, "import", target)
    assert told(first) == as_published(held)
    wanted, found = held.meant(held.root), held.meant(other)
    assert {key: found.get(key) for key in wanted if found.get(key) != wanted[key]} == {}
    assert wanted == found


def told(ran: Ran) -> set[tuple[str, str]]:
    """Return what an import leaves for a person: ids and fields."""
    rows = (line.strip().split(": ") for line in ran.out.splitlines() if '": ' in line)
    return {(id_, field) for id_, field, *_ in rows}


def as_published(held: Held) -> set[tuple[str, str]]:
    """Return where a fee or a time is still as it was published: that is always told."""
    return {
        (id_, name)
        for id_, data in held.drawn.items()
        for name, value in data.items()
        if '"as_published": ' in json.dumps(value)
    }
