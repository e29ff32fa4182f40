"""Which colours can be read on which, and what is printed of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkataba.values.colour import INK, LEAST_CONTRAST, WHITE, contrast, printed
from tests.sheets import lines_of, small_sheet

COLOUR = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0b5d42", "#0b5d42", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(COLOUR, COLOUR)
def test_what_is_printed_can_be_read(primary: str, accent: str) -> None:
    """A colour that can be read stays as it is."""
    palette = printed(primary, accent)
    assert contrast(palette.primary, WHITE) >= LEAST_CONTRAST
    for ground in (palette.primary, INK):
        assert contrast(palette.accent, ground) >= LEAST_CONTRAST or palette.accent == WHITE
    assert printed(palette.primary, palette.accent) == palette
    if contrast(primary, WHITE) >= LEAST_CONTRAST:
        assert palette.primary == primary


def test_a_sheet_takes_its_colours_from_the_data() -> None:
    data = {"brand": {"primary": "#123456", "accent": "#fedcba", "ink": "#010203"}}
    shown = '#(primary, accent, ink).map(x => x.to-hex()).join(" ")'
    assert lines_of(small_sheet(shown, data=data)) == ["#123456 #fedcba #010203"]
