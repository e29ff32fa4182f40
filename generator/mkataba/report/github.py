"""Annotations of a pull request: commands that GitHub's runner reads from standard output."""

from mkataba.finding import Finding, Report, Severity
from mkataba.report.words import counted, sentence

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return one command a finding, the worst first, then a line that counts them.

    The worst come first because GitHub shows ten of each kind for a step.
    """
    order = list(_COMMANDS)
    worst = sorted(report.findings, key=lambda finding: (order.index(finding.severity), finding))
    return "\n".join([*map(_command, worst), counted(report)])


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(sentence(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
