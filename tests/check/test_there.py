"""What is said to be there is there: nothing, however it is written, is never an element."""

import copy
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from ruamel.yaml import YAML

from mkataba import check, project, source
from mkataba.check import Checked, levels
from mkataba.check.coverage import elements
from mkataba.check.validate import validate, validators
from mkataba.derive.skeleton import skeleton
from mkataba.finding import Finding
from mkataba.reading.translations import read_catalogue
from mkataba.schema import Field
from mkataba.values.text import STARTERS, is_filled, is_unfinished
from tests.check.test_mandatory import MANDATORY
from tests.conftest import ROOT, copy_few, edit, places, run

SCHEMAS = project.load_schemas()
VALIDATOR = validators(SCHEMAS, ("en", "sw"))
EMPTY = [
    "",
    "# a remark\n",
    "~",
    "null",
    "&0",
    "--- &x",
    "{}",
    "{ }",
    "---\n",
]
FILES = [
    kind.place.replace("*", "soil-testing")
    for kind in project.load_schemas().places
    if not kind.optional
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example with few services, which each test leaves as it was."""
    return copy_few(tmp_path_factory.mktemp("kept") / "project")


@contextmanager
def changed(root: Path, *names: str) -> Iterator[None]:
    """Bring files back at the end, whatever was done to them."""
    paths = [root / "content" / name for name in names]
    before = {path: path.read_bytes() for path in paths if path.exists()}
    try:
        yield
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
            if path in before:
                path.write_bytes(before[path])


def checked(root: Path) -> Checked:
    """Check a project; each element that is open has a finding, and no level hides it."""
    report = check.run(project.load(root))
    found = [*report.findings, *(one.finding for one in report.waived)]
    for row in report.coverage:
        assert row.total == len(elements(SCHEMAS, row.clause))
        for leaf in row.open:
            own = {f for f in found if f.clause == leaf}
            whole = {
                f for f in found if f.clause and leaf.startswith(f"{f.clause}.") and not f.node
            }
            assert own | whole, f"nothing says that {leaf} of the {row.name} is open"
    if any(row.open for row in report.coverage):
        assert report.level in ("", "draft")
    return report


def open_of(report: Checked) -> dict[str, tuple[str, ...]]:
    return {row.name: row.open for row in report.coverage if row.open}


def answered(kind: str) -> set[str]:
    """Return the clauses of all fields of a kind that have to be there, with no regard to lists."""
    return {
        field.clause
        for field in SCHEMAS.walk(kind)
        if field.rules.get("required") and "*" not in field.path and field.severity == "error"
    }


def findings_of(place: str, text: str) -> list[Finding]:
    """Return what the check of a single file says of it."""
    kind = next(kind for kind in project.load_schemas().places if kind.holds(Path(place)))
    file = project.File(kind, source.read(f"content/{place}", text.encode()))
    return list(validate(file, SCHEMAS.root(kind.name), VALIDATOR(kind.name)).findings)


@pytest.mark.parametrize("text", EMPTY)
def test_an_empty_document_lacks_each_field(text: str) -> None:
    for place in (*FILES, "waivers.yml"):
        kind = next(kind for kind in project.load_schemas().places if kind.holds(Path(place)))
        found = findings_of(place, text)
        assert {f.clause for f in found} >= answered(kind.name), place
        assert {f.rule for f in found} <= {"required", "recommended"}
        assert all(f.message[0].islower() and f.line <= 2 for f in found)


@pytest.mark.parametrize("text", ["[]", "- x", "words", "7"])
@pytest.mark.parametrize("place", FILES)
def test_a_document_that_is_no_map_has_none_of_its_elements(
    text: str, place: str, kept: Path
) -> None:
    """What it may hold is not known, so that one finding says it all, under the clause of all."""
    kind = next(kind for kind in project.load_schemas().places if kind.holds(Path(place)))
    (finding,) = findings_of(place, text)
    assert (finding.rule, finding.clause) == ("type", SCHEMAS.profile.clause_of(kind.place))
    with changed(kept, place):
        (kept / "content" / place).write_text(text, encoding="utf-8")
        report = checked(kept)
    assert open_of(report), place
    assert report.level in ("", "draft")


@pytest.mark.parametrize("text", ["", "~", "{ }"])
@pytest.mark.parametrize("place", FILES)
def test_an_empty_document_has_none_of_its_elements(text: str, place: str, kept: Path) -> None:
    with changed(kept, place):
        (kept / "content" / place).write_text(text, encoding="utf-8")
        report = checked(kept)
    assert open_of(report), place
    whole = {"policy.yml": ("policy", 11), "manual.yml": ("manual", 7)}
    if place in whole:
        name, count = whole[place]
        assert len(open_of(report)[name]) == count


@pytest.mark.parametrize("how", ["removed", "not YAML", "not UTF-8"])
@pytest.mark.parametrize("place", FILES)
def test_a_file_that_is_lost_leaves_its_elements_open(place: str, how: str, kept: Path) -> None:
    with changed(kept, place):
        path = kept / "content" / place
        path.unlink()
        if how == "not YAML":
            path.write_text("a: [", encoding="utf-8")
        elif how == "not UTF-8":
            path.write_bytes(b"\xff\xfe")
        report = checked(kept)
    assert open_of(report), place
    # what rests on the file is said at the file, not where it is named
    if place != "organization.yml":  # which says the languages, so that all texts rest on it
        said_at = {f.path for f in report.findings if f.rule == "element-open"}
        assert said_at <= {f"content/{place}"}


@pytest.mark.parametrize("languages", [("en", "sw"), ("en",), ("sw",)])
def test_each_open_element_of_a_new_project_has_a_finding(
    languages: tuple[str, ...], tmp_path: Path
) -> None:
    options = [part for code in languages for part in ("--language", code)]
    assert run("init", tmp_path / "new", *options).code == 0
    report = checked(tmp_path / "new")
    assert {leaf for row in report.coverage for leaf in row.open} == MANDATORY
    assert {f.clause for f in report.findings} >= MANDATORY
    assert report.level == "draft"


@cache
def demanded(root: Path) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return each place in a project of a field that has to be there, of services in one."""
    found = []
    for file in project.load(root).files:
        if file.kind.many and file.id != "soil-testing":
            continue
        for path in places(file.document.data, ()):
            field = SCHEMAS.field(file.kind.name, path)
            if path and field is not None and isinstance(path[-1], str) and _needed(field):
                found.append((file.path.removeprefix("content/"), path))
    return found


def _needed(field: Field) -> bool:
    return bool(field.rules.get("required")) and field.severity == "error"


NOTHING = [None, "", "TODO", "-", [], {}, "first-channel", "TBD: ask the finance office"]


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(draw=st.data(), value=st.sampled_from(NOTHING))
def test_what_is_taken_out_or_says_nothing_is_never_counted(
    kept: Path, draw: st.DataObject, value: Any
) -> None:
    file, path = place = draw.draw(st.sampled_from(demanded(kept)))
    with changed(kept, file):
        edit(kept, f"content/{file}", path, value)
        report = checked(kept)
    assert [f for f in report.findings if f.severity == "error"], place
    field = _field(file, path)
    if field and field.clause in MANDATORY:
        assert field.clause in {leaf for row in report.coverage for leaf in row.open}


def _field(file: str, path: tuple[str | int, ...]) -> Field | None:
    kind = next(k for k in project.load_schemas().places if k.holds(Path(file)))
    return SCHEMAS.field(kind.name, path)


def test_every_element_has_a_field_that_answers_it() -> None:
    own = {
        str(field.rules.get("meta", {}).get("clause", ""))
        for kind in project.load_schemas().places
        for field in SCHEMAS.walk(kind.name)
        if field.rules.get("required")
    }
    assert own >= MANDATORY


def test_an_element_that_no_field_answers_is_open(few: Path) -> None:
    kinds = copy.deepcopy(dict(SCHEMAS.files))
    third = kinds["manual"]["third_parties"]
    for rules in (third, *third["schema"]["schema"].values()):
        rules["meta"].pop("clause", None)
    schemas = replace(SCHEMAS, files=kinds)
    report = check.run(replace(project.load(few), schemas=schemas))
    assert open_of(report) == {"manual": ("3.5.1.d",)}
    assert [(f.path, f.rule) for f in report.findings] == [("content/manual.yml", "element-open")]


def test_a_channel_that_lacks_something_leaves_feedback_open(few: Path) -> None:
    edit(few, "content/channels.yml", ("channels", 0, "contact"), None)
    report = checked(few)
    assert open_of(report) == {
        "external charter": ("3.2.2.a.v",),
        "internal charter": ("3.2.2.a.v",),
        "manual": ("3.5.1.e",),
    }
    assert [(f.rule, f.clause) for f in report.findings] == [
        ("element-open", "3.2.2.a.v"),
        ("element-open", "3.5.1.e"),
        ("required", "3.5.2.b"),
    ]


# --- what is still to be done -------------------------------------------------------------------


def fillable() -> list[tuple[str, tuple[str, ...]]]:
    """Return every field of every kind, by its path, into named types once."""
    found = []
    for kind in project.load_schemas().places:
        todo = [(field, 0) for field in SCHEMAS.root(kind.name).fields.values()]
        while todo:
            field, depth = todo.pop()
            found.append((kind.place.replace("*", "soil-testing"), field.path))
            if field.item is not None:
                todo.append((field.item, depth))
            nested = depth + bool(field.named)
            if nested < 3:
                todo += [(inner, nested) for inner in field.fields.values()]
    return sorted(set(found))


def filled(data: Any, path: tuple[str, ...], value: Any, root: Field) -> Any:
    """Return data with a value at the path of a field, in the first item of each list."""
    if not path:
        return value
    if path[0] == "*":
        items = list(data) if isinstance(data, list) and data else [{}]
        return [filled(items[0], path[1:], value, root), *items[1:]]
    holder = root.expand(data) if not isinstance(data, dict) and data is not None else data
    holder = dict(holder) if isinstance(holder, dict) else {}
    field = root.fields.get(path[0])
    inner = holder.get(path[0])
    assert field is not None
    below: Field = field
    if path[1:2] == ("*",):
        assert field.item is not None
        items = inner if isinstance(inner, list) and inner else [None]
        rest = filled(items[0], path[2:], value, field.item)
        return {**holder, path[0]: [rest, *items[1:]]}
    return {**holder, path[0]: filled(inner, path[1:], value, below)}


@cache
def example(file: str) -> Any:
    """Return the data of a file of the example; None where it has none of that name."""
    written = ROOT / "content" / file
    return source.read(file, written.read_bytes()).data if written.exists() else None


PHRASES = ["TODO", "todo", "TODO: ask", "Ask the registrar (todo)", "TBC", "to be confirmed: date"]


@pytest.mark.parametrize("phrase", PHRASES)
def test_work_to_do_is_an_error_wherever_it_stands(phrase: str) -> None:
    level_of = {note.id: note.level for note in levels.notes(SCHEMAS.profile)}
    for file, path in fillable() if phrase == "TODO" else fillable()[::9]:
        kind = next(kind for kind in project.load_schemas().places if kind.holds(Path(file)))
        made = filled(example(file), path, phrase, SCHEMAS.root(kind.name))
        found = findings_of(file, json.dumps(made, ensure_ascii=False))
        bad = [f for f in found if f.severity == "error"]
        assert bad, (file, path)
        assert all(level_of[f.rule] in ("draft", "publishable") for f in bad), (file, path)


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("written", ["plain", "one language", "both", "quoted"])
def test_optional_words_that_are_to_do_keep_a_charter_from_being_published(
    phrase: str, written: str, kept: Path
) -> None:
    quoted = f"'{phrase}'"
    words = {
        "plain": phrase,
        "one language": f"{{en: Farmers, sw: {quoted}}}",
        "both": f"{{en: {quoted}, sw: {quoted}}}",
        "quoted": quoted,
    }[written]
    with changed(kept, "services/soil-testing.yml"):
        path = kept / "content/services/soil-testing.yml"
        text = re.sub(r"(?m)^law:.*\n(  .*\n)*", "", path.read_text(encoding="utf-8"))
        path.write_text(f"{text}law: {words}\n", encoding="utf-8")
        report = checked(kept)
    assert [f for f in report.findings if f.severity == "error"]
    assert report.level in ("", "draft")


UNFINISHED = [
    *("[insert name]", "<name>", "to be advised", "T.O.D.O.", "T O D O", "itajazwa", "[itajazwa]"),
    *("itabainishwa", "Fill in the slogan", "Insert your motto here", "{{ slogan }}", "[jina]"),
    *("To be announced", "todo@todo.todo", "Itajazwa: jina la afisa", "(to be advised)"),
    *("Ask the head [insert name] of the department", "Zitaongezwa", "haijajazwa", "hazijajazwa"),
]


@pytest.mark.parametrize("words", UNFINISHED)
def test_words_that_stand_for_others_are_not_finished(words: str) -> None:
    assert is_unfinished(words)


def test_our_own_word_for_a_gap_is_one_in_every_language() -> None:
    key = "[to be filled in]"
    said = [
        read_catalogue(po).get(key, ("",))[0]
        for name, po in project.packaged_templates().items()
        if name.endswith(".po")
    ]
    assert said
    for words in (key, *said):
        assert is_unfinished(words)
        assert is_unfinished(words.strip("[]"))


SAID = [
    "Fill in the application form",
    "Fill in form 16 and character it",
    "Insert the card and choose water bill",
    "<https://mfano.go.ke>",
    "Fomu itajazwa na mteja",
    "Form [A] or [B]",
    "The tariff is to be confirmed by the assembly",
    "Part XXX of the Act",
    "The mailbox todo@mfano.go.ke",
    "https://mfano.go.ke/todo/list",
    "Kazi itakamilishwa ndani ya siku saba",
    "Payment to be confirmed by the bank",
    "While an application is pending",
    "Mastodon",
    "Write to doctors",
]


@pytest.mark.parametrize("words", SAID)
def test_words_that_only_look_like_work_to_do_may_stand(words: str) -> None:
    assert is_filled(words)
    assert not is_unfinished(words)


def test_the_ids_of_a_new_project_are_placeholders_wherever_they_stand(few: Path) -> None:
    for name, path in (
        ("organization.yml", ("core_values", 0, "id")),
        ("channels.yml", ("channels", 0, "id")),
        ("service_points.yml", ("service_points", 0, "id")),
        ("manual.yml", ("feedback_channels", 0)),
        ("charters/external.yml", ("groups", 0, "services", 0)),
    ):
        for id_ in (id_ for ids in STARTERS.values() for id_ in ids):
            data = YAML(typ="safe").load((few / "content" / name).read_text(encoding="utf-8"))
            holder = data
            for part in path[:-1]:
                holder = holder[part]
            holder[path[-1]] = id_
            found = findings_of(name, json.dumps(data, default=str))
            assert [f.rule for f in found if f.severity == "error"] == ["unfinished"], (name, id_)
    (few / "content/services/soil-testing.yml").rename(few / "content/services/first-service.yml")
    said = [f.message for f in check.run(project.load(few)).findings]
    assert 'the file\'s name says nothing: "first-service"' in said


def test_a_new_project_names_its_ids_from_the_table() -> None:
    made = "".join(skeleton(SCHEMAS, ("en", "sw")).values())
    ids = set(re.findall(r"\bfirst-[a-z-]+", made))
    assert ids == {id_ for ids in STARTERS.values() for id_ in ids}
