"""Findings, and the report of a check that they add up to: plain values, known on every floor."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field


class Severity(StrEnum):
    """How bad a finding is: the standard's *shall*, *should* and *may*."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LEVELS: dict[str, str] = {
    "draft": "All that is written can be read, so that a draft can be built and looked at.",
    "publishable": "Everything that the standard demands is there, none of it waived, and fits "
    "together; `mkataba build` publishes it.",
    "compliant": "What the standard recommends is there too, and each promise can be held to.",
    "exemplary": "Every rule of a level is met: the charter is as plain, fair and complete as we "
    "can tell.",
}
"""Levels of readiness, the first one first, each with what it means; each includes those before.

All but the first ask that every mandatory element is there, whatever is waived.
"""

NO_LEVEL = ""
"""In place of the level of a rule whose findings are told and keep nobody from any level."""


OFFER = "can be put right by `mkataba check --fix`"
"""The hint of a finding where a fix needs nobody."""


class Finding(Struct, frozen=True, order=True):
    """One thing wrong at one place.

    ``node`` names what the finding lies on within its file, as in ``channels[email].contact``: an
    item of a list by its id where it has one, else by its number from 1. It outlives moved lines.
    ``yaml`` are lines that may be written instead, made of the words found.
    """

    path: str
    line: int  # 1-based, as editors count
    column: int  # 1-based
    rule: str
    severity: Severity
    clause: str  # text: YAML would read 5.10 as 5.1; empty where no clause applies
    message: str
    hint: str = ""
    node: str = ""
    yaml: str = ""


class Waived(Struct, frozen=True, order=True):
    """A finding that a waiver holds back, until and with the day ``expires``."""

    finding: Finding
    reason: str
    owner: str
    expires: date


class Coverage(Struct, frozen=True):
    """The elements of one document: clauses met and clauses open.

    ``recommended`` are those of the open ones that are not mandatory.
    """

    name: str
    clause: str
    met: tuple[str, ...]
    open: tuple[str, ...]
    recommended: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Number of elements."""
        return len(self.met) + len(self.open)


class RuleNote(Struct, frozen=True):
    """What a report says of a rule: how bad, for which level, why, and by which clause.

    ``level`` is :data:`NO_LEVEL` where no level asks for it.
    """

    id: str
    severity: Severity
    level: str
    why: str
    clause: str = ""


EVERY_PRINT = "*"
"""Stands for all prints among those that were not set."""


class Measured(Struct, frozen=True):
    """What is wrong with the prints, once they were set.

    Args:
        findings: What has no room, what is set small, what can't be set.
        unset: The names of those that were not set.
        draft: Whether they were set as drafts.
    """

    findings: tuple[Finding, ...]
    unset: tuple[str, ...] = ()
    draft: bool = False


class Report(Struct, frozen=True):
    """What a check found.

    Args:
        findings: In order of place; those that count.
        coverage: How much of each document is there.
        waived: Findings that waivers hold back.
        levels: Names of the levels of readiness, the first one first.
        rules: Every rule that was looked at.
        open: Level to the findings that stand in its way by rule; none where it is reached.
        files: The files that were checked.
        unchecked: The rules that can't be checked in a language for want of words, by its code.
        unset: The names of the prints that were not set, so that nobody knows what has no room
            on them; :data:`EVERY_PRINT` for all.
        scope: Of which findings the report tells, where not of all: "of the rule day-basis alone".
    """

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()
    waived: tuple[Waived, ...] = ()
    levels: tuple[str, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    open: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    scope: str = ""
    unchecked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unset: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def offers(self) -> int:
        """How many findings ``check --fix`` puts right."""
        return sum(finding.hint == OFFER for finding in self.findings)

    @property
    def level(self) -> str:
        """The highest level reached; "" where there is none. Each level includes those before."""
        end = self.levels.index(self.next_level) if self.next_level else len(self.levels)
        return self.levels[end - 1] if end else ""

    @property
    def next_level(self) -> str:
        """The first level that is not reached; "" where all are."""
        return next((level for level in self.levels if not self._reaches(level)), "")

    @property
    def lacking(self) -> tuple[tuple[str, str], ...]:
        """The elements that are not there, as names of documents with clauses."""
        return tuple((row.name, clause) for row in self.coverage for clause in row.open)

    def lacking_at(self, level: str) -> tuple[tuple[str, str], ...]:
        """Return the elements that stand in the way of a level.

        None for the first one, the mandatory ones for the second, and all for those after them.
        """
        number = self.levels.index(level) if level in self.levels else len(self.levels)
        if number != 1:
            return self.lacking if number else ()
        lesser = {(row.name, clause) for row in self.coverage for clause in row.recommended}
        return tuple(one for one in self.lacking if one not in lesser)

    def unchecked_at(self, level: str) -> Mapping[str, tuple[str, ...]]:
        """What of the rules is not checked, where that stands in the way of a level: the last."""
        return self.unchecked if self.levels[-1:] == (level,) else {}

    def _reaches(self, level: str) -> bool:
        return not (self.open.get(level) or self.lacking_at(level) or self.unchecked_at(level))


def fails(findings: Iterable[Finding], threshold: str) -> bool:
    """Tell whether a finding is at or above ``error``, ``warning`` or ``never``."""
    bad = {
        "error": {Severity.ERROR},
        "warning": {Severity.ERROR, Severity.WARNING},
        "never": set(),
    }[threshold]
    return any(finding.severity in bad for finding in findings)
