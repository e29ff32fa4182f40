"""Blocks of a charter, as ``prints`` hands them on: plain dictionaries, without what is empty."""

from collections.abc import Collection, Mapping
from typing import Any

Block = Mapping[str, Any]
NOTHING: Block = {}
"""Stands for a block that is not there: it has no words and nothing in it."""


def by_id(blocks: Collection[Block]) -> dict[str, Block]:
    """Return blocks by their ids; of two with one id, the first."""
    return {block.get("id", ""): block for block in reversed([*blocks])}  # the first of each


def part(blocks: Mapping[str, Block], name: str) -> Block:
    """Return the block of an id; ``NOTHING`` where there is none."""
    return blocks.get(name, NOTHING)


def within(block: Block, name: str) -> Block:
    """Return the block of an id that is in another one; ``NOTHING`` where there is none."""
    return next((one for one in inner(block) if one.get("id") == name), NOTHING)


def inner(block: Block) -> list[Block]:
    """Return the blocks in a block."""
    found: list[Block] = block.get("inner", [])
    return found


def rows(block: Block) -> list[str]:
    """Return the lines of a block."""
    found: list[str] = block.get("rows", [])
    return found


def row(block: Block) -> str:
    """Return the first line of a block; "" where it has none."""
    return next(iter(rows(block)), "")


def label(block: Block) -> str:
    """Return what a block is called."""
    return str(block.get("label", ""))


def brief(block: Block) -> str:
    """Return what a block is called where there is little room."""
    return str(block.get("brief", label(block)))


def in_line(block: Block) -> str:
    """Return all of a block in one line."""
    return str(block.get("line", "; ".join(rows(block))))


def besides(blocks: Collection[Block], placed: Collection[str] = ()) -> list[dict[str, str]]:
    """Return the label and the words of the blocks that have no place of their own."""
    return [
        {"label": label(block), "value": in_line(block)}
        for block in blocks
        if block.get("id", "") not in placed
    ]


def said(one: Mapping[str, str]) -> str:
    """Return a label and its words in one line."""
    return joined(": ", one["label"], one["value"])


def with_rest(text: str, block: Block, placed: Collection[str]) -> str:
    """Return a text with what else is in a block, but for what is placed."""
    return joined("; ", text, *map(said, besides(inner(block), placed)))


def joined(mark: str, *texts: str) -> str:
    """Return the texts that are not empty, with a mark between them."""
    return mark.join(filter(None, texts))
