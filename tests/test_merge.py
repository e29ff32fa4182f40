"""An import into files that people have edited: nothing of theirs is lost."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba import source
from mkataba.intake.merge import Conflict, dumped, updated
from mkataba.values.text import is_said

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
    is_said
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
