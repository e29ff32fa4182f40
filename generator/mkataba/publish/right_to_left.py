"""Files for word processors in a language that is written from right to left.

pandoc marks the words of a DOCX so, and nothing of an ODT. What is left is where text begins:
paragraphs, lists and the columns of tables.
"""

import re

from mkataba.publish.archive_parts import changed


def turned_docx(document: bytes) -> bytes:
    """Return a DOCX whose paragraphs, tables and pages begin at the right."""
    return changed(
        document,
        {
            "word/styles.xml": lambda data: _styles(data.decode()).encode(),
            r"word/(document|header.*|footer.*)\.xml": lambda data: _story(data.decode()).encode(),
        },
    )


def _styles(styles: str) -> str:
    """Say it once, in the style that all others are made from."""
    normal = r'(?s)(<w:style\b[^>]*w:styleId="Normal"[^>]*>)(.*?)(</w:style>)'
    return re.sub(normal, lambda found: found[1] + _turned(found[2]) + found[3], styles, count=1)


def _turned(style: str) -> str:
    if "<w:pPr>" in style:
        return style.replace("<w:pPr>", "<w:pPr><w:bidi/>", 1)
    before, mark, after = style.partition("<w:rPr>")
    return f"{before}<w:pPr><w:bidi/></w:pPr>{mark}{after}"


def _story(text: str) -> str:
    # pandoc's mark of each paragraph: at the end of its properties, where it may not stand
    text = re.sub(r"<w:bidi ?/>", "", text)
    text = re.sub(r"(<w:tblPr>\s*<w:tblStyle [^>]*/>)", r"\1<w:bidiVisual/>", text)
    text = re.sub(r"(<w:docGrid\b|</w:sectPr>)", r"<w:bidi/>\1", text)
    text = re.sub(r"<w:bidi/>(<w:docGrid\b[^>]*/>\s*)<w:bidi/>", r"<w:bidi/>\1", text)
    # the contents and the field with the title are ours
    return re.sub(r"<w:r>(?!\s*<w:rPr>)", "<w:r><w:rPr><w:rtl/></w:rPr>", text)


def turned_odt(document: bytes) -> bytes:
    """Return an ODT whose pages, paragraphs and tables begin at the right."""

    def turned(data: bytes) -> bytes:
        text = data.decode().replace('writing-mode="lr-tb"', 'writing-mode="rl-tb"')
        text = re.sub(r'fo:text-align="(\w+)"', _aligned, text)
        table = r"<style:table-properties(?![^>]*writing-mode)"
        text = re.sub(table, r'<style:table-properties style:writing-mode="rl-tb"', text)
        return re.sub(_DEFAULT, _from_the_right, text).encode()

    return changed(document, {r"(styles|content)\.xml": turned})


# LibreOffice takes "start" for the left in every language
_DEFAULT = r'<style:default-style style:family="paragraph">\s*<style:paragraph-properties\b[^>]*>'
_SIDES = {"left": "right", "start": "right", "right": "left", "end": "left"}


def _aligned(found: re.Match[str]) -> str:
    return f'fo:text-align="{_SIDES.get(found[1], found[1])}"'


def _from_the_right(found: re.Match[str]) -> str:
    plain = re.sub(r' (?:style:writing-mode|fo:text-align)="[^"]*"', "", found[0])
    told = '<style:paragraph-properties fo:text-align="right" style:writing-mode="rl-tb"'
    return plain.replace("<style:paragraph-properties", told, 1)
