"""A summary for a pull request, as Markdown."""

from collections.abc import Iterator

from mkataba.finding import Finding, Report
from mkataba.report.room import MARKDOWN_BYTES, fitting, plain, sums, worst
from mkataba.report.sentences import but_for, counted, needed, not_checked, offered
from mkataba.sanitize import clipped, escape

MARKER = "<!-- mkataba check -->"
"""Stands first, so that a comment can be found again and replaced."""

LONGEST = 400  # characters of what was found, which may quote a text of any length
MOST = 50  # findings; a comment has an end, and so has a reader's patience


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return what was found, the level reached and how much of each document is there.

    The worst findings come first; those for which there is no room are counted.
    """

    def written(count: int) -> str:
        rows = [*_findings(report, count), *_coverage(report), *_waived(report, count)]
        return "\n".join([MARKER, *_head(report), *rows])

    return fitting(MOST, written, plain, MARKDOWN_BYTES)


def _head(report: Report) -> Iterator[str]:
    yield from ("## Charter check", "", f"**{counted(report)}**", "")
    yield f"Readiness: **{report.level or 'not even a draft'}**{escape(but_for(report))}."
    if report.next_level:
        yield f"For *{report.next_level}* it still needs: {needed(report)}."
    for line in offered(report):
        yield f"{line}."
    for line in not_checked(report):
        yield f"{escape(line).capitalize()}."
    yield ""


def _findings(report: Report, most: int) -> Iterator[str]:
    if not report.findings:
        return
    order = worst(report.findings)
    if shown := order[:most]:
        yield from ("| where | what | how to fix it |", "|---|---|---|")
        yield from map(_row, shown)
    if left := order[most:]:
        text = f"{len(left):,} more ({sums(left)}): `mkataba check` lists all of them."
        yield from ("", text)
    yield ""


def _row(finding: Finding) -> str:
    clause = f"clause {finding.clause}" if finding.clause else ""
    rule = ", ".join(part for part in (finding.rule, clause) if part)
    where = f"{escape(finding.path)}, line {finding.line}"
    what = f"**{finding.severity}** {escape(clipped(finding.message, LONGEST))} ({rule})"
    return f"| {where} | {what} | {escape(clipped(finding.hint, LONGEST))} |"


def _coverage(report: Report) -> Iterator[str]:
    if not report.coverage:
        return
    yield from ("| document | elements | open |", "|---|---|---|")
    for row in report.coverage:
        name = f"{escape(clipped(row.name, LONGEST))} {row.clause}".rstrip()
        yield f"| {name} | {len(row.met)} of {row.total} | {', '.join(row.open)} |"
    yield ""


def _waived(report: Report, most: int) -> Iterator[str]:
    if not report.waived:
        return
    yield from ("Waived:", "", "| where | rule | reason | owner | until |", "|---|---|---|---|---|")
    for one in report.waived[:most]:
        words = (escape(clipped(text, LONGEST)) for text in (one.reason, one.owner))
        cells = (*words, one.expires.isoformat())
        yield f"| {escape(one.finding.path)} | {one.finding.rule} | {' | '.join(cells)} |"
    if len(report.waived) > most:
        yield from (
            "",
            f"{len(report.waived) - most:,} more are waived: see `content/waivers.yml`.",
        )
    yield ""
