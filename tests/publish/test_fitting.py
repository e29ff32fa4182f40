"""Words in a width: what is measured before a sheet is set is as high as what is printed."""

import io
import json

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import geometry
from tests.sheets import lines_of, links_of, small_sheet

WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            (
                "huduma@mfano.go.ke",
                "(www.ombudsman.go.ke),",
                "https://services.mfano.go.ke/apply/business-permit-renewal?office=mlimani",
                "+254\u00a0700\u00a0000001",
                "KSh\u00a01,234,567,890,123",
                "internationalisation",
                "wanaoshirikiana",
            )
        ),
        st.text("abcdefghij", min_size=1, max_size=60),
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


MARKUP = """#import "words.typ": *
#let words = WORDS
#let set-in(d) = block(width: WIDTHpt, text(size: 10pt, fitting(d, words, WIDTHpt, 10pt)))
#context {
  set-in(false)
  let high(d) = str(calc.round(measure(set-in(d)).height / 1pt, digits: 1))
  block(above: 20pt, high(true) + " " + high(false))
}
"""


def fitted(words: str, width: int) -> bytes:
    """Return a sheet with words in a width; below them the heights of their draft and of them."""
    told = json.dumps(words, ensure_ascii=False)
    return small_sheet(MARKUP.replace("WORDS", told).replace("WIDTH", str(width)), 400)


@settings(max_examples=40)
@given(WORDS, st.integers(60, 320))
def test_a_draft_is_as_high_as_what_is_printed(words: str, width: int) -> None:
    made = fitted(words, width)
    draft, printed = lines_of(made)[-1].split()
    assert draft == printed
    assert geometry.faults(made) == []


@pytest.mark.parametrize(
    ("words", "links"),
    [
        ("Write to huduma@mfano.go.ke.", ["mailto:huduma@mfano.go.ke"]),
        ("Call +254\u00a0700\u00a0000001, or come", ["tel:+254700000001"]),
        ("See www.a.ke and www.b.ke", ["https://www.a.ke", "https://www.b.ke"]),
    ],
)
def test_an_address_that_fits_is_a_link_and_one_string(words: str, links: list[str]) -> None:
    made = fitted(words, 200)
    assert words.replace("\u00a0", " ") in " ".join(lines_of(made))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert links_of(pdf) == links


def test_an_amount_is_parted_before_it_leaves_its_column() -> None:
    assert lines_of(fitted("KSh\u00a01,234,567", 300))[0] == "KSh\u00a01,234,567"
    assert lines_of(fitted("KSh\u00a01,234,567", 50))[:2] == ["KSh", "1,234,567"]
