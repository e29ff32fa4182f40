"""What a built site says: the words of every page and print, read back out of the files."""

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from selectolax.lexbor import LexborHTMLParser

PAGES = {
    "home": "index.html", "services": "services/index.html", "charter": "charter/index.html",
    "feedback": "feedback/index.html", "service-points": "service-points/index.html",
    "policy": "policy/index.html", "manual": "manual/index.html",
    "staff-charter": "staff-charter/index.html", "downloads": "downloads/index.html",
}  # fmt: skip


def said_by(site: Path, language: str) -> dict[str, str]:
    """Return the words of each output in a language; pages of services are told apart by charter.

    ``frame`` is what stands around the text of every page.
    """
    root = site if language == "en" else site / language
    said = {name: page(root / path) for name, path in PAGES.items()}
    for folder in sorted(root.iterdir()):  # the parts that have a schema alone
        below = sorted(folder.glob("**/index.html"))
        if below and folder.name not in (*PAGES, "services", "sw", "home"):
            said[folder.name] = "\n".join(map(page, below))
    said["frame"] = page(root / "404.html", inside=False)
    services = sorted((root / "services").glob("*/index.html"))
    for name, staff in (("service", False), ("staff-service", True)):
        said[name] = "\n".join(
            page(path) for path in services if path.parent.name.startswith("staff-") is staff
        )
    for path in sorted((site / "print" / language).iterdir()):
        if path.suffix in PRINTS:  # Braille says what the plain text says
            said[path.name] = PRINTS[path.suffix](path)
    return {name: " ".join(words.lower().split()) for name, words in said.items()}


def page(path: Path, inside: bool = True) -> str:
    """Return the words of a page's text and where its links lead; or those of all around it."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    tree.strip_tags(["script", "style", "svg", "template"])
    article = tree.css_first("article")
    assert article is not None
    if not inside:
        article.decompose()
        return tree.body.text(separator=" ") if tree.body else ""
    links = (node.attributes.get("href") or "" for node in article.css("a"))
    anchors = (node.attributes.get("id") or "" for node in article.css("[id]"))
    return " ".join((article.text(separator=" "), *links, *anchors))


def pdf(path: Path) -> str:
    """Return the words of a PDF, a space between those of different runs."""
    document = pypdfium2.PdfDocument(path)
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    words = re.sub(r"\r\n(?=\.\w)", "", words)  # the reader parts some words before a full stop
    return re.sub("[\u00ad\u200b\ufffe\u0002]", "", words)


def docx(path: Path) -> str:
    """Return the words of a DOCX, a line for each paragraph."""
    return "\n".join(words for _, words in paragraphs(path))


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """Return style and words of each paragraph of a DOCX."""
    with zipfile.ZipFile(path) as archive:
        return list(_lines(archive.read("word/document.xml").decode()))


def plain_text(path: Path) -> str:
    """Return the words of a plain text without the marks of lists and the lines under headings."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if set(line) - {"=", "-"})


def holds(said: str, words: str) -> bool:
    """Tell whether words stand in others, not as a part of longer ones or of a larger number."""
    exact = words.lower()
    at = said.find(exact)  # an expression that looks back first takes a hundred times as long
    while at >= 0:
        if _BEGIN.match(said, at) and _END.match(said, at + len(exact)):
            return True
        at = said.find(exact, at + 1)
    return False


_BEGIN = re.compile(r"(?<![\w.,-])(?<!\d[.,])")
_END = re.compile(r"(?!\w|[.,]\d)")


def odt(path: Path) -> str:
    """Return the words of an ODT, a line for each paragraph."""
    return "\n".join(words for _, words in odt_paragraphs(path))


def odt_paragraphs(path: Path) -> list[tuple[str, str]]:
    """Return style and words of each paragraph and heading of an ODT."""
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    return list(_lines(content))


Table = list[list[str]]
"""The rows of a table, each with the words of its cells."""


def tables(path: Path) -> list[Table]:
    """Return the tables of a DOCX or an ODT; a cell has a line for each paragraph."""
    name, row, cell = {
        ".docx": ("word/document.xml", "w:tr", "w:tc"),
        ".odt": ("content.xml", "table:table-row", "table:table-cell"),
    }[path.suffix]
    with zipfile.ZipFile(path) as archive:
        text = archive.read(name).decode()
    table = {"w:tr": "w:tbl"}.get(row, "table:table")
    return [
        [
            ["\n".join(words for _, words in _lines(part)) for part in _elements(cell, line)]
            for line in _elements(row, whole)
        ]
        for whole in _elements(table, text)
    ]


def _elements(name: str, text: str) -> list[str]:
    """Return what stands in each element of a name; none of them holds another one."""
    return re.findall(rf"(?s)<{name}(?: [^>]*)?>(.*?)</{name}>", text)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield style and words of each paragraph of a DOCX or an ODT that has words."""
    pattern = r"(?s)<(w:p|text:p|text:h)(?: text:style-name=\"([^\"]*)\")?(?: [^>]*)?>(.*?)</\1>"
    for name, named, inner in re.findall(pattern, text):
        if name == "w:p":
            found = re.search(r'<w:pStyle w:val="([^"]*)"', inner)
            yield found[1] if found else "", html.unescape("".join(_elements("w:t", inner)))
        else:
            words = re.sub("(?s)<svg:desc>.*?</svg:desc>", "", inner)
            yield named, html.unescape(re.sub("<[^>]*>", "", words))


PRINTS = {".pdf": pdf, ".docx": docx, ".odt": odt, ".txt": plain_text}
"""What reads the words of a print, by the ending of its file."""
