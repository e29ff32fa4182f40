"""An import into files that people have edited: nothing of theirs is lost."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mkataba import project, source
from mkataba.import_.found import Found
from mkataba.import_.merge import Conflict, dumped, fields_text, loaded, updated, updated_in_place
from mkataba.import_.silent import with_unasked
from mkataba.publish.import_files import kept, write
from mkataba.publish.importing import Outcome, outcome
from mkataba.values.text import is_filled
from tests.charters import ROWS, Row
from tests.conftest import copy_example

SERVICE = project.load_schemas().root("service").fields

FILE = """\
# Service: name search.
name:
  en: Name search   # as the counter says
  sw: "Utafutaji wa jina"
requirements:
  - what:
      en: Form 2
    where:
      en: Any office   # added by hand
  - what:
      en: Identity card
fee: KES 1,000
result:
  en: TODO
"""
BASE = {
    "name": {"en": "Name search"},
    "requirements": [{"what": {"en": "Form 2"}}, {"what": {"en": "Identity card"}}],
    "fee": "KES 1,000",
}


def data(text: str) -> Any:
    return source.read("x.yml", text.encode()).data


def test_the_same_source_again_changes_nothing() -> None:
    assert updated(FILE, BASE, BASE) == (FILE, [])


def test_what_the_source_changed_comes_in_and_comments_stay() -> None:
    text, conflicts = updated(FILE, BASE, {**BASE, "fee": "KES 1,500"})
    assert not conflicts
    assert text == FILE.replace("KES 1,000", "KES 1,500")


def test_a_requirement_is_changed_beside_what_a_person_added() -> None:
    new = {**BASE, "requirements": [{"what": {"en": "Form 3"}}, {"what": {"en": "Identity card"}}]}
    text, conflicts = updated(FILE, BASE, new)
    assert (text, conflicts) == (FILE.replace("Form 2", "Form 3"), [])


def test_a_placeholder_is_filled_in() -> None:
    text, conflicts = updated(FILE, BASE, {**BASE, "result": {"en": "A letter"}})
    assert (text, conflicts) == (FILE.replace("en: TODO", "en: A letter"), [])


def test_what_a_person_changed_stays_while_the_source_stays() -> None:
    mine = FILE.replace("KES 1,000", "KES 1,200")
    assert updated(mine, BASE, BASE) == (mine, [])


def test_what_both_changed_is_a_conflict() -> None:
    mine = FILE.replace("KES 1,000", "KES 1,200")
    text, conflicts = updated(mine, BASE, {**BASE, "fee": "KES 1,500"})
    assert (text, conflicts) == (mine, [Conflict("fee", "KES 1,200", "KES 1,500")])


def test_without_a_base_every_difference_is_a_conflict() -> None:
    text, conflicts = updated(FILE, {}, {"fee": "free", "name": {"en": "Name search"}})
    assert (text, conflicts) == (FILE, [Conflict("fee", "KES 1,000", "free")])


def test_what_the_source_no_longer_says_goes_unless_a_person_changed_it() -> None:
    new = {key: value for key, value in BASE.items() if key != "fee"}
    text, conflicts = updated(FILE, BASE, new)
    assert (text, conflicts) == (FILE.replace("fee: KES 1,000\n", ""), [])
    mine = FILE.replace("KES 1,000", "free")
    assert updated(mine, BASE, new) == (mine, [Conflict("fee", "free", "nothing")])


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8).filter(
    is_filled
)
DATA = st.dictionaries(
    st.sampled_from(["name", "fee", "law", "result"]),
    st.one_of(
        WORDS,
        st.dictionaries(st.sampled_from(["en", "sw"]), WORDS, min_size=1),
        st.lists(st.fixed_dictionaries({"what": WORDS}), min_size=1, max_size=3),
    ),
    min_size=1,
)


@settings(deadline=None, max_examples=50)
@given(base=DATA, new=DATA)
def test_an_untouched_file_becomes_what_is_new(base: Any, new: Any) -> None:
    text, conflicts = updated(dumped(base), base, new)
    assert not conflicts
    assert data(text) == new


@settings(deadline=None, max_examples=50)
@given(base=DATA, mine=DATA, new=DATA)
def test_a_merge_keeps_mine_and_settles(base: Any, mine: Any, new: Any) -> None:
    text, _ = updated(dumped(mine), base, new)
    assert updated(text, new, new) == (text, [])
    for key, value in mine.items():
        if value != base.get(key) and not isinstance(value, dict | list):
            assert data(text)[key] == value


# what YAML quotes, folds or takes for something else than a text
TRICKY = st.one_of(
    st.text(max_size=20),
    st.text(st.sampled_from("a1 :#-'\"\n[{&*!|>%@,?~<=é\u2028"), max_size=12),
    st.sampled_from(["true", "no", "null", "2026-01-01", "1:30", "007", "1_0", "0x1", ".5", "- a"]),
    st.integers(4000, 4200).map(lambda n: ("words " * n)[:n]),  # about as long as a line may be
)
LEAVES = st.one_of(TRICKY, st.integers(), st.booleans(), st.none())
ANYTHING = st.dictionaries(
    st.sampled_from(["name", "fee", "law", "result", "no", "1"]),
    st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from(["en", "sw", "on", "2"]), inner, max_size=2),
        ),
        max_leaves=5,
    ),
    min_size=1,
)


@settings(deadline=None, max_examples=200)
@given(ANYTHING)
def test_fields_are_written_one_by_one_as_all_at_once(any_data: Any) -> None:
    assert fields_text(any_data) == dumped(any_data)


@settings(deadline=None, max_examples=100)
@given(base=ANYTHING, new=ANYTHING)
def test_a_file_as_an_import_writes_it_becomes_what_the_round_trip_makes(
    base: Any, new: Any
) -> None:
    text = f"# Service: a.\n#   Imported from b, row 4.  \n#\n{dumped(base)}"
    if data(text) != base:
        return
    _, yaml = loaded(text)
    # a dash within a text of several lines passes for a list and spoils the guess at the style
    if (yaml.sequence_indent, yaml.sequence_dash_offset) == (4, 2):
        assert updated(text, base, new) == updated_in_place(text, base, new)


def imported(root: Path, rows: list[Row], *without: str) -> Outcome:
    """Return what importing a table of rows into a project does; nothing is written."""
    columns = {
        "Service": "service",
        "Requirements": "requirements",
        "Cost": "fee_text",
        "Time": "turnaround_text",
        "Remarks": "channel_or_contact",
    }
    said = {head: name for head, name in columns.items() if head not in without}
    table = root / "table.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*said], *([row[n] for n in said.values()] for row in rows)])
    return outcome(project.load(root), [table], "external", "KES")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The published rows, each under a name of its own."""
    with ROWS.open(encoding="utf-8", newline="") as stream:
        found = [row for row in csv.DictReader(stream) if row["service"]]
    return [{**row, "service": f"{row['service']} {n}"} for n, row in enumerate(found)]


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> Path:
    """A project that holds the published rows as an import wrote them."""
    root = copy_example(tmp_path_factory.mktemp("published") / "project")
    write(root, imported(root, rows).files)
    return root


@pytest.mark.parametrize(
    ("change", "without"),
    [
        ({"fee_text": "KSh 12,345"}, ()),
        ({"turnaround_text": "a) 3 days b) 9 days: in towns"}, ()),
        ({"requirements": "Form 2: signed; Identity card"}, ()),
        ({"fee_text": ""}, ()),
    ],
)
def test_published_rows_change_as_by_the_round_trip(
    charter: Path, rows: list[Row], change: Row, without: tuple[str, ...]
) -> None:
    base = kept(charter).services
    made = imported(charter, [row | change for row in rows], *without).written
    assert len(made) == len(rows)
    assert sum(one.state == "updated" for one in made) > len(rows) / 2
    for one in made:
        text = (charter / f"content/services/{one.id}.yml").read_text(encoding="utf-8")
        head = "".join(line for line in text.splitlines(True) if line.startswith("#"))
        assert head + fields_text(data(text)) == text  # so that the quick way is taken
        expected = updated_in_place(text, base[one.id], one.found.data)
        assert (one.text or text, [*one.conflicts]) == expected


def test_what_is_no_longer_said_is_told_once(tmp_path: Path, rows: list[Row]) -> None:
    root = copy_example(tmp_path / "project")
    row = {**rows[0], "fee_text": "KES 500"}
    first = imported(root, [row])
    write(root, first.files)
    path = root / f"content/services/{first.written[0].id}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("KES 500", "KES 700"))
    row["fee_text"] = ""
    second = imported(root, [row])
    assert second.written[0].conflicts == (Conflict("fee", "KES 700", "nothing"),)
    write(root, second.files)
    assert imported(root, [row]).clean
    assert "KES 700" in path.read_text(encoding="utf-8")


def test_a_table_without_a_column_takes_nothing_away(tmp_path: Path, rows: list[Row]) -> None:
    root = copy_example(tmp_path / "project")
    row = {**rows[0], "fee_text": "KES 500"}
    first = imported(root, [row])
    write(root, first.files)
    without = imported(root, [row | {"turnaround_text": "77 days"}], "Cost")
    write(root, without.files)
    (made,) = without.written
    assert (made.state, made.conflicts, made.found.data["fee"]) == ("updated", (), "KES 500")
    text = (root / f"content/services/{made.id}.yml").read_text(encoding="utf-8")
    assert "fee: KES 500\n" in text
    assert "77 days" in text
    # what the column said is not forgotten: an empty cell takes it away, without a conflict
    (emptied,) = imported(root, [row | {"fee_text": ""}]).written
    assert (emptied.conflicts, "fee:" in str(emptied.text)) == ((), False)


ASKED = frozenset({("name", "en"), ("result", "en"), ("requirements", "en"), ("fee", "en")})
TWO = {
    "name": {"en": "Maps", "sw": "Ramani"},
    "result": {"en": "A map", "sw": "Ramani moja"},
    "requirements": [
        {"what": {"en": "Form 2", "sw": "Fomu ya 2"}},
        {"what": {"en": "Card", "sw": "Kadi"}},
    ],
    "fee": {"amount": "KES 5", "per": {"en": "page", "sw": "ukurasa"}},
    "turnaround": "2 days",
}


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ({}, {}),
        ({"result": {"en": "A plan"}}, {"result": {"en": "A plan"}}),
        (
            {"requirements": [{"what": {"en": "Card"}}, {"what": {"en": "Form 3"}}]},
            {"requirements": [TWO["requirements"][1], {"what": {"en": "Form 3"}}]},  # type: ignore[index]
        ),
        (
            {"fee": {"amount": "KES 7", "per": {"en": "page"}}},
            {"fee": {"amount": "KES 7", "per": {"en": "page", "sw": "ukurasa"}}},
        ),
    ],
)
def test_words_in_a_language_without_columns_stay_beside_the_same_words(
    english: Any, expected: Any
) -> None:
    said = {
        "name": {"en": "Maps"},
        "result": {"en": "A map"},
        "requirements": [{"what": {"en": "Form 2"}}, {"what": {"en": "Card"}}],
        "fee": {"amount": "KES 5", "per": {"en": "page"}},
    }
    found = Found({"en": "Maps"}, said | english, (), asked=ASKED)
    assert with_unasked(found, TWO, SERVICE).data == TWO | expected
    assert with_unasked(replace(found, asked=None), TWO, SERVICE).data == said | english
    # an English column that is empty takes away what was said in English, not what never was
    base = {"law": {"sw": "Sheria"}, "result": {"en": "A map"}}
    silent = Found({}, {}, (), asked=frozenset({("law", "en"), ("result", "en")}))
    assert with_unasked(silent, base, SERVICE).data == {"law": {"sw": "Sheria"}}


def test_a_dash_with_nothing_behind_it_stays() -> None:
    mine = "requirements:\n  -\nfee: free\n"
    text, _ = updated(mine, {"fee": "free"}, {"fee": "KES 5"})
    assert data(text) == {"requirements": [None], "fee": "KES 5"}


def test_a_file_without_lists_gets_them_in_our_style() -> None:
    new = {"fee": "free", "requirements": [{"what": {"en": "Form 2"}}]}
    text, _ = updated("fee: free   # as ever\n", {"fee": "free"}, new)
    assert text == "fee: free   # as ever\nrequirements:\n  - what:\n      en: Form 2\n"
