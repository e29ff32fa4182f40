"""The words of the templates: what a declared language lacks is found, at its file and line."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from mkataba import check, project
from mkataba.check.vocabulary.labels import label_faults
from mkataba.finding import Finding
from mkataba.languages import SOURCE, codes, packaged
from mkataba.reading.catalogue import Unreadable, messages, translations
from tests.conftest import ROOT, run

PACKAGED = (ROOT / "templates/locale/sw.po").read_text(encoding="utf-8")
THEME = "templates/theme/partials/languages/sw.html"
PO = "templates/locale/sw.po"


def written(root: Path, name: str, text: str | bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def found(root: Path) -> list[Finding]:
    """Return what is found; nothing but what the rule says, and no level beyond a draft."""
    report = check.run(project.load(root))
    assert {f.rule for f in report.findings} <= {"catalogue"}
    assert report.level == ("draft" if report.findings else "exemplary")
    return list(report.findings)


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize(
    ("po", "line", "said"),
    [
        ("garbage\n", 1, "can't be read"),
        (f"{PACKAGED}\ngarbage\n", PACKAGED.count("\n") + 2, "can't be read"),
        ('msgid "Fee"\n\nmsgid "Free"\nmsgstr "Bure"\n', 1, "can't be read"),
        (b'# x\nmsgid "Fee"\nmsgstr "\xe9"\n', 3, "the file is not UTF-8 text"),
        ("", 1, "nothing is translated into sw"),
        ("# nothing yet\n", 1, "nothing is translated into sw"),
        (re.sub(r'(?m)^msgstr(\[\d\])? ".+"$', r'msgstr\1 ""', PACKAGED), 1, "nothing is transl"),
    ],
    ids=["garbage", "garbage at the end", "no msgstr", "latin-1", "empty", "remarks", "blanks"],
)
def test_words_that_cover_nothing_are_one_finding(
    po: str | bytes, line: int, said: str, few: Path
) -> None:
    written(few, PO, po)
    (finding,) = found(few)
    assert (finding.path, finding.line) == (PO, line)
    assert said in finding.message
    ran = run("-C", few, "check", "--format", "json")
    assert json.loads(ran.out)["summary"]["errors"] == 1  # and nothing else on standard output
    assert ran.code == 1


def blank(text: str) -> str:
    return text.replace('msgstr "Bure"', 'msgstr ""', 1)


def gone(text: str) -> str:
    return re.sub(r'msgid "Free"\nmsgstr "Bure"\n', "", text)


@pytest.mark.parametrize("spoil", [blank, gone])
def test_each_key_without_translation_is_named(spoil: Callable[[str], str], few: Path) -> None:
    text = spoil(PACKAGED)
    assert text != PACKAGED
    written(few, PO, text)
    (finding,) = found(few)
    line = line_of(text, 'msgid "Free"') if spoil is blank else 1
    assert (finding.path, finding.line) == (PO, line)
    assert finding.message == '"Free" has no translation in sw'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Hadi %(namba)s", ["%(low)s is missing", "%(high)s is missing", "%(namba)s is not in"]),
        ("%(low)s hadi %(high)s au %(low", ["a % stands where"]),
        ("%(low)s hadi %(high)d", ["a % stands where"]),
        ("%(low)s hadi 100%", ["%(high)s is missing", "a % stands where"]),
    ],
)
def test_placeholders_are_the_same_in_both_languages(
    words: str, said: list[str], few: Path
) -> None:
    text = PACKAGED.replace('msgstr "%(low)s hadi %(high)s"', f'msgstr "{words}"')
    assert text != PACKAGED
    written(few, PO, text)
    findings = found(few)
    assert {f.line for f in findings} == {line_of(text, 'msgid "%(low)s to %(high)s"')}
    assert all(any(part in f.message for f in findings) for part in said)
    assert len(findings) == len(said)


def test_keys_of_the_projects_own_templates_need_words(few: Path) -> None:
    page = "\n# {{ _('Our \"own\" heading') }} {{ _(\"Cost\") }} {{ _(name) }} {{ x_('no') }}\n"
    written(few, "templates/site/mine.md.j2", page)
    (finding,) = found(few)
    assert (finding.path, finding.line) == ("templates/site/mine.md.j2", 2)
    assert finding.message == '"Our \\"own\\" heading" has no translation in sw'
    written(few, PO, PACKAGED + '\nmsgid "Our \\"own\\" heading"\nmsgstr "Kichwa chetu"\n')
    assert found(few) == []


@pytest.mark.parametrize("text", ["", '{% macro t(key) %}{{ {\n  "search": "Tafuta"\n}[key] }}'])
def test_words_of_the_theme_are_looked_at_too(text: str, few: Path) -> None:
    written(few, THEME, text)
    (finding,) = found(few)
    assert (finding.path, finding.line) == (THEME, 1)
    assert "words of the pages' frame are missing in sw" in finding.message
    assert "more" in finding.message


def test_a_language_that_is_not_declared_needs_no_words(few: Path) -> None:
    written(few, PO, "garbage\n")
    written(few, "content/organization.yml", "languages: [en]\n")
    report = check.run(project.load(few))
    assert "catalogue" not in {f.rule for f in report.findings}


@pytest.mark.parametrize("language", codes())
def test_the_words_that_come_with_mkataba_are_whole(language: str) -> None:
    assert packaged().gaps(language) == ()
    if language != SOURCE:
        read = messages(project.packaged_templates()[f"locale/{language}.po"])
        assert not isinstance(read, Unreadable)
        assert [m.keys for m in read if not m.is_translated or list(m.faults())] == []


def test_a_waiver_can_name_a_file_of_words(few: Path) -> None:
    written(few, PO, blank(PACKAGED))
    written(
        few,
        "content/waivers.yml",
        f"waivers:\n- rule: catalogue\n  place: {PO}#Free\n  reason: The translator is away\n"
        "  owner: Head of Communication\n  expires: 2027-01-31\n",
    )
    report = check.run(project.load(few))
    assert (report.findings, len(report.waived)) == ((), 1)


def sworn(key: str, words: str) -> str:
    """Return the catalogue that comes with mkataba, with other words for one key."""
    changed = re.sub(
        rf'(?m)^msgid "{re.escape(key)}"\nmsgstr ".*"$',
        f'msgid "{key}"\nmsgstr "{words}"',
        PACKAGED,
    )
    assert changed != PACKAGED
    return changed


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("Free", "KSh 500", "holds a number: 500"),
        ("Free", "Shilingi", "holds an amount of money"),
        ("Free", "Laki moja", "holds a number in words"),
        ("Free", "TODO", "is not finished"),
        ("Free", "[itajazwa]", "is not finished"),
        ("Free", "x", "says nothing"),
        ("Free", "Free", "it is not translated"),
        ("Free", "Papo hapo", "is read as something else"),
        ("From %(money)s", "Hadi %(money)s", "is read as something else"),
        ("Cost", "Mahali", "is what is said for"),
        ("Immediate", "Siku iyo hiyo", ""),
        ("Free", "Bila malipo", ""),
        ("Immediate", "Siku ile ile", "is read as something else"),
    ],
)
def test_words_say_what_their_key_says(key: str, words: str, said: str, few: Path) -> None:
    text = sworn(key, words)
    written(few, PO, text)
    findings = found(few)
    assert len(findings) == bool(said)
    for finding in findings:
        assert (finding.path, finding.line) == (PO, line_of(text, f'msgid "{key}"'))
        assert said in finding.message


@pytest.mark.parametrize("words", ["x", "TODO", "neno", r"\1"])
def test_a_catalogue_of_one_word_is_not_translated(words: str, few: Path) -> None:
    text = re.sub(
        r'(?m)^msgid "([^"%]+)"\nmsgstr ".*"$', rf'msgid "\1"\nmsgstr "{words}"', PACKAGED
    )
    written(few, PO, text)
    assert len(found(few)) > 200


def test_units_stay_what_they_are(few: Path) -> None:
    text = PACKAGED.replace('"siku %(n)s za kazi"', '"siku %(n)s za kalenda"')
    assert text != PACKAGED
    written(few, PO, text)
    assert found(few)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("KSh 500", "holds a number"),
        ("No charge", ""),
        ("TODO", "not finished"),
        ("Time", "is what"),
    ],
)
def test_english_words_can_be_put_otherwise_too(words: str, said: str, few: Path) -> None:
    written(few, "templates/locale/en.po", f'msgid "Free"\nmsgstr "{words}"\n')
    assert [said in f.message for f in found(few)] == [True] * bool(said)


def test_words_of_ours_have_no_fault_of_their_own() -> None:
    po = project.packaged_templates()["locale/sw.po"]
    read = messages(po)
    assert not isinstance(read, Unreadable)
    every = [replace(m, words=tuple(f"{word} " for word in m.words)) for m in read]
    assert list(label_faults(every, translations(read), "sw", po, packaged())) == []


@pytest.mark.parametrize("plurals", ["99999999", "7", '999"\n"99999', "١٢٣"])
def test_more_plural_forms_than_any_language_has_are_refused(plurals: str, few: Path) -> None:
    text = PACKAGED.replace("nplurals=2", f"nplurals={plurals}")
    assert text != PACKAGED
    written(few, PO, text)
    (finding,) = found(few)
    assert finding.line == line_of(text, '"Plural-Forms')
    assert "more plural forms than any language has" in finding.message


def test_a_byte_order_mark_is_none_of_the_words(few: Path) -> None:
    written(few, PO, b"\xef\xbb\xbf" + PACKAGED.encode())
    assert found(few) == []
    ran = run("-C", few, "diff", few, "--language", "sw")
    assert ran.code == 0


def test_words_of_a_report_are_not_the_projects(few: Path, tmp_path: Path) -> None:
    after = shutil.copytree(few, tmp_path / "after")
    path = after / "content/services/soil-testing.yml"
    text = path.read_text("utf-8")
    assert "turnaround: 1-4 weeks" in text
    path.write_text(text.replace("turnaround: 1-4 weeks", "turnaround: 9 weeks"), "utf-8")

    def told(code: str) -> str:
        ran = run("-C", after, "diff", few, "--format", "json", "--language", code)
        changes = json.loads(ran.out)["changes"]
        assert changes
        return json.dumps(changes)

    expected = [told(code) for code in ("en", "sw")]
    text = run("-C", after, "diff", few).out
    own = "".join(
        f'msgid "{one}"\nmsgstr "{other}"\n\n'
        for one, other in (("Worse", "Better"), ("worse", "better"), ("Time", "Cost"))
    )
    written(after, "templates/locale/en.po", own)
    written(after, PO, re.sub(r'(?m)^msgstr ".+"$', 'msgstr "bora"', PACKAGED))
    assert [told(code) for code in ("en", "sw")] == expected
    lines = run("-C", after, "diff", few).out.splitlines()
    assert [line for line in text.splitlines() if line not in lines] == []
