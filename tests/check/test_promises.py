"""The rules on promises: what they let pass, what they hear, and what they say better."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mkataba import check, project
from mkataba.check.rules import RULES
from mkataba.languages import codes, packaged
from mkataba.reading.vocabulary import vocabulary
from mkataba.values.duration import read_duration
from mkataba.values.duration.order import exceeds
from tests.check.test_rules import problems

BY_ID = {rule.ID: rule for rule in RULES}
FILE = "services/soil-testing.yml"


def note(of: str, english: str, kiswahili: str) -> str:
    return f"{of}\n  note: {{en: '{english}', sw: '{kiswahili}'}}\n"


def within(english: str, kiswahili: str) -> str:
    return note("turnaround:\n  within: 5 working days", english, kiswahili)


def at_once(english: str, kiswahili: str) -> str:
    return note("turnaround:\n  immediate: true", english, kiswahili)


def paid(english: str, kiswahili: str) -> str:
    return note("fee:\n  amount: KES 500", english, kiswahili)


def free(english: str, kiswahili: str) -> str:
    return f"fee: free\nrequirements:\n- {{en: {english}, sw: {kiswahili}}}\n"


def steps(promised: str, *times: str) -> str:
    rows = "".join(f"- {{action: {{en: a, sw: a}}, time: {time}}}\n" for time in times)
    return f"turnaround: {promised}\nsteps:\n{rows}"


def tiers(*labels: str) -> str:
    rows = "".join(f"  - {{label: {{en: '{t}', sw: '{t}'}}, fee: KES 5}}\n" for t in labels)
    return f"fee:\n  tiers:\n{rows}"


LET_PASS = [
    ("printable", 'remedy: {en: "So\\u00adrry\\u00a0\\tand\\n\\u200dso", sw: Pole}\n'),
    ("clock-start", within("Valid for a year from the date of issue.", "Hutumika mwaka 1.")),
    ("clock-start", within("You may appeal within 30 days after it.", "Rufaa: siku 30 baada ya")),
    (
        "clock-start",
        within("In the rains it starts on Mondays.", "Wakati wa mvua huanza Jumatatu."),
    ),
    ("clock-start", within("Reports are destroyed 9 months after it.", "Baada huharibiwa.")),
    ("immediate-conditional", at_once("Tell us if you cannot wait.", "Tuambie huwezi kusubiri.")),
    ("immediate-conditional", at_once("Tea is provided.", "Chai hutolewa.")),
    ("immediate-conditional", at_once("First come, first served.", "Anayetangulia huhudumiwa.")),
    ("fee-free-contradiction", free("School fee receipt", "Risiti ya malipo ya karo")),
    ("fee-free-contradiction", free("Payment of all outstanding tax", "Malipo ya kodi")),
    ("fee-free-contradiction", free("Receipt of the goods", "Risiti ya bidhaa")),
    ("fee-free-contradiction", free("Payslip", "Hati ya mshahara")),
    (
        "fee-free-contradiction",
        note("fee:\n  free: true", "Income below KES 900", "Chini ya KES 9"),
    ),
    ("fee-total", paid("VAT is included. There is no courier fee.", "VAT imejumuishwa.")),
    ("fee-total", paid("Pay before the inspection.", "Lipa kabla ya ukaguzi.")),
    ("fee-total", paid("Bank charges are included.", "Gharama za benki zimejumuishwa.")),
    ("fee-tier-complete", tiers("0-10 acres", "10-30 acres")),
    ("fee-tier-complete", tiers("up to 10", "up to 20", "up to 50")),
    ("fee-tier-complete", tiers("Up to 10", "10 to 50", "over 50")),
    ("fee-tier-complete", tiers("Not more than 10", "11-20", "over 20")),
    ("fee-tier-complete", tiers("Si zaidi ya 10", "11-20", "zaidi ya 20")),
    ("fee-tier-complete", tiers("Under 10 workers", "10-20 workers", "over 20 workers")),
    ("fee-tier-complete", tiers("1-10 workers", "11-20 workers", "21 and more workers")),
    (
        "fee-free-contradiction",
        free("Receipt for KES 300 of school fees", "Risiti ya karo ya KSh 300"),
    ),
    ("fee-free-contradiction", free("Receipts of purchases worth KES 300", "Risiti za bidhaa")),
    ("fee-tier-complete", tiers("1-10 acres", "50-60 acres", "others")),
    ("fee-tier-complete", tiers("Term 1, 2025-2026", "Term 2, 2027-2028")),
    ("steps-sum", steps("1 week", "5 working days")),
    ("steps-sum", steps("5 working days", "1 week")),
    ("steps-sum", steps("24 hours", "1 working day")),
    ("steps-sum", steps("2 working days", "2 working days", "30 minutes")),
    ("ack-vs-outcome", "turnaround: {within: 24 hours, acknowledge: 1 working day}\n"),
    ("ack-vs-outcome", "turnaround: {within: 1 week, acknowledge: immediate}\n"),
    ("range-ceiling", "turnaround: 0-30 working days\n"),
    ("result-published", "name: {en: Soil test, sw: Kipimo}\nresult: {en: Results, sw: Matokeo}\n"),
    (
        "result-published",
        "name: {en: Receiving letters, sw: Kupokea barua}\n"
        "result: {en: Acknowledgement, sw: Uthibitisho wa kupokea barua}\n",
    ),
]

HEARD = [
    ("clock-start", within("5 working days after payment.", "Malipo kwanza.")),
    ("clock-start", within("Pay first.", "Siku 5 za kazi baada ya malipo.")),
    ("immediate-conditional", at_once("Only when the officer is in.", "Ni siku za kazi.")),
    ("immediate-conditional", at_once("Provided all papers are there.", "Hati zikiwa kamili.")),
    ("fee-free-contradiction", free("Bank deposit slip", "Hati")),
    ("fee-free-contradiction", free("What you got", "Stakabadhi ya malipo")),
    (
        "fee-free-contradiction",
        free("Receipt for KES 300 paid at the cash office", "Risiti"),
    ),
    ("fee-free-contradiction", free("Paper", "KSh 300 iliyolipwa kwa mhasibu")),
    ("fee-tier-complete", tiers("1-10 members", "10-20 members")),
    ("fee-tier-complete", tiers("1-10 workers", "10+ workers")),
    ("fee-tier-complete", tiers("Up to 10", "10 to 50", "over 60")),
    ("fee-tier-complete", tiers("Hadi 10", "10 hadi 50", "60 na zaidi")),
    (
        "result-published",
        "name: {en: Permit, sw: x}\nresult: {en: Acknowledgement letter, sw: Uthibitisho}\n",
    ),
    (
        "result-published",
        "name: {en: Permit, sw: x}\nresult: {en: Permit A, sw: Uthibitisho wa kupokea}\n",
    ),
    ("printable", 'remedy: {en: "Sorry \\x1b", sw: Pole}\n'),
    ("printable", 'remedy: {en: "So\\u200brry", sw: Pole}\n'),
    ("printable", "remedy: {en: So\u2066rry, sw: Pole}\n"),
    ("fee-total", paid("Plus 16% VAT.", "Na nyongeza.")),
    ("fee-total", paid("Transaction charges apply.", "Kuna mengine.")),
    ("fee-total", paid("Mind the rest.", "Bila kujumuisha gharama za usafirishaji.")),
    ("steps-sum", steps("immediate", "1 working day")),
    ("steps-sum", steps("4 hours", "1 working day")),
    ("steps-sum", steps("5 working days", "1 week", "1 month")),
    ("ack-vs-outcome", "turnaround: {within: 24 hours, acknowledge: 2 working days}\n"),
    ("ack-vs-outcome", "turnaround: {within: 1 week, acknowledge: 2 weeks}\n"),
    ("turnaround-measurable", "turnaround: about 5 working days\n"),
    ("fee-explicit", "fee: Nil\n"),
    ("fee-explicit", "fee: 0\n"),
]


@pytest.mark.parametrize(("rule", "text"), LET_PASS)
def test_a_sound_promise_is_let_pass(rule: str, text: str, tmp_path: Path) -> None:
    assert problems(BY_ID[rule], {FILE: text}, tmp_path) == []


@pytest.mark.parametrize(("rule", "text"), HEARD)
def test_an_unsound_promise_is_heard_once(rule: str, text: str, tmp_path: Path) -> None:
    assert len(problems(BY_ID[rule], {FILE: text}, tmp_path)) == 1


@pytest.mark.parametrize("language", codes())
def test_what_names_a_unit_in_any_language_is_not_said_to_have_none(
    language: str, tmp_path: Path
) -> None:
    units = vocabulary(packaged()[language]).units
    for own in ("[en, sw]", "[sw, en]"):
        for words in ("{} mambo", "{} (of things)", "of {} things", "{} {}"):
            for forms in units.values():
                text = words.format(*(form.replace("%(n)s", "48", 1) for form in forms[:1] * 2))
                files = {FILE: f"turnaround: '{text}'\n", "organization.yml": f"languages: {own}\n"}
                told = problems(BY_ID["turnaround-unit"], files, tmp_path)
                assert "has no unit" not in str(told), text
    files[FILE] = "turnaround: 48 hours on working days\n"
    message = "names two units of time, and leaves open which counts"
    assert message in str(problems(BY_ID["turnaround-unit"], files, tmp_path))


@pytest.mark.parametrize(
    ("parts", "whole", "longer"),
    [
        (["3 working days", "3 working days"], "5 working days", True),
        (["3 working days", "2 working days"], "5 working days", False),
        (["8 working days"], "7 calendar days", True),
        (["5 working days"], "7 calendar days", False),
        (["10 calendar days"], "5 working days", False),
        (["3 weeks"], "5 working days", True),
        (["90 minutes"], "1 hour", True),
        (["1 month"], "4 weeks", True),
        (["2 months"], "4 weeks", True),
    ],
)
def test_times_are_compared_as_far_as_they_can_be(
    parts: list[str], whole: str, longer: bool
) -> None:
    read = [read_duration(words) for words in (*parts, whole)]
    assert all(read)
    *times, promised = (time for time in read if time)
    assert exceeds(times, promised) is longer


def test_a_finer_rule_speaks_alone(example: Path, findings: Callable[[Path], list[str]]) -> None:
    path = example / "content" / FILE
    text = path.read_text(encoding="utf-8").replace("turnaround: 1-4 weeks", "turnaround: soon")
    path.write_text(text, encoding="utf-8")
    assert [line.split()[2] for line in findings(example)] == ["turnaround-measurable"]


def test_what_a_finer_rule_replaces_elsewhere_is_still_said(example: Path) -> None:
    path = example / "content" / FILE
    text = path.read_text(encoding="utf-8").replace("turnaround: 1-4 weeks", "turnaround: soon")
    path.write_text(f"{text}link: www.mfano.go.ke\n", encoding="utf-8")
    rules = {finding.rule for finding in check.run(project.load(example)).findings}
    assert {"turnaround-measurable", "value"} <= rules


def test_services_of_one_name_for_two_groups_of_people_may_differ(tmp_path: Path) -> None:
    name = "name: {en: Access to information, sw: Upatikanaji wa habari}\n"
    sample = {
        "services/for-staff.yml": f"{name}who: {{en: Staff, sw: Wafanyakazi}}\nfee: free\n",
        "services/for-all.yml": f"{name}who: {{en: Citizens, sw: Raia}}\nfee: KES 10\n",
    }
    assert problems(BY_ID["cross-copy-consistency"], sample, tmp_path / "1") == []
    assert problems(BY_ID["duplicate-service"], sample, tmp_path / "2") == []
