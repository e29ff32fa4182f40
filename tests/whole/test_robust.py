"""Whatever a file holds, a check ends; and what it hands on, every later stage can take."""

import random
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from mkataba import check, model, project
from mkataba.errors import MkatabaError
from mkataba.project import Project
from mkataba.publish.importing import outcome
from mkataba.schema import Field
from tests import mutations
from tests.conftest import copy_few, run
from tests.mutations import HOSTILE, WAIVERS, Mutation, Stages

SCHEMAS = project.load_schemas()
PLACES = mutations.all_places(SCHEMAS)
VALUES = (*HOSTILE, *mutations.known(SCHEMAS))
GROUPS = 4


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = copy_few(tmp_path_factory.mktemp("robust") / "project", ("soil-testing", "ict-support"))
    (root / "content/waivers.yml").write_text(WAIVERS, encoding="utf-8")
    (root / "content/publication.yml").write_text(mutations.PUBLICATIONS, encoding="utf-8")
    return project.load(root)


@pytest.fixture(scope="module")
def stages(base: Project) -> Stages:
    return Stages(base)


def test_the_mutations_reach_every_field_of_every_kind_and_type() -> None:
    reached = {(place.kind, place.path) for place in PLACES}
    for kind in SCHEMAS.kinds:
        for field in SCHEMAS.walk(kind):
            path = tuple(0 if part == "*" else part for part in field.path)
            assert (kind, path) in reached, (kind, path)
    entered = {(owner, place.path[-1]) for place in PLACES if (owner := _owner(place))}
    for name, named in SCHEMAS.types.items():
        for inner in named.get("fields", {}):
            assert (name, inner) in entered, (name, inner)
    types = {field.rules["type"] for place in PLACES if (field := _field(place))}
    assert types >= SCHEMAS.types.keys()


def _field(place: mutations.Place) -> Field:
    field = SCHEMAS.field(place.kind, place.path)
    assert field is not None, place
    return field


def _owner(place: mutations.Place) -> str:
    """Return the named type whose own field a place is; "" for any other."""
    inherited = _field(place).inherited
    return str(inherited.rules["type"]) if inherited and inherited.named else ""


def test_every_mutation_is_made(base: Project) -> None:
    """Around a value at a place stands what the schema lets stand there."""
    first = {file.kind.name: file.document.data for file in base.files}
    for place in PLACES:
        path = Mutation(place, None).path
        held: Any = mutations.put(SCHEMAS.root(place.kind), first[place.kind], path, ["here"])
        for part in path:
            held = held[part]
        assert held == ["here"], place


@pytest.fixture(scope="module")
def batches(base: Project) -> list[list[Mutation]]:
    """A value for each place, and many places for each value; ``make fuzz`` tries them all."""
    # not in their order: neighbours among places are alike, and so are neighbours among values
    order = random.Random(0).sample(VALUES, len(VALUES))  # noqa: S311 - no secret
    wanted = [Mutation(place, order[i % len(order)]) for i, place in enumerate(PLACES)]
    assert {repr(one.value) for one in wanted} == {repr(value) for value in VALUES}
    made = mutations.batches(base, wanted, 60)
    assert sum(map(len, made)) == len(wanted)
    return made


@pytest.mark.parametrize("group", range(GROUPS))
def test_what_a_check_hands_on_every_stage_can_take(
    base: Project, stages: Stages, batches: list[list[Mutation]], group: int
) -> None:
    for turn, batch in enumerate(batches[group::GROUPS]):
        # CSV and XLSX take long, and hold the same cells
        spoilt = mutations.spoilt(base, batch)
        stages.run(spoilt, ("json", "csv") if turn % 2 else ("json",))
        stages.bring(spoilt)


@pytest.mark.parametrize("seed", range(4))
def test_a_text_that_is_torn_anyhow_stops_no_stage(
    base: Project, stages: Stages, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    texts = {file.path: mutations.torn(file.document.raw, chance) for file in base.files}
    spoilt = mutations.with_texts(base, texts)
    stages.run(spoilt, ("xlsx",))
    stages.bring(spoilt)


SERVICE = "content/services/soil-testing.yml"

# what crashed once: file, the line that is put in the place of a key, what the check says of it
FOUND: list[tuple[str, str, str]] = [
    ("content/organization.yml", "languages: [[en], sw]", "languages[1]"),
    ("content/organization.yml", "languages: [{en: English}, sw]", "languages[1]"),
    (SERVICE, "name: {en: true, sw: x}", "the text under en has to be plain words"),
    (SERVICE, "fee: {tiers: [free]}", "fee.tiers[1]"),
    (SERVICE, "fee: {tiers: [{label: {en: a, sw: b}, fee: free}, ]}", ""),
    (SERVICE, "fee: {tiers: [null]}", "fee.tiers says nothing"),
    (SERVICE, "turnaround: {by_channel: [counter]}", "turnaround.by_channel[1]"),
    (SERVICE, "fee: {free: true, payment: [{mpesa: 1}]}", "fee.payment[1]"),
    (SERVICE, "fee: {higher_of: [{tiers: [{label: {en: a}, fee: free}]}]}", "fee.higher_of"),
    (SERVICE, "channels: [{en: a}, {en: a}]", "channels[1]"),
    (SERVICE, f"fee: KES {'9' * 29}", "can't be read"),
    (SERVICE, f"turnaround: {'9' * 5000} rings", "can't be read"),
]


@pytest.mark.parametrize(("path", "line", "said"), FOUND, ids=[line[:40] for _, line, _ in FOUND])
def test_what_has_not_the_form_of_its_field_is_a_finding_and_no_more(
    base: Project, stages: Stages, path: str, line: str, said: str
) -> None:
    key = line.partition(":")[0]
    file = next(file for file in base.files if file.path == path)
    data = {name: value for name, value in file.document.data.items() if name != key}
    text = mutations.written(data)[:-2] + b",\n" + _pair(line) + b"\n}\n"
    spoilt = mutations.with_texts(base, {path: text})
    stages.run(spoilt, ())
    if said:
        findings = [f.message for f in check.run(spoilt).findings if f.path == path]
        assert any(said in message for message in findings), findings


def _pair(line: str) -> bytes:
    key, _, value = line.partition(":")
    return f'"{key}": {value.strip()}'.encode()


def test_languages_are_each_named_once(few: Path) -> None:
    organization = few / "content/organization.yml"
    text = organization.read_text(encoding="utf-8")
    twice = text.replace("languages:\n  - en\n", "languages:\n  - en\n  - en\n")
    organization.write_text(twice, encoding="utf-8")
    body = model.build(check.run(project.load(few)).content)
    assert body.organization.languages == ("en", "sw")
    none = text.replace("  - en\n  - sw\n", "  - fr\n")
    assert none != text
    organization.write_text(none, encoding="utf-8")
    body = model.build(check.run(project.load(few)).content)
    assert body.organization.languages == ("en",)


@pytest.mark.parametrize("value", ["true", "[[en], sw]", "[{en: x}, sw]", "{en: x}", "~"])
def test_a_schema_for_editors_needs_no_sound_languages(few: Path, value: Any) -> None:
    organization = few / "content/organization.yml"
    text = organization.read_text(encoding="utf-8")
    spoilt = text.replace("languages:\n  - en\n  - sw\n", f"languages: {value}\n")
    assert spoilt != text
    organization.write_text(spoilt, encoding="utf-8")
    assert run("-C", few, "schema", "service").code == 0


@pytest.mark.parametrize(
    "groups", ["[[a]]", "[a]", "x", "[null]", "[{services: 5}]", "[{services: [[a]]}]", "{a: b}"]
)
def test_nothing_is_listed_in_a_charter_that_has_no_groups(base: Project, groups: str) -> None:
    path = "content/charters/external.yml"
    spoilt = mutations.with_texts(base, {path: f"title: x\ngroups: {groups}\n".encode()})
    table = base.root / "brought.csv"
    table.write_text(mutations.TABLE, encoding="utf-8")
    with pytest.raises(MkatabaError, match=f"^{path}, line 2: groups is no list"):
        outcome(spoilt, [table], "external", None)


MANY = 4000
LARGE = {
    "items that say nothing": "requirements:\n"
    + "".join(f'- what: {{en: "TODO {n}"}}\n' for n in range(MANY)),
    "unknown keys": "".join(f"k{n}: x\n" for n in range(MANY)),
    "unknown languages": f"name: {{en: x, {', '.join(f'l{n}: x' for n in range(MANY))}}}\n",
}


@pytest.mark.parametrize("name", LARGE)
def test_the_time_of_a_check_grows_as_the_errors_do(tmp_path: Path, name: str) -> None:
    place = tmp_path / "content/services/s.yml"
    place.parent.mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text("languages: [en, sw]\n")
    place.write_text(LARGE[name])
    loaded = project.load(tmp_path)
    start = process_time()
    found = [f for f in check.run(loaded).findings if f.path.endswith("s.yml")]
    assert process_time() - start < 5  # some 1.5; each error looked at for each other takes minutes
    assert len(found) >= MANY
    assert found == sorted(found)
