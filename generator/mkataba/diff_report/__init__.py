"""What changes for citizens -> text, JSON, Markdown. A format is a file and one line here."""

from collections.abc import Callable

from mkataba.diff.change import Diff
from mkataba.diff_report import as_json, markdown, text
from mkataba.wording import Words

FORMATS: dict[str, Callable[[Diff, Words, bool], str]] = {
    "text": text.write,
    "json": as_json.write,
    "markdown": markdown.write,
}
"""Name of a format to the function that writes it in a language; the last argument asks for
colour."""
