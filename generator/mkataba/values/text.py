"""Words in one or more languages, and what counts as having said nothing."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import UNSET, Struct

from mkataba.languages import Language, known
from mkataba.languages.expressions import made_of
from mkataba.values.cells import NONE
from mkataba.values.form import Mapped

# marks of work to do in any language; words that mean the same are in each language's folder
_CHARACTERS = r"t\W?o\W?d\W?o|to\W?do|t\.?b\.?[acd]|fixme|x{2,}"
_MORE_CHARACTERS = (
    r"lorem ipsum.*"
    r"|(?:to-?do|tb[acd]|fixme|x{3,})@(?:to-?do|tb[acd]|fixme|x{3,})(?:\.\w+)*"
)
# words in brackets and nothing besides stand for what is still to be written
_GAP = re.compile(
    r"\s*(?:\[[^\[\]()]*\w[^\[\]()]*\]|<[^<>@:/]*\w[^<>@:/]*>|\{+[^{}]*\w[^{}]*\}+)\s*"
)
_ONLY_DASHES = re.compile(r"[\s.\-–—_?*]*")

NONE_AT_ALL = "language.none_at_all"
"""Key of what else says, besides the words for none in a cell, that nothing is listed."""

_ASKED_AGAIN = 1 << 10  # texts; of each the same is asked at several stages of a file's check

# searching every text of a large project takes longer than a look for what each mark begins with
_OF_MARKS = ("todo", "to-do", "fixme", "tb", "t.b", "xxx", "lorem")
_LITERAL = re.compile(r"[\w ]*(?![?*{])")


class _Placeholders(Struct, frozen=True):
    """What stands for nothing, and for what is still to be written, in some languages.

    Args:
        nothing: A whole text that says nothing, with the group ``to_do`` where it is to be written.
        mark: What marks a text that says something, and is to be written all the same.
        of_marks: What each mark begins with.
    """

    nothing: re.Pattern[str]
    mark: re.Pattern[str]
    of_marks: tuple[str, ...]


@lru_cache(maxsize=8)
def _placeholders(languages: tuple[Language, ...]) -> _Placeholders:
    return made_of(lambda usable: _placeholders_of(languages, usable))


def _placeholders_of(
    languages: tuple[Language, ...], usable: Callable[[str], bool]
) -> _Placeholders:
    def said(key: str) -> list[str]:
        return [
            expression
            for language in languages
            for _, expression in language.pieces(f"language.placeholders.{key}")
            if usable(expression)
        ]

    later, bracketed = said("later"), said("in_brackets")
    to_do = "|".join((_CHARACTERS, *later, *said("asked"), *said("alone"), _MORE_CHARACTERS))
    nothing = "|".join((f"(?P<to_do>{to_do})", *said("nothing")))
    flags = re.IGNORECASE | re.DOTALL
    numbered = dict.fromkeys(
        part for each in languages for part in each.phrases("language.placeholders.numbered_parts")
    )
    behind = "".join(rf"(?<!{re.escape(part)} )" for part in numbered)
    coming = "|".join(("tbc|tbd|tba", *later))
    # no sentence needs such marks, whatever its language: where they mean something (part XXX of a
    # law, the name of a mailbox), other characters stand beside them
    mark = (
        r"(?<![\w@./-])(?:(?i:to-?do|fixme)(?![\w@/]|[.-]\w)|T\.?B\.?[ACD](?!\w)|X{4,}(?!\w)"
        rf"|{behind}XXX(?!\w))"
        rf"|(?i:[\[(<{{]\s*(?:{'|'.join((coming, *bracketed))})\s*[\])>}}])"
        rf"|(?i:^\W*(?:{coming})\s*[:–—])|(?i:lorem ipsum)"
    )
    begins = {_beginning(expression) for expression in (*later, *bracketed)}
    return _Placeholders(
        re.compile(rf"[\W_]*({nothing})?[\W_]*", flags),
        re.compile(mark),
        (*_OF_MARKS, *sorted(begins)),
    )


def _beginning(expression: str) -> str:
    """Return the letters that each text begins with for which an expression stands."""
    found = _LITERAL.match(expression)
    return found[0].lower() if found else ""


FIRST_SERVICES: Mapping[str, str] = {
    "external": "first-service",
    "internal": "first-service-for-staff",
}
"""The id of the first service of each charter in a new project."""

STARTERS: Mapping[str, tuple[str, ...]] = {
    "value": ("first-value",),
    "channel": ("first-channel",),
    "service_point": ("first-service-point",),
    "service": tuple(FIRST_SERVICES.values()),
}
"""The ids in a new project by kind of thing: each stands for one that is still to be chosen."""

_STARTERS = frozenset(name for names in STARTERS.values() for name in names)


def without_starters(value: Any) -> Any:
    """Return plain data in which None stands for each id that a new project has."""
    if isinstance(value, Mapping):
        return {key: without_starters(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_starters(inner) for inner in value]
    return None if is_starter(value) else value


LACKING = UNSET
"""Stands under a language in the data of a draft: the text is still to be written in it."""


class Text(Struct, frozen=True):
    """A text in each language that it was given in.

    Args:
        words: Pairs of language and words.
        lacks: The languages in which a draft still has to say it; its words in others are no
            translation into these.
    """

    words: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...] = ()

    def get(self, language: str) -> str | None:
        """Return the text in ``language``; None where it was not given in it."""
        return dict(self.words).get(language)

    def any(self, language: str) -> str:
        """Return the text in ``language``, or in the first language that it was given in."""
        return self.get(language) or self.words[0][1]


def text_data(text: Text, default: str | None = None) -> Any:
    """Return a text as a map by language; as plain text where it is in ``default`` alone."""
    words = dict(text.words)
    return words[default] if default and words.keys() == {default} else words


def is_by_language(data: Any) -> bool:
    """Tell whether data is a map whose keys are languages, as that of a text is."""
    codes = {language.code for language in known()}
    return isinstance(data, Mapping) and bool(data) and data.keys() <= codes


def is_filled(value: Any) -> bool:
    """Tell whether a value says something: not empty, blank, or a placeholder such as TODO.

    Source: clauses 3.1.1, 3.2.2 and 3.5.1 ask that a thing is specified, not that a field exists.
    """
    if isinstance(value, str):
        return _are_words(value, known())
    if isinstance(value, Mapping | list):
        return bool(value)
    return value is not None


@lru_cache(_ASKED_AGAIN)
def _are_words(value: str, languages: tuple[Language, ...]) -> bool:
    return not (_ONLY_DASHES.fullmatch(value) or _placeholders(languages).nothing.fullmatch(value))


def is_none(value: Any) -> bool:
    """Tell whether words say that there is nothing of what is listed, in whatever language."""
    return isinstance(value, str) and bool(_none(known()).fullmatch(value))


@lru_cache(maxsize=8)
def _none(languages: tuple[Language, ...]) -> re.Pattern[str]:
    return made_of(lambda usable: _none_of(languages, usable))


def _none_of(languages: tuple[Language, ...], usable: Callable[[str], bool]) -> re.Pattern[str]:
    text = dict.fromkeys(
        words
        for language in languages
        for words in (
            *map(re.escape, language.phrases(NONE)),
            *(each for _, each in language.pieces(NONE_AT_ALL) if usable(each)),
        )
    )
    return re.compile(rf"[\W_]*(?:{'|'.join(text)})[\W_]*", re.IGNORECASE)


def is_unfinished(value: Any) -> bool:
    """Tell whether words are, or hold, a mark of work to do, such as ``TODO: ask``.

    They may say something all the same. ``N/A`` and a dash say nothing and leave nothing to do.
    """
    return isinstance(value, str) and _leaves_work(value, known())


@lru_cache(_ASKED_AGAIN)
def _leaves_work(value: str, languages: tuple[Language, ...]) -> bool:
    low, characters = value.lower(), _placeholders(languages)
    marked = any(map(low.__contains__, characters.of_marks)) and characters.mark.search(value)
    nothing = characters.nothing.fullmatch(value)
    return bool(marked or (nothing and nothing["to_do"]) or _GAP.fullmatch(value))


def is_starter(id_: Any) -> bool:
    """Tell whether an id is one that a new project begins with, and nobody has chosen yet."""
    return id_ in _STARTERS if isinstance(id_, str) else False


def _is_text(value: Any) -> bool:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return plain and is_filled(str(value))


def text_of(data: Any, default: str) -> Text | None:
    """Return the text that checked data holds; None where it says nothing in any language.

    Args:
        data: A plain text in the default language, or a map by language; in that of a draft
            ``LACKING`` may stand under one.
        default: Code of the default language.
    """
    if isinstance(data, Mapping):
        words = tuple((k, " ".join(str(v).split())) for k, v in data.items() if _is_text(v))
        lacks = tuple(code for code, given in data.items() if given is LACKING)
        return Text(words, lacks) if words else None
    if not _is_text(data):
        return None
    return Text(((default, " ".join(str(data).split())),))


NOT_BLANK = r"[^\s._?*\u2013\u2014-]"
"""The form of words for editors: one character that is more than a blank or a dash."""
BLANK = r"^[\s._?*\u2013\u2014-]*$"
"""The form of words that say nothing, for editors."""

TYPE = Mapped(read=text_of, pattern=NOT_BLANK)
