"""Small sheets set by the house style, and what can be read back out of their PDF."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import typst

from mkataba import model, project
from mkataba.formatting import formatter_for
from mkataba.render.named import named
from mkataba.render.prints import frame
from mkataba.render.templating import Templates
from mkataba.typeface import Typeface, typeface
from tests.conftest import PROFILE, ROOT, checked_example

PRINT = ROOT / "templates/print"


@cache
def _compiler(fonts: tuple[Path, ...]) -> typst.Compiler:
    folders = [str(folder) for folder in dict.fromkeys(path.parent for path in fonts)]
    found = typst.Fonts(include_system_fonts=False, font_paths=[*folders])
    return typst.Compiler(root=str(PRINT), font_paths=found, ignore_system_fonts=True)


@cache
def templates(language: str) -> Templates:
    files = project.load(ROOT).templates
    channels = {c.id: c.name for c in body().channels if c.name}
    words = formatter_for(language, files, channels, PROFILE)
    common = {"draft": False, "languages": body().organization.languages}
    return Templates(files, words, common)


@cache
def body() -> model.Body:
    return model.build(checked_example().content)


def small_sheet(
    words: str,
    width: float = 300,
    *,
    face: Typeface | None = None,
    data: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the PDF of a sheet with some markup of Typst in one column.

    Args:
        words: The markup.
        width: The width of the column in points.
        face: The fonts; the house font alone where None is given.
        data: What goes into the data of the sheet, besides the frame.
    """
    face = face or typeface()
    framed = named({**frame(body(), templates("en"), False), **(data or {})})
    told = {"fonts": face.families, **framed}
    text = f"""#import "house.typ": *
#show: house.with(title: "A sheet")
#set page(width: {width + 40}pt, height: 1200pt, margin: 20pt)
{words}"""
    made = _compiler(tuple(face.files)).compile(
        input=text.encode(), format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0,
        sys_inputs={"data": json.dumps(told)},
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


def lines_of(pdf: bytes | Path) -> list[str]:
    """Return the lines of a PDF's pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [line.strip() for text in texts for line in text.splitlines()]


def links_of(pdf: pikepdf.Pdf) -> list[str]:
    """Return where the links of a PDF lead to, in the order of its pages."""
    links = (link for page in pdf.pages for link in page.get("/Annots", []))
    return [str(link.A.URI) for link in links if "/URI" in link.A]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the tree of tags, in the order in which they are read aloud."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        here = waiting.pop()
        if isinstance(here, pikepdf.Array):
            waiting += reversed(list(here))
        elif isinstance(here, pikepdf.Dictionary) and "/S" in here:
            yield here
            waiting += [here.K] if "/K" in here else []
