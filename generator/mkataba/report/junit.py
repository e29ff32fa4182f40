"""JUnit XML, which most servers for continuous integration can show: one test case a file."""

import re
from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkataba.finding import Finding, Report, Severity
from mkataba.report.room import JUNIT_BYTES, fitting, plain, ranked, sums
from mkataba.report.sentences import line
from mkataba.sanitize import clipped, visible

_LONGEST = 1000  # characters of an attribute

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return a suite with a case for each file: errors are failures, the rest is output.

    A file that is missing has its case too. What there is no room for is counted in its case.
    """
    order = ranked(report.findings)

    def written(count: int) -> str:
        return _document(report, frozenset(order[:count]))

    return fitting(len(order), written, plain, JUNIT_BYTES)


def _document(report: Report, kept: frozenset[int]) -> str:
    """Return the report with the words of those findings alone that stand at these places."""
    files = list(dict.fromkeys([*report.files, *(finding.path for finding in report.findings)]))
    found: dict[str, list[Finding]] = {}
    text: dict[str, list[Finding]] = {}
    for at, finding in enumerate(report.findings):
        found.setdefault(finding.path, []).append(finding)
        if at in kept:
            text.setdefault(finding.path, []).append(finding)
    failures = sum(any(f.severity is Severity.ERROR for f in found.get(x, ())) for x in files)
    counts = {"tests": str(len(files)), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {"name": "mkataba check", **counts})
    for file in files:
        case = SubElement(suite, "testcase", dict.fromkeys(("name", "file"), _clean(file)))
        case.set("classname", "mkataba")
        _fill(case, found.get(file, []), text.get(file, []))
    indent(root)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declaration + tostring(root, encoding="unicode")


def _fill(case: Element, findings: list[Finding], text: list[Finding]) -> None:
    errors, others = _parted(findings)
    told, noted = _parted(text)
    if errors:
        first = errors[0]
        message = visible(first.message if len(errors) == 1 else f"{len(errors)} errors")
        failure = SubElement(
            case, "failure", {"type": first.rule, "message": clipped(message, _LONGEST)}
        )
        failure.text = _lines(told, errors)
    if others:
        SubElement(case, "system-out").text = _lines(noted, others)


def _parted(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the errors, and all else."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return errors, [finding for finding in findings if finding.severity is not Severity.ERROR]


def _lines(told: list[Finding], of: list[Finding]) -> str:
    lines = [_clean(line(finding)) for finding in told]
    if len(told) < len(of):
        left = list((Counter(of) - Counter(told)).elements())
        lines.append(f"{sums(left)} more: `mkataba check` lists all of them")
    return "\n".join(lines)


def _clean(text: str) -> str:
    """Return a text without the characters that no XML may hold."""
    return _NOT_XML.sub("\ufffd", text)
