"""The patterns of a language: the words that the writer uses, and those of published charters.

The writer's words are the messages of the gettext catalogues, so that what was written is read
back. What published charters say besides is in one file of words a language.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from babel.dates import get_month_names
from babel.localedata import exists
from msgspec import Struct, field
from msgspec.structs import replace

from mkataba.languages import Language, Languages, packaged
from mkataba.languages.calendar import months_of
from mkataba.reading.lexicon import Lexicon
from mkataba.reading.spans import Pattern, Patterns, pattern, span_of
from mkataba.reading.vocabulary import FREE, SECTION, vocabulary
from mkataba.values.duration import HALVED, Duration, Unit, read_duration
from mkataba.values.fee import PAYMENT
from mkataba.values.text import Text

Catalogue = Mapping[str, tuple[str, ...]]

# meaning -> the messages that the writer says it with; what stands before a "+" goes on in them
MESSAGES: Mapping[str, tuple[str, ...]] = {
    "range": ("%(low)s to %(high)s",),
    "together": ("%(longer)s %(shorter)s",),
    "within": ("Within %(time)s",),
    "immediate": ("Immediate",),
    "same day": ("Same day",),
    "every": ("Every %(time)s",),
    "by day": ("+, by day %(day)s",),
    "by date": ("+, by %(date)s",),
    "on": ("On %(date)s",),
    "receipt": ("Receipt confirmed within %(time)s",),
    "receipt at once": ("Receipt confirmed immediately",),
    "key condition": ("Condition: %(when)s",),
    "key starts": ("Counted from: %(start)s",),
    "key law": ("Set by %(law)s",),
    "key link": ("Link: %(link)s",),
    "key note": ("Note: %(note)s",),
    "key ways": ("How to pay: %(ways)s",),
    "key version": ("Version: %(version)s",),
    "key total": ("Total %(amount)s",),
    "key in kind": ("Not a payment: %(what)s",),
    "channel": ("By %(channel)s",),
    "free": (FREE,),
    "per": ("%(money)s per %(unit)s",),
    "at least": ("+, at least %(money)s",),
    "at most": ("+, at most %(money)s",),
    "from": ("From %(money)s",),
    "up to": ("Up to %(money)s",),
    "percent": ("%(number)s %% of %(base)s",),
    "set by": ("As set by %(source)s",),
    "cost of": ("%(what)s (actual cost)",),
    "or": (" or ",),
    "higher": ("%(fees)s, whichever is higher",),
    "lower": ("%(fees)s, whichever is lower",),
    "option of the highest": ("Whichever is higher, %(n)s",),
    "option of the lowest": ("Whichever is lower, %(n)s",),
}
RINGS = ("Within %(n)s ring", "Within %(n)s rings")


class Phrases(Struct, frozen=True, dict=True):
    """What is known of every language.

    Args:
        catalogues: The gettext catalogue of each language, as ``read_catalogue`` gives it; none is
            needed for English, the language of its keys.
        home: ISO 4217 code of the country's currency, which a mark of several countries means
            there; None where nobody knows.
        channels: The names of the organisation's channels by id.
        languages: Every language.
        payment: The names of the standard's own ways to pay, by the word that the content holds.
    """

    catalogues: Mapping[str, Catalogue]
    home: str | None
    channels: Mapping[str, Text] = field(default_factory=dict)
    languages: Languages = field(default_factory=packaged)
    payment: Mapping[str, Text] = field(default_factory=dict)

    def reads(self, language: str) -> bool:
        """Tell whether a language has all the words that reading needs."""
        return language in self.languages and not self.lacks(language)

    def lacks(self, language: str) -> tuple[str, ...]:
        """Return the keys of words for reading that a language lacks."""
        return self.languages.lacks(language, SECTION)

    def likely(self, written: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Return those languages of which a text holds the most words that no other one has.

        A word counts if it says something of a fee or a time.

        Args:
            written: The text.
            codes: The languages that it can be in.
        """
        known = {code: self.of(code).known for code in codes}
        counts = dict.fromkeys(codes, 0)
        for key in span_of(written).keys:
            holders = [code for code, own in known.items() if key in own]
            if len(holders) == 1:
                counts[holders[0]] += 1
        return tuple(code for code in codes if counts[code] == max(counts.values(), default=0))

    def of(self, language: str) -> Lexicon:
        """Return what is known of a language.

        Raises:
            KeyError: If there is no such language.
        """
        if language not in self._made:
            self._made[language] = self._lexicon(language)
        return self._made[language]

    @cached_property
    def _made(self) -> dict[str, Lexicon]:
        return {}

    def _lexicon(self, language: str) -> Lexicon:
        catalogue = self.catalogues.get(language, {})
        # charters mix languages: "Up to KSh 500" stands in tables of another one too, and "up to"
        # is no class
        mixed = ("quantifiers", "no_fee", "other_fees", "no_wait")
        spoken = self.languages[language]
        of_all = {name: self.languages.words(f"{SECTION}.{name}") for name in mixed}
        words = replace(vocabulary(spoken), **of_all)

        def forms(message: str) -> tuple[str, ...]:
            return catalogue.get(message) or (message,)

        written = {meaning: _written(meaning, catalogue) for meaning in MESSAGES}
        written["rings"] = catalogue.get(RINGS[0]) or RINGS
        patterns = {
            meaning: Patterns(
                map(pattern, (*written.get(meaning, ()), *words.phrases.get(meaning, ())))
            )
            for meaning in (*written, *words.phrases)
        }
        units: dict[Pattern, Unit] = {}
        for unit in Unit:
            one, many = f"%(n)s {unit}", f"%(n)s {unit}s"
            for form in (*(catalogue.get(one) or (one, many)), *words.units[unit]):
                units.setdefault(pattern(form), unit)
        periods = {
            span_of(form).keys: Duration(1, unit)
            for unit in Unit
            if unit is not Unit.CALENDAR_DAY
            for form in forms(f"Every {unit}")
        } | {
            span_of(phrase).keys: _read(time)
            for time, same in words.periods.items()
            for phrase in same
        }
        lengths = {
            span_of(phrase).keys: _read(time)
            for time, same in words.lengths.items()
            for phrase in same
        } | {
            span_of(form).keys: Duration(1 / 2, unit)
            for unit in HALVED
            for form in forms(f"half a {unit}")
        }
        ways = {**PAYMENT, **{code: name.any(language) for code, name in self.payment.items()}}
        return Lexicon(
            language,
            words,
            patterns,
            Patterns(units),
            units,
            {unit: forms(f"%(n)s {unit}")[0].replace("%(n)s", "").strip() for unit in Unit},
            lengths,
            periods,
            _months(spoken),
            {span_of(form).keys: code for code, name in ways.items() for form in forms(name)},
            {span_of(name.any(language)).keys: id_ for id_, name in self.channels.items()},
            self.home,
            self.languages.words(f"{SECTION}.linking"),
        )


def _written(meaning: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the writer's words for a meaning; ``%(x)s`` is what they go on from."""
    words = []
    for message in MESSAGES[meaning]:
        goes_on, key = message.startswith("+"), message.removeprefix("+")
        for form in catalogue.get(key) or (key,):
            words.append(f"%(x)s{form}" if goes_on else form)
    return tuple(words)


def _read(written: str) -> Duration:
    time = read_duration(written)
    assert time is not None, written
    return time


def _months(language: Language) -> dict[str, int]:
    spoken = language.locale.partition("_")[0]
    if not exists(spoken):
        return {name.casefold(): number for number, name in enumerate(months_of(language), 1)}
    return {
        name.casefold().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", spoken).items()
    }
