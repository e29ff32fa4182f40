"""The charter as one document: what page, PDF, DOCX, poster and brochure print, in one language.

``SECTIONS`` is the document. Each entry makes blocks, and each block knows in which outputs it is
shown, by the table in :mod:`mkataba.outputs`. A layout says where a block stands and how; what a
layout does not place by its name it lays out by its form.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from mkataba import outputs
from mkataba.formatting import Formatter
from mkataba.languages import Language
from mkataba.model import Body, Charter
from mkataba.print_registry import CHARTERS
from mkataba.render.blocks import Block, Piece
from mkataba.render.charter import complaints, places, promises, services
from mkataba.render.charter.source import Source
from mkataba.render.kept_words import kept_words
from mkataba.render.parts import Part

_NAMED = ("item", "service", "table")
"""Forms of which the name alone says something."""

Section = Callable[[Source], Iterable[Block]]

SECTIONS: tuple[Section, ...] = (
    promises.introduction,
    promises.approval,
    promises.formats,
    promises.about,
    services.services,
    promises.guarantee,
    promises.rights,
    promises.duties,
    promises.of_charter,
    complaints.feedback,
    complaints.escalation,
    places.service_points,
    places.contact,
    promises.of_organization,
    promises.control,
)
"""The sections of a charter, in the order in which a document tells them."""


def title(charter: Charter, formatter: Formatter) -> str:
    """Return what a charter is called in the language."""
    return (
        formatter.text(charter.title) if charter.title else formatter._(CHARTERS[charter.id].title)
    )


def charter_document(
    body: Body, part: Part, formatter: Formatter, draft: bool, output: str
) -> tuple[Block, ...]:
    """Return the sections of a charter that an output shows.

    Args:
        body: What is published.
        part: The charter, or a part of it.
        formatter: The writer of the language.
        draft: Show what is still to be filled in.
        output: ``charter`` (the page), ``charter.pdf``, ``charter.docx``, ``poster.pdf`` or
            ``brochure.pdf``, as in :data:`mkataba.outputs.PRINTED`.
    """
    source = Source(body, part, formatter, draft)
    sections = shown(output, (block for section in SECTIONS for block in section(source)))
    if output in outputs.PAGES:
        return sections
    return tuple(_kept(block, formatter.spoken) for block in sections)


def _kept(block: Block, language: Language) -> Block:
    """Return a block of which no line of a print parts a number and its unit."""
    rows = tuple(
        tuple(Piece(kept_words(piece.text, language), piece.link) for piece in row)
        for row in block.rows
    )
    inner = tuple(_kept(one, language) for one in block.inner)
    label, brief = (kept_words(words, language) for words in (block.label, block.brief))
    return replace(block, label=label, brief=brief, rows=rows, inner=inner)


def shown(output: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks that an output shows, without what it does not show within them."""
    most = outputs.MOST_CHANNELS.get(output)
    made = []
    for block in blocks:
        if block.shown_on is not None and output not in block.shown_on:
            continue
        inner = shown(output, block.inner)
        if block.inner and not (inner or block.rows or block.form in _NAMED):
            continue  # all that it held is shown elsewhere
        inner = inner[:most] if block.anchor == "channels" else inner
        made.append(replace(block, inner=inner))
    return tuple(made)
