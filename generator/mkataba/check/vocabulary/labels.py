"""Words that a project puts in the place of those that come with mkataba: what they may not say."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mkataba.check.messages import quoted
from mkataba.check.vocabulary.grammar import SMALL
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.numbers import WORDS, figures
from mkataba.languages import SOURCE, Languages, packaged
from mkataba.reading.catalogue import Message
from mkataba.reading.phrases import Phrases
from mkataba.reading.reader import Unread, read_fee, read_turnaround
from mkataba.reading.translations import read_catalogue
from mkataba.values.fee import Fee
from mkataba.values.money import SHILLINGS
from mkataba.values.text import is_filled, is_unfinished
from mkataba.values.turnaround import Turnaround

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
_LETTER = re.compile(r"[^\W\d_]")
_READERS = (read_fee, read_turnaround)
_MOST_ALIKE = 3  # keys that may have the same words, though they differ as they come with mkataba
_SAMPLES = {
    **{"n": "3", "number": "3", "low": "2", "high": "4", "money": "KSh 500", "amount": "KSh 500"},
    **{"minimum": "KSh 200", "maximum": "KSh 900"},
}


def label_faults(
    text: Iterable[Message],
    shipped: Mapping[str, tuple[str, ...]],
    language: str,
    po: bytes,
    languages: Languages,
) -> Iterator[tuple[Message, str]]:
    """Yield each message that a project words anew in a way that can't be meant, and why.

    What is left as it comes with mkataba is not looked at. Of a key that mkataba does not bring,
    the words of the key itself are what it is compared with.

    Args:
        text: The messages of the project's catalogue.
        shipped: The translations that come with mkataba; for English, none.
        language: Code of the language.
        po: The catalogue that comes with mkataba, to read values with; b"" where there is none.
        languages: Every language.
    """
    anew = [
        message
        for message in text
        if message.is_translated
        and message.words != _own(message, shipped)
        and not any(message.faults())
    ]
    owners = {plain(words[0]): key for key, words in shipped.items()}
    counted = Counter(plain(message.words[0]) for message in anew)
    for message in anew:
        own = _own(message, shipped)
        is_same = message.words[0] == message.keys[0] and own != message.keys
        other = owners.get(plain(message.words[0]), message.keys[0])
        if fault := next(
            filter(
                None, (_fault(message, own, word, languages, language) for word in message.words)
            ),
            "",
        ):
            yield message, fault
        elif is_same:
            yield message, f"it is not translated: mkataba says {quoted(own[0])}"
        elif plain(own[0]) != plain(message.words[0]) and other != message.keys[0]:
            yield message, f"{quoted(message.words[0])} is what is said for {quoted(other)}"
        elif counted[plain(message.words[0])] > _MOST_ALIKE:
            yield message, f"{quoted(message.words[0])} stands for many other words as well"
        elif _reads_as_another(message, language, po, languages):
            yield message, f"{quoted(message.words[0])} is read as something else"


def _own(message: Message, shipped: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return shipped.get(message.keys[0]) or message.keys


def _fault(
    message: Message,
    own: tuple[str, ...],
    word: str,
    languages: Languages,
    language: str,
) -> str:
    """Return what words hold that neither their key nor the words of mkataba do; "" for nothing.

    What can't be told without words that the language lacks is left open: those are told already.
    """
    bare, known = (
        _PLACEHOLDER.sub(" ", word),
        [_PLACEHOLDER.sub(" ", words) for words in (*message.keys, *own)],
    )
    if _is_gap(bare) and not any(map(_is_gap, known)):
        return f"{quoted(word)} is not finished"
    letters = min(len(_LETTER.findall(words)) for words in known)
    is_word = bare.strip().casefold() in languages[language].words(SMALL)
    is_short = len(_LETTER.findall(bare)) < min(2, letters) and not is_word
    if is_short and not languages.lacks(language, SMALL):
        return f"{quoted(word)} says nothing"
    read, money = figures(languages), _money(languages)
    added = read.numbers(bare) - frozenset[str]().union(*map(read.numbers, known))
    if added and not languages.lacks(language, *WORDS):
        return f"{quoted(word)} holds a number: {', '.join(sorted(added))}"
    if money.search(bare) and not any(map(money.search, known)):
        return f"{quoted(word)} holds an amount of money"
    if read.in_words(bare) is None and not any(read.in_words(words) is None for words in known):
        return f"{quoted(word)} holds a number in words"
    return ""


def _is_gap(words: str) -> bool:
    text = words.strip()
    return is_unfinished(text) or (bool(text) and not is_filled(text))


def _reads_as_another(message: Message, language: str, po: bytes, languages: Languages) -> bool:
    """Tell whether words are read, with the words of mkataba, as another value than their key."""
    phrases = _phrases(language, po, languages)
    if not phrases.reads(language):
        return False
    for key, word in zip(message.keys[-1:], message.words[-1:], strict=True):
        asked = set(re.findall(r"%\((\w+)\)", key + word))
        if not asked <= _SAMPLES.keys():
            return False
        english, here = (_PLACEHOLDER.sub(_filled, words) for words in (key, word))
        meant = _meant(english)
        if not any(meant):  # as of most keys: the words need not be read
            continue
        said = [_value(reader(here, language, phrases)) for reader in _READERS]
        if any(one and one != other for one, other in zip(said, meant, strict=True)):
            return True
    return False


@lru_cache(maxsize=1024)
def _meant(english: str) -> tuple[Fee | Turnaround | None, ...]:
    """Return the fee and the time that the words of a key are read as; None for each that is not.

    They are those of mkataba, whatever languages a project brings.
    """
    phrases = _phrases(SOURCE, b"", packaged())
    return tuple(_value(reader(english, SOURCE, phrases)) for reader in _READERS)


def _value(read: Fee | Turnaround | Unread | None) -> Fee | Turnaround | None:
    return None if isinstance(read, Unread) else read


def _filled(found: re.Match[str]) -> str:
    return _SAMPLES.get(found[0][2:-2], "%")


@lru_cache(maxsize=4)
def _phrases(language: str, po: bytes, languages: Languages) -> Phrases:
    return Phrases({language: read_catalogue(po)} if po else {}, None, languages=languages)


@lru_cache(maxsize=4)
def _money(languages: Languages) -> re.Pattern[str]:
    named = "|".join(sorted(languages.words("rules.money"), key=len, reverse=True))
    marks = "|".join((*SHILLINGS, *dict.fromkeys(SHILLINGS.values())))
    return re.compile(rf"\b(?:{marks}|shs?|usd|eur|{named})\b|[€$£]", re.IGNORECASE)
