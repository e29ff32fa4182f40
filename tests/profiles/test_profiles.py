"""A standard is a profile: data that nothing else in the program knows."""

import ast
import copy
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from mkataba import check, project, source
from mkataba.check.normal import phones
from mkataba.check.rules import RULES
from mkataba.derive.explain import dotted
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for
from mkataba.profiles import DEFAULT, Profile
from mkataba.profiles.answers import unknown
from mkataba.profiles.form import faults
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import read_fee
from mkataba.values import addresses
from mkataba.values.fee import fee_of
from tests.check.test_rules import written
from tests.conftest import DAY, PROFILE, ROOT, copy_few, places, run

PROGRAM = ROOT / "generator/mkataba"

# The code


KENYAN = re.compile(
    r"\bKES\b|\bKSh|\bKE\b|(?:_|-)KE\b|(?<![0-9A-Za-z])\+?254(?![0-9])|Kenya|huduma-kenya|"
    r"\bgo\.ke\b|Administrative Justice|(?<![0-9.])[3-6]\.[0-9]+\.(?:[0-9a-z]+)"
)
SAMPLES = {"VALID", "INVALID", "SAMPLES", "FORM_RULES"}
ALLOWED = {
    # what is read the same wherever it is written: whose currency a character is of
    "values/money.py": {"KES"},
    # an amount that is put into a label, to see whether the label can be read
    "check/vocabulary/labels.py": {"KSh 500", "KSh 200", "KSh 900"},
    # the longest address of mail has 254 characters
    "values/addresses.py": {addresses._USUAL.pattern},
    # examples in the help of a command, and on the page of the fixes
    "commands/import_.py": {
        "give the three letters of a currency, such as KES",
        "The currency of amounts beside which none stands, such as KES. It is kept for each file.",
    },
    "check/normal/phones.py": {phones.DOES},
}
"""Words of one country that stand in the code, by module, each group with its reason."""


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield each text in a module that is no docstring and belongs to no sample."""
    left_out = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(node.value)
    for definition in samples(tree):
        left_out.update(ast.walk(definition))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node


def samples(tree: ast.Module) -> list[ast.stmt]:
    """Return the definitions of samples, and those that nothing else in the module uses."""
    named = {name: node for node in tree.body for name in defined(node)}
    found = [named[name] for name in SAMPLES & named.keys()]
    while True:
        used = {
            name.id
            for node in tree.body
            if node not in found
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        }
        inner = {
            name.id
            for node in found
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Load)
        }
        more = [node for name, node in named.items() if name in inner - used and node not in found]
        if not more:
            return found
        found += more


def defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.Assign(targets=[ast.Name(name)]) | ast.AnnAssign(target=ast.Name(name)):
            return [name]
        case ast.FunctionDef(name=name):
            return [name]
    return []


def kenyan() -> Iterator[tuple[str, str]]:
    """Yield module and text of what only the standard of one country would have."""
    for path in sorted(PROGRAM.rglob("*.py")):
        module = path.relative_to(PROGRAM).as_posix()
        if not module.startswith("profiles/"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in strings(tree):
                if KENYAN.search(node.value) or node.value in PROFILE.clauses:
                    yield module, node.value


def test_no_clause_currency_country_or_number_stands_in_the_code() -> None:
    left = []
    used: dict[str, set[str]] = {}
    for module, text in kenyan():
        if text in ALLOWED.get(module, ()):
            used.setdefault(module, set()).add(text)
        else:
            left.append((module, text))
    assert not left
    assert used == ALLOWED


@pytest.mark.parametrize("folder", ["templates", "schemas"])
def test_neither_templates_nor_schemas_know_one_country(folder: str) -> None:
    """A comment may speak of the standard that comes with the program; a field gives its name."""
    left = []
    for path in sorted((ROOT / folder).rglob("*")):
        if (
            path.is_file()
            and path.suffix not in (".docx", ".odt", ".json")
            and path.parent.name != "profiles"
        ):
            text = re.sub(r"(?s)\{#.*?#\}", "", path.read_text(encoding="utf-8"))
            if path.suffix in (".yml", ".yaml", ".po", ".typ"):
                text = re.sub(r"(?m)(^|\s)(#|//) .*", "", text)
            said = text.replace(DEFAULT, "")
            left += [(path.name, found[0]) for found in KENYAN.finditer(said)]
    assert not left


# Another standard: the one that the documentation writes

PAGE = (ROOT / "docs/profiles.md").read_text(encoding="utf-8")
GUIDE = next(block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.S) if "clauses:" in block)
NAMED = "standard: client-guide\n"
LOCAL = (("go.ke", "go.ug"), ("KES", "UGX"), ("KSh", "USh"), ("+254", "+256"), ("Kenya", "Uganda"))
"""What the content itself says of the country: to be said of the other one."""
NOT_ASKED = {
    "organization.yml": ("vision", "mission", "core_values", "oversight"),
    "channels.yml": ("escalation",),
    "charters/external.yml": ("approval",),
}
"""Fields that the other standard does not ask for, by file."""
CLAUSES = source.read("guide.yml", GUIDE.encode()).data["clauses"].keys()


def add_profile(root: Path, text: str, name: str = "client-guide") -> None:
    """Give a project a profile of its own."""
    (root / "schemas/profiles").mkdir(parents=True, exist_ok=True)
    (root / f"schemas/profiles/{name}.yml").write_text(text, encoding="utf-8")


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Write a text file anew."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def without(text: str, key: str) -> str:
    """Return a YAML text without one of its keys at the margin."""
    made, found = re.subn(rf"(?m)^{key}:.*\n(?:[ -].*\n|\n)*", "", text)
    assert found == 1, key
    return made


@pytest.fixture
def other(few: Path) -> Path:
    """The example under the other standard, by one line more."""
    add_profile(few, GUIDE)
    edit(few / "content/organization.yml", lambda text: text + NAMED)
    return few


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a body of the other country writes it, with what its standard asks alone."""
    root = copy_few(tmp_path_factory.mktemp("abroad") / "project", ("soil-testing", "hall-hire"))
    add_profile(root, GUIDE)
    content = root / "content"
    for name in ("policy.yml", "manual.yml", "service_points.yml", "charters/internal.yml"):
        (content / name).unlink()
    for name, keys in NOT_ASKED.items():
        for key in keys:
            edit(content / name, lambda text, key=key: without(text, key))  # type: ignore[misc]
    for path in content.rglob("*.yml"):
        for was, now in LOCAL:
            edit(path, lambda text, was=was, now=now: text.replace(was, now))  # type: ignore[misc]
    for path in (content / "services").glob("*.yml"):
        edit(path, lambda text: without(text, "service_points") if "service_p" in text else text)
    edit(content / "organization.yml", lambda text: text + NAMED)
    return root


def test_the_same_content_is_held_to_another_standard_by_one_line(other: Path) -> None:
    made = json.loads(run("-C", other, "check", "--format", "json").out)
    assert made["summary"]["errors"] == 0
    assert [row["clause"] for row in made["summary"]["coverage"]] == ["A"]
    assert made["summary"]["coverage"][0]["of"] == 6
    edit(other / "content/services/soil-testing.yml", lambda text: without(text, "fee"))
    edit(other / "content/services/hall-hire.yml", lambda text: without(text, "requirements"))
    edit(other / "content/channels.yml", lambda text: text.replace("+254 700 000002", "+256 7"))
    edit(other / "content/organization.yml", lambda text: without(text, "contacts"))
    (other / "content/policy.yml").unlink()
    ran = run("-C", other, "check", "--format", "json")
    found = json.loads(ran.out)["findings"]
    assert {one["clause"] for one in found} <= {*CLAUSES, ""}
    assert {("fee-explicit", "A.2"), ("required", "A.4"), ("required", "B.1")} <= {
        (one["rule"], one["clause"]) for one in found
    }
    assert "such as UGX 500" in ran.out
    assert not re.search(r"KES|KSh|3\.[1-5]\.", ran.out)


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
@pytest.mark.parametrize(
    ("file", "key", "clause"),
    [("services/soil-testing.yml", "fee", "A.2"), ("charters/external.yml", "guarantee", "A.6")],
)
def test_an_element_is_open_whatever_its_verb_and_only_as_bad_as_that(
    other: Path, severity: str, file: str, key: str, clause: str
) -> None:
    profile = other / "schemas/profiles/client-guide.yml"
    edit(
        profile,
        lambda text: text.replace(
            "severities: {shall: error, should: warning}",
            f"severities: {{shall: {severity}, should: {severity}}}",
        ),
    )
    edit(other / "content" / file, lambda text: without(text, key))
    report = check.run(project.load(other))
    [row] = report.coverage
    assert (row.open, row.total) == ((clause,), 6)
    found = [one for one in report.findings if one.clause == clause]
    assert {one.severity for one in found} == {severity}
    assert "element-open" not in {one.rule for one in found}  # it is told once
    assert report.level == ("draft" if severity == "error" else "publishable")
    assert f"{clause}  open" in run("-C", other, "trace").out


def test_a_comparison_of_two_standards_tells_of_every_document(other: Path, tmp_path: Path) -> None:
    before = copy_few(tmp_path / "before")
    for root in (before, other):
        (root / "schemas").mkdir(exist_ok=True)
        (root / "schemas/plan.yml").write_text("aim: {type: text, required: true}\n", "utf-8")
    (other / "content/plan.yml").write_text("aim: {en: One, sw: Moja}\n", encoding="utf-8")
    there, back = (run("-C", a, "diff", b).out for a, b in ((other, before), (before, other)))
    asked = "elements that the standard asks for"
    for name, count in (("Policy", 11), ("Service charter", 5), ("Staff charter", 5)):
        assert f"{name}, {asked}: {count}/{count}, counted no more" in there
        assert f"{name}, {asked}: {count}/{count}, counted from now on" in back
    assert f"Client charter, {asked}: 6/6, counted from now on" in there
    assert "Plan, elements that its schema asks for: 1/1, counted from now on" in there
    assert "Plan, elements that its schema asks for: 1/1, counted no more" in back
    assert "0/" not in there + back


def local(text: str) -> str:
    """Return content as it is written in the other country."""
    for was, now in LOCAL:
        text = text.replace(was, now)
    return text


def test_no_rule_speaks_of_the_first_country_under_another_standard(tmp_path: Path) -> None:
    add_profile(tmp_path, GUIDE)
    schemas = project.load_schemas(tmp_path, "client-guide")
    said = set()
    for number, rule in enumerate(RULES):
        for at, sample in enumerate(rule.INVALID):
            if any(place.startswith("templates/") for place in sample):
                continue  # of the words of a language
            now = {place: local(text) for place, text in sample.items() if "earlier/" not in place}
            root = tmp_path / f"{number}-{at}"
            loaded = replace(written(root, now), schemas=schemas, missing=())
            for one in check.run(loaded).findings:
                said.add(one.rule)
                assert not KENYAN.search(f"{one.message} {one.hint} {one.clause}"), one
                assert not {"¤", "☎", "⌂"} & {*one.message, *one.hint}, one
                assert one.clause in {*CLAUSES, ""}, one
    assert {"fee-explicit", "fee-currency", "escalation-external", "contact-valid"} <= said
    assert len(said) > 40


@pytest.fixture(scope="module")
def built_abroad(abroad: Path) -> Path:
    """The site of the other country."""
    ran = run("-C", abroad, "build", SOURCE_DATE_EPOCH=DAY)
    assert ran.code == 0, ran.out + ran.err
    return abroad / "site"


def test_what_is_built_under_another_standard_holds_nothing_of_the_first(
    abroad: Path, built_abroad: Path
) -> None:
    checked = run("-C", abroad, "check", "--format", "json")
    assert json.loads(checked.out)["summary"]["errors"] == 0, checked.out
    site = built_abroad
    pages = {path: unescape(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 10
    for path, text in pages.items():
        assert not re.search(r"KES|KSh|\+254|[-_]KE\b", text), path
        assert "to be filled in" not in text, path
        assert "itajazwa" not in text, path
        for name in ("policy", "manual", "service-points", "staff-charter"):
            assert f'{name}/"' not in text, path
    assert any('href="tel:+256700000001"' in text for text in pages.values())
    assert any("USh" in text for text in pages.values())
    with zipfile.ZipFile(site / "print/sw/charter.docx") as docx:
        parts = {name: docx.read(name).decode("utf-8", "replace") for name in docx.namelist()}
    assert 'w:val="sw-UG"' in parts["word/styles.xml"]
    assert not any(re.search(r"KES|KSh|[-_]KE\b", text) for text in parts.values())
    assert b"/Lang(sw-UG)" in (site / "print/sw/charter.pdf").read_bytes()


def test_editors_and_explanations_speak_of_the_standard(abroad: Path) -> None:
    for kind in ("service", "organization", "channels"):
        # an amount may be in any currency, so that the pattern names all of them
        schema = re.sub(r'"pattern": ".*"', "", run("-C", abroad, "schema", kind).out)
        assert not re.search(r"KES|254|Administrative|3\.[1-5]\.|\.ke\b|[¤☎⌂]", schema), kind
    assert '"client-guide"' in run("-C", abroad, "schema", "organization").out
    assert "A.2  Fees" in run("-C", abroad, "explain", "A.2").out
    assert "clause A.2" in run("-C", abroad, "explain", "fee-explicit").out
    assert run("-C", abroad, "explain", "3.2.2.a.iii").code == 2
    run("-C", abroad, "init", "--missing", ".")
    assert not (abroad / "content/policy.yml").exists()
    assert "`mkataba explain A`" in (abroad / "README.md").read_text(encoding="utf-8")


def test_amounts_and_numbers_are_read_by_the_country(tmp_path: Path) -> None:
    table = "Service,Requirements,Fee,Time\nLeave to build,Plans,500/=,5 working days\n"
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    root = copy_few(tmp_path / "project")
    add_profile(root, GUIDE)
    edit(
        root / "content/organization.yml",
        lambda text: text.replace('"+254 700 000001"', '"0700-000-001"') + NAMED,
    )
    for path in (root / "content").rglob("*.yml"):
        edit(path, lambda text: text.replace("+254 ", "+256 "))
    run("-C", root, "import", tmp_path / "table.csv")
    assert "UGX 500" in (root / "content/services/leave-to-build.yml").read_text(encoding="utf-8")
    run("-C", root, "check", "--fix")
    assert "+256700000001" in (root / "content/organization.yml").read_text(encoding="utf-8")


# The name


@pytest.mark.parametrize("name", ["huduma-uganda", "[huduma-kenya]", "clientguide"])
def test_a_standard_without_a_profile_is_one_finding_with_those_that_there_are(
    few: Path, name: str, findings: Callable[[Path], list[str]]
) -> None:
    add_profile(few, GUIDE)
    edit(few / "content/organization.yml", lambda text: f"{text}standard: {name}\n")
    found = findings(few)
    assert len(found) == 1, found
    assert ": standard" in found[0] or " standard" in found[0]
    if name[0] != "[":
        assert "client-guide, huduma-kenya" in found[0]


def test_the_default_standard_can_be_named(few: Path) -> None:
    before = run("-C", few, "check", "--format", "json").out
    edit(few / "content/organization.yml", lambda text: f"{text}standard: {DEFAULT}\n")
    assert run("-C", few, "check", "--format", "json").out == before


# The form of a profile


def refused(root: Path, text: str, name: str = "client-guide") -> str:
    """Return what is said of a profile of a project's own; "" for nothing."""
    add_profile(root, text, name)
    try:
        check.run(project.load(root))
    except MkatabaError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("{region: UG,", "{region: Uganda,", "country.region: has to be the code of a country"),
        ("symbol: USh, ", "", "currency.symbol: is missing"),
        ('code: "256"', "code: 256", "telephone.code: has to be a country code"),
        ("digits: 9", "digits: nine", "telephone.digits: has to be a whole number"),
        ('mobile: ["7"]', "mobile: 7", "telephone.mobile: has to be a list"),
        ("shall: error", "shall: bad", "severities.shall: has to be one of error, warning, note"),
        ("should: warning}", "must: error}", "severities.must: is no verb"),
        ('service.fee: "A.2"', 'service.fee: "A.9"', 'service.fee: there is no clause "A.9"'),
        ('service.fee: "A.2"', "service.fee: 3.2", "service.fee: has to be a clause, in quotes"),
        ('service.fee: "A.2"', 'service.fe: "A.2"', "fields.service.fe: there is no such field"),
        ('day-basis: "A.3"', 'day-bases: "A.3"', "rules.day-bases: there is no such rule"),
        ('day-basis: "A.3"', 'day-basis: "Z"', 'rules.day-basis: there is no clause "Z"'),
        ("verb: should", "verb: ought", "verb: has to be one of shall"),
        ("documents:", "papers:", "papers: has no place here"),
        ("title: Client", "Title: Client", "Title: has no place here"),
        ("region: UG", "region: ZZ", "country.region: ZZ is the code of no country"),
        ("code: UGX", "code: XXQ", "currency.code: XXQ is the code of no currency"),
        ('code: "256"', 'code: "254"', 'telephone.code: has to be "256", that of UG'),
        ("digits: 9", "digits: 0", "telephone.digits: has to be a whole number from 1"),
        ('"+256 700', '"+254 700', "telephone.example: has to begin with +256"),
        ("digits: 9", "digits: 8", "telephone.example: has 9 digits behind +256"),
        ('mobile: ["7"]', 'mobile: ["7000000001"]', "telephone.mobile.0: has more digits than 9"),
    ],
)
def test_a_fault_of_a_profile_is_told_with_file_and_line(
    other: Path, was: str, now: str, said: str
) -> None:
    assert was in GUIDE
    message = refused(other, GUIDE.replace(was, now, 1))
    place, line = re.match(r"(schemas/profiles/client-guide\.yml), line (\d+): ", message).groups()  # type: ignore[union-attr]
    assert said in message, message
    wanted = GUIDE[: GUIDE.index(was)].count("\n") + 1
    assert place
    assert "missing" in said or abs(int(line) - wanted) <= 1, message


WHOLE = (
    GUIDE.replace("title: Client charter,", "title: Client charter, area: charter,")
    + """
levels: [{name: Bronze, from: 0, to: 50}]
pillars: [{id: service, name: Service}]
areas: [{id: charter, pillar: service, clause: "A", weight: 5, name: Charter}]
phases: [{number: 1, area: charter, name: First}]
"""
)
"""The other standard with every section that there can be."""

DATA = source.read("guide.yml", WHOLE.encode()).data
KEYS = {
    "fields": "there is no such field",
    "files": "there is no such file",
    "rules": "there is no such rule",
    "severities": "is no verb",
}
"""Sections whose keys are names, with what is said of a name that there is not."""
VALUES = {
    ("files", "organization.yml", "clause"): "there is no clause",
    ("files", "charters/external.yml", "chapter"): "there is no clause",
    ("documents", 0, "file"): "is no file of the content",
    ("documents", 0, "clause"): "there is no clause",
    ("fields", "service.fee"): "there is no clause",
    ("fields", "service.requirements", "clause"): "there is no clause",
    ("rules", "day-basis"): "there is no clause",
    ("areas", 0, "pillar"): "under pillars",
    ("areas", 0, "clause"): "there is no clause",
    ("phases", 0, "area"): "under areas",
    ("clauses", "A", "area"): "under areas",
    ("country", "region"): "is the code of no country",
    ("currency", "code"): "is the code of no currency",
}
"""Values that are names, with what is said of one that there is not."""
NO_NAMES = {"title", "edition", "publisher", "oversight", "telephone", "levels", "pillars"}
"""Sections in which nothing names anything."""


def with_name(place: tuple[Any, ...], name: str, *, key: bool) -> str:
    """Return the other profile with another name as a value, or as a key."""
    data = copy.deepcopy(DATA)
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    if key:
        holder[name] = holder.pop(place[-1])
    else:
        holder[place[-1]] = name
    return json.dumps(data)


def test_every_name_in_a_profile_that_points_to_something_is_looked_up(tmp_path: Path) -> None:
    root = copy_few(tmp_path / "project", ("soil-testing",))
    edit(root / "content/organization.yml", lambda text: text + NAMED)
    assert {*KEYS, *(place[0] for place in VALUES), *NO_NAMES} == DATA.keys()
    assert refused(root, json.dumps(DATA)) == ""
    for section, said in KEYS.items():
        for name in DATA[section]:
            message = refused(root, with_name((section, name), "nonesuch", key=True))
            assert f"{section}.nonesuch: " in message
            assert said in message, name
    for place, said in VALUES.items():
        message = refused(root, with_name(place, "ZZZ"[: 2 + ("code" in place)], key=False))
        assert message.startswith("schemas/profiles/client-guide.yml, line 1: "), place
        assert f"{'.'.join(map(str, place))}: " in message
        assert said in message, place


@pytest.mark.parametrize(
    "twice",
    [
        '{name: other, file: charters/external.yml, clause: "A"}',
        '{name: client charter, file: organization.yml, clause: "A"}',
    ],
)
def test_no_document_is_counted_twice(other: Path, twice: str) -> None:
    first = '  - {name: client charter, file: charters/external.yml, clause: "A"}\n'
    assert first in GUIDE
    message = refused(other, GUIDE.replace(first, f"{first}  - {twice}\n"))
    assert "is under documents already" in message


def test_a_profile_of_the_same_name_may_add_and_not_take_away(other: Path) -> None:
    edit(other / "content/organization.yml", lambda text: text.replace(NAMED, ""))
    text = (ROOT / f"schemas/profiles/{DEFAULT}.yml").read_text(encoding="utf-8")
    own = '  "9.9": {verb: should, proof: document, title: Ours, asks: Do more.}\n'
    assert refused(other, text + own, DEFAULT) == ""
    for was, now, said in (
        ('  service.fee: "3.2.2.a.iii"\n', "", "fields.service.fee: has to stay"),
        ('guarantee: {clause: "3.2.3.c", severity: warning}', 'guarantee: "5.1"', "has to stay"),
        ("  manual.yml: {", "  own.yml: {", "files.manual.yml: has to stay"),
        ("{shall: error,", "{shall: note,", "severities.shall: has to stay"),
        ('  fee-total: "3.2.2.a.iii"\n', "", "rules.fee-total: has to stay"),
        ("  - {name: policy, file", "  - {name: rules, file", "documents: have to begin"),
        ("{mpesa: M-Pesa, ", "{", "payment: mpesa has to stay"),
    ):
        assert was in text, was
        message = refused(other, text.replace(was, now, 1), DEFAULT)
        assert message.startswith(f"schemas/profiles/{DEFAULT}.yml, line "), message
        assert said in message


def test_a_clause_in_the_schema_of_a_project_holds_for_its_field(other: Path) -> None:
    schema = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    room = (
        "room: {type: string, required: true, "
        'meta: {label: {en: room, sw: chumba}, clause: "A.5", hint: say it}}\n'
    )
    (other / "schemas/service.yml").write_text(schema + room, encoding="utf-8")
    found = check.run(project.load(other)).findings
    assert {(one.rule, one.clause) for one in found} == {("required", "A.5")}
    bad = schema + room.replace("A.5", "3.5.1")
    (other / "schemas/service.yml").write_text(bad, encoding="utf-8")
    with pytest.raises(MkatabaError, match=r"service\.yml, line \d+: room\.meta\.clause: unknown"):
        project.load(other)


def test_a_profile_spoilt_anyhow_is_told_or_can_be_used() -> None:
    data = source.read("guide.yml", GUIDE.encode()).data
    spots = [path for path in places(data, ()) if path]
    chance = random.Random(2)  # noqa: S311 - no secret
    values: tuple[Any, ...] = (
        None,
        "",
        3,
        2.5,
        True,
        [],
        {},
        [None],
        {"a": 1},
        "A.1",
        "x\ny",
        {3: 4},
    )
    used = 0
    for path in spots:
        spoilt = copy.deepcopy(data)
        owner: Any = spoilt
        for part in path[:-1]:
            owner = owner[part]
        owner[path[-1]] = chance.choice(values)
        if next(faults(spoilt), None) is None:
            used += 1
            made = Profile("spoilt", spoilt)
            parts = made.country, made.currency, made.telephone, made.files, made.documents
            assert all(parts[:3])
            assert made.fields is not None
            assert isinstance(made.oversight + made.amount("5"), str)
            assert made.severities is not None
    assert 5 < used < len(spots) / 2


# The one that comes with the program


def test_the_profile_has_its_form_and_names_fields_and_rules_that_there_are() -> None:
    assert not list(faults(PROFILE.data))
    schemas = project.load_schemas()
    places = [kind.place for kind in schemas.places]
    assert not list(unknown(PROFILE, schemas.kinds.items(), places))
    assert PROFILE.rules.keys() <= {rule.ID for rule in RULES}
    assert PROFILE.files.keys() == {kind.place for kind in schemas.places if not kind.optional}


def test_what_is_mandatory_by_the_standard_is_named_in_the_profile() -> None:
    """No field is left optional because the profile forgot it."""
    raw = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "schemas").glob("*.yml"))
    )
    schemas = project.load_schemas()
    named = [
        path
        for kind in schemas.kinds
        for field in schemas.walk(kind)
        if (path := f"{kind}.{dotted(field)}") in PROFILE.fields and field.rules.get("required")
    ]
    assert raw.count("required: standard") == sum(
        project_required(path) == "standard" for path in named
    )


def project_required(path: str) -> Any:
    """Return what a field's schema file says under ``required``."""
    kind, *steps = path.replace("[]", ".[]").split(".")
    here: Any = {
        "type": "dict",
        "schema": source.read(kind, (ROOT / f"schemas/{kind}.yml").read_bytes()).data,
    }
    for step in steps:
        here = here["schema"] if step == "[]" else here["schema"][step]
    return here.get("required")


WAYS = "payment: {mtn_momo: MTN MoMo, pay_point: {en: Pay point, sw: Kituo cha malipo}}\n"
PAID = "fee: {amount: UGX 500, payment: [mtn_momo, pay_point, bank]}"


def test_ways_to_pay_are_those_of_the_standard(other: Path) -> None:
    """They are checked, printed in each language, completed in editors and read back."""
    add_profile(other, GUIDE + WAYS)
    for path in (other / "content/services").glob("*.yml"):
        edit(path, lambda text: re.sub(r"payment: \[.*\]", "payment: [mtn_momo, bank]", text))
    service = other / "content/services/hall-hire.yml"
    edit(service, lambda text: without(text, "fee") + PAID + "\n")
    assert run("-C", other, "check").code == 0
    schema = run("-C", other, "schema", "service").out
    assert '"mtn_momo"' in schema
    assert "mpesa" not in schema
    loaded = project.load(other)
    profile = loaded.schemas.profile
    value = fee_of({"amount": "UGX 500", "payment": ["mtn_momo", "pay_point"]}, "en")
    assert value
    for code, named in (("en", "MTN MoMo, Pay point"), ("sw", "MTN MoMo, Kituo cha malipo")):
        words = formatter_for(code, loaded.templates, {}, profile)
        assert named in words.in_full(value)
        catalogues = {code: words.catalogue}
        phrases = Phrases(catalogues, "UGX", payment=profile.payment)
        assert read_fee(words.in_full(value), code, phrases) == value
    assert "Pay point" in run("-C", other, "export").out
    edit(service, lambda text: text.replace("pay_point", "mpesa"))
    found = check.run(project.load(other)).findings
    assert ['"mpesa" is not one of mtn_momo, pay_point, bank' in f.message for f in found] == [True]


def test_a_standard_that_names_no_way_to_pay_has_those_that_there_were(other: Path) -> None:
    assert project.load(other).schemas.profile.payment.keys() == PROFILE.payment.keys()
    assert "mpesa" in PROFILE.payment


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("payment: {MTN: MTN}", "payment.MTN: has to be small letters"),
        ("payment: {cash: Notes}", "payment.cash: has a meaning everywhere already: Cash"),
        ("payment: {mtn: 5}", "payment.mtn: has to be a text"),
        ("payment: [mtn]", "payment: has to be a map of payment"),
    ],
)
def test_a_way_to_pay_that_can_not_be_one_is_told(line: str, message: str, other: Path) -> None:
    assert message in refused(other, f"{GUIDE}{line}\n")


def test_the_name_of_a_way_to_pay_is_there_in_every_language(other: Path) -> None:
    add_profile(other, f"{GUIDE}payment: {{momo: MoMo, point: {{en: Pay point, fr: Point}}}}\n")
    for path in (other / "content/services").glob("*.yml"):
        edit(path, lambda text: re.sub(r"payment: \[.*\]", "payment: [momo]", text))
    (finding,) = check.run(project.load(other)).findings
    assert finding.path == "schemas/profiles/client-guide.yml"
    assert finding.message == "the label of the way to pay point has no words in sw"


@pytest.mark.parametrize("written", ["Sh 1,000", "Shs. 1,000", "1,000/=", "1,000/-", "USh 1,000"])
@pytest.mark.parametrize("where", ["fee: {}", "fee: {{amount: '{}'}}"])
def test_shillings_are_put_right_as_those_of_the_standard(
    written: str, where: str, other: Path
) -> None:
    service = other / "content/services/soil-testing.yml"
    edit(service, lambda text: without(text, "fee") + where.format(written) + "\n")
    run("-C", other, "check", "--fix")
    assert re.search(r"fee: (\{amount: ')?UGX 1,000", service.read_text(encoding="utf-8"))


def test_a_rule_is_explained_in_the_currency_of_the_standard(other: Path) -> None:
    text = run("-C", other, "explain", "fee-explicit").out
    assert "UGX" in text
    assert not re.search(r"KES|KSh", text)


@pytest.mark.parametrize("asked", ["contact-valid", "official-mail", "organization", "channels"])
def test_addresses_in_explanations_are_of_no_other_country(asked: str, other: Path) -> None:
    profile = other / "schemas/profiles/client-guide.yml"
    text = run("-C", other, "explain", asked).out
    assert "example.org" in text
    assert ".ke" not in text
    edit(
        profile,
        lambda text: text.replace("adjective: Ugandan", "adjective: Ugandan, domain: x.go.ug"),
    )
    text = run("-C", other, "explain", asked).out
    assert "x.go.ug" in text
    assert "example.org" not in text


def test_a_clause_is_published_in_what_is_made_alone(abroad: Path, built_abroad: Path) -> None:
    """The standard asks for neither policy nor manual, and the body has none."""
    traced = json.loads(run("-C", abroad, "trace", "--format", "json").out)["clauses"]
    named = {name for clause in traced for name in clause["published"]}
    places = {"home": "", "frame": "", "service": "services/soil-testing/"}
    for name in named:
        page = f"{places.get(name, f'{name}/')}index.html"
        place = f"print/en/{name}" if "." in name else page
        assert (built_abroad / place).is_file(), name
    assert "poster.pdf" in named
    assert not (built_abroad / "print/en/manual.pdf").exists()
