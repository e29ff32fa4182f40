"""Files of word processors, changed part by part: archives that bear no clock's time."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from msgspec import Struct


class Heading(Struct, frozen=True):
    """A heading that the contents list: its bookmark, its level from 1, its words as XML."""

    name: str
    level: int
    words: str


def changed(
    archive: bytes,
    changes: Mapping[str, Callable[[bytes], bytes]],
    added: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return an archive with some members changed and some added.

    Args:
        archive: The file.
        changes: What to do with each member, by a pattern that matches its whole name.
        added: More members, by name.
    """
    source = zipfile.ZipFile(io.BytesIO(archive))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item)
            for name, change in changes.items():
                if re.fullmatch(name, item.filename):
                    data = change(data)
            target.writestr(item, data)
        for name, data in (added or {}).items():
            target.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def words_of(markup: str) -> str:
    """Return the words of a piece of XML, as XML."""
    return re.sub(r"<[^>]*>", "", markup).strip()
