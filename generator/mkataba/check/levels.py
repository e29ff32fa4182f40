"""Which rules belong to a level of readiness, and which of them stand in its way."""

from collections import Counter
from collections.abc import Iterable, Mapping

from mkataba.check.content import Content
from mkataba.check.messages import suggestion
from mkataba.check.rules import FORM_RULES, RULES
from mkataba.errors import MkatabaError
from mkataba.finding import LEVELS, NO_LEVEL, Finding, RuleNote
from mkataba.profiles import Profile
from mkataba.schema.shipped import profile_file


def notes(profile: Profile) -> tuple[RuleNote, ...]:
    """Return what a report says of each rule, those of single files first.

    Raises:
        MkatabaError: If the profile of the standard names a rule that there is not; with its line.
    """
    known = {rule.ID for rule in RULES}
    for name in profile.rules.keys() - known:
        place = f"schemas/{profile_file(profile.name)}.yml, line {profile.lines.get(name, 1)}"
        raise MkatabaError(f"{place}: rules.{name}: there is no such rule{suggestion(name, known)}")
    forms = (RuleNote(id_, f.severity, f.level, f.why) for id_, f in FORM_RULES.items())
    rules = (RuleNote(r.ID, r.SEVERITY, r.LEVEL, r.WHY, profile.rules.get(r.ID, "")) for r in RULES)
    return (*forms, *rules)


def unchecked(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the rules that can't be checked in a language of the organisation, by its code.

    Those that look for words of which the folder of the language has none.
    """
    found: dict[str, tuple[str, ...]] = {}
    for code in content.languages:
        rules = tuple(
            rule.ID
            for rule in RULES
            if (words := getattr(rule, "WORDS", ())) and not content.language(code, *words)
        )
        if rules and code in content.project.languages:
            found[code] = rules
    return found


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
        if (level := level_of[finding.rule]) != NO_LEVEL:
            counted[level][finding.rule] += 1
    return {level: dict(counter.most_common()) for level, counter in counted.items()}
