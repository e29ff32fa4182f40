"""What pandoc leaves undone in a DOCX: contents, sections, whole rows, styles of cells."""

import re
from collections.abc import Iterable, Iterator, Sized
from xml.sax.saxutils import escape

from mkataba.publish.archive_parts import Heading, changed, words_of
from mkataba.publish.language_tags import tagged_in_docx
from mkataba.render.foreign_words import Foreign

_HEADING = re.compile(
    r'(?s)<w:bookmarkStart w:id="\d+" w:name="([^"]*)" />\s*'
    r'<w:p><w:pPr><w:pStyle w:val="Heading([12])" />(.*?)</w:p>'
)
CONTENTS = re.compile(r"<!--contents:(.*?)-->")
"""The mark that ``office.lua`` leaves where the contents stand, with their heading."""
_SECTION = re.compile(r"(?s)<w:sectPr\b.*?</w:sectPr>")
_BELOW_TABLE = re.compile(
    r'(</w:tbl>\s*<w:p><w:pPr><w:pStyle w:val="(?:BodyText|FirstParagraph|DocumentControl)" />)'
)
_SHORT_ROWS = 6
_SHORT_ROW = 200  # characters
_LETTERS, _MOST_LINES = 36, 14  # of a line in a column; of a row that stays whole
_AT_END = re.compile(r"(</w:tbl>(?:\s|<w:bookmarkEnd [^>]*>)*)(<w:sectPr)")
_MARGINS = {"top": 1077, "bottom": 907, "left": 907, "right": 907}
"""Of a sheet that lies, in twips: 19 mm below the running head, 16 mm as in charter.pdf."""


def laid_out(document: bytes, title: str, foreign: Foreign = (), region: str = "") -> bytes:
    """Return a DOCX of pandoc's with contents, sections that lie, and tables in our styles.

    Args:
        document: What pandoc made; where contents and sections stand is marked in it.
        title: What a header shows until a word processor works out its fields.
        foreign: Words in another language than the document's.
        region: The code of the country.
    """
    shown = f"<w:t>{escape(title)}</w:t>"

    def headed(data: bytes) -> bytes:
        field = r'(<w:fldSimple w:instr=" TITLE ">\s*<w:r>)<w:t\s*(?:/>|></w:t>)'
        return re.sub(field, lambda found: found[1] + shown, data.decode()).encode()

    def laid(data: bytes) -> bytes:
        text = _with_sections(_with_contents(data.decode()))
        text = re.sub(r"(?s)<w:tbl>.*?</w:tbl>", _table, text)
        text = _BELOW_TABLE.sub(r'\1<w:spacing w:before="160"/>', text)
        # Word puts a line below a table that ends a file: one that no page is turned for
        text = _AT_END.sub(rf"\1{_end('')}\2", text)
        text = re.sub(r'descr="data:[^"]*"', 'descr=""', text)
        return tagged_in_docx(text, foreign, region).encode()

    return changed(document, {"word/document.xml": laid, r"word/header\d+\.xml": headed})


def _headings(document: str) -> Iterator[Heading]:
    """Yield the headings that the contents list."""
    for name, level, inner in _HEADING.findall(document):
        yield Heading(name, int(level), words_of(inner))


def _with_contents(document: str) -> str:
    """Put a field with all headings, each a link, for the mark; page numbers come on updating it.

    A field without entries would be empty until somebody updates it, and one that is marked as out
    of date makes Word ask a question whenever the file is opened.
    """
    entries = list(_headings(document))

    def made(label: re.Match[str]) -> str:
        heading = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{_run(label[1])}</w:p>'
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}"
            f"{''.join(_entries(entries))}</w:sdtContent></w:sdt>"
        )

    return CONTENTS.sub(made if entries else "", document)


def _entries(headings: list[Heading]) -> Iterator[str]:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for number, heading in enumerate(headings):
        words = _run(heading.words)
        link = f'<w:hyperlink w:anchor="{heading.name}" w:history="1">{words}</w:hyperlink>'
        first, last = number == 0, number == len(headings) - 1
        space = '<w:spacing w:after="280"/>' if last else ""
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="TOC{heading.level}"/>{space}</w:pPr>'
            f"{begin if first else ''}{link}{end if last else ''}</w:p>"
        )


def _run(words: str) -> str:
    """Return words that are XML already as a run of text."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _with_sections(document: str) -> str:
    """Put ends of sections for the marks: what stands between two marks lies on its long side."""
    sections = _SECTION.findall(document)
    if "<!--landscape-->" not in document or not sections:
        return document
    first = sections[-1]
    rest = first.replace("<w:titlePg />", "").replace("<w:titlePg/>", "")
    lying = _lying(rest)
    before, _, after = document.partition("<!--landscape-->")
    inside, _, after = after.partition("<!--portrait-->")
    if re.search(r"<w:(p|tbl)\b", _SECTION.sub("", after)):
        inside, last = inside + _end(lying), rest
    else:
        last = lying  # nothing stands after it: an upright sheet would be empty
    return before + _end(first) + inside + after.replace(first, last)


def _end(section: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{section}</w:pPr></w:p>'


def _lying(section: str) -> str:
    """Return a section on the same paper, turned."""
    size = re.search(r"<w:pgSz\b[^>]*>", section)
    if not size:
        return section
    width, height = (re.search(rf'w:{x}="(\d+)"', size[0]) for x in "wh")
    assert width
    assert height
    turned = f'<w:pgSz w:w="{height[1]}" w:h="{width[1]}" w:orient="landscape"/>'
    for side, margin in _MARGINS.items():
        given = rf'(<w:pgMar\b[^>]*?)w:{side}="\d+"'
        section = re.sub(given, rf'\1w:{side}="{margin}"', section)
    return section.replace(size[0], turned)


def _table(match: re.Match[str]) -> str:
    """Return a table whose rows stay whole and whose paragraphs stand in the styles of tables.

    A row of many lines goes on on the next page: kept whole, it would leave most of one bare.
    """
    rows = re.sub(r"(?s)<w:tr>.*?</w:tr>", _row, match[0])
    head, mark, body = rows.partition("</w:tr>")
    if '<w:tblHeader w:val="on" />' in head:
        head = _in_style(head, "TableHeader")
    body = _in_style(body, "TableText")
    # a list is set in as far as its bullet takes
    indent = r'\1<w:ind w:left="227" w:hanging="227"/>'
    return _kept(head + mark + re.sub(r"(<w:numPr>.*?</w:numPr>)", indent, body))


def _row(match: re.Match[str]) -> str:
    row = match[0]
    if is_high(re.findall(r"(?s)<w:p>.*?</w:p>", cell) for cell in row.split("</w:tc>")):
        return row
    if "<w:tr><w:trPr>" in row:
        return row.replace("<w:tr><w:trPr>", "<w:tr><w:trPr><w:cantSplit/>")
    return row.replace("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>")


def is_high(cells: Iterable[Iterable[str]]) -> bool:
    """Tell whether a row takes more than two fifths of a sheet that lies, as far as can be told.

    Only a word processor knows its lines: what is counted is the letters of each paragraph of each
    of its cells.
    """
    return any(
        sum(1 + len(words_of(paragraph)) // _LETTERS for paragraph in cell) > _MOST_LINES
        for cell in cells
    )


def _kept(table: str) -> str:
    """Return a table that leaves no row alone on a page: a short one is kept together.

    A row is kept with the next one where each of its paragraphs is.
    """
    rows = re.findall(r"(?s)<w:tr>.*?</w:tr>", table)
    if not is_low(table, len(rows)):
        return table
    for number, row in enumerate(rows, 1):
        if number < len(rows) and (is_short(rows) or number in (1, 2, len(rows) - 1)):
            kept = re.sub(r'(<w:pStyle w:val="[^"]*" ?/>)', r"\1<w:keepNext/>", row)
            table = table.replace(row, kept, 1)
    return table


def is_low(table: str, rows: int) -> bool:
    """Tell whether some rows of a table fit a page for certain, as they are of a few lines each."""
    return len(words_of(table)) <= rows * _SHORT_ROW


def is_short(rows: Sized) -> bool:
    """Tell whether a table of low rows is kept together."""
    return len(rows) <= _SHORT_ROWS


def _in_style(rows: str, style: str) -> str:
    named = re.sub(r'<w:pStyle w:val="(?:Compact|BodyText|FirstParagraph)" />', "", rows)
    return re.sub(
        r"<w:p><w:pPr>(?!<w:pStyle)", f'<w:p><w:pPr><w:pStyle w:val="{style}"/>', named
    ).replace("<w:p><w:r>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>')
