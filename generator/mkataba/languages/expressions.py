"""Lists of words and expressions -> one regular expression."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

T = TypeVar("T")

NEVER = re.compile(r"(?!)")
"""Matches nothing: what an empty list comes to."""

_FORMS = {"words": r"\b(?:%s)\b", "begins": r"\b(?:%s)", "anywhere": "%s"}

_BY_NUMBER = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[1-9]|\(\?\([0-9])")

Piece = tuple[str, str]
"""How an expression is bounded, as a key of the forms, and the expression."""


def pieces_of(listed: object) -> Iterator[Piece]:
    """Yield the expressions of a list; what is no text is left out.

    Args:
        listed: Texts stand for whole words; a map says with its key ``begins`` that an expression
            stands for the beginning of a word, with ``anywhere`` that it is taken as it is.
    """
    for item in listed if isinstance(listed, list) else ():
        form, text = _form(item)
        if form in _FORMS and isinstance(text, str):
            yield form, text


def faults_of(listed: list[Any]) -> Iterator[str]:
    """Yield why each item of a list is no expression that can be used with those before it."""
    before: list[Piece] = []
    for item in listed:
        form, text = _form(item)
        if form not in _FORMS or not isinstance(text, str):
            yield f'"{item}" is neither words nor one of begins and anywhere with an expression'
        elif fault := fault_of(text) or _fault_among((*before, (form, text))):
            yield f'"{text}" is no expression: {fault}'
        else:
            before.append((form, text))


# each list is asked about at each check, item by item, and hardly ever changes in between
@lru_cache(maxsize=2048)
def fault_of(expression: str) -> str:
    """Return what keeps an expression from being used among others; "" where nothing does."""
    try:
        re.compile(expression)
        re.compile(f"x|(?:{expression})")
    except re.error as error:
        return str(error)
    if _BY_NUMBER.search(expression):
        return "a group is referred to by its number, which differs where expressions are joined"
    return ""


def made_of(make: Callable[[Callable[[str], bool]], T]) -> T:
    """Return what is made of expressions without those that can't be used.

    Each is asked by itself only where nothing can be made with all of them: to ask takes as long
    as to make it.

    Args:
        make: Makes it of the expressions for which the function that it is given says yes.
    """
    try:
        return make(lambda expression: not _BY_NUMBER.search(expression))
    except re.error:
        # names of groups are what keeps sound expressions from standing beside each other
        return make(lambda expression: "(?P" not in expression and not fault_of(expression))


def compiled(pieces: Iterable[Piece]) -> re.Pattern[str]:
    """Return the expression for any of several, small and capital letters being the same.

    Those that can't be used, or not beside those before them, are left out.
    """
    pieces = tuple(pieces)
    if not _fault_among(pieces):
        return _joined(pieces)
    used: tuple[Piece, ...] = ()
    for piece in pieces:
        if not fault_of(piece[1]) and not _fault_among((*used, piece)):
            used = (*used, piece)
    return _joined(used)


@lru_cache(maxsize=2048)
def _fault_among(pieces: tuple[Piece, ...]) -> str:
    try:
        _joined(pieces)
    except re.error as error:
        return str(error)
    return ""


def _joined(pieces: Iterable[Piece]) -> re.Pattern[str]:
    parts = [
        _FORMS[form] % "|".join(text for _, text in run)
        for form, run in groupby(pieces, key=lambda piece: piece[0])
    ]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else NEVER


def _form(item: object) -> tuple[str, object]:
    if isinstance(item, dict) and len(item) == 1:
        ((form, text),) = item.items()
        return ("", text) if form == "words" else (form, text)
    return "words", item
