"""How long a regular expression of a schema can take: the ways in which it can match a text.

Python's ``re`` tries one way after the other. A pattern such as ``(a+)+`` has twice as many with
each further character, so that a text of forty characters takes years.
"""

import re
from re import _parser  # type: ignore[attr-defined]  # the parser of the standard library itself
from typing import Any

LONGEST = 200
"""Characters of a text that a pattern is tried on; a longer one doesn't match."""
MOST = 10_000_000
"""Ways that are tried within a second or so."""

_ONE_WAY = {
    "ANY",
    "AT",
    "CATEGORY",
    "FAILURE",
    "GROUPREF",
    "IN",
    "LITERAL",
    "NOT_LITERAL",
    "RANGE",
}


def is_pattern(value: Any) -> bool:
    """Tell whether a value is a regular expression."""
    try:
        re.compile(value)
    except (re.error, TypeError, RecursionError, OverflowError):
        return False
    return isinstance(value, str)


def ends(pattern: str) -> bool:
    """Tell whether a regular expression comes to an end soon on any text of ``LONGEST`` characters."""
    return _ways(_parser.parse(pattern)) <= MOST


def _ways(parts: Any) -> int:
    """Return in how many ways a sequence can match, at most; a little more than ``MOST`` for more.

    Each part that can be longer or shorter multiplies them.
    """
    ways = 1
    for operation, argument in parts:
        ways = min(ways * _part(str(operation), argument), MOST + 1)
    return ways


def _part(operation: str, argument: Any) -> int:
    if operation in _ONE_WAY:
        return 1
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        return _repeat(min(least, LONGEST), min(most, LONGEST), _ways(inner))
    if operation == "BRANCH":
        return _branch(argument[1])
    if operation == "SUBPATTERN":
        return _ways(argument[-1])
    if operation == "ATOMIC_GROUP":
        return _ways(argument)
    if operation in ("ASSERT", "ASSERT_NOT"):
        return _ways(argument[1])
    return MOST + 1  # what is not known here is not trusted


def _repeat(least: int, most: int, inner: int) -> int:
    if inner > 1 and most > MOST.bit_length():  # even two ways each are too many then
        return MOST + 1
    return (most - least + 1) * int(inner**most)


def _branch(choices: Any) -> int:
    """Return the ways of an alternation; where the first character decides, no other is tried."""
    ways = [_ways(choice) for choice in choices]
    first = [choice[0] if len(choice) else None for choice in choices]
    known = {
        character[1]
        for character in first
        if character is not None and str(character[0]) == "LITERAL"
    }
    return max(ways) if len(known) == len(choices) else sum(ways)
