"""No text is cut off by a hash sign that was meant as a part of it."""

from collections.abc import Iterator

from mkataba.check.content import Content
from mkataba.check.messages import dotted, node, quoted
from mkataba.check.problem import Outside, Problem
from mkataba.finding import Severity
from mkataba.schema import Field
from mkataba.source import Path, cuts

ID = "cut-text"
SEVERITY = Severity.WARNING
LEVEL = "publishable"
WHY = (
    "A hash sign behind a blank begins a comment, so that the end of a text without quotes, "
    "such as the number of a room, is not published."
)

_FILE = "services/soil-testing.yml"
VALID = (
    {_FILE: "department: 'Office #4'\n"},
    {_FILE: "department: Office # until the move\n"},
    {_FILE: "turnaround: 4 weeks #was 2\nchannels: [counter] #no e-mail\n"},
)
INVALID = (
    {_FILE: "department: Office #4\n"},
    {_FILE: "department: {en: 'Office', sw: Ofisi ##4\n  }\n"},
    {_FILE: "who:\n  en: Everybody who lives in the town,\n    #not only owners\n"},
)

_HINT = "quote the whole text; put a blank behind the character if a comment is meant"


def check(content: Content) -> Iterator[Problem]:
    """Yield each comment that follows a text and is written as a part of it would be."""
    for entry in content.entries:
        document = entry.file.document
        if document.unread or b"#" not in document.raw:
            continue
        for cut in cuts(document.raw):
            if _is_text(entry.field, cut.path):
                where = node(document.data, cut.path)
                message = f"{dotted(cut.path)}: {quoted(cut.words)} is not read, for a hash sign "
                message += "begins a comment"
                at = Outside(entry.file.path, cut.mark.line, where, cut.mark.column)
                yield Problem(entry, cut.path, message, _HINT, "", at)


def _is_text(root: Field, path: Path) -> bool:
    """Tell whether any words can stand at a path: a text, one of its languages, a plain string."""
    field = root.at(path)
    if field is None:
        above = root.at(path[:-1])
        return above is not None and above.kind == "text"
    short = field.named.get("short")
    field = field.fields[short] if short else field
    return field.kind == "text" or (field.kind == "string" and "allowed" not in field.rules)
