"""What `CONTRIBUTING.md` says about adding something is done to a copy, and works there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct
from ruamel.yaml import YAML

from mkataba import project
from mkataba.print_entry import PRINT_FORMATS
from tests.conftest import ROOT, Ran, copy_few, without_prints
from tests.outputs import docx, holds, pdf, said_by
from tests.tokens import write

MOST = 3
"""Places that a change may take."""

PROGRAM = "generator/mkataba/"
PART = ROOT / "docs/parts.md"
"""An organisation's own part; here it comes with the program, by a line in the tuple of parts."""


class Edit(Struct, frozen=True):
    """A file of an example: all of it, or what is added to it."""

    path: str
    language: str
    text: str

    def applied(self, old: str | None) -> str:
        """Return the new text of the file; the old one is None where there is no file."""
        if self.language != "diff":
            assert old is None, f"{self.path} is there already"
            return self.text
        assert old is not None, f"there is no {self.path}"
        for hunk in self.text.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            assert {line[:1].strip() for line in lines} == {"", "+"}, hunk
            before = "".join(line[1:] or "\n" for line in lines if line[0] != "+")
            assert f"\n{old}".count(f"\n{before}") == 1, f"{self.path} does not hold once: {before}"
            after = "".join(line[1:] or "\n" for line in lines)
            old = f"\n{old}".replace(f"\n{before}", f"\n{after}")[1:]
        return old


def examples() -> dict[str, list[Edit]]:
    """Return the edits of each example, by its heading."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"(?m)^### (.+)\n", text)
    found = zip(sections[::2], sections[1::2], strict=True)
    fence = re.compile(r"(?ms)^`([^`\n]+)`\n\n```(\w+)\n(.*?)^```$")
    return {name: [Edit(*match) for match in fence.findall(body)] for name, body in found}


def places() -> dict[str, list[str]]:
    """Return the places of each change, as the table of the design has them."""
    text = (ROOT / "docs/design.md").read_text(encoding="utf-8")
    table = text.partition("| change | places |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = (line.strip("| ").split(" | ") for line in table.splitlines())
    return {change: re.findall(r"`([^`]+)`", cells) for change, cells in rows}


def in_full(place: str) -> str:
    """Return a place by its path below the repository."""
    return place if place.startswith(("schemas/", "templates/", "docs/")) else PROGRAM + place


def is_at(path: str, place: str) -> bool:
    """Tell whether a file lies at a place of the table."""
    pattern = re.escape(in_full(place)).replace("NAME", "[a-z][a-z_-]*")
    return bool(re.fullmatch(f"{pattern}.*" if place.endswith("/") else pattern, path))


PRINTED = """
from mkataba import printed, project
print(*printed.outputs_of("strategy.goal", project.load_schemas()))
"""
SHOWN = """
import json
from mkataba import printed, project
from mkataba.derive.output_page import leaves
schemas = project.load_schemas()
fields = [path for kind in schemas.kinds for path in leaves(schemas, kind)]
print(json.dumps([path for path in fields if "card.pdf" in printed.outputs_of(path, schemas)]))
"""
EXAMPLES = examples()
CHANGES = {"A rule": "a rule", "A field": "a field on a service", "A sheet": "a sheet"}


def test_each_of_twelve_changes_takes_few_places_and_these_are_there() -> None:
    table = places()
    assert len(table) == 12
    for change, taken in table.items():
        assert 1 <= len(set(taken)) <= MOST, change
        for place in taken:
            pattern = in_full(place).replace("NAME", "*") + ("*" if place.endswith("/") else "")
            files = (path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))
            assert any(is_at(file, place) for file in files), (change, place)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_takes_the_places_of_the_table(name: str) -> None:
    files = {edit.path for edit in EXAMPLES[name]}
    taken = places()[CHANGES[name]]
    assert len(files) == len(taken)
    for place in taken:
        assert len([path for path in files if is_at(path, place)]) == 1, place


def test_what_is_added_is_linked() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert EXAMPLES.keys() == CHANGES.keys()
    for name in ("parts", "languages", "profiles"):
        assert f"(docs/{name}.md)" in text
    linked = set(re.findall(r"\(#([a-z-]+)\)", text))
    assert linked == {name.lower().replace(" ", "-") for name in EXAMPLES}


class Copy(Struct, frozen=True):
    """A copy of the program to which all examples were added, and a project that uses them."""

    root: Path
    project: Path

    def run(self, *command: str | Path, cwd: Path = ROOT) -> Ran:
        """Run Python with the copy in the place of the program."""
        path = os.pathsep.join([str(self.root / "generator"), str(ROOT)])
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            capture_output=True, text=True, check=False, cwd=cwd,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    def mkataba(self, *arguments: str | Path) -> Ran:
        """Run the copy's command on the project."""
        return self.run("-m", "mkataba", "-C", self.project, *arguments)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    root = tmp_path_factory.mktemp("copied")
    for folder in ("generator/mkataba", "schemas", "templates"):
        shutil.copytree(ROOT / folder, root / folder)  # with what is compiled of it
    for edit in (edit for edits in EXAMPLES.values() for edit in edits):
        path = root / edit.path
        old = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(edit.applied(old), encoding="utf-8")
    schema, content, *_ = re.findall(r"(?ms)^```yaml\n(.*?)^```$", PART.read_text(encoding="utf-8"))
    (root / "schemas/strategy.yml").write_text(schema, encoding="utf-8")
    parts = root / PROGRAM / "parts/__init__.py"
    listed = parts.read_text(encoding="utf-8").replace(
        '    "manual",', '    "manual",\n    "strategy",'
    )
    parts.write_text(listed, encoding="utf-8")
    made = Copy(root, copy_few(root / "project"))
    (made.project / "content/strategy.yml").write_text(content, encoding="utf-8")
    where = made.run("-c", "import mkataba; print(mkataba.__file__)")
    assert where.out.startswith(str(root)), where.err
    return made


def test_the_rule_is_tested_by_its_samples_and_explained(copied: Copy, tmp_path: Path) -> None:
    ran = copied.run(
        *("-m", "pytest", "-n0", "-p", "no:cacheprovider", "-rA", "-k", "shouted-name"),
        "tests/check/test_rules.py",
    )
    assert ran.code == 0, ran.out
    assert "is_heard_on_its_invalid_samples[shouted-name-1]" in ran.out
    assert "is_silent_on_its_valid_samples[shouted-name-2]" in ran.out
    ran = copied.run("-m", "mkataba.derive.reference", tmp_path)
    assert ran.code == 0, ran.err
    page = (tmp_path / "rules/shouted-name.md").read_text(encoding="utf-8")
    assert "HIRE OF A HALL" in page
    assert "3.2.2.a.i" in page
    assert "`room`" in (tmp_path / "service.md").read_text(encoding="utf-8")
    outputs = (tmp_path / "outputs.md").read_text(encoding="utf-8")
    assert "| `card` | Counter card:" in outputs
    assert "| all fields | strategy | strategy.pdf | strategy.docx | strategy.odt |" in outputs


def test_the_field_is_checked_compared_and_completed(copied: Copy) -> None:
    with_room(copied, "room: {en: Qroom}\n")
    report = json.loads(copied.mkataba("check", "--format", "json").out)
    (finding,) = report["findings"]
    assert "room" in finding["message"]
    assert finding["path"] == "content/services/hall-hire.yml"
    before = copy_few(copied.root / "before")
    with_room(copied, "room: {en: Qroom, sw: Qchumba}\n")
    told = copied.mkataba("diff", before, "--format", "markdown", "--language", "sw")
    assert "chumba" in told.out.lower(), told.err
    assert "Qchumba" in told.out
    schema = json.loads(copied.mkataba("schema", "service").out)
    assert schema["properties"]["room"]["description"].startswith("The room to go to.")


def with_room(copied: Copy, line: str) -> None:
    """Say the room of a service."""
    service = Path("content/services/hall-hire.yml")
    text = (ROOT / service).read_text(encoding="utf-8")
    (copied.project / service).write_text(f"{text.rstrip()}\n{line}", encoding="utf-8")


def test_field_and_sheet_are_made(copied: Copy) -> None:
    with_room(copied, "room: {en: Qroom, sw: Qchumba}\n")
    without_prints(copied.project, "charter")
    ran = copied.mkataba("build")
    assert ran.code == 0, ran.err
    site = copied.project / "site"
    channels = YAML(typ="safe").load(copied.project / "content/channels.yml")["channels"]
    for language, (room, label, card) in {
        "en": ("Qroom", "room", "Counter card"),
        "sw": ("Qchumba", "chumba", "Kadi ya kaunta"),
    }.items():
        said = said_by(site, language)
        own = site / ("sw" if language == "sw" else "") / "services/hall-hire/index.html"
        for page in (own.read_text(encoding="utf-8"), said["charter"]):
            assert room.lower() in page.lower()
            assert label in page.lower()
        prints = site / "print" / language
        for words in (pdf(prints / "charter.pdf"), docx(prints / "charter.docx")):
            assert room in words
            assert label in words.lower()
        assert channels[0]["name"][language] in pdf(prints / "card.pdf")
        assert card.lower() in said["downloads"].lower()
        goal = {"en": "Half the waiting time", "sw": "Muda wa kusubiri upungue nusu"}[language]
        page = site / ("sw" if language == "sw" else "") / "strategy/index.html"
        assert goal in page.read_text(encoding="utf-8")
        for words in (pdf(prints / "strategy.pdf"), docx(prints / "strategy.docx")):
            assert goal in words
    where = copied.run("-c", PRINTED)
    assert where.out.split() == [
        "strategy",
        *(f"strategy.{form}" for form in PRINT_FORMATS),
    ], where.err
    ran = copied.mkataba("build", "--only", "nothing")
    assert ran.code == 2
    assert "card" in ran.err


def test_the_sheet_prints_the_fields_that_the_table_says_and_no_other(copied: Copy) -> None:
    full = copied.root / "full"
    tokens = [token for token in write(full, project.load_schemas()) if not token.shared]
    said = copied.run("-c", SHOWN)
    listed = set(json.loads(said.out))
    assert listed >= {"channels.channels[].name", "channels.channels[].contact"}
    ran = copied.run("-m", "mkataba", "-C", full, "build", "--draft", "--only", "card")
    assert ran.code == 0, ran.err
    for language in ("en", "sw"):
        words = " ".join(pdf(full / f"prints/{language}/card.pdf").lower().split())
        found = {token.path for token in tokens if holds(words, token.words[language])}
        assert found == {token.path for token in tokens if token.path in listed}
