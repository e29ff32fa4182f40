"""What one head of a column means: whole phrases that are known, or known words in company."""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from mkataba.import_.head_words import HEADS, fields_of, vocabulary
from mkataba.languages import Languages

# heads of the column of numbers that are in no language
_OF_NUMBERS = "#, no, s/no, s no, sn, sr no, sl no, nr, ser no, serial no, item, item no, s/n"
_CHARACTERS = re.compile(r"[^\w#/']+|_")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST = 120

_Heads = Mapping[str, tuple[str, str | None]]


class Meaning(Struct, frozen=True):
    """What a head says: a field, the language of its words, and whether that is beyond doubt.

    Where it isn't, the words around the one that is known are not, and the cells have to bear
    witness.
    """

    field: str
    language: str | None
    sure: bool = True


def meaning(words: str, languages: Languages) -> Meaning | None:
    """Return what a head means; None where nobody knows.

    Args:
        words: The head, without a mark of money.
        languages: Those whose heads are known.
    """
    small = words.lower().replace("\u2019", "'")
    if len(small) > _LONGEST:
        return None
    found = known(small, languages) or _in_company(small, languages)
    if found and found.sure:
        return found
    return _both(small, languages) or found


def known(words: str, languages: Languages) -> Meaning | None:
    """Return what a head means that stands in a list as it is, with or without its brackets."""
    small = words.lower().replace("\u2019", "'")
    heads = _heads(languages)
    for text in (small, _outside(small)):
        if found := heads.get(_spaced(text)):
            return Meaning(*found)
    return None


def refuses(words: str, languages: Languages) -> bool:
    """Tell whether a head has a word that makes it mean something else: in thousands, hours."""
    text = _words(words.lower())
    return any(vocabulary(languages, code).refuses(text) for code in languages)


def adds_nothing(words: str, part: str, languages: Languages) -> bool:
    """Tell whether a head says nothing besides a part of it but words of company."""
    rest = _words(words.lower().replace(part, " ", 1))
    return any(
        all(word in known.around for word in rest)
        for known in (vocabulary(languages, code) for code in languages)
    )


def says_more(
    words: str, field: str, unit: str, languages: Languages, *, cases: bool = False
) -> bool:
    """Tell whether the head of a value may make it another one: Validity period, Time of payment.

    It does if a word is in no list, or if it speaks of another field.

    Args:
        words: The head, without a mark of money.
        field: What it seems to hold, ``fee`` or ``turnaround``.
        unit: What is read as a unit in it.
        languages: Those whose heads are known.
        cases: Whether words that name cases are known too, and figures.
    """
    small = words.lower().replace("\u2019", "'")
    whole = not cases and _heads(languages).get(_spaced(_outside(small)))
    text = " ".join(_inside(small)) if whole else small
    rest = _words(text.replace(unit, " ", 1) if unit else text)
    lists = [vocabulary(languages, code) for code in languages]
    return any(
        all(
            known.fields.get(word) not in (field, "name", "number")
            and word not in known.around
            and not (cases and (word in known.cases or not word.isalpha() or len(word) == 1))
            for known in lists
        )
        for word in rest
    )


def is_first(words: str, languages: Languages) -> bool:
    """Tell whether a head of times says when something comes first: Response time."""
    text = _words(words.lower())
    return any(not vocabulary(languages, code).first.isdisjoint(text) for code in languages)


def limit_in(words: str, languages: Languages) -> tuple[str, str, str] | None:
    """Return the word of a head that bounds the values below it, and how: Maximum fee.

    That is its kind (``MOST``, ``ABOUT``), the word, and the one that texts best say it with; None
    where there is none.
    """
    text = _words(words.lower())
    for code in languages:
        limits = vocabulary(languages, code).limits
        if word := next((word for word in text if word in limits), None):
            kind, best = limits[word]
            return kind, word, best
    return None


def case_in(words: str, field: str, languages: Languages) -> str:
    """Return what the head of a fee or a time says of its case: Citizens in Fee for citizens (KES).

    That is the head without words at its ends which say what the column holds; all of it if no
    other words are there.

    Args:
        words: The head, without a mark of money.
        field: What it holds, ``fee`` or ``turnaround``.
        languages: Those whose heads are known.
    """
    lists = [vocabulary(languages, code) for code in languages]

    def says_nothing(word: str) -> bool:
        small = word.lower()
        return any(known.fields.get(small) == field or small in known.links for known in lists)

    words = " ".join(re.sub(r"\(\W*\)", "", words).split())
    found = [*_WORD.finditer(words)]
    while found and says_nothing(found[0].group()):
        del found[0]
    while found and says_nothing(found[-1].group()):
        del found[-1]
    said = found[0].string[found[0].start() : found[-1].end()] if found else words
    return said[:1].upper() + said[1:]


def is_cut(words: str, bare: str, languages: Languages) -> bool:
    """Tell whether a head ends where something has to follow: Fee from, Fee (from KES).

    Args:
        words: The head.
        bare: The head without a mark of money.
        languages: Those whose heads are known.
    """
    lists = [vocabulary(languages, code) for code in languages]
    before_mark = _last(bare) - _last(words)
    whole = _heads(languages).get(_spaced(_outside(bare.lower())))  # "Cost to you"
    last = _last(" ".join(f"({part})" for part in _inside(words)) if whole else words)
    return any(
        not one.links.isdisjoint(last) or not (one.links - one.before_money).isdisjoint(before_mark)
        for one in lists
    )


def _last(words: str) -> set[str]:
    small = words.lower()
    return {text[-1] for part in (_outside(small), *_inside(small)) if (text := _words(part))}


def plain(words: str) -> str:
    """Return what a head is known again by: its letters and digits in small letters."""
    return " ".join(_WORD.findall(words.casefold().replace("\u2019", "'")))


def _both(words: str, languages: Languages) -> Meaning | None:
    """Return the meaning of a head that names one thing in two languages: Service / Huduma."""
    outside = re.split(r"[/|\n]| - ", _outside(words))
    parts = [part for part in (*outside, *_inside(words)) if part.strip()]
    found = [known(part, languages) or _in_company(part, languages) for part in parts]
    fields = {each.field for each in found if each and each.sure}
    whole = len(parts) > 1 and len(fields) == 1 and all(each and each.sure for each in found)
    return Meaning(fields.pop(), None) if whole else None


def _in_company(words: str, languages: Languages) -> Meaning | None:
    """Return the meaning of known words in any company, in the language that knows most of it."""
    found: list[tuple[int, Meaning]] = []
    for code, language in languages.items():
        around = vocabulary(languages, code)
        parts = [_words(part) for part in re.split(around.joins, _outside(words))]
        text = [word for part in parts for word in part]
        if not text or around.refuses(text):
            continue
        first = language.get(f"{HEADS}.main") == "first"
        fields = {field for part in parts if (field := around.main(part, first=first))}
        if not fields:  # "What is required of the client"
            begun = known(" ".join(around.before_link(text)), languages)
            fields = {begun.field} if begun else set()
        if len(fields) == 1:  # a head of several fields names none of them
            strange = around.strange(text)
            found.append((strange, Meaning(fields.pop(), code, sure=not strange)))
    return min(found, key=lambda each: each[0])[1] if found else None


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s").rstrip("'") for word in _WORD.findall(text)]


@lru_cache(maxsize=4)
def _heads(languages: Languages) -> _Heads:
    """Return the field, and the language, of each head in small letters."""
    found: dict[str, tuple[str, str | None]] = {}
    found |= dict.fromkeys(_OF_NUMBERS.split(", "), ("number", None))
    for code, language in languages.items():
        for field in fields_of(language):
            for words in language.phrases(f"{HEADS}.{field}"):
                found.setdefault(words, (field, code))
    return found


def _inside(words: str) -> list[str]:
    return re.findall(r"\(([^)]*)\)", words)


def _outside(words: str) -> str:
    return re.sub(r"\([^)]*\)", " ", words)


def _spaced(words: str) -> str:
    slashed = words if words.strip() in ("s/no", "s/n") else words.replace("/", " ")
    return " ".join(_CHARACTERS.sub(" ", slashed).split())
