"""Slips of the pen in YAML, in words for people who don't know its grammar."""

from typing import NamedTuple


class SyntaxProblem(NamedTuple):
    """What a slip is, and how to fix it.

    Args:
        message: What is wrong.
        hint: How to fix it.
        opened: Whether it begins where the parser began what it could not end.
        colon: Whether a colon without a blank may be its cause.
    """

    message: str
    hint: str
    opened: bool = False
    colon: bool = False


_QUOTE = "put the whole text in double quotes"
_OPEN = "close it, put a comma between two values, and quote a text that holds a colon or a comma"

# words of the parser -> the slip; the first that is found in what the parser says holds
_MISTAKES = {
    "mapping values are not allowed": SyntaxProblem(
        "a colon stands where none can be",
        "a text that holds a colon needs double quotes; a key needs the indent of those above",
        colon=True,
    ),
    "sequence entries are not allowed": SyntaxProblem(
        "an item of a list can't begin here",
        "begin each item on a line of its own: a dash and a space",
    ),
    "while scanning a quoted scalar": SyntaxProblem(
        "a quote is opened here and not closed", _QUOTE, True
    ),
    "escape character": SyntaxProblem(
        "a backslash stands in double quotes", "write it twice, or use single quotes"
    ),
    "flow mapping": SyntaxProblem(
        "what stands behind this brace { can't be read to its end", _OPEN, True
    ),
    "flow sequence": SyntaxProblem(
        "what stands behind this bracket [ can't be read to its end", _OPEN, True
    ),
    "flow node": SyntaxProblem("a value is missing between brackets or braces", _OPEN),
    "cannot start any token": SyntaxProblem("a text can't begin with this character", _QUOTE),
    "scanning a directive": SyntaxProblem("a line can't begin with a percent sign", _QUOTE),
    "could not find expected ':'": SyntaxProblem(
        "a key has no colon behind it",
        "write key: value; a text of several lines goes below its key, indented",
        opened=True,
        colon=True,
    ),
    "mapping keys are not allowed": SyntaxProblem(
        "a text can't begin with a question mark here", _QUOTE
    ),
    "scanning an anchor": SyntaxProblem("a text can't begin with &", _QUOTE),
    "scanning a block scalar": SyntaxProblem(
        "a text can't begin with | or > on this line",
        "put it in double quotes, or begin a new line",
    ),
    "did not find expected key": SyntaxProblem(
        "this line does not fit those above it",
        "give it as many spaces as the line that it belongs to; if a text in quotes ends above, "
        "nothing may follow it",
    ),
    "expected <block end>": SyntaxProblem(
        "this line does not fit those above it",
        "give it as many spaces as the line that it belongs to",
    ),
    "did not find expected '-' indicator": SyntaxProblem(
        "this line does not fit the list above it",
        "give each dash of a list as many spaces as the first one",
    ),
}


def mistake_in(text: str) -> SyntaxProblem | None:
    """Return the slip that the parser's words tell of; None where they are not known."""
    return next((mistake for words, mistake in _MISTAKES.items() if words in text), None)
