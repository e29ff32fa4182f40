"""DOCX, ODT, HTML and Markdown -> tables and what is said around them, by way of pandoc."""

import json
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from mkataba import pandoc
from mkataba.tables import archive
from mkataba.tables.grid import Table, UnreadableError, struck_out, table
from mkataba.tables.limits import PROSE_BYTES, PROSE_CELLS
from mkataba.tables.passage import Part, Passage
from mkataba.tables.prose import parts as prose_parts
from mkataba.tables.prose.blocks import Grid, grids, number_of_tables
from mkataba.tables.prose.page import DEEP, page
from mkataba.tables.prose.said import titles
from mkataba.tables.text import text

_SECONDS = 60
# $20 to $50 is money, and no formula
_MARKED = "gfm-tex_math_dollars-tex_math_gfm"
_MOST_MARKED = 10_000_000  # bytes of a web page made of Markdown

_REMARK = b"<office:annotation"
_TAKE_OUT = "take tables out of text boxes and frames"
_COPY_OUT = "open it in a browser and copy the tables to a Word file"


def word(name: str, raw: bytes) -> list[Part]:
    """Return the tables of a DOCX file and what is said around them.

    Raises:
        UnreadableError: If it is locked, broken, too large, too deep, or pandoc misses a table.
        MkatabaError: If pandoc can't read it.
    """
    parts = archive.parts(raw, ".docx")
    there = 0
    notes: list[str] = []
    _check_size((b for name, b in parts.items() if name.startswith("word/")), b"w:tc")
    for part in parts:
        if part.startswith("word/document"):
            notes += prose_parts.remarks(parts[part])
            parts[part], tables = prose_parts.word(parts[part])
            there += tables
    asked = prose_parts.comments(parts.get("word/comments.xml", b"<none/>"))
    made = _tables(name, archive.packed(parts), "docx", there, _TAKE_OUT, notes)
    return _with_asked(made, asked)


def opendocument(name: str, raw: bytes) -> list[Part]:
    """Return what ``word`` does of an ODT file; errors are those of ``word``."""
    parts = archive.parts(raw, ".odt")
    _check_size([parts.get("content.xml", b"")], b"table:table-cell")
    body = parts.get("content.xml", b"")
    parts["content.xml"], there = prose_parts.opendocument(body)
    asked = tuple(prose_parts.comments(parts["content.xml"])) if _REMARK in body else ()
    made = _tables(name, archive.packed(parts), "odt", there, _TAKE_OUT)
    return _with_asked(made, asked)


def web(name: str, raw: bytes, encoding: str = "") -> list[Part]:
    """Return what ``word`` does of an HTML page, in the encoding that is named."""
    wording, notes = text(raw, encoding, page=True)
    plain, there, hidden = page(wording)
    return _tables(name, plain.encode(), "html", there, _COPY_OUT, (*notes, *hidden))


def markdown(name: str, raw: bytes, encoding: str = "") -> list[Part]:
    """Return what ``word`` does of a Markdown file, HTML in it too."""
    wording, notes = text(raw, encoding)
    failing = f"{name} can't be read"
    made = pandoc.converted(wording.encode(), _MARKED, "html", failing=failing, seconds=_SECONDS)
    if len(made) > _MOST_MARKED:
        raise UnreadableError("is too large: its tables have more words than are read")
    plain, there, hidden = page(made.decode())
    return _tables(name, plain.encode(), "html", there, _COPY_OUT, (*notes, *hidden))


def _with_asked(parts: Sequence[Part], asked: Iterable[str]) -> list[Part]:
    """Return parts of which the first table asks about what the whole file has besides."""
    first = next((n for n, part in enumerate(parts) if isinstance(part, Table)), None)
    return [
        replace(part, asked=tuple(asked)) if n == first and isinstance(part, Table) else part
        for n, part in enumerate(parts)
    ]


def _check_size(bodies: Iterable[bytes], cell: bytes) -> None:
    """Raise UnreadableError if pandoc would take minutes for a document."""
    size = cells = 0
    for body in bodies:
        size += len(body)
        cells += sum(body.count(b"<" + cell + end) for end in (b">", b" ", b"/"))
    if size > PROSE_BYTES:
        raise UnreadableError(
            f"is too large: unpacked it has {size / 1e6:.0f} MB of text and layout; at most "
            f"{PROSE_BYTES // 10**6} are read"
        )
    if cells > PROSE_CELLS:
        raise UnreadableError(
            f"can't be read: its tables have {cells:,} cells; at most {PROSE_CELLS:,} are read"
        )


def _tables(
    name: str, raw: bytes, reader: str, there: int, hint: str, notes: Sequence[str] = ()
) -> list[Part]:
    """Return what pandoc finds; refuse the file if it finds less tables than are there."""
    failing = f"{name} can't be read"
    picture = pandoc.converted(raw, reader, "json", failing=failing, seconds=_SECONDS)
    try:
        document = json.loads(picture)
        blocks = document["blocks"]
        missed = there - number_of_tables(blocks)
        if missed > 0:
            raise UnreadableError(
                f"can't be read as a whole: {missed} of its {there} tables can't be reached; {hint}"
            )
        found = [*titles(name, document["meta"]), *grids(blocks, name)]
    except RecursionError:
        raise UnreadableError(DEEP) from None
    parts: list[Part] = []
    tables = 0
    for grid in found:
        if isinstance(grid, Passage):
            parts.append(grid)
            continue
        rows = list(enumerate(grid.rows, 1))
        wording = _notes(grid) if tables else (*notes, *_notes(grid))  # said once
        if made := table(name, grid.name, tables + 1, rows, wording):
            tables += 1
            parts.append(replace(made, within=grid.within))
    return parts if tables else [*parts, *notes]


def _notes(grid: Grid) -> Iterator[str]:
    yield from struck_out(grid.struck)
    if grid.holds_tables:
        yield "a cell holds a table; its rows are read as lines, and as a table of its own"
