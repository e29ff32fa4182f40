"""The classes of a fee cover each customer once."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from mkataba.check.content import Content, Node, Problem
from mkataba.check.messages import quoted
from mkataba.check.words.names import plain
from mkataba.check.words.said import words_of
from mkataba.finding import Severity

ID = "fee-tier-complete"
SEVERITY = Severity.WARNING
LEVEL = "compliant"
CLAUSE = "3.2.2.a.iii"
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
)

_RANGE = re.compile(r"(?<![\w.,:/])(\d{1,9})\s*(?:-|–|to|hadi|mpaka)\s*(\d{1,9})(?![\w.:/])", re.I)
_DIGIT = re.compile(r"\d")


def check(content: Content) -> Iterator[Problem]:
    """Yield classes with the same name, a class that is the only one, and ranges with gaps."""
    for fee in content.each("fee"):
        tiers = fee.value.get("tiers") if isinstance(fee.value, dict) else None
        if not tiers or any(not tier or "label" not in tier for tier in tiers):
            continue
        if len(tiers) == 1:
            label = next(iter(words_of(tiers[0]["label"], content.languages[0]).values()))
            message = f"{quoted(label)} is the only class: what do the others pay?"
            hint = "write a fee for each class, or the fee alone where everybody pays it"
            yield Problem(fee.entry, (*fee.path, "tiers", 0), message, hint)
        elif problem := _among(fee, tiers, content.languages[0]):
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


def _gap(labels: Sequence[str]) -> tuple[int, str, str]:
    """Return the first range that leaves a gap to the one before it, or overlaps it."""
    ranges = []
    for at, label in enumerate(labels):
        found = _RANGE.search(label)
        rest = _RANGE.sub("", label) if found else ""
        if found and not _DIGIT.search(rest):
            ranges.append((int(found[1]), int(found[2]), at, plain(rest)))
    if len({rest for *_, rest in ranges}) == 1:
        ranges.sort()
        for (_, end, before, _), (start, _, at, _) in pairwise(ranges):
            if start > end + 1 and len(ranges) == len(labels):
                said = f"no class for what is between {end} and {start}"
                return at, said, "let each class begin where the one before it ends"
            if start < end:
                said = f"{quoted(labels[at])} and {quoted(labels[before])} overlap"
                return at, said, "let each class begin where the one before it ends"
    return 0, "", ""
