"""Which theme a heading opens, by its main words, language by language."""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from mkataba.languages import Language, Languages
from mkataba.tables import Passage

SECTIONS = "sections"
"""The file of a language's folder with headings and labels of the words around tables."""
LABELS = f"{SECTIONS}.labels"
"""The key of that file with what stands before a contact."""
THEMES = (
    *("vision", "mission", "slogan", "values", "commitments", "rights", "duties", "guarantee"),
    *("contacts", "complaints", "hours"),
)
"""What headings speak of; each is a key of that file."""

CAPITALS, BOLD, PLAIN = 7, 8, 9
"""Ranks of headings below those that a document marks, which are 1 to 6."""

_THEIRS = ("rights", "duties")  # of customers; those of the organisation have no field
_LONGEST = 12  # words of a heading
_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,4}|[a-zA-Z])[.)]|\d+(?:\.\d+)+)\s+"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_PARTS = re.compile(r"\s*[/|]\s*|\s+[-–—]\s+|\s*[()]\s*")
_INLINE = re.compile(r"^(?P<head>[^:]{3,60}?)\s*(?::|\s[-–—]\s)\s*(?P<rest>\S.*)$", re.DOTALL)
_ENDS = ".!?;,"

Phrases = Mapping[tuple[str, ...], str]


class Heading(Struct, frozen=True):
    """What a passage opens: themes, their language where one tells, how high it ranks.

    ``words`` are its own; ``rest`` are lines behind it in the passage; no themes stand for one
    that nobody knows. ``inline`` tells whether it stands in one paragraph with what it heads.
    """

    words: str
    themes: tuple[str, ...] = ()
    language: str | None = None
    rank: int = PLAIN
    rest: tuple[str, ...] = ()
    inline: bool = False


def heading(passage: Passage, languages: Languages) -> Heading | None:
    """Return the heading that a passage is or begins with; None where it is none.

    Args:
        passage: A passage.
        languages: Those whose words are known.
    """
    first = passage.lines[0]
    rank = _rank(passage)
    if rank < PLAIN or not passage.item:
        bare = first.rstrip(" :.")
        if (len(passage.lines) > 1 or not first.rstrip().endswith(".")) and (
            found := themes(bare, languages)
        ):
            rest = passage.lines[1:]
            return Heading(bare, *found, rank if not rest else PLAIN, rest, bool(rest))
    if inline := _inline(passage, languages):
        return inline
    if passage.text.rstrip().endswith(":") and (code := _leads_to_complaints(passage, languages)):
        return Heading(passage.text.rstrip(" :"), ("complaints",), code, PLAIN)
    if rank < PLAIN:
        return Heading(passage.text.rstrip(" :"), rank=rank)
    return None


def themes(words: str, languages: Languages) -> tuple[tuple[str, ...], str | None] | None:
    """Return what a heading speaks of, and its language where one alone has such a heading.

    None if a word of it is neither of a known phrase nor of company.
    """
    bare = without_number(words)
    if not bare or len(bare.split()) > _LONGEST:
        return None
    found = {code: got for code, one in languages.items() if (got := _themes(bare, one))}
    if found:
        fewest = min(found.values(), key=len)
        same = [code for code, got in found.items() if got == fewest]
        return fewest, same[0] if len(same) == 1 else None
    parts = [part for part in _PARTS.split(bare) if part.strip()]
    each = [themes(part, languages) for part in parts] if len(parts) > 1 else []
    if each and all(each):
        every = tuple(dict.fromkeys(theme for one in each if one for theme in one[0]))
        spoken = {one[1] for one in each if one}
        return every, spoken.pop() if len(spoken) == 1 else None
    return None


def without_number(words: str) -> str:
    """Return words without the number or letter of a section before them."""
    return _NUMBER.sub("", words.strip())


def is_label(words: str, languages: Languages) -> bool:
    """Tell whether words stand before a contact in some language, such as *Postal address*."""
    bare = label_words(words)
    return any(bare in labels_of(language) for language in languages.values())


def labels_of(language: Language) -> Phrases:
    """Return what each label of a language names, by its words."""
    return phrases_of(language, LABELS, tuple(language.table(LABELS)))


def label_words(words: str) -> tuple[str, ...]:
    """Return the words of a heading or label in small letters."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(words.lower()))


@lru_cache(maxsize=64)
def phrases_of(language: Language, prefix: str, names: tuple[str, ...]) -> Phrases:
    """Return the name of each phrase, as words, that stands under some keys of a language."""
    return {
        label_words(phrase): name
        for name in names
        for phrase in language.phrases(f"{prefix}.{name}")
    }


def _themes(words: str, language: Language) -> tuple[str, ...]:
    known = phrases_of(language, SECTIONS, THEMES)
    company = language.words(f"{SECTIONS}.company")
    ours = language.words(f"{SECTIONS}.ours")
    longest = max(map(len, known), default=0)
    text, found, place = label_words(words), [], 0
    while place < len(text):
        sizes = range(min(longest, len(text) - place), 0, -1)
        size = next((n for n in sizes if text[place : place + n] in known), 0)
        if size:
            if (
                size == 1
                and known[text[place : place + 1]] in _THEIRS
                and ours & {*text[max(0, place - 1) : place + 2]}
            ):
                return ()  # "Our obligations" are not those of customers
            found.append(known[text[place : place + size]])
        elif text[place] not in company:
            return ()
        place += size or 1
    return tuple(dict.fromkeys(found))


def _leads_to_complaints(passage: Passage, languages: Languages) -> str:
    """Return the language of a sentence such as *... reported to:*; "" for another one."""
    said = f" {' '.join(label_words(passage.text))} "
    for code, language in languages.items():
        if any(f" {phrase} " in said for phrase in language.phrases(f"{SECTIONS}.reported")):
            return code
    return ""


def _rank(passage: Passage) -> int:
    if passage.level:
        return passage.level
    text = passage.text
    short = len(text.split()) <= _LONGEST and not text.rstrip().endswith(tuple(_ENDS))
    if passage.item or passage.beside or not short:
        return PLAIN
    letters = [character for character in text if character.isalpha()]
    if len(letters) >= 4 and text.isupper() and not any(map(str.isdigit, text)):
        return CAPITALS
    return BOLD if passage.strong else PLAIN


def _inline(passage: Passage, languages: Languages) -> Heading | None:
    """Return the heading that a paragraph begins with: ``Vision: to be the best``."""
    lead = passage.lead.strip(" :.–—-")
    if lead and passage.text.startswith(lead) and (found := themes(lead, languages)):
        rest = passage.text[len(lead) :].lstrip(" :.–—-")
        return Heading(lead, *found, PLAIN, (rest,), inline=True)
    split = _INLINE.match(passage.lines[0])
    if split and (found := themes(split["head"], languages)):
        return Heading(
            split["head"], *found, PLAIN, (split["rest"], *passage.lines[1:]), inline=True
        )
    return None
