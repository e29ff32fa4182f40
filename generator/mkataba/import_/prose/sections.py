"""Passages of a file -> sections: what stands below each heading."""

from collections.abc import Iterator

from msgspec import Struct, field

from mkataba.import_.prose.headings import PLAIN, Heading, heading, is_label
from mkataba.languages import Languages
from mkataba.tables import Contents, Passage, Table

LISTS = frozenset(("values", "commitments", "rights", "duties", "guarantee"))
"""Themes of several entries each."""
_REACHED = frozenset(("contacts", "complaints", "hours"))


class Entry(Struct, frozen=True):
    """A passage below a heading, what of it is no heading, and the heading between them."""

    passage: Passage
    lines: tuple[str, ...]
    below: str = ""

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(self.lines)


class Section(Struct):
    """What stands below a heading, up to the next one of its rank or a table.

    ``opens`` is the heading; None for what stands below none. ``head`` is its passage.
    """

    opens: Heading | None = None
    head: Passage | None = None
    entries: list[Entry] = field(default_factory=list)

    @property
    def themes(self) -> tuple[str, ...]:
        """What the heading speaks of."""
        return self.opens.themes if self.opens else ()

    @property
    def passages(self) -> list[Passage]:
        """All of its passages."""
        own = [entry.passage for entry in self.entries]
        return [self.head, *own] if self.head and self.head not in own[:1] else own


def sections(contents: Contents, languages: Languages) -> Iterator[Section]:
    """Yield the sections of a file in their order; each passage is in one of them.

    Args:
        contents: What the file holds.
        languages: Those whose headings are known.
    """
    now = Section()
    below = ""
    for block in contents.blocks:
        if isinstance(block, Table):
            if now.passages:
                yield now
            now, below = Section(), ""
            continue
        if (block.apart or (block.beside and now.opens)) and now.passages:
            yield now
            now, below = Section(), ""
        found = None if block.beside else heading(block, languages)
        if found is None or _stays(found, now, languages):
            now.entries.append(Entry(block, block.lines, below))
        elif not found.themes and now.themes and now.opens and found.rank > now.opens.rank:
            below = found.words
            now.entries.append(Entry(block, (), below))
        else:
            if now.passages:
                yield now
            now, below = Section(found, block), ""
            if found.rest:
                now.entries.append(Entry(block, found.rest))
    if now.passages:
        yield now


def _stays(found: Heading, now: Section, languages: Languages) -> bool:
    """Tell whether what looks like a heading belongs to the section that it stands in."""
    opened = now.opens
    if opened is None or not opened.themes:
        return False
    if found.themes and _REACHED.issuperset(found.themes) and _REACHED.intersection(now.themes):
        # "Postal address: ..." below Contacts is a label, and so is "Office hours: ..."
        if found.themes == ("complaints",):
            return False
        deeper = found.rank > opened.rank or found.rank == PLAIN
        return deeper and (found.inline or is_label(found.words, languages))
    in_list = not LISTS.isdisjoint(now.themes)
    return in_list and found.inline and not opened.inline
