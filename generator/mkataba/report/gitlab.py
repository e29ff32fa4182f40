"""GitLab's code quality report, which a merge request shows beside the change."""

import json

from mkataba.finding import Report, Severity
from mkataba.report.fingerprint import fingerprints
from mkataba.report.words import sentence

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return a list with an issue for each finding, marked so that GitLab knows it again."""
    return json.dumps(
        [
            {
                "description": sentence(finding).replace("\n", "; "),
                "check_name": finding.rule,
                "fingerprint": mark,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": finding.path, "lines": {"begin": finding.line}},
            }
            for finding, mark in fingerprints(report.findings)
        ],
        ensure_ascii=False,
        indent=1,
    )
