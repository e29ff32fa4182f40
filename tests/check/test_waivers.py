"""Waivers hold findings back, for a while, at a place, and never unseen."""

import json
import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from mkataba.derive import rule_pages
from tests.conftest import PROFILE, edit, run

DAYS = "services/soil-testing.yml"


@pytest.fixture
def five_days(few: Path) -> Path:
    """The example with a few services and one warning: days without a basis."""
    path = few / "content" / DAYS
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("turnaround:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    lines[start:end] = ["turnaround: 5 days"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return few


def waive(root: Path, **changes: str) -> None:
    keys = {
        "rule": "day-basis",
        "place": f"{DAYS}#turnaround",
        "reason": "The laboratory is being moved",
        "owner": "Director of Agriculture",
        "expires": "2026-06-30",
    } | changes
    text = "\n  ".join(f"{key}: {value}" for key, value in keys.items() if value)
    (root / "content" / "waivers.yml").write_text(f"waivers:\n- {text}\n", encoding="utf-8")


def checked(root: Path, day: str = "1782000000") -> tuple[list[str], list[str]]:
    """Return the rules of the findings that count, and of those that are waived."""
    ran = run("-C", root, "check", "--format", "json", SOURCE_DATE_EPOCH=day)
    data = json.loads(ran.out)
    assert data["summary"]["waived"] == len(data["waived"])
    return [f["rule"] for f in data["findings"]], [f["rule"] for f in data["waived"]]


@pytest.mark.parametrize(
    "place",
    [f"{DAYS}#turnaround", f"{DAYS}#turnaround.within", DAYS, "services/*.yml", f"content/{DAYS}"],
)
def test_a_waiver_holds_its_finding_back(place: str, five_days: Path) -> None:
    assert checked(five_days) == (["day-basis"], [])
    waive(five_days, place=place)
    assert checked(five_days) == ([], ["day-basis"])
    ran = run("-C", five_days, "check", "--fail-on", "warning", SOURCE_DATE_EPOCH="1782000000")
    assert ran.code == 0
    assert "0 errors, 0 warnings in 12 files; 1 waived\n" in ran.out


@pytest.mark.parametrize(
    "place", [f"{DAYS}#turn", f"{DAYS}#fee", "services/hall-hire.yml", "charters/*.yml"]
)
def test_a_waiver_elsewhere_holds_nothing_back_and_is_said_to(place: str, five_days: Path) -> None:
    waive(five_days, place=place)
    assert checked(five_days) == (["day-basis", "waiver-unused"], [])


def test_an_expired_waiver_is_a_finding_and_holds_nothing_back(five_days: Path) -> None:
    waive(five_days)
    last = "1782777600"  # 2026-06-30, the last day
    assert checked(five_days, last) == ([], ["day-basis"])
    assert checked(five_days, str(int(last) + 86400)) == (["day-basis", "waiver-expired"], [])


@pytest.mark.parametrize(
    "rule", ["value", "yaml", "waiver-unused", "missing-file", "day-bsis", "unfinished"]
)
def test_some_rules_can_not_be_waived(rule: str, five_days: Path) -> None:
    waive(five_days, rule=rule)
    assert checked(five_days) == (["day-basis", "waiver-rule"], [])


def test_each_fault_of_a_waiver_is_told(five_days: Path) -> None:
    waive(five_days, rule="day-bsis", owner="")
    assert checked(five_days) == (["day-basis", "required", "waiver-rule"], [])


def test_what_is_waived_twice_is_told_so(five_days: Path) -> None:
    waive(five_days)
    path = five_days / "content" / "waivers.yml"
    first = path.read_text("utf-8").partition("\n")[2]
    path.write_text(f"waivers:\n{first}{first}", "utf-8")
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert "the same is waived by number 1 already" in ran.out
    assert "has been fixed" not in ran.out


def test_what_a_wider_waiver_holds_is_not_called_mended(five_days: Path) -> None:
    waive(five_days, place="services/*.yml")
    path = five_days / "content" / "waivers.yml"
    text = path.read_text("utf-8")
    narrow = text.partition("\n")[2].replace("services/*.yml", DAYS)
    path.write_text(text + narrow, "utf-8")
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert "the same is waived by number 1 already" in ran.out
    assert "has been fixed" not in ran.out
    # what nothing is found of is fixed, however often it was waived
    path.write_text((text + narrow).replace("day-basis", "channel-deadline"), "utf-8")
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert ran.out.count("has been fixed") == 2


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("place", "write the file below content/, such as services/*.yml"),
        ("rule", "write the rule as it stands in brackets behind the finding"),
    ],
)
@pytest.mark.parametrize("stars", ["*", "**", "**/*"])
def test_stars_alone_waive_nothing_and_are_told_what_is_asked(
    key: str, hint: str, stars: str, five_days: Path
) -> None:
    waive(five_days, **{key: f'"{stars}"'})
    assert checked(five_days) == (["day-basis", "required"], [])
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert f'says nothing: "{stars}"' in ran.out
    assert hint in ran.out


@pytest.mark.parametrize("key", ["rule", "place", "reason", "owner", "expires"])
def test_a_waiver_needs_all_its_parts(key: str, five_days: Path) -> None:
    waive(five_days, **{key: ""})
    assert checked(five_days) == (["day-basis", "required"], [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("waivers:", "waivers: nope: x", "yaml"),
        ("waivers:", "waivers: nope\nx:", "type"),
        ("expires: 2026", "expires: x2026", "value"),
        ("rule: day-basis", "rule: [day-basis]", "type"),
        ("place: ", "palce: ", "unknown-key"),
    ],
)
def test_what_a_waiver_that_cannot_be_read_may_hold_is_told_of_later(
    old: str, new: str, told: str, five_days: Path
) -> None:
    waive(five_days)
    path = five_days / "content/waivers.yml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found, waived = checked(five_days)
    assert told in found
    assert "day-basis" not in found
    assert waived == []
    # nothing is well because of it
    assert run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000").code == 1


def without_mission(few: Path) -> None:
    path = few / "content" / "organization.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("mission:\n", "mission: TODO\nslogan_:\n", 1).replace(
        text[text.index("mission:\n") + 9 : text.index("core_values:")], "", 1
    ).replace("slogan_:\n", ""), encoding="utf-8")  # fmt: skip


def test_what_is_waived_can_be_published_and_is_said_to_be_missing(few: Path) -> None:
    without_mission(few)
    assert checked(few) == (["required"], [])
    waive(few, rule="required", place="organization.yml#mission")
    assert checked(few) == ([], ["required"])
    # of a whole site the same is said: tests/whole/test_guarantees.py
    ran = run("-C", few, "build", "--only", "policy.docx", SOURCE_DATE_EPOCH="1782000000")
    assert ran.code == 0, ran.out + ran.err
    assert "elements of the standard are not there" in ran.err
    assert "3.1.1.a of the policy" in ran.err


def test_no_level_above_draft_is_reached_while_an_element_is_waived(few: Path) -> None:
    without_mission(few)
    waive(few, rule="required", place="organization.yml#mission")
    ran = run("-C", few, "check", SOURCE_DATE_EPOCH="1782000000")
    assert (ran.code, "readiness: draft\n" in ran.out) == (0, True)
    assert "publishable still needs: 3.1.1.a of the policy, waived or not" in ran.out
    markdown = run("-C", few, "check", "--format", "markdown", SOURCE_DATE_EPOCH="1782000000").out
    assert "Readiness: **draft**" in markdown
    assert "3.1.1.a of the policy" in markdown
    summary = json.loads(
        run("-C", few, "check", "--format", "json", SOURCE_DATE_EPOCH="1782000000").out
    )["summary"]
    assert summary["level"] == "draft"
    assert summary["next"] == {
        "level": "publishable",
        "rules": {},
        "elements": [{"document": "policy", "clause": "3.1.1.a"}],
    }


@pytest.mark.parametrize(
    ("level", "code"), [("draft", 0), ("publishable", 1), ("compliant", 1), ("exemplary", 1)]
)
def test_asking_for_a_level_agrees_with_the_report(level: str, code: int, few: Path) -> None:
    without_mission(few)
    waive(few, rule="required", place="organization.yml#mission")
    ran = run("-C", few, "check", "--level", level, SOURCE_DATE_EPOCH="1782000000")
    assert ran.code == code
    assert ("3.1.1.a of the policy" in ran.err) == bool(code)


def test_what_was_open_before_is_not_brought_in(few: Path, tmp_path: Path) -> None:
    before = shutil.copytree(few, tmp_path / "before")
    without_mission(few)
    waive(few, rule="required", place="organization.yml#mission")
    asked = ("check", "--level", "publishable", "--changed-since")
    day = {"SOURCE_DATE_EPOCH": "1782000000"}
    assert run("-C", few, *asked, before, **day).code == 1
    shutil.rmtree(before)
    shutil.copytree(few, before)
    assert run("-C", few, *asked, before, **day).code == 0


def test_what_rests_on_something_waived_is_waived_with_it(few: Path) -> None:
    edit(few, "content/channels.yml", ("channels", 0, "contact"), None)
    assert checked(few)[0] == ["element-open", "element-open", "required"]
    waive(few, rule="required", place="channels.yml")
    assert checked(few) == ([], ["element-open", "element-open", "required"])
    ran = run("-C", few, "check", SOURCE_DATE_EPOCH="1782000000")
    assert "readiness: draft\n" in ran.out


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2026-06-30", "2027-06-30"),
        ("2027-02-28", "2028-02-28"),
        ("2028-02-29", "2029-02-28"),
        ("2028-03-01", "2029-03-01"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_a_waiver_lasts_at_most_twelve_months(today: str, last: str, five_days: Path) -> None:
    noon = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    epoch = str(int(noon.timestamp()))

    def found() -> tuple[set[str], list[str]]:
        counted, waived = checked(five_days, epoch)
        return set(counted) - {"review-overdue", "turnaround-past"}, waived

    waive(five_days, expires=last)
    assert found() == (set(), ["day-basis"])
    waive(five_days, expires=(date.fromisoformat(last) + timedelta(1)).isoformat())
    assert found() == ({"day-basis", "waiver-too-long"}, [])
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH=epoch)
    assert f"a waiver lasts at most twelve months: until {last}" in ran.out
    assert re.search(r"content/waivers.yml\n +6:12 ", ran.out)


@pytest.mark.parametrize(
    "place",
    [
        "*.yml",
        "*s*",
        "[!x]*",
        "?*s*",
        "*?*l",
        "*#requirements",
        "s*",
        "*i*.yml",
        "[a-z]*#turnaround",
    ],
)
def test_a_place_names_files_of_one_kind(place: str, five_days: Path) -> None:
    waive(five_days, place=f'"{place}"')
    assert checked(five_days) == (["day-basis", "waiver-rule"], [])
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert "holds files of more than one kind" in ran.out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"{DAYS}#turnarround", 'there is no field turnarround; did you mean "turnaround"?'),
        ("services/soil-testin.yml", "there is no file services/soil-testin.yml; did you mean"),
        ("channels.yml#channels[email].contakt", 'field contakt; did you mean "contact"?'),
        (f"{DAYS}#requirements[1].whot", "there is no field whot"),
    ],
)
def test_a_place_that_is_not_there_is_not_called_mended(
    place: str, said: str, five_days: Path
) -> None:
    waive(five_days, place=place)
    assert checked(five_days) == (["day-basis", "waiver-unused"], [])
    ran = run("-C", five_days, "check", SOURCE_DATE_EPOCH="1782000000")
    assert said in ran.out
    assert "has been fixed" not in ran.out


def test_what_is_the_same_on_purpose_is_there(few: Path) -> None:
    same = dict.fromkeys(("en", "sw"), "Dialysis and scan")
    edit(few, f"content/{DAYS}", ("name",), same)
    assert checked(few)[0] == ["copied-text"]
    waive(few, rule="copied-text", place="services/*.yml#name")
    assert checked(few) == (["copied-text", "waiver-rule"], [])
    waive(few, rule="copied-text", place=f"{DAYS}#name")
    assert checked(few) == ([], ["copied-text"])
    ran = run("-C", few, "check", SOURCE_DATE_EPOCH="1782000000")
    assert "readiness: exemplary" in ran.out
    assert "external charter 3.2.2.a: 5 of 5" in ran.out


def test_the_page_of_a_rule_offers_a_waiver_where_the_check_takes_one(few: Path) -> None:
    abouts = rule_pages.rules(PROFILE)
    waivers = "".join(
        f"- {{rule: {name}, place: {DAYS}, reason: r, owner: o, expires: 2026-12-31}}\n"
        for name in abouts
    )
    (few / "content/waivers.yml").write_text(f"waivers:\n{waivers}", encoding="utf-8")
    found = json.loads(run("-C", few, "check", "--format", "json").out)["findings"]
    refused = {
        name
        for name in abouts
        for one in found
        if one["rule"] == "waiver-rule" and one["message"].startswith(f"{name} can't be waived")
    }
    assert {"missing-file", "unfinished", "yaml"} <= refused
    silent = {name for name, about in abouts.items() if "holds it back" not in _page(about)}
    assert silent == refused


def _page(about: rule_pages.About) -> str:
    return "\n".join(rule_pages.page(about, ""))
