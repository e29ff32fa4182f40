"""The comments on cells of a worksheet: they may change what the cell says."""

import posixpath
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import ParseError, fromstring

from mkataba.tables.grid import UnreadableError

_KIND = "/comments"  # at the end of the type of a link


def comments(parts: Mapping[str, bytes], sheet: str) -> Iterator[str]:
    """Yield a sentence on each comment of a sheet.

    Args:
        parts: Those of the workbook.
        sheet: The path of the sheet's part.

    Raises:
        UnreadableError: If one of the parts is no XML.
    """
    folder, name = posixpath.split(sheet)
    links = parts.get(f"{folder}/_rels/{name}.rels")
    # no entity is declared in any part: archive has looked
    try:
        for link in fromstring(links) if links else ():  # noqa: S314
            if not link.get("Type", "").endswith(_KIND):
                continue
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            for found in fromstring(parts.get(target[1:], b"<none/>")).iter():  # noqa: S314
                if found.tag.rpartition("}")[2] == "comment":
                    words = " ".join("".join(found.itertext()).split())
                    yield f'{found.get("ref")} has a comment, which is not read: "{words}"'
    except ParseError:
        raise UnreadableError("is broken: the comments of a sheet can't be read") from None
