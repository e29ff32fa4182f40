"""What changes for citizens -> text, JSON, Markdown. A format is a file and one line here."""

from collections.abc import Callable

from mkataba.diff.change import Diff
from mkataba.diff_report import as_json, as_json_v1, markdown, text
from mkataba.diff_report.say import Say, say

__all__ = ["FORMATS", "Say", "say"]

FORMATS: dict[str, Callable[[Diff, Say, bool], str]] = {
    "text": text.write,
    "json": as_json.write,
    "json-v1": as_json_v1.write,
    "markdown": markdown.write,
}
"""Name of a format to the function that writes it in a language; the last argument asks for
colour."""
