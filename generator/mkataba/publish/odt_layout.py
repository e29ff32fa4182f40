"""What pandoc leaves undone in an ODT: contents, pages that lie, whole rows, styles, alt text."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from mkataba.publish.archive_parts import Heading, changed, words_of
from mkataba.publish.docx_layout import CONTENTS, is_high, is_low, is_short
from mkataba.publish.language_tags import tagged_in_odt
from mkataba.render.foreign_words import Foreign

_HEADING = re.compile(
    r'(?s)<text:h text:style-name="Heading_20_([12])[^"]*"[^>]*>'
    r'<text:bookmark-start text:name="([^"]*)" />(.*?)</text:h>'
)
_PICTURE = re.compile(r"(?s)(<draw:frame)( .*?)(</draw:frame>)\s*<!--alt:(.*?)-->")
_ADDED = (
    '<style:style style:name="WholeRow" style:family="table-row"><style:table-row-properties '
    'fo:keep-together="always"/></style:style>'
    '<style:style style:name="LastLine" style:family="paragraph" '
    'style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0pt" '
    'fo:margin-bottom="0pt" fo:line-height="1pt"/><style:text-properties fo:font-size="1pt" '
    'style:font-size-asian="1pt" style:font-size-complex="1pt"/></style:style>'
) + "".join(
    f'<style:style style:name="LastEntry{level}" style:family="paragraph" '
    f'style:parent-style-name="Contents_20_{level}"><style:paragraph-properties '
    'fo:margin-bottom="14pt"/></style:style>'
    for level in (1, 2)
)
_CELL = (
    '<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
    'fo:padding="2mm" fo:border="none" fo:border-bottom="0.6pt solid {line}"{fill}/></style:style>'
)
_LINE = "#C9D1D8"
_PLAIN = "Index_20_Link"


def laid_out(document: bytes, draft: str, foreign: Foreign = (), region: str = "") -> bytes:
    """Return an ODT of pandoc's with contents, pages that lie, and tables in our styles.

    Args:
        document: What pandoc made; where contents and sections stand is marked in it.
        draft: The line at the head of each page of a draft; "" for none.
        foreign: Words in another language than the document's.
        region: The code of the country.
    """
    header = [""]

    def styled(data: bytes) -> bytes:
        text = data.decode()
        header[0] = _fill(text)
        return (_drafted(text, draft) if draft else text).encode()

    # the styles are asked first: the colour of a table's head stands there
    made = changed(document, {"styles.xml": styled})

    def laid(data: bytes) -> bytes:
        return tagged_in_odt(_laid(data.decode(), header[0]), foreign, region).encode()

    return changed(made, {"content.xml": laid})


def _fill(styles: str) -> str:
    """Return the colour behind the heads of tables, as the reference document has it."""
    style = re.search(r'(?s)style:name="Table_20_Header".*?</style:style>', styles)
    colour = re.search(r'fo:background-color="(#[0-9A-Fa-f]{6})"', style[0] if style else "")
    return colour[1] if colour else ""


def _drafted(styles: str, words: str) -> str:
    """Return styles in which each page has the words at its head."""
    plain = re.sub(r"(?s)<style:header>.*?</style:header>|<style:header */>", "", styles)
    line = f'<text:p text:style-name="Draft">{escape(words)}</text:p>'
    head = f"<style:header>{line}</style:header>"
    opened = re.sub(
        r"<style:master-page\b([^>]*)/>", r"<style:master-page\1></style:master-page>", plain
    )
    return re.sub(r"<style:master-page\b[^>]*>", lambda found: found[0] + head, opened)


def _laid(content: str, fill: str) -> str:
    text = _with_pages(_with_contents(content))
    text = re.sub(r"(?s)<table:table .*?</table:table>", _table, text)
    text = re.sub(r"(?s)<text:a .*?</text:a>", _link, text)
    text = _PICTURE.sub(r'\1 text:anchor-type="as-char"\2<svg:desc>\4</svg:desc>\3', text)
    return _without_idle(_kept(_with_cells(text, fill)))


def _kept(content: str) -> str:
    """Return a text whose short tables stand on one page, and that ends on a page with words."""
    tables = re.findall(r'(?s)<table:table [^>]*?style-name="([^"]*)"(.*?)</table:table>', content)
    for name, table in tables:
        rows = table.split("</table:table-row>")[:-1]
        if is_short(rows) and is_low(table, len(rows)):
            style = rf'(style:name="{name}" style:family="table">\s*<style:table-properties)'
            content = re.sub(style, r'\1 style:may-break-between-rows="false"', content, count=1)
    # LibreOffice puts a line below a table that ends a file: one that no page is turned for
    last = r'\1<text:p text:style-name="LastLine"/>\2'
    ended = re.sub(r"(</table:table>\s*)(</office:text>)", last, content)
    if ended == content:
        return content
    space = rf'(style:name="{tables[-1][0]}" style:family="table">[^>]*?) fo:margin-bottom="8pt"'
    return re.sub(space, r"\1", ended)


def _headings(content: str) -> Iterator[Heading]:
    """Yield the headings that the contents list."""
    for level, name, inner in _HEADING.findall(content):
        yield Heading(name, int(level), words_of(inner))


def _with_contents(content: str) -> str:
    """Put an index with all headings, each a link, for the mark."""
    entries = list(_headings(content))
    templates = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="Contents_20_{level}"><text:index-entry-link-start/>'
        '<text:index-entry-text/><text:index-entry-tab-stop style:type="right" '
        'style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>'
        "</text:table-of-content-entry-template>"
        for level in (1, 2)
    )

    def made(label: re.Match[str]) -> str:
        lines = "".join(
            f'<text:p text:style-name="{_entry(heading, entries)}">'
            f'<text:a xlink:type="simple" xlink:href="#{heading.name}" text:style-name="{_PLAIN}" '
            f'text:visited-style-name="{_PLAIN}">{heading.words}</text:a>'
            "</text:p>"
            for heading in entries
        )
        title = f'<text:p text:style-name="Contents_20_Heading">{label[1]}</text:p>'
        return (
            '<text:table-of-content text:name="Contents" text:protected="false">'
            '<text:table-of-content-source text:outline-level="2">'
            '<text:index-title-template text:style-name="Contents_20_Heading">'
            f"{label[1]}</text:index-title-template>{templates}</text:table-of-content-source>"
            f'<text:index-body><text:index-title text:name="Contents_Head">{title}'
            f"</text:index-title>{lines}</text:index-body></text:table-of-content>"
        )

    return CONTENTS.sub(made if entries else "", content)


def _entry(heading: Heading, entries: list[Heading]) -> str:
    """Return the style of a line of the contents: below the last one there is room."""
    return f"LastEntry{heading.level}" if heading is entries[-1] else f"Contents_20_{heading.level}"


def _with_pages(content: str) -> str:
    """Turn the pages of what stands between the marks: its first heading says so."""
    for mark, page in (("landscape", "Landscape"), ("portrait", "Portrait")):
        before, found, after = content.partition(f"<!--{mark}-->")
        if found:
            turned = f'<text:h text:style-name="Heading_20_1_20_{page}"'
            content = before + after.replace('<text:h text:style-name="Heading_20_1"', turned, 1)
    return content


def _table(match: re.Match[str]) -> str:
    """Return a table whose rows stay whole and whose paragraphs stand in the styles of tables."""
    rows = re.sub(r"(?s)<table:table-row>.*?</table:table-row>", _row, match[0])
    head, mark, body = rows.rpartition("</table:table-header-rows>")
    plain = re.compile(
        r'(<text:p text:style-name=")(?:P\d+|Text_20_body|First_20_paragraph|Table_20_Contents'
        r'|Table_20_Heading|Standard)"'
    )
    head = plain.sub(r'\1Table_20_Header"', head)
    body = plain.sub(r'\1Table_20_Text"', body)
    return (
        head
        + mark
        + re.sub(
            r'<text:list text:style-name="L\d+">',
            '<text:list text:style-name="Table_20_List">',
            body,
        )
    )


def _row(match: re.Match[str]) -> str:
    """Return a row that stays whole, unless it is of many lines."""
    cells = match[0].split("</table:table-cell>")
    if is_high(re.findall(r"(?s)<text:p\b.*?</text:p>", cell) for cell in cells):
        return match[0]
    return match[0].replace("<table:table-row>", '<table:table-row table:style-name="WholeRow">')


def _link(match: re.Match[str]) -> str:
    link = match[0].replace(' office:name=""', "")
    return re.sub(r'text:style-name="Definition"', 'text:style-name="Internet_20_link"', link)


def _with_cells(content: str, fill: str) -> str:
    """Give cells room, a line below, and their head its colour."""
    coloured = f' fo:background-color="{fill}" style:vertical-align="bottom"' if fill else ""
    for name, colour in (("TableHeaderRowCell", coloured), ("TableRowCell", "")):
        cell = _CELL.format(name=name, line=_LINE, fill=colour)
        old = rf'(?s)<style:style style:name="{name}".*?</style:style>'
        content = re.sub(old, cell, content, count=1)
    content = content.replace(
        "</office:automatic-styles>", f"{_ADDED}</office:automatic-styles>", 1
    )
    return content.replace('table:align="center"', 'table:align="margins" fo:margin-bottom="8pt"')


def _without_idle(content: str) -> str:
    """Leave out the styles of lists that stand in tables now: pandoc makes one for each list."""
    head, mark, body = content.partition("</office:automatic-styles>")
    used = set(re.findall(r'text:style-name="((?:L|P)\d+)"', body))

    def kept(match: re.Match[str]) -> str:
        return match[0] if match[1] in used else ""

    head = re.sub(r'(?s)<style:style style:name="(P\d+)".*?</style:style>\s*', kept, head)
    # a margin of a paragraph would take the place of that of its list
    own = r"(?:fo:(?:margin-left|margin-right|text-indent)|style:auto-text-indent)"
    head = re.sub(rf' {own}="[^"]*"(?=[^>]*fo:margin-top)', "", head)
    used |= set(re.findall(r'style:list-style-name="(L\d+)"', head))
    head = re.sub(r'(?s)<text:list-style style:name="(L\d+)">.*?</text:list-style>\s*', kept, head)
    return head + mark + body
