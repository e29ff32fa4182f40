"""Sentences that several formats of the report share."""

from mkataba.finding import Finding, Report, Severity
from mkataba.shown import visible


def counted(report: Report) -> str:
    """Return how much was found, such as ``1 error, 2 warnings in 41 files; 1 waived``."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    parts = [number(errors, "error"), number(warnings, "warning")]
    if notes := report.count(Severity.NOTE):
        parts.append(number(notes, "note"))
    waived = f"; {len(report.waived)} waived" if report.waived else ""
    return f"{', '.join(parts)} in {number(len(report.files), 'file')}{waived}"


def needed(report: Report) -> str:
    """Return what the next level still needs, such as ``day-basis (3), required (1)``."""
    open_ = report.open.get(report.next_level, {})
    return ", ".join(f"{rule} ({count})" for rule, count in open_.items())


def number(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 file``, ``2 files``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def line(finding: Finding) -> str:
    """Return a finding on one line: place, severity, what is wrong and how to mend it, rule."""
    said = sentence(finding).replace("\n", "; ")
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity}: {said} [{finding.rule}]"


def sentence(finding: Finding) -> str:
    """Return what is wrong and, on a line of its own, how to mend it and under which clause."""
    clause = f"clause {finding.clause}" if finding.clause else ""
    more = "; ".join(part for part in (visible(finding.hint), clause) if part)
    return f"{visible(finding.message)}\n{more}" if more else visible(finding.message)
