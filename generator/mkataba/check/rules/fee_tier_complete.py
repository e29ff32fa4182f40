"""The classes of a fee cover each customer once."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mkataba.check.content import Content, Node, Problem
from mkataba.check.messages import quoted
from mkataba.check.words.names import plain
from mkataba.check.words.said import words_of
from mkataba.finding import Severity

ID = "fee-tier-complete"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
WHY = "A customer of no class, or of two, does not know what to pay."

_FILE = "services/market-stall.yml"


def _tiers(*labels: str) -> dict[str, str]:
    both = [label if label.startswith("{") else f"{{en: {label}, sw: {label}}}" for label in labels]
    rows = "".join(f"  - {{label: {text}, fee: KES {500 * n}}}\n" for n, text in enumerate(both, 1))
    return {_FILE: f"fee:\n  tiers:\n{rows}"}


VALID = (
    _tiers("1-10 stalls", "11-20 stalls", "over 20 stalls"),
    _tiers("{en: Hall of 100-200 seats, sw: Ukumbi}", "{en: Field, sw: Uwanja}"),
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

_RANGE = re.compile(r"(?<![\w.,:/])(\d{1,9})\s*(?:-|–|to|hadi|mpaka)\s*(\d{1,9})(?![\w.:/])", re.I)
_NUMBER = r"(?<![\w.,:/])(\d{1,9})(?![\w:/]|[.,]\d)"
_UP_TO = re.compile(
    rf"\b(up to|at most|not? more than|hadi|mpaka|below|under|less than|chini ya)\s+{_NUMBER}", re.I
)
_FROM = re.compile(
    rf"(?<!not )(?<!no )(?<!si )(?<!sio )\b(over|above|more than|zaidi ya)\s+{_NUMBER}"
    rf"|{_NUMBER}\s*(?:\+|(?:and|or|na)\s+(?:more|over|above|zaidi)\b)",
    re.I,
)
_ENDLESS = 10**9
# what is counted has no class between 10 and 11, so 10 is in both of 1-10 and 10-20
_COUNTED = re.compile(
    r"\b(?:workers?|employees|members?|persons?|people|pages?|items?|copies|animals?|rooms?"
    r"|wafanyakazi|wanachama|watu|kurasa|nakala|wanyama|vyumba)\b"
)
_MEASURED = re.compile(r"\b(?:acres?|ha|hectares?|ekari|hekta|km|kg|tonnes?|tani|hours?|saa|sq)\b")
_DIGIT = re.compile(r"\d")


def check(content: Content) -> Iterator[Problem]:
    """Yield classes with the same name, a class that is the only one, and ranges with gaps."""
    for fee in content.each("fee"):
        tiers = fee.value.get("tiers") if isinstance(fee.value, dict) else None
        if not tiers or any(not tier or "label" not in tier for tier in tiers):
            continue
        if len(tiers) == 1:
            label = next(iter(words_of(tiers[0]["label"], content.default).values()))
            message = f"{quoted(label)} is the only class: what do the others pay?"
            hint = "write a fee for each class, or the fee alone where everybody pays it"
            yield Problem(fee.entry, (*fee.path, "tiers", 0), message, hint)
        elif problem := _among(fee, tiers, content.default):
            yield problem


def _among(fee: Node, tiers: Sequence[Any], default: str) -> Problem | None:
    """Return what is wrong between the classes, in the first language in which that shows."""
    for code in words_of(tiers[0]["label"], default):
        labels = [words_of(tier["label"], default).get(code) for tier in tiers]
        if all(labels):
            at, message, hint = _twice(list(map(str, labels))) or _gap(list(map(str, labels)))
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


class _Class(NamedTuple):
    start: int
    end: int
    at: int  # its place among the labels
    rest: str  # the label without its numbers
    meets: tuple[bool, bool]  # whether each end is within the class


def _gap(labels: Sequence[str]) -> tuple[int, str, str]:
    """Return the first range that leaves a gap to the one before it, or overlaps it."""
    ranges = _ranges(labels)
    if len({each.rest for each in ranges}) == 1:
        counted = _COUNTED.search(ranges[0].rest) and not _MEASURED.search(ranges[0].rest)
        for one, other in pairwise(sorted(ranges)):
            if other.start > one.end + 1 and len(ranges) == len(labels):
                said = f"no class for what is between {one.end} and {other.start}"
                return other.at, said, "let each class begin where the one before it ends"
            both = counted and other.start == one.end and one.meets[1] and other.meets[0]
            if other.start < one.end or both:
                said = f"{quoted(labels[other.at])} and {quoted(labels[one.at])} overlap"
                return other.at, said, "let each class begin where the one before it ends"
    return 0, "", ""


def _ranges(labels: Sequence[str]) -> list[_Class]:
    """Return the classes that are ranges, the open ones only where one of a kind is there.

    "Up to 10" beside "up to 20" are steps of which each ends where the next begins.
    """
    read = [found for at, label in enumerate(labels) if (found := _range(label, at))]
    low = [each for each in read if each.start < 0]
    high = [each for each in read if each.end == _ENDLESS]
    some = (*(low if len(low) > 1 else ()), *(high if len(high) > 1 else ()))
    return [each for each in read if each not in some]


def _range(label: str, at: int) -> _Class | None:
    if found := _RANGE.search(label):
        pattern, start, end, meets = _RANGE, int(found[1]), int(found[2]), (True, True)
    elif found := _FROM.search(label):
        pattern, start, end = _FROM, int(found[2] or found[3]), _ENDLESS
        meets = (found[1] is None, True)
    elif found := _UP_TO.search(label):
        pattern, start, end = _UP_TO, -1, int(found[2])
        meets = (True, found[1].lower() not in ("below", "under", "less than", "chini ya"))
    else:
        return None
    rest = pattern.sub("", label)
    return None if _DIGIT.search(rest) else _Class(start, end, at, plain(rest), meets)
