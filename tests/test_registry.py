"""One entry in the registry is all that an output takes, and nothing is made that has none."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from mkataba import outputs, print_registry, project, registry
from mkataba.derive import output_page
from mkataba.print_entry import BRAILLE, DOCUMENT, INTERNAL, PUBLIC, Print
from mkataba.report import FORMATS as FINDINGS
from tests.conftest import ROOT, run, without_prints

LETTER = Print(
    *(DOCUMENT, "letter", "Poster", "Large print for the wall", "policy"),
    template="policy/policy.md.j2",
    title="Poster",
)
SECRET = replace(LETTER, name="secret", audience=INTERNAL)
NOTES = registry.Page("notes.md", "policy", "Policy")
HIDDEN = replace(NOTES, path="hidden.md", audience=INTERNAL)


def test_an_output_is_one_entry(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, *pages = registry.PAGES
    monkeypatch.setattr(registry, "PAGES", (first, NOTES, HIDDEN, *pages))
    monkeypatch.setattr(print_registry, "PRINTS", (*print_registry.PRINTS, LETTER, SECRET))
    ran = run("-C", without_prints(few, "poster"), "build")
    assert ran.code == 0, ran.err
    site = few / "site"
    files = json.loads((site / "manifest.json").read_bytes())["files"]
    for language, prefix in (("en", ""), ("sw", "sw/")):
        downloads = (site / f"{prefix}downloads/index.html").read_text(encoding="utf-8")
        for form in LETTER.formats:
            assert f"print/{language}/letter.{form}" in downloads
            assert "content/policy.yml" in files[f"print/{language}/letter.{form}"]["sources"]
        assert "content/policy.yml" in files[f"{prefix}notes/index.html"]["sources"]
        assert "notes/" in (site / f"{prefix}index.html").read_text(encoding="utf-8")
    assert not [name for name in files if "secret" in name or "hidden" in name]
    assert "| `letter` |" in "\n".join(output_page.page(project.load(few).schemas))

    ran = run("-C", few, "build", "--only", "letter.pdf", "--only", "poster")
    assert ran.code == 0, ran.err
    prints = few / "prints"
    alone = {p.relative_to(prints).as_posix() for p in prints.rglob("*") if p.is_file()}
    names = ("letter.pdf", "poster.pdf")
    assert alone == {"manifest.json", *(f"{x}/{name}" for x in ("en", "sw") for name in names)}
    listed = json.loads((prints / "manifest.json").read_bytes())["files"]
    assert listed == {name: files[f"print/{name}"] for name in alone - {"manifest.json"}}
    assert run("-C", few, "build", "--only", "secret").code == 2


def test_every_file_has_an_entry(built: Path) -> None:
    """Pages and prints are those of the registry, no more and no less."""
    files = json.loads((built / "manifest.json").read_bytes())["files"]
    paths = {page.path for page in registry.PAGES if page.audience == PUBLIC}
    pages = {path.removesuffix(".md").removesuffix("index").rstrip("/") for path in paths}
    indexes = {
        name.removesuffix("index.html").rstrip("/") for name in files if name.endswith("index.html")
    }
    english = {name for name in indexes if name != "sw" and not name.startswith("sw/")}
    assert {name for name in english if not name.startswith("services/")} == pages
    prints = {name.removeprefix("print/en/") for name in files if name.startswith("print/en/")}
    public = [entry for entry in print_registry.PRINTS if entry.audience == PUBLIC]
    listed = {f"{entry.name}.{form}" for entry in public for form in entry.formats}
    # Braille is made where liblouis is installed
    assert prints <= listed
    assert all(name.endswith(f".{BRAILLE}") for name in listed - prints)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("postr", "did you mean poster?"),
        ("feedback", "page of the website"),
        ("poster.docx", "did you mean poster"),
        ("", "there are charter"),
    ],
)
def test_a_name_that_is_no_print_is_refused(name: str, said: str) -> None:
    ran = run("-C", ROOT, "build", "--only", name)
    assert ran.code == 2
    assert said in ran.err


def test_prints_alone_never_take_the_place_of_a_site(few: Path) -> None:
    draft = ("-C", few, "build", "--only", "policy.docx")
    site = few / "site"
    assert run(*draft, "--out", site).code == 0
    (site / "index.html").write_text("a site", encoding="utf-8")
    ran = run(*draft, "--out", site)
    assert ran.code != 0
    assert "holds a website" in ran.err
    assert (site / "en/policy.docx").exists()


def test_the_table_of_fields_names_outputs_of_the_registry() -> None:
    pages = {page.name for page in registry.PAGES} - {"staff-charter"}
    assert set(outputs.PAGES) == pages | {"frame", "service"}
    tables = (outputs.PRINTED, outputs.WHERE_ROOM, outputs.EXTRA)
    named = {name for table in tables for names in table.values() for name in names}
    assert named <= {*outputs.PAGES, *outputs.PRINTS}
    assert {
        path for entry in print_registry.PRINTS for path in (*entry.shows, *entry.where_room)
    } <= {*outputs.PRINTED}
    assert not [e.name for e in print_registry.PRINTS if {*e.shows} & {*e.where_room}]
    assert {*outputs.PUBLIC, *outputs.MOST_CHANNELS} <= {*outputs.PAGES, *outputs.PRINTS}


def test_a_format_of_reports_is_for_both_or_says_why_not() -> None:
    for form in registry.REPORTS:
        assert bool(form.lacks) == (not (form.findings and form.changes)), form.name
    reported = {path.stem for path in (ROOT / "generator/mkataba/report").glob("*.py")}
    assert {entry.module.rpartition(".")[2] for entry in FINDINGS.values()} <= reported


def test_a_print_is_made_in_one_language(few: Path) -> None:
    ran = run("-C", few, "build", "--only", "brochure", "--language", "sw")
    assert ran.code == 0, ran.err
    prints = few / "prints"
    made = {p.relative_to(prints).as_posix() for p in prints.rglob("*") if p.is_file()}
    assert made == {"manifest.json", "sw/brochure.pdf"}
    assert ran.out == f"sw/brochure.pdf is in {prints}\n"
    ran = run("-C", few, "build", "--only", "brochure", "--language", "fr")
    assert (ran.code, "fr: the content is in en, sw" in ran.err) == (2, True)
    ran = run("-C", few, "build", "--language", "sw")
    assert (ran.code, "--language goes with --only" in ran.err) == (2, True)
