"""PDF -> tables: grids of lines, and words in columns, over page breaks too; words around them."""

import re
from collections.abc import Iterator, Sequence

import pypdfium2
from msgspec.structs import replace
from pypdfium2 import raw as pdfium

from mkataba.tables.grid import Cell, Table, UnreadableError, cell, struck_out, table
from mkataba.tables.limits import MOST_CELLS, PDF_PAGES
from mkataba.tables.passage import Part, Passage
from mkataba.tables.pdf import around, columns, rules, scan
from mkataba.tables.pdf.lines import Row, parted
from mkataba.tables.pdf.lines import rows as lines_of
from mkataba.tables.pdf.lines import words as words_of
from mkataba.tables.pdf.page import Glyph, Page, page
from mkataba.tables.pdf.ruled import Block, block

Running = tuple[str, int]

_NUMBER = re.compile(r"\d+")
_ALIKE = 4.0  # points by which the columns of one table differ from page to page
_MARGIN = 0.1  # of a page's height: what stands there is its head or its foot
_LONGEST = 120  # characters of a line that may be a heading
_FEW = 12  # characters of a page that has no text
_MANY_UNKNOWN = 0.02
_INSTEAD = "save the document that it was made from as .docx or .xlsx"


def read(name: str, raw: bytes) -> list[Part]:
    """Return the tables of a PDF, one that goes on over pages as one, and the words around them.

    Raises:
        UnreadableError: If it is locked, broken, too large or without text, or if nothing shows
            which words of a table belong together.
    """
    document = _opened(raw)
    try:
        count = len(document)
        if count > PDF_PAGES:
            raise UnreadableError(f"has {count:,} pages; at most {PDF_PAGES} are read")
        made: list[tuple[str, list[Block]] | Passage] = []
        last: list[Block] = []
        cells = 0
        scanned: list[int] = []
        tesseract = scan.program()
        running: set[Running] = set()
        for number in range(count):
            drawn = _page(document, number)
            if sum(bool(glyph.text.strip()) for glyph in drawn.glyphs) < _FEW:
                scanned += [drawn.number] if drawn.pictures or drawn.glyphs else []
                drawn = _scanned(document, drawn, tesseract)
            for part in _found(name, drawn, running):
                if isinstance(part, Passage):
                    made.append(part)
                    continue
                heading, found, goes_on = part
                cells += len(found.rows) * len(found.across)
                if cells > MOST_CELLS:
                    raise UnreadableError(f"can't be read: it has more than {MOST_CELLS:,} cells")
                if goes_on and last and _is_next(last[-1], found):
                    last.append(found)
                else:
                    last = [found]
                    made.append((heading, last))
    finally:
        document.close()
    if scanned and not tesseract:
        raise UnreadableError(_pictures(scanned, count))
    return _parts(name, made, scanned)


def _parts(
    name: str, made: Sequence[tuple[str, list[Block]] | Passage], scanned: Sequence[int]
) -> list[Part]:
    """Return what was found as tables with their numbers, and passages."""
    out: list[Part] = []
    tables = 0
    for one in made:
        if isinstance(one, Passage):
            out.append(one)
        elif table_ := _table(name, one[0], tables + 1, one[1], scanned):
            tables += 1
            out.append(table_)
    return out


def _opened(raw: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if locked or "assword" in str(error):
            raise UnreadableError("is protected by a password; save it without one") from None
        raise UnreadableError(f"is broken: it is no whole PDF; {_INSTEAD}") from None


def _scanned(document: pypdfium2.PdfDocument, drawn: Page, tesseract: str | None) -> Page:
    """Return a page without text as tesseract reads it; as it is where there is nothing to read.

    Raises:
        UnreadableError: If words seem to stand in columns without lines: where a word was read is
            not told so surely that columns can be.
    """
    if not tesseract or not (drawn.pictures or drawn.glyphs):
        return drawn
    read = scan.read(document, drawn.number - 1, tesseract)
    if not rules.grids(read):
        try:
            tabular = any(columns.blocks(read.number, read.glyphs, ()))
        except UnreadableError:
            tabular = True
        if tabular:
            raise UnreadableError(
                f"can't be read: on page {drawn.number}, a scan, no lines part the table; "
                f"{_INSTEAD}"
            )
    return read


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    try:
        drawn = page(document, index)
    except pypdfium2.PdfiumError:
        raise UnreadableError(f"is broken: page {index + 1} can't be read; {_INSTEAD}") from None
    if drawn.unknown > _MANY_UNKNOWN * len(drawn.glyphs):
        raise UnreadableError(
            f"can't be read: on page {drawn.number}, it does not say which letters its characters "
            f"are; {_INSTEAD}"
        )
    return drawn


def _pictures(scanned: Sequence[int], count: int) -> str:
    how = f"tesseract, which reads such pages, is not installed; install it, or {_INSTEAD}"
    if len(scanned) == count:
        return f"is a scan: its pages are pictures without text, and {how}"
    pages = ", ".join(map(str, scanned[:10])) + (" and more" if len(scanned) > 10 else "")
    word = "page" if len(scanned) == 1 else "pages"
    return f"can't be read as a whole: {word} {pages} of {count}: a picture without text; {how}"


def _found(
    name: str, drawn: Page, running: set[Running]
) -> Iterator[tuple[str, Block, bool] | Passage]:
    """Yield the tables of a page, each with the words above it and whether one above may go on.

    What is said above and below each stands before and behind it.

    Args:
        name: The file.
        drawn: The page.
        running: Lines of the page before; those that stand here again are its head. Is renewed.
    """
    grids = rules.grids(drawn)
    level = rules.joined_levels(drawn)
    inside: list[list[list[Glyph]]] = [[] for _ in grids]
    outside: list[Glyph] = []
    for word in words_of(drawn.glyphs):
        for grid, held in zip(grids, inside, strict=True):
            if grid.place_of(word):
                held.append(word)
                break
        else:
            outside += word
    found = [
        block(drawn.number, grid, held, level)
        for grid, held in zip(grids, inside, strict=True)
        if held
    ]
    found += columns.blocks(drawn.number, outside, level)
    found.sort(key=lambda one: one.top)
    written = lines_of(outside)
    again = {_as_running(row) for row in written} & running
    running.clear()
    running.update(map(_as_running, written))
    lines = [
        line
        for line in parted(outside, around.GAP)
        if _as_running(_whole(line)) not in again
        and not any(one.top <= line[0].base <= one.bottom + 1 for one in found)
    ]
    usual = around.usual_height(lines)
    above = 0.0
    for one in found:
        said = [line for line in lines if above < line[0].base <= one.top + 2]
        yield from around.passages(name, drawn.number, said, usual)
        over = [row for row in written if above < row.base <= one.top + 2]
        body = [
            row
            for row in over
            if _as_running(row) not in again and row.base > drawn.height * _MARGIN
        ]
        titles = over if drawn.number == 1 else body
        heading = titles[-1].text.strip() if titles else ""
        yield heading if len(heading) <= _LONGEST else "", one, not body and one is found[0]
        above = one.bottom
    said = [line for line in lines if line[0].base > above]
    yield from around.passages(name, drawn.number, said, usual)


def _whole(line: Sequence[Row]) -> Row:
    """Return the pieces of a line as one."""
    text = " ".join(row.text.strip() for row in line)
    return Row(text, line[0].left, line[-1].right, line[0].base, line[0].height)


def _as_running(row: Row) -> Running:
    """Return what a line at the head of each page has in common: its words and its height."""
    return _NUMBER.sub("", row.text).strip(), round(row.base)


def _is_next(last: Block, first: Block) -> bool:
    """Tell whether a table goes on at the top of the next page: its columns are the same."""
    return (
        first.page == last.page + 1
        and len(first.across) == len(last.across)
        and all(
            abs(one - other) <= _ALIKE for one, other in zip(first.across, last.across, strict=True)
        )
    )


def _table(
    name: str, heading: str, number: int, parts: Sequence[Block], scanned: Sequence[int]
) -> Table | None:
    rows: list[tuple[Cell, ...]] = []
    joined = []
    for part in parts:
        more = list(part.rows)
        if rows and more and _goes_on(rows, more[0]):
            joined.append(f"page {part.page}")
            rows[-1] = tuple(map(_together, rows[-1], more.pop(0)))
        rows += more
    notes = list(struck_out(words for part in parts for words in part.struck))
    if len(parts) > 1:
        notes.append(f"the table goes on over pages {parts[0].page} to {parts[-1].page}")
    if joined:
        notes.append(
            f"a row goes on at the top of {', '.join(joined)}, where its first column is empty"
        )
    guessed = any(part.page in scanned for part in parts)
    if guessed and (tesseract := scan.program()):
        known = scan.languages(tesseract).replace("+", " and ")
        notes.append(f"its words were read from a picture by tesseract, in {known}")
    made = table(name, heading, number, list(enumerate(rows, 1)), notes)
    return replace(made, guessed=True) if made and guessed else made


def _goes_on(rows: Sequence[tuple[Cell, ...]], first: tuple[Cell, ...]) -> bool:
    """Tell whether the first row of a page is the rest of the last one before: it has no start."""
    return not first[0].lines and all(row[0].lines for row in rows)


def _together(one: Cell, other: Cell) -> Cell:
    return one if one == other else cell(*one.lines, *other.lines)
