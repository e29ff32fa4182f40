"""Where a text that Typst refuses stands in the content."""

import re
from collections.abc import Iterator
from typing import Any

from mkataba.errors import MkatabaError
from mkataba.project import Project
from mkataba.source import Path

# how Typst quotes: the text `"..."` could not be displayed, the codepoint `"\\u{e000}"`
_QUOTED = re.compile(r"(?:text|codepoint) `\"(.+?)\"`")
_BY_NUMBER = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_MOST = 5


def placed(error: MkatabaError, project: Project) -> MkatabaError:
    """Return an error whose sentence names file and line of what it quotes, where that is found."""
    places = found(project, str(error))
    return MkatabaError(f"{error}; it stands in {places}", error.code) if places else error


def found(project: Project, wording: str) -> str:
    """Return where the text stands that Typst quotes: ``content/policy.yml, line 3``, or ""."""
    quoted = _QUOTED.search(wording)
    if quoted is None:
        return ""
    words = _BY_NUMBER.sub(lambda number: chr(int(number[1], 16)), quoted[1])
    places = [
        f"{file.path}, line {file.document.mark(path).line}"
        for file in project.files
        for path, text in _texts(file.document.data, ())
        if words in text
    ]
    shown = "; ".join(places[:_MOST])
    more = f"; and {len(places) - _MOST} more" if len(places) > _MOST else ""
    return f"{shown}{more}"


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*path, key))
    elif isinstance(value, str):
        yield path, value
