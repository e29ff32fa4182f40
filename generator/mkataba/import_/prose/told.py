"""What the words around the tables come to: values with their place, questions, the rest."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct, field

from mkataba.import_.found import Nearby
from mkataba.import_.prose.to_come import is_to_come
from mkataba.import_.record import without_mark
from mkataba.languages import Languages
from mkataba.tables import Passage

_TO_COME = "it is still to come"
Said = str | tuple[Any, ...]
"""A text, or a list: of texts, of names with their meanings, of data."""


class Spot(Struct, frozen=True, order=True):
    """Passages of a file that stand one behind the other, as a person counts them."""

    source: str
    first: int
    last: int
    where: str = ""

    def __str__(self) -> str:
        """Return words such as ``charter.docx, paragraphs 3 to 5``."""
        one = self.first == self.last
        count = f"paragraph {self.first}" if one else f"paragraphs {self.first} to {self.last}"
        return ", ".join(filter(None, (self.source, self.where, count)))


def spot(passages: Sequence[Passage]) -> Spot:
    """Return where some passages of one file stand."""
    first, last = passages[0], passages[-1]
    return Spot(first.source, first.number, max(first.number, last.number), first.where)


class Value(Struct, frozen=True):
    """A value that the source gives for a field.

    ``file`` is that below the folder of content; ``path`` are the keys in it; ``language`` is that
    of its words, None for a number or an address.
    """

    file: str
    path: tuple[str, ...]
    language: str | None
    said: Said
    spot: Spot


class Open(Struct, frozen=True):
    """Words that a person has to look at: for which field they may be, and what is open."""

    field: str
    words: str
    reason: str
    spot: Spot


class Passed(Struct, frozen=True):
    """Passages of which nothing was made: the heading above, the first words of each, and why."""

    spot: Spot
    heading: str
    words: tuple[str, ...]
    reason: str = ""


class Taken(Struct):
    """Takes in what is made of passages, so that none is left out.

    Words that stand for what is still to be written are kept for a person, wherever they stand.
    """

    languages: Languages
    values: list[Value] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    done: set[tuple[str, int]] = field(default_factory=set)

    def say(
        self,
        file: str,
        path: Sequence[str],
        language: str | None,
        said: Said,
        passages: Sequence[Passage],
    ) -> None:
        """Take in a value, or what of it is no placeholder."""
        name = f"{file}: {'.'.join(path)}"
        if isinstance(said, str) and is_to_come(said, self.languages):
            self.keep(name, said, _TO_COME, passages)
            return
        if isinstance(said, tuple) and all(map(_words_of, said)):
            open_ = [one for one in said if is_to_come(_words_of(one), self.languages)]
            for one in open_:
                self.keep(name, _words_of(one), _TO_COME, passages)
            said = tuple(one for one in said if one not in open_)
            if not said:
                return
        self.values.append(Value(file, tuple(path), language, said, spot(passages)))
        self._note(passages)

    def keep(self, field_: str, words: str, reason: str, passages: Sequence[Passage]) -> None:
        """Take in what a person has to look at."""
        self.open.append(Open(field_, without_mark(words), reason, spot(passages)))
        self._note(passages)

    def note_head(self, passages: Sequence[Passage]) -> None:
        """Take in the first of some passages, a heading, if something was made of the others."""
        if any((one.source, one.number) in self.done for one in passages):
            self._note(passages[:1])

    def _note(self, passages: Iterable[Passage]) -> None:
        self.done.update((one.source, one.number) for one in passages)


def _words_of(part: Any) -> str:
    """Return a text of a list, or the name of what has a meaning; "" for other data."""
    if isinstance(part, tuple):
        return str(part[0])
    return part if isinstance(part, str) else ""


class Brought(Struct, frozen=True):
    """What the words around the tables bring.

    ``data`` holds content by file and field; ``spots`` where each field was said; ``open`` what is
    for a person; ``passed`` the rest; ``near`` is where it stands to the tables.
    """

    data: dict[str, dict[str, Any]] = field(default_factory=dict)
    spots: dict[tuple[str, str], Spot] = field(default_factory=dict)
    open: tuple[Open, ...] = ()
    passed: tuple[Passed, ...] = ()
    near: tuple[Nearby, ...] = ()

    def says(self, source: str) -> bool:
        """Tell whether something comes of the words of a file, a question at least."""
        spots = (*self.spots.values(), *(one.spot for one in self.open))
        return any(one.source == source for one in spots)
