"""The classes of a fee cover each customer once."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from mkataba.check.content import Content
from mkataba.check.messages import quoted
from mkataba.check.nodes import Node
from mkataba.check.problem import Problem
from mkataba.check.vocabulary.names import plain
from mkataba.check.vocabulary.texts import texts_of
from mkataba.finding import Severity
from mkataba.languages import Languages
from mkataba.languages.expressions import made_of

ID = "fee-tier-complete"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "A customer who belongs to no class, or to two, does not know what to pay."

_FILE = "services/market-stall.yml"


def _tiers(*labels: str) -> dict[str, str]:
    both = [label if label.startswith("{") else f"{{en: {label}, sw: {label}}}" for label in labels]
    rows = "".join(f"  - {{label: {text}, fee: KES {500 * n}}}\n" for n, text in enumerate(both, 1))
    return {_FILE: f"fee:\n  tiers:\n{rows}"}


VALID = (
    _tiers(
        "{en: 1-10 stalls, sw: Vibanda 1-10}",
        "{en: 11-20 stalls, sw: Vibanda 11-20}",
        "{en: over 20 stalls, sw: Zaidi ya vibanda 20}",
    ),
    _tiers("{en: Hall of 100-200 seats, sw: Ukumbi wa viti 100-200}", "{en: Field, sw: Uwanja}"),
    _tiers("Mon-Fri 8-17", "Sat 8-12"),
)
INVALID = (
    _tiers("{en: Traders, sw: Wafanyabiashara}"),
    _tiers("{en: Small shop, sw: Duka dogo}", "{en: Large shop, sw: Duka dogo}"),
    _tiers("1-10 stalls", "20-30 stalls"),
    _tiers("{en: Up to ten, sw: Vibanda 1 hadi 10}", "{en: From ten on, sw: Vibanda 8 hadi 30}"),
    _tiers("1-10 workers", "10-20 workers"),
    _tiers("Up to 10", "10 to 50", "60 and more"),
)

WORDS = (
    *("rules.range_to", "rules.up_to", "rules.below", "rules.over", "rules.negations"),
    *("rules.and_more", "rules.counted", "rules.measures"),
)
_NUMBER = r"(?<![\w.,:/])(\d{1,9})(?![\w:/]|[.,]\d)"
_ENDLESS = 10**9
_DIGIT = re.compile(r"\d")


def check(content: Content) -> Iterator[Problem]:
    """Yield classes with the same name, a class that is the only one, and ranges with gaps."""
    for fee in content.each("fee"):
        tiers = fee.value.get("tiers") if isinstance(fee.value, dict) else None
        if not tiers or any(not tier or "label" not in tier for tier in tiers):
            continue
        if len(tiers) == 1:
            label = next(iter(texts_of(tiers[0]["label"], content.default).values()))
            message = f"{quoted(label)} is the only class: what do the others pay?"
            hint = "write a fee for each class, or the fee alone where everybody pays it"
            yield Problem(fee.entry, (*fee.path, "tiers", 0), message, hint)
        elif problem := _among(fee, tiers, content):
            yield problem


def _among(fee: Node, tiers: Sequence[Any], content: Content) -> Problem | None:
    """Return what is wrong between the classes, in the first language in which that shows."""
    default, languages = content.default, content.project.languages
    for code in texts_of(tiers[0]["label"], default):
        text = [texts_of(tier["label"], default).get(code) for tier in tiers]
        if all(text):
            labels = list(map(str, text))
            at, message, hint = _twice(labels) or _gap(labels, languages)
            if message:
                return Problem(fee.entry, (*fee.path, "tiers", at, "label"), message, hint)
    return None


def _twice(labels: Sequence[str]) -> tuple[int, str, str] | None:
    seen: set[str] = set()
    for at, label in enumerate(labels):
        if plain(label) in seen:
            return at, f"two classes are called {quoted(label)}", "say how they differ"
        seen.add(plain(label))
    return None


class _Ranges(NamedTuple):
    """What says a range with two ends, one without an upper end, one without a lower one."""

    between: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    below: re.Pattern[str]  # the upper end is not within it


class _Class(NamedTuple):
    start: int
    end: int
    at: int  # its place among the labels
    rest: str  # the label without its numbers
    meets: tuple[bool, bool]  # whether each end is within the class


def _gap(labels: Sequence[str], languages: Languages) -> tuple[int, str, str]:
    """Return the first range that leaves a gap to the one before it, or overlaps it."""
    ranges = _ranges(labels, _ranges_in(languages))
    if len({each.rest for each in ranges}) == 1:
        # what is counted has no class between 10 and 11, so 10 is in both of 1-10 and 10-20
        counted = _is_counted(ranges[0].rest, languages)
        for one, other in pairwise(sorted(ranges)):
            if other.start > one.end + 1 and len(ranges) == len(labels):
                text = f"no class for what is between {one.end} and {other.start}"
                return other.at, text, "let each class begin where the one before it ends"
            both = counted and other.start == one.end and one.meets[1] and other.meets[0]
            if other.start < one.end or both:
                text = f"{quoted(labels[other.at])} and {quoted(labels[one.at])} overlap"
                return other.at, text, "let each class begin where the one before it ends"
    return 0, "", ""


def _ranges(labels: Sequence[str], forms: _Ranges) -> list[_Class]:
    """Return the classes that are ranges, the open ones only where one of a kind is there.

    "Up to 10" beside "up to 20" are steps of which each ends where the next begins.
    """
    read = [found for at, label in enumerate(labels) if (found := _range(label, at, forms))]
    low = [each for each in read if each.start < 0]
    high = [each for each in read if each.end == _ENDLESS]
    some = (*(low if len(low) > 1 else ()), *(high if len(high) > 1 else ()))
    return [each for each in read if each not in some]


def _is_counted(rest: str, languages: Languages) -> bool:
    counted, measured = (languages.pattern(f"rules.{key}") for key in ("counted", "measures"))
    return bool(counted.search(rest)) and not measured.search(rest)


def _range(label: str, at: int, forms: _Ranges) -> _Class | None:
    if found := forms.between.search(label):
        pattern, start, end, meets = forms.between, int(found[1]), int(found[2]), (True, True)
    elif found := forms.since.search(label):
        pattern, start, end = forms.since, int(found[2] or found[3]), _ENDLESS
        meets = (found[1] is None, True)
    elif found := forms.until.search(label):
        pattern, start, end = forms.until, -1, int(found[2])
        meets = (True, not forms.below.fullmatch(found[1]))
    else:
        return None
    rest = pattern.sub("", label)
    return None if _DIGIT.search(rest) else _Class(start, end, at, plain(rest), meets)


@lru_cache(maxsize=4)
def _ranges_in(languages: Languages) -> _Ranges:
    return made_of(lambda usable: _ranges_of(languages, usable))


def _ranges_of(languages: Languages, usable: Callable[[str], bool]) -> _Ranges:
    def said(*keys: str) -> str:
        every = (
            expression
            for language in languages.values()
            for key in keys
            for _, expression in language.pieces(f"rules.{key}")
            if usable(expression)
        )
        return "|".join(every) or "(?!)"

    to = "|".join(sorted(languages.words("rules.range_to"), key=len, reverse=True)) or "(?!)"
    unturned = "".join(rf"(?<!{word} )" for word in sorted(languages.words("rules.negations")))
    return _Ranges(
        re.compile(rf"(?<![\w.,:/])(\d{{1,9}})\s*(?:-|–|{to})\s*(\d{{1,9}})(?![\w.:/])", re.I),
        re.compile(
            rf"{unturned}\b({said('over')})\s+{_NUMBER}"
            rf"|{_NUMBER}\s*(?:\+|(?:{said('and_more')})\b)",
            re.I,
        ),
        re.compile(rf"\b({said('up_to', 'below')})\s+{_NUMBER}", re.I),
        re.compile(said("below"), re.I),
    )
