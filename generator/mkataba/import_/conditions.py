"""Which words near a table may change what it promises: all but those known to change nothing."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from msgspec import Struct

from mkataba.import_.columns import VALUES
from mkataba.import_.declared import declared
from mkataba.import_.head_words import vocabulary
from mkataba.import_.prose.headings import SECTIONS, label_words, without_number
from mkataba.import_.prose.labels import begins_post_box
from mkataba.import_.readers import Readers
from mkataba.languages import Languages
from mkataba.reading.marks import is_weak, marks_in
from mkataba.reading.spans import span_of

_SENTENCE = re.compile(r"(?<=[.;!?])(?<!\b\w\.)\s+|\n")  # P.O. ends none
_ENDS = (".", "!", "?", ";", ":", ",")
_LONGEST_TITLE = 12  # words
_SMALL = 4  # letters of a word that is small in titles too
_CONTACT = re.compile(r"\S+@\S+\.\S+|(?:https?://|www\.)\S+|\+?\(?\d[\d\s()/-]{6,}\d")
_COUNT = re.compile(r"([^\W\d_]+)\s+(?:\d{1,2}|[ivx]{1,4}|[a-z])\b", re.IGNORECASE)


class _Lists(Struct, frozen=True):
    """The words of all languages by which sentences are told, as their files explain them."""

    values: frozenset[str]  # that speak of fees and times
    known: frozenset[str]  # that change nothing
    counted: frozenset[str]
    void: frozenset[str]
    binds: frozenset[str]
    money: frozenset[str]
    links: frozenset[str]
    cases: frozenset[str]
    harmless: tuple[str, ...]
    reported: tuple[str, ...]
    follows: tuple[str, ...]


def may_change(text: str, readers: Readers, *, title: bool = False, near: bool = True) -> bool:
    """Tell whether words may change what a table promises.

    Args:
        text: A caption, a heading, a paragraph, a row that is one cell.
        readers: How texts are read.
        title: Whether it is known to name what stands below it.
        near: Whether it stands at the table: there, a sentence may change it that nobody knows.
            Elsewhere, one does that speaks of fees, times or validity.
    """
    lists = _lists(readers.languages)
    title = (title or is_title(text)) and not text.rstrip().endswith(_ENDS)
    return any(_may(one, lists, readers, title, near) for one in _SENTENCE.split(text))


def is_title(text: str) -> bool:
    """Tell whether words are written as a title or a name: short, with capitals, without an end."""
    words = text.split()
    large = [word for word in words if len(word) >= _SMALL and word[0].isalpha()]
    short = len(words) <= _LONGEST_TITLE and not text.rstrip().endswith(_ENDS)
    return short and bool(large) and all(word[0].isupper() for word in large)


def _may(sentence: str, lists: _Lists, readers: Readers, title: bool, near: bool) -> bool:
    bare = _COUNT.sub(
        lambda found: found[1] if found[1].lower() in lists.counted else found[0],
        without_number(sentence),
    )
    said = label_words(bare)
    if not lists.void.isdisjoint(said):
        return True
    if any(f" {phrase} " in f" {' '.join(said)} " for phrase in lists.reported):
        return False  # where complaints go
    of_all = list(declared(bare, readers, near=near))
    if any(one.scaled for one in of_all):
        return False  # each amount is asked about
    values, money = any(word in lists.values for word in said), not lists.money.isdisjoint(said)
    binds = not lists.binds.isdisjoint(said) or any(map(str.isdigit, bare)) or "%" in bare
    units = {word for one in of_all for word in label_words(one.unit)}
    if not (binds or money) and not _strange(bare, lists, units, readers, title or values):
        return False
    if values or money:
        return binds or (near and (values or not title))
    if not near:
        return False
    if title:
        return not lists.binds.isdisjoint(said) or (bool(said) and said[0] in lists.links)
    return not lists.binds.isdisjoint(said) or not _is_harmless(bare, said, lists, readers)


def _strange(
    bare: str, lists: _Lists, units: Collection[str], readers: Readers, names: bool
) -> bool:
    """Tell whether a word is in no list; ``names`` tells whether names within a sentence count."""
    span = span_of(bare)
    marks = {
        at
        for start, end, _ in marks_in(span, readers.home)
        if not is_weak(span.keys[start:end])
        for at in range(start, end)
    }
    for at, (begin, end) in enumerate(span.tokens):
        word = span.keys[at]
        if at in marks or not word[0].isalpha() or word in lists.known or word in units:
            continue
        is_name = at > 0 and end - begin >= _SMALL and span.source[begin].isupper()
        if names or not is_name or word in lists.cases:
            return True
    return False


def _is_harmless(bare: str, said: Sequence[str], lists: _Lists, readers: Readers) -> bool:
    """Tell whether a sentence is a contact, or one of those that a language lists."""
    joined = f" {' '.join(said)} "
    if _CONTACT.search(bare) or begins_post_box(bare, readers.languages):
        return True
    leads = any(f" {phrase} " in joined for phrase in lists.follows)
    if leads and bare.rstrip().endswith(":") and lists.cases.isdisjoint(said):
        return True
    return not said or any(f" {phrase} " in joined for phrase in lists.harmless)


@lru_cache(maxsize=4)
def _lists(languages: Languages) -> _Lists:
    heads = [vocabulary(languages, code) for code in languages]
    void, binds, money, plain = (
        languages.words(f"{SECTIONS}.{key}") for key in ("void", "binds", "money", "plain")
    )
    fields = {word: field for one in heads for word, field in one.fields.items()}
    values = {word for word, field in fields.items() if field in VALUES}
    values |= {word for one in heads for word in one.amounts}
    values |= {f"{word}s" for word in values}
    company = languages.words(f"{SECTIONS}.company")
    every = {*fields, *values, *company, *plain, *(word for one in heads for word in one.around)}
    limits = {word for one in heads for word in one.limits}
    return _Lists(
        frozenset(values),
        frozenset(every - limits - void - binds - money),
        languages.words(f"{SECTIONS}.counted"),
        void,
        binds,
        money,
        frozenset(word for one in heads for word in one.links),
        frozenset(word for one in heads for word in one.cases) - plain - company,
        languages.phrases(f"{SECTIONS}.harmless"),
        languages.phrases(f"{SECTIONS}.reported"),
        languages.phrases(f"{SECTIONS}.follows"),
    )
