"""Words that stand unchanged under two languages, and whether both can mean them so."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from mkataba.check.vocabulary.contacts import MAIL, WEB
from mkataba.check.vocabulary.grammar import SMALL, tokens_of
from mkataba.languages import Languages

_SHORTEST = 3  # letters; what is shorter is a unit, an initial or a small word
_MOST_LOANS = 2
_NEARLY_ALL = 0.8


class Vocabularies(Struct, frozen=True, eq=False, dict=True):
    """Words by the only language that has them, and what languages have in common."""

    known: Mapping[str, frozenset[str]]
    languages: Languages

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that hold a sentence together, in any language."""
        return self.languages.words(SMALL)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The words that the languages of a country have in common."""
        return self.languages.words("rules.shared")

    @cached_property
    def loans(self) -> frozenset[str]:
        """Words that all languages say beside an abbreviation."""
        return self.languages.words("rules.loans")

    def language_alone(self, text: str, named: bool, never_named: bool = False) -> str | None:
        """Return the language that a text is in alone; "" where it can't be told, None for none.

        Names, numbers, addresses of mail and web, abbreviations and words that languages share are
        in no language alone. A word in small letters is no name; one with a capital may be, unless
        it is known.

        Args:
            text: The words.
            named: Whether the text may be a name as a whole, as of a place, a body or a law.
            never_named: Whether it says what something is, whatever its capitals: fewer known
                words tell its language.
        """
        tokens = _tokens(text)
        if self._is_abbreviated(tokens):
            return None
        telling = [
            token for token in tokens if self._tells(token) and not self._is_short_for(token)
        ]
        found = {code: self._found(tokens, code, own) for code, own in self.known.items()}
        languages = [code for code, own in found.items() if own]
        language = languages[0] if len(languages) == 1 else ""
        if self._is_sentence(text, tokens, telling):
            return language
        if named or not language:
            return None
        if any(token.islower() for token in found[language]):
            return language
        enough = 3 if never_named else 2
        return language if enough * len(found[language]) >= len(telling) else None

    def stands_in(self, text: str, other: str) -> bool:
        """Tell whether nearly all of a text stands in another one, which adds hardly anything.

        What is in both languages anyway, and may be a name, is not counted. A text that says half
        as much in words of its own is one with the first in brackets, not a copy of it.
        """
        tokens, here = _tokens(text), _low(text)
        there = _low(other)
        wording = {
            token.casefold()
            for number, token in enumerate(tokens)
            # the first word has a capital anyway
            if self._tells(token) and (number == 0 or token.islower() or self._is_known(token))
        }
        if not wording or len(wording & there) < _NEARLY_ALL * len(wording):
            return False
        own = (
            {token.casefold() for token in _tokens(other) if self._tells(token)} - here - self.small
        )
        return 2 * len(own) < len(wording)

    def _is_abbreviated(self, tokens: Sequence[str]) -> bool:
        """Tell whether words are an abbreviation in capitals with a word or two that go with it."""
        rest = [token for token in tokens if self._tells(token) and not self._is_short_for(token)]
        begins = any(self._is_short_for(token) for token in tokens)
        return (
            begins
            and len(rest) <= _MOST_LOANS
            and all(word.casefold() in self.loans for word in rest)
        )

    def _is_short_for(self, token: str) -> bool:
        """Tell whether a token is an abbreviation: in capitals, and no word that is known."""
        if len(token) <= _SHORTEST:
            return token.isupper() or (len(token) < _SHORTEST and token.istitle())
        return token.isupper() and not self._is_known(token)

    def _is_known(self, token: str) -> bool:
        # asked of each language: their union would be made anew for every file, and grows with them
        word = token.casefold()
        return any(word in own for own in self.known.values())

    def _found(self, tokens: Sequence[str], code: str, own: frozenset[str]) -> list[str]:
        small = self.languages[code].words(SMALL) if code in self.languages else frozenset()
        return [
            token
            for token in tokens
            if not (token.isupper() and len(token) <= _SHORTEST)  # WHO is a body
            and (token.casefold() in small or (self._tells(token) and token.casefold() in own))
        ]

    def _is_sentence(self, text: str, tokens: Sequence[str], telling: Sequence[str]) -> bool:
        """Tell whether words are more than a name: two and more, and not all with a capital."""
        if len(tokens) < 2 or not telling:
            return False
        if any(token.islower() and token.casefold() not in self.small for token in telling):
            return True
        ends = tokens[-1].islower() or text.rstrip().endswith((".", "!", "?"))
        return ends and any(token.casefold() in self.small for token in tokens)

    def _tells(self, token: str) -> bool:
        plain = _plain(token)
        return len(plain) >= _SHORTEST and plain not in self.shared


def share_words(text: str, other: str) -> bool:
    """Tell whether a word stands in two texts, whatever its capitals."""
    return not _low(text).isdisjoint(_low(other))


@lru_cache(1 << 12)  # the same texts stand in many files
def _tokens(text: str) -> tuple[str, ...]:
    # no address is without one of these characters, and most texts are without all of them
    if "@" in text:
        text = MAIL.sub(" ", text)
    if "." in text or "/" in text or "*" in text:
        text = WEB.sub(" ", text)
    return tokens_of(text)


@lru_cache(1 << 12)  # as above
def _low(text: str) -> frozenset[str]:
    return frozenset(map(str.casefold, _tokens(text)))


@lru_cache(1 << 14)  # the same words stand in many texts
def _plain(token: str) -> str:
    return re.sub(r"['’]", "", token).casefold()
