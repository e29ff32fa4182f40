"""The stable JSON report, version 1."""

import json
from dataclasses import asdict

from mkataba.check import Report
from mkataba.finding import Severity

VERSION = 1


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return ``{"version": 1, "findings": [...], "summary": {...}}``.

    A finding has path, line, column, rule, severity, clause, message and hint; the summary counts
    errors, warnings, notes and files, and lists each document's elements with their clauses.
    """
    return json.dumps(
        {
            "version": VERSION,
            "findings": [asdict(finding) for finding in report.findings],
            "summary": {
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "notes": report.count(Severity.NOTE),
                "files": len(report.content.project.files),
                "coverage": [
                    {
                        "document": row.name,
                        "clause": row.clause,
                        "met": len(row.met),
                        "of": row.total,
                        "open": list(row.open),
                    }
                    for row in report.coverage
                ],
            },
        },
        ensure_ascii=False,
        indent=2,
    )
