"""The words that heads of columns are made of, language by language."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from mkataba.languages import Language, Languages

HEADS = "heads"
"""The file of a language's folder with the heads of columns."""
UNNAMED = f"{HEADS}.unnamed"
"""The key of words that name sheets and tables of which nobody said what they hold."""
MOST, ABOUT = "most", "about"
"""The keys of words that make a limit, or an estimate, of the values below a head."""
HOW = (
    *(
        "amounts",
        "before_money",
        "cases",
        "company",
        "each",
        "either",
        "first",
        "given",
        "joins",
        "links",
        "main",
        "other",
        "ours",
        "persons",
        "receivers",
        "scales",
        "unnamed",
    ),
    *(MOST, ABOUT),
)
"""The keys of that file that are no fields: how heads are made of words."""


class Vocabulary(Struct, frozen=True, dict=True):
    """The words of heads in one language: ``fields`` by word, and what may stand around them.

    ``joins`` is an expression for what stands between two heads in one; ``cases`` are words that
    tell for whom, or in which class, one of several values holds. ``persons`` are those who ask for
    a service, ``receivers`` the words that say that something goes to one, ``given`` those of what
    is given or paid, ``ours`` those of what the office does, ``each`` those such as "per",
    ``before_money`` those before a currency.
    """

    fields: Mapping[str, str]
    company: frozenset[str]
    links: frozenset[str]
    other: frozenset[str]
    joins: str
    cases: frozenset[str]
    limits: Mapping[str, tuple[str, str]]
    amounts: frozenset[str]
    scales: frozenset[str]
    first: frozenset[str]
    persons: frozenset[str]
    receivers: frozenset[str]
    given: frozenset[str]
    ours: frozenset[str]
    each: frozenset[str]
    before_money: frozenset[str]

    @cached_property
    def around(self) -> frozenset[str]:
        """The words that may stand around one that is known."""
        return self.company | self.persons | self.links | self.limits.keys()

    def strange(self, words: Sequence[str]) -> int:
        """Return how many words nobody knows."""
        return sum(word not in self.fields and word not in self.around for word in words)

    def refuses(self, words: Sequence[str]) -> bool:
        """Tell whether a word makes the head mean something else; a figure does."""
        return any(word in self.other or word[0].isdigit() for word in words)

    def main(self, words: Sequence[str], *, first: bool) -> str | None:
        """Return the field of the main word; None if it is not known, or if there are several.

        Args:
            words: The head.
            first: Whether the main word of a head is its first, not the last before a link.
        """
        before = self.before_link(words)
        behind = words[len(before) + 1 :]
        for part in (before, behind):
            order = part if first else part[::-1]
            for word in order:
                if word in self.fields:
                    return self.fields[word]
                # "Service provider" is no service: the strange word is the main one
                if word not in self.around:
                    return self._doubtful(part)
        return None

    def before_link(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words before the first link, all of them where there is none."""
        cut = next((n for n, word in enumerate(words) if word in self.links), len(words))
        return words[:cut]

    def _doubtful(self, part: Sequence[str]) -> str | None:
        """Return the one value that a head speaks of behind a strange main word."""
        values = {self.fields[w] for w in part if w in self.fields} & {"fee", "turnaround"}
        return values.pop() if len(values) == 1 else None


def fields_of(language: Language) -> list[str]:
    """Return the fields that a language has heads for."""
    return [field for field in language.table(HEADS) if field not in HOW]


@lru_cache(maxsize=64)
def vocabulary(languages: Languages, code: str) -> Vocabulary:
    """Return the words of heads in one of some languages."""
    language = languages[code]
    fields: dict[str, str] = {}
    for field in fields_of(language):
        for words in language.phrases(f"{HEADS}.{field}"):
            if " " not in words:
                fields.setdefault(words, field)
    company, links, other, cases = (
        language.words(f"{HEADS}.{key}") for key in ("company", "links", "other", "cases")
    )
    words = "|".join(map(re.escape, sorted(language.words(f"{HEADS}.joins"))))
    joins = r"[/|&+,\n]" + (rf"|\b(?:{words})\b" if words else "")
    limits = {
        word: (kind, phrases[0])
        for kind in (MOST, ABOUT)
        if (phrases := language.text(f"{HEADS}.{kind}").split())
        for word in phrases
    }
    sets = ("amounts", "scales", "first", "persons", "receivers", "given", "ours", "each")
    more = (language.words(f"{HEADS}.{key}") for key in (*sets, "before_money"))
    return Vocabulary(fields, company, links, other, joins, cases, limits, *more)
