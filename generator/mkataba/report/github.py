"""Annotations of a pull request: commands that GitHub's runner reads from standard output."""

from mkataba.finding import Finding, Report, Severity
from mkataba.report.room import ANNOTATIONS, worst
from mkataba.report.sentences import counted, line, number, offered, with_yaml

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return one command a finding, the worst first, then a line that counts them.

    Of each severity there are as many as GitHub shows; if there are more findings, the last of them
    says how many more and where, and these stand as plain lines in the log.
    """
    commands: list[str] = []
    rest: list[Finding] = []
    for severity, command in _COMMANDS.items():
        found = worst(finding for finding in report.findings if finding.severity is severity)
        shown = len(found) if len(found) <= ANNOTATIONS else ANNOTATIONS - 1
        commands += map(_command, found[:shown])
        if more := found[shown:]:
            text = f"{number(len(more), severity)} more: the log of this step lists each of them"
            commands.append(f"::{command} title=mkataba::{text}; its summary lists the worst")
            rest += more
    return "\n".join(
        [*commands, *(f"- {line(one)}" for one in rest), counted(report), *offered(report)]
    )


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    text = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {text}::{_data(with_yaml(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
