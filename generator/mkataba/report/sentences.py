"""Sentences that several formats of the report share."""

from collections.abc import Iterable, Iterator

from mkataba.finding import EVERY_PRINT, OFFER, Finding, Report, Severity
from mkataba.sanitize import visible, visible_lines


def counted(report: Report) -> str:
    """Return how much was found, such as ``1 error, 2 warnings in 41 files; 1 waived``.

    Where the report does not tell of all findings, it says so in brackets at the end.
    """
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    parts = [number(errors, "error"), number(warnings, "warning")]
    if notes := report.count(Severity.NOTE):
        parts.append(number(notes, "note"))
    waived = f"; {len(report.waived)} waived" if report.waived else ""
    scope = f" ({report.scope})" if report.scope else ""
    return f"{', '.join(parts)} in {number(len(report.files), 'file')}{waived}{scope}"


def needed(report: Report) -> str:
    """Return what the next level still needs, such as ``day-basis (3), required (1)``.

    From the second level on, it also names the mandatory elements that only waivers hide: what else
    is open is counted with its findings.
    """
    open_ = report.open.get(report.next_level, {})
    parts = [f"{rule} ({count})" for rule, count in open_.items()]
    counted = {finding.clause for finding in report.findings}
    waived = {one.finding.clause for one in report.waived} - counted
    if hidden := [one for one in report.lacking_at(report.next_level) if one[1] in waived]:
        parts.append(f"{elements(hidden)}, waived or not")
    if report.unchecked_at(report.next_level):
        parts.append(f"the words of rules in {', '.join(report.unchecked)}")
    return ", ".join(parts)


def not_checked(report: Report) -> Iterator[str]:
    """Yield what is not checked: rules in a language, ``not checked in fr: ...``, and prints."""
    for code, rules in report.unchecked.items():
        yield f"not checked in {code}: {', '.join(rules)}"
    if report.unset:
        text = "what has no room or is set too small; `mkataba check --prints` does"
        yield f"not checked on {_unset(report)}: {text}"


def but_for(report: Report) -> str:
    """Return what the level that is reached does not speak of: ``, but for the prints``, or ""."""
    is_more = report.level not in ("", *report.levels[:1])  # a draft is one whatever they say
    return f", but for {_unset(report)}" if report.unset and is_more else ""


def _unset(report: Report) -> str:
    return "the prints" if EVERY_PRINT in report.unset else ", ".join(report.unset)


def elements(lacking: Iterable[tuple[str, str]]) -> str:
    """Return elements by document, such as ``3.1.1.a and 3.1.1.b of the policy``."""
    by_document: dict[str, list[str]] = {}
    for name, clause in lacking:
        by_document.setdefault(name, []).append(clause)
    return "; ".join(f"{', '.join(clauses)} of the {name}" for name, clauses in by_document.items())


def number(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 file``, ``2 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def line(finding: Finding) -> str:
    """Return a finding on one line: place, severity, what is wrong and how to fix it, rule."""
    text = sentence(finding).replace("\n", "; ")
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity}: {text} [{finding.rule}]"


def sentence(finding: Finding) -> str:
    """Return what is wrong and, on a line of its own, how to fix it and under which clause."""
    clause = f"clause {finding.clause}" if finding.clause else ""
    more = "; ".join(part for part in (visible(finding.hint), clause) if part)
    return f"{visible(finding.message)}\n{more}" if more else visible(finding.message)


def with_yaml(finding: Finding) -> str:
    """Return the sentence, and below it the lines of YAML that may be written."""
    lines = visible_lines(finding.yaml) if finding.yaml else []
    return "\n".join([sentence(finding), *lines])


def offered(report: Report) -> Iterator[str]:
    """Yield how many findings a fix puts right: ``3 of them can be put right by ...``."""
    if report.offers:
        yield f"{report.offers:,} of them {OFFER}"
