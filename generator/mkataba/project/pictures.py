"""The pictures of a project: logos and a coat of arms, which sheets and the website show."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkataba.errors import MkatabaError
from mkataba.project.places import inside

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PICTURES = "pictures"
"""The folder of a project with its pictures."""

AMONG_TEMPLATES = "theme/assets/pictures/"
"""Where the pictures stand among the templates, whence the website and the press take them."""

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:svg|png)")

_MOST = 2_000_000  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ELSEWHERE = re.compile(r"(?!#|data:image/(?:png|jpeg);)\S")
_CALL = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)


def pictures(root: Path) -> dict[str, bytes]:
    """Return the sound pictures of a project by their names in its folder ``pictures/``.

    Raises:
        MkatabaError: If one is a link that leads out of the project, or can't be read.
    """
    folder, found = root / PICTURES, {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if NAME.fullmatch(path.name) and path.is_file():
            inside(root, path)
            raw = _bytes(path)
            if not picture_fault(path.name, raw):
                found[path.name] = raw
    return found


def fault_of(root: Path, name: str) -> str:
    """Return why a picture can't be shown, in words that go on after its path; "" if it can.

    Args:
        root: The folder of the project.
        name: The name of the file.

    Raises:
        MkatabaError: As above.
    """
    path = root / PICTURES / name
    if not NAME.fullmatch(name):
        return "has to be the name of an SVG or PNG file, in plain letters and figures"
    if not path.is_file():
        return "is not there"
    inside(root, path)
    return picture_fault(name, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST + 1)
    except OSError as error:
        raise MkatabaError(f"{path} can't be read: {error.strerror}") from error


@cache
def picture_fault(name: str, raw: bytes) -> str:
    """Return why the bytes of a picture can't be shown, "" if they can.

    A drawing may hold no script, and nothing that is fetched from elsewhere.
    """
    if len(raw) > _MOST:
        return "is larger than 2 MB"
    if name.endswith(".png"):
        return (
            "" if raw.startswith(_PNG) and raw.rstrip().endswith(b"IEND\xaeB`\x82") else "is no PNG"
        )
    if b"<!ENTITY" in raw:
        return "defines entities, which may stand for anything"
    # loaded here: few projects have pictures
    from xml.etree import ElementTree  # noqa: PLC0415

    try:
        drawing = ElementTree.fromstring(raw)  # noqa: S314 - without entities nothing can grow
    except ElementTree.ParseError:
        return "is no SVG"
    if drawing.tag != f"{_SVG}svg":
        return "is no SVG"
    return next(filter(None, map(_element_fault, drawing.iter())), "")


def _element_fault(element: "Element") -> str:
    name = element.tag.removeprefix(_SVG).casefold() if isinstance(element.tag, str) else ""
    if name in ("script", "foreignobject", "handler"):
        return f"holds a {name}, which a picture may not"
    for key, value in element.attrib.items():
        short = key.rpartition("}")[2].casefold()
        if short.startswith("on"):
            return f"runs a script ({short})"
        if (short == "href" and _ELSEWHERE.match(value)) or _CALL.search(value):
            return "takes something from another file"
    return "takes something from another file" if _CALL.search(element.text or "") else ""
