"""The export of the whole content holds each text, in each language in which it is said."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mkataba import project
from mkataba.project import CONTENT
from tests.conftest import copy_few, run
from tests.languages.test_languages import rewrite


def strings(data: Any) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from strings(inner)
    elif isinstance(data, str):
        yield " ".join(data.split())


def in_one(data: Any, turn: Iterator[int]) -> Any:
    """Return data in which each text that two languages say is said in one of them, in turn."""
    if isinstance(data, dict) and data.keys() == {"en", "sw"}:
        code = ("en", "sw")[next(turn) % 2]
        return {code: data[code]}
    if isinstance(data, dict):
        return {key: in_one(inner, turn) for key, inner in data.items()}
    return [in_one(inner, turn) for inner in data] if isinstance(data, list) else data


def body(root: Path) -> tuple[int, str, Any]:
    """Return how the command ended, what it told, and the export."""
    ran = run("-C", root, "export", "--format", "body")
    return ran.code, ran.err, json.loads(ran.out)


@pytest.mark.parametrize("first", [0, 1])
def test_no_word_of_a_text_that_lacks_a_language_is_lost(tmp_path: Path, first: int) -> None:
    root = copy_few(tmp_path / "few")
    turn = count(first)
    for path in (root / CONTENT).rglob("*.yml"):
        rewrite(path, lambda data: in_one(data, turn))
    assert next(turn) > 250
    code, _, data = body(root)
    assert code == 0
    held = {
        one["path"]: set(strings(one["values"])) for part in data["parts"] for one in part["files"]
    }
    wanted = {
        file.path: {words for value in texts(file.document.data) for words in strings(value)}
        for file in project.load(root).files
    }
    assert {path: words - held[path] for path, words in wanted.items() if words - held[path]} == {}


def texts(data: Any) -> Iterator[Any]:
    """Yield each map of words by language."""
    if isinstance(data, dict) and data and data.keys() <= {"en", "sw"}:
        yield data
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from texts(inner)


def test_what_does_not_pass_is_told_with_its_line(tmp_path: Path) -> None:
    root = copy_few(tmp_path / "few")
    (root / "content/services/ambulance.yml").write_text(
        "name: {en: Ambulance}\nwho: Everybody\nresult: {en: A ride, sw: TODO}\n"
        "requirements: none\nfee: {amount: KES 5, note: {en: x, fr: y}}\nturnaround: promptly\n"
        "channels: [counter]\nfeee: free\nlink: ftp:x\n"
    )
    code, err, data = body(root)
    assert code == 1
    told = [line for line in err.splitlines() if line.endswith("; it is left out")]
    lines = sorted(int(line.partition("line ")[2].partition(":")[0]) for line in told)
    assert lines == [5, 6, 8, 9]
    assert all("content/services/ambulance.yml, line " in line for line in told)
    (values,) = (
        one["values"] for part in data["parts"] for one in part["files"] if one["id"] == "ambulance"
    )
    assert values == {
        "name": {"en": "Ambulance"},
        "result": {"en": "A ride"},
        "who": {"en": "Everybody"},
        "requirements": [],
        "fee": {"amount": {"amount": "5", "currency": "KES"}, "note": {"en": "x"}},
        "channels": ["counter"],
    }
