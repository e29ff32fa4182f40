"""Docs and program agree: nothing of the program is left out, no link of the docs leads nowhere."""

import importlib
import re
from pathlib import Path

import click
import pytest

from mkataba import check, project
from mkataba.check.rules import FORM_RULES, RULES
from mkataba.cli import COMMANDS, group
from mkataba.derive.as_written import as_yaml
from mkataba.derive.explain import dotted, sample
from mkataba.derive.reference import anchor, pages
from mkataba.finding import LEVELS
from tests.conftest import ROOT, run

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
SCHEMAS = project.load_schemas()
PAGES = pages(SCHEMAS)
WRITTEN = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_committed_reference_is_up_to_date(name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == PAGES[name], "run `make reference`"


def test_the_reference_has_no_page_that_nothing_writes() -> None:
    files = (path for path in REFERENCE.rglob("*") if path.is_file())
    assert {path.relative_to(REFERENCE).as_posix() for path in files} == set(PAGES)


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_every_field_is_in_the_reference(kind: str) -> None:
    headings = set(re.findall(r"^## `(.+)`$", PAGES[f"{kind}.md"], re.MULTILINE))
    assert headings == {dotted(field) for field in SCHEMAS.walk(kind)}


def test_every_rule_type_and_clause_is_in_the_reference() -> None:
    def headings(page: str) -> list[str]:
        return re.findall(r"^## (\S+)", PAGES[page], re.MULTILINE)

    rules = {*FORM_RULES, *(rule.ID for rule in RULES)}
    assert (
        set(re.findall(r"^\| \[(\S+)\]\(rules/\1\.md\)", PAGES["rules.md"], re.MULTILINE)) == rules
    )
    assert {f"rules/{rule}.md" for rule in rules} == {p for p in PAGES if p.startswith("rules/")}
    levels = re.findall(r"^## (.+)", PAGES["rules.md"], re.MULTILINE)
    assert levels == [*LEVELS, "no level"]
    assert headings("types.md") == list(SCHEMAS.types)
    assert headings("clauses.md") == list(SCHEMAS.clauses)


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_the_example_of_a_whole_file_passes_its_schema(kind: str, tmp_path: Path) -> None:
    assert forms(tmp_path, kind, as_yaml(sample(SCHEMAS.root(kind)))) == []


@pytest.mark.parametrize("name", ["fee", "turnaround"])
def test_every_long_form_in_the_reference_can_be_written(name: str, tmp_path: Path) -> None:
    section = PAGES["types.md"].partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    values = re.findall(r"\| `(\{.*\})` \|$", section, re.MULTILINE)
    assert len(values) == len(SCHEMAS.types[name]["fields"])
    service = sample(SCHEMAS.root("service"))
    for value in values:
        text = as_yaml({**service, name: "HERE"}).replace("HERE", value)
        assert forms(tmp_path, "service", text) == []


def forms(folder: Path, kind: str, text: str) -> list[str]:
    """Return what is wrong with the form of a file in which words stand in the place of dots."""
    place = next(held.place for held in project.load_schemas().places if held.name == kind).replace(
        "*", "x"
    )
    languages = folder / "content" / "organization.yml"
    target = folder / "content" / place
    target.parent.mkdir(parents=True, exist_ok=True)
    languages.write_text("languages: [en, sw]\n", encoding="utf-8")
    target.write_text(text.replace("...", "words"), encoding="utf-8")
    entries = check.run(project.load(folder)).content.entries
    found = next(entry for entry in entries if entry.file.path == f"content/{place}").findings
    return [finding.message for finding in found]


def commands() -> list[tuple[str, click.Command]]:
    loaded = [
        (name, importlib.import_module(lazy.module).command) for name, lazy in COMMANDS.items()
    ]
    return [("mkataba", group), *loaded]


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_command_and_option_is_in_the_docs(name: str, command: click.Command) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## `{name}`\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section `{name}`"
    for parameter in command.params:
        named = parameter.opts if isinstance(parameter, click.Option) else [parameter.metavar or ""]
        for option in named:
            assert f"`{option}" in section, f"{name} {option}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`mkataba {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["commands.md", "tutorial.md"])
def test_explanations_in_the_docs_are_what_the_command_says(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    shown = re.findall(r"^```\n\$ mkataba explain (\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert shown
    for asked, said in shown:
        assert run("explain", asked).out == said


@pytest.mark.parametrize("page", ["commands.md", "tutorial.md"])
def test_the_finding_in_the_docs_is_what_the_check_says(page: str, example: Path) -> None:
    service = example / "content" / "services" / "library-membership.yml"
    text = service.read_text(encoding="utf-8")
    service.write_text(re.sub(r"(?m)^turnaround: .*", "turnaround: promptly", text), "utf-8")
    shown = (DOCS / page).read_text(encoding="utf-8")
    for part in run("-C", example, "check").out.strip().split("\n\n"):
        assert part in shown


def test_the_start_in_the_docs_is_what_a_new_project_says(tmp_path: Path) -> None:
    made = run("init", "kilele", "--name", "Kilele Water Agency", cwd=tmp_path).out
    assert made in (DOCS / "commands.md").read_text(encoding="utf-8")
    said = run("-C", tmp_path / "kilele", "check").out
    counted = next(line for line in said.splitlines() if " errors, " in line)
    assert f"`{counted}`" in (DOCS / "tutorial.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_of_the_docs_leads_somewhere(path: Path) -> None:
    text = without_code(path.read_text(encoding="utf-8"))
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://")):
            continue
        file, _, fragment = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), target
        assert not fragment or fragment in anchors(found), target


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_two_headings_of_a_page_have_the_same_name(path: Path) -> None:
    if path.name == "CHANGELOG.md":
        return
    named = anchors(path)
    assert len(named) == len(set(named))


def anchors(path: Path) -> list[str]:
    text = without_code(path.read_text(encoding="utf-8"))
    return [anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
