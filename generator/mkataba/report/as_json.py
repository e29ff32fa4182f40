"""The stable JSON report, version 1."""

import json
from typing import Any

from msgspec.structs import asdict

from mkataba.finding import Report, Severity

VERSION = 1


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return ``{"version": 1, "findings": [...], "waived": [...], "summary": {...}}``.

    A finding has path, line, column, rule, severity, clause, message, hint, node and
    yaml; one that is
    waived also has reason, owner and expires. The summary gives the level of readiness and what
    the next one still needs, rules and elements, counts errors, warnings, notes, waived findings,
    those that ``check --fix`` puts right (``offers``) and files, and lists each document's elements
    with their clauses. Where a language lacks words, ``unchecked`` names the rules that can't be
    checked in it, by its code. ``unset`` names the prints that nobody set, so that nothing is said
    of their room and type; ``*`` stands for all.
    """
    return json.dumps(
        {
            "version": VERSION,
            "findings": [asdict(finding) for finding in report.findings],
            "waived": [
                {
                    **asdict(one.finding),
                    "reason": one.reason,
                    "owner": one.owner,
                    "expires": one.expires.isoformat(),
                }
                for one in report.waived
            ],
            "summary": {
                "level": report.level,
                "next": _next(report),
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "notes": report.count(Severity.NOTE),
                "waived": len(report.waived),
                "offers": report.offers,
                "files": len(report.files),
                "scope": report.scope,
                **({"unchecked": dict(report.unchecked)} if report.unchecked else {}),
                **({"unset": list(report.unset)} if report.unset else {}),
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


def _next(report: Report) -> dict[str, Any] | None:
    """Return what the next level still needs; None where all are reached."""
    if not report.next_level:
        return None
    return {
        "level": report.next_level,
        "rules": dict(report.open.get(report.next_level, {})),
        "elements": [
            {"document": name, "clause": clause}
            for name, clause in report.lacking_at(report.next_level)
        ],
    }
