"""Graded readiness: four levels, each a set of rules that includes those of the level before."""

from collections import Counter
from collections.abc import Iterable, Mapping

from mkataba.check.rules import FORM_RULES, RULES
from mkataba.finding import Finding, RuleNote

LEVELS: dict[str, str] = {
    "draft": "All that is written can be read, so that a draft can be built and looked at.",
    "publishable": "Everything that the standard demands is there and fits together; "
    "`mkataba build` publishes it.",
    "compliant": "What the standard recommends is there too, and each promise can be held to.",
    "exemplary": "Every rule is met: the charter is as plain, fair and complete as we can tell.",
}
"""Name of each level, the first one first, to what it means."""


def notes() -> tuple[RuleNote, ...]:
    """Return what a report says of each rule, those of single files first."""
    forms = (RuleNote(id_, f.severity, f.level, f.why) for id_, f in FORM_RULES.items())
    rules = (RuleNote(r.ID, r.SEVERITY, r.LEVEL, r.WHY, r.CLAUSE) for r in RULES)
    return (*forms, *rules)


def rules_of(level: str, rules: Iterable[RuleNote]) -> frozenset[str]:
    """Return the ids of the rules that belong to a level, with those of the levels before it."""
    names = list(LEVELS)
    included = names[: names.index(level) + 1]
    return frozenset(rule.id for rule in rules if rule.level in included)


def open_rules(
    findings: Iterable[Finding], rules: Iterable[RuleNote]
) -> Mapping[str, Mapping[str, int]]:
    """Return, for each level, how often each of its own rules stands in its way."""
    level_of = {rule.id: rule.level for rule in rules}
    counted: dict[str, Counter[str]] = {level: Counter() for level in LEVELS}
    for finding in findings:
        counted[level_of[finding.rule]][finding.rule] += 1
    return {level: dict(counter.most_common()) for level, counter in counted.items()}
