"""What a built site says: the words of every page, PDF and DOCX, read back out of the files."""

import html
import re
import zipfile
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
        if path.suffix in READERS:  # Braille says what the plain text says
            said[path.name] = READERS[path.suffix](path)
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
        document = archive.read("word/document.xml").decode()
    found = []
    for part in document.split("</w:p>")[:-1]:
        style = re.search(r'<w:pStyle w:val="([^"]*)"', part)
        words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part))
        found.append((style[1] if style else "", html.unescape(words)))
    return found


def plain_text(path: Path) -> str:
    """Return the words of a plain text without the marks of lists and the lines under headings."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if set(line) - {"=", "-"})


READERS = {".pdf": pdf, ".docx": docx, ".txt": plain_text}


def holds(said: str, words: str) -> bool:
    """Tell whether words stand in others, not as a part of longer ones or of a larger number."""
    if words.lower() not in said:
        return False
    exact = re.escape(words.lower())
    return bool(re.search(rf"(?<![\w.,-])(?<!\d[.,]){exact}(?!\w|[.,]\d)", said))
