"""A new project lists exactly what is to be filled in, and loses nothing that was there."""

import shlex
from pathlib import Path

import pytest

from mkataba import check, model, project, source
from mkataba.project.content_languages import languages_of
from mkataba.schema import BUILTIN, Field
from tests.conftest import ROOT, run
from tests.languages.test_languages import bring
from tests.profiles.test_profiles import GUIDE, add_profile


@pytest.fixture
def new(tmp_path: Path) -> Path:
    ran = run("init", tmp_path / "new")
    assert ran.code == 0, ran.err
    return tmp_path / "new"


def test_check_lists_each_mark_to_fill_in_and_nothing_else(new: Path) -> None:
    report = check.run(project.load(new))
    assert {finding.rule for finding in report.findings} == {
        "required",
        "unfinished",  # what is only recommended
        "fee-explicit",  # a fee that is missing
        "accessible-format",  # a note: nothing is named yet
    }
    reported = {(finding.path, finding.line) for finding in report.findings}
    for file in project.load(new).files:
        lines = (new / file.path).read_text(encoding="utf-8").splitlines()
        open_ = {
            n
            for n, line in enumerate(lines, 1)
            if "TODO" in line and not line.lstrip().startswith("#")
        }
        hit = {line for path, line in reported if path == file.path}
        assert all(any(n - 3 <= h <= n for h in hit) for n in open_), (file.path, open_, hit)
    assert all(row.met == () for row in report.coverage)


def test_every_field_is_in_the_skeleton_with_its_clause(new: Path) -> None:
    schemas = project.load_schemas()
    for kind in (kind for kind in project.load_schemas().places if not kind.optional):
        place = kind.place.replace("*", "first-service")
        text = (new / "content" / place).read_text(encoding="utf-8")
        for field in schemas.walk(kind.name):
            if "*" not in field.path[-1]:
                assert f"{field.path[-1]}:" in text, (place, field.path)
                own = field.rules.get("meta", {}).get("clause")
                assert not own or f"[{own}]" in text or _in_item(field), (place, field.path)


def _in_item(field: Field) -> bool:
    return "*" in field.path


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "policy.yml").write_text("mine: true\n")
    (tmp_path / "README.md").write_text("mine")
    ran = run("init", tmp_path)
    assert ran.code == 0
    assert "kept   content/policy.yml" in ran.out
    assert (tmp_path / "content" / "policy.yml").read_text() == "mine: true\n"
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / ".gitignore").is_file()


def test_name_and_languages_are_taken_from_options(tmp_path: Path) -> None:
    ran = run("init", tmp_path / "x", "--name", 'Bodi ya "Maji": \\ #1', "--language", "sw")
    assert ran.code == 0
    file = next(project.load(tmp_path / "x").of("organization"))
    assert file.document.data["name"] == {"sw": 'Bodi ya "Maji": \\ #1'}
    assert file.document.data["languages"] == ["sw"]
    assert "en:" not in (tmp_path / "x/content/policy.yml").read_text(encoding="utf-8")


def test_the_uncommented_skeleton_is_yaml_of_the_schema(new: Path) -> None:
    for file in project.load(new).files:
        lines = (new / file.path).read_text(encoding="utf-8").splitlines()
        bare = [line.replace("# ", "", 1) if _is_entry(line) else line for line in lines]
        (new / file.path).write_text("\n".join(bare) + "\n", encoding="utf-8")
    rules = {finding.rule for finding in check.run(project.load(new)).findings}
    # texts with TODO still count as missing: what is asked of words has no words to look at
    assert rules <= {
        *("required", "unfinished", "placeholder", "fee-explicit", "accessible-format")
    }


def _is_entry(line: str) -> bool:
    body = line.strip()
    if not body.startswith("# "):
        return False
    word = body.removeprefix("# ").strip().removeprefix("- ")
    return (word.endswith(":") and " " not in word) or ": TODO" in word or word.startswith("first-")


SINGLE = [kind.place for kind in project.load_schemas().places if not (kind.many or kind.optional)]


@pytest.mark.parametrize("place", SINGLE)
def test_what_content_lacks_is_named_and_written_where_it_is_asked_for(
    few: Path, place: str
) -> None:
    (few / "content" / place).unlink()
    before = _content(few)
    ran = run("init", few)
    assert ran.code == 0, ran.err
    assert [line for line in ran.out.splitlines() if line.startswith("lacks")] == [
        f"lacks  content/{place}"
    ]
    assert f"mkataba init --missing {few}\n" in ran.out
    assert _content(few) == before
    ran = run("init", "--missing", few)
    assert ran.code == 0, ran.err
    assert f"made   content/{place}\n" in ran.out
    assert "\nlacks  " not in ran.out
    made = _content(few)
    assert {name: text for name, text in made.items() if name != place} == before
    assert "TODO" in made[place]
    assert [kind.place for kind in project.load(few).missing] == []


def test_a_service_alone_gets_all_but_another_service(few: Path) -> None:
    for path in sorted((few / "content").rglob("*.yml")):
        if path.name != "hall-hire.yml":
            path.unlink()
    assert run("init", "--missing", few).code == 0
    assert sorted(_content(few)) == sorted([*SINGLE, "services/hall-hire.yml"])


def _content(root: Path) -> dict[str, str]:
    folder = root / "content"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.yml")
    }


@pytest.mark.parametrize("name", ["plain", "we ird/ü'x", 'a $(b) "c"', "-x;y&z"])
def test_the_next_command_can_be_pasted(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    ran = run("init", folder)
    last = ran.out.splitlines()[-1]
    assert shlex.split(last) == ["next:", "mkataba", "-C", str(folder), "check"]
    (folder / "content/policy.yml").unlink()
    how = next(line for line in run("init", folder).out.splitlines() if "--missing" in line)
    assert shlex.split(how.rpartition("by: ")[2]) == ["mkataba", "init", "--missing", str(folder)]


@pytest.mark.parametrize("name", ["", "  ", "\n", "a\x07b", "\u200b"])
def test_a_name_that_says_nothing_is_refused(tmp_path: Path, name: str) -> None:
    ran = run("init", tmp_path / "x", "--name", name)
    assert ran.code == 2
    assert "give the organisation's name in letters" in ran.err
    assert not (tmp_path / "x").exists()


NESTINGS = {
    "plain": "{{type: {name}, required: true{more}}}",
    "wished": "{{type: {name}{more}}}",
    "list": "{{type: list, required: true, schema: {{type: {name}{more}}}}}",
    "lists": "{{type: list, required: true, "
    "schema: {{type: list, schema: {{type: {name}{more}}}}}}}",
    "map": "{{type: dict, required: true, schema: {{a: {{type: {name}, required: true{more}}}}}}}",
    "maps": "{{type: list, required: true, schema: {{type: dict, schema: "
    "{{a: {{type: {name}, required: true{more}}}, b: {{type: {name}{more}}}}}}}}}",
    "empty": "{{type: list, required: true, schema: {{type: dict, schema: "
    "{{a: {{type: {name}{more}}}}}}}}}",
}
"""Places that a value of any type may have in a schema."""


def every_type(root: Path) -> list[str]:
    """Give a project a part with each type in each nesting; return the names of the types."""
    types = (ROOT / "schemas/types.yml").read_text(encoding="utf-8")
    own = (
        "own_tree:\n  kind: map\n  meta: {describes: A tree., hint: write it, example: {}}\n"
        "  fields:\n    name: {type: text, required: true}\n"
        "    branches: {type: list, schema: {type: own_tree}}\n"
    )
    (root / "schemas").mkdir()
    (root / "schemas/types.yml").write_text(f"{types}\n{own}", encoding="utf-8")
    names = sorted({*project.load_schemas(root).types, *BUILTIN} - {"list", "dict"})
    things = {"id": ["", ", refers: service", ", refers: plan", ", unique: thing"]}
    lines = [
        f"{name}_{number}_{nesting}: {form.format(name=name, more=more)}"
        for name in names
        for number, more in enumerate(things.get(name, [""]))
        for nesting, form in NESTINGS.items()
        if "unique" not in more or nesting == "maps"
    ]
    lines = [line.replace("b: {type: id, unique: thing}", "b: {type: id}") for line in lines]
    lines.append("agreed_plain: {type: boolean, required: true, allowed: [true]}")
    (root / "schemas/every.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "schemas/plan.yml").write_text(
        "_part: {place: plans/*.yml}\nx: {type: text, required: true}\n", encoding="utf-8"
    )
    return names


def test_a_new_file_can_be_filled_in_whatever_types_its_schema_has(few: Path) -> None:
    names = every_type(few)
    assert {"fee", "turnaround", "own_tree", "step", "integer"} <= set(names)
    ran = run("init", "--missing", few)
    assert ran.code == 0, ran.err
    text = (few / "content/every.yml").read_text(encoding="utf-8")
    document = source.read("every.yml", text.encode())
    assert not document.problems
    assert {key.rpartition("_")[2] for key in document.data} == NESTINGS.keys() - {"wished"}
    assert "One of: true." in text
    loaded = project.load(few)
    report = check.run(loaded)
    found = {f.rule for f in report.findings if f.path == "content/every.yml"}
    assert found <= {"required", "unfinished", "placeholder"}, found


def test_a_part_of_which_nothing_is_needed_may_be_empty(few: Path) -> None:
    (few / "schemas").mkdir()
    (few / "schemas/own.yml").write_text(
        "x: {type: list, schema: {type: fee}}\ny: {type: fee}\n", encoding="utf-8"
    )
    before = check.run(project.load(few))
    assert run("init", "--missing", few).code == 0
    text = (few / "content/own.yml").read_text(encoding="utf-8")
    assert "# X. Optional.\n# x:\n#   - TODO\n" in text
    after = check.run(project.load(few))
    assert (after.findings, after.level) == (before.findings, before.level)
    assert not model.build(after.content).parts
    (few / "schemas/own.yml").write_text("x: {type: text, required: true}\n", encoding="utf-8")
    found = check.run(project.load(few)).findings
    told = [one.message for one in found if one.path == "content/own.yml"]
    assert told == ["x is missing"]


def test_a_project_of_one_own_language_is_started_as_the_docs_say(tmp_path: Path) -> None:
    bring(tmp_path)
    ran = run("init", tmp_path, "--language", "fr", "--name", "Bureau de l'eau")
    assert ran.code == 0, ran.err
    loaded = project.load(tmp_path)
    assert languages_of(loaded) == ("fr",)
    assert _content(tmp_path)["policy.yml"].count("  fr: TODO") > 5
    report = check.run(loaded)
    assert report.findings
    assert {finding.path.partition("/")[0] for finding in report.findings} == {"content"}
    at = {f.node for f in report.findings if f.path == "content/organization.yml"}
    assert at
    assert not {"languages", "languages[1]", "name", "standard"} & at
    ran = run("init", tmp_path / "elsewhere", "--language", "fr")
    assert ran.code == 2
    assert "'fr' is not one of 'en', 'sw'" in ran.err


@pytest.mark.parametrize("own", [True, False])
def test_a_project_is_started_under_the_standard_that_is_named(own: bool, tmp_path: Path) -> None:
    named = "client-guide" if own else "huduma-kenya"
    if own:
        add_profile(tmp_path, GUIDE)
    ran = run("-C", tmp_path, "init", ".", "--standard", named)
    assert ran.code == 0, ran.err
    loaded = project.load(tmp_path)
    assert loaded.schemas.profile.name == named
    (file,) = loaded.of("organization")
    assert file.document.data["standard"] == named
    findings = check.run(loaded).findings
    assert not [f for f in findings if f.node == "standard" or f.rule == "listed-service"]
    assert ("(clause A)" in _content(tmp_path)["charters/external.yml"]) is own
    again = run("init", tmp_path, "--standard", named)
    assert again.code == 0, again.err
    other = run("init", tmp_path, "--standard", "huduma-kenya" if own else "client-guide")
    assert other.code == 2
    assert ("write another standard there" if own else "is not one of 'huduma-kenya'") in other.err
