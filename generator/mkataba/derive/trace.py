"""From each clause of the standard to where it is answered and where that is published."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from mkataba import model, print_registry, registry
from mkataba.check import Checked
from mkataba.check.nodes import visit
from mkataba.derive import rule_pages
from mkataba.derive.explain import dotted
from mkataba.derive.output_page import leaves
from mkataba.finding import Severity
from mkataba.model import Body, has_content
from mkataba.printed import outputs_of
from mkataba.schema import Schemas

VERSION = 1
STATES = {
    "met": "a mandatory element that is there and whole",
    "open": "asked for, and missing or wrong; `mkataba check` says where",
    "answered": "something is written on it; whether that is enough, nobody checks",
    "unanswered": "there is a field for it, and nothing is written there",
    "no finding": "no field answers it; the rules that look after it find nothing",
    "partly": "some of its parts are met or answered, and others are not covered",
    "not covered": "no field and no rule of mkataba answers it",
}
"""What is known of a clause; the best that can be said is never more than what was looked at."""
_MOST = 3  # places of a clause that a line of text names


class Answer(Struct, frozen=True):
    """A place in the content that answers a clause."""

    path: str
    line: int  # 1-based
    field: str


class Clause(Struct):
    """A clause with its state, its answers, the outputs that print them, and its rules."""

    clause: str
    verb: str
    title: str
    state: str = "not covered"
    answered: list[Answer] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def trace(checked: Checked) -> list[Clause]:
    """Return every clause of the catalogue, in its order."""
    schemas = checked.content.project.schemas
    found = {
        name: Clause(name, str(entry["verb"]), str(entry["title"]))
        for name, entry in schemas.clauses.items()
    }
    published = _Published(schemas, model.build(checked.content))
    for clause, answer in _answers(checked):
        found[clause].answered.append(answer)
    for one in found.values():
        fields = dict.fromkeys(answer.field for answer in one.answered)
        outputs = (output for named in fields for output in published.outputs(named))
        one.published = list(dict.fromkeys(outputs))
    for rule in rule_pages.rules(schemas.profile).values():
        if rule.clause in found:
            found[rule.clause].rules.append(rule.id)
    known = set(_with_fields(schemas))
    for one in found.values():
        one.state = _state(one, checked, known)
    for name in sorted(found, key=len, reverse=True):  # the parts of a clause before the clause
        if found[name].state == "not covered":
            found[name].state = _of_parts(other for other in found.values() if _is_in(other, name))
    return list(found.values())


class _Published:
    """Knows the outputs of fields, those that hold others too, as far as a body has them."""

    def __init__(self, schemas: Schemas, body: Body) -> None:
        self.schemas = schemas
        self.leaves = {part: leaves(schemas, part) for part in schemas.parts}
        entries = (*registry.PAGES, *print_registry.PRINTS)
        self.unmade = {entry.name for entry in entries if not has_content(body, entry.about)}

    def outputs(self, named: str) -> Iterator[str]:
        """Yield the outputs of a field, given with its part, and of all that it holds."""
        for path in self.leaves[named.partition(".")[0]]:
            if path == named or path.startswith((f"{named}.", f"{named}[")):
                for output in outputs_of(path, self.schemas):
                    if output.partition(".")[0] not in self.unmade:
                        yield output


def _answers(checked: Checked) -> Iterator[tuple[str, Answer]]:
    """Yield clause and place of each value whose field answers a clause by itself."""
    for entry in checked.content.entries:
        part, document = entry.file.kind.name, entry.file.document
        for here, path, value in visit(entry.field, entry.data):
            clause = here.rules.get("meta", {}).get("clause")
            if clause and value not in (None, {}, []):
                named = f"{part}.{dotted(here)}"
                line = document.mark(path).line
                yield str(clause), Answer(entry.file.path, line, named)


def _with_fields(schemas: Schemas) -> Iterator[str]:
    for part in schemas.parts:
        for here in schemas.walk(part):
            yield str(here.rules.get("meta", {}).get("clause", ""))


def _state(one: Clause, checked: Checked, known: set[str]) -> str:
    """Return the state of a clause by itself; "not covered" if nothing looks after it."""
    told = [finding for finding in checked.findings if finding.clause == one.clause]
    if any(one.clause in row.open for row in checked.coverage):
        return "open"
    if one.clause in known and any(found.severity is Severity.ERROR for found in told):
        return "open"
    if one.clause in known:
        if any(one.clause in row.met for row in checked.coverage):
            return "met"
        return "answered" if one.answered else "unanswered"
    if one.rules:
        return "open" if any(found.rule in one.rules for found in told) else "no finding"
    return "not covered"


def _of_parts(parts: Iterable[Clause]) -> str:
    """Return the state of a clause that is asked for by its parts alone."""
    states = {part.state for part in parts}
    if "open" in states:
        return "open"
    if len(states) == 1:
        return states.pop()
    return "partly" if states - {"not covered"} else "not covered"


def _is_in(other: Clause, name: str) -> bool:
    return other.clause.rpartition(".")[0] == name


def as_json(clauses: Iterable[Clause]) -> str:
    """Return ``{"version": 1, "clauses": [...]}``; ``evidence`` is empty: none is kept yet."""
    data: dict[str, Any] = {
        "version": VERSION,
        "clauses": [
            {
                "clause": one.clause,
                "verb": one.verb,
                "title": one.title,
                "state": one.state,
                "answered": [asdict(answer) for answer in one.answered],
                "published": one.published,
                "rules": one.rules,
                "evidence": [],
            }
            for one in clauses
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_text(clauses: Iterable[Clause]) -> str:
    """Return a line for each clause with its state, what answers it below, and a count."""
    lines, counted = [], dict.fromkeys(STATES, 0)
    for one in clauses:
        counted[one.state] += 1
        lines.append(f"{one.clause}  {one.state}  {one.title}")
        places = [f"{x.path}:{x.line} {x.field}" for x in one.answered[:_MOST]]
        if more := len(one.answered) - _MOST:
            places += [f"and {more} more"] if more > 0 else []
        if places:
            lines.append(f"    written: {', '.join(places)}")
        if one.published:
            lines.append(f"    published: {', '.join(one.published)}")
        elif one.answered:
            lines.append("    published: nowhere")
        if one.rules:
            lines.append(f"    rules: {', '.join(one.rules)}")
    lines.append("")
    lines += [f"{count} {state}: {STATES[state]}" for state, count in counted.items() if count]
    return "\n".join(lines) + "\n"
