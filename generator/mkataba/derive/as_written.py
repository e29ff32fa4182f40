"""Values as they are written in content, and what the standard's verbs are called."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

VERBS = {
    "shall": "required (shall)",
    "should": "recommended (should)",
    "may": "allowed (may)",
    "can": "possible (can)",
    "informative": "for information",
}


def as_yaml(value: Any, one_line: bool = False) -> str:
    """Return plain data as YAML, in blocks or on one line."""
    stream = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = one_line
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1000 if one_line else 88
    yaml.dump(_colons_quoted(value) if one_line else value, stream)
    return stream.getvalue().rstrip()


def _colons_quoted(value: Any) -> Any:
    """Return the same data; a text with a colon in quotes, without which braces can't hold it."""
    if isinstance(value, dict):
        return {key: _colons_quoted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_colons_quoted(inner) for inner in value]
    return DoubleQuotedScalarString(value) if isinstance(value, str) and ":" in value else value
