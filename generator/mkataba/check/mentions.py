"""Sentences that name a service together with a time or an amount."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from mkataba.check.content import Content
from mkataba.check.validate import Entry
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.numbers import unit_of
from mkataba.check.vocabulary.texts import texts_of
from mkataba.languages import Language
from mkataba.values.duration import Duration, Unit

_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_MONEY = re.compile(r"\bK(?:ES|[Ss]hs?\.?) ?(\d[\d,]*(?:\.\d+)?)")
PROMISED = "figures.promised_times"
WORDS = ("figures.not_promised", PROMISED, "figures.units")
"""Keys of the words by which a promise is told."""

_BETWEEN = 5
"""Words that may stand between the name of a service and what is promised of it."""


class Mention(Struct, frozen=True):
    """A sentence that promises a time, or names an amount, for one service."""

    service: Entry
    words: str
    time: Duration | None = None
    money: Decimal | None = None


class Names:
    """The names of services of two words and more, to be found in sentences."""

    def __init__(self, content: Content) -> None:
        self.not_promised = content.project.languages.pattern("figures.not_promised")
        self._named: dict[str, dict[tuple[str, ...], Entry | None]] = {}
        for entry in content.of("service"):
            for code, name in texts_of(entry.data.get("name"), content.default).items():
                words = tuple(plain(str(name)).split())
                known = self._named.setdefault(code, {})
                known[words] = None if words in known else entry  # two of a name: neither is meant
        self._longest = {code: max(map(len, known)) for code, known in self._named.items()}

    def before(self, words: list[str], code: str) -> Entry | None:
        """Return the service whose name stands at the end of some words, or shortly before it."""
        known = self._named.get(code)
        if not known:
            return None
        for end in range(len(words), max(len(words) - _BETWEEN, 0), -1):
            for start in range(max(0, end - self._longest[code]), end - 1):
                run = tuple(words[start:end])
                singular = (*run[:-1], run[-1].removesuffix("s"))
                found = known.get(run) or known.get(singular)
                if found:
                    return found
        return None


def mentions(text: str, language: Language | None, names: Names) -> Iterator[Mention]:
    """Yield each sentence of a text that promises one time, or names one amount, for a service."""
    if language is None or not _DIGIT.search(text):
        return
    promised, code = language.pattern(PROMISED), language.code
    for sentence in _SENTENCE.split(text):
        if names.not_promised.search(sentence):
            continue
        times = list(promised.finditer(sentence))
        amounts = list(_MONEY.finditer(sentence))
        if len(times) == 1:
            service = names.before(plain(sentence[: times[0].start()]).split(), code)
            if service:
                yield Mention(service, sentence, time=_duration(times[0], language))
        if len(amounts) == 1:
            service = names.before(plain(sentence[: amounts[0].start()]).split(), code)
            if service:
                yield Mention(service, sentence, money=Decimal(amounts[0][1].replace(",", "")))


def _duration(found: re.Match[str], language: Language) -> Duration:
    named = unit_of(found, language)
    return Duration(int(found["number"]), Unit(named))
