"""JUnit XML, which most servers for continuous integration can show: one test case a file."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkataba.finding import Finding, Report, Severity
from mkataba.report.words import sentence
from mkataba.shown import visible

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(report: Report, colour: bool) -> str:  # noqa: ARG001 - the formats' common signature
    """Return a suite with a case for each file: errors are failures, the rest is output.

    A file that is missing has its case too.
    """
    files = list(dict.fromkeys([*report.files, *(finding.path for finding in report.findings)]))
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.path, []).append(finding)
    failures = sum(any(f.severity is Severity.ERROR for f in found.get(x, ())) for x in files)
    counts = {"tests": str(len(files)), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = Element("testsuites", counts)
    suite = SubElement(root, "testsuite", {"name": "mkataba check", **counts})
    for file in files:
        case = SubElement(suite, "testcase", dict.fromkeys(("name", "file"), _clean(file)))
        case.set("classname", "mkataba")
        _fill(case, found.get(file, []))
    indent(root)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declaration + tostring(root, encoding="unicode")


def _fill(case: Element, findings: list[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    others = [finding for finding in findings if finding.severity is not Severity.ERROR]
    if errors:
        first = errors[0]
        message = visible(first.message if len(errors) == 1 else f"{len(errors)} errors")
        failure = SubElement(case, "failure", {"type": first.rule, "message": message})
        failure.text = "\n".join(map(_line, errors))
    if others:
        SubElement(case, "system-out").text = "\n".join(map(_line, others))


def _line(finding: Finding) -> str:
    said = sentence(finding).replace("\n", "; ")
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    return _clean(f"{place}: {finding.severity}: {said} [{finding.rule}]")


def _clean(text: str) -> str:
    """Return a text without the signs that no XML may hold."""
    return _NOT_XML.sub("\ufffd", text)
