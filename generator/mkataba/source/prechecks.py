"""What can be wrong with a text before anything is built from it, in words for people."""

import re
from collections.abc import Iterator, Sequence

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mkataba.source.document import Mark, Problem
from mkataba.source.nodes import events
from mkataba.source.syntax_errors import mistake_in

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

# what YAML forbids, and what is a line break to the parser and none to git and editors
# (not as a class of what is allowed: that takes ten times as long to compile as to read a file)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\u2028-\u2029]|[\ud800-\udfff]|[\ufffe-\uffff]|\r(?!\n)"
)
_BREAKS = {
    "\r": "a carriage return (U+000D) stands here without a line feed",
    "\x85": "a next-line character (U+0085) stands here",
    "\u2028": "a line separator (U+2028) stands here",
    "\u2029": "a paragraph separator (U+2029) stands here",
}
_BREAK_HINT = (
    "git and editors see no new line here: delete it, and save the file with plain line ends"
)
_HALF = MAX_DEPTH // 2
_INDENT = re.compile(rb"(?:^|\n)[ \-?:]*")
_DEEP = re.compile(rb"\n[ \-?:]{%d}" % _HALF)  # begins with a plain character: found at once
_SOUND = bytes((0x09, 0x0A, *range(0x20, 0x7F)))


def text_problems(raw: bytes, size: int) -> Iterator[Problem]:
    """Yield what is wrong with the bytes of a file that is ``size`` bytes long."""
    if size > MAX_BYTES:
        yield Problem(
            Mark(1, 1),
            f"the file is too large: {size / 1e6:.1f} MB; "
            f"a content file holds at most {MAX_BYTES // 10**6} MB",
            "split it, or keep pictures and data outside the YAML",
        )
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield Problem(Mark(line, 1), "the file is not UTF-8 text", "save it again as UTF-8")
        return
    marked, text = text.startswith("\ufeff"), text.removeprefix("\ufeff")
    # a look at what is not plain ASCII is much faster than one at every character
    rare = raw.translate(None, _SOUND).decode("utf-8")
    bad = _FORBIDDEN.search(text) if "\r" in rare or _FORBIDDEN.search(rare) else None
    if bad:
        before = text[: bad.start()]
        mark = Mark(before.count("\n") + 1, bad.start() - before.rfind("\n"))
        message = f"a control character (U+{ord(bad[0]):04X}) stands here"
        hint = _BREAK_HINT if bad[0] in _BREAKS else "delete it"
        yield Problem(mark, _BREAKS.get(bad[0], message), hint)
        return
    if _depth_over_limit(raw):
        yield Problem(Mark(1, 1), f"the file is nested more than {MAX_DEPTH} levels deep")
        return
    if marked:
        message = "the file starts with a byte order mark"
        hint = "save it as UTF-8 without BOM"
        yield Problem(Mark(1, 1), message, hint, fatal=False, rule="byte-order-mark", loses=False)


def _depth_over_limit(raw: bytes) -> bool:
    """Tell whether the nesting is over the limit, before a recursive composer meets it."""
    brackets = raw.count(b"[") + raw.count(b"{")
    if brackets <= _HALF and not _DEEP.search(b"\n" + raw):
        return False  # an upper bound of the depth: nearly every file ends here
    if brackets + max(map(len, _INDENT.findall(raw)), default=0) <= MAX_DEPTH:
        return False
    depth = 0
    try:
        for event in events(raw):
            if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                depth += 1
                if depth > MAX_DEPTH:
                    return True
            elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                depth -= 1
    except YAMLError:
        pass  # the composer meets the same fault and reports it
    return False


_KEY_AND_VALUE = re.compile(r" *(?:- +)?([a-z_]+):(?!//)\S")


def _no_blank(lines: Sequence[str], line: int) -> Mark | None:
    """Return where a key stands against its value, on the line of a fault or the one before.

    What such a line begins goes on to the next one, where the parser stumbles.
    """
    for number in (line - 1, line):
        match = _KEY_AND_VALUE.match(lines[number - 1]) if 0 < number <= len(lines) else None
        if match:
            return Mark(number, match.start(1) + 1)
    return None


def syntax_problem(error: YAMLError, raw: bytes) -> Problem:
    """Return what the composer said, with the likeliest cause."""
    mark = Mark(1, 1)
    text = str(error).partition("\n")[0]
    if isinstance(error, MarkedYAMLError):
        place = error.problem_mark or error.context_mark
        if place is not None:
            mark = Mark(place.line + 1, place.column + 1)
        text = " ".join(filter(None, (error.context, error.problem)))
    lines = raw.decode("utf-8-sig", "replace").split("\n")  # as git counts them
    line = lines[mark.line - 1] if mark.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(mark, "a tab indents this line", "YAML is indented with spaces only")
    if "another document" in text:
        return Problem(mark, "a second document starts here", "keep one document in a file")
    if "alias" in text:
        return Problem(mark, "this alias (*) has no anchor (&)", "quote a text that starts with *")
    if mistake := mistake_in(text):
        if mistake.colon and (at := _no_blank(lines, mark.line)):
            return Problem(
                at, "the colon behind this key has no blank after it", "write key: value"
            )
        opening = getattr(error, "context_mark", None) if mistake.opened else None
        if opening is not None:
            mark = Mark(opening.line + 1, opening.column + 1)
        return Problem(mark, mistake.message, mistake.hint)
    hint = "look at the indentation, the colons and the quotes here and on the line above"
    return Problem(mark, f"the YAML can't be read: {text}", hint)
