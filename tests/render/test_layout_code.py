"""The code of the layouts themselves."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAYOUTS = sorted((ROOT / "templates/print").glob("*.typ"))
_PIECES = re.compile(r'//[^\n]*|"(?:\\.|[^"\\])*"|[\w-]+|[^\s\w]')


def lost(text: str) -> Iterator[int]:
    """Yield the lines of each ``return`` in a block that is passed to a function.

    It ends the function around the call, not the block, and what was to hold the block is not set.
    """
    opened: list[tuple[str, str]] = []  # brackets, each with what stands before it
    before = ""
    for found in _PIECES.finditer(text):
        piece = found[0]
        if piece.startswith("//"):
            continue
        if piece in "([{":
            opened.append((piece, before))
        elif piece in ")]}" and opened:
            opened.pop()
        elif piece == "return" and _is_passed_on(opened):
            yield text.count("\n", 0, found.start()) + 1
        before = piece


def _is_passed_on(opened: list[tuple[str, str]]) -> bool:
    """Tell whether a block around a place is an argument, within the innermost function."""
    for bracket, before in reversed(opened):
        if bracket == "{" and before in {">", "="}:
            return False
        if bracket == "{" and before in {"(", ",", ":"}:
            return True
    return False


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_no_function_returns_out_of_what_it_passes_on(path: Path) -> None:
    assert list(lost(path.read_text(encoding="utf-8"))) == []


def test_a_return_out_of_a_block_is_found() -> None:
    assert list(lost("#let f(x) = block(width: 1pt, {\n  if x { return 1 }\n})")) == [2]
    assert list(lost("#let f(x) = {\n  block(1)\n  if x { return 1 }\n  2\n}")) == []
    assert (
        list(lost("#let f(x) = block({\n  let g(y) = { return y }\n  x.map(y => { return y })\n})"))
        == []
    )
