"""What an import keeps of itself is the same text as ever, so that git shows what has changed."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mkataba.publish.import_files import Kept, state_text

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATA = st.recursive(
    WORDS | st.booleans() | st.none() | st.integers(-(2**40), 2**40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
)


@given(st.dictionaries(WORDS, st.dictionaries(WORDS, DATA, max_size=3), max_size=3))
def test_it_is_written_as_the_standard_library_writes_it(services: dict[str, object]) -> None:
    data = {"version": 1, "services": services, "currencies": {"é.xlsx": "KES"}}
    expected = json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    assert state_text(Kept(services, {"é.xlsx": "KES"})) == expected
