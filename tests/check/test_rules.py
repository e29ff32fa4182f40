"""Each rule on its own samples: silent on the valid one, and heard on the invalid one."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from mkataba import check, project
from mkataba.check import engine
from mkataba.check.content import Content
from mkataba.check.problem import Problem
from mkataba.check.rules import FORM_RULES, RULES, Rule, Sample, poster_legible, unused
from mkataba.check.validate import validate, validators
from mkataba.finding import LEVELS
from mkataba.schema import Field
from mkataba.typeface import Typeface, combined
from tests.source.test_source import INVISIBLE
from tests.whole.test_messages import in_words


def problems(rule: Rule, sample: Sample, root: Path) -> list[Problem]:
    now = {place: text for place, text in sample.items() if not place.startswith("earlier/")}
    before = {place[8:]: text for place, text in sample.items() if place not in now}
    loaded = written(root / "now", now)
    earlier = written(root / "before", before) if before else None
    validator = validators(loaded.schemas, ("en", "sw"))
    entries = tuple(
        validate(file, loaded.schemas.root(file.kind.name), validator(file.kind.name))
        for file in loaded.files
    )
    assert len(entries) == len(
        {*(place for place in now if not place.startswith("templates/")), "organization.yml"}
    )
    # a sample is a part of a project: what it leaves out is there, and says nothing
    return list(engine.problems(rule, Content(replace(loaded, missing=()), entries, earlier)))


def written(root: Path, files: Sample) -> project.Project:
    """Write the files of a sample, in two languages; return the project that they make."""
    own = files.get("organization.yml", "")
    if "languages:" not in own:
        files = {**files, "organization.yml": f"languages: [en, sw]\n{own}"}
    for place, text in files.items():
        path = root / place if place.startswith("templates/") else root / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return project.load(root)


def samples(kind: str) -> list[object]:
    """Return a test's parameters: each rule with each of its samples of a kind."""
    return [
        pytest.param(rule, sample, id=f"{rule.ID}-{number}")
        for rule in RULES
        for number, sample in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("rule", "sample"), samples("VALID"))
def test_a_rule_is_silent_on_its_valid_samples(rule: Rule, sample: Sample, tmp_path: Path) -> None:
    assert problems(rule, sample, tmp_path) == []


@pytest.mark.parametrize(("rule", "sample"), samples("INVALID"))
def test_a_rule_is_heard_on_its_invalid_samples(rule: Rule, sample: Sample, tmp_path: Path) -> None:
    found = problems(rule, sample, tmp_path)
    assert len(found) == 1
    assert found[0].message[0].islower() or not found[0].message[0].isalpha()
    assert found[0].hint
    in_words(found[0].message)
    in_words(found[0].hint)


def test_the_poster_rule_names_fields_that_the_text_has_beside_it(tmp_path: Path) -> None:
    named = re.compile(r"\b(when|where|note|result)\b")
    for number, sample in enumerate(poster_legible.INVALID):
        (found,) = problems(poster_legible, sample, tmp_path / str(number))
        holder = found.entry.field.at(found.path[:-1])
        beside = found.entry.field.at(found.path[:-2])
        assert holder is not None
        assert beside is not None
        assert {*named.findall(found.hint)} <= {*beside.fields, *holder.fields}, found.hint


ABSENT = ("required", "recommended", "missing-file", "element-open", "translation")
LACKING = re.compile(r"is missing|names? no|names none|nothing (is said|says)|no role is named")


def good() -> list[object]:
    """Return a test's parameters: what is shown as good for each rule, of single files too."""
    forms = [pytest.param(rule.valid, id=f"{name}-1") for name, rule in FORM_RULES.items()]
    return [
        *forms,
        *(
            pytest.param(sample, id=f"{rule.ID}-{number}")
            for rule in RULES
            for number, sample in enumerate(rule.VALID, 1)
        ),
    ]


@pytest.mark.parametrize("sample", good())
def test_what_is_shown_as_good_lacks_things_and_has_no_fault(
    sample: Sample, tmp_path: Path
) -> None:
    now = {place: text for place, text in sample.items() if not place.startswith("earlier/")}
    found = check.run(written(tmp_path, now)).findings
    wrong = [one for one in found if one.rule not in ABSENT and not LACKING.search(one.message)]
    empty = [one for one in found if one.rule in ABSENT and "says nothing" in one.message]
    assert [(one.path, one.message) for one in (*wrong, *empty)] == []


def test_every_rule_says_what_it_is_for() -> None:
    for rule in RULES:
        assert rule.VALID, rule.ID
        assert rule.INVALID, rule.ID
        assert rule.LEVEL in LEVELS, rule.ID
    reasons = {name: form.why for name, form in FORM_RULES.items()}
    for name, why in (reasons | {rule.ID: rule.WHY for rule in RULES}).items():
        assert re.fullmatch(r"[A-Z]([^.;]|\.(?! ))+\.", why), f"{name}: not one sentence"
        assert len(why.split()) <= 42, name


def test_every_rule_has_its_own_id() -> None:
    ids = [rule.ID for rule in RULES] + list(FORM_RULES)
    assert len(ids) == len(set(ids))
    for rule in RULES:
        assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.ID  # type: ignore[attr-defined]


def test_a_sign_is_judged_wherever_the_process_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    face = Typeface()
    assert face.has("é")
    monkeypatch.chdir(tmp_path)
    folder.rmdir()
    assert not face.has("🎉")


def test_whatever_typst_refuses_of_a_sign_is_a_finding_at_its_line(tmp_path: Path) -> None:
    blocks = [*"\u20dd\u20e0\u20e3\u0488\ufdd0\uffff\U000f0000\U0010fffd"]
    private = [chr(number) for number in range(0xE000, 0xF900, 7)] + ["\ue001", "\ue0fe"]
    combined = ["1\u20e3", "1\ufe0f\u20e3", "a\u20dd", "\u2603\u20e3"]
    clusters = [*blocks, *private, *combined]
    escaped = ["".join(f"\\U{ord(character):08x}" for character in cluster) for cluster in clusters]
    lines = [f'- {{en: "a {cluster} b"}}\n' for cluster in escaped]
    loaded = written(tmp_path, {"services/s.yml": f"requirements:\n{''.join(lines)}"})
    heard = {finding.line for finding in check.run(loaded).findings if finding.rule == "printable"}
    assert heard == {number + 2 for number in range(len(clusters))}


def test_marks_on_a_letter_can_be_printed() -> None:
    face = Typeface()
    assert all(map(face.has, ["e\u0301", "m\u0303", "\u0301", "ng\u02bc", "\u2013"]))
    assert [*combined("a\u0301b1\ufe0f\u20e3")] == ["a\u0301", "b", "1\ufe0f\u20e3"]


def test_a_value_holds_nothing_that_nobody_sees(tmp_path: Path) -> None:
    joiners = "\u00ad\u200c\u200d"  # they part and join letters, and hide nothing
    for number, cluster in enumerate(sorted(set(INVISIBLE) - set("\t\n\r" + joiners))):
        place = f"services/s{number}.yml"
        path = tmp_path / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'name: "a\\U{ord(cluster):08x}b"\n', encoding="utf-8")
    loaded = project.load(tmp_path)
    heard = {finding.path for finding in check.run(loaded).findings if finding.rule == "printable"}
    assert heard == {file.path for file in loaded.files}


def test_every_field_that_names_a_channel_is_waited_for_by_the_rule_on_unused_ones() -> None:
    schemas = project.load_schemas()
    kinds = [kind for kind in schemas.kinds if any(map(names_channels, schemas.walk(kind)))]
    assert set(kinds) | {"channels"} == set(unused.COMPARES)
    for kind in kinds:
        fields = [".".join(field.path) for field in schemas.walk(kind) if names_channels(field)]
        covered = [field.removesuffix(".*") for field in unused.COMPARES[kind]]
        assert set(fields) <= set(covered), kind


def names_channels(field: Field) -> bool:
    holder = field.item or field
    return holder.rules.get("refers") == "channel" or holder.rules["type"] == "turnaround"
