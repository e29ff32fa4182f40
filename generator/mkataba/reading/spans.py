"""A text as words, numbers and characters, and patterns of them.

A pattern goes over a text once for each of its slots, so that no text takes long.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\S")
_SLOT = re.compile(r"%\((\w+)\)s")

Keys = tuple[str, ...]


class Span(Struct, frozen=True):
    """A stretch of a text.

    ``tokens`` are the places where its words, numbers and characters stand in ``source``; ``keys``
    are these words, numbers and characters, with capitals and apostrophes made alike.
    """

    source: str
    tokens: tuple[tuple[int, int], ...]
    keys: Keys

    @property
    def text(self) -> str:
        """The stretch word for word."""
        return self.source[self.tokens[0][0] : self.tokens[-1][1]] if self.tokens else ""

    @property
    def rest(self) -> str:
        """What stands behind the stretch in its source, word for word."""
        return self.source[self.tokens[-1][1] :].lstrip() if self.tokens else ""

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, part: slice) -> "Span":
        return Span(self.source, self.tokens[part], self.keys[part])

    def joined(self, index: int) -> bool:
        """Tell whether no blank stands before the token at ``index``."""
        return 0 < index < len(self) and self.tokens[index - 1][1] == self.tokens[index][0]

    def rejoined(self, words: Sequence[str]) -> str:
        """Return the stretch with other words, one for each of its own."""
        blanks = (" " if at and not self.joined(at) else "" for at in range(len(self)))
        return "".join(blank + word for blank, word in zip(blanks, words, strict=True))


class Pattern(Struct, frozen=True):
    """Fixed words with named slots between them: one more run of words than slots."""

    words: tuple[Keys, ...]
    slots: tuple[str, ...]

    def matches(self, span: Span) -> Iterator[Mapping[str, Span]]:
        """Yield what stands in each slot, for each way to lay the pattern over the whole span."""
        first, last = self.words[0], self.words[-1]
        end = len(span) - len(last)
        if span.keys[: len(first)] == first and span.keys[end:] == last and end >= len(first):
            for stretches in self._laid(span, 0, len(first), end):
                yield dict(zip(self.slots, stretches, strict=True))

    def _laid(self, span: Span, slot: int, start: int, end: int) -> Iterator[tuple[Span, ...]]:
        """Yield what stands in the slots from ``slot`` on, of the tokens from start to end."""
        if slot == len(self.slots) - 1:
            if start < end:
                yield (span[start:end],)
            return
        words = self.words[slot + 1]
        for place in range(start + 1, end - len(words)):
            if span.keys[place : place + len(words)] == words:
                for others in self._laid(span, slot + 1, place + len(words), end):
                    yield (span[start:place], *others)


def span_of(text: str) -> Span:
    """Return a text as a span; white space of every kind counts as one blank."""
    source = " ".join(text.split())
    found = tuple(match.span() for match in _TOKEN.finditer(source))
    keys = (source[start:end].casefold().replace("\u2019", "'") for start, end in found)
    return Span(source, found, tuple(keys))


def pattern(written: str) -> Pattern:
    """Return the pattern of a text with slots as gettext writes them: ``Within %(time)s``."""
    parts = _SLOT.split(written.replace("%%", "%"))
    return Pattern(tuple(span_of(words).keys for words in parts[::2]), tuple(parts[1::2]))


_Likely = tuple[Pattern, str]
"""A pattern, and a word that it fixes between two slots; "" where it fixes none."""


class Patterns:
    """Every pattern of one meaning, found by the first or the last word that it fixes."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.all = tuple(dict.fromkeys(patterns))
        self.fixed = frozenset(one.words[0] for one in self.all if not one.slots)
        self._first: dict[str, list[_Likely]] = defaultdict(list)
        self._last: dict[str, list[_Likely]] = defaultdict(list)
        self._others: list[_Likely] = []
        for one in self.all:
            likely = one, next((words[0] for words in one.words[1:-1] if words), "")
            if one.slots and one.words[0]:
                self._first[one.words[0][0]].append(likely)
            elif one.slots and one.words[-1]:
                self._last[one.words[-1][-1]].append(likely)
            elif one.slots:
                self._others.append(likely)

    def find(self, span: Span) -> Iterator[tuple[Pattern | None, Mapping[str, Span]]]:
        """Yield each pattern that fits the whole span, with what stands in its slots.

        The pattern is None where the words are fixed from the first to the last.
        """
        if not len(span):
            return
        if span.keys in self.fixed:
            yield None, {}
        keys = span.keys
        for likely in (self._first.get(keys[0]), self._last.get(keys[-1]), self._others):
            for one, between in likely or ():
                if not between or between in keys:
                    for slots in one.matches(span):
                        yield one, slots
