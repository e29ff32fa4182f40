"""Content that people get wrong, and the findings that they read.

Each ``tests/check/cases/*.yml`` is a service; beside it stands ``*.txt``, the findings expected.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parents[1] / "check/cases").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(
    case: Path, few: Path, findings: Callable[[Path], list[str]], update_golden: bool
) -> None:
    (few / "content/services/soil-testing.yml").write_bytes(case.read_bytes())
    text = "".join(f"{line}\n" for line in findings(few))
    expected = case.with_suffix(".txt")
    if update_golden:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


_SOIL = "services/soil-testing.yml"
_FEE, _TIME = r"(?ms)^fee:.*?(?=^\w)", r"(?ms)^turnaround:.*?(?=^\w|\Z)"
WITHOUT_END = [
    ("service_points.yml", r"(?m)latitude: .*", "latitude: 1e400"),
    ("organization.yml", r"(?m)^format: .*", "format: 1e400"),
    *(
        (_SOIL, _FEE, f"fee: {fee}\n")
        for fee in (
            *("1e400", "KES 1e400", "{amount: 1e400}", "{from: KES 1, to: 1e400}"),
            *(f"{{percent: {n}, of: {{en: a, sw: b}}}}" for n in ("1e400", "-1e400", "9" * 60)),
        )
    ),
    *(
        (_SOIL, _TIME, f"turnaround: {time}\n")
        for time in (
            *("1e400", "{rings: 1e400}", f"{{every: 1 month, by_day: {'9' * 60}}}"),
            *("1e400 days", f"{'9' * 60} days", "{within: 1e400}"),
        )
    ),
]


@pytest.mark.parametrize(("place", "pattern", "text"), WITHOUT_END)
def test_a_number_without_end_is_one_finding_wherever_it_stands(
    few: Path, findings: Callable[[Path], list[str]], place: str, pattern: str, text: str
) -> None:
    path = few / "content" / place
    path.write_text(re.sub(pattern, text, path.read_text("utf-8"), count=1), "utf-8")
    told = findings(few)
    assert len(told) == 1, told
    assert "nfinity" not in told[0]


def test_links_out_of_the_project_are_not_followed(
    few: Path, findings: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text("name: {en: a, sw: b}\n")
    (few / "content/services/secret.yml").symlink_to(tmp_path / "secret.yml")
    assert findings(few) == [
        "services/secret.yml:1:1 error stray-file - "
        "secret.yml is a link that leads out of the project"
    ]


def test_a_link_that_leads_to_itself_is_named(
    few: Path, findings: Callable[[Path], list[str]]
) -> None:
    (few / "content/services/loop.yml").symlink_to("loop.yml")
    assert findings(few) == ["services/loop.yml:1:1 warning stray-file - loop.yml is not a file"]


def test_files_without_a_place_are_named(few: Path, findings: Callable[[Path], list[str]]) -> None:
    (few / "content/polcy.yml").write_text("x: 1\n")
    (few / "content/.draft.yml").write_text("x: 1\n")
    assert findings(few) == [
        "polcy.yml:1:1 warning stray-file - polcy.yml has no place in the content"
    ]


def test_one_language_is_enough_where_one_is_declared(
    few: Path, findings: Callable[[Path], list[str]]
) -> None:
    path = few / "content/organization.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("languages: [en, sw]", "languages: [en]")
        .replace("languages:\n  - en\n  - sw\n", "languages:\n  - en\n"),
        encoding="utf-8",
    )
    found = findings(few)
    assert len(found) == 1, found
    assert "languages does not list sw, in which" in found[0]
