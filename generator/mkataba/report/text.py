"""Findings for people: grouped by file, with a summary of what the standard still misses."""

from itertools import groupby

import click

from mkataba.finding import Finding, Report, Severity
from mkataba.report.sentences import but_for, counted, needed, not_checked, offered
from mkataba.sanitize import visible, visible_lines

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def write(report: Report, colour: bool) -> str:
    """Return the report as text; with ANSI colours where ``colour`` asks for them."""
    lines: list[str] = []
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        lines += [click.style(visible(path), bold=True), *map(_finding, findings), ""]
    lines += [_coverage(*row) for row in _rows(report)]
    lines += ["", counted(report), *offered(report), *_readiness(report)]
    text = "\n".join(lines)
    return text if colour else click.unstyle(text)


def _finding(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}"
    severity = click.style(f"{finding.severity:7}", fg=_COLOURS[finding.severity])
    clause = f", clause {finding.clause}" if finding.clause else ""
    label = click.style(f"[{finding.rule}{clause}]", dim=True)
    line = f"  {place:>7}  {severity}  {visible(finding.message)}  {label}"
    below = [visible(finding.hint)] if finding.hint else []
    below += visible_lines(finding.yaml) if finding.yaml else []
    return "\n".join([line, *(f"{' ' * 20}{each}" for each in below)])


def _rows(report: Report) -> list[tuple[str, int, int, tuple[str, ...]]]:
    return [
        (visible(f"{row.name} {row.clause}".rstrip()), len(row.met), row.total, row.open)
        for row in report.coverage
    ]


def _coverage(name: str, met: int, total: int, missing: tuple[str, ...]) -> str:
    line = f"{name}: {met} of {total} elements"
    if missing:
        return click.style(f"{line}; open: {', '.join(missing)}", fg="red")
    return click.style(line, fg="green")


def _readiness(report: Report) -> list[str]:
    """Return the level reached, and what the next one still asks for."""
    reached = report.level or f"none, not even {report.levels[0]}"
    colours = {"": "red", report.levels[0]: "yellow"}  # a draft is no reason to be glad
    colour = colours.get(report.level, "green")
    lines = [f"readiness: {click.style(reached, fg=colour, bold=True)}{visible(but_for(report))}"]
    if report.next_level:
        lines.append(f"{report.next_level} still needs: {needed(report)}")
    lines += [click.style(visible(line), fg="yellow") for line in not_checked(report)]
    return lines
