"""Words of another language bear its tag in PDF, DOCX and ODT: they are read aloud in their own."""

import ctypes
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from msgspec.structs import replace

from mkataba import model
from mkataba.papers import Sheet
from mkataba.print_entry import OFFICE_FORMATS, PRINT_FORMATS
from mkataba.print_registry import SHEETS
from mkataba.publish.press import Press
from mkataba.publish.print_names import Wanted
from mkataba.publish.prints import print_all
from mkataba.render.foreign_words import foreign_words
from mkataba.render.parts import Part
from mkataba.render.prints import sheet_data
from mkataba.values.text import Text
from tests.conftest import checked_example
from tests.publish.test_charter_sheet import set_
from tests.sheets import templates

WHOLE = model.build(checked_example().content)


def without(text: Text | None) -> Text:
    """Return a text without its words in Kiswahili."""
    assert text
    return Text(tuple(pair for pair in text.words if pair[0] != "sw"))


def untranslated() -> model.Body:
    """Return the example with a name, a sentence and a purpose in English alone."""
    first, *others = WHOLE.external.groups[0].services
    groups = (replace(
        WHOLE.external.groups[0], services=(replace(first, name=without(first.name)), *others)
    ),)  # fmt: skip
    charter = replace(
        WHOLE.external, groups=groups, introduction=without(WHOLE.external.introduction)
    )
    policy = replace(WHOLE.policy, purpose=without(WHOLE.policy.purpose))
    return replace(WHOLE, external=charter, policy=policy)


BODY = untranslated()
WORDS = templates("sw").formatter
NAME = WORDS.text(BODY.external.groups[0].services[0].name)
INTRODUCTION = WORDS.text(BODY.external.introduction)
PURPOSE = WORDS.text(BODY.policy.purpose)


def tagged(path: Path) -> str:
    """Return the words of a PDF that are tagged as English: by a mark around them, or above it."""
    pieces = []
    for page in pypdfium2.PdfDocument(path):
        above, textpage = dict(_languages(page)), page.get_textpage()
        texts = page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5, textpage=textpage)
        for one in texts:
            number = pdfium.FPDFPageObj_GetMarkedContentID(one.raw)
            if (_own_language(one) or above.get(number, "")).startswith("en"):
                pieces.append(one.extract())
    return condensed("".join(pieces))


def _own_language(one: pypdfium2.PdfObject) -> str:
    """Return the language that a mark around a text names; "" where none does."""
    found = ""
    for n in range(pdfium.FPDFPageObj_CountMarks(one.raw)):
        mark = pdfium.FPDFPageObj_GetMark(one.raw, n)
        room, size = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", room, 64, size):
            found = bytes(room)[: size.value - 2].decode("utf-16-le")
    return found


def _languages(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """Yield the number of each marked content with the language of what it stands in."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
    waiting = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), "") for n in roots]
    while waiting:
        element, language = waiting.pop()
        if not element:
            continue
        room = ctypes.create_string_buffer(64)
        size = pdfium.FPDF_StructElement_GetLang(element, room, 64)
        language = room.raw[: max(size - 2, 0)].decode("utf-16-le") or language
        for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, n)
            if number >= 0:
                yield number, language
            waiting.append((pdfium.FPDF_StructElement_GetChildAtIndex(element, n), language))
    pdfium.FPDF_StructTree_Close(tree)


def condensed(words: str) -> str:
    return re.sub(r"[\s\u00ad\u0002]", "", words)


def test_an_address_is_in_no_language() -> None:
    assert foreign_words(WHOLE, WORDS) == ()
    assert foreign_words(WHOLE, templates("en").formatter) == ()
    assert dict(foreign_words(BODY, WORDS)) == dict.fromkeys((NAME, INTRODUCTION, PURPOSE), "en")


@pytest.mark.parametrize("layout", ["charter", "brochure", "service-sheets", "poster"])
def test_a_sheet_tags_words_that_are_not_translated(press: Press, layout: str) -> None:
    words = templates("sw")
    data = sheet_data(BODY, Part(BODY.external), words, False, layout, SHEETS[layout])
    data |= {"foreign": foreign_words(BODY, words.formatter)}
    read = tagged(set_(press, data, layout))
    assert condensed(NAME) in read
    assert set(read.replace(condensed(INTRODUCTION), "").split(condensed(NAME))) == {""}
    assert (condensed(INTRODUCTION) in read) == (layout == "charter")


def test_each_language_of_a_pair_is_tagged(press: Press) -> None:
    charter = replace(WHOLE.external, groups=WHOLE.external.groups[:1])
    parts = (Part(charter), templates("sw"), False, "poster", Sheet("a1"))
    path = set_(press, sheet_data(WHOLE, *parts, second=templates("en")), "poster")
    read = tagged(path)
    for service in charter.services:
        assert service.name
        assert condensed(service.name.any("en")) in read
        assert condensed(service.name.any("sw")) not in read


def test_documents_tag_words_that_are_not_translated(press: Press, tmp_path: Path) -> None:
    each = {language: templates(language) for language in ("en", "sw")}
    only = [Wanted(f"policy.{form}", "sw") for form in PRINT_FORMATS]
    assert print_all(BODY, press, tmp_path, each, False, only).failures == ()
    assert tagged(tmp_path / "sw/policy.pdf") == condensed(PURPOSE)
    for form in OFFICE_FORMATS:
        assert told((tmp_path / f"sw/policy.{form}").read_bytes(), form) == {"en": [PURPOSE]}


def told(raw: bytes, form: str) -> dict[str, list[str]]:
    """Return the words of a DOCX or ODT that bear a language of their own, by its code."""
    name = {"docx": "word/document.xml", "odt": "content.xml"}[form]
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        text = archive.read(name).decode()
    pattern = {
        "docx": r'<w:lang w:val="(\w+)-KE"/></w:rPr><w:t[^>]*>([^<]+)</w:t>',
        "odt": r'<text:span text:style-name="Language_(\w+)">([^<]+)</text:span>',
    }[form]
    found: dict[str, list[str]] = {}
    for code, words in re.findall(pattern, text):
        found.setdefault(code, []).append(words)
    assert form == "docx" or 'fo:language="en" fo:country="KE"' in text
    return found
