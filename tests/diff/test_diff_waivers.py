"""Waivers that a change brings in, prolongs or widens lead the report, and so the comment."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkataba import check, project, source
from mkataba.diff import diff
from mkataba.diff.change import Diff
from mkataba.diff_report import FORMATS, change_formatter
from tests.conftest import PROFILE, copy_few, run
from tests.diff.test_diff_fields import Base

Compared = Callable[[str, str], Diff]

HALL = "services/hall-hire.yml"


def waiver(
    rule: str = "day-basis",
    place: str = f"{HALL}#turnaround",
    expires: str = "2026-12-31",
    reason: str = "The law is being changed",
    owner: str = "Clerk",
) -> str:
    return (
        f'- {{rule: {rule}, place: "{place}", reason: {reason}, owner: {owner}, '
        f"expires: {expires}}}\n"
    )


@pytest.fixture
def compared(few: Path) -> Compared:
    """Compare a project in which a finding is held back: its waivers before, and after."""
    path = few / "content" / HALL
    text = path.read_text("utf-8")
    start = text.index("turnaround:")
    end = text.index("\n", start)
    assert not text[end + 1 :].startswith(" ")
    path.write_text(f"{text[:start]}turnaround: 5 days{text[end:]}", "utf-8")

    def checked(waivers: str) -> check.Checked:
        path = few / "content/waivers.yml"
        path.unlink(missing_ok=True)
        if waivers:
            path.write_text(f"waivers:\n{waivers}", "utf-8")
        return check.run(project.load(few))

    return lambda before, after: diff(checked(before), checked(after))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    root = copy_few(tmp_path_factory.mktemp("waivers") / "project")
    (root / "content/waivers.yml").write_text(f"waivers:\n{waiver()}")
    return Base(root)


def report(found: Diff, form: str, language: str = "en") -> str:
    templates = project.load(Path(__file__).parents[2]).templates
    return FORMATS[form](found, change_formatter(found, language, templates, PROFILE), False)


def test_a_waiver_that_is_brought_in_leads_every_report(compared: Compared) -> None:
    found = compared("", waiver())
    assert not found.changes
    lines = report(found, "text").splitlines()
    assert lines[:7] == [
        "Waivers that this change brings in, prolongs or widens, or that hold back more",
        f"  day-basis, {HALL}#turnaround: new",
        "    Reason: The law is being changed",
        "    Who answers for it: Clerk",
        "    Until: 31 December 2026",
        f"    Holds back: content/{HALL}:{found.waivers[0].holds[0].line} "
        f"{found.waivers[0].holds[0].message}",
        "",
    ]
    assert lines[7] == "Nothing changes for citizens."
    kiswahili = report(found, "text", "sw")
    assert kiswahili.startswith("Misamaha ya muda inayoletwa, kurefushwa au kupanuliwa")
    for english in ("Reason", "Until", "Holds", "new", "Who"):
        assert english not in kiswahili.partition("Hakuna")[0].replace("law is being", "")
    markdown = report(found, "markdown").splitlines()
    assert markdown[1].startswith("## Waivers that this change brings in")
    assert markdown.index("## What changes for citizens") > 5
    told = json.loads(report(found, "json"))
    assert list(told)[:3] == ["version", "language", "waivers"]
    assert told["waivers"] == [
        {
            "kind": "added",
            "rule": "day-basis",
            "place": f"{HALL}#turnaround",
            "reason": {"en": "The law is being changed"},
            "owner": {"en": "Clerk"},
            "expires": "2026-12-31",
            "before": None,
            "more": 1,
            "holds": [
                {
                    "path": f"content/{HALL}",
                    "line": found.waivers[0].holds[0].line,
                    "node": "turnaround.within",
                    "rule": "day-basis",
                    "message": found.waivers[0].holds[0].message,
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (waiver(), waiver(expires="2027-03-31"), ["prolonged"]),
        (waiver(expires="2026-01-01"), waiver(), ["prolonged"]),
        (waiver(), waiver(place=HALL), ["widened"]),
        (waiver(), waiver(place="services/*.yml"), ["widened"]),
        (waiver(), waiver(place="services/*.yml#turnaround", expires="2026-10-01"), ["widened"]),
        (waiver(), waiver(rule="required"), ["added"]),
        (waiver(), waiver() + waiver(place="manual.yml"), ["added"]),
        (waiver(place=HALL), waiver(), []),
        (waiver(), waiver(expires="2026-11-30"), []),
        (waiver(), "", []),
        (waiver(), waiver(reason="Other"), []),
        (waiver(), waiver(owner="Officer"), []),
        (waiver() + waiver("fee-total"), waiver("fee-total") + waiver(), []),
    ],
)
def test_what_holds_back_more_leads_and_the_rest_is_told(
    base: Base, before: str, after: str, kinds: list[str]
) -> None:
    found = diff(*(base.of("waivers.yml", listed(each)) for each in (before, after)))
    assert [one.kind for one in found.waivers] == kinds
    same = sorted(before.splitlines()) == sorted(after.splitlines())
    assert same != bool(found.waivers or found.changes)
    assert {change.about.part for change in found.changes} <= {"waivers"}
    for form in FORMATS:
        for language in ("en", "sw"):
            assert report(found, form, language)


def test_a_waiver_that_stands_and_holds_back_more_leads(few: Path) -> None:
    (few / "content/waivers.yml").write_text(f"waivers:\n{waiver(place='services/*.yml')}")
    before = check.run(project.load(few))
    for name in ("hall-hire", "soil-testing"):
        path = few / f"content/services/{name}.yml"
        text = path.read_text("utf-8").split("\n")
        text = ["turnaround: 5 days" if one.startswith("turnaround:") else one for one in text]
        path.write_text("\n".join(text), "utf-8")
    after = check.run(project.load(few))
    (told,) = diff(before, after).waivers
    assert (told.kind, told.more, len(told.holds)) == ("holds-more", 2, 2)
    lines = report(diff(before, after), "text").splitlines()
    assert lines[1] == "  day-basis, services/*.yml: holds back 2 more than before"
    assert "unazuia matokeo 2 zaidi" in report(diff(before, after), "markdown", "sw")
    assert not diff(after, before).waivers
    assert not diff(after, after).waivers


def listed(waivers: str) -> Any:
    return source.read("x.yml", f"waivers:\n{waivers}".encode()).data


def test_a_waiver_is_prolonged_from_one_day_to_another(base: Base) -> None:
    after = base.of("waivers.yml", listed(waiver(expires="2027-03-31")))
    assert "Until: 31 December 2026 → 31 March 2027" in report(diff(base.checked, after), "text")


def test_waivers_without_end_leave_room_for_the_changes(base: Base) -> None:
    many = "".join(waiver(place=f"services/x-{number}.yml") for number in range(300))
    found = diff(base.checked, base.of("waivers.yml", listed(many)))
    written = report(found, "markdown")
    heading = written.index("## What changes")
    said, left = written[:heading].split("Waivers that have no room here&#58; ")
    assert said.count("- **day&#45;basis") + int(left.partition("*")[0]) == 300
    assert 1_000 < heading < 21_000


def test_the_comment_leads_with_waivers(few: Path, tmp_path: Path) -> None:
    before = copy_few(tmp_path / "before")
    (few / "content/waivers.yml").write_text(f"waivers:\n{waiver(place='manual.yml')}")
    ran = run("-C", few, "diff", before, "--format", "markdown", "--fail-on", "worse")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1].startswith("## Waivers that this change brings in")
