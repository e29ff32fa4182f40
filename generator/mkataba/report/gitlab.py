"""GitLab's code quality report, which a merge request shows beside the change."""

import hashlib
import json
from typing import Any

from mkataba.finding import Finding, Report, Severity
from mkataba.report.fingerprint import fingerprints
from mkataba.report.room import GITLAB_BYTES, fitting, plain, ranked, sums
from mkataba.report.sentences import sentence

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return a list with an issue for each finding, marked so that GitLab knows it again.

    What there is no room for is counted by an issue of its own, which stands first.
    """
    issues = [_issue(finding, mark) for finding, mark in fingerprints(report.findings)]
    order = ranked(report.findings)

    def written(count: int) -> str:
        kept = [issues[at] for at in sorted(order[:count])]
        left = [report.findings[at] for at in order[count:]]
        text = [_left_out(left)] if left else []
        return json.dumps([*text, *kept], ensure_ascii=False, indent=1)

    return fitting(len(order), written, plain, GITLAB_BYTES)


def _issue(finding: Finding, mark: str) -> dict[str, Any]:
    return {
        "description": sentence(finding).replace("\n", "; "),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line}},
    }


def _left_out(left: list[Finding]) -> dict[str, Any]:
    text = f"{sums(left)} more, which have no room here: `mkataba check` lists all of them"
    return {
        "description": text,
        "check_name": "left-out",
        "fingerprint": hashlib.sha256(b"left-out").hexdigest(),
        "severity": _SEVERITIES[left[0].severity],
        "location": {"path": left[0].path, "lines": {"begin": left[0].line}},
    }
