"""One language: the data of its folder, read when it is asked for."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from re import Pattern
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from mkataba import source, yaml_cache
from mkataba.languages.expressions import Piece, compiled, pieces_of

SOURCE = "en"
"""The language of the catalogues' keys and of messages; its folder has every key there is."""

NUMBERS = "{numbers}"
"""What stands in an expression for any number, in digits or words."""

# keys below which each key is one that the code looks up; below others they are words
_TABLES = (
    "language.placeholders",
    "sections.labels",
    "reading.units",
    "reading.phrases",
    "reading.outcomes",
)
_HOURS = 24
_RANGE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")


class Clock(Struct, frozen=True):
    """A clock of twelve hours, counted from ``shift`` o'clock, and the parts of the day.

    ``parts`` are pairs of the hour until which a part lasts and its name; ``besides`` are the hours
    of the day in other parts, which are read and not written.
    """

    shift: int
    before: str
    parts: tuple[tuple[int, str], ...]
    besides: Mapping[str, tuple[int, ...]] = MappingProxyType({})

    def hour(self, hour: int) -> int:
        """Return what the hour from 0 to 23 is called."""
        return (hour - self.shift - 1) % 12 + 1

    def part(self, hour: int) -> str:
        """Return the part of the day in which an hour from 0 to 23 lies."""
        return next(name for until, name in self.parts if hour < until)

    def within(self, name: str) -> tuple[int, ...]:
        """Return the hours of the day that are called by the name of a part, in small letters."""
        if name in self.besides:
            return self.besides[name]
        return tuple(hour for hour in range(_HOURS) if self.part(hour).casefold() == name)


def _hours(written: object) -> tuple[int, ...]:
    """Return the hours of the day from ``15-17``, both ends among them; none for anything else."""
    found = _RANGE.fullmatch(str(written))
    hours = range(int(found[1]), int(found[2]) + 1) if found else range(0)
    return tuple(hour for hour in hours if hour < _HOURS)


class Language(Struct, frozen=True, eq=False, dict=True):
    """A language with the texts of its files, by their names without ending."""

    code: str
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """What its speakers call it; its code where it does not say."""
        return self.text("language.name") or self.code

    @property
    def english(self) -> str:
        """What it is called in messages."""
        return self.text("language.name_in_english") or self.name

    @property
    def locale(self) -> str:
        """The locale that Babel formats in."""
        return self.text("language.locale") or self.code

    @cached_property
    def clock(self) -> Clock | None:
        """How hours are told; None where that is by 24 hours."""
        parts = self.table("language.clock.parts")
        until = {int(hour): str(name) for hour, name in parts.items() if str(hour).isdecimal()}
        shift = self.get("language.clock.shift")
        if not isinstance(shift, int) or max(until, default=0) < _HOURS:
            return None
        others = self.table("language.clock.besides")
        besides = {str(name).casefold(): _hours(hours) for name, hours in others.items()}
        parts_ = tuple(sorted(until.items()))
        return Clock(shift, self.text("language.clock.before"), parts_, besides)

    def get(self, key: str) -> Any:
        """Return what stands under a key such as ``rules.soon``; None where nothing does."""
        file, *path = key.split(".")
        value = self.document(file).data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def has(self, *keys: str) -> bool:
        """Tell whether something stands under each of some keys, if only that there is nothing."""
        return all(self.get(key) is not None for key in keys)

    def keys(self, file: str) -> Iterator[str]:
        """Yield the keys of a file, such as ``rules.soon``: all that the code looks up."""
        for name in self.table(file):
            key = f"{file}.{name}"
            inner = self.table(key) if key in _TABLES else ()
            yield from (f"{key}.{part}" for part in inner) if inner else (key,)

    def text(self, key: str) -> str:
        """Return a text; "" where there is none."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def words(self, key: str) -> frozenset[str]:
        """Return words that blanks part."""
        if key not in self._words:
            self._words[key] = frozenset(self.text(key).split())
        return self._words[key]

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return phrases that bars part."""
        if key not in self._phrases:
            self._phrases[key] = _phrases(self.get(key))
        return self._phrases[key]

    def table(self, key: str) -> Mapping[str, Any]:
        """Return a map; an empty one where there is none."""
        value = self.get(key)
        return value if isinstance(value, dict) else {}

    def phrase_table(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return a map to phrases that bars part."""
        return {name: _phrases(text) for name, text in self.table(key).items()}

    def counts(self, key: str) -> dict[str, int]:
        """Return the phrases of a map whose keys are numbers, with their numbers."""
        table = self.phrase_table(key).items()
        return {word: int(n) for n, words in table if n.isdecimal() for word in words}

    def pieces(self, key: str) -> Iterator[Piece]:
        """Yield the expressions of a list, with numbers put in where they are asked for."""
        for form, text in pieces_of(self.get(key)):
            yield form, text.replace(NUMBERS, self._number) if NUMBERS in text else text

    def pattern(self, key: str) -> Pattern[str]:
        """Return an expression for what a list holds; one that matches nothing if it is empty."""
        if key not in self._patterns:
            self._patterns[key] = compiled(self.pieces(key))
        return self._patterns[key]

    def document(self, file: str) -> source.Document:
        """Return a file of the folder; one without data where there is none."""
        return self._documents.get(file) or source.Document(self._path(file))

    def _path(self, file: str) -> str:
        return f"languages/{self.code}/{file}.yml"

    @cached_property
    def _number(self) -> str:
        return "|".join((r"\d+", *sorted(self.counts("reading.numbers"))))

    @cached_property
    def _documents(self) -> dict[str, source.Document]:
        """The files of the folder, as read or as kept."""
        files = self.files
        known = yaml_cache.kept("languages", files)
        if known is not None:
            return {
                file: source.Document(self._path(file), known[file], (), raw)
                for file, raw in files.items()
            }
        read = {file: source.read(self._path(file), raw) for file, raw in files.items()}
        if not any(document.problems for document in read.values()):
            yaml_cache.keep("languages", files, {file: own.data for file, own in read.items()})
        return read

    # rules ask for the same words at each text

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _phrases(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _patterns(self) -> dict[str, Pattern[str]]:
        return {}


def _phrases(text: object) -> tuple[str, ...]:
    whole = text if isinstance(text, str) else ""
    return tuple(part for piece in whole.split("|") if (part := piece.strip()))
