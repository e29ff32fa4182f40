"""Words in one or more languages, and what counts as having said nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LANGUAGES = ("en", "sw")

_LATER = (
    r"(?:to be (?:added|advised|agreed|announced|completed|confirmed|decided|determined|done"
    r"|filled(?: in)?|inserted|provided|specified|supplied|updated)"
    r"|(?:ita|zita|yata|vita)(?:jazwa|bainishwa|kamilishwa|thibitishwa|amuliwa|ongezwa|tangazwa)"
    r"|(?:hai|hazi|haya)jajazwa)"
)
# what is asked of the writer, as in "Fill in the slogan"; a form is filled in by customers
_ASKED = (
    r"(?:please )?(?:fill in|insert)(?: (?:the|a|an|your|our))?(?: [\w-]+)?"
    r" (?:name|text|title|slogan|motto|vision|mission|description|words|address|telephone|e-?mail"
    r"|date|time|fee|amount|law"
    r"|role|office|department|value|link|here)(?: here)?"
)
_TODO = (
    rf"t\W?o\W?d\W?o|to\W?do|t\.?b\.?[acd]|fixme|x{{2,}}|{_LATER}|{_ASKED}"
    r"|fill (this )?in|insert(?: here)?|lorem ipsum.*|pending|placeholder"
    r"|(?:to-?do|tb[acd]|fixme|x{3,})@(?:to-?do|tb[acd]|fixme|x{3,})(?:\.\w+)*"
)
# words in brackets and nothing besides stand for what is still to be written
_GAP = re.compile(
    r"\s*(?:\[[^\[\]()]*\w[^\[\]()]*\]|<[^<>@:/]*\w[^<>@:/]*>|\{+[^{}]*\w[^{}]*\}+)\s*"
)
_TO_DO = re.compile(rf"[\W_]*({_TODO})[\W_]*", re.IGNORECASE | re.DOTALL)
_PLACEHOLDER = re.compile(
    rf"[\W_]*({_TODO}|n\W{{1,3}}a|(?-i:NA)|nil|none yet)?[\W_]*", re.IGNORECASE | re.DOTALL
)
_ONLY_DASHES = re.compile(r"[\s.\-–—_?*]*")

# marks of work to do within longer words. No sentence needs them, whatever its language: where they
# mean something (part XXX of a law, the name of a mailbox), other signs stand beside them
_MARK = re.compile(
    r"(?<![\w@./-])(?:(?i:to-?do|fixme)(?![\w@/]|[.-]\w)|T\.?B\.?[ACD](?!\w)|X{4,}(?!\w)"
    r"|(?<!Part )(?<!Cap )(?<!Cap\. )(?<!Chapter )(?<!Schedule )(?<!Title )XXX(?!\w))"
    rf"|(?i:[\[(<{{]\s*(?:tbc|tbd|tba|fill (?:this )?in|insert [\w ]+|{_LATER})\s*[\])>}}])"
    rf"|(?i:^\W*(?:tbc|tbd|tba|{_LATER})\s*[:–—])|(?i:lorem ipsum)"
)

_ASKED_AGAIN = 1 << 10  # texts; of each the same is asked at several stages of a file's check

# searching every text of a large project takes longer than a look for what each mark begins with
_OF_MARKS = (
    *("todo", "to-do", "fixme", "tb", "t.b", "xxx", "fill ", "to be ", "lorem"),
    *("ita", "yata", "vita", "jajazwa", "insert "),
)

_NOTHING = re.compile(
    r"[\W_]*(?:none|nil|nothing|(?:none|nothing) (?:is )?(?:required|needed)|not applicable"
    r"|no (?:requirements?|documents?)(?: (?:required|needed))?"
    r"|hakuna(?: (?:chochote|kitu|mahitaji|masharti|kinachohitajika))?|haihitajiki)[\W_]*",
    re.IGNORECASE,
)

STARTERS: Mapping[str, tuple[str, ...]] = {
    "value": ("first-value",),
    "channel": ("first-channel",),
    "service_point": ("first-service-point",),
    "service": ("first-service", "first-service-for-staff"),
}
"""The ids in a new project by kind of thing: each stands for one that is still to be chosen."""

_STARTERS = frozenset(name for names in STARTERS.values() for name in names)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in each language that it was given in, as pairs of language and words."""

    words: tuple[tuple[str, str], ...]

    def get(self, language: str) -> str | None:
        """Return the text in ``language``; None where it was not given in it."""
        return dict(self.words).get(language)

    def any(self, language: str) -> str:
        """Return the text in ``language``, or in the first language that it was given in."""
        return self.get(language) or self.words[0][1]


def is_said(value: Any) -> bool:
    """Tell whether a value says something: not empty, blank, or a placeholder such as TODO.

    Source: clauses 3.1.1, 3.2.2 and 3.5.1 ask that a thing is specified, not that a field exists.
    """
    if isinstance(value, str):
        return _are_words(value)
    if isinstance(value, Mapping | list):
        return bool(value)
    return value is not None


@lru_cache(_ASKED_AGAIN)
def _are_words(value: str) -> bool:
    return not (_ONLY_DASHES.fullmatch(value) or _PLACEHOLDER.fullmatch(value))


def is_none(value: Any) -> bool:
    """Tell whether words say that there is nothing of what is listed, in whatever language."""
    return isinstance(value, str) and bool(_NOTHING.fullmatch(value))


def is_unfinished(value: Any) -> bool:
    """Tell whether words are, or hold, a mark of work to do, such as ``TODO: ask``.

    They may say something all the same. ``N/A`` and a dash say nothing and leave nothing to do.
    """
    return isinstance(value, str) and _leaves_work(value)


@lru_cache(_ASKED_AGAIN)
def _leaves_work(value: str) -> bool:
    low = value.lower()
    marked = any(map(low.__contains__, _OF_MARKS)) and _MARK.search(value)
    return bool(marked or _TO_DO.fullmatch(value) or _GAP.fullmatch(value))


def is_starter(id_: Any) -> bool:
    """Tell whether an id is one that a new project begins with, and nobody has chosen yet."""
    return id_ in _STARTERS if isinstance(id_, str) else False


def _is_text(value: Any) -> bool:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return plain and is_said(str(value))


def text_of(data: Any, default: str) -> Text | None:
    """Return the text that checked data holds; None where it says nothing in any language.

    Args:
        data: A plain text in the default language, or a map by language.
        default: Code of the default language.
    """
    if isinstance(data, Mapping):
        words = tuple((k, " ".join(str(v).split())) for k, v in data.items() if _is_text(v))
        return Text(words) if words else None
    if not _is_text(data):
        return None
    return Text(((default, " ".join(str(data).split())),))
