"""SARIF 2.1.0, the form in which code hosts take findings in and keep them from run to run."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from mkataba.finding import Finding, Report, RuleNote, Severity, Waived
from mkataba.report.fingerprint import fingerprints
from mkataba.report.room import SARIF_BYTES, SARIF_RESULTS, fitting, packed, ranked, sums
from mkataba.report.sentences import with_yaml

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return one run with every rule, and a result for each finding, waived ones suppressed.

    Where code hosts would refuse so many, the worst are kept, waived ones last, and a notification
    of the run says how many are left out.
    """
    numbers = {rule.id: number for number, rule in enumerate(report.rules)}
    waived = {one.finding: one for one in report.waived}
    found = [*report.findings, *waived]
    results = [
        _result(finding, numbers[finding.rule], mark, waived.get(finding))
        for finding, mark in fingerprints(found)
    ]
    order = sorted(ranked(found), key=lambda at: at >= len(report.findings))
    driver = {
        "name": "mkataba",
        "version": version("mkataba"),
        "rules": [_rule(rule) for rule in report.rules],
    }

    def written(count: int) -> str:
        left = [found[at] for at in order[count:] if at < len(report.findings)]
        held = len(order) - count - len(left)
        run = {
            "tool": {"driver": driver},
            **(_left_out(left, held) if left or held else {}),
            "columnKind": "unicodeCodePoints",
            "results": [results[at] for at in sorted(order[:count])],
        }
        return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)

    return fitting(min(len(order), SARIF_RESULTS), written, packed, SARIF_BYTES)


def _left_out(left: list[Finding], held: int) -> dict[str, Any]:
    parts = (sums(left), f"{held:,} waived" if held else "")
    what = "; ".join(filter(None, parts))
    text = f"{what} have no room here and are left out; `mkataba check` lists all of them"
    note = {"level": "warning", "message": {"text": text}}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [note]}]}


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
        "properties": {"tags": [rule.level] if rule.level else [], "clause": rule.clause},
    }


def _result(finding: Finding, number: int, mark: str, waived: Waived | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": with_yaml(finding)},
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
        text = f"{waived.reason} ({waived.owner}, until {waived.expires.isoformat()})"
        result["suppressions"] = [{"kind": "external", "justification": text}]
    return result
