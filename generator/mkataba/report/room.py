"""How much code hosts take, and the worst of a report that fits into it."""

import zlib
from collections.abc import Callable, Iterable, Sequence

from mkataba.finding import Finding, Severity

ANNOTATIONS = 10
"""Annotations of a severity that GitHub shows for a step."""

SARIF_RESULTS = 25_000
"""Results of a run; GitHub refuses a file with more, and shows the worst 5,000."""

SARIF_BYTES = 10_000_000
"""Size of a SARIF file when it is packed; GitHub refuses a larger one."""

GITLAB_BYTES = 10_000_000
"""Size of what GitLab keeps of code quality to show beside a change."""

JUNIT_BYTES = 9_000_000
"""Size of JUnit's XML; parsers such as GitLab's refuse a text of 10 MB."""

MARKDOWN_BYTES = 500_000
"""Size of a Markdown report: with that of what changes, GitHub takes 1 MiB for a step's summary."""

_ORDER = list(Severity)


def worst(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, the worst first, then in order of place."""
    return sorted(findings, key=lambda finding: (_rank(finding), finding))


def ranked(findings: Sequence[Finding]) -> list[int]:
    """Return the places of findings in their list, those of the worst first."""
    return sorted(range(len(findings)), key=lambda at: (_rank(findings[at]), findings[at]))


def _rank(finding: Finding) -> int:
    return _ORDER.index(finding.severity)


def sums(findings: Sequence[Finding]) -> str:
    """Return how many there are of each severity, such as ``2 errors, 1 note``."""
    counts = ((one, sum(found.severity is one for found in findings)) for one in Severity)
    return ", ".join(f"{n} {one}" if n == 1 else f"{n:,} {one}s" for one, n in counts if n)


def fitting(
    count: int, written: Callable[[int], str], size: Callable[[str], int], most: int
) -> str:
    """Return a report with as many findings as there is room for.

    Args:
        count: How many there are at most.
        written: Makes the report with so many, the worst.
        size: What a text takes of the room.
        most: The room.
    """
    text = written(count)
    while (taken := size(text)) > most and count:
        count = min(count - 1, int(0.95 * count * most / taken))
        text = written(count)
    return text


def plain(text: str) -> int:
    """Return how many bytes a text has."""
    return len(text.encode("utf-8", "replace"))


def packed(text: str) -> int:
    """Return how many bytes a text has at most when a host has packed it."""
    raw = text.encode("utf-8", "replace")
    return len(raw) if len(raw) <= SARIF_BYTES else len(zlib.compress(raw, 1))
