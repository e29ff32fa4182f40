"""Data as YAML text: a scalar in the quotes that it had, a map in the style of our files."""

import io
import json
import re
from typing import Any

from ruamel.yaml import YAML

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ,.-]*[A-Za-z0-9])?")
_REFUSED = re.compile("[\x7f-\x9f\u2028\u2029]")  # where they are not escaped
_OTHERWISE = re.compile(r"[0-9.,]+|null|true|false|yes|no|on|off|[yn]", re.IGNORECASE)


def scalar(words: str, style: str | None, flow: bool) -> str:
    """Return a text as a scalar of one line.

    Args:
        words: The text.
        style: The quotes that stood there, as ruamel.yaml names them.
        flow: Whether the scalar stands in brackets, where a comma ends it.
    """
    if style == "'":
        return "'" + words.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(words) and not _OTHERWISE.fullmatch(words)
    if style == '"' or not plain or (flow and "," in words):
        written = json.dumps(words, ensure_ascii=False)
        return _REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return words


def flow_text(data: Any) -> str:
    """Return data for a place in brackets."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow_text(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(flow_text, data)) + "]"
    return scalar(data, None, flow=True) if isinstance(data, str) else json.dumps(data)


def plain(data: Any) -> str:
    """Return a value that is no map and no list, as people read it: without quotes."""
    return data if isinstance(data, str) else json.dumps(data)


def lines_of(data: Any) -> list[str]:
    """Return a map as the lines of a block, without line breaks."""
    yaml = YAML()
    yaml.width = 4096  # never breaks a line
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(data, stream)
    return (
        stream.getvalue().removesuffix("\n").split("\n")
    )  # not at characters that are no line ends
