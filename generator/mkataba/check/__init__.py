"""The check: every file against its schema, then the rules that compare files."""

from dataclasses import dataclass
from typing import Any

from mkataba.check import coverage, levels, waivers
from mkataba.check.content import Content, Problem, languages_of
from mkataba.check.messages import node
from mkataba.check.rules import RULES, Rule
from mkataba.check.validate import Entry, validate, validators
from mkataba.errors import about
from mkataba.finding import LEVELS, Finding, Report, Severity
from mkataba.parallel import LEAST, spread
from mkataba.project import File, Project
from mkataba.shown import whole


@dataclass(frozen=True, kw_only=True)
class Checked(Report):
    """A report together with the content that it is about."""

    content: Content


def run(project: Project, earlier: Project | None = None) -> Checked:
    """Return what is wrong with a project and how many mandatory elements it covers.

    Args:
        project: What is checked.
        earlier: The same project as it was before, for rules on what a change left undone.
    """
    content = Content(project, _entries(project), earlier)
    findings = [finding for entry in content.entries for finding in entry.findings]
    findings += _places(project)
    findings = _with_rules(content, findings)
    notes = levels.notes()
    found, open_ = coverage.of(content, findings)
    counted, waived = waivers.apply(content, sorted({*findings, *open_}), notes)
    return Checked(
        findings=tuple(sorted(counted)),
        coverage=found,
        waived=tuple(sorted(waived)),
        levels=tuple(LEVELS),
        rules=notes,
        open=levels.open_rules(counted, notes),
        files=tuple(file.path for file in project.files),
        content=content,
    )


def _entries(project: Project) -> tuple[Entry, ...]:
    """Return each file after its own check."""
    schemas = project.schemas
    validator = validators(schemas, languages_of(project))

    def checked(file: File) -> tuple[dict[str, Any], tuple[Finding, ...]]:
        kind = file.kind.name
        with about(file.path):
            entry = validate(file, schemas.root(kind), validator(kind))
        return entry.data, entry.findings

    made = zip(project.files, spread(checked, project.files), strict=True)
    return tuple(Entry(file, schemas.root(file.kind.name), *parts) for file, parts in made)


def _places(project: Project) -> list[Finding]:
    """Return a finding for each file that is missing, and for each that has no place."""
    findings = []
    for kind in project.missing:
        path = f"content/{kind.place}"
        hint = f"`mkataba explain {kind.clause}` says what it holds and gives an example"
        message = "the file is missing"
        findings.append(
            Finding(path, 1, 1, "missing-file", Severity.ERROR, kind.clause, message, hint)
        )
    if not any(project.of("service")):
        message, hint = "there is no service", "add one file for each service"
        findings.append(
            Finding(
                "content/services", 1, 1, "missing-file", Severity.ERROR, "3.2.2.a", message, hint
            )
        )
    for path, reason in ((whole(path), reason) for path, reason in project.strays):
        severity = Severity.ERROR if "link" in reason else Severity.WARNING
        hint = "see the field reference for the files that have a place"
        message = f"{path.rpartition('/')[2]} {reason}"
        findings.append(Finding(path, 1, 1, "stray-file", severity, "", message, hint))
    return findings


def _with_rules(content: Content, forms: list[Finding]) -> list[Finding]:
    """Return all findings, without those that a finer rule says better at the same node."""
    found = list(forms)
    better: set[tuple[str, str, str]] = set()
    for rule, mine in zip(RULES, _heard(content), strict=True):
        found += mine
        for replaced in getattr(rule, "REPLACES", ()):
            better |= {(one.path, one.node, replaced) for one in mine}
    return [one for one in found if (one.path, one.node, one.rule) not in better]


def _heard(content: Content) -> list[list[Finding]]:
    """Return what each rule finds; in a large project the rules share the processors."""

    def heard(rule: Rule) -> list[Finding]:
        with about(f"the rule {rule.ID}"):
            return [_finding(rule, problem) for problem in rule.check(content)]

    small = len(content.entries) < 2 * LEAST
    if not small:
        content.share()
    return spread(heard, RULES, least=len(RULES) if small else 1)


def _finding(rule: Rule, problem: Problem) -> Finding:
    if problem.outside:
        place, line, node_ = problem.outside
        held = rule.ID, rule.SEVERITY, problem.clause or "", problem.message, problem.hint
        return Finding(place, line, 1, *held, node_)
    entry = problem.entry
    path = tuple(problem.path)  # it may lead into a text, below the last field
    above = (entry.field.at(path[:end]) for end in range(len(path), -1, -1))
    field = next(field for field in above if field is not None)
    clause = field.clause or rule.CLAUSE if problem.clause is None else problem.clause
    document = entry.file.document
    mark, place = document.mark(path), node(document.data, path)
    said = problem.message, problem.hint
    return Finding(entry.file.path, *mark, rule.ID, rule.SEVERITY, clause, *said, place)
