"""SARIF 2.1.0, the form in which code hosts take findings in and keep them from run to run."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from mkataba.finding import Finding, Report, RuleNote, Severity, Waived
from mkataba.report.fingerprint import fingerprints
from mkataba.report.words import sentence

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return one run with every rule, and a result for each finding, waived ones suppressed."""
    numbers = {rule.id: number for number, rule in enumerate(report.rules)}
    waived = {one.finding: one for one in report.waived}
    results = [
        _result(finding, numbers[finding.rule], mark, waived.get(finding))
        for finding, mark in fingerprints([*report.findings, *waived])
    ]
    driver = {
        "name": "mkataba",
        "version": version("mkataba"),
        "rules": [_rule(rule) for rule in report.rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: RuleNote) -> dict[str, Any]:
    clause = f" Clause {rule.clause} of the quality standard." if rule.clause else ""
    more = f"`mkataba explain {rule.id}` shows content that fails and content that passes."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.why},
        "fullDescription": {"text": rule.why + clause},
        "help": {
            "text": f"{rule.why}{clause} {more}",
            "markdown": f"{rule.why}{clause}\n\n{more}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.level], "clause": rule.clause},
    }


def _result(finding: Finding, number: int, mark: str, waived: Waived | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": sentence(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path)},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                },
                "logicalLocations": [{"fullyQualifiedName": f"{finding.path}#{finding.node}"}],
            }
        ],
        "partialFingerprints": {"mkatabaFinding/v1": mark},
        "properties": {"clause": finding.clause},
    }
    if waived:
        said = f"{waived.reason} ({waived.owner}, until {waived.expires.isoformat()})"
        result["suppressions"] = [{"kind": "external", "justification": said}]
    return result
