"""Plain YAML text -> data, without nodes: maps, lists and texts of one line, as most files are.

The composer takes ten times as long. What is not surely plain is left to it.
"""

import re
import sys
from typing import Any

from mkataba.source.build import meaning
from mkataba.source.invisible import has_invisible

_MOST = 50_000  # bytes: far fewer values than a file may make
_DEEPEST = 16  # values within each other
_INDENT, _DASH, _KEY, _BARE = 1, 2, 3, 6  # groups of a line; those between are texts in quotes
# a dash, a key, a text: in quotes of which none is doubled or escaped, or without any mark of YAML
_LINE = re.compile(
    r"( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: (?! )|$))?"
    r"(?:\"([^\"\\\t]*)\"|'([^'\t]*)'|([^\W_][^:#\t]*(?::(?=\S)[^:#\t]*)*(?<! )))?"
)


def plain_data(raw: bytes) -> dict[str, Any] | None:
    """Return the map that a text holds; None if that takes the composer.

    Args:
        raw: The text, of which ``prechecks.text_problems`` says nothing.
    """
    if len(raw) > _MOST:
        return None
    text = raw.decode("utf-8").replace("\r\n", "\n")
    if not raw.isascii() and has_invisible(text):
        return None
    root: dict[str, Any] = {}
    level = 0  # the indentation of what the next line goes on with
    holder: Any = root
    around: list[tuple[int, Any]] = []  # what it stands in
    waiting = ""  # a key of it whose value begins on the next line
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            if line.lstrip(" ").startswith("#"):
                continue
            return None
        last = found.lastindex or 0
        if last == _INDENT:
            continue  # an empty line
        at, dash, key = found.end(_INDENT), found[_DASH], found[_KEY]
        if waiting and at > level:
            inner: Any = [] if dash else {}
            holder[waiting] = inner
            around.append((level, holder))
            level, holder = at, inner
        waiting = ""
        while at < level:
            level, holder = around.pop()
        if at != level or last == _DASH or isinstance(holder, list) != bool(dash):
            return None
        value = meaning(found[_BARE]) if last == _BARE else found[last] if last > _KEY else None
        if dash and not key:
            holder.append(value)
            continue
        if dash:
            inner = {}
            holder.append(inner)
            around.append((level, holder))
            level, holder = level + len(dash), inner
        if not key or key in holder or len(around) > _DEEPEST:
            return None
        holder[sys.intern(key)] = value  # a few keys stand in all files
        waiting = key if last == _KEY else ""
    return root or None
