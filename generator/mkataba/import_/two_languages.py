"""Cells that say a thing in two languages -> the words of each below its own language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from mkataba.check.vocabulary.grammar import SMALL, tokens_of
from mkataba.check.vocabulary.people import names_person
from mkataba.import_.head_words import vocabulary
from mkataba.import_.prose.headings import SECTIONS
from mkataba.import_.readers import Readers
from mkataba.import_.record import Record, without_mark
from mkataba.languages import Languages

_FIELDS = ("name", "requirements", "who", "result", "department", "responsible", "law")
_TELLING, _LONG = 3, 4  # letters of a word that tells its language, and that seems to be in one
_BRACKETS = re.compile(r"(?P<one>[^()]+?)\s*\((?P<other>[^()]+)\)\W*")
_BETWEEN = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+")
_SLASH = re.compile(r"\s*/\s*")
_ASKED = "two languages seem to stand in it: write the words of each below its own"

Told = Mapping[str, tuple[str, ...]]


def apart(record: Record, readers: Readers, published: Sequence[str]) -> Record:
    """Return a record with the words of cells that say a thing in two languages below each.

    They are told apart where the language of each part is sure; where one seems to be another one,
    a person is asked.

    Args:
        record: What a row says.
        readers: Whose languages are known.
        published: Those of the organisation, the default one first.
    """
    if len(published) < 2:
        return record
    lines = dict(record.lines)
    asked = list(record.asked)
    for (field, head), said in record.lines.items():
        twice = any(name == field and code != head for name, code in record.columns)
        if field not in _FIELDS or twice or not said:
            continue
        each = _Each(readers.languages, tuple(published), head or published[0])
        if found := each.told(said, listed=field == "requirements"):
            del lines[field, head]
            lines |= {(field, code): some for code, some in found.items()}
        elif each.mixes(said) and not (field == "responsible" and _named(said, readers)):
            asked.append((field, " ".join(said), _ASKED))
    if len(asked) == len(record.asked) and lines == record.lines:
        return record
    return replace(record, lines=lines, asked=tuple(asked))


def _named(lines: Sequence[str], readers: Readers) -> bool:
    return any(names_person(line, readers.languages) for line in lines)


class _Each:
    """Tells the languages of the parts of a cell; ``own`` is that of its column."""

    def __init__(self, languages: Languages, published: tuple[str, ...], own: str) -> None:
        self._own = own
        self._words = _words(languages, published)
        self._borrowed = languages.words("rules.shared") | languages.words("rules.loans")
        self._shapes = {
            code: shape
            for code in published
            if code != own and (shape := languages[code].text(f"{SECTIONS}.shape"))
        }

    def told(self, lines: Sequence[str], *, listed: bool) -> Told:
        """Return the lines of each language; nothing where not all are sure."""
        pairs = [_parts(line) for line in lines]
        if all(pairs) and (listed or len(lines) == 1):
            parts = [part for pair in pairs for part in pair]
        else:
            parts = [without_mark(line) for line in lines]
        found: dict[str, list[str]] = {}
        for part in parts:
            found.setdefault(self._language(part), []).append(part)
        even = len({len(some) for some in found.values()}) == 1
        if len(found) != 2 or "" in found or not even or (not listed and len(parts) != 2):
            return {}
        return {code: tuple(some) for code, some in found.items()}

    def mixes(self, lines: Sequence[str]) -> bool:
        """Tell whether words of another language seem to stand beside those of the column's."""
        parts = [part for line in lines for part in (_parts(line) or (line,))]
        if len({self._language(part) for part in parts} - {""}) > 1:
            return True
        pairs = [parts for line in lines if len(parts := _SLASH.split(line)) == 2]
        return any(len({self._seems_other(part) for part in pair}) == 2 for pair in pairs)

    def _language(self, part: str) -> str:
        """Return the one language that half of the telling words of a part are in; "" for none.

        An abbreviation is in the column's.
        """
        tokens = self._telling(part)
        found = {code: sum(word in own for word in tokens) for code, own in self._words.items()}
        known = [code for code, count in found.items() if count]
        if not tokens:
            return self._own
        return known[0] if len(known) == 1 and 2 * found[known[0]] >= len(tokens) else ""

    def _telling(self, part: str) -> list[str]:
        words = (word for word in tokens_of(part) if len(word) >= _TELLING and not word.isupper())
        return [word.casefold() for word in words if word.casefold() not in self._borrowed]

    def _seems_other(self, part: str) -> bool:
        tokens = self._telling(part)
        if (told := self._language(part)) or not tokens:
            return told not in ("", self._own)
        return any(
            all(re.fullmatch(shape, word) for word in tokens) and max(map(len, tokens)) >= _LONG
            for shape in self._shapes.values()
        )


def _parts(line: str) -> tuple[str, ...]:
    """Return the two parts of a line that a mark or brackets part; none for others."""
    text = without_mark(line)
    if found := _BRACKETS.fullmatch(text):
        return found["one"], found["other"]
    parts = _BETWEEN.split(text)
    return tuple(parts) if len(parts) == 2 and all(map(str.strip, parts)) else ()


@lru_cache(maxsize=8)
def _words(languages: Languages, published: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the words of each language that no other one has."""
    every = {code: frozenset(_known(languages, code)) for code in published}
    return {
        code: own.difference(*(every[other] for other in every if other != code))
        for code, own in every.items()
    }


def _known(languages: Languages, code: str) -> Iterator[str]:
    for key in (SMALL, "rules.offices"):
        yield from languages[code].words(key)
    heads = vocabulary(languages, code)
    yield from (*heads.fields, *heads.company, *heads.cases)
