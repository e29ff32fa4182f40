"""PPTX -> tables, named by the title of the slide, and what is said around them, in order."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring

from mkataba.tables import archive
from mkataba.tables.grid import (
    EMPTY,
    HIDDEN_SLIDE,
    LOWERED,
    RAISED,
    Cell,
    UnreadableError,
    cell,
    check_size,
    struck_out,
    table,
)
from mkataba.tables.limits import PROSE_BYTES
from mkataba.tables.passage import Part, passage

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BROKEN = "is broken; open it in the program that made it and save it again"
_TITLES = ("title", "ctrTitle")


def read(name: str, raw: bytes) -> list[Part]:
    """Return the tables of a presentation and what is said around them.

    Raises:
        UnreadableError: If it is locked, broken or too large.
    """
    parts = archive.parts(raw, ".pptx")
    if sum(len(part) for path, part in parts.items() if path.startswith("ppt/")) > PROSE_BYTES:
        raise UnreadableError(f"is too large: at most {PROSE_BYTES // 10**6} MB of it are read")
    made_of: list[Part] = []
    tables = 0
    # no entity is declared in any part: archive has looked
    for number, path in enumerate(_slides(parts), 1):
        slide = _parsed(parts[path])
        hidden = (HIDDEN_SLIDE,) if slide.get("show") == "0" else ()
        title = _title(slide)
        for found in slide.iter():
            if found.tag not in (f"{_A}tbl", f"{_P}sp"):
                continue
            if found.tag == f"{_P}sp":
                made_of += _said(name, found, number)
                continue
            struck: list[tuple[str, str]] = []
            rows = _rows(found, struck)
            check_size(len(rows), max(map(len, rows), default=0), f"table {tables + 1}")
            notes = (*hidden, *struck_out(struck))
            made = table(name, title, tables + 1, list(enumerate(rows, 1)), notes)
            if made:
                tables += 1
                made_of.append(made)
    return made_of


def _said(name: str, shape: Element, slide: int) -> list[Part]:
    """Return the paragraphs of a shape; those of a title are the slide's heading."""
    kinds = {holder.get("type") for holder in shape.iter(f"{_P}ph")}
    if kinds & {"dt", "ftr", "sldNum"}:
        return []
    level = int(not kinds.isdisjoint(_TITLES))
    where = f"slide {slide}"
    paragraphs = list(shape.iter(f"{_A}p"))
    if level:
        words = "\n".join(_line(one, []) for one in paragraphs)
        found = [passage(name, [words], level=level, where=where)]
    else:
        found = [
            passage(
                name,
                [_line(one, [])],
                item=bool(kinds) and not _is_bold(one),
                strong=_is_bold(one),
                where=where,
            )
            for one in paragraphs
        ]
    return [one for one in found if one]


def _is_bold(words: Element) -> bool:
    """Tell whether each run of a paragraph that says something is bold."""
    runs = [run for run in words.iter(f"{_A}r") if "".join(run.itertext()).strip()]
    styles = [run.find(f"{_A}rPr") for run in runs]
    return bool(runs) and all(one is not None and _is_on(one, "b") for one in styles)


def _slides(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of the slides' parts, in the order in which they are shown."""
    try:
        links = _parsed(parts["ppt/_rels/presentation.xml.rels"])
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        for slide in _parsed(parts["ppt/presentation.xml"]).iter(f"{_P}sldId"):
            path = posixpath.normpath(posixpath.join("ppt", targets[slide.get(f"{_R}id")]))
            path = path.lstrip("/").removeprefix("ppt/ppt/") if path.startswith("/") else path
            parts[path]
            yield path
    except KeyError:
        raise UnreadableError(_BROKEN) from None


def _parsed(part: bytes) -> Element:
    try:
        return fromstring(part)  # noqa: S314 - see read
    except ParseError:
        raise UnreadableError(_BROKEN) from None


def _title(slide: Element) -> str:
    for shape in slide.iter(f"{_P}sp"):
        if any(holder.get("type") in _TITLES for holder in shape.iter(f"{_P}ph")):
            return cell(*(_line(words, []) for words in shape.iter(f"{_A}p"))).plain
    return ""


def _rows(found: Element, struck: list[tuple[str, str]]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for number, row in enumerate(found.findall(f"{_A}tr"), 1):
        made: list[Cell] = []
        for own in row.findall(f"{_A}tc"):
            words: list[str] = []
            text = cell(*(_line(words_, words) for words_ in own.iter(f"{_A}p")))
            struck += [(f"row {number}", some) for some in words]
            if _is_on(own, "hMerge") and made:
                text = made[-1]
            elif _is_on(own, "vMerge") and rows and len(made) < len(rows[-1]):
                text = rows[-1][len(made)]
            made.append(text)
        rows.append(made or [EMPTY])
    return rows


def _is_on(own: Element, name: str) -> bool:
    return own.get(name) in ("1", "true")


def _line(words: Element, struck: list[str]) -> str:
    """Return what a paragraph says; what is struck out goes into ``struck``."""
    text = ""
    for run in words:
        if run.tag == f"{_A}br":
            text += "\n"
        own = "".join(part.text or "" for part in run.iter(f"{_A}t"))
        style = run.find(f"{_A}rPr")
        looks: Mapping[str, str] = style.attrib if style is not None else {}
        if looks.get("strike", "noStrike") != "noStrike":
            struck.append(own)
        elif looks.get("baseline", "0").lstrip("-").isdecimal():
            shift = int(looks.get("baseline", "0"))
            text += own.translate(RAISED if shift > 0 else LOWERED if shift < 0 else {})
        else:
            text += own
    return text
