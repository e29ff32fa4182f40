"""Tags on words of another language in DOCX and ODT, by which they are read aloud and spelled."""

import re
from xml.sax.saxutils import escape

from mkataba.render.foreign_words import Foreign

_RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?(<w:t(?: [^>]*)?>)([^<]+)</w:t></w:r>", re.DOTALL)
_BODY = "</office:automatic-styles>"


def tagged_in_docx(document: str, foreign: Foreign, region: str) -> str:
    """Return the main part of a DOCX in which such words are runs with their language.

    Args:
        document: The part as XML.
        foreign: The words, each with the code of its language.
        region: The code of the country.
    """
    if not foreign:
        return document
    codes, pattern = _pattern(foreign)

    def parted(run: re.Match[str]) -> str:
        pieces = pattern.split(run[3])
        if len(pieces) == 1:
            return run[0]
        made = ""
        for piece in filter(None, pieces):
            tag = f'<w:lang w:val="{codes[piece]}-{region}"/>' if piece in codes else ""
            look = f"<w:rPr>{run[1] or ''}{tag}</w:rPr>" if run[1] or tag else ""
            made += f'<w:r>{look}<w:t xml:space="preserve">{piece}</w:t></w:r>'
        return made

    return _RUN.sub(parted, document)


def tagged_in_odt(content: str, foreign: Foreign, region: str) -> str:
    """Return the content of an ODT in which such words are spans with their language; as above."""
    if not foreign:
        return content
    codes, pattern = _pattern(foreign)
    head, mark, body = content.partition(_BODY)
    styles = "".join(
        f'<style:style style:name="Language_{code}" style:family="text"><style:text-properties '
        f'fo:language="{code}" fo:country="{region}"/></style:style>'
        for code in sorted(set(codes.values()))
    )

    def spans(text: re.Match[str]) -> str:
        return pattern.sub(
            lambda found: (
                f'<text:span text:style-name="Language_{codes[found[0]]}">{found[0]}</text:span>'
            ),
            text[0],
        )

    return head + styles + mark + re.sub(r"(?<=>)[^<]+", spans, body)


def _pattern(foreign: Foreign) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the language of words as they stand in XML, and what finds them as whole words."""
    codes = {escape(words): code for words, code in foreign}
    return codes, re.compile(rf"(?<!\w)({'|'.join(map(re.escape, codes))})(?!\w)")
