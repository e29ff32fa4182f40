"""Findings -> text and JSON. A format is added by adding its file and one line here."""

from collections.abc import Callable

from mkataba.check import Report
from mkataba.finding import Severity
from mkataba.report import as_json, text

FORMATS: dict[str, Callable[[Report, bool], str]] = {
    "text": text.write,
    "json": as_json.write,
}
"""Name of a format to the function that writes a report; its second argument asks for colour."""


def fails(report: Report, threshold: str) -> bool:
    """Tell whether a report holds a finding at or above ``error``, ``warning`` or ``never``."""
    bad = {
        "error": {Severity.ERROR},
        "warning": {Severity.ERROR, Severity.WARNING},
        "never": set(),
    }[threshold]
    return any(finding.severity in bad for finding in report.findings)
