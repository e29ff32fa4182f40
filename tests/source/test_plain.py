"""What is read of plain YAML without nodes is what the composer makes of it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.source.build import Builder
from mkataba.source.document import Problem
from mkataba.source.nodes import compose
from mkataba.source.plain import plain_data
from mkataba.source.prechecks import text_problems
from tests.conftest import ROOT

TEXTS = [
    "a",
    "12",
    "1:30",
    "no",
    "null",
    "1.50",
    "'x y'",
    '"q: r"',
    "'a''b'",
    '"a\\n"',
    "a # b",
    "é",
]
TEXTS += [
    "http://x.y",
    "[1]",
    "a: b",
    ">",
    "|",
    "&a b",
    "*a",
    "!t b",
    "x ",
    " x",
    "\xa0x",
    "",
    "~",
    "- a",
]
BEFORE = ["", "- ", "-", "  ", "  - ", "    ", "    - ", "- - ", "? ", "\t"]
KEYS = ["a: ", "b: ", "c:", "d:", "a:", "1: ", "<<: ", "true: ", ""]
LINES = st.builds(
    lambda before, key, text: before + key + text,
    *map(st.sampled_from, (BEFORE, KEYS, TEXTS)),
) | st.sampled_from(
    ["# note", "   # note", "", "---", "...", "a:", "  - b: c", "    d: e", "  f: g"]
)


def composed(raw: bytes) -> Any:
    """Return what the composer and the builder make of a text, and what they found wrong."""
    problems: list[Problem] = []
    root = compose(raw)
    return (None if root is None else Builder(problems).build(root)), problems


def check(raw: bytes) -> bool:
    """Compare the two; return whether there was something to compare."""
    if next(text_problems(raw, len(raw)), None) or (data := plain_data(raw)) is None:
        return False
    expected, problems = composed(raw)
    assert not problems
    assert repr(data) == repr(expected)  # the order and the types, too
    return True


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=7))
def test_what_is_read_at_once_is_what_the_composer_reads(lines: list[str]) -> None:
    check("\n".join([*lines, ""]).encode())


def test_each_file_that_is_plain_is_read_as_the_composer_reads_it() -> None:
    files = [path for path in ROOT.rglob("*.yml") if ".venv" not in path.parts]
    assert sum(check(path.read_bytes()) for path in files) > 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", {"a": "b"}),
        (
            "# note\na:\n  - b: 1\n    c: 'x'\n  - d\ne: 1.5\n",
            {"a": [{"b": 1, "c": "x"}, "d"], "e": 1.5},
        ),
        ("a:\nb:\n  en: 8:00\r\n", {"a": None, "b": {"en": "8:00"}}),
        ("a: b\na: c\n", None),
        ("a: b\n  c\n", None),
        ("a: b # c\n", None),
        ("a:\n- b\n", None),
        ("a: b\u200b\n", None),
        ("", None),
        (f"a: {'b' * 50_000}\n", None),
    ],
)
def test_what_is_not_surely_plain_is_left_to_the_composer(text: str, expected: Any) -> None:
    assert plain_data(text.encode()) == expected
