"""What one language says, ready to be looked up."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

from mkataba.reading.spans import Keys, Pattern, Patterns, Span, span_of
from mkataba.reading.vocabulary import Vocabulary
from mkataba.values.duration import Duration, Unit
from mkataba.values.text import Text


class Lexicon(Struct, frozen=True, dict=True):
    """What one language says: patterns by meaning, and the words of numbers, units and dates."""

    language: str
    words: Vocabulary
    patterns: Mapping[str, Patterns]
    units: Patterns
    unit_of: Mapping[Pattern, Unit]
    unit_names: Mapping[Unit, str]
    lengths: Mapping[Keys, Duration]
    periods: Mapping[Keys, Duration]
    months: Mapping[str, int]
    ways: Mapping[Keys, str]
    channels: Mapping[Keys, str]
    home: str | None
    loose: frozenset[str] = frozenset()
    """The words that a label can't end with, of every language: charters mix them."""

    def find(self, meaning: str, span: Span) -> Iterator[Mapping[str, Span]]:
        """Yield what stands in the slots for each way in which a span has a meaning."""
        return (slots for _, slots in self.patterns[meaning].find(span))

    def means(self, meaning: str, span: Span) -> bool:
        """Tell whether a span has a meaning."""
        return any(True for _ in self.find(meaning, span))

    def text(self, span: Span, before: str = "") -> Text:
        """Return a span word for word, as a text in this language, with words before it."""
        return Text(((self.language, f"{before} {span.text}".strip()),))

    def unit(self, span: Span) -> Text:
        """Return what a fee is paid for each of: ``Month`` as ``month``, names as written.

        A name is a stretch of capitalised words of which one is no common noun: ``Day Care``.
        """
        common = self.words.counted | self.words.linking
        written = [span.source[start:end] for start, end in span.tokens]
        text: list[str] = []
        pairs = zip(written, span.keys, strict=True)
        for _, run in groupby(pairs, lambda pair: pair[0][0].isupper()):
            words, keys = zip(*run, strict=True)
            text += (word.lower() for word in words) if common.issuperset(keys) else words
        return Text(((self.language, span.rejoined(text)),))

    def each_of(self, span: Span) -> Text | None:
        """Return the unit of time that something is for which comes again: ``monthly``, a month."""
        period = self.periods.get(span.keys)
        name = self.unit_names.get(period.unit) if period and period.most == 1 else None
        return Text(((self.language, name),)) if name else None

    def names_period(self, span: Span) -> bool:
        """Tell whether a span names a unit of time, or something that comes again, anywhere."""
        words = self.unit_words.intersection(span.keys)
        return bool(words) or any(_holds(span.keys, phrase) for phrase in self.periods)

    def hedges(self, span: Span) -> Iterator[str]:
        """Yield what the words of a span leave open that take a promise back."""
        for reason, phrases in self._hedges.items():
            if any(_holds(span.keys, phrase) for phrase in phrases):
                yield reason

    def bounds(self, span: Span) -> bool:
        """Tell whether words of a span leave one end of a number open."""
        return any(_holds(span.keys, phrase) for phrase in self._bounds)

    def adds_case(self, span: Span) -> bool:
        """Tell whether another case is named behind a joint: ``for shops, more for hotels``."""
        joints = (
            self.patterns["and of several"].fixed | self.patterns["or"].fixed | {(",",), (";",)}
        )
        pairs = pairwise(span.keys)
        return any((key,) in joints and then in self.words.quantifiers for key, then in pairs)

    def is_unit(self, span: Span) -> bool:
        """Tell whether a span is the name of a unit of time and nothing else."""
        return span.keys in self._unit_names

    def holds(self, meaning: str, span: Span) -> bool:
        """Tell whether fixed words of a meaning stand anywhere within a span."""
        return any(_holds(span.keys, phrase) for phrase in self.patterns[meaning].fixed)

    def holds_length(self, span: Span) -> bool:
        """Tell whether the name of a length of time stands anywhere within a span."""
        keys = span.keys
        return any(
            keys[at : at + len(phrase)] == phrase
            for at, key in enumerate(keys)
            for phrase in self._by_first.get(key, ())
        )

    @cached_property
    def _by_first(self) -> Mapping[str, list[Keys]]:
        """The names of lengths of time by their first word."""
        return {
            first: [name for name in self.lengths if name[0] == first]
            for first in {name[0] for name in self.lengths}
        }

    def counts(self, span: Span) -> bool:
        """Tell whether a number, or a word of the name of a length of time, stands in a span."""
        return any(key[0].isnumeric() or key in self._counting for key in span.keys)

    @cached_property
    def _counting(self) -> frozenset[str]:
        return frozenset(self.words.numbers).union(*self.lengths)

    def names(self, span: Span) -> bool:
        """Tell whether a span can name a class.

        It holds a word that is no end of a range, and not the amount or time of a class before it.
        """
        ends = self.words.limits.union(*self._bounds)
        before = any(a[0].isdecimal() and b == "," for a, b in pairwise(span.keys))
        named = any(key[0].isalpha() and key not in ends for key in span.keys)
        return named and not before

    def names_case(self, span: Span) -> bool:
        """Tell whether a label is made of words for cases alone, so that nothing else can be meant.

        ``New applicants`` is one; of ``Members' benefit`` nobody knows who pays it.
        """
        own = self.words
        known = own.cases | own.linking | own.articles | own.numbers.keys() | own.ordinals.keys()
        words = [key for key in span.keys if key[0].isalpha() and len(key) > 1]
        return not own.cases.isdisjoint(words) and known.union(own.counted).issuperset(words)

    def is_harmless(self, span: Span) -> bool:
        """Tell whether brackets beside a value hold known words alone, and none that changes it.

        ``For citizens`` and ``payable at the bank`` are harmless; of ``draft`` nobody knows.
        """
        own = self.words
        known = own.cases | own.linking | own.articles | own.asides | own.counted
        known |= own.fees | own.sources | own.payments | own.occasions | own.ordinals.keys()
        words = {key for key in span.keys if key[0].isalpha() and len(key) > 1}
        other = own.no_fee | own.other_fees | own.no_wait | own.quantifiers
        return (
            bool(words)
            and known.issuperset(words - own.asides)
            and other.isdisjoint(words - own.asides)
        )

    def names_no_fee(self, span: Span) -> bool:
        """Tell whether words name money that is no fee; no remark that is known as a whole does."""
        fixed = span.keys in self.patterns["fee remark"].fixed
        return not fixed and not self.words.no_fee.isdisjoint(span.keys)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that reading knows: those of patterns and units, and those with a meaning."""
        own = self.words
        said = [one for of in self.patterns.values() for one in of.all] + list(self.units.all)
        fixed = {key for one in said for keys in one.words for key in keys}
        named = (
            own.linking
            | own.payments
            | own.fees
            | own.cases
            | own.no_fee
            | own.no_wait
            | own.counted
            | own.steps
        )
        return frozenset(key for key in fixed | named | own.numbers.keys() if key.isalpha())

    @cached_property
    def joints(self) -> frozenset[Keys]:
        """What may stand between the parts of a length of time, besides nothing."""
        written = (one.words[1] for one in self.patterns["together"].all)
        return self.patterns["and"].fixed | frozenset(keys for keys in written if len(keys) == 1)

    @cached_property
    def outcomes(self) -> frozenset[Keys]:
        """The ways to say what is promised."""
        text = self.words.outcomes
        given = [
            f"{auxiliary} {verb}"
            for auxiliary in ("", *text["auxiliaries"])
            for verb in text["given"]
        ]
        results = [f"{result} {verb}" for result in text["results"] for verb in ("", *given)]
        return frozenset(span_of(words).keys for words in (*results, *text["alone"]))

    @cached_property
    def actions(self) -> frozenset[Keys]:
        """The ways to say that something is done with a request."""
        before = ("", *self.words.outcomes["auxiliaries"])
        return frozenset(
            span_of(f"{aux} {verb}").keys for aux in before for verb in self.words.done
        )

    @cached_property
    def doings(self) -> frozenset[Keys]:
        """The ways to say that somebody does something with a request."""
        doers = ("", *self.words.doers)
        return frozenset(
            span_of(f"{who} {verb}").keys for who in doers for verb in self.words.doing
        )

    @cached_property
    def limiting(self) -> frozenset[str]:
        """The first words of phrases such as "within"."""
        return frozenset(one.words[0][0] for one in self.patterns["within"].all if one.words[0])

    @cached_property
    def receipts(self) -> frozenset[str]:
        """The first words of what promises an acknowledgement."""
        return frozenset(one.words[0][0] for one in self.patterns["receipt"].all if one.words[0])

    @cached_property
    def whoever(self) -> frozenset[Keys]:
        """The subjects that name no class."""
        return frozenset(span_of(words).keys for words in self.words.whoever)

    @cached_property
    def ties(self) -> frozenset[str]:
        """The first words of phrases that say of an amount for whom or for each of what it is."""
        phrases = (self.patterns[name].all for name in ("for whom", "per", "per counted"))
        runs = [one.words for some in phrases for one in some]
        return frozenset(keys[0] for words in runs for keys in words[:2] if keys)

    @cached_property
    def recipients(self) -> frozenset[str]:
        """The first words of phrases that say for whom an amount is, and never for each of what."""
        phrases = (self.patterns[name].all for name in ("per", "per counted"))
        of_each = {
            keys[0] for some in phrases for one in some for keys in one.words if len(keys) == 1
        }
        fixed = (one.words[0][:1] for one in self.patterns["for whom"].all)
        return frozenset(key for keys in fixed for key in keys) - of_each

    @cached_property
    def calls(self) -> frozenset[Keys]:
        """What is answered within a number of rings."""
        return frozenset(span_of(words).keys for words in self.words.calls)

    @cached_property
    def ends(self) -> tuple[Keys, ...]:
        """The first words of what a service comes to."""
        return tuple(span_of(phrase).keys for phrase in self.words.ends)

    def units_in(self, span: Span) -> frozenset[Unit]:
        """Return the units of time that a span names, beside whichever numbers."""
        keys = tuple(key for key in span.keys if not self._is_number(key))
        found = set()
        at = 0
        while at < len(keys):
            ends = range(min(len(keys), at + self._longest_unit), at, -1)
            end = next((end for end in ends if keys[at:end] in self._unit_names), at)
            if end > at:
                found.add(self._unit_names[keys[at:end]])
            at = max(end, at + 1)
        return frozenset(found)

    def _is_number(self, key: str) -> bool:
        return key[0].isdecimal() or key in self.words.numbers

    @cached_property
    def _unit_names(self) -> Mapping[Keys, Unit]:
        return {sum(one.words, ()): unit for one, unit in self.unit_of.items()}

    @cached_property
    def _longest_unit(self) -> int:
        return max(map(len, self._unit_names))

    @cached_property
    def unit_words(self) -> frozenset[str]:
        """The words that are a unit of time each."""
        runs = (keys for one in self.units.all for keys in one.words)
        return frozenset(keys[0] for keys in runs if len(keys) == 1)

    def writes(self, span: Span) -> bool:
        """Tell whether a span has a letter of the script of this language, or none at all."""
        letters = [character for key in span.keys for character in key if character.isalpha()]
        return not letters or any(script(letter) in self._scripts for letter in letters)

    @cached_property
    def _scripts(self) -> frozenset[str]:
        spoken = (*self.words.numbers, *self.unit_words, *self.words.linking)
        return frozenset(script(character) for word in spoken for character in word) - {""}

    @cached_property
    def _bounds(self) -> tuple[Keys, ...]:
        return tuple(span_of(phrase).keys for phrase in self.words.bounds)

    @cached_property
    def _hedges(self) -> Mapping[str, tuple[Keys, ...]]:
        return {
            reason: tuple(span_of(phrase).keys for phrase in phrases)
            for reason, phrases in self.words.hedges.items()
        }


def script(character: str) -> str:
    """Return the script that a letter belongs to, such as ``LATIN``; "" for no letter."""
    return unicodedata.name(character, "").split(" ")[0] if character.isalpha() else ""


def _holds(keys: Keys, phrase: Keys) -> bool:
    return any(keys[n : n + len(phrase)] == phrase for n in range(len(keys) - len(phrase) + 1))
