"""Sentences that name a service together with a time or an amount."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mkataba.check.content import Content
from mkataba.check.validate import Entry
from mkataba.check.words.names import plain
from mkataba.check.words.said import words_of
from mkataba.values.duration import Duration, Unit

_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_TIME = {
    "en": re.compile(
        r"\bwithin (?P<number>\d{1,3}) (?:(?P<basis>working|calendar) )?"
        r"(?P<unit>minute|hour|day|week|month)s?\b"
    ),
    "sw": re.compile(
        r"\bndani ya (?P<unit>dakika|saa|siku|wiki|mwezi|miezi) (?P<number>\d{1,3})\b"
        r"(?: za (?P<basis>kazi|kalenda))?"
    ),
}
_UNIT = {
    **{"dakika": "minute", "saa": "hour", "siku": "day", "wiki": "week"},
    **{"mwezi": "month", "miezi": "month", "kazi": "working ", "kalenda": "calendar "},
}
_MONEY = re.compile(r"\bK(?:ES|[Ss]hs?\.?) ?(\d[\d,]*(?:\.\d+)?)")
_NOT_A_PROMISE = re.compile(
    r"\b(?:complain\w*|appeal\w*|before|at least|if|when|renew\w*|fine|penalt\w*"
    r"|ma?lalamiko|rufaa|kabla|angalau|ikiwa|iwapo|endapo|faini)\b",
    re.IGNORECASE,
)
_BETWEEN = 5
"""Words that may stand between the name of a service and what is promised of it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that promises a time, or names an amount, for one service."""

    service: Entry
    words: str
    time: Duration | None = None
    money: Decimal | None = None


class Names:
    """The names of services of two words and more, to be found in sentences."""

    def __init__(self, content: Content) -> None:
        self._named: dict[str, dict[tuple[str, ...], Entry | None]] = {}
        for entry in content.of("service"):
            for code, name in words_of(entry.data.get("name"), content.default).items():
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


def mentions(text: str, code: str, names: Names) -> Iterator[Mention]:
    """Yield each sentence of a text that promises one time, or names one amount, for a service."""
    if code not in _TIME or not _DIGIT.search(text):
        return
    for sentence in _SENTENCE.split(text):
        if _NOT_A_PROMISE.search(sentence):
            continue
        times = list(_TIME[code].finditer(sentence))
        amounts = list(_MONEY.finditer(sentence))
        if len(times) == 1:
            service = names.before(plain(sentence[: times[0].start()]).split(), code)
            if service:
                yield Mention(service, sentence, time=_duration(times[0]))
        if len(amounts) == 1:
            service = names.before(plain(sentence[: amounts[0].start()]).split(), code)
            if service:
                yield Mention(service, sentence, money=Decimal(amounts[0][1].replace(",", "")))


def _duration(found: re.Match[str]) -> Duration:
    basis, unit = found["basis"] or "", found["unit"]
    named = _UNIT.get(basis, f"{basis} " if basis else "") + _UNIT.get(unit, unit)
    return Duration(int(found["number"]), Unit(named))
