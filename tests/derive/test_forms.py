"""The forms that `explain` and the reference show are really read, and none is left out."""

import re
from functools import cache
from pathlib import Path

import pytest

from mkataba import check, project, source
from mkataba.check.normal.context import Context
from mkataba.derive.forms import FEES, KINDS, TIMES, bare, forms, grouped
from mkataba.fix import fixed_texts
from mkataba.languages import codes, packaged
from mkataba.reading.phrases import MESSAGES
from mkataba.reading.vocabulary import vocabulary
from tests.conftest import ROOT, run

LANGUAGES = codes()

# meanings that are no forms by themselves: parts of others, joints, and keys such as "Note:"
PARTS = frozenset(
    (
        *("and", "and of several", "or", "plus", "once", "estimated", "subject", "until"),
        *("perhaps until", "date", "starts of", "range when", "and remark", "channel"),
        *("receipt at once", "option of the highest", "option of the lowest", "together"),
    )
)
OF_MEANING = {"day-basis", "range-ceiling", "clock-start", "immediate-conditional"}
"""Rules on what a value says."""

FIELDS = {"fee": "fee", "turnaround": "turnaround"}


@cache
def known() -> Context:
    return bare(ROOT, project.load_schemas(), LANGUAGES)


def test_every_meaning_that_is_read_is_shown_or_a_part_of_others() -> None:
    said = set(MESSAGES)
    for code in LANGUAGES:
        said |= {name for name, text in vocabulary(packaged()[code]).phrases.items() if text}
    keys = {name for name in said if name.startswith("key ")}
    assert said - keys - {"rings"} == (set(FEES) | set(TIMES) | PARTS) & said - {"rings"}
    assert not PARTS & (set(FEES) | set(TIMES))


@pytest.mark.parametrize("kind", KINDS)
def test_each_language_and_each_meaning_gives_forms(kind: str) -> None:
    found = forms(kind, known(), project.load_schemas())
    assert len(found) >= len({form.typed for form in found}) > 4
    spoken = {form.language for form in found}
    assert spoken == set(LANGUAGES) or kind == "phone"


@pytest.mark.parametrize("kind", FIELDS)
def test_each_form_that_explain_shows_is_read_so_by_a_check(kind: str, tmp_path: Path) -> None:
    shown = run("explain", kind).out
    groups = re.findall(r"^  (\S.*)\n((?:      .*\n)+)", shown, re.MULTILINE)
    assert len(groups) > 15
    services = tmp_path / "content/services"
    services.mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text(f"languages: [{', '.join(LANGUAGES)}]\n")
    expected = {}
    for number, (written, typed) in enumerate(groups):
        for n, form in enumerate(" ".join(typed.split()).split("; ")):
            lines = form.split(", on the next line ")
            name = f"s{number}-{n}"
            text = "\n".join([f"{kind}: |-", *(f"  {line}" for line in lines)])
            (services / f"{name}.yml").write_text(text + "\n", encoding="utf-8")
            (services / f"x{name}.yml").write_text(f"{kind}: {written}\n", encoding="utf-8")
            expected[name] = (form, written)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in services.iterdir()}
    fixed = fixed_texts(project.load(tmp_path))
    texts |= {Path(path).stem: text for path, text in fixed.items()}
    read = {name: source.read("", text.encode()).data[kind] for name, text in texts.items()}
    for name, (form, written) in expected.items():
        assert read[name] == read[f"x{name}"], (form, written)
    found = [one for one in check.run(project.load(tmp_path)).findings if one.node == kind]
    assert {one.rule for one in found} <= {"normal-form"} | OF_MEANING


def test_two_cases_in_one_line_are_shown_for_both_languages() -> None:
    groups = grouped(forms("fee", known(), project.load_schemas()))
    assert sum("tiers" in written for written in groups) >= len(LANGUAGES)
    groups = grouped(forms("turnaround", known(), project.load_schemas()))
    assert any(written == "{within: 14 days, acknowledge: 1 day}" for written in groups)


def test_a_language_that_lacks_a_word_shows_nothing_of_it() -> None:
    shown = run("explain", "hours").out
    assert "Monday to Friday" in shown
    assert "Jumatatu hadi Ijumaa" in shown
    assert "Saa 2 asubuhi" in shown
    assert "Saa 3 usiku" not in shown
    assert "0700 000001" in run("explain", "telephone").out
