"""What is written without the library is what the library writes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkataba.import_.merge import dumped
from mkataba.import_.plain_yaml import plain_yaml

LETTERS = "abcNYesnotruflé0123456789 .,;()/&%+'’“–-"
MEANING = ["yes", "No", "TRUE", "Null", "on", "off", "y", "N", "nan", "inf", "Infinity", "None"]
MEANING += ["e1", "a:b", "a#", "TODO", "e3", "void"]
PLAIN = st.text(LETTERS, max_size=20)
ANY = PLAIN | st.sampled_from(MEANING) | st.text(LETTERS + ':#"!|>?@`*{}[]~=<_\n\t', max_size=12)
KEYS = st.sampled_from(["name", "en", "sw", "fee", "yes", "a-b", "no", "1"])
VALUES = st.recursive(
    ANY, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@settings(max_examples=600, deadline=None)
@given(KEYS, VALUES)
def test_what_is_written_at_once_is_what_the_library_writes(key: str, value: Any) -> None:
    made = plain_yaml(key, value)
    assert made is None or made == dumped({key: value})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"en": "Search of a title", "sw": "TODO"}, "name:\n  en: Search of a title\n  sw: TODO\n"),
        ([{"en": "ID card", "sw": "TODO"}, "b"], "name:\n  - en: ID card\n    sw: TODO\n  - b\n"),
        ("yes", None),
        ("a: b", None),
        ("", None),
        ({}, None),
        (5, None),
        ("ends ", None),
    ],
)
def test_usual_texts_are_written_at_once_and_doubtful_ones_are_not(
    value: Any, expected: str | None
) -> None:
    assert plain_yaml("name", value) == expected
