"""A part is one schema file: an organisation's own is checked, printed, compared and explained."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from mkataba import check, model, project
from mkataba.derive import reference
from mkataba.derive.skeleton import skeleton
from mkataba.derive.trace import STATES
from mkataba.diff import diff
from mkataba.diff_report import FORMATS, change_formatter
from mkataba.errors import MkatabaError
from mkataba.formatting import formatter_for, read_catalogue
from mkataba.parts import PARTS
from mkataba.render.blocks import Blocks
from mkataba.schema import BUILTIN, Field
from mkataba.schema.header import KEYS
from mkataba.values.labels import capital
from mkataba.values.types import MAPPED, WRITTEN
from tests.conftest import DAY, PROFILE, ROOT, copy_few, run, without_prints
from tests.outputs import said_by
from tests.own import HERE, own_content, own_schemas

INTERNAL = (
    *("second counter may not", "huenda isifadhiliwe", "9,400,000", "flooding", "mafuriko"),
    *(f"secret{number:02}" for number in range(1, 31)),
    *("998877", "887,766", "776,655", "september 1999", "septemba 1999", "row-xy"),
)
"""Words of the own parts that are for the organisation alone."""


FORMS = """secrets: [{en: Secret23, sw: Secret24}]
forms:
- {clerk: {en: Secret25, sw: Secret26}, number: F-17}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_few(tmp_path_factory.mktemp("own") / "project")
    own_schemas(root)
    own_content(root)
    with (root / "content/services/hall-hire.yml").open("a", encoding="utf-8") as stream:
        stream.write(FORMS)
    return root


@pytest.fixture
def own(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "own"))


@pytest.fixture(scope="module")
def built(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(whole, tmp_path_factory.mktemp("built") / "own"))
    without_prints(root, "charter", "poster", "brochure")
    ran = run("-C", root, "build", SOURCE_DATE_EPOCH=DAY)
    assert ran.code == 0, ran.err + ran.out
    return root / "site"


def swap(root: Path, place: str, *pairs: tuple[str, str]) -> None:
    """Put one text in the place of another in a content file."""
    path = root / "content" / place
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_the_tuple_names_the_schemas_that_come_with_the_program() -> None:
    files = {path.stem for path in (ROOT / "schemas").glob("*.yml")}
    assert set(PARTS) == files - {"types", "standard"}


def test_an_own_part_without_a_fault_is_exemplary_and_counted(own: Path) -> None:
    report = check.run(project.load(own))
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    rows = {row.name: row for row in report.coverage}
    assert rows["service strategy"].met == ("goal", "measures[].what", "contact.role")
    assert rows["plans & <b>targets</b> *2027*"].met == ("department", "target")
    assert rows["service strategy"].open == ()
    assert report.level == "exemplary"


def test_what_is_missing_misspelt_or_not_translated_in_an_own_part_is_told(
    own: Path, findings: Callable[[Path], list[str]]
) -> None:
    swap(own, "strategy.yml", ("goal:", "gaol:"), (", sw: Afisa wa mkakati", ""))
    swap(own, "strategy.yml", ("service: hall-hire", "service: hall-hier"))
    swap(own, "plans/roads.yml", ("target:", "# target:"))
    (own / "content/plans/notes.txt").write_text("x", encoding="utf-8")
    told = findings(own)
    assert [line.partition(" ")[2] for line in told] == [
        "warning stray-file - notes.txt has no place in the content",
        "error required - target is missing",
        'error unknown-key 3.1.1 unknown key "gaol"; did you mean "goal"?',
        'error reference - no service has the id "hall-hier"; did you mean "hall-hire"?',
        "error translation - contact.role is missing in sw",
    ]
    report = check.run(project.load(own))
    rows = {row.name: row for row in report.coverage}
    assert set(rows["service strategy"].open) == {"goal", "contact.role"}
    assert rows["plans & <b>targets</b> *2027*"].open == ("target",)
    assert report.level == ""


def test_a_name_of_a_file_that_can_be_no_address_is_told_and_gets_no_page(own: Path) -> None:
    plans = own / "content/plans"
    for name in ("a](javascript:x) b.yml", "index.yml"):
        shutil.copyfile(plans / "roads.yml", plans / name)
    loaded = project.load(own)
    report = check.run(loaded)
    told = [f.path for f in report.findings if "can't be the address of a page" in f.message]
    assert told == ["content/plans/a](javascript:x) b.yml", "content/plans/index.yml"]
    [plan] = (part for part in model.build(report.content).parts if part.name == "plan")
    assert [file.id for file in plan.files] == ["roads", "water"]


def test_a_part_that_has_to_be_there_is_missed(own: Path) -> None:
    schema = own / "schemas/strategy.yml"
    text = schema.read_text(encoding="utf-8")
    (own / "content/strategy.yml").unlink()
    assert check.run(project.load(own)).level == "exemplary"
    schema.write_text(text.replace("  clause:", "  optional: false\n  clause:"), encoding="utf-8")
    report = check.run(project.load(own))
    assert [(f.path, f.rule, f.clause) for f in report.findings] == [
        ("content/strategy.yml", "missing-file", "3.1.1")
    ]
    assert {row.name: row.open for row in report.coverage}["service strategy"] == ("goal",)
    plans = own / "schemas/plan.yml"
    text = plans.read_text(encoding="utf-8")
    plans.write_text(text.replace("order: 2", "optional: false"), encoding="utf-8")
    shutil.rmtree(own / "content/plans")
    report = check.run(project.load(own))
    assert ("content/plans", "there is no file for plans & <b>targets</b> *2027*") in {
        (finding.path, finding.message) for finding in report.findings
    }


@pytest.mark.parametrize("place", ["answers.yml", "answers/*.yml"])
@pytest.mark.parametrize("optional", [True, False])
def test_an_own_part_that_answers_an_element_leaves_it_open(
    few: Path, place: str, optional: bool
) -> None:
    header = json.dumps({"label": "answers", "place": place, "optional": optional})
    field = '{type: text, required: true, meta: {label: answer, clause: "3.1.1.b"}}'
    (few / "schemas").mkdir()
    schema = f"_part: {header}\nother: {{type: text}}\nanswer: {field}\n"
    (few / "schemas/answers.yml").write_text(schema, encoding="utf-8")

    def opened() -> tuple[str, ...]:
        rows = {row.clause: row for row in check.run(project.load(few)).coverage}
        traced = "3.1.1.b  open" in run("-C", few, "trace").out
        assert traced is ("3.1.1.b" in rows["3.1.1"].open)
        assert rows["3.1.1"].total == 11
        return rows["3.1.1"].open

    assert opened() == (() if optional else ("3.1.1.b",))
    path = few / "content" / place.replace("*", "one")
    path.parent.mkdir(exist_ok=True)
    path.write_text("other: {en: A, sw: B}\n", encoding="utf-8")
    assert opened() == ("3.1.1.b",)
    path.write_text("answer: {en: Words}\n", encoding="utf-8")
    assert opened() == ("3.1.1.b",)
    path.write_text("answer: {en: We call back, sw: Tunakupigia simu}\n", encoding="utf-8")
    assert opened() == ()


def test_the_worked_example_of_the_docs_works_as_it_stands(few: Path) -> None:
    guide = (ROOT / "docs/parts.md").read_text(encoding="utf-8")
    schema, content, room = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    (few / "schemas").mkdir()
    (few / "schemas/strategy.yml").write_text(schema, encoding="utf-8")
    shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    (few / "schemas/service.yml").write_text(shipped + room, encoding="utf-8")
    (few / "content/strategy.yml").write_text(content, encoding="utf-8")
    report = check.run(project.load(few))
    assert report.level == "exemplary"
    assert report.coverage[-1].met == ("goal", "measures[].what")


def test_the_docs_name_every_key_of_a_header() -> None:
    guide = (ROOT / "docs/parts.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `(\w+)` \|", guide)) == KEYS


def words(data: object, language: str) -> list[str]:
    """Return the texts of content in a language."""
    if isinstance(data, dict) and data.keys() == {"en", "sw"}:
        return [data[language]]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in values for text in words(value, language)]


SAID = {
    "en": (
        *("12 working days", "ksh 150", "5 october 2026", "31 march 2027", "ksh 1,250,000"),
        *("tuesday: 10:00 to 12:30", "25 minutes", "service counter", "county hall"),
        *("soil testing", "+254 700 000077", "strategy@mfano.go.ke", "yes", "agreed"),
    ),
    "sw": (
        *("siku 12 za kazi", "ksh 150", "5 oktoba 2026", "31 machi 2027", "ksh 1,250,000"),
        *("jumanne: saa 4:00 asubuhi hadi saa 6:30 mchana", "dakika 25", "kaunta ya huduma"),
        *("ukumbi wa kaunti", "upimaji wa udongo", "+254 700 000077", "ndiyo"),
    ),
}


@pytest.mark.parametrize("language", ["en", "sw"])
def test_every_value_of_an_own_part_is_printed_and_nothing_internal(
    built: Path, language: str
) -> None:
    said = said_by(built, language)
    yaml = YAML(typ="safe")
    schema = yaml.load(built.parent / "schemas/strategy.yml")
    public = yaml.load(built.parent / "content/strategy.yml")
    del public["risks"]
    heads = [f["meta"]["label"][language] for name, f in schema.items() if name in public]
    for output in ("strategy", "strategy.pdf", "strategy.docx", "strategy.odt"):
        for text in (*words(public, language), *SAID[language], *heads):
            assert text.lower() in said[output].replace("\u00a0", " "), (output, text)
    plans = [yaml.load(path) for path in (built.parent / "content/plans").iterdir()]
    for output in ("plan", "plan.pdf", "plan.docx", "plan.odt"):
        for text in words(plans, language):
            assert text.lower() in said[output], (output, text)
    for output, text in said.items():
        assert [word for word in INTERNAL if word.lower() in text] == [], output
    for output in ("hidden", "hidden.pdf", "hidden.docx", "hidden.odt"):
        shown = YAML(typ="safe").load(built.parent / "content/hidden.yml")
        row = shown["list"][0]
        for public in (shown["shown"], row["public"], row["deep"]["two"]):
            assert public[language].lower() in said[output].replace("\u00a0", " "), output
        labels = ("hidden word", "hidden texts", "hidden map", "hidden title", "row id")
        assert [label for label in labels if label in said[output]] == [], output
    form = {"en": "forms: form number: f-17", "sw": "fomu: namba ya fomu: f-17"}[language]
    assert form in said["charter.pdf"].replace("\u00a0", " ")


def test_nothing_that_is_internal_is_in_any_file_of_the_site(built: Path) -> None:
    for path in built.rglob("*"):
        if path.suffix in (".html", ".json", ".xml", ".md", ".txt", ".js", ".yml"):
            text = path.read_text(encoding="utf-8").lower()
            assert [word for word in INTERNAL if word in text] == [], path


def test_own_parts_stand_in_navigation_downloads_and_manifest(built: Path) -> None:
    home = LexborHTMLParser((built / "sw/index.html").read_text(encoding="utf-8"))
    links = {a.text().strip(): a.attributes.get("href") for a in home.css("nav a")}
    assert links["Mkakati wa huduma"] == "strategy/"
    assert links["Mipango ya idara"] == "plan/"
    for path in built.rglob("*.html"):  # a label is words, and no markup
        assert "<b>targets" not in path.read_text(encoding="utf-8"), path
    english = LexborHTMLParser((built / "index.html").read_text(encoding="utf-8"))
    names = {a.text().strip() for a in english.css("nav a")}
    assert "Plans & <b>targets</b> *2027*" in names
    downloads = (built / "downloads/index.html").read_text(encoding="utf-8")
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["files"]
    for language in ("en", "sw"):
        for name in ("strategy.pdf", "strategy.docx", "plan.pdf", "plan.docx"):
            assert f'href="../print/{language}/{name}"' in downloads
    sources = (
        {file["path"]: file["sources"] for file in manifest}
        if isinstance(manifest, list)
        else {path: file["sources"] for path, file in manifest.items()}
    )
    assert "content/strategy.yml" in sources["sw/strategy/index.html"]
    assert "content/plans/water.yml" in sources["print/en/plan.pdf"]
    assert not any("register" in path for path in sources)


def test_references_on_a_page_lead_to_what_they_name(built: Path) -> None:
    for page in ("strategy", "sw/strategy"):
        tree = LexborHTMLParser((built / page / "index.html").read_text(encoding="utf-8"))
        links = [a.attributes["href"] or "" for a in tree.css("article a")]
        assert "../services/soil-testing/" in links
        for link in (link for link in links if not link.startswith(("http", "tel:", "mailto:"))):
            target = (built / page / link.partition("#")[0]).resolve()
            assert (target / "index.html" if target.is_dir() else target).is_file(), link


def in_kiswahili(after: Path, before: Path) -> tuple[Any, str]:
    """Return what changes as data, and in words of Kiswahili."""
    target = after.parent / "changes.json"
    forms = ("--format", f"json={target}", "--format", "text")
    ran = run("-C", after, "diff", before, "--language", "sw", *forms)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(target.read_text(encoding="utf-8")), ran.out


def test_each_field_of_an_own_part_that_changes_is_told_under_its_own_label(
    own: Path, whole: Path
) -> None:
    swap(own, "strategy.yml", ("KES 150", "KES 200"), ("12 working", "14 working"))
    swap(own, "strategy.yml", ("2026-10-05", "2026-11-05"), ("stage: agreed", "stage: draft_text"))
    swap(own, "strategy.yml", ("2027-03-31", "2027-05-31"), ("Strategy officer", "Strategy lead"))
    swap(own, "plans/water.yml", ("3 working days", "2 working days"))
    (own / "content/plans/roads.yml").unlink()
    data, kiswahili = in_kiswahili(own, whole)
    told = {(c["part"], c["id"], c["field"]): c["rating"] for c in data["changes"]}
    assert told == {
        ("strategy", "", "copy_fee"): "worse",
        ("strategy", "", "answer"): "worse",
        ("strategy", "", "from"): "neutral",
        ("strategy", "", "stage"): "neutral",
        ("strategy", "", "measures.by"): "neutral",
        ("strategy", "", "contact.role"): "neutral",
        ("plan", "water", "target"): "better",
        ("plan", "roads", "plan"): "worse",
    }
    assert "Mkakati wa huduma\n" in kiswahili
    assert "Ada ya nakala: ongezeko, KSh 150 → KSh 200" in kiswahili
    assert "Mipango ya idara: Maji na usafi" in kiswahili
    assert "Mipango ya idara: kupotea, Barabara" in kiswahili


ADDED = {
    "services/hall-hire.yml": ("room: {en: Room 4, sw: Chumba cha 4}\ncopies: KES 20\n", "Room 4"),
    "policy.yml": ("pledge:\n  - {en: We call back, sw: Tunapiga simu}\n", "We call back"),
    "charters/external.yml": ("valid_from: 2026-11-01\n", "2026-11-01"),
    "manual.yml": ("trainer: {en: Head of training, sw: Mkuu wa mafunzo}\n", "Head of training"),
}
"""Values for fields that an organisation adds to parts that came with the program."""


Told = list[tuple[str, str, str, str, str]]


def there_and_back(before: Path, after: Path) -> Iterator[Told]:
    """Yield what changes from one to the other, then back; each is checked once."""
    loaded = [project.load(root) for root in (before, after)]
    one, other = map(check.run, loaded)
    for states, later in (((one, other), loaded[1]), ((other, one), loaded[0])):
        found = diff(*states)
        schemas, languages = later.schemas, later.languages
        words = change_formatter(found, "en", later.templates, schemas.profile, languages)
        yield changes_of(FORMATS["json"](found, words, False))


def changes_of(report: str) -> Told:
    """Return kind, part, field, and the words of both sides, of each change in a JSON report."""
    keys = ("kind", "part", "field", "before_text", "after_text")
    return [tuple(change[key] for key in keys) for change in json.loads(report)["changes"]]


def test_what_is_internal_is_told_to_have_changed_and_not_shown(own: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(own, before)
    path = own / "content/hidden.yml"
    text = re.sub(r"Secret(\d\d)", r"Another\1", path.read_text(encoding="utf-8"))
    for old, new in (
        ("998877", "8"),
        ("1999-09-09", "1998-08-08"),
        ("887,766", "9"),
        ("776,", "5,"),
    ):
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    swap(own, "services/hall-hire.yml", ("Secret23", "Another23"), ("Secret25", "Another25"))
    bare = tmp_path / "bare"
    shutil.copytree(own, bare)
    for name in ("hidden.yml", "register.yml"):
        (bare / "content" / name).unlink()
    swap(bare, "strategy.yml", ("risks:", "# risks:"))
    forms = ("text", "json", "markdown", "json-v1")
    written = [tmp_path / form for form in forms]
    targets = [f"{form}={path}" for form, path in zip(forms, written, strict=True)]
    for one, other in ((before, own), (own, bare), (bare, own)):
        asked_for = (argument for target in targets for argument in ("--format", target))
        ran = run("-C", other, "diff", one, *asked_for, "--fail-on", "worse")
        assert ran.code == 0 or other is bare
        texts = [path.read_text(encoding="utf-8") for path in written]
        for text in texts:
            assert not re.search(r"Secret\d|Another\d|mafuriko|flooding|funded", text), text
        found = changes_of(texts[1])
        hidden = [change[2] for change in found if change[0] == "internal"]
        if bare in (one, other):
            # a file that is there on one side alone is one change, be it internal or in part
            assert set(hidden) == {"register", "risks"}
            whole = [change[:3] for change in found if change[0] != "internal"]
            assert whole == [("lost" if other is bare else "gained", "hidden", "hidden")]
        else:
            rows = ["title", "deep.one"]
            keys = ("word", "number", "when", "price", "texts", "words", "prices", "needs", "rows")
            asked = {*keys, "table", "map", "all", *rows, "secrets", "forms.clerk"}
            assert set(hidden) == asked
            assert len(found) == len(hidden)


def test_a_value_that_becomes_internal_is_lost_and_one_of_another_type_is_the_same(
    own: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    shutil.copytree(own, before)
    schema = own / "schemas/plan.yml"
    text = schema.read_text(encoding="utf-8").replace(
        "opens: {type: clock, meta: {", "opens: {type: clock, meta: {audience: internal, "
    )
    text = text.replace("price: {type: fee", "price: {type: money")
    schema.write_text(text, encoding="utf-8")
    plan = {"department": {"en": "Water", "sw": "Maji"}, "target": "1 day", "opens": "06:00"}
    for root in (before, own):
        data = json.dumps({**plan, "price": "KES 150"})
        (root / "content/plans/water.yml").write_text(data, encoding="utf-8")
    there, back = there_and_back(before, own)
    assert there == [("lost", "plan", "opens", "06:00", "")]
    assert back == [("gained", "plan", "opens", "", "06:00")]


PROMISES = """_part: {label: {en: promises, sw: ahadi}}
fees: {type: list, schema: {type: fee}, meta: {label: {en: fees, sw: ada}}}
state: {type: string, allowed: [agreed, in_work], meta: {label: {en: state, sw: hali}}}
days: {type: days, meta: {label: {en: days, sw: siku}}}
cost: {type: money, meta: {label: {en: cost, sw: gharama}}}
table:
  type: list
  schema: {type: list, schema: {type: clock}}
  meta: {label: {en: table, sw: jedwali}}
plan: {type: id, refers: plan, meta: {label: {en: plan, sw: mpango}}}
rows:
  type: list
  meta: {label: {en: rows, sw: safu}}
  schema:
    type: dict
    schema:
      service: {type: id, refers: service, meta: {label: {en: service, sw: huduma}}}
      what: {type: text, meta: {label: {en: what, sw: nini}}}
      amount: {type: money, meta: {label: {en: amount, sw: kiasi}}}
"""


def test_each_value_of_an_own_part_is_told_in_the_words_of_its_page(
    own: Path, tmp_path: Path
) -> None:
    (own / "schemas/promises.yml").write_text(PROMISES, encoding="utf-8")
    (own / "content/promises.yml").write_text("{}", encoding="utf-8")
    before = tmp_path / "before"
    shutil.copytree(own, before)
    rows = [
        {"service": "soil-testing", "what": {"en": "A counter", "sw": "Kaunta"}, "amount": "KES 5"},
        {"service": "soil-testing", "what": {"en": "A desk", "sw": "Meza"}},
    ]
    said = {
        "fees": ["KES 150"],
        "state": "in_work",
        "days": "mon-fri",
        "cost": "KES 1,000",
        "table": [["06:00"]],
        "plan": "water",
        "rows": rows,
    }
    (own / "content/promises.yml").write_text(json.dumps(said), encoding="utf-8")
    page = {
        *(("fees", "KSh 150"), ("state", "In work"), ("days", "Monday to Friday")),
        *(("cost", "KSh 1,000"), ("table", "06:00"), ("plan", "Water and sanitation")),
        ("rows", "A counter (Service: Soil testing; Amount: KSh 5)"),
        ("rows", "A desk (Service: Soil testing)"),
    }
    there, back = there_and_back(before, own)
    assert {(field, after) for _, _, field, _, after in there} == page
    assert {(field, was) for _, _, field, was, _ in back} == page
    changed = {**said, "rows": [{**rows[0], "amount": "KES 6"}, rows[1]]}
    (before / "content/promises.yml").write_text(json.dumps(changed), encoding="utf-8")
    told = changes_of(run("-C", own, "diff", before, "--format", "json").out)
    assert told == [("fee-down", "promises", "rows.amount", "KSh 6", "KSh 5")]
    assert [f for f in check.run(project.load(own)).findings if f.rule == "listed-twice"] == []


EACH_KIND: dict[str, tuple[Any, ...]] = {
    "text": ({"en": "A remark", "sw": "Maelezo"},),
    "id": ("a-name",),
    "date": ("2026-06-15",),
    "clock": ("07:30",),
    "days": ("daily", "mon, wed", "mon-fri, holidays"),
    "email": ("some@mfano.go.ke",),
    "phone": ("+254700000077", "21919"),
    "colour": ("#123456",),
    "money": ("KES 12,345", "KES 1500.50", "USD 3"),
    "duration": ("7 working days", "1-4 weeks", "0-5 working days"),
    "receipt_time": ("immediate", "2 hours"),
    "fee": (
        *("free", "KES 1,500", {"percent": 12.5, "of": {"en": "rent", "sw": "kodi"}}),
        {"amount": "KES 20000", "extras": [{"label": {"en": "a", "sw": "b"}, "amount": "KES 5"}]},
    ),
    "turnaround": ("same day", "3 rings", {"every": "1 month", "by_day": 5}),
    "opening": (
        {"days": "daily", "opens": "00:00", "closes": "24:00"},
        {"days": "sat, holidays", "opens": "08:00", "closes": "17:00"},
    ),
    "string": ("12000", "a word"),
    "integer": (7, 2027, 12000, -1234567),
    "number": (0.5, 2027, 1500.5, 12000, 1234567.125),
    "boolean": (True, False),
}
"""Values of each kind, in the forms in which they are written; a page shows an address shorter."""


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_value_has_one_wording_on_pages_and_in_a_comparison(own: Path, language: str) -> None:
    assert EACH_KIND.keys() == {*WRITTEN, *MAPPED, *BUILTIN} - {"url", "list", "dict"}
    values = {
        f"{kind}_{number}": (kind, value)
        for kind, each in EACH_KIND.items()
        for number, value in enumerate(each)
    }
    fields = {
        name: {"type": "list", "schema": {"type": kind}} if kind == "opening" else {"type": kind}
        for name, (kind, _) in values.items()
    }
    content = {name: [v] if kind == "opening" else v for name, (kind, v) in values.items()}
    (own / "schemas/kinds.yml").write_text(json.dumps(fields), encoding="utf-8")
    place = own / "content/kinds.yml"
    place.write_text("{}", encoding="utf-8")
    before = check.run(project.load(own))
    place.write_text(json.dumps(content), encoding="utf-8")
    loaded = project.load(own)
    after = check.run(loaded)
    assert [f.message for f in after.findings if f.path == "content/kinds.yml"] == []
    found = diff(before, after)
    words = change_formatter(found, language, loaded.templates, loaded.schemas.profile)
    told = {c.field: words.sides(c)[1] for c in found.changes if c.about.part == "kinds"}
    body = model.build(after.content)
    part = next(one for one in body.parts if one.name == "kinds")
    blocks = Blocks(body, words.formatters[0]).blocks(part.files[0].told)
    printed = {one.anchor.replace("-", "_"): one.text.replace("\u00a0", " ") for one in blocks}
    assert told == printed


def test_a_number_has_its_digits_in_groups_but_for_what_may_be_a_year() -> None:
    words = formatter_for("en", {}, {}, project.load(ROOT).schemas.profile)
    numbers = [0, 2027, -9999, 10000, -12345, 1500.5, 10000.25, 0.1, 1e21]
    assert list(map(words.number, numbers)) == [
        *("0", "2027", "-9999", "10,000", "-12,345", "1500.5", "10,000.25", "0.1"),
        "1,000,000,000,000,000,000,000",
    ]


def test_a_field_that_an_organisation_adds_is_compared_and_in_the_reference(
    own: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    shutil.copytree(own, before)
    for place, (lines, _) in ADDED.items():
        for root in (own, before):
            path = root / "content" / place
            path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    swap(own, "services/hall-hire.yml", ("Room 4", "Room 5"), ("cha 4", "cha 5"))
    swap(own, "services/hall-hire.yml", ("copies: KES 20", "copies: KES 25"))
    swap(own, "policy.yml", ("We call back", "We write back"))
    swap(own, "charters/external.yml", ("valid_from: 2026-11-01", "valid_from: 2026-12-01"))
    (own / "content/manual.yml").write_text(
        (before / "content/manual.yml")
        .read_text(encoding="utf-8")
        .replace(ADDED["manual.yml"][0], ""),
        encoding="utf-8",
    )
    assert check.run(project.load(own)).level == "exemplary"
    data, told = in_kiswahili(own, before)
    assert {(change["part"], change["field"]) for change in data["changes"]} == {
        *(("service", "room"), ("service", "copies"), ("policy", "pledge")),
        *(("external", "valid_from"), ("manual", "trainer")),
    }
    for label in ("Bei ya nakala", "Chumba", "Ahadi", "Unaanza", "Anayefundisha"):
        assert f"{label}: " in told, told
    page = reference.pages(project.load_schemas(own))["service.md"]
    assert "## `room`" in page


def test_a_part_that_comes_and_one_that_goes_with_its_schema_are_told(own: Path, few: Path) -> None:
    for after, before, rating in ((own, few, "better"), (few, own, "worse")):
        target = after.parent / f"{rating}.json"
        ran = run("-C", after, "diff", before, "--format", f"json={target}", "--format", "text")
        changes = json.loads(target.read_text(encoding="utf-8"))["changes"]
        told = {(c["part"], c["field"]) for c in changes if c["rating"] == rating}
        assert {("strategy", "strategy"), ("plan", "plan")} <= told
        # whatever a file holds, it is one change
        files = (HERE / "content").rglob("*.yml")
        assert sum(c["part"] != "service" for c in changes) == len(list(files))
        assert "Service strategy\n" in ran.out


def test_the_fields_of_each_type_have_words_in_kiswahili() -> None:
    schemas = project.load_schemas()
    catalogue = read_catalogue(project.packaged_templates()["locale/sw.po"])
    fields = (
        sub
        for name in schemas.types
        if schemas.types[name]["kind"] == "map"
        for sub in Field((name,), {"type": name}, schemas).fields.values()
    )
    assert [field.label for field in fields if capital(field.label) not in catalogue] == []


def test_the_whole_content_is_exported_with_types_and_audience(own: Path) -> None:
    ran = run("-C", own, "export", "--format", "body")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    parts = {part["part"]: part for part in data["parts"]}
    assert (data["version"], data["languages"]) == (1, ["en", "sw"])
    assert list(parts) == [*PARTS, "register", "strategy", "plan", "hidden"]
    assert {part["part"] for part in data["parts"] if part["audience"] == "internal"} == {
        *("publication", "waivers", "register")
    }
    fields = {field["field"]: field for field in parts["strategy"]["fields"]}
    assert fields["risks"]["audience"] == "internal"
    assert fields["measures[].service"]["type"] == "id"
    assert fields["goal"]["clause"] == "3.1.1"
    public = {f["field"] for f in parts["hidden"]["fields"] if f["audience"] == "public"}
    rows = {"list", "list[].id", "list[].public", "list[].deep", "list[].deep.two"}
    assert public == {"shown", *rows}
    [file] = parts["strategy"]["files"]
    assert file["values"]["answer"] == {"within": {"most": 12, "unit": "working day"}}
    assert file["values"]["copy_fee"]["amount"] == {"amount": "150", "currency": "KES"}
    assert file["values"]["from"] == "2026-10-05"
    assert [file["id"] for file in parts["plan"]["files"]] == ["roads", "water"]
    for part in project.load(own).schemas.parts:
        assert bool(parts[part]["files"]) is any(project.load(own).of(part)), part


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_of_services_names_what_is_internal(own: Path, few: Path, form: str) -> None:
    ran = run("-C", own, "export", "--format", form)
    named = ["secret_note", "secrets", "forms[].clerk"]
    said = f"mkataba: the export also holds what is internal: {', '.join(named)}\n"
    assert (ran.code, ran.err) == (0, said)
    if form == "json":
        assert json.loads(ran.out)["internal"] == named
    plain = run("-C", few, "export", "--format", form)
    assert (plain.err, '"internal":' in plain.out) == ("", False)


def test_the_export_in_the_docs_is_what_the_command_gives() -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    section = page.partition("### The JSON export of the whole content")[2]
    shown = json.loads(section.partition("```json\n")[2].partition("```")[0])
    real = json.loads(run("-C", ROOT, "export", "--format", "body").out)
    assert shown.keys() == real.keys()
    [part] = shown["parts"]
    policy = next(one for one in real["parts"] if one["part"] == part["part"])
    assert part.keys() == policy.keys()
    assert all(part[key] == policy[key] for key in ("label", "audience", "clause"))
    assert part["fields"][0] in policy["fields"]
    assert part["files"][0].keys() == policy["files"][0].keys()


def test_a_part_is_explained_and_so_is_each_of_its_fields(own: Path) -> None:
    told = run("-C", own, "explain", "strategy").out
    assert "content/strategy.yml; may be left out; public; clause 3.1.1" in told
    assert re.search(r"measures\[\]\.cost +optional, budget", told)
    for part, name in project.load(own).schemas.parts.items():
        for field in project.load(own).schemas.walk(part):
            dotted = ".".join(field.path).replace(".*", "[]")
            ran = run("-C", own, "explain", f"{part}.{dotted}") if name.own else None
            assert ran is None or (ran.code == 0 and field.label in ran.out), dotted
    ran = run("-C", own, "explain", "strategy.gaol")
    assert (ran.code, 'did you mean "strategy.goal"?' in ran.err) == (2, True)


def test_init_schema_and_reference_know_own_parts(own: Path) -> None:
    (own / "content/strategy.yml").unlink()
    made = run("init", "--missing", own)
    assert "made   content/strategy.yml" in made.out
    started = (own / "content/strategy.yml").read_text(encoding="utf-8")
    assert "\ngoal:\n  en: TODO\n  sw: TODO\n" in started
    settings = json.loads((own / ".vscode/settings.json").read_text(encoding="utf-8"))
    places = settings["yaml.schemas"]
    assert places["./schemas/generated/strategy.json"] == "content/strategy.yml"
    assert places["./schemas/generated/plan.json"] == "content/plans/*.yml"
    generated = json.loads((own / "schemas/generated/strategy.json").read_text(encoding="utf-8"))
    assert generated["required"] == ["goal"]
    assert "for content/plans/*.yml" in run("-C", own, "schema").out
    schemas = project.load_schemas(own)
    assert {"strategy.yml", "plans/todo.yml"} <= skeleton(schemas, ("en", "sw")).keys()
    pages = reference.pages(schemas)
    assert "## `measures[].by`" in pages["strategy.md"]
    assert (
        "| all fields | strategy | strategy.pdf | strategy.docx | strategy.odt |"
        in pages["outputs.md"]
    )
    assert "content/plans/*.yml" in pages["README.md"]


def test_a_clause_is_traced_to_its_answers_and_outputs(own: Path) -> None:
    ran = run("-C", own, "trace", "--format", "json")
    data = json.loads(ran.out)
    clauses = {clause["clause"]: clause for clause in data["clauses"]}
    assert data["version"] == 1
    assert list(clauses) == list(project.load_schemas().clauses)
    fee = clauses["3.2.2.a.iii"]
    assert fee["state"] == "met"
    assert {"path": "content/services/hall-hire.yml", "field": "service.fee"}.items() <= next(
        answer for answer in fee["answered"] if "hall-hire" in answer["path"]
    ).items()
    lines = (own / "content/services/hall-hire.yml").read_text(encoding="utf-8").splitlines()
    line = next(a["line"] for a in fee["answered"] if "hall-hire" in a["path"])
    assert lines[line - 1].startswith("fee:")
    assert {"service", "charter.pdf", "poster.pdf"} <= set(fee["published"])
    assert {"strategy", "strategy.docx"} <= set(clauses["3.1.1"]["published"])
    silent = [c for c in clauses.values() if not c["answered"] and not c["rules"]]
    assert {c["state"] for c in silent} <= {"not covered", "partly", "unanswered", "met", "open"}
    assert clauses["6.0.16"]["state"] == "not covered"
    swap(own, "services/hall-hire.yml", ("fee:", "feee:"))
    ran = run("-C", own, "trace", "--format", "json")
    after = {clause["clause"]: clause for clause in json.loads(ran.out)["clauses"]}
    assert after["3.2.2.a.iii"]["state"] == "open"
    guide = (ROOT / "docs/commands.md").read_text(encoding="utf-8").partition("## `trace`")[2]
    assert dict(re.findall(r"(?m)^\| `([a-z ]+)` \| (.*) \|$", guide)) == STATES
    text = run("-C", own, "trace").out
    assert "3.2.2.a.iii  open  " in text
    assert re.search(r"\d+ not covered: no field and no rule of mkataba answers it", text)


FAULTS = {
    "_part: 5": "has to be a map of what holds for the whole file",
    "_part: {palce: x.yml}": 'there is no key "palce" in a header',
    "_part: {place: ../x.yml}": "has to be a file below content/",
    "_part: {place: services/*.yml}": "services/*.yml is the place of service",
    "_part: {place: [multi/a.yml, multi/b.yml]}": "has to be one place",
    "_part: {optional: maybe}": "has to be true or false",
    "_part: {audience: nobody}": "has to be public or internal",
    "_part: {page: no}": "the word no with a reason",
    "_part: {label: 5}": "has to be a text, or a map of texts by language",
    '_part: {clause: "9.9"}': 'unknown clause "9.9": the standard has none of this number',
    "_part: {clause: 9.9}": "unknown clause 9.9; put it in quotes",
    "_part: {order: first}": "has to be a number",
    '"a b": {type: text}': "the name of a field is made of letters",
    "5: {type: text}": "the name of a field is made of letters",
    "x: {type: text, meta: {audience: all}}": "has to be public or internal",
    "x: {type: text, meta: {printed: no}}": "the word no with a reason",
}


def test_a_part_that_is_described_in_one_language_lacks_the_other(
    few: Path, findings: Callable[[Path], list[str]]
) -> None:
    (few / "schemas").mkdir()
    label = "{en: plan, sw: mpango}"
    line = f"_part: {{label: {label}, describes: {{en: What is planned}}}}"
    field = f"x: {{type: text, meta: {{label: {label}}}}}"
    (few / "schemas/own.yml").write_text(f"{line}\n{field}\n", encoding="utf-8")
    (told,) = (one for one in findings(few) if " catalogue " in one)
    assert told.startswith("schemas/own.yml:1:1 error catalogue - ")
    assert "the sentence that describes own has no words in sw" in told


@pytest.mark.parametrize(
    "line",
    [
        '_part: {label: {en: "የአማርኛ", sw: mpango}}',
        'x: {type: text, meta: {label: {en: plan, sw: "你好"}}}',
        'x: {type: text, meta: {label: "plan\\u202e"}}',
        'x: {type: dict, schema: {y: {type: text, meta: {label: {en: "🎉", sw: y}}}}}',
    ],
)
def test_a_label_that_can_not_be_printed_is_told_with_schema_and_line(
    few: Path, findings: Callable[[Path], list[str]], line: str
) -> None:
    (few / "schemas").mkdir()
    (few / "schemas/own.yml").write_text(f"# own\n{line}\n", encoding="utf-8")
    (told,) = (one for one in findings(few) if " printable " in one)
    assert told.startswith("schemas/own.yml:2:1 error printable - the label of own")
    internal = f"_part: {{audience: internal}}\n{line.replace('_part', 'x_part')}\n"
    if not line.startswith("_part"):
        (few / "schemas/own.yml").write_text(internal, encoding="utf-8")
        assert not [one for one in findings(few) if " printable " in one]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("_part: {label: {en: plan}}", 1),
        ("x: {type: text, meta: {label: {fr: X}}}", 2),
        ("x: {type: text, meta: {label: Nolabel}}", 1),
        ("nolabel: {type: text}", 1),
        ("x: {type: string, allowed: [agreed, in_work], meta: {label: {en: x, sw: x}}}", 2),
        ("x: {type: list, schema: {type: string, allowed: [a]}, meta: {label: {en: x, sw: x}}}", 1),
        ("x: {type: text, meta: {label: fee}}", 0),
        ("x: {type: text, meta: {label: Nolabel, audience: internal}}", 0),
    ],
)
def test_a_label_that_lacks_a_language_is_told_with_schema_and_line(
    few: Path, findings: Callable[[Path], list[str]], line: str, count: int
) -> None:
    (few / "schemas").mkdir()
    header = "" if "_part" in line else "_part: {label: {en: own, sw: yangu}}\n"
    (few / "schemas/own.yml").write_text(f"{header}{line}\n", encoding="utf-8")
    told = [one for one in findings(few) if " catalogue " in one]
    assert len(told) == count, told
    at = f"schemas/own.yml:{2 if header else 1}:1 error catalogue - "
    assert all(one.startswith(at) for one in told), told
    po = few / "templates/locale/sw.po"
    if count and "label: {" not in line:
        po.parent.mkdir(parents=True)
        shipped = project.packaged_catalogue("sw").decode()
        po.write_text(f'{shipped}\nmsgid "Nolabel"\nmsgstr "Bila jina"\n', encoding="utf-8")
        assert not [one for one in findings(few) if " catalogue " in one]


POINTING = {
    "a: {type: nonesuch}": "a.type: there is no type",
    "a: {type: id, refers: nonesuch}": 'a.refers: there is nothing called "nonesuch"',
    "a: {type: list, schema: {type: id, refers: servce}}": "a.schema.refers: there is nothing",
    "a: {type: id, refers: policy}": 'there is nothing called "policy"',
    "a: {type: text, refers: service}": "a.refers: goes with the type id only, not with text",
    "a: {type: text, unique: thing}": "a.unique: goes with the type id only",
    "a: {type: id, unique: channel}": '"channel" is what schemas/channels.yml describes',
    "a: {type: id, unique: service}": '"service" is what schemas/service.yml describes',
    "a: {type: text, needs: [nonesuch]}": "a.needs: has to be a list of fields that stand beside",
    "a: {type: text, meta: {clause: nonesuch}}": "a.meta.clause: ",
    "a: {type: text, meta: {audiance: internal}}": 'a.meta.audiance: there is no key "audiance"',
    "a: {type: dict, schema: {b: {type: text, meta: {lable: b}}}}": 'no key "lable" in meta',
}
"""Names in a schema that point to nothing or to something else, with what is said."""


@pytest.mark.parametrize("line", POINTING)
def test_every_name_in_a_schema_that_points_to_something_is_looked_up(few: Path, line: str) -> None:
    (few / "schemas").mkdir()
    (few / "schemas/own.yml").write_text(f"# own\n{line}\n", encoding="utf-8")
    with pytest.raises(MkatabaError) as refused:
        project.load_schemas(few)
    assert str(refused.value).startswith("schemas/own.yml, line 2: ")
    assert POINTING[line] in str(refused.value)


def test_what_is_printed_refers_to_nothing_internal_and_explain_says_what_is_not(
    few: Path,
) -> None:
    (few / "schemas").mkdir()
    plan = "_part: {place: plans/*.yml, audience: internal}\nx: {type: text}\n"
    (few / "schemas/plan.yml").write_text(plan, encoding="utf-8")
    own, said = few / "schemas/own.yml", "plan is internal, and its name would be printed"
    for line in (
        "a: {type: id, refers: plan}",
        "a: {type: list, schema: {type: id, refers: plan}}",
    ):
        own.write_text(f"{line}\n", encoding="utf-8")
        with pytest.raises(MkatabaError, match=said):
            project.load_schemas(few)
    own.write_text("a: {type: id, refers: plan, meta: {audience: internal}}\n", encoding="utf-8")
    project.load_schemas(few)
    no = "a: {type: id, refers: plan, meta: {printed: {no: it is for the file alone}}}\n"
    own.write_text(no, encoding="utf-8")
    told = run("-C", few, "explain", "own.a").out
    assert "public, printed nowhere" in told
    assert "Not printed: it is for the file alone." in told


def test_a_part_can_not_have_the_name_of_a_thing_that_another_one_describes(few: Path) -> None:
    (few / "schemas").mkdir()
    for name in project.load_schemas().homes.keys() - set(PARTS):
        path = few / f"schemas/{name}.yml"
        for header in ("", f"_part: {{place: {name}/*.yml}}\n"):
            path.write_text(f"{header}x: {{type: text}}\n", encoding="utf-8")
            with pytest.raises(MkatabaError, match=f'"{name}" is what schemas/.*describes'):
                project.load_schemas(few)
        path.unlink()


def test_a_reference_to_a_thing_that_is_not_there_is_told_of_every_kind_of_thing(
    few: Path, findings: Callable[[Path], list[str]]
) -> None:
    """Things of an own part as well, and of one that has no file yet."""
    (few / "schemas").mkdir()
    schemas = {
        "plan": "_part: {place: plans/*.yml}\nx: {type: text, required: true}\n",
        "draft": "_part: {place: drafts/*.yml}\nx: {type: text, required: true}\n",
        "club": "clubs: {type: list, schema: {type: dict, schema: {id: {type: id, unique: team}}}}",
    }
    homes = project.load_schemas().homes.items()
    public = {thing for thing, home in homes if home.name != "publication"}  # which is internal
    things = sorted({*public, "plan", "draft", "team"})
    schemas["own"] = "".join(f"{thing}: {{type: id, refers: {thing}}}\n" for thing in things)
    for name, text in schemas.items():
        (few / f"schemas/{name}.yml").write_text(text, encoding="utf-8")
    (few / "content/plans").mkdir()
    (few / "content/plans/water.yml").write_text("x: {en: a, sw: b}\n", encoding="utf-8")
    own = "".join(f"{thing}: nonesuch\n" for thing in things)
    (few / "content/own.yml").write_text(own, encoding="utf-8")
    lost = [line for line in findings(few) if " reference " in line]
    assert [line.partition("- ")[2] for line in lost] == [
        f'no {thing.replace("_", " ")} has the id "nonesuch"' for thing in things
    ]


@pytest.mark.parametrize("line", FAULTS)
def test_a_fault_of_a_header_is_told_with_its_line(few: Path, line: str) -> None:
    (few / "schemas").mkdir()
    (few / "schemas/own.yml").write_text(f"# own\n{line}\n", encoding="utf-8")
    ran = run("-C", few, "check")
    assert ran.code == 3
    assert "schemas/own.yml, line 2" in ran.err
    assert FAULTS[line] in ran.err


def test_a_part_can_not_have_the_name_of_a_page_or_a_language(few: Path) -> None:
    (few / "schemas").mkdir()
    for name in ("downloads", "sw", "staff-charter", "poster", "Own"):
        path = few / f"schemas/{name}.yml"
        path.write_text("x: {type: text}\n", encoding="utf-8")
        assert "can't be the name of a part" in run("-C", few, "check").err, name
        path.unlink()


@pytest.mark.parametrize("key", ["place: x.yml", "optional: true", "audience: internal"])
def test_what_came_with_the_program_stays_where_it_is(few: Path, key: str) -> None:
    shipped = (ROOT / "schemas/policy.yml").read_text(encoding="utf-8")
    (few / "schemas").mkdir()
    more = re.sub(r"(?m)^_part: .*$", f"_part: {{{key}}}", shipped)
    (few / "schemas/policy.yml").write_text(more, encoding="utf-8")
    assert "has to stay as it came" in run("-C", few, "check").err


@pytest.mark.parametrize("key", ["audience: internal", "printed: {no: not today}"])
def test_what_the_standard_asks_to_publish_can_not_be_hidden(few: Path, key: str) -> None:
    shipped = (ROOT / "schemas/service.yml").read_text(encoding="utf-8")
    (few / "schemas").mkdir()
    hidden = shipped.replace("meta: {label: fee,", f"meta: {{{key}, label: fee,")
    (few / "schemas/service.yml").write_text(hidden, encoding="utf-8")
    ran = run("-C", few, "build")
    assert ran.code == 3
    assert f"fee.meta.{key.partition(':')[0]}: can't be said of this field" in ran.err


KEYED = {
    "integer": ("2027", "2028"),
    "string": ("plot A", "plot B"),
    "date": ("2027-01-01", "2028-01-01"),
    "{type: text, plain: true}": ("First", "Second"),
}


@pytest.mark.parametrize("kind", KEYED)
def test_the_rows_of_a_list_are_known_by_their_key_whatever_it_is(
    few: Path, tmp_path: Path, kind: str
) -> None:
    """Another order is none, a row that goes is one loss, and a page calls each by its key."""
    (few / "schemas").mkdir()
    rules = kind[1:-1] if kind.startswith("{") else f"type: {kind}"
    (few / "schemas/plan.yml").write_text(
        f"""_part: {{label: {{en: Plan, sw: Mpango}}}}
rows:
  type: list
  meta: {{ordered: false, label: {{en: Rows, sw: Safu}}}}
  schema:
    type: dict
    schema:
      k: {{{rules}, meta: {{key: true, label: {{en: Key, sw: Ufunguo}}}}}}
      share: {{type: number, meta: {{label: {{en: Share, sw: Sehemu}}}}}}
""",
        encoding="utf-8",
    )
    first, second = (f'  - {{k: "{key}", share: {n}}}\n' for n, key in enumerate(KEYED[kind], 11))
    if kind == "integer":
        first, second = first.replace('"', ""), second.replace('"', "")
    file = few / "content/plan.yml"
    file.write_text(f"rows:\n{first}{second}", encoding="utf-8")
    before = shutil.copytree(few, tmp_path / "before")
    assert run("-C", few, "check").code == 0
    file.write_text(f"rows:\n{second}{first}", encoding="utf-8")
    assert "nothing changes" in run("-C", few, "diff", before).out.lower()
    file.write_text(f"rows:\n{second}", encoding="utf-8")
    ran = run("-C", few, "diff", before, "--format", "json")
    [change] = json.loads(ran.out)["changes"]
    assert (change["rating"], change["field"]) == ("worse", "rows")
    loaded = project.load(before)
    body = model.build(check.run(loaded).content)
    blocks = Blocks(body, formatter_for("en", loaded.templates, {}, PROFILE))
    [rows] = blocks.blocks(body.parts[0].files[0].told, "")
    assert not [item.label for item in rows.inner if item.is_numbered]
    assert [[inner.label for inner in item.inner] for item in rows.inner] == [["Share"], ["Share"]]


def test_a_service_that_no_charter_lists_is_named_where_something_refers_to_it(few: Path) -> None:
    (few / "schemas").mkdir()
    plan = "_part: {label: {en: Plan, sw: Mpango}}\nservice: {type: id, refers: service}\n"
    (few / "schemas/plan.yml").write_text(plan, encoding="utf-8")
    (few / "content/plan.yml").write_text("service: hall-let\n", encoding="utf-8")
    shutil.copy(few / "content/services/hall-hire.yml", few / "content/services/hall-let.yml")
    loaded = project.load(few)
    checked = check.run(loaded)
    assert "listed-service" in {finding.rule for finding in checked.findings}
    assert not [row for row in checked.coverage if not row.total]
    body = model.build(checked.content)
    for language, name in (("en", "Hire of a social hall"), ("sw", "Kukodi ukumbi wa kijamii")):
        blocks = Blocks(body, formatter_for(language, loaded.templates, {}, PROFILE))
        [block] = blocks.blocks(body.parts[0].files[0].told, "")
        assert [(piece.text, piece.link) for row in block.rows for piece in row] == [(name, "")]


def test_a_file_of_an_own_part_is_known_by_its_title_under_another_name(
    own: Path, whole: Path
) -> None:
    plans = own / "content/plans"
    (plans / "water.yml").rename(plans / "waters.yml")
    for path in (own / "content").rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?<=: )water$", "waters", text, flags=re.MULTILINE), "utf-8")
    swap(own, "plans/waters.yml", ("3 working days", "2 working days"))
    data, kiswahili = in_kiswahili(own, whole)
    told = {(c["part"], c["id"], c["field"]): (c["kind"], c["rating"]) for c in data["changes"]}
    assert told == {
        ("plan", "waters", "id"): ("file-renamed", "neutral"),
        ("plan", "waters", "target"): ("faster", "better"),
    }
    assert "water → waters" in kiswahili
    shutil.copy(plans / "waters.yml", plans / "wells.yml")  # whose is the title now?
    data, _ = in_kiswahili(own, whole)
    kinds = sorted(c["kind"] for c in data["changes"] if c["field"] == "plan")
    assert kinds == ["gained", "gained", "lost"]
