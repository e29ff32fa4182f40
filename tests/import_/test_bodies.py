"""Tables with the heads and layouts of other bodies, against what a reader takes from them."""

from collections.abc import Mapping
from typing import Any

import pytest
from ruamel.yaml import YAML

from mkataba.tables import tables
from tests.import_.reading import CASES, lost, made_readers, read

BODIES = CASES.parent / "bodies"
EXPECTED: Mapping[str, Any] = YAML(typ="safe").load((BODIES / "expected.yml").read_text())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_it_comes_in_as_a_reader_takes_it(name: str) -> None:
    expected = EXPECTED[name]
    found = tables(name, (BODIES / name).read_bytes())
    made = read(found, made_readers(**expected.get("said", {})), currency=None)
    assert [_plain(one.data) for one in made.found] == expected["services"]
    if "said" not in expected:
        kept = sum(len(one.kept) for one in made.found)
        assert kept + len(made.questions) == expected["open"]
    assert lost(found) == set()


def test_what_nobody_can_say_is_asked_about_before_anything_is_written() -> None:
    made = read(tables("we-will.html", (BODIES / "we-will.html").read_bytes()), currency=None)
    assert not made.found
    lines = [line for question in made.questions for line in question.lines]
    assert [line for line in lines if "Within=turnaround" in line]


def test_each_file_has_its_reader() -> None:
    files = {path.name for path in BODIES.iterdir()} - {"expected.yml"}
    assert files == set(EXPECTED)


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return content with texts of one language as texts, and requirements as their words."""
    out = dict(data)
    for field in ("name", "who", "responsible", "department"):
        if field in out:
            (out[field],) = out[field].values()
    if isinstance(out.get("requirements"), list):
        out["requirements"] = [next(iter(one["what"].values())) for one in out["requirements"]]
    return out
