"""A charter as a run of headings, texts and list items: what plain text and Braille are made of.

Blocks are told by their form, so that a section or a field that is added is told as well.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from mkataba.formatting import Formatter
from mkataba.model import Body
from mkataba.render.blocks import Block
from mkataba.render.charter import charter_document, title
from mkataba.render.charter.source import as_typed, charter_page, language_root
from mkataba.render.parts import Part
from mkataba.render.prints import DRAFT

_ITEM = "-"
_CONTROL = ("approval", "distribution", "history")


class Passage(Struct, frozen=True):
    """A heading or a text; ``text`` has no line breaks.

    Args:
        text: Its words.
        level: Of a heading, from 1 for the title; 0 for a text.
        depth: How deep a text stands in lists, from 0.
        mark: What an item of a list begins with: "-", or its number.
    """

    text: str
    level: int = 0
    depth: int = 0
    mark: str = ""


def charter_passages(
    body: Body, part: Part, formatter: Formatter, draft: bool, output: str
) -> Iterator[Passage]:
    """Yield the passages of a charter, or of a part of it, in the order in which it is read.

    Args:
        body: What is published.
        part: The charter, or a part of it.
        formatter: The writer of the language.
        draft: Say that it is a draft, and show what is still to be filled in.
        output: The output whose sections are told, such as ``charter.txt``.
    """
    root = language_root(body, formatter.language)
    yield Passage(title(part.charter, formatter), level=1)
    front = (
        formatter._(DRAFT) if draft else "",
        formatter.text(body.organization.name),
        formatter.code(part.charter.id),
        ": ".join(filter(None, (part.name(formatter), part.covers(formatter)))),
        as_typed(root + charter_page(part.charter)) if root else "",
    )
    yield from (Passage(text) for text in front if text)
    sections = charter_document(body, part, formatter, draft, output)
    # what has no heading says what this is; who answers for it comes last, as in a document
    for section in sorted(sections, key=_place):
        yield from _section(section)


def _place(section: Block) -> int:
    if not section.label:
        return 0
    return 2 if section.anchor in _CONTROL else 1


def _section(section: Block) -> Iterator[Passage]:
    """Yield a section under its heading; groups of services each under its own."""
    if section.form != "groups":
        if section.label:
            yield Passage(section.label, level=2)
        yield from _inside(section, 0)
        return
    for group in section.inner:
        yield Passage(group.label, level=2)
        for service in group.inner:
            yield Passage(service.label, level=3)
            for cell in service.inner:
                yield from _told(cell, 0)


def _inside(block: Block, depth: int) -> Iterator[Passage]:
    """Yield what stands below the heading of a block."""
    texts = _texts(block)
    mark = _ITEM if block.form == "list" or len(texts) > 1 else ""
    yield from (Passage(text, depth=depth, mark=mark) for text in texts)
    for number, inner in enumerate(block.inner, 1):
        yield from _told(inner, depth, f"{number}." if block.form == "steps" else "")


def _told(block: Block, depth: int, mark: str = "") -> Iterator[Passage]:
    """Yield a block with its label; its parts one deeper."""
    texts = _texts(block)
    label = block.label
    is_item = block.form == "item" or bool(mark)
    if is_item and not texts:
        texts, inner = _single(block)
    else:
        inner = block.inner
    if not label:
        yield from _inside(block, depth)
    elif len(texts) == 1:
        yield Passage(f"{label}: {texts[0]}", depth=depth, mark=mark or _mark(is_item))
        yield from _below(inner, depth + 1)
    else:
        end = "" if is_item or not (texts or inner) else ":"
        yield Passage(f"{label}{end}", depth=depth, mark=mark or _mark(is_item))
        yield from (Passage(text, depth=depth + 1, mark=_ITEM) for text in texts)
        numbered = block.form == "steps"
        for number, one in enumerate(inner, 1):
            yield from _told(one, depth + 1, f"{number}." if numbered else "")


def _below(blocks: Iterable[Block], depth: int) -> Iterator[Passage]:
    """Yield what belongs to a line; lines of a fee or a time are items of a list."""
    for block in blocks:
        if block.form == "fields" and not block.label:
            for one in block.inner:
                yield Passage(f"{one.label}: {one.text}", depth=depth, mark=_ITEM)
        else:
            yield from _told(block, depth)


def _single(block: Block) -> tuple[list[str], tuple[Block, ...]]:
    """Return the line that goes with the name of an item, if it has one, and its other parts."""
    first = block.inner[0] if block.inner else None
    if first and not first.label and not first.inner and len(_texts(first)) == 1:
        return _texts(first), block.inner[1:]
    return [], block.inner


def _texts(block: Block) -> list[str]:
    """Return the lines of a block; names of several things are one."""
    if block.form == "names" and block.rows:
        return [_line(block.text)]
    lines = (_line("".join(piece.text for piece in row)) for row in block.rows)
    return [line for line in lines if line]


def _line(text: str) -> str:
    return " ".join(text.splitlines())


def _mark(is_item: bool) -> str:
    return _ITEM if is_item else ""
