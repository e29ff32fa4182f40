"""The cells of the charter's tables are as high as the layout says before it sets them."""

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sheets import lines_of, small_sheet

MARKUP = """#import "cells.typ": set-cell, type-of
#let parts = json(bytes(PARTS))
#context {
  let (high, printed) = set-cell(parts, WIDTHpt, type-of(10pt))
  let made = measure(block(width: WIDTHpt, text(size: 10pt, printed))).height
  block(above: 20pt, (high, made).map(x => str(calc.round(x / 1pt, digits: 1))).join(" "))
}
"""
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["permit", "KSh\u00a05,000", "wafanyabiashara", "huduma@mfano.go.ke", "·", "é"]
        ),
        st.text("abcdefghij", min_size=1, max_size=9),
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
AMOUNTS = st.fixed_dictionaries({"label": WORDS, "value": st.sampled_from(["Free", "KSh\u00a020"])})
THINGS = st.fixed_dictionaries({"what": WORDS, "where": st.just("") | WORDS, "when": st.just("")})
FIRST = st.tuples(st.sampled_from(["strong", "free", "plain"]), WORDS)
NEXT = st.one_of(
    st.tuples(st.sampled_from(["small", "beneath"]), st.just("") | WORDS),
    st.tuples(st.just("numbers"), st.tuples(st.just("Where: "), st.just("1, 3–6"))),
    st.tuples(st.just("lines"), st.lists(AMOUNTS, max_size=4)),
)
CELLS = st.one_of(
    st.tuples(FIRST, NEXT, NEXT).map(list),
    st.lists(THINGS, min_size=1, max_size=6).map(lambda things: [("points", things)]),
)


@settings(max_examples=40)
@given(CELLS, st.integers(110, 320))
@example([("strong", "KSh\u00a05"), ("lines", [{"label": "One", "value": "KSh\u00a05"}] * 3)], 200)
@example([("points", [{"what": "A form", "where": "", "when": ""}] * 3)], 200)
def test_a_cell_is_as_high_as_it_is_said_to_be(parts: list[Any], width: int) -> None:
    told = json.dumps(json.dumps(parts, ensure_ascii=False), ensure_ascii=False)
    markup = MARKUP.replace("PARTS", told).replace("WIDTH", str(width))
    said, is_high = lines_of(small_sheet(markup, 400))[-1].split()
    assert said == is_high
