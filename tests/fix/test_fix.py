"""`check --fix`: what can be fixed is, and every other byte stays.

Each folder in ``tests/fix/cases/`` holds files of a project, ``*.before.yml``, and what becomes of
them, ``*.after.yml``.
"""

import json
import random
import re
import subprocess
import tempfile
from collections.abc import Mapping
from difflib import ndiff
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba import check, project, source
from mkataba.check.normal.context import Context
from mkataba.check.normal.phones import number
from mkataba.check.normal.sample import Sample
from mkataba.fix import FIXES, fixed_texts
from mkataba.fix.table import READERS
from mkataba.languages import codes, packaged
from mkataba.publish.fixing import unified, write_fixes
from mkataba.reading.vocabulary import vocabulary
from mkataba.values.types import WRITTEN, reads
from tests.conftest import ROOT

CASES = sorted(path for path in (Path(__file__).parents[1] / "fix/cases").iterdir())
PAGE = ROOT / "docs" / "fix.md"
_COMMENT = re.compile(r"(?:^|\s)#.*")


def place_of(name: str) -> str:
    """Return where a file of a case stands below ``content/``."""
    fixed = (kind.place for kind in project.load_schemas().places if not kind.many)
    return next((p for p in fixed if Path(p).stem == name), f"services/{name}.yml")


def fixed(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put files below ``content/`` and fix the project; return what they hold then."""
    for place, raw in files.items():
        path = root / "content" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    loaded = project.load(root)
    write_fixes(loaded.root, fixed_texts(loaded))
    assert fixed_texts(project.load(root)) == {}
    return {place: (root / "content" / place).read_bytes() for place in files}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, example: Path, update_golden: bool) -> None:
    (example / "content/organization.yml").write_text("languages: [en, sw]\n")
    before = {
        place_of(path.name.removesuffix(".before.yml")): path.read_bytes()
        for path in case.glob("*.before.yml")
    }
    if "organization.yml" in before:
        before["organization.yml"] = b"languages: [en, sw]\n" + before["organization.yml"]
    for place, made in fixed(example, before).items():
        raw = made.removeprefix(b"languages: [en, sw]\n")
        golden = case / f"{Path(place).stem}.after.yml"
        if update_golden:
            golden.write_bytes(raw)
        assert raw.decode() == golden.read_bytes().decode()


def samples() -> list[object]:
    return [
        pytest.param(sample, id=f"{fix_one.NAME}-{number}")
        for fix_one in FIXES
        for number, sample in enumerate(fix_one.SAMPLES, 1)
    ]


@pytest.mark.parametrize("sample", samples())
def test_each_mend_does_what_its_sample_says(sample: Sample, tmp_path: Path) -> None:
    languages = "languages: [en, sw]\n"
    own = languages if sample.place == "organization.yml" else ""
    files = {"organization.yml": languages, sample.place: own + sample.before}
    made = fixed(tmp_path, {place: text.encode() for place, text in files.items()})
    assert made[sample.place].decode().removeprefix(own) == sample.after


def test_the_page_describes_each_mend(update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = "".join(f"{line}\n" for line in page())
    start, end = (text.index(f"<!-- {word} -->\n") for word in ("fixes", "end of the fixes"))
    start += len("<!-- fixes -->\n")
    if update_golden:
        text = text[:start] + table + text[end:]
        PAGE.write_text(text, encoding="utf-8")
        return
    assert text[start:end] == table


def page() -> list[str]:
    lines: list[str] = []
    for fix_one in FIXES:
        lines += [f"### {fix_one.NAME}", "", fix_one.DOES, ""]
        stays = [sample for sample in fix_one.SAMPLES if sample.before == sample.after]
        for sample in fix_one.SAMPLES:
            if sample not in stays:
                files = (text.splitlines() for text in (sample.before, sample.after))
                marked = [line for line in ndiff(*files) if line[0] != "?"]
                lines += ["```diff", f"  # content/{sample.place}", *marked, "```", ""]
        for sample in stays:
            lines += ["Left alone:", "", "```yaml", *sample.before.splitlines(), "```", ""]
    return lines


def test_a_mended_project_stays_byte_for_byte(example: Path) -> None:
    fixed(example, {})
    before = {path: path.read_bytes() for path in example.rglob("*.yml")}
    fixed(example, {})
    assert {path: path.read_bytes() for path in example.rglob("*.yml")} == before


def test_the_example_means_the_same_when_it_is_mended(example: Path) -> None:
    was = check.run(project.load(example))
    fixed(example, {})
    now = check.run(project.load(example))
    assert [entry.data for entry in now.content.entries] == [e.data for e in was.content.entries]
    assert now.findings == was.findings


def test_a_place_for_a_translation_is_reported_at_its_line(example: Path) -> None:
    place = "services/soil-testing.yml"
    text = (example / "content" / place).read_text(encoding="utf-8")
    words = re.sub(r"name:\n  en: (.*)\n  sw: .*\n", r"name: \1\n", text)
    assert words != text
    made = fixed(example, {place: words.encode()})[place].decode()
    found = [f for f in check.run(project.load(example)).findings if f.path.endswith(place)]
    assert [(f.rule, f.line, f.message) for f in found] == [
        ("translation", made[: made.index("sw: TODO")].count("\n") + 1, "name is missing in sw")
    ]


def test_texts_of_one_language_need_no_place_for_another(tmp_path: Path) -> None:
    files = {
        "organization.yml": b"languages: [en]\nname: Mfano\n",
        "services/map-copies.yml": b"fee: Ksh 50 per page\n",
    }
    made = fixed(tmp_path, files)
    assert made["organization.yml"] == b"name: Mfano\nlanguages: [en]\n"
    assert made["services/map-copies.yml"] == b"fee:\n  amount: KES 50\n  per: page\n"


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("0700 000001", "+254700000001"),
        ("0700-000-001", "+254700000001"),
        ("254700000001", "+254700000001"),
        ("+254 (0) 700 000001", "+254700000001"),
        ("(020) 2270000", "+254202270000"),
        ("+254-700-000-001", "+254700000001"),
        ("+254 700 000001", None),
        ("1508", None),
        ("0800 221 000", None),
        ("0800221000", None),
        ("0700 000001 / 0700 000002", None),
        ("0700 000001 ext. 5", None),
        ("0700 00000", None),
        ("ask at the counter", None),
    ],
)
def test_a_telephone_number(typed: str, full: str | None, example: Path) -> None:
    assert number(typed, Context(project.load(example))) == full


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("fee", "Ksh 500 for adults and 200 for children"),
        ("fee", "Ksh 1000 for Kenyans, 2000 for others"),
        ("clock", "12:00 am"),
        ("clock", "12 p.m."),
        ("date", "2026/02/30"),
    ],
)
def test_what_can_be_read_in_two_ways_stays(kind: str, typed: str) -> None:
    assert READERS[kind](typed, known_example()) is None


@pytest.mark.parametrize("language", codes())
def test_a_unit_of_time_never_becomes_a_remark(language: str) -> None:
    context = known_example()
    words = vocabulary(packaged()[language])
    units = [form.replace("%(n)s", "") for forms in words.units.values() for form in forms]
    periods = [phrase for phrases in words.periods.values() for phrase in phrases]
    read = set()
    for period in (*periods, *units):
        for text in ("KES 500 {}", "KES 500 ({})", "KES 500, {}", "{}: KES 500", "{} fee: KES 500"):
            made = READERS["fee"](text.format(period.strip()), context)
            if made is not None:
                # "KES 500 (min)" is an amount at least
                bounds = {"from"} if period.strip() == "min" else {"amount", "per"}
                assert made.keys() == bounds, (text, period, made)
                read.add(period)
    assert read & set(periods)


def test_a_word_for_none_is_no_fee_and_said_to_be_none(example: Path) -> None:
    context = known_example()
    path = example / "content/services/soil-testing.yml"
    text = re.sub(r"(?ms)^fee:.*?(?=^\w)", "fee: WORD\n", path.read_text("utf-8"))
    for word in ("None", "NONE", "Nil", "Hakuna", "Hamna", "N/A", "Not applicable", "Haihitajiki"):
        assert READERS["fee"](word, context) is None
        path.write_text(text.replace("WORD", word), "utf-8")
        found = check.run(project.load(example)).findings
        assert [(one.rule, one.message) for one in found if one.path.endswith(path.name)] == [
            ("fee-explicit", f'fee says nothing: "{word}"')
        ]


def test_dates_that_begin_with_the_year_are_mended() -> None:
    for typed in ("2026/07/01", "2026.07.01", "2026.7.1"):
        assert READERS["date"](typed, known_example()) == "2026-07-01"


@cache
def known_example() -> Context:
    return Context(project.load(ROOT))


@given(written=st.text(max_size=20) | st.from_regex(r"[0-9 .:/,a-zA-Z-]{1,16}", fullmatch=True))
@settings(deadline=None, max_examples=300)
def test_what_a_mend_writes_can_be_read(written: str) -> None:
    known = known_example()
    for kind, reader in READERS.items():
        new = reader(written, known)
        if isinstance(new, str) and kind in WRITTEN:
            assert reads(kind, new)
            assert reader(new, known) in (None, new)


def test_a_file_that_cannot_be_read_stays(example: Path) -> None:
    for raw in (b"fee: Kshs 500\nname: [\n", b"fee: Kshs 500\n\xff", b"", b"- fee: Kshs 500\n"):
        place = "services/soil-testing.yml"
        assert fixed(example, {place: raw})[place] == raw


def test_the_difference_is_one_that_git_applies(example: Path) -> None:
    fixed(example, {})
    texts = {
        "content/services/soil-testing.yml": b"fee: Bure\r\nname: {en: a, sw: b}\r\n",
        "content/services/hall-hire.yml": b"name: {en: a, sw: b}\nfee: Kshs 500",
        "content/services/ambulance.yml": b'name: {en: "a\\u2028b", sw: b}\nfee: Free',
    }
    for path, raw in texts.items():
        (example / path).write_bytes(raw)
    loaded = project.load(example)
    made = fixed_texts(loaded)
    assert made.keys() == texts.keys()
    said = unified(loaded, made)
    assert said.startswith("--- a/content/services/ambulance.yml\n+++ b/")
    git = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(git, input=said.encode(), cwd=example, check=True)
    assert {path: (example / path).read_bytes() for path in made} == {
        path: text.encode() for path, text in made.items()
    }
    assert unified(project.load(example), {}) == ""


def test_a_link_goes_on_to_lead_to_its_file(example: Path) -> None:
    kept = example / "kept.yml"
    kept.write_text("fee: Bure\n", encoding="utf-8")
    link = example / "content/services/linked.yml"
    link.symlink_to(kept)
    fixed(example, {})
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == "fee: free\n"


# what people do to a file that means the same afterwards
_MANGLES = (
    (r"KES ([0-9])", r"Kshs. \1"),
    (r"(?<=[0-9]),(?=[0-9]{3}$)", ""),
    (r"(fee|amount): KES (.*)", r"\1: 'KSh. \2/='"),
    (r": free$", ": Free of charge"),
    (r"working day", "Working Day"),
    (r"([0-9]) minutes$", r"\1mins"),
    (r"(opens|closes): \"0([89]):00\"", r"\1: \2:00"),
    (r'phone: "\+254 (7\d\d) (\d{6})"', r"phone: 0\1-\2"),
    (r": (20\d\d)-0(\d)-", r": \1-\2-"),
    (r": (20\d\d)-07-(\d\d)$", r": \2 July \1"),
)
_VALUE = re.compile(  # the lines that hold values, not words for people
    r" *(- )?(fee|amount|from|to|minimum|maximum|within|acknowledge|every|turnaround|response_time"
    r"|time|opens|closes|phone|approved_on|next_review|verified_on): "
)
_FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yml"))


def mangled(text: str, chance: random.Random) -> str:
    """Return a text as people leave it: other forms, another order, notes, other line ends."""
    lines = text.split("\n")
    for pattern, other in chance.sample(_MANGLES, chance.randrange(len(_MANGLES))):
        lines = [
            re.sub(pattern, other, line) if _VALUE.match(line) and chance.random() < 0.7 else line
            for line in lines
        ]
    head, *blocks = re.split(r"^(?=[a-z])", "\n".join(lines), flags=re.MULTILINE)
    if chance.random() < 0.5:
        chance.shuffle(blocks)
    blocks = [f"# note {n}\n{b}" if chance.random() < 0.5 else b for n, b in enumerate(blocks)]
    text = f"{head}\n{''.join(blocks)}" if chance.random() < 0.5 else head + "".join(blocks)
    return text.replace("\n", "\r\n") if chance.random() < 0.3 else text


def comments(text: str) -> list[str]:
    return sorted(found.strip() for found in _COMMENT.findall(text.replace("\r", "")))


def data(text: str) -> Any:
    document = source.read("", text.encode())
    assert not document.problems
    return document.data


@given(path=st.sampled_from(_FILES), seed=st.integers(0, 10**6))
@settings(deadline=None, max_examples=60)
def test_a_mangled_file_comes_back(path: str, seed: int) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    spoilt = mangled(text, random.Random(seed))  # noqa: S311
    place = path.removeprefix("content/")
    kept, made = (mended_alone(place, words) for words in (text, spoilt))
    spaced = re.compile(r"(\+254) (\d+) (\d+)")  # a number may come back without its blanks
    expected, found = (spaced.sub(r"\1\2\3", json.dumps(data(words))) for words in (kept, made))
    assert found == expected
    assert comments(made) == comments(spoilt)
    assert made.count("\n") == spoilt.count("\n")
    assert made.count("\r") == spoilt.count("\r")


def mended_alone(place: str, text: str) -> str:
    """Return what becomes of a file of the example in a project of two languages."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"organization.yml": b"languages: [en, sw]\n", place: text.encode()}
        return fixed(Path(folder), files)[place].decode()
