"""Words that can mean that nothing is paid, told without the reader of fees.

The reader takes longer to load than thirty services take to check, and hardly any text is free.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkataba.check.content import Content
from mkataba.languages import Language
from mkataba.reading.translations import read_catalogue
from mkataba.reading.vocabulary import FREE, SECTION

_SLOT = re.compile(r"%\(\w+\)s")
_LETTERS = re.compile(r"[^\W\d_]+")

_Phrase = tuple[str, ...]


def may_be_free(content: Content, words: str) -> bool:
    """Tell whether a text holds all words of a phrase that the reader takes for free.

    Where it does not, the reader finds nothing free in it, in no language of the organisation.
    """
    held = words.casefold()
    return any(
        all(word in held for word in phrase)
        for code in content.languages
        if code in content.project.languages
        for phrase in _phrases(
            content.project.languages[code], content.project.templates.get(f"locale/{code}.po")
        )
    )


@lru_cache(maxsize=8)  # each text of each fee is asked about
def _phrases(language: Language, po: bytes | None) -> tuple[_Phrase, ...]:
    return tuple(
        tuple(_LETTERS.findall(_SLOT.sub(" ", phrase).casefold()))
        for phrase in _listed(language, po)
    )


def _listed(language: Language, po: bytes | None) -> Iterator[str]:
    yield from (read_catalogue(po) if po else {}).get(FREE, (FREE,))
    yield from language.phrase_table(f"{SECTION}.phrases").get("free", ())
