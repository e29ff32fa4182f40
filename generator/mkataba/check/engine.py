"""Runs the rules on checked files, so that a fault in one file is told of that file alone.

A rule sees one file at a time, unless it names under ``COMPARES`` the kinds of files that it
compares, each with the fields of which all has to be readable. Where something there can't be read,
the rule is asked about each file by itself: what it says of the others may be untrue.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from mkataba.check.content import EVERY, Content
from mkataba.check.messages import node
from mkataba.check.problem import Problem
from mkataba.check.rules import RULES, Rule
from mkataba.errors import about
from mkataba.finding import Finding
from mkataba.profiles.answers import worded
from mkataba.system.parallel import LEAST, spread


def problems(rule: Rule, content: Content) -> Iterator[Problem]:
    """Yield what a rule says of the files that it may see."""
    compares = _compared(getattr(rule, "COMPARES", None), content)
    if compares is not None and all(content.reads(kind, *compares[kind]) for kind in compares):
        yield from rule.check(content.among(compares))
    else:
        for part in content.alone:
            yield from rule.check(part)


def _compared(
    named: Mapping[str, Sequence[str]] | None, content: Content
) -> Mapping[str, Sequence[str]] | None:
    """Return the kinds of files that a rule compares, each by its name."""
    if named is None or EVERY not in named:
        return named
    every = dict.fromkeys(content.project.schemas.parts, named[EVERY])
    return {**every, **{kind: fields for kind, fields in named.items() if kind != EVERY}}


def with_rules(content: Content, forms: Iterable[Finding]) -> list[Finding]:
    """Return all findings, without those that a finer rule says better at the same node.

    What is wrong with a whole text goes before its translation: that would have to go as well.
    """
    found = list(forms)
    better: set[tuple[str, str, str]] = set()
    paths: set[tuple[str, str]] = set()
    for rule, mine in zip(RULES, _heard(content), strict=True):
        found += mine
        for replaced in getattr(rule, "REPLACES", ()):
            better |= {(one.path, one.node, replaced) for one in mine}
            if replaced == "translation":  # of the text as a whole, or beside one of its languages
                better |= {(one.path, _above(one.node), replaced) for one in mine}
        for replaced, keys in getattr(rule, "REPLACES_BESIDE", {}).items():
            paths |= {(one.path, replaced) for one in mine if _key(one.node) in keys}
    return [
        one
        for one in found
        if (one.path, one.rule) not in paths and not _is_said_better(one, better)
    ]


def _is_said_better(finding: Finding, better: set[tuple[str, str, str]]) -> bool:
    at = _above(finding.node) if finding.rule == "translation" else finding.node
    return (finding.path, at, finding.rule) in better


def _key(node: str) -> str:
    return re.split(r"[.\[]", node, maxsplit=1)[0]


def _above(node: str) -> str:
    return node.rpartition(".")[0]


def _heard(content: Content) -> list[list[Finding]]:
    """Return what each rule finds; in a large project the rules share the processors."""
    clauses = content.project.schemas.profile.rules

    def heard(rule: Rule) -> list[Finding]:
        clause = clauses.get(rule.ID, "")
        with about(f"the rule {rule.ID}"):
            return [_finding(rule, clause, problem) for problem in problems(rule, content)]

    small = len(content.entries) < 2 * LEAST
    if not small:
        content.share()
    return spread(heard, RULES, least=len(RULES) if small else 1)


def _finding(rule: Rule, clause: str, problem: Problem) -> Finding:
    """Return what a rule says, under the clause of the field or else under the rule's."""
    if problem.outside:
        file, line, held_by, column = problem.outside
        said = rule.ID, rule.SEVERITY, "", problem.message, problem.hint
        return Finding(file, line, column, *said, held_by)
    entry = problem.entry
    path = tuple(problem.path)  # it may lead into a text, below the last field
    above = (entry.field.at(path[:end]) for end in range(len(path), -1, -1))
    field = next(field for field in above if field is not None)
    clause = {"field": field.clause or clause, "rule": clause, "": ""}[problem.clause]
    document = entry.file.document
    mark, place = document.mark(path), node(document.data, path)
    text = problem.message, worded(problem.hint, field.schemas.profile)
    made = Finding(entry.file.path, *mark, rule.ID, rule.SEVERITY, clause, *text, place)
    return replace(made, yaml=problem.yaml) if problem.yaml else made
