"""A language is one folder of data and one catalogue, whoever brings it."""

import ast
import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba import check, project
from mkataba.check.rules import RULES
from mkataba.check.vocabulary.labels import label_faults
from mkataba.formatting import formatter_for
from mkataba.languages import packaged
from mkataba.print_registry import PRINTS
from mkataba.reading.catalogue import Unreadable, messages
from mkataba.values.hours import Opening
from tests import outputs
from tests.conftest import PROFILE, ROOT, copy_few, run, without_prints

FRENCH = ROOT / "tests/fixtures/languages"
SERVICES = ("soil-testing", "hall-hire", "ict-support")


SMALL = {"the": "le", "of": "de", "and": "et", "to": "à", "in": "dans", "we": "nous", "for": "pour"}


def in_french(words: str) -> str:
    """Return words that stand for French ones: no word of another language is among them."""

    def word(found: re.Match[str]) -> str:
        return SMALL.get(found[0], f"{found[0]}eau")

    return re.sub(r"(?<![\w@./:*#])[A-Za-z][A-Za-z'’]*(?![\w@/:*#]|[.]\w)", word, words)


def translated(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"en", "sw"}:
            return {"en": value["en"], "fr": in_french(str(value["en"]))}
        return {key: translated(inner) for key, inner in value.items()}
    return [translated(inner) for inner in value] if isinstance(value, list) else value


def rewrite(path: Path, change: Any) -> None:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width = False, 4000
    data = yaml.load(path.read_text(encoding="utf-8"))
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(change(data), stream)


def speak_french(root: Path) -> None:
    """Put French in the place of Kiswahili, in each text and in what is declared."""
    for path in (root / "content").rglob("*.yml"):
        rewrite(path, translated)
    rewrite(root / "content/organization.yml", lambda data: {**data, "languages": ["en", "fr"]})


def bring(root: Path) -> None:
    """Give a project the folder and the catalogue of French."""
    shutil.copytree(FRENCH / "fr", root / "languages/fr")
    (root / "templates/locale").mkdir(parents=True)
    shutil.copy(FRENCH / "fr.po", root / "templates/locale/fr.po")


def texts_of(path: Path) -> str:
    """Return the words of a page, a PDF or a DOCX on one line."""
    read = {".html": outputs.page, **outputs.PRINTS}[path.suffix]
    return " ".join(read(path).split())


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of three services in English and French, which mkataba does not bring."""
    root = copy_few(tmp_path_factory.mktemp("french") / "project", SERVICES)
    speak_french(root)
    bring(root)
    return root


@pytest.fixture
def french(in_order: Path, tmp_path: Path) -> Path:
    """A copy of that project, which a test may spoil."""
    return Path(shutil.copytree(in_order, tmp_path / "project"))


def test_braille_is_not_promised_in_a_language_without_a_table(french: Path) -> None:
    path = french / "languages/fr/language.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("braille: fr-bfu-g2.ctb\n", ""), encoding="utf-8")
    (found,) = check.run(project.load(french)).findings
    assert (found.rule, found.node) == ("format-made", "formats[2]")
    written = (french / found.path).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert "braille" in written
    assert found.message == (
        'formats: "braille" is named, and none can be made in French: no table of liblouis is named'
    )


def test_french_is_one_folder_and_one_catalogue(french: Path) -> None:
    loaded = project.load(french)
    report = check.run(loaded)
    assert [(f.path, f.rule, f.message) for f in report.findings] == []
    assert report.unchecked == {}
    assert report.level == "exemplary"
    assert "fr" not in packaged()


def test_pages_and_sheets_are_in_french(french: Path) -> None:
    kiswahili = formatter_for("sw", project.packaged_templates(), {}, PROFILE)
    weekdays = Opening((0, 1, 2, 3, 4), 480, 1020)
    assert kiswahili.hours([weekdays])[0].label == "Jumatatu hadi Ijumaa"
    without_prints(french, "charter", "poster", "policy")
    assert run("-C", french, "build").code == 0
    site = french / "site"
    page = site / "fr/services/soil-testing/index.html"
    assert '<html lang="fr"' in page.read_text(encoding="utf-8")
    words = texts_of(page)
    for said in ("Coût", "Combien de temps", "1 à 4 semaines", "lundi à vendredi", "M-Pesa"):
        assert said in words
    assert "jours ouvrables" in words
    assert "15 juin 2026" in texts_of(site / "fr/policy/index.html")
    assert "Rechercher" in (site / "fr/index.html").read_text(encoding="utf-8")
    assert "Français" in texts_of(site / "downloads/index.html")
    for name in ("charter.pdf", "poster.pdf", "policy.pdf"):
        assert "Mfanoeau" in texts_of(site / "print/fr" / name), name
    assert "Combien de temps" in texts_of(site / "print/fr/charter.pdf")
    assert "Ce qu'il vous faut" in texts_of(site / "print/fr/charter.docx").replace("’", "'")
    assert "What you need" in texts_of(site / "print/en/charter.docx")


def test_a_comparison_is_told_in_french(french: Path, tmp_path: Path) -> None:
    earlier = Path(shutil.copytree(french, tmp_path / "earlier"))
    path = french / "content/services/hall-hire.yml"
    path.write_text(
        path.read_text().replace("KES 500", "KES 700").replace("1 working", "3 working")
    )
    ran = run("-C", french, "diff", earlier, "--language", "fr")
    assert ran.code == 0
    for said in ("augmenté", "plus lent", "3 jours ouvrables", "KSh 700 par houreau"):
        assert said in ran.out.replace("\u00a0", " "), said
    refused = run("-C", french, "diff", earlier, "--language", "xx")
    assert refused.code == 2
    assert "'xx' is not one of 'en', 'fr', 'sw'" in refused.err


def test_editors_ask_for_french(french: Path) -> None:
    texts = json.loads(run("-C", french, "schema", "service").out)["$defs"]["text"]
    assert texts["required"] == ["en", "fr"]
    listed = json.loads(run("-C", french, "schema", "organization").out)
    assert listed["properties"]["languages"]["items"]["enum"] == ["en", "fr", "sw"]


def test_a_table_in_french_is_imported_and_exported(french: Path, tmp_path: Path) -> None:
    table = tmp_path / "charte.csv"
    table.write_text(
        "Prestation,Pièces à fournir,Frais (KES),Délai\n"
        "Permis de culture,aucun,gratuit,dans un délai de 5 jours ouvrables\n"
        "Carte de lecteur,Une photo,200 par personne,le jour même\n",
        encoding="utf-8",
    )
    ran = run("-C", french, "import", table)
    assert "permis-de-culture" in ran.out
    made = YAML(typ="safe").load(french / "content/services/permis-de-culture.yml")
    assert (made["name"]["fr"], made["requirements"]) == ("Permis de culture", "none")
    assert (made["fee"], made["turnaround"]) == ("free", "5 working days")
    card = YAML(typ="safe").load(french / "content/services/carte-de-lecteur.yml")
    assert card["fee"] == {"amount": "KES 200", "per": {"fr": "personne"}}
    assert card["turnaround"] == "same day"
    out = run("-C", french, "export").out
    assert "turnaround_text (fr)" in out or "turnaround (fr)" in out
    assert "5 jours ouvrables" in out.replace("\u00a0", " ")
    assert "aucun" in out


def test_what_french_says_wrong_is_found_as_in_every_language(french: Path) -> None:
    path = french / "content/services/hall-hire.yml"
    data = YAML(typ="safe", pure=True).load(path)
    data["who"]["fr"] = "Nonobstant ce qui est dit, tous les citoyens"
    data["remedy"]["fr"] = "Nous remboursons les frais rapidement, en 9 jours ouvrables."
    data["result"]["fr"] = "à compléter"
    data["department"]["fr"] = "Those who teach the young and the old"
    data["requirements"][0]["what"]["fr"] = "patience"
    data["requirements"].append({"what": {"en": "A plan", "fr": "Sans objet."}})
    rewrite(path, lambda _: data)
    found = {(f.rule, f.node) for f in check.run(project.load(french)).findings}
    assert ("plain-language", "who.fr") in found
    assert ("bilingual-parity", "remedy.fr") in found
    assert ("text-language", "department.fr") in found
    assert ("requirement-checkable", "requirements[1]") in found
    assert any(rule == "none-listed" for rule, _ in found)
    assert any(node.startswith("result") for _, node in found)


def asked(path: Path) -> set[str]:
    """Return the keys of words that a module asks for."""
    named = re.findall(r'"((?:rules|figures|language|reading)\.[\w.]+)"', path.read_text("utf-8"))
    return {key for key in named if not key.startswith("language.clock")}


def test_a_rule_names_all_the_words_that_it_needs() -> None:
    checking = ROOT / "generator/mkataba/check"
    words = {rule.ID: set(getattr(rule, "WORDS", ())) for rule in RULES}
    for rule in RULES:
        path = checking / f"rules/{rule.ID.replace('-', '_')}.py"
        # of a language that has no table for Braille a rule tells, and is not left out
        assert asked(path) - {"language.braille"} <= words[rule.ID], rule.ID
    # the words of money are looked for in catalogues, whatever their language
    elsewhere = {key for path in checking.glob("words/*.py") for key in asked(path)}
    assert elsewhere - {"rules.money"} <= set().union(*words.values())


def test_every_key_of_a_folder_is_read() -> None:
    package = ROOT / "generator/mkataba"
    source = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    names = (key.split(".")[1] for file in ("figures", "rules") for key in whole_keys(file))
    assert [name for name in names if not re.search(rf'[".]{name}"', source)] == []


def whole_keys(file: str) -> list[str]:
    return list(packaged()["en"].keys(file))


def halve(root: Path) -> None:
    """Leave every second key of the folder of French, and every second message."""
    for path in (root / "languages/fr").glob("*.yml"):
        rewrite(path, lambda data: dict(list(data.items())[::2]))
    path = root / "templates/locale/fr.po"
    head, *messages = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join((head, *messages[::2])), encoding="utf-8")


@pytest.fixture
def unfinished(french: Path) -> Path:
    """The same project with a French that is half there."""
    halve(french)
    return french


def gaps(root: Path, language: str) -> list[tuple[str, str]]:
    """Return what can't be used in the folder of a language: the file and what is said of it.

    The check tells each of them: ``test_a_folder_that_cannot_be_used_is_a_finding``.
    """
    return [(gap.file, gap.message) for gap in project.languages(root).gaps(language)]


def test_what_french_lacks_is_told_key_by_key(unfinished: Path) -> None:
    whole = packaged()
    loaded = project.load(unfinished)
    lacking = loaded.languages.lacks("fr", *whole["en"].files)
    theme = {f"theme.{key}" for key in whole["sw"].table("theme")}
    theme -= {f"theme.{key}" for key in loaded.languages["fr"].table("theme")}
    assert len(lacking) > 50
    assert len(theme) > 20
    report = check.run(loaded)
    told = {f.node: f for f in report.findings if f.path.startswith("languages/fr/")}
    # without a table of liblouis, no Braille is made, which the build says
    assert told.keys() == {*lacking, *theme} - {"language.braille"}
    assert all(f.rule == "catalogue" and "is missing" in f.message for f in told.values())
    assert told["rules.attitudes"].message == '"rules.attitudes" in fr: attitudes is missing'
    untranslated = [f for f in report.findings if f.path == "templates/locale/fr.po"]
    assert len(untranslated) > 150


def test_what_is_not_checked_in_french_is_said(unfinished: Path) -> None:
    text = run("-C", unfinished, "check").out
    (line,) = [line for line in text.splitlines() if line.startswith("not checked in fr: ")]
    named = set(line.removeprefix("not checked in fr: ").split(", "))
    data = json.loads(run("-C", unfinished, "check", "--format", "json").out)
    assert data["summary"]["unchecked"] == {
        "fr": line.removeprefix("not checked in fr: ").split(", ")
    }
    lacks = project.load(unfinished).languages.lacks
    assert named == {
        rule.ID for rule in RULES if (keys := getattr(rule, "WORDS", ())) and lacks("fr", *keys)
    }
    assert len(named) > 5
    assert run("-C", unfinished, "check").out == text  # as it was kept
    assert "not checked in fr" in run("-C", unfinished, "check", "--format", "markdown").out.lower()


def test_nobody_is_exemplary_in_a_language_that_is_not_checked(french: Path) -> None:
    path = french / "languages/fr/rules.yml"
    rewrite(path, lambda data: {key: data[key] for key in data if key != "jargon"})
    (french / "content/waivers.yml").write_text(
        "waivers:\n- rule: catalogue\n  place: languages/fr/rules.yml#rules.jargon\n"
        "  reason: The translator is away\n  owner: Head of Communication\n"
        "  expires: 2027-01-31\n",
        encoding="utf-8",
    )
    report = check.run(project.load(french))
    assert report.findings == ()
    assert report.unchecked == {"fr": ("plain-language",)}
    assert (report.level, report.next_level) == ("compliant", "exemplary")
    text = run("-C", french, "check").out
    assert "exemplary still needs: the words of rules in fr" in text


def test_half_a_language_breaks_nothing(unfinished: Path, tmp_path: Path) -> None:
    earlier = Path(shutil.copytree(unfinished, tmp_path / "earlier"))
    path = unfinished / "content/services/hall-hire.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("KES 500", "KES 700"), "utf-8")
    at = ("-C", unfinished)
    table = tmp_path / "charter.csv"
    table.write_text("Service,Fee,Time\nLibrary card,free,5 days\n", encoding="utf-8")
    every = [word for entry in PRINTS for word in ("--only", entry.name)]
    for code, *command in (
        (1, "check"),
        (0, "check", "--fix", "--dry-run"),
        (0, "diff", earlier, "--language", "fr"),
        (0, "export"),
        (0, "schema", "service"),
        (0, "build", "--draft", *every, "--language", "fr"),
    ):
        ran = run(*at, *command)
        assert "Traceback" not in ran.err, command
        assert ran.code in (code, 1), (command, ran.err)
    without_prints(unfinished)  # they are made
    ran = run(*at, "build", "--draft")
    assert ran.code == 0, ran.err
    refused = run(*at, "import", table)
    assert refused.code == 3
    assert "nothing can be imported in fr: languages/fr/ lacks" in refused.err


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("rules.yml", "soon: [", "a value is missing between brackets"),
        ("rules.yml", "soon: rapidement\n", "soon has to be a list"),
        ("rules.yml", "soon: ['(rapidement']\n", "soon can't be used"),
        ("rules.yml", "- soon\n", "has to hold a map of keys"),
        ("rules.yml", "soon: [{near: vite}]\n", "soon can't be used"),
        ("language.yml", "name: [Français]\n", "name has to be text"),
        ("reading.yml", "units: vite\n", "units"),
        ("figures.yml", "units: {jour: 7}\nclocks: [{anywhere: '(?P<hour>x)'}]\n", "scales"),
        ("theme.yml", "search: 1\n", "search is missing"),
        ("rules.yml", "soons: [vite]\n", "soons is no key that is known"),
    ],
)
def test_a_folder_that_cannot_be_used_is_a_finding(
    file: str, text: str, message: str, french: Path
) -> None:
    (french / "languages/fr" / file).write_text(text, encoding="utf-8")
    (french / "templates/locale/fr.po").unlink()  # not looked at here, and it takes long to check
    found = [f for f in check.run(project.load(french)).findings if f.path.endswith(file)]
    assert any(message in f.message for f in found), [f.message for f in found][:9]


def test_a_folder_of_no_language_is_a_finding(few: Path) -> None:
    for name in ("French", "fr"):
        (few / "languages" / name).mkdir(parents=True)
    (few / "languages/French/rules.yml").write_text("soon: [vite]\n")
    found = [(f.path, f.rule) for f in check.run(project.load(few)).findings]
    assert found == [("languages/French", "catalogue"), ("languages/fr", "catalogue")]


def test_a_folder_that_leads_out_of_the_project_is_refused(few: Path, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/rules.yml").write_text("soon: [vite]\n")
    (few / "languages").mkdir()
    (few / "languages/fr").symlink_to(tmp_path / "fr")
    ran = run("-C", few, "check")
    assert ran.code == 3
    assert "leads out of the project" in ran.err


def test_a_report_that_was_kept_is_not_given_when_words_change(french: Path) -> None:
    assert run("-C", french, "check").code == 0
    (french / "languages/fr/rules.yml").write_text("soon: rapidement\n", encoding="utf-8")
    assert run("-C", french, "check").code == 1


def test_a_project_can_put_one_file_in_the_place_of_ours(few: Path) -> None:
    path = few / "languages/sw/rules.yml"
    path.parent.mkdir(parents=True)
    ours = packaged()["sw"].files["rules"].decode()
    path.write_text(ours.replace("jargon:\n", "jargon:\n  wakulima: wenye mashamba\n"), "utf-8")
    found = {(f.rule, f.hint) for f in check.run(project.load(few)).findings}
    assert found == {("plain-language", '"wenye mashamba" is plainer')}
    assert packaged()["sw"].table("rules.jargon").get("wakulima") is None


def test_the_languages_of_a_project_are_data_alone(french: Path) -> None:
    marker = french / "ran"
    (french / "languages/fr/reading.py").write_text(f"open({str(marker)!r}, 'w')\n")
    (french / "languages/fr/__init__.py").write_text(f"open({str(marker)!r}, 'w')\n")
    assert run("-C", french, "check").code == 0
    assert not marker.exists()


SAMPLES = {"VALID", "INVALID", "SAMPLES", "WHY"}  # and what a rule is for, in English
NAMES = frozenset(("true", "mkataba", "maji"))  # of YAML, of the program, of an example


def every_word(code: str) -> frozenset[str]:
    """Return the words of four letters and more in a language's folder, but for the theme's."""
    files = {**packaged()[code].files, "theme": b""}
    text = " ".join(raw.decode() for raw in files.values())
    return frozenset(re.findall(r"[a-z]{4,}", text.lower()))


FOREIGN = every_word("sw") - every_word("en") - NAMES
"""Words of the folder of Kiswahili that the one of English has nowhere."""

ROOMS = ("check", "diff", "exchange", "intake", "reading", "wording")
ANYWHERE = frozenset(("https", "test", "field", "language", "part", "unit", "false"))
"""What expressions hold that are of no language: parts of addresses, names of groups, of YAML."""
GETTEXT = "reading/translations.py"  # its expressions hold the keywords of a form of files


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts of a module that are neither docstrings nor parts of samples."""
    for node in ast.iter_child_nodes(tree):
        targets = [*getattr(node, "targets", ()), getattr(node, "target", None)]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        is_words = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_words or (isinstance(node, ast.Assign | ast.AnnAssign) and names & SAMPLES):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        yield from constants(node)


def told_by_language(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each code of a language, and each text with words of one, by its line."""
    for node in constants(tree):
        words = set(re.findall(r"[a-z]{4,}", node.value.lower()))
        is_sample = " sw: " in node.value  # a part of one
        if node.value in packaged() or (words & FOREIGN and not is_sample):
            yield node.lineno, node.value


def of_expressions(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts that expressions are compiled of, as they stand there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            waiting: list[ast.AST] = list(node.args)
            while waiting:
                part = waiting.pop()
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part
                elif not isinstance(part, ast.Call):
                    waiting += ast.iter_child_nodes(part)


def test_no_expression_holds_words_of_english() -> None:
    package = ROOT / "generator/mkataba"
    words = every_word("en") - ANYWHERE
    found = [
        f"{path.relative_to(package)}:{node.lineno}: {sorted(held)}"
        for room in ROOMS
        for path in sorted((package / room).rglob("*.py"))
        if path != package / GETTEXT
        for node in of_expressions(ast.parse(path.read_text(encoding="utf-8")))
        if (held := words.intersection(re.findall(r"[a-z]{4,}", node.value.lower())))
    ]
    assert found == []
    sample = ast.parse("re.compile(rf'{_N} days')")
    assert any(words.intersection(node.value.split()) for node in of_expressions(sample))


@pytest.mark.parametrize("code", ['LANGUAGES = ("en", "sw")', "x.language != 'sw'", 'f(code="en")'])
def test_a_branch_on_a_language_is_told(code: str) -> None:
    assert list(told_by_language(ast.parse(code)))


@pytest.mark.parametrize("code", ['X = re.compile("a|hakuna|b")', 'return f"saa {x} asubuhi"'])
def test_words_of_a_language_are_told(code: str) -> None:
    assert list(told_by_language(ast.parse(f"def f():\n {code}")))


def test_nothing_outside_its_folder_knows_a_language() -> None:
    package = ROOT / "generator/mkataba"
    found = [
        f"{path.relative_to(package)}:{line}: {text}"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).parts[0] != "languages"
        for line, text in told_by_language(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


# A language of which Babel knows nothing


UNKNOWN = "ach"
MONTHS = "Dwe1 Dwe2 Dwe3 Dwe4 Dwe5 Dwe6 Dwe7 Dwe8 Dwe9 Dwe10 Dwe11 Dwe12"
DAYS = "Nino1 Nino2 Nino3 Nino4 Nino5 Nino6 Nino7"


def language_file(root: Path, code: str, **lines: str) -> None:
    """Put other lines into a language.yml, each a key and its value."""
    path = root / f"languages/{code}/language.yml"
    text = path.read_text(encoding="utf-8")
    for key, value in lines.items():
        text, found = re.subn(rf"(?m)^{key}:.*$", f"{key}: {value}", text)
        text += "" if found else f"{key}: {value}\n"
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def unknown(french: Path) -> Path:
    """The project in French words, as a language of which Babel knows nothing."""
    (french / "languages/fr").rename(french / f"languages/{UNKNOWN}")
    po = french / "templates/locale/fr.po"
    po.rename(po.with_stem(UNKNOWN))
    for path in (french / "content").rglob("*.yml"):
        text = re.sub(r"(?m)^( *(?:- )*)fr:", rf"\1{UNKNOWN}:", path.read_text(encoding="utf-8"))
        path.write_text(text.replace("- fr\n", f"- {UNKNOWN}\n"), encoding="utf-8")
    language_file(french, UNKNOWN, locale="ach_UG", months=MONTHS, days=DAYS, doubtful_months='""')
    return french


def test_a_language_that_babel_does_not_know_works_from_its_own_folder(unknown: Path) -> None:
    report = check.run(project.load(unknown))
    assert [f for f in report.findings if f.severity != "note"] == []
    languages = project.languages(unknown)
    formatter = formatter_for(UNKNOWN, project.load(unknown).templates, {}, PROFILE, languages)
    assert formatter.date(date(2026, 6, 15)) == "15\u00a0Dwe6\u00a02026"
    assert formatter.day_and_month(date(2026, 12, 1)) == "1 Dwe12"
    assert formatter.days((0, 6)) == "Nino1, Nino7"
    ran = run("-C", without_prints(unknown, "charter"), "build")
    assert ran.code == 0, ran.err
    pages = "".join(
        path.read_text(encoding="utf-8") for path in (unknown / "site/ach").rglob("*.html")
    )
    assert "Nino1" in pages
    assert re.search(r"\d.Dwe\d+.20\d\d", pages)


@pytest.mark.parametrize("locale", ["ach_UG", "ilo_PH", "dig_KE", "xx_XX"])
def test_a_language_that_babel_does_not_know_has_to_name_its_days(
    unknown: Path, locale: str
) -> None:
    language_file(unknown, UNKNOWN, locale=locale)
    text = (unknown / f"languages/{UNKNOWN}/language.yml").read_text(encoding="utf-8")
    (unknown / f"languages/{UNKNOWN}/language.yml").write_text(text.replace(f"days: {DAYS}\n", ""))
    wanted = "days is missing: Babel does not know" if locale.startswith(UNKNOWN) else "not of ach"
    ((file, said),) = gaps(unknown, UNKNOWN)
    assert file == f"languages/{UNKNOWN}/language.yml"
    assert wanted in said


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("months", "a b c", "months has to be 12 different names"),
        ("months", " ".join(["juin"] * 12), "months has to be 12 different names"),
        ("locale", '""', "locale says nothing"),
        ("locale", "am_ET", "locale is of the language am, not of fr"),
        ("locale", "french", "locale has to be a language"),
        ("name", '" "', "name says nothing"),
        ("name_in_english", '""', "name_in_english says nothing"),
        ("none", '""', "none says nothing"),
        ("doubtful_months", "May", 'doubtful_months has to be some of months: "May" is none'),
        ("days", "lundi mardi", "days has to be 7 names from Monday on"),
        ("clock", "{shift: 6, before: heure, parts: {12: matin}}", "clock needs shift"),
    ],
)
def test_what_a_language_says_of_itself_makes_sense(
    french: Path, key: str, value: str, said: str
) -> None:
    language_file(french, "fr", **{key: value})
    ((file, message),) = gaps(french, "fr")
    assert file == "languages/fr/language.yml"
    assert said in message


@pytest.mark.parametrize(
    "pieces",
    [["(?i)a"], ["vite", "(?i)a"], [r"(a)\1"], ["(?P<x>a)", "(?P<x>b)"], ["(?(1)a|b)", "c"]],
)
def test_an_expression_that_can_not_stand_beside_others_is_told_and_left_out(
    french: Path, pieces: list[str]
) -> None:
    """Each can be used alone; joined they are refused, or mean something else."""
    rules = french / "languages/fr/rules.yml"
    text = rules.read_text(encoding="utf-8")
    listed = re.compile(r"(?m)^(\w+): *(?:\[.*\]|\n(?: +- .*\n)+)")
    matches = [*listed.finditer(text)]
    assert len(matches) > 5
    (french / "templates/locale/fr.po").unlink()  # not looked at here, and it takes long to check
    for match in (matches[len(pieces[0])], matches[-1]):
        now = f"{text[: match.start()]}{match[1]}: {json.dumps(pieces)}\n{text[match.end() :]}"
        rules.write_text(now, encoding="utf-8")
        found = check.run(project.load(french)).findings
        (told,) = [f.message for f in found if f.path.startswith("languages/")]
        assert f"{match[1]} can't be used" in told


def recoded(value: Any) -> Any:
    """Return content whose Kiswahili stands under a code that no folder has."""
    if isinstance(value, dict):
        return {"yo" if key == "sw" else key: recoded(inner) for key, inner in value.items()}
    return [recoded(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "listed",
    [
        *(["en", "sw", odd] for odd in ("ar", "swa", "FR", None, "", "TODO", 5, ["sw"], {"a": 1})),
        *(
            ["en", "yo"],
            ["yo", "en"],
            ["en", "YO"],
            ["yo"],
            ["ar", "en", "sw"],
            ["sw", "en", "en_UK"],
        ),
    ],
)
def test_a_language_that_is_not_known_is_one_finding(listed: list[Any], few: Path) -> None:
    """What is written in those that are known is counted as if the other one were not there."""
    if "sw" not in listed:
        for path in (few / "content").rglob("*.yml"):
            rewrite(path, recoded)
    rewrite(few / "content/organization.yml", lambda data: {**data, "languages": listed})
    report = check.run(project.load(few))
    assert [(f.path, f.node.partition("[")[0]) for f in report.findings] == [
        ("content/organization.yml", "languages")
    ]
    assert "docs/languages.md" in report.findings[0].hint
    assert not any(row.open for row in report.coverage)


@pytest.mark.parametrize("code", ["fr", "FR", "Fr"])
def test_a_folder_in_capitals_is_one_finding_where_it_is_listed(code: str, french: Path) -> None:
    (french / "languages/fr").rename(french / "languages/FR")
    rewrite(french / "content/organization.yml", lambda data: {**data, "languages": ["en", code]})
    found = check.run(project.load(french)).findings
    assert [(f.path, f.rule, f.node, f.message) for f in found] == [
        (
            "content/organization.yml",
            "catalogue",
            "languages[2]",
            '"FR" is the folder of no language',
        )
    ]


FILES = ("language", "figures", "rules", "heads", "reading", "theme")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        *((file, "a: [b\n") for file in FILES),
        *((file, None) for file in ("language", "rules", "theme")),
        *(("rules", text) for text in ("[]\n", "", "~\n", "a: 1\na: 2\n")),
    ],
)
def test_a_file_of_words_that_can_not_be_read_is_one_finding(
    file: str, text: str | None, french: Path
) -> None:
    """Neither its keys, nor the catalogue, nor the content are said to be wrong for it."""
    path = french / f"languages/fr/{file}.yml"
    if text is None:
        path.rename(path.with_name(f"{file}s2.yml"))
    else:
        path.write_text(text, encoding="utf-8")
    found = [(f.path, f.rule, f.node) for f in check.run(project.load(french)).findings]
    other = [(f"languages/fr/{file}s2.yml", "catalogue", f"{file}s2")] if text is None else []
    assert found == [(f"languages/fr/{file}.yml", "catalogue", file), *other]


@pytest.mark.parametrize(
    ("file", "keys", "odd"),
    [
        *((file, (), 5) for file in ("rules", "figures", "reading")),
        *(("rules", ("small",), odd) for odd in (None, ["le"])),
        ("figures", ("scales",), None),
    ],
)
def test_words_that_are_lacking_make_no_finding_in_the_catalogue(
    file: str, keys: tuple[str, ...], odd: Any
) -> None:
    own = {path.stem: path.read_bytes() for path in (FRENCH / "fr").glob("*.yml")}
    text = messages((FRENCH / "fr.po").read_bytes())
    assert not isinstance(text, Unreadable)
    yaml, stream = YAML(typ="safe"), io.StringIO()
    whole = yaml.load(own[file])
    yaml.dump({**whole, **dict.fromkeys(keys or whole, odd)}, stream)
    languages = packaged().with_own({"fr": {**own, file: stream.getvalue().encode()}})
    faults = label_faults(text, {}, "fr", b"", languages)
    assert [(message.words, fault) for message, fault in faults] == []


ETHIOPIC = "ሀለሐመሠረሰሸቀበተቸኀነኘአከወዐዘየደጀገጠጨጰጸፀፈፐቤ"


def in_ethiopic(words: str) -> str:
    """Return words in letters that the print fonts lack; what stands for the program stays."""

    def word(found: re.Match[str]) -> str:
        return "".join(ETHIOPIC[ord(letter) % len(ETHIOPIC)] for letter in found[0]) + "፣"

    return re.sub(r"(?<![\w@./:*#%(])[^\W\d_]+(?![\w@/:*#]|[.]\w)", word, words)


def in_amharic(value: Any) -> Any:
    if isinstance(value, dict):
        told = {key: in_amharic(inner) for key, inner in value.items() if key != "fr"}
        return {**told, "am": in_ethiopic(str(value["fr"]))} if "fr" in value else told
    if isinstance(value, list):
        return [in_amharic(inner) for inner in value]
    return "am" if value == "fr" else value


@pytest.fixture
def amharic(french: Path) -> Path:
    """The project in a language whose letters the print fonts lack."""
    (french / "languages/fr").rename(french / "languages/am")
    po = french / "templates/locale/fr.po"
    text = po.read_text(encoding="utf-8")
    po.with_stem("am").write_text(text.replace('msgstr "Gratuit"', 'msgstr "ነጻ"'), encoding="utf-8")
    po.unlink()
    language_file(french, "am", name="አማርኛ", locale="am_ET")
    for path in (french / "content").rglob("*.yml"):
        rewrite(path, in_amharic)
    return french


def test_a_script_that_can_not_be_printed_is_one_finding(amharic: Path) -> None:
    """What is lacking besides, or in another language, is told where it stands."""
    report = check.run(project.load(amharic))
    (finding,) = report.findings
    assert (finding.path, finding.rule, finding.node) == (
        "content/organization.yml",
        "printable",
        "languages[2]",
    )
    assert finding.message.startswith("am is written in Ethiopic script")
    assert "docs/languages.md" in finding.hint
    assert report.level == "draft"
    rewrite(amharic / "content/organization.yml", lambda data: data | {"slogan": odd_slogan})
    po = amharic / "templates/locale/am.po"
    words = po.read_text(encoding="utf-8").replace("ነጻ", "ነጻ 🎉")
    po.write_text(words, encoding="utf-8")
    found = sorted((f.path, f.node) for f in check.run(project.load(amharic)).findings)
    assert found == [
        ("content/organization.yml", "languages[2]"),
        ("content/organization.yml", "slogan.am"),
        ("content/organization.yml", "slogan.en"),
        ("templates/locale/am.po", "Free"),
    ]


odd_slogan = {"en": "Free ነጻ", "am": "ነጻ 🎉"}


def test_a_draft_in_such_a_script_can_be_built(amharic: Path) -> None:
    ran = run("-C", amharic, "build", "--draft", "--only", "poster", "--only", "policy")
    assert ran.code == 0, ran.err
    for name in ("poster", "policy"):
        assert "▯▯" in texts_of(amharic / f"prints/am/{name}.pdf")
