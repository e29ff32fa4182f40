"""A value that is not read has a hint made of its own words, which a check then takes."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba import check, project
from mkataba.check.normal.context import Context, context_of
from mkataba.check.normal.hints import advice
from mkataba.check.normal.table import normal
from mkataba.finding import OFFER
from tests.conftest import run

# what is typed for a fee or a time -> the lines of YAML in the hint, in a project of one language
HINTS = {
    "fee: Ksh 500 for adults and 200 for children": """fee:
  tiers:
    - label: adults
      fee: KES 500
    - label: children
      fee: KES 200""",
    "fee: 4%": """fee:
  percent: 4
  of: TODO""",
    "fee: Rs 200": "fee: INR 200  # or LKR 200, MUR 200",
    "fee: $ 5": "fee: USD 5  # or AUD 5, BBD 5",
    "turnaround: 8": "turnaround: 8 working days  # or 8 calendar days, 8 hours",
    "turnaround: 48 hours or 2 working days": "turnaround: 48 hours  # or 2 working days",
    "turnaround: New cases 3 days, renewals 1 day, transfers": """turnaround:
  tiers:
    - label: New cases
      turnaround: 3 days
    - label: renewals
      turnaround: 1 day
    - label: transfers
      turnaround: TODO""",
}


def hint(tmp_path: Path, line: str, languages: str = "en") -> str:
    """Return the hint of the only finding on a value of a service with one line."""
    (tmp_path / "content/services").mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text(f"languages: [{languages}]\n")
    (tmp_path / "content/services/a.yml").write_text(f"{line}\n", encoding="utf-8")
    key = line.partition(":")[0]
    report = check.run(project.load(tmp_path))
    found = [
        one
        for one in report.findings
        if one.path == "content/services/a.yml"
        and one.node.startswith(key)
        and one.line == 1
        and "is missing" not in one.message
    ]
    assert len(found) == 1, found
    return f"{found[0].hint}\n{found[0].yaml}"


@pytest.mark.parametrize("line", HINTS)
def test_a_hint_shows_the_words_that_were_found(line: str, tmp_path: Path) -> None:
    first, _, yaml = hint(tmp_path, line).partition("\n")
    assert first
    assert yaml == HINTS[line]


@pytest.mark.parametrize("line", HINTS)
def test_what_a_hint_shows_is_read(line: str, tmp_path: Path) -> None:
    yaml = hint(tmp_path / "before", line).partition("\n")[2]
    root = tmp_path / "after"
    (root / "content/services").mkdir(parents=True)
    (root / "content/organization.yml").write_text("languages: [en]\n")
    (root / "content/services/a.yml").write_text(f"{yaml}\n", encoding="utf-8")
    found = check.run(project.load(root)).findings
    wrong = {one.rule for one in found if one.path == "content/services/a.yml" and one.line > 1}
    assert wrong <= {"day-basis", "unfinished", "required"}
    assert "value" not in {one.rule for one in found if one.path == "content/services/a.yml"}


def test_each_language_has_its_line(tmp_path: Path) -> None:
    yaml = hint(tmp_path, "fee: Watu wazima Sh 500, watoto bure", "sw, en")
    assert "sw: Watu wazima\n" in yaml
    assert yaml.count("en: TODO") == 2


# --- a hint carries all that the words say


FIXTURES = Path(__file__).parents[1] / "fixtures"
TYPED: list[dict[str, Any]] = YAML(typ="safe").load(FIXTURES / "hints.yml")

# what an amount or a time says in its normal form, or what only ties a label to it
SAID_OTHERWISE = frozenset(
    (
        *("for", "and", "or", "the", "kwa", "na", "au", "ni"),
        *("within", "in", "of", "up", "to", "at", "most", "ndani", "ya"),
        *("sh", "ksh", "kshs", "rs", "shilingi", "dola"),
        *("days", "day", "weeks", "week", "month", "hours", "siku", "wiki", "mwezi", "saa"),
        *("mara", "moja", "hakuna", "malipo", "no", "fee", "bure"),
    )
)
_BLANK = re.compile(r"(?<=\d) (?=\d{3}\b)")  # between thousands
_WORD = re.compile(r"\d[\d,.]*|[^\W\d_]+")


def said_by(text: str) -> set[str]:
    """Return the words and numbers of a text, numbers without commas and in small letters."""
    return {found.casefold().replace(",", "").rstrip(".") for found in _WORD.findall(text)}


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root = tmp_path_factory.mktemp("typed")
    (root / "content").mkdir()
    (root / "content/organization.yml").write_text("languages: [en, sw]\n")
    return context_of(project.load(root))


def told(context: Context, kind: str, text: str) -> dict[str, Any]:
    """Return what a check says of a fee or a time, as the file of wordings has it."""
    if (data := normal(kind, text, context)) is not None:
        return {"read": data}
    field = context.project.schemas.root("service").fields[kind]
    reason, _, yaml = advice(field, (kind,), text, context)
    return {"reason": str(reason)} | ({"yaml": f"{yaml}\n"} if yaml else {})


def test_many_wordings_are_tried() -> None:
    assert sum("read" not in one for one in TYPED) >= 100
    assert sum("yaml" in one for one in TYPED) >= 30


@pytest.mark.parametrize("one", TYPED, ids=[one["text"] for one in TYPED])
def test_a_wording_gets_its_reason_and_its_hint(one: dict[str, Any], typed: Context) -> None:
    wanted = {key: value for key, value in one.items() if key not in ("kind", "text")}
    assert told(typed, one["kind"], one["text"]) == wanted


def lost(text: str, yaml: str) -> set[str]:
    """Return what a text says and a hint does not."""
    return said_by(text) - said_by(yaml) - SAID_OTHERWISE


@pytest.mark.parametrize("one", TYPED, ids=[one["text"] for one in TYPED])
def test_a_hint_carries_every_word_or_is_none(one: dict[str, Any], typed: Context) -> None:
    yaml = told(typed, one["kind"], one["text"]).get("yaml", "")
    assert not yaml or lost(one["text"], yaml) == set()


@pytest.mark.parametrize("name", ["texts", "later", "third", "fourth", "fifth"])
def test_no_hint_loses_a_number_of_what_is_kept(name: str, typed: Context) -> None:
    texts: list[dict[str, Any]] = YAML(typ="safe").load(FIXTURES / f"held_out/{name}.yml")
    for one in texts:
        yaml = told(typed, one["kind"], one["text"]).get("yaml", "")
        missing = lost(_BLANK.sub("", one["text"]), yaml)
        numbers = {word.removesuffix(".00") for word in missing if word[0].isdecimal()}
        assert not yaml or numbers <= said_by(yaml)


@pytest.mark.parametrize("kind", ["fee", "turnaround"])
def test_an_import_and_a_check_give_one_reason(kind: str, typed: Context, tmp_path: Path) -> None:
    wordings = [one["text"] for one in TYPED if one["kind"] == kind and one.get("reason")]
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organization.yml").write_text("languages: [en, sw]\n")
    with (tmp_path / "charter.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Service", "Requirements", "Cost" if kind == "fee" else "Time"))
        rows.writerows((f"Permit {word(n)}", "ID card", text) for n, text in enumerate(wordings))
    out = run("-C", tmp_path, "import", tmp_path / "charter.csv").out
    told_so = dict(re.findall(rf'{kind}: "(.*)": (.*)  \(charter', out))
    assert len(told_so) > 20
    for text, reason in told_so.items():
        if "\u2026" not in text and "..." not in text:
            assert reason == told(typed, kind, text).get("reason"), text


def word(number: int) -> str:
    """Return a word of letters for a number, so that no two services have one name."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def test_a_word_that_is_lost_is_seen() -> None:
    assert lost("Ksh 500 per person, children half", "fee: KES 500") == {
        *("per", "person", "children", "half")
    }
    assert lost("at least 3 days", "turnaround: 3 days") == {"least"}


@pytest.mark.parametrize(
    ("place", "line", "shown"),
    [
        ("policy.yml", "approval: {approved_on: 12/3/2026}", "2026-03-12  # or 2026-12-03"),
        (
            "service_points.yml",
            "service_points: [{hours: [{opens: '5:00'}]}]",
            'opens: "05:00"  # or 17:00',
        ),
        ("organization.yml", "website: www.mfano.go.ke", 'website: "https://www.mfano.go.ke"'),
    ],
)
def test_other_values_show_what_may_be_meant(
    place: str, line: str, shown: str, tmp_path: Path
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/organization.yml").write_text("languages: [en]\n")
    path = tmp_path / "content" / place
    path.write_text(f"{path.read_text() if path.exists() else ''}{line}\n", encoding="utf-8")
    found = check.run(project.load(tmp_path)).findings
    assert [one for one in found if shown in one.yaml], [one.yaml for one in found]


def test_every_report_tells_what_a_fix_puts_right(tmp_path: Path) -> None:
    (tmp_path / "content/services").mkdir(parents=True)
    (tmp_path / "content/organization.yml").write_text("languages: [en]\n")
    text = "fee: Kshs 500/=\nturnaround: Acknowledge in 1 day, answer in 14 days\n"
    (tmp_path / "content/services/a.yml").write_text(text, encoding="utf-8")
    said = {
        form: run("-C", tmp_path, "check", "--format", form).out
        for form in ("text", "json", "github", "sarif", "gitlab", "junit", "markdown")
    }
    for form, out in said.items():
        plain = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), out).replace("`", "")
        assert plain.count(OFFER.replace("`", "")) >= 2, form
    for form in ("text", "github", "markdown"):
        assert f"2 of them {OFFER}" in said[form], form
    assert '"offers": 2,' in said["json"]
    lines = said["text"].splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "turnaround:")
    indent = " " * 20
    assert lines[at : at + 3] == [
        f"{indent}turnaround:",
        f"{indent}  within: 14 days",
        f"{indent}  acknowledge: 1 day",
    ]
    assert "within: 14 days" not in said["gitlab"] + said["markdown"]
